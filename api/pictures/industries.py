"""`industries`: in which sectors a track's jobs are, and the typical pay there."""

from typing import TYPE_CHECKING

from advisor.facts import Fact
from advisor.tools.show import show
from api.pictures.parts import foot, head
from api.pictures.placing import Scale
from api.pictures.records import Made, Picture
from api.tables.tracks import industries as industries_table

if TYPE_CHECKING:
    from api.pictures.sheet import Sheet
    from api.tables.material import Material

_Sector = tuple[str, Fact, Fact | None]


def industries(material: "Material") -> Made | str:
    """Sectors by share, or why there are none."""
    table, content = industries_table(material), material.section("industries")
    if table is None or material.page is None:
        return material.why_not("industries", "no pay by sector is on file")
    sectors: list[_Sector] = [
        (one["sector"], share, material.fact(one.get("typical_median")))
        for one in content["sectors"]
        if (share := material.fact(one["share"])) is not None
    ]
    title = f"{material.page.title}: jobs by industry"
    year = sectors[0][1].as_of

    def paint(sheet: "Sheet") -> None:
        head(sheet, title, f"Share of the track's jobs in each sector, and typical pay there, {year}")
        _rows(sheet, sectors)
        foot(
            sheet,
            table.citations,
            "Typical pay: the mean of the occupations' medians, weighted by jobs. Sectors under one percent are left out.",
        )

    return Made(Picture("industries", title, _alt(material.page.title, sectors), table), paint)


def _rows(sheet: "Sheet", sectors: list[_Sector]) -> None:
    start = 300.0 if sheet.wide else 0.0
    pay = 92.0  # the column of pay at the right
    top = float(max(share.value for _, share, _ in sectors))
    scale = Scale(0, top, start, sheet.width - pay - 52)
    sheet.text(sheet.width, sheet.y + sheet.small, "Typical pay", size=sheet.small, tone="soft", align="right")
    sheet.text(start, sheet.y + sheet.small, "Share of jobs", size=sheet.small, tone="soft")
    sheet.y += sheet.small + 6
    for name, share, typical in sectors:
        if sheet.wide:
            lines = sheet.broken(name, start - 14, sheet.small)[:2]
            height = max(24.0, len(lines) * 15.5 + 8)
            middle = sheet.y + height / 2
            for order, line in enumerate(lines):
                sheet.text(0, middle + 4.5 + (order - (len(lines) - 1) / 2) * 15.5, line, size=sheet.small)
        else:
            middle, height = sheet.y + 28, 40.0
            sheet.text(0, sheet.y + 15, sheet.cut(name, sheet.width, sheet.small), size=sheet.small)
        end = scale.at(share.value)
        sheet.bar(start, end, middle, 13, "bar_strong")
        sheet.text(end + 6, middle + 4.5, show(share), size=sheet.small, bold=True)
        words = f"{show(typical)}" if typical is not None else "too few figures"
        sheet.text(
            sheet.width,
            middle + 4.5,
            words,
            size=sheet.small,
            tone="ink" if typical is not None else "soft",
            align="right",
        )
        sheet.y += height


def _alt(track: str, sectors: list[_Sector]) -> str:
    first, *others = sectors[:3]
    said = f"Most {track} jobs are in {first[0]} ({show(first[1])})"
    if others:
        said += ", then " + " and ".join(f"{name} ({show(share)})" for name, share, _ in others)
    paid = sorted(
        ((typical.value, name, typical) for name, _, typical in sectors if typical is not None), key=lambda one: one[0]
    )
    if len(paid) > 1:
        said += (
            f". Typical pay runs from {show(paid[0][2])} a year in {paid[0][1]} to {show(paid[-1][2])} in {paid[-1][1]}"
        )
    return said + "."
