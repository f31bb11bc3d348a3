"""Tables of a career or an occupation beside pay and score: specializations, jobs and outlook, entry, names, tools."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.tables.material import Material, page_of
from api.tables.records import Cell, Table


def specializations(material: Material) -> Table | None:
    """Each member with median pay, score and range, and projected growth."""
    rows = []
    for line in material.section("specializations") or ():
        outlook: Mapping[str, str] = line.get("ai_outlook", {})
        rows.append(
            (
                Cell(line["title"], href=page_of(line["code"])), Cell(line["code"]),
                material.cell(line.get("median"), line.get("no_pay", "not published")), Cell(line.get("paid_as", "")),
                material.cell(outlook.get("score"), "no score"), material.cell(outlook.get("low")),
                material.cell(outlook.get("high")), material.cell(line.get("growth"), "no projection on file"),
            )
        )  # fmt: skip
    heads = (
        "Specialization",
        "O*NET code",
        "Median pay",
        "Pay code",
        "AI resilience",
        "Lowest",
        "Highest",
        "Projected growth",
    )
    note = "National figures. Where several share a pay code, its pay is published for the code as a whole."
    return material.table("specializations", "Specializations", heads, rows, note)


def jobs(material: Material) -> Table | None:
    """National jobs now, projected growth and openings of each code."""
    content = material.section("jobs")
    rows = []
    for line in content.get("codes", ()) if isinstance(content, dict) else ():
        outlook = line.get("outlook", {})
        rows.append(
            (
                Cell(line["title"]), Cell(line["code"]), material.cell(line.get("employment")),
                material.cell(outlook.get("growth"), "no projection on file"),
                material.cell(outlook.get("openings"), "no projection on file"),
            )
        )  # fmt: skip
    note = (
        "National. Jobs are wage-and-salary jobs; openings are new jobs and people to be replaced, a year on average."
    )
    return material.table(
        "jobs", "Jobs and outlook", ("Occupation", "Code", "Jobs", "Projected growth", "Openings"), rows, note
    )


def education(material: Material) -> Table | None:
    """What is typical for entry, and what people in the work name as required."""
    content = material.section("education")
    if not isinstance(content, dict):
        return None
    rows, cites = [], set()
    for line in content.get("entry", ()):
        cites.add(line["citation"])
        for words, key in (
            ("Typical schooling at entry", "entry_education"),
            ("Experience in a related occupation", "work_experience"),
            ("Training on the job", "on_the_job_training"),
        ):
            answer = Cell(line.get(key) or "not stated", source=line["citation"])
            rows.append((Cell(line["title"]), Cell(line["code"]), Cell(words), answer, Cell("not a share")))
    for line in content.get("named_as_required", ()):
        for one in line["levels"]:
            rows.append(
                (Cell(line["title"]), Cell(line["code"]), Cell("Named as required by those asked"), Cell(one["level"]), material.cell(one["share"]))
            )  # fmt: skip
    for line in content.get("not_named", ()):
        title, code = Cell(line["title"]), Cell(line["code"])
        # Nobody is cited for what is missing: the reason is this service's own.
        rows.append(
            (title, code, Cell("Named as required by those asked"), Cell("none"), Cell(line["reason"], source=0))
        )
    heads = ("Occupation", "Code", "What", "Answer", "Share")
    return material.table("education", "Education and training", heads, rows, None, cites)


def time_and_cost(material: Material) -> Table | None:
    """Years before entry by our rule of thumb, job zones, and what another publisher prints, named as such."""
    content = material.section("time_and_cost")
    if not isinstance(content, dict):
        return None
    rows = []
    for line in content.get("years", ()):
        rows.append((Cell(line["title"]), Cell("Years before entry"), material.cell(line["before_entry"])))
        if "job_zone" in line:
            rows.append((Cell(line["title"]), Cell("O*NET job zone"), material.cell(line["job_zone"])))
    for column, fact_id in content.get("facts", {}).items():
        words = column.removesuffix("_usd").replace("_", " ").capitalize()
        rows.append((Cell(f"As {content['publisher']} prints it"), Cell(words), material.cell(fact_id)))
    note = " ".join(part for part in (content.get("text"), content.get("caveat")) if part)
    return material.table("time_and_cost", "Time and cost", ("Of", "What", "Figure"), rows, note or None)


def _names(material: Material, key: str, name: str, title: str, head: str) -> Table | None:
    content = material.section(key)
    if not isinstance(content, dict) or "items" not in content:
        return None
    rows = [(Cell(one),) for one in content["items"]]
    return material.table(name, title, (head,), rows, None, [content["citation"]])


def technology(material: Material) -> Table | None:
    """Software and devices, with O*NET's marks of what postings ask for."""
    content = material.section("technology")
    if not isinstance(content, dict):
        return None
    marks = (("in_demand", "yes"), ("hot", "yes"))
    rows = [
        (Cell(one), *(Cell(word if one in content.get(key, ()) else "no") for key, word in marks))
        for one in content["items"]
    ]
    heads = ("Technology", "Often asked for in postings of this work", "Often asked for in all postings")
    return material.table("technology", "Technology", heads, rows, "Marks by O*NET.", [content["citation"]])


def abilities(material: Material) -> Table | None:
    """The foremost abilities and skills; for one occupation with their importance from 0 to 100."""
    content = material.section("abilities")
    if not isinstance(content, dict):
        return None
    skills: Any = content.get("skills", ())
    groups: tuple[tuple[str, Sequence[Any]], ...] = (
        ("Ability", content.get("abilities") or content.get("items", ())),
        ("Skill", skills.get("items", ()) if isinstance(skills, dict) else skills),
    )
    rows = []
    for kind, ones in groups:
        for one in ones:
            rated = isinstance(one, dict)
            rows.append(
                (
                    Cell(kind),
                    Cell(one["name"] if rated else one),
                    material.cell(one["importance"] if rated else None, "see each occupation"),
                )
            )
    cites = {number for part in (content, skills) if isinstance(part, dict) and (number := part.get("citation"))}
    return material.table("abilities", "Key abilities and skills", ("Kind", "Name", "Importance"), rows, None, cites)


def also_known_as(material: Material) -> Table | None:
    """Other titles."""
    return _names(material, "also_known_as", "also_known_as", "Also known as", "Title")


def training(material: Material) -> Table | None:
    """Programs of study that the crosswalk joins to it."""
    content = material.section("training")
    if not isinstance(content, dict) or "programs" not in content:
        return None
    rows = [(Cell(one["cip"]), Cell(one["title"])) for one in content["programs"]]
    return material.table(
        "training", "Programs of study", ("CIP code", "Program"), rows, content.get("note"), [content["citation"]]
    )


def related(material: Material) -> Table | None:
    """What O*NET calls related, closest first."""
    lines = material.section("related") or ()
    rows = [(Cell(one["title"], href=page_of(one["code"])), Cell(one["code"]), Cell(one["tier"])) for one in lines]
    cites = {one["citation"] for one in lines}
    return material.table("related", "Related occupations", ("Occupation", "O*NET code", "How near"), rows, None, cites)
