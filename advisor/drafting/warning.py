"""What the counselor is told of a draft's handling of matters that drafts leave out: which the request put in, and which items
of the file were shortened or left out for them, without repeating their words."""

from advisor.drafting.client_file import ClientFile
from advisor.drafting.document import Document
from advisor.drafting.tellable import Cut
from advisor.drafting.voice import Voice
from advisor.offline.prose.tongue import capital


def warned(voice: Voice) -> list[str]:
    """The warnings, those on the request first."""
    asked = voice.found.asked
    told = [voice.word(f"warn.{topic}") for topic in sorted(asked.topics)]
    return [*told, *dict.fromkeys(_cut(voice, one) for one in asked.cuts)]


def reminded(document: Document, client: ClientFile | None, voice: Voice) -> Document:
    """With a reminder to the counselor where the file holds no consent that stands; nothing of it is in the draft itself."""
    if client is None or any(one.given for one in client.consents):
        return document
    return document.model_copy(update={"warnings": [*document.warnings, voice.word("warn.keep")]})


def _cut(voice: Voice, cut: Cut) -> str:
    what = voice.word(f"warn.of.{cut.kind}", number=str(cut.number), of=str(cut.of))
    matter = voice.listed([voice.word(f"warn.of.{topic}") for topic in cut.topics])
    return capital(voice.word("warn.omitted" if cut.whole else "warn.shortened", what=what, matter=matter))
