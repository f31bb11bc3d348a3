"""The few figures at the head of a page: typical pay, jobs, outlook, resilience; each with place and year, or why not."""

from typing import Any, NamedTuple

from markupsafe import Markup

from api.pages.figures import Figures
from api.pages.places import Here
from api.tables.material import as_a_whole


class Key(NamedTuple):
    """A figure with its label; `value` None with a `reason`."""

    label: str
    value: Markup | None
    where: str = ""
    reason: str = ""
    more: str = ""


def of_profile(kind: str, sections: dict[str, Any], f: Figures) -> list[Key]:
    """Pay, jobs, outlook and resilience of a career or an occupation."""
    pay, jobs = sections.get("progression") or {}, sections.get("jobs") or {}
    return [_pay(pay, f), _jobs(pay, jobs, f), _growth(pay, jobs, f), _score(kind, sections.get("resilience"), f)]


def _pay(pay: dict[str, Any], f: Figures) -> Key:
    if typical := pay.get("typical_median"):
        return Key("Typical pay", f.in_words(typical), f.when([typical]), more="a weighted mean of medians")
    codes = pay.get("codes") or []
    if not codes:
        return Key("Median pay", None, reason="no pay is published for it")
    if len(codes) > 1:
        medians = [line["percentiles"]["median"] for line in codes if "median" in line["percentiles"]]
        return (
            _between("Median pay", medians, f, "of its occupations")
            if medians
            else Key("Median pay", None, reason="not published")
        )
    line = codes[0]
    median = line["percentiles"].get("median")
    if median is None:
        return Key("Median pay", None, reason="no median is published for it")
    return Key(
        "Median pay",
        f.in_words(median),
        f.when([median]),
        more=as_a_whole(pay),
    )


def _jobs(pay: dict[str, Any], jobs: dict[str, Any], f: Figures) -> Key:
    codes = jobs.get("codes") or []
    found = pay.get("employment") or (codes[0].get("employment") if len(codes) == 1 else None)
    if found is None:
        return Key("Jobs", None, reason="no count of the whole is published")
    return Key("Jobs", f(found), f.when([found]), more=as_a_whole(pay))


def _growth(pay: dict[str, Any], jobs: dict[str, Any], f: Figures) -> Key:
    found = [line["outlook"]["growth"] for line in jobs.get("codes") or [] if "growth" in line.get("outlook", {})]
    if not found:
        return Key("Outlook", None, reason="no projection is on file")
    more = "projected change of jobs"
    if len(found) == 1:
        of, whole = f.fact(found[0]).of, as_a_whole(pay)
        if f.fact(found[0]).basis == "group" and of.code not in whole:
            whole = f"for {of.code} {of.title} as a whole"
        more = f"{more} {whole}".rstrip()
    return _between("Outlook", found, f, more)


def _between(label: str, ids: list[str], f: Figures, more: str) -> Key:
    """One figure, or the lowest and the highest of several."""
    ordered = sorted(ids, key=lambda one: f.fact(one).value)
    low, high = ordered[0], ordered[-1]
    if f.fact(low).value == f.fact(high).value:
        return Key(label, f.in_words(low), f.when([low]), more=more)
    return Key(label, Markup("{} to {}").format(f(low), f.in_words(high)), f.when([low, high]), more=more)


def _score(kind: str, card: dict[str, Any] | None, f: Figures) -> Key:
    label, facts = "AI resilience", (card or {}).get("facts", {})
    low, high = facts.get("low"), facts.get("high")
    if kind == "career":
        if low is None or high is None:
            return Key(label, None, reason="no specialization of it has a score")
        same = f.fact(low).value == f.fact(high).value
        value = f(low) if same else Markup("{} to {}").format(f(low), f(high))
        return Key(
            label,
            Markup("{} of 6").format(value),
            f"method of {f.when([low, high])}",
            more="over its specializations; 6 is most resilient",
        )
    if "score" not in facts:
        return Key(label, None, reason="no score: an input is not on file")
    return Key(
        label,
        Markup("{} of 6").format(f(facts["score"])),
        f"method of {f.when([facts['score']])}",
        more="6 is most resilient",
    )


def of_track(sections: dict[str, Any], pay: dict[str, Any], g: Figures, f: Figures) -> list[Key]:
    """Typical pay and jobs of the whole, pay at the first and the last level, and how many occupations."""
    keys = []
    for label, name in (("Typical pay", "typical_median"), ("Jobs", "employment")):
        found = pay.get(name)
        value = (g.in_words(found) if name == "typical_median" else g(found)) if found else None
        keys.append(Key(label, value, g.when([found]) if found else "", "too little of it is published"))
    levels = [line for line in sections.get("progression") or [] if "typical_median" in line]
    if levels:
        ids = [levels[0]["typical_median"], levels[-1]["typical_median"]]
        value = Markup("{} to {}").format(f(ids[0]), f.in_words(ids[1])) if len(levels) > 1 else f.in_words(ids[0])
        keys.append(Key("From first to last level", value, f.when(ids), more="typical pay"))
    if members := f.find("members"):
        keys.append(Key("Occupations", f(members), more="on the track"))
    return keys


def in_place(keys: list[Key], here: Here | None) -> list[Key]:
    """The same for a reader who asked for a place: pay and jobs there with the national figure beside them, and what
    stays national says so."""
    if here is None:
        return keys
    f = here.f
    if here.wage is not None:
        found = [here.wage.percentiles.get("median"), here.wage.employment]
    elif here.group is not None:
        found = [here.group.typical_median, here.group.employment]
    else:
        found = [None, None]
    local = [None if one is None or f.when([one]).startswith("United States,") else one for one in found]
    told = []
    for number, key in enumerate(keys):
        one = local[number] if number < len(local) else None
        if one is not None:
            value = f.in_words(one) if number == 0 else f(one)
            beside = Markup("national: {}").format(key.value) if key.value is not None else Markup("")
            more = Markup("; ").join(part for part in (key.more, beside) if part)
            told.append(key._replace(value=value, where=f.when([one]), reason="", more=more))
        elif key.value is not None and key.where.startswith("United States"):
            told.append(
                key._replace(more="; ".join(part for part in (key.more, _NATIONAL[number < len(local)]) if part))
            )
        else:
            told.append(key)
    return told


_NATIONAL = {True: "national: no figure of the place you asked for", False: "national, not of the place you asked for"}
