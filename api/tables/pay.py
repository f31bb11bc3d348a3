"""Tables of pay: the percentiles of each pay code of a career or an occupation, and the roles of a track by level."""

from api.tables.material import Material
from api.tables.records import Cell, Table

STEPS = ("p10", "p25", "median", "p75", "p90")
_HEADS = (
    "Occupation",
    "Pay code",
    "10th percentile",
    "25th percentile",
    "Median",
    "75th percentile",
    "90th percentile",
    "Mean",
)
RUNGS = (
    "Places among all who do this work today, from the lowest paid to the highest paid; not years of experience. "
    "The 10th percentile is the pay that one in ten earns less than. Pay before taxes, national."
)  # fmt: skip


def ladder(material: Material) -> Table | None:
    """National p10 … p90 and mean of each six-digit pay code, in the unit in which it is published."""
    content = material.section("progression")
    if not isinstance(content, dict):
        return None
    rows = [
        (
            Cell(line["title"]),
            Cell(line["code"]),
            *(material.cell(line["percentiles"].get(name)) for name in (*STEPS, "mean")),
        )
        for line in content.get("codes", ())
    ]
    shared = " ".join(line["note"] for line in content.get("codes", ()) if line.get("note"))
    return material.table("ladder", "Pay from the lowest to the highest", _HEADS, rows, f"{RUNGS} {shared}".strip())


def roles(material: Material) -> Table | None:
    """Roles of a track from entry to executive with their national median, and the typical pay of each level."""
    content = material.section("progression")
    if not isinstance(content, list):
        return None
    ranged = any(material.latest_pay(one["code"]) for line in content for one in line.get("roles", ()))
    rows: list[tuple[Cell, ...]] = []
    for line in content:
        level = Cell(line["level"].capitalize())
        empty = (Cell(""), Cell("")) if ranged else ()
        if "typical_median" in line:
            typical = material.cell(line["typical_median"])
            rows.append((level, Cell("All roles of this level"), Cell(""), Cell("typical pay"), typical, *empty))
        for one in line.get("roles", ()):
            card = material.latest_pay(one["code"])
            found = card.percentiles if card is not None else {}
            half = (material.cell(found.get("p25")), material.cell(found.get("p75"))) if ranged else ()
            rows.append(
                (level, Cell(one["title"]), Cell(one["code"]), Cell("median"), material.cell(one["median"]), *half)
            )
        if not line.get("roles"):
            rows.append((level, Cell(line.get("text", "no role on file")), Cell(""), Cell(""), Cell("none"), *empty))
    note = (
        "Typical pay is the mean of the roles' medians, weighted by jobs; it is not a median. Levels are this project's own "
        "judgement. Where a level has many roles, those with most jobs are listed."
    )
    heads = ("Level", "Role", "Pay code", "Figure", "Pay", *(("25th percentile", "75th percentile") if ranged else ()))
    return material.table("roles", "Roles from entry to executive", heads, rows, note)
