"""What a client let be passed on to somebody else: whether a consent stands, and what its words name. Pure.

A consent without words lets nothing but the referral itself be known: what was agreed is not guessed.
"""

import re

from advisor.drafting.client_file import ClientFile, Consent, Item, ItemKind
from advisor.drafting.topics import Topic, topics_in, without
from advisor.facts import Frozen

_SHARES = re.compile(r"(?i)refer|shar|compart|deriv|disclos|release")
_ALL = re.compile(
    r"\b(?:everything|anything|all of (?:it|this|that|my)|all you know|all about me|whatever|the whole (?:file|story|thing)|my (?:whole )?file|todo\b(?! el tiempo| tipo)|lo que (?:sea|haga falta|ayude|quiera\w*|sirva|necesit\w+)|cualquier cosa|mi expediente)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:nothing|not|never|no|none|except|but for|apart from|other than|leave out|keep out|without|only if|nada|nunca|ni|salvo|excepto|menos|sin|tampoco)\b|n['’]t\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"[.;!?\n]+|,\s*|\s+(?:but|pero|except|salvo|excepto|although|though|aunque)\s+|\s+(?:and|y)\s+(?=(?:not|no|nothing|never|don|do not|leave|nada|nunca|ni)\b)",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[ItemKind, re.Pattern[str]], ...] = (
    ("goal", re.compile(r"\b(?:my |the |mis |las? |los )?(?:goals?|aims?|plans?|what i (?:want|am looking for)|metas?|objetivos?|lo que (?:quiero|busco))\s*(?:$|and\b|y\b|for\b|,)", re.I)),
    ("situation", re.compile(r"\b(?:my|mi|the|la) (?:situation|story|work history|history|background|situaci[oó]n|historia)\b|\bwhat happened\b", re.I)),
    ("constraint", re.compile(r"\b(?:my |the |mis |los )?(?:constraints?|limits?|limitations?|barriers?|hours|l[ií]mites|obst[aá]culos|restricciones|barreras)\s*(?:$|and\b|y\b|,)", re.I)),
)  # fmt: skip
_EMPTY_LISTED = (
    "that this they them their with about from have want need like would could should tell know work works working job jobs please "
    "only just also yes okay sure pass share send give college office center fine what when where looking wants needs likes "
    "into some more than very well good steady client become becoming being "
    "que para por con los las una uno del como quiero quiere necesito necesita tengo tiene trabajo trabajos decir diga digan "
    "puede pueden puedes solo contar compartir favor ser estar busco busca muy más the and for you are can may not her his she him"
)
_EMPTY = frozenset(_EMPTY_LISTED.split())


class Agreement(Frozen):
    """What stands. `words`: those of the consent; `None` where it has none. `on` is not told: only what was agreed is."""

    stands: bool = False
    words: str | None = None

    def quoted(self, allowed: frozenset[Topic]) -> str | None:
        """The words of the consent that may be read by whoever gets the note: neither what they keep back nor what is
        left out of drafts. `None` where nothing of them may."""
        said = " ".join(part.strip() for part in _parts(self.words or "", keep=False))
        left, _ = without(said, allowed)
        return left if len(left.split()) > 1 else None

    def allows(self, text: str, kind: ItemKind | None = None) -> bool:
        """Whether the words name this: all of it, its kind, or what it says."""
        if not self.stands or not self.words:
            return False
        agreed = _parts(self.words, keep=False)
        kept_back = {stem for part in _parts(self.words, keep=True) for stem in _stems(part)}
        mine = _stems(text)
        if mine & kept_back or topics_in(text) & frozenset(
            t for part in _parts(self.words, keep=True) for t in topics_in(part)
        ):
            return False
        if kind is not None and _kept_kind(self.words, kind):
            return False
        if any(_ALL.search(part) for part in agreed):
            return True
        if kind is not None and any(words.search(part) for part in agreed for name, words in _KINDS if name == kind):
            return True
        # One part of the words names it; words of several together may say something else.
        return bool(mine) and any(len(mine & _stems(part)) >= _share(part, kind) * len(mine) for part in agreed)


_WISH = re.compile(r"(?i)\b(?:goals?|wish\w*|wants?|hopes?|plans?|metas?|objetivos?|quier[oe]|deseo)\b")


def _share(part: str, kind: ItemKind | None) -> float:
    """How much of an item's words must be named: half where a wish is spoken of and the item is one."""
    return 0.5 if kind == "goal" and _WISH.search(part) is not None else 0.7


def agreement(client: ClientFile | None) -> Agreement:
    """The latest word on sharing, where it is a yes. A withdrawal without a date is the last word."""
    said = [one for one in client.consents if _SHARES.search(one.kind)] if client is not None else []
    if not said or any(not one.given and one.on is None for one in said):
        return Agreement()
    last = sorted(said, key=_moment)[-1]
    return Agreement(stands=last.given, words=(last.words or "").strip() or None) if last.given else Agreement()


def _moment(one: Consent) -> str:
    return one.on.isoformat() if one.on is not None else ""


def may_share(item: Item, agreed: Agreement) -> bool:
    """Whether an item may be passed on: the client's own, and named by their words."""
    return item.from_client and item.kind != "note" and agreed.allows(item.text, item.kind)


def _parts(words: str, *, keep: bool) -> list[str]:
    """The clauses that give leave, or with `keep` those that keep something back. "Not" alone keeps back what follows it in
    its clause: what the client says of themselves ("I cannot work nights") is read as given by what comes before."""
    found: list[tuple[str, bool]] = []
    ends = [0, *(one.end() for one in _PART.finditer(words))]
    starts = [*(one.start() for one in _PART.finditer(words)), len(words)]
    joints = ["", *(one.group() for one in _PART.finditer(words))]
    for start, end, joint in zip(ends, starts, joints, strict=True):
        part = words[start:end].strip()
        if not part:
            continue
        said = _SAID.search(part)
        denied = _DENIES.search(part[: said.start()] if said is not None else part) is not None
        denied = denied or re.search(r"(?i)\b(?:except|salvo|excepto)\b", joint) is not None
        if joint.strip().casefold() in ("but", "pero") and found and _ALL.search(found[-1][0]):
            denied = (
                denied or re.search(r"(?i)\b(?:tell|say|share|diga|decir)", part) is None
            )  # "everything but my hours"
        if not denied and joint.strip() == "," and found and found[-1][1] and len(part.split()) < 4:
            denied = True  # "nothing about prison, my health"
        found.append((part, denied))
    return [part for part, denied in found if denied is keep]


_SAID = re.compile(
    r"(?i)\b(?:tell|say|know|share|mention|diga|decir|cuente)\b.{0,30}\b(?:that |que )?(?:i|yo|no)\b.{0,12}(?:can|cannot|do|have|puedo|tengo|manejo)|^i (?:can|do|have)"
)
"""A denial that is itself to be passed on: "tell them I can't work nights"."""


def _kept_kind(words: str, kind: ItemKind) -> bool:
    return any(pattern.search(part) for part in _parts(words, keep=True) for name, pattern in _KINDS if name == kind)


def _stems(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+|\d+", text.lower())
    return {
        one[:5].rstrip("s") if not one.isdigit() else one
        for one in words
        if (len(one) > 2 or one.isdigit()) and one not in _EMPTY
    }
