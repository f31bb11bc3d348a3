"""The manner of a draft, changed by instructions: shorter, more formal, without a measure or with one more. Pure data."""

from advisor.facts import Frozen


class Style(Frozen):
    """`without` and `added` name measures: `pay`, `outlook`, `training`, `resilience`, `change`, `real`, and for
    `without` also the key of a section."""

    short: bool = False
    formal: bool = False
    without: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
