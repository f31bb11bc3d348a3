"""Tables of a track beside its pay: industries, members by level, tracks to which skills transfer."""

from api.tables.material import Material, page_of
from api.tables.records import Cell, Table


def industries(material: Material) -> Table | None:
    """Sectors by share of the track's jobs, with typical pay there."""
    content = material.section("industries")
    sectors = content.get("sectors", ()) if isinstance(content, dict) else ()
    rows = [
        (
            Cell(one["sector"]), material.cell(one["share"]),
            material.cell(one.get("typical_median"), "too few of its jobs there have a figure"),
        )
        for one in sectors
    ]  # fmt: skip
    note = "Share of the track's jobs, as far as counted; sectors under one percent are left out. Typical pay is a mean of medians weighted by jobs, not a median."
    return material.table("industries", "Industries", ("Sector", "Share of jobs", "Typical pay"), rows, note)


def members(material: Material) -> Table | None:
    """The occupations of the track by level."""
    content = material.section("levels")
    if not isinstance(content, dict):
        return None
    rows = [
        (Cell(level.capitalize()), Cell(one["title"], href=page_of(one["code"])), Cell(one["code"]), Cell(one["role"]))
        for level, ones in content["members"].items()
        for one in ones
    ]
    heads = ("Level", "Occupation", "O*NET code", "Part in the track")
    note = "Which occupations belong, and at which level, is this project's own judgement."
    return material.table("members", "Occupations of the track", heads, rows, note, [content["citation"]])


def transfers(material: Material) -> Table | None:
    """The nearest tracks by skills and activities."""
    content = material.section("transfers")
    lines = content.get("tracks", ()) if isinstance(content, dict) else ()
    rows = [(Cell(one["title"], href=f"/tracks/{one['track']}"), material.cell(one["likeness"])) for one in lines]
    note = content.get("method") if isinstance(content, dict) else None
    return material.table("transfers", "Where the skills transfer", ("Track", "Likeness"), rows, note)
