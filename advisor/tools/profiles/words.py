"""Sections of words and names of a career or an occupation: what it is, what is done in it, what it is called, what is near.

Prose is ours or a publisher's, word for word and with its citation; nothing here writes a sentence about an occupation.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from advisor.tools.context import ToolContext
from advisor.tools.sections import MOST, STARTER, Content, gathered, prose
from advisor.tools.subjects import Subject

if TYPE_CHECKING:
    from knowledge.occupations import Occupation

TOLD_INSIDE: tuple[tuple[str, str], ...] = (
    ("morning", "One morning"),
    ("who_thrives", "Who does well in it"),
    ("leaving", "What people leave over"),
    ("without_degree", "Ways in without a degree"),
)
"""Sections that our own narratives hold beside `inside`: key and title. They stand inside it and can be asked for alone."""

NARROW = 8
"""A career of up to so many occupations is alike enough that its story says something of each."""
_TIERS = {"Primary-Short": "closest", "Primary-Long": "close", "Supplemental": "further"}
_KINDS = ("reported", "short", "alternate", "direct_match")
_VIDEO = "Where there is no film of the very occupation, the publisher links that of a near one."


def page_of(context: ToolContext, found: Subject) -> str | None:
    """The career whose published page speaks of this very subject: itself, or a career that is only this occupation."""
    if found.ref.kind == "career":
        return found.ref.id
    careers = context.knowledge.careers.of_occupation(found.ref.id)
    return next((one.career_id for one in careers if len(one.members) == 1), None)


def told(context: ToolContext, found: Subject, key: str) -> Content:
    """A section of prose about the subject; an occupation that is all of a career is told by its page too, and a career
    that is only one occupation by that of the occupation."""
    narratives, page = context.knowledge.narratives, page_of(context, found)
    own = narratives.section(found.ref.kind, found.ref.id, key)
    if own is None and found.ref.kind == "occupation" and page:
        own = narratives.section("career", page, key)
    if own is None and found.ref.kind == "career" and len(found.members) == 1:
        own = narratives.section("occupation", found.members[0][0], key)
    return prose(context, own)


def told_of_group(context: ToolContext, found: Subject, key: str) -> Content:
    """A section of prose about the career that an occupation belongs to, under `group` its title: the story of a wider group,
    never of the occupation alone. None where it is in several careers, or its career is wide or has no such story."""
    careers = context.knowledge.careers.of_occupation(found.ref.id) if found.ref.kind == "occupation" else ()
    if len(careers) != 1 or len(careers[0].members) > NARROW:
        return None
    text = prose(context, context.knowledge.narratives.section("career", careers[0].career_id, key))
    if not isinstance(text, dict):
        return None
    return text | {
        "group": careers[0].title,
        "note": f"This tells of a wider group, {careers[0].title}, of which it is one.",
    }


def summary(context: ToolContext, found: Subject, members: Sequence["Occupation"]) -> Content:
    """Our summary, else the publisher's description of an occupation, else that of a career's main one."""
    if own := told(context, found, "summary"):
        return own
    described = [one for one in members if one.description]
    if not described:
        return None
    one = described[0]
    content = {"markdown": one.description, "citation": context.ledger.cite(one.citation)}
    return content if len(members) == 1 else content | {"note": f"This describes {one.title}, one of its occupations."}


def video(context: ToolContext, members: Sequence["Occupation"]) -> Content:
    """Links to a publisher's films, each once."""
    found = [
        one for member in members if (one := context.knowledge.occupations.video(member.onet_soc_code)) is not None
    ]
    once = {one.url: one for one in found}
    if not once:
        return None
    lines = [
        {"title": one.title, "url": one.url, "citation": context.ledger.cite(one.citation)} for one in once.values()
    ]
    return {"text": _VIDEO, "links": lines}


def responsibilities(context: ToolContext, found: Subject, members: Sequence["Occupation"]) -> Content:
    """In our words where they are written, O*NET's tasks where its texts are built in, and its main work activities."""
    content: dict[str, Any] = gathered(context, members, context.knowledge.occupations.activities) or {}
    if own := told(context, found, "responsibilities"):
        content["in_our_words"] = own
    if tasks := _tasks(context, members):
        content["tasks"] = tasks
    elif content and context.knowledge.manifest.kind == "starter":
        content["tasks"] = {"text": f"Task statements are {STARTER}."}
    return content


def _tasks(context: ToolContext, members: Sequence["Occupation"]) -> dict[str, Any] | None:
    """Core tasks first, a few of each member, so that no member speaks for all."""
    share = max(1, MOST // max(1, len(members)))
    taken = [
        (member, task)
        for member in members
        for task in context.knowledge.occupations.tasks(member.onet_soc_code)[:share]
    ]
    if not taken:
        return None
    told = {
        "items": [task.statement.rstrip(".") for _, task in taken[: MOST + 3]],
        "citation": context.ledger.cite(taken[0][1].citation),
    }
    return told if len(members) == 1 else told | {"note": "Some of each specialization; its own page has more."}


def inside(context: ToolContext, found: Subject) -> Content:
    """The narrative of a day, with the other things our narratives tell: a morning, who does well, why people leave."""
    day = told(context, found, "inside")
    parts = {key: part for key, _ in TOLD_INSIDE if (part := told(context, found, key))}
    if not isinstance(day, dict):
        return parts
    return {**day, **parts}


def technology(context: ToolContext, members: Sequence["Occupation"]) -> Content:
    """Software and devices by name; which of them are asked for in postings, as O*NET marks them."""
    listed = {
        member.onet_soc_code: context.knowledge.occupations.technology(member.onet_soc_code) for member in members
    }
    told = gathered(context, members, lambda code: listed[code])
    if told is None:
        return None
    used = {one.name.casefold(): one for ones in listed.values() for one in reversed(ones)}
    shown = [used[name.casefold()] for name in told["items"] if name.casefold() in used]
    for flag in ("in_demand", "hot"):
        if names := [one.name for one in shown if getattr(one, flag)]:
            told[flag] = names
    return told


def also_known_as(context: ToolContext, members: Sequence["Occupation"]) -> Content:
    """Other titles, those first that people in the work report."""

    def read(code: str) -> list[Any]:
        titles = [one for one in context.knowledge.occupations.alternate_titles(code) if one.kind in _KINDS]
        own = {member.title.casefold() for member in members}
        return sorted(
            (one for one in titles if one.title.casefold() not in own), key=lambda one: _KINDS.index(one.kind)
        )

    return gathered(context, members, read, 20)


def related(context: ToolContext, found: Subject, members: Sequence["Occupation"]) -> Content:
    """What O*NET calls related, closest first; for a group what is near to most of its members."""
    own = {code for code, _ in found.members}
    near: dict[str, list[Any]] = {}
    for member in members:
        for one in context.knowledge.occupations.related(member.onet_soc_code):
            if one.onet_soc_code not in own:
                near.setdefault(one.onet_soc_code, []).append(one)
    ranked = sorted(near.values(), key=lambda ones: (-len(ones), min(one.rank for one in ones)))
    closest = [min(ones, key=lambda one: one.rank) for ones in ranked[:MOST]]
    return [
        {
            "code": one.onet_soc_code, "title": one.title, "tier": _TIERS.get(one.tier, one.tier),
            "ref": f"/v1/occupations/{one.onet_soc_code}", "citation": context.ledger.cite(one.citation),
        }
        for one in closest
    ]  # fmt: skip


def family(context: ToolContext, found: Subject, members: Sequence["Occupation"]) -> Content:
    """Others of the same career category, the careers that an occupation is in, and the tracks."""
    careers, content = context.knowledge.careers, dict[str, Any]()
    if found.ref.kind == "career":
        career = careers.get(found.ref.id)
        if career is not None and career.category:
            others = [
                one for one in careers.all() if one.category == career.category and one.career_id != career.career_id
            ]
            content["category"] = career.category
            content["careers"] = [_career(one) for one in others]
    elif groups := careers.of_occupation(found.ref.id):
        content["careers"] = [_career(one) for one in groups]
        fellows = {
            one.onet_soc_code: one.title
            for group in groups
            for one in group.members
            if one.onet_soc_code != found.ref.id
        }
        content["specializations_beside_it"] = [
            {"code": code, "title": title, "ref": f"/v1/occupations/{code}"} for code, title in list(fellows.items())[:MOST]
        ]  # fmt: skip
    on = context.knowledge.tracks.names_of([member.onet_soc_code for member in members])
    content["tracks"] = [{"track": one, "title": title, "ref": f"/v1/tracks/{one}"} for one, title in on]
    return {key: one for key, one in content.items() if one}


def _career(career: Any) -> dict[str, str]:
    return {"career": career.career_id, "title": career.title, "ref": f"/v1/careers/{career.career_id}"}


def sources(context: ToolContext) -> Content:
    """Every source that this card stands on, once: whose, what, of when, under which licence, and its official address."""
    lines: dict[str, dict[str, Any]] = {}
    for number, one in enumerate(context.ledger.sources(), start=1):
        # A section of a source has a number of its own; a reader of the list wants the source.
        line = lines.setdefault(
            one.key,
            {
                "citation": number, "publisher": one.publisher, "dataset": one.title, "vintage": one.vintage.label,
                "url": one.url, "licence": one.licence,
            } | ({"attribution": one.attribution} if one.attribution else {}),
        )  # fmt: skip
        if number != line["citation"]:
            line.setdefault("also_cited_as", []).append(number)
    return list(lines.values())


def report(context: ToolContext, found: Subject) -> Content:
    """How to say that something here is wrong, and what helps to mend it. No address is made up."""
    kind = {"career": "careers", "track": "tracks"}.get(found.ref.kind, "occupations")
    told: dict[str, Any] = {
        "text": "Something here is wrong or out of date? Tell the people who run this service. Say which page and section it "
        "is, what you read and what you expected, and give the build id below; it names the very data behind this page.",
        "page": f"/v1/{kind}/{found.ref.id}",
        "build": context.knowledge.build_id,
    }
    return told | ({"write_to": context.contact} if context.contact else {})
