"""Errors of a turn, each with one clear sentence for a person. They carry no stack trace, SQL, key or provider's body."""


class AdvisorError(Exception):
    """Something a person can be told in one sentence."""


class RequestError(AdvisorError):
    """The request is not what the contract allows; `field` names the culprit."""

    def __init__(self, sentence: str, field: str = "message") -> None:
        super().__init__(sentence)
        self.field = field


class NotYours(AdvisorError):
    """The conversation does not exist, or is another's: told apart by nobody."""

    def __init__(self, sentence: str = "There is no such conversation.") -> None:
        super().__init__(sentence)


class Conflict(AdvisorError):
    """The idempotency key was used with another body, or another turn of this conversation is still running."""


class RecordsError(AdvisorError):
    """The records cannot be opened or written."""


class ModelError(AdvisorError):
    """The chat model cannot be set up or does not answer."""
