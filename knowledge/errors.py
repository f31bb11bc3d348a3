"""What can go wrong with knowledge, each as one sentence that a person can act on.

Never a stack trace, never a path inside this machine beyond the file a person named.
"""


class KnowledgeError(Exception):
    """Something about the knowledge is not as it must be. `str(error)` is one clear sentence."""


class SourceError(KnowledgeError):
    """A publisher's file is missing, damaged, of another year, or not what its name says."""


class BuildError(KnowledgeError):
    """A build could not be finished or did not pass its checks; the current build is untouched."""


class NotFoundError(KnowledgeError):
    """There is no such thing (no build, no area, no occupation); the sentence names what mends it."""


class BusyError(KnowledgeError):
    """Another build is at work in the same home."""
