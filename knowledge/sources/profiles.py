"""American Dream Jobs: careers as groups of occupations, its published records, video links and narratives.

Official source: the publisher's repository, MIT. What its pages print is only ever quoted as published elsewhere, with the
caveat made here from what is true of that record; it is never mixed with what this project computes. Narratives are the
publisher's machine-assisted prose: their figures are colour, not statistics. A narrative that `lint` refuses is left out and
stands in `UnjoinedRow` with file, line and reason.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeGuard

from knowledge import lint
from knowledge.errors import SourceError
from knowledge.schema import (
    CareerMemberRow,
    CareerRow,
    NarrativeRow,
    PublishedCareerRow,
    Row,
    UnjoinedRow,
    VideoRow,
)  # fmt: skip
from knowledge.sources.onet.files import OnetFiles
from knowledge.sources.register import Registered, chosen
from knowledge.sources.tables import loaded, text

_REPOSITORY = (
    "https://raw.githubusercontent.com/jzhao23/american-dream-jobs/dc00cc459a07123e8e4c6cf534b98599be371e49/data"
)


def _entry(
    key: str, title: str, url: str, file: str, sha256: str, vintage: str, note: str, without: str
) -> Registered:  # fmt: skip
    return Registered(
        key=key, publisher="American Dream Jobs", dataset="Career profiles", title=title, vintage=vintage,
        year=int(vintage[-4:]), url=f"{_REPOSITORY}/{url}", licence="MIT",
        attribution="Copyright (c) 2025-2026 American Dream Jobs, MIT licence.", file=file,
        pattern=f"**/{file}|**/{file.removesuffix('.gz')}", sha256=sha256, reader="profiles", extract_note=note,
        without=without,
    )  # fmt: skip


SOURCES: tuple[Registered, ...] = (
    _entry("profiles-adj-definitions", "Careers and the occupations in them", "consolidation/career-definitions.json",
           "career-definitions.json",
           "82c0d5f40a40257944fbdea1330ca5fa3c1f75fd951b1c2ea82407a276ed9a4f", "January 2026", "",
           "no careers that group occupations"),
    _entry("profiles-adj-content", "Texts about careers", "consolidation/career-content.json", "career-content.json",
           "df3c8a210d7eb70985ceae3b7e506422ab548257a46ab3c41c86e3adb917dd94", "January 2026", "Machine-written, says the publisher; figures in the prose are not statistics.",
           "no texts about careers"),
    _entry("profiles-adj", "Published career records", "output/careers.json", "careers.json.gz",
           "4bb605249ce1691628fe1caf2c188ca4a9e7bb95343bf0a082c6d22ab658cb29", "January 2026",
           "Pay is an aggregate of wage estimates of May 2023; scores and texts are made with machine help.",
           "nothing to set beside our figures from the published career records"),
    _entry("profiles-adj-videos", "Links to videos of occupations (CareerOneStop)", "videos/career-videos.json",
           "career-videos.json.gz",
           "b8172becdf46ac93567435ce032eb96d5880ba9f2fdb70eab1836f0ea9e348b9", "January 2026",
           "Where there is no film of the very occupation, the publisher links that of a near one.",
           "no videos"),
    _entry("profiles-adj-inside", "Narratives of occupations", "inside-career/inside-career.json", "inside-career.json",
           "0db8f173b8416b31e1f42cb873a2ff9634da273937c0c8135c439d1b96e8a3d0", "December 2025", "Machine-assisted prose; figures in it are not statistics.",
           "no narratives of single occupations"),
)  # fmt: skip

SECOND_OF_A_NAME: dict[tuple[str, str], tuple[str, str, tuple[str, ...]]] = {
    ("production-workers", "51-5111.00"): (
        "printing-production-workers", "Production Workers (printing)", ("51-5111.00", "51-5112.00", "51-5113.00"),
    ),
}  # fmt: skip
"""The publisher has two careers under the slug `production-workers`. Slug and primary code of the one that its definitions
lack -> our id and title for it, and the codes of the three specializations that its record names."""


def rows(found: Mapping[str, Path]) -> Iterator[Row]:
    """Each source, then its rows. Raises `SourceError`.

    Careers are the publisher's definitions, its second `production-workers`, and each published record of a single
    occupation that no definition holds; texts of a record serve where the publisher's texts lack the career. A published
    page without any occupation code (fourteen editorial ones) is no group of occupations: it stands in `UnjoinedRow`.
    """
    careers = _career_titles(found)
    occupations = _occupation_titles(found)
    given: set[tuple[str, ...]] = set()
    for entry, path in chosen(SOURCES, found):
        match entry.key:
            case "profiles-adj-definitions":
                read_rows = read_definitions(path, entry.key)
            case "profiles-adj":
                read_rows = read_records(path, entry.key)
            case "profiles-adj-content":
                read_rows = read_content(path, entry.key, careers)
            case "profiles-adj-inside":
                read_rows = read_inside(path, entry.key, occupations)
            case _:
                read_rows = read_videos(path, entry.key)
        new = list(_fit({key: row for row in read_rows if (key := _key(row)) not in given}.values(), path))
        given |= {_key(row) for row in new}
        yield entry.source_row(path, sum(1 for row in new if not isinstance(row, CareerMemberRow | UnjoinedRow)))
        yield from new


REFUSED = "narrative"  # what an `UnjoinedRow` calls a text that was left out
HOSTS = frozenset({"americandreamjobs.org", "www.americandreamjobs.org"})


def _fit(found: Iterable[Row], path: Path) -> Iterator[Row]:
    """The rows, a text that a narrative must not hold replaced by the reason why it is left out."""
    for row in found:
        refused = lint.findings(row.markdown, HOSTS) if isinstance(row, NarrativeRow) else ()
        if isinstance(row, NarrativeRow) and refused:
            # In JSON a text is one line of the file, whatever its own lines.
            said = refused[0]._replace(line=_line(path, row.markdown)).sentence(path.name)
            yield UnjoinedRow(code=row.narrative_id, what=REFUSED, reason=said)
        else:
            yield row


def _line(path: Path, markdown: str) -> int:
    whole = text(path)
    for as_ascii in (False, True):
        place = whole.find(json.dumps(markdown, ensure_ascii=as_ascii)[1:-1])
        if place >= 0:
            return whole.count("\n", 0, place) + 1
    return 1


def _key(row: Row) -> tuple[str, ...]:
    """What may stand once: the definitions come before what the records repeat of them."""
    match row:
        case CareerRow():
            return "career", row.career_id
        case CareerMemberRow():
            return "member", row.career_id, row.onet_soc_code
        case PublishedCareerRow():
            return "published", row.career_id
        case NarrativeRow():
            return "narrative", row.narrative_id
        case VideoRow():
            return "video", row.code
        case _:
            return "other", str(getattr(row, "code", ""))


def _career_titles(found: Mapping[str, Path]) -> dict[str, str]:
    path = found.get("profiles-adj-definitions")
    defined = read_definitions(path, "") if path is not None else ()
    return {row.career_id: row.title for row in defined if isinstance(row, CareerRow)}


def _occupation_titles(found: Mapping[str, Path]) -> dict[str, str]:
    titles: dict[str, str] = {}
    if "onet-30.2" in found:
        files = OnetFiles(found["onet-30.2"])
        for code, title in files.rows("Occupation Data", ("O*NET-SOC Code", "Title")):
            titles[code] = title
    return titles


def read_definitions(path: Path, source_key: str) -> Iterator[Row]:
    """The careers and, in the publisher's order, the occupations in each. Raises `SourceError`."""
    for career_id, career in _part(path, loaded(path), "careers").items():
        codes = _given(path, career, "onetCodes")
        yield CareerRow(
            career_id=career_id, title=_given(path, career, "title"), category=_given(path, career, "category"),
            primary_code=career.get("primaryOnetCode"), source_key=source_key,
        )  # fmt: skip
        yield from _members(career_id, codes, source_key)


def read_records(path: Path, source_key: str) -> Iterator[Row]:
    """The published record of each career that has occupations, and the careers that only the records know. Raises `SourceError`."""
    records = loaded(path)
    if not isinstance(records, list) or not records:
        raise SourceError(f"{path.name}: there is no list of career records in this file.")
    for record in records:
        slug, primary = _given(path, record, "slug"), record.get("primary_onet_code") or record.get("onet_code")
        if primary is None:
            yield UnjoinedRow(code=slug, what="career", reason="the publisher's page names no occupation code")
            continue
        second = SECOND_OF_A_NAME.get((slug, primary))
        career_id, title, codes = second or (slug, record["title"], (primary,))
        if second or not record.get("is_consolidated"):
            yield CareerRow(
                career_id=career_id, title=title, category=record["category"], primary_code=primary,
                source_key=source_key,
            )  # fmt: skip
            yield from _members(career_id, codes, source_key)
        yield _published(path, record, career_id, title, source_key)
        yield from _texts(career_id, title, record, source_key)


def _published(path: Path, record: dict[str, Any], career_id: str, title: str, source_key: str) -> PublishedCareerRow:
    assessment = _part(path, record, "ai_assessment")
    growth, exposure = _part(path, assessment, "jobGrowth"), _part(path, assessment, "aiExposure")
    epoch = _part(path, _part(path, assessment, "humanAdvantage"), "epochScores")
    education, wages = _part(path, record, "education"), _part(path, record, "wages")
    annual, cost = _part(path, wages, "annual"), education.get("estimated_cost") or {}
    ready = education.get("time_to_job_ready") or {}
    share = exposure.get("score")
    return PublishedCareerRow(
        career_id=career_id, title=title, score=_part(path, assessment, "scoring").get("totalScore"),
        classification=assessment.get("classification"), outlook_label=growth.get("label"),
        exposure_pct=round(share * 100, 1) if _is_share(share) else None, exposure_source=_exposure_source(record, exposure),
        growth_pct=growth.get("percentChange"), growth_estimated=_estimated(growth),
        epoch_sum=sum(epoch.values()) if len(epoch) == 5 else None, methodology=assessment.get("methodology"),
        fallback=_fallback(assessment),
        # The pages print 0 where the survey gives a ceiling and no number: nobody is paid nothing, so it is missing.
        annual_median_usd=annual.get("median") or None, annual_p10_usd=annual.get("pct_10") or None,
        annual_p90_usd=annual.get("pct_90") or None, employment=wages.get("employment_count") or None, wage_year=wages.get("year"),
        entry_education=education.get("typical_entry_education"),
        work_experience=education.get("work_experience_required"),
        on_the_job_training=education.get("on_the_job_training"),
        licence_required=education.get("requires_license_or_cert", education.get("requires_license")),
        cost_min_usd=cost.get("min_cost"), cost_typical_usd=cost.get("typical_cost"), cost_max_usd=cost.get("max_cost"),
        years_min=ready.get("min_years"), years_typical=ready.get("typical_years"), years_max=ready.get("max_years"),
        caveat=caveat(record), source_key=source_key,
    )  # fmt: skip


def caveat(record: dict[str, Any]) -> str:
    """What a reader of a published record has to know, from what is true of this one."""
    assessment, wages = record["ai_assessment"], record["wages"]
    told = []
    if _fallback(assessment):
        legacy = (
            "probability" if _legacy(record).get("probability") is not None else "probability (the median of a group)"
        )
        told.append(
            "Its score rests on stand-in inputs (the publisher says: estimated from legacy data): the exposure is a 2013"
            f" automation {legacy} rescaled and relabelled, not a share of tasks"
            + (", and the growth of 0 % is a missing projection." if _estimated(assessment["jobGrowth"]) else ".")
        )
    if not _is_share(assessment["aiExposure"].get("score")):
        told.append("The exposure behind its score is an index below zero and no percentage, so none is given.")
    if "aggregated" in (wages.get("source") or ""):
        told.append(
            f"Pay and jobs are the publisher's aggregate of {wages.get('year')} wage estimates over the career's"
            " occupations; an occupation code that several members share is counted once for each of them."
        )
    else:
        told.append(f"Pay is as the publisher gives it ({wages.get('source')}, {wages.get('year')}).")
    if max((value for value in wages["annual"].values() if value), default=0) == 239_200:
        told.append("A yearly figure of $239,200 is the survey's ceiling, not an estimate.")
    if "requires_license_or_cert" in record["education"]:
        told.append(
            "Whether a licence is needed was set by machine and differs by state; cost and years are estimates."
        )
    return " ".join(told)


def read_content(path: Path, source_key: str, titles: Mapping[str, str]) -> Iterator[NarrativeRow]:
    """Summary and inside text of the careers. `titles` by career. Raises `SourceError`."""
    for career_id, career in _part(path, loaded(path), "careers").items():
        yield from _texts(career_id, titles.get(career_id, career_id), career, source_key)


def _texts(career_id: str, title: str, part: dict[str, Any], source_key: str) -> Iterator[NarrativeRow]:
    texts = {"summary": part.get("description"), "inside": (part.get("inside_look") or {}).get("content")}
    for section, markdown in texts.items():
        if markdown:
            yield _narrative("career", career_id, section, title, markdown, source_key)


def read_inside(path: Path, source_key: str, titles: Mapping[str, str]) -> Iterator[NarrativeRow]:
    """The narrative of each O*NET occupation. `titles` by code. Raises `SourceError`."""
    for key, narrative in _part(path, loaded(path), "careers").items():
        code = onet_code(key)
        if not code[:2].isdigit():
            raise SourceError(f"{path.name}: “{key}” is no occupation code; this is another file of the publisher's.")
        if narrative.get("content"):
            yield _narrative("occupation", code, "inside", titles.get(code, code), narrative["content"], source_key)


def read_videos(path: Path, source_key: str) -> Iterator[VideoRow]:
    """A link for each code that has one: a six-digit code, or the eight-digit one with a point. Raises `SourceError`."""
    for key, video in _part(path, loaded(path), "videos").items():
        yield VideoRow(
            code=key if len(key) == 7 else onet_code(key), url=_given(path, video, "videoUrl"),
            title=_given(path, video, "title"), source_key=source_key,
        )  # fmt: skip


def onet_code(key: str) -> str:
    """The publisher's key as an O*NET code: `11-3013-01` -> `11-3013.01`, `11-3013` -> `11-3013.00`."""
    return f"{key[:7]}.{key[8:] or '00'}"


def _members(career_id: str, codes: Any, source_key: str) -> Iterator[CareerMemberRow]:
    for rank, code in enumerate(dict.fromkeys(codes), start=1):
        yield CareerMemberRow(career_id=career_id, onet_soc_code=code, rank=rank, source_key=source_key)


def _narrative(kind: str, subject: str, section: str, title: str, markdown: str, source_key: str) -> NarrativeRow:
    return NarrativeRow(
        narrative_id=f"adj-{kind}-{subject}-{section}", subject_kind=kind, subject_id=subject, section=section,
        title=title, markdown=markdown.strip(), source_key=source_key,
    )  # fmt: skip


def _exposure_source(record: dict[str, Any], exposure: dict[str, Any]) -> str | None:
    # The publisher names the fallback's source "aioe"; its own older record says what it is.
    if _fallback(record["ai_assessment"]) and _legacy(record):
        return "Frey and Osborne (2013) automation probability"
    names = {"gpts": "GPTs are GPTs task labels", "editorial": "the publisher's editors", "aioe": "AIOE index"}
    source = exposure.get("source")
    return None if source is None else names.get(source, str(source))


def _legacy(record: dict[str, Any]) -> dict[str, Any]:
    return (record.get("ai_risk") or {}).get("oxford_source") or {}


def _is_share(score: Any) -> TypeGuard[float]:
    return isinstance(score, int | float) and 0 <= score <= 1


def _estimated(growth: dict[str, Any]) -> bool:
    return "estimated" in str(growth.get("source", "")).lower()


def _fallback(assessment: dict[str, Any]) -> bool:
    return "fallback" in (assessment.get("methodology") or "")


def _part(path: Path, whole: Any, key: str) -> dict[str, Any]:
    part = whole.get(key) if isinstance(whole, dict) else None
    if not isinstance(part, dict):
        raise SourceError(
            f"{path.name}: there is no “{key}” where it belongs; this does not look like the publisher's file."
        )
    return part


def _given(path: Path, part: dict[str, Any], key: str) -> Any:
    if part.get(key) in (None, "", []):
        raise SourceError(f"{path.name}: an entry has no “{key}”; this does not look like the publisher's file.")
    return part[key]
