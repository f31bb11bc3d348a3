"""The manner of a draft, changed by instructions: shorter, more formal, without a measure or with one more. Pure data."""

from advisor.facts import Frozen


class Style(Frozen):
    """`without` and `added` name measures: `pay`, `outlook`, `training`, `resilience`, `change`, `real`, and for
    `without` also the key of a section; `more` names those that are told at more length. `mentioned`: words of the client's
    file that are to be told, whatever room there is."""

    short: bool = False
    formal: bool = False
    warm: bool = False
    without: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
