"""The table of moves: related occupations with how near they are, pay of both in one area, and what entry asks for."""

from typing import NamedTuple

from advisor.facts import Fact
from advisor.transition_cards import TransitionsCard
from api.tables.material import Material, as_a_whole, page_of
from api.tables.records import Cell, Table

SAME = "one figure is published for both"
_TIERS = {"Primary-Short": "closest", "Primary-Long": "close", "Supplemental": "further"}
NO_PAY = "no pay is published under its own code"


class Move(NamedTuple):
    """A related occupation. `near` is O*NET's word for it, `rank` its place in O*NET's list; `pay` and `own` are medians
    in one area, or `why` there are none to compare."""

    code: str
    title: str
    near: str | None
    rank: Fact | None
    pay: Fact | None
    own: Fact | None
    change: Fact | None
    why: str | None
    entry: str
    near_by: int | None  # the number of the source of `near`


def moves_of(material: Material) -> list[Move]:
    """Moves from an occupation, or what is related to a career with its typical pay beside it."""
    cards = material.cards(TransitionsCard)
    if cards:
        return [
            Move(
                one.code, one.title, _TIERS.get(one.relatedness.tier or "", one.relatedness.tier),
                material.fact(one.relatedness.rank), material.fact(one.pay_change.target), material.fact(one.pay_change.own),
                material.fact(one.pay_change.change), one.pay_change.missing, one.education_step.text,
                one.relatedness.citation,
            )
            for one in cards[0].items
        ]  # fmt: skip
    content = material.section("progression")
    own = material.fact(content.get("typical_median")) if isinstance(content, dict) else None
    if own is None and isinstance(content, dict) and len(content.get("codes", ())) == 1:
        own = material.fact(content["codes"][0]["percentiles"].get("median"))
    found = []
    for one in material.section("related") or ():
        card = material.latest_pay(one["code"])
        pay = material.fact(card.percentiles.get("median")) if card is not None else None
        found.append(
            Move(
                one["code"],
                one["title"],
                one["tier"],
                None,
                pay,
                own,
                None,
                None if pay else NO_PAY,
                "",
                one["citation"],
            )
        )
    return found


def moves(material: Material) -> Table | None:
    """One line a move. Without pay of any of them there is no table here: `related` has the names."""
    found = moves_of(material)
    if not any(one.pay for one in found):
        return None
    single = bool(material.cards(TransitionsCard))
    rows = [
        (
            Cell(one.title, href=page_of(one.code)), Cell(one.code), Cell(one.near or "not listed by O*NET"),
            material.cell(one.pay.id if one.pay else None, one.why or NO_PAY),
            *(
                (material.cell(one.change.id if one.change else None, one.why or "not compared"), Cell(one.entry))
                if single
                else (Cell(one.pay.area.title if one.pay and one.pay.area else ""),)
            ),
        )
        for one in found
    ]  # fmt: skip
    own = next((one.own for one in found if one.own is not None), None)
    heads = (
        "Occupation",
        "O*NET code",
        "How near",
        "Median pay",
        *(("Difference", "What entry asks for") if single else ("Where",)),
    )
    if own is not None:
        here = material.page.title if material.page is not None else own.of.title
        kind = "typical pay, a mean of medians weighted by jobs" if own.statistic == "typical_median" else "median"
        kind = f"{kind} {as_a_whole(material.section('progression'))}".rstrip()
        rows.insert(
            0,
            (
                Cell(f"{here} (this page)"),
                Cell(own.of.code),
                Cell(kind),
                material.cell(own.id),
                *(Cell("") for _ in heads[4:]),
            ),
        )
    note = (
        "National medians. How near is O*NET's judgement of how alike the work is. A higher or lower median is no promise of "
        "what one person would earn after a move."
    )
    return material.table("moves", "Related occupations and their pay", heads, rows, note, _words_from(material))


def _words_from(material: Material) -> set[int]:
    """Whose words the nearness and the entry requirements are."""
    given = {one.relatedness.citation for card in material.cards(TransitionsCard) for one in card.items}
    given |= {one.education_step.citation for card in material.cards(TransitionsCard) for one in card.items}
    return {number for number in given or {one["citation"] for one in material.section("related") or ()} if number}
