"""The suite of drafts: real requests of counselors, and what a right draft holds. Every draft is also held against what must
be so of any: its sections, its figures row by row, its grade, its time, and nothing of the client that nobody said.

A case names what must be told as a code, a statistic and an area, never as a number.
"""

import logging
import re
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from advisor.drafting.client_file import ClientFile, sources_of
from advisor.drafting.composing import REQUIRED
from advisor.drafting.document import Document, unsupported
from advisor.drafting.grade import grade_of
from advisor.drafting.topics import topics_in
from advisor.drafting.words import forms
from advisor.errors import AdvisorError
from advisor.facts import Fact
from evals.results import Result, Seen, Traced
from evals.suites import DraftCase, DraftSuite
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:
    from advisor.drafting.writing import Drafting
    from advisor.service import Advisor
    from knowledge.store import Knowledge

SECONDS = 3.0
"""What one draft may take, its look-ups included. It is reported beside the scores and fails no case: a case comes out the
same on a busy machine."""
MOST_QUESTIONS = 10
_SLOT = re.compile(r"\\\{\w+\\\}")


def run(advisor: "Advisor", suites: Sequence[DraftSuite], progress: Callable[[int, int], None], repeat: int = 1) -> list[Result]:  # fmt: skip
    """Every case of the suites, in order."""
    from advisor.drafting.writing import Drafting

    advisor.warm()
    drafting = Drafting(advisor)
    drafting.warm()
    cases = [(suite, case) for suite in suites for case in suite.drafts]
    results = []
    for number, (suite, case) in enumerate(cases, start=1):
        results.append(_one(drafting, advisor, suite.suite, case).model_copy(update={"repeat": repeat}))
        progress(number, len(cases))
    return results


class _Lost(logging.Handler):
    """Sentences that were composed and did not stand: a composition that needs its guard is wrong already."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


def _one(drafting: "Drafting", advisor: "Advisor", suite: str, case: DraftCase) -> Result:
    started = time.perf_counter()
    lost = _Lost()
    log = logging.getLogger("advisor.drafting.assembling")
    log.addHandler(lost)
    try:
        document = drafting.write(case.request, case.client)
    except (AdvisorError, KnowledgeError) as error:
        return Result(suite=suite, case=case.id, faults=[f"no draft: {error}"], text="")
    finally:
        log.removeHandler(lost)
    seconds = time.perf_counter() - started
    found = [*faults(case, document, advisor.knowledge), *lost.told]
    if drafting.check(document, case.client).sections != document.sections:
        found.append("a check without an edit changes it")
    if drafting.stale(document, case.client):
        found.append("a fact of the current build is called stale")
    for step in case.instruct:
        try:
            changed = drafting.instruct(document, step.say, case.client)
        except AdvisorError as error:
            found.append(f"“{step.say}”: {error}")
            continue
        found += [f"“{step.say}”: {one}" for one in faults(step.of(case), changed, advisor.knowledge)]
    text = text_of(document)
    numbers = Seen(outcome="draft", ms=round(1000 * seconds, 1), grade=grade_of(text, document.language))
    wanted = case.model_dump(mode="json", exclude_defaults=True, exclude={"id", "reason", "request", "client"})
    trace = Traced(said=case.request.request, outcome="draft", text=text, expected=wanted, wrong=found)
    kept = [] if not found or suite.endswith("_held") else [trace]
    return Result(suite=suite, case=case.id, faults=found, text=text, seen=[numbers], trace=kept)


def text_of(document: Document) -> str:
    """A draft as read: headings, sentences, open questions."""
    parts = [f"## {one.heading}\n" + " ".join(sentence.text for sentence in one.sentences) for one in document.sections]
    asked = "\n".join(f"- {one}" for one in document.open_questions)
    return "\n\n".join([f"# {document.title}", *parts, asked])


def faults(case: DraftCase, document: Document, knowledge: "Knowledge") -> list[str]:
    """Everything that is wrong with a draft, as sentences."""
    keys = [one.key for one in document.sections]
    found = [f"no section {key}" for key in REQUIRED[document.kind] if key not in keys]
    found += [f"section {one.heading} is empty" for one in document.sections if not one.sentences]
    found += [f"unsupported: {one.text}" for one in unsupported(document)]
    found += _figures(document, knowledge)
    found += _of_client(case, document)
    found += _told(case, document)
    prose = "\n".join(one.text for section in document.sections for one in section.sentences)
    grade = case.request.reading_grade
    if grade is not None and (reached := grade_of(prose, document.language)) > grade:
        found.append(f"reads at grade {reached}, asked for {grade}")
    if document.language != case.request.language:
        found.append(f"language {document.language}")
    whole = text_of(document)
    found += [f"text lacks /{one}/" for one in case.must if not re.search(one, whole, re.IGNORECASE)]
    found += [f"text holds /{one}/" for one in case.must_not if re.search(one, whole, re.IGNORECASE)]
    found += [f"no open question /{one}/" for one in case.asks if not any(re.search(one, asked, re.IGNORECASE) for asked in document.open_questions)]  # fmt: skip
    if extra := topics_in(prose) - topics_in(case.request.request):
        found.append(f"it speaks of {', '.join(sorted(extra))}")
    warned = [forms(document.language)[f"warn.{topic}"][0] for topic in topics_in(case.request.request)]
    if any(one not in document.warnings for one in warned):
        found.append("it does not warn of what the request put in")
    if document.kind == "questions" and sum(len(one.sentences) for one in document.sections) > MOST_QUESTIONS:
        found.append("it asks too much")
    return found


def _figures(document: Document, knowledge: "Knowledge") -> list[str]:
    """Facts that a sentence names: known, cited, and equal to the row they came from."""
    from advisor.figures import figures
    from advisor.grounding.matching import equal
    from knowledge.rows import row_behind

    facts = {one.id: one for one in document.facts}
    cited = {one.id for one in document.citations}
    found = []
    for section in document.sections:
        for one in section.sentences:
            if one.kind != "fact":
                continue
            if missing := [fact_id for fact_id in one.facts if fact_id not in facts]:
                found.append(f"{missing} are no facts of it")
            marks = {int(mark) for mark in re.findall(r"\[(\d+)\]", one.text)}
            if not marks or not marks <= cited:
                found.append(f"no source stands behind: {one.text}")
            named = [facts[fact_id] for fact_id in one.facts if fact_id in facts]
            read = [each for each in figures(re.sub(r"\[\d+\]", "", one.text)) if each.kind in ("money", "percent")]
            found += [
                f"{each.text} is none of the facts that its sentence names"
                for each in read
                if not any(equal(each, fact, falling=True) for fact in named)
            ]
            for fact in named:
                row = document.rows.get(fact.id)
                if row is None or row.column is None:
                    continue
                stored = row_behind(knowledge, row.table, row.key)["row"].get(row.column)
                if stored != fact.value:
                    found.append(f"{fact.id} is {fact.value}, its row has {stored}")
    return found


def _of_client(case: DraftCase, document: Document) -> list[str]:
    """What is said of the client stands in the file, and the rest is the phrasebook's with words of the request."""
    items = {one.id: one for one in sources_of(case.client)} if case.client is not None else {}
    agreed = [one.words or "" for one in case.client.consents] if case.client is not None else []
    said = " ".join([case.request.request, *agreed, *(one.text for one in items.values())]).lower()
    found = []
    for section in document.sections:
        for one in section.sentences:
            if one.kind == "client_said" and one.source not in items:
                found.append(f"nobody said: {one.text}")
            if (
                one.kind == "client_said"
                and one.source in items
                and (strange := _strange(one.text, items[one.source].text))
            ):
                found.append(f"the item does not say {strange}: {one.text}")
            if one.kind == "judgement":
                loose = [digit for digit in re.findall(r"\d+", one.text) if digit not in said]
                if loose:
                    found.append(f"{loose} is nowhere in the request or file: {one.text}")
                if document.made_by == "composed" and not _of_book(one.text, document.language):
                    found.append(f"no sentence of the phrasebook: {one.text}")
    return found


_LEADS = frozenset((
    "además", "also", "and", "are", "busca", "client", "cannot", "would", "contó", "dijo", "do", "does", "el", "en", "es", "está", "expediente", "file", "from", "has", "have", "heard", "i", "in", "is", "la", "le", "me", "mencionó", "mentioned", "necesita", "no", "not", "on", "own", "palabras", "persona", "propias", "puede", "que", "quiere", "said", "se", "su", "sus", "también", "that", "the", "their", "them", "themselves", "they", "tiene", "told", "usted", "want", "wants", "was", "were", "words", "y", "you", "your", "yourself",
))  # fmt: skip
"""Words that turn a client's words to face the reader."""


def _strange(text: str, item: str) -> list[str]:
    """Words of a sentence that neither the item nor the manner of telling holds."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    there = {one[:4] for one in re.findall(r"[^\W\d_]+", item.lower())}
    return [one for one in words if one not in _LEADS and one[:4] not in there and len(one) > 3]


def _of_book(text: str, language: str) -> bool:
    """Whether a sentence is one of the phrasebook with its slots filled."""
    return any(
        re.fullmatch(_SLOT.sub(".+", re.escape(form)), text, re.IGNORECASE)
        for said in forms(language).values()
        for form in said
        if len(form) > 6 and not form.startswith("{")
    )


def _told(case: DraftCase, document: Document) -> list[str]:
    """The figures that a case wants told, each as `code statistic` or `code statistic area`."""
    facts = {one.id: one for one in document.facts}
    told = [facts[fact_id] for section in document.sections for one in section.sentences for fact_id in one.facts if fact_id in facts]  # fmt: skip
    found = [f"{one} is not told" for one in case.told if not any(_is(one, fact) for fact in told)]
    return found + [f"{one} is told" for one in case.not_told if any(_is(one, fact) for fact in told)]


def _is(wanted: str, fact: Fact) -> bool:
    code, statistic, *area = wanted.split()
    return (
        (code == "any" or fact.of.code.startswith(code))
        and fact.statistic == statistic
        and (not area or (fact.area is not None and fact.area.code == area[0]))
    )


__all__ = ["ClientFile", "faults", "run"]
