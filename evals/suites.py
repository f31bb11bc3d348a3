"""Cases and ranked queries: what is asked, and what a right answer holds. Schema-checked YAML, one file a suite.

A figure is written as a query into the store, never as a literal number, so that a data release cannot break a case.
A suite with `ranked` holds queries in place of cases: see `RankedSuite`. Nothing is run here.
"""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, Self

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from advisor.answers import Outcome
from advisor.drafting.client_file import ClientFile
from advisor.drafting.document import DraftRequest
from evals.compact import expanded
from knowledge import schema
from knowledge.errors import KnowledgeError

COMMITTED = Path(__file__).parent / "cases"
NAME = r"^[a-z][a-z0-9_]*$"
MOST_CHARACTERS = 8_000
"""Of a message, as of any message to the advisor."""

Exam = Literal["guard", "faults", "redteam", "poisoned"]
"""What else a suite's answers are examined for (see `evals.online`): figures without support and lies, a provider's
faults, what an attacker got, what a poisoned row did."""

Ranked = Literal["occupations", "passages", "heldout_titles"]
Figure = Literal[
    "acc@1", "acc@5", "acc@10", "any@1", "any@5", "any@10", "recall@1", "recall@5", "recall@10",
    "mrr", "ndcg@10", "confident_half@1",
]  # fmt: skip
FIGURES: dict[Ranked, tuple[Figure, ...]] = {
    "occupations": ("recall@1", "recall@5", "recall@10", "mrr", "confident_half@1"),
    "passages": ("recall@1", "recall@5", "recall@10", "mrr", "ndcg@10"),
    "heldout_titles": ("acc@1", "acc@5", "acc@10", "any@1", "any@5", "any@10", "mrr", "confident_half@1"),
}
"""The figures of each kind of ranked suite; `evals.ranked` says what each means."""

SHAPES: dict[Ranked, tuple[str, str]] = {
    "occupations": (r"\d{2}-\d{4}\.\d{2}", "an O*NET-SOC code such as 53-7051.00"),
    "passages": (r"[a-z_]+/[^/\s]+/[a-z_]+", "a passage's kind/subject/section such as career/chefs/inside"),
}
"""What an expected answer looks like, by kind of ranked suite."""


class CaseError(KnowledgeError):
    """A case file that cannot be used, with the file and the place in it."""


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(f"{pattern!r} is no regular expression ({error})") from None
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]
"""A regular expression, case ignored."""

TABLES: dict[str, type[BaseModel]] = {
    "wage": schema.WageTable,
    "projection": schema.ProjectionTable,
    "resilience": schema.ResilienceTable,
    "price_parity": schema.PriceParityTable,
    "published_career": schema.PublishedCareerTable,
}
"""The tables of the store that a figure may be asked of."""


class ExpectedTool(Strict):
    """A call that must have been made: arguments are a subset, each value or any of a list of values, case ignored."""

    name: str
    arguments: dict[str, Any] = {}


class ExpectedFigure(Strict):
    """A row of the store whose figure must be among the facts (and, with `in_text`, in the text).

    `table` and `where` choose the row, `column` the figure; of several years the newest counts.
    """

    table: Literal["wage", "projection", "resilience", "price_parity", "published_career"]
    where: dict[str, str | int]
    column: str
    in_text: bool = True

    @model_validator(mode="after")
    def _columns_there(self) -> Self:
        there = TABLES[self.table].model_fields
        for name in (*self.where, self.column):
            if name not in there:
                raise ValueError(f"{self.table} has no column {name!r}; it has {', '.join(sorted(there))}")
        if not self.where:
            raise ValueError("where: at least one column is needed, or any row would do")
        return self


class Step(Strict):
    """One message and what its answer must hold."""

    say: str = Field(min_length=1, max_length=MOST_CHARACTERS)
    place: str | None = None
    outcome: list[Outcome] | Outcome
    tools: list[ExpectedTool] = []
    figures: list[ExpectedFigure] = []
    area: str | None = None  # code of the answer's place
    must: list[Pattern] = []  # on the text
    must_not: list[Pattern] = []
    cards: list[str] = []  # types of findings that must be there
    choices: bool = False  # quick replies must be offered

    def outcomes(self) -> list[Outcome]:
        return self.outcome if isinstance(self.outcome, list) else [self.outcome]


class Poison(Strict):
    """A stranger's text in the result of a tool: in front of or behind the first text of the field `at`."""

    tool: str
    at: str
    text: str = Field(min_length=4)
    first: bool = False


class Case(Strict):
    """A talk of one or more steps, with the reason it is here."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    reason: str = Field(min_length=10)
    steps: list[Step] = Field(min_length=1)
    paraphrase_of: str | None = None  # the case of this suite that asks the same in other words
    alike: bool = False  # each step is a talk of its own, and all must come out the same (see `evals.pairs`)
    fault: str | None = Field(default=None, pattern=r"^fault\d\d(once)?-(first|after|mid)$")  # the provider commits it
    poison: Poison | None = None


class Suite(Strict):
    """All cases of one kind."""

    suite: str = Field(pattern=NAME)
    exam: Exam | None = None
    cases: list[Case] = Field(min_length=1)

    @model_validator(mode="after")
    def _paraphrases(self) -> Self:
        first = {one.id for one in self.cases if one.paraphrase_of is None}
        for one in self.cases:
            if one.paraphrase_of is not None and one.paraphrase_of not in first:
                raise ValueError(
                    f"case {one.id}: paraphrase_of is {one.paraphrase_of}, which is no case of this suite that stands first"
                )
        return self

    @model_validator(mode="after")
    def _of_its_exam(self) -> Self:
        for one in self.cases:
            if (one.fault is not None) != (self.exam == "faults"):
                raise ValueError(f"case {one.id}: a fault is named by each case of a suite of faults, and by no other")
            if (one.poison is not None) != (self.exam == "poisoned"):
                raise ValueError(f"case {one.id}: a poison is named by each case of a poisoned suite, and by no other")
        return self


class Query(Strict):
    """A text to rank for, and what is right: any of `expected` is. `tags` group queries in the report."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    query: str = Field(min_length=2)
    expected: list[str] = Field(min_length=1)
    reason: str | None = None
    tags: list[str] = []


class RankedSuite(Strict):
    """Queries whose answer is a ranked list, with the bars that its figures are to reach.

    `occupations`: expected are O*NET-SOC codes. `passages`: `kind/subject_id/section`, and any passage of that section
    counts. `heldout_titles`: no queries; the alternate titles that were held out when the ranking was learned, at most
    `most` of them.
    """

    suite: str = Field(pattern=NAME)
    ranked: Ranked
    bars: dict[Figure, Annotated[float, Field(gt=0, le=1)]] = {}
    most: int | None = Field(default=None, gt=0)
    queries: list[Query] = []

    @model_validator(mode="after")
    def _of_its_kind(self) -> Self:
        if strange := [name for name in self.bars if name not in FIGURES[self.ranked]]:
            has = ", ".join(FIGURES[self.ranked])
            raise ValueError(f"bars: a suite of {self.ranked} has no {strange[0]}; it has {has}")
        if self.ranked == "heldout_titles":
            if self.queries:
                raise ValueError("held-out titles come from the knowledge and are not written as queries")
            return self
        if self.most is not None:
            raise ValueError("most is for held-out titles only")
        if not self.queries:
            raise ValueError("queries: at least one is needed")
        shape, name = SHAPES[self.ranked]
        for one in self.queries:
            if wrong := [expected for expected in one.expected if not re.fullmatch(shape, expected)]:
                raise ValueError(f"query {one.id} expects {wrong[0]!r}, which is not {name}")
        if doubled := _doubled([one.id for one in self.queries]):
            raise ValueError(f"two queries have the same id: {doubled}")
        return self


class Instructed(Strict):
    """An instruction to a case's draft, and what the draft must hold then; language and grade as they are by then."""

    say: str
    language: Literal["en", "es"] | None = None
    reading_grade: int | None = None
    must: list[Pattern] = []
    must_not: list[Pattern] = []
    told: list[str] = []
    not_told: list[str] = []

    def of(self, case: "DraftCase") -> "DraftCase":
        """The case as it is to be after the instruction."""
        changed = {"language": self.language, "reading_grade": self.reading_grade}
        request = case.request.model_copy(update={name: one for name, one in changed.items() if one is not None})
        fields = {"must": self.must, "must_not": self.must_not, "told": self.told, "not_told": self.not_told}
        return case.model_copy(update={"request": request, "asks": [], "instruct": [], **fields})


class DraftCase(Strict):
    """A counselor's request with the client's file, and what its draft must hold. `told`: figures that a sentence names,
    as `code statistic` or `code statistic area`; `asks`: open questions."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    reason: str = Field(min_length=10)
    request: DraftRequest
    client: ClientFile | None = None
    told: list[str] = []
    not_told: list[str] = []
    must: list[Pattern] = []
    must_not: list[Pattern] = []
    asks: list[str] = []
    instruct: list[Instructed] = []


class DraftSuite(Strict):
    """Requests for drafts; `evals.drafts` says what every draft is held against besides."""

    suite: str = Field(pattern=NAME)
    drafts: list[DraftCase] = Field(min_length=1)

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if doubled := _doubled([one.id for one in self.drafts]):
            raise ValueError(f"two drafts have the same id: {doubled}")
        return self


class Loaded(NamedTuple):
    """What a directory holds: suites of cases, ranked suites and suites of drafts, each sorted by file; `unasked`: the
    names of those that were not chosen."""

    cases: list[Suite]
    ranked: list[RankedSuite]
    drafts: list[DraftSuite] = []
    unasked: tuple[str, ...] = ()

    @property
    def names(self) -> set[str]:
        """Every suite that there is, chosen or not."""
        return {*self.unasked, *(one.suite for several in (self.cases, self.ranked, self.drafts) for one in several)}


def load(directory: Path = COMMITTED, only: tuple[str, ...] = ()) -> Loaded:
    """Suites of a directory, sorted by file. Raises `CaseError` naming the file and the field at fault."""
    if not directory.is_dir():
        raise CaseError(f"{directory} is not a directory of cases.")
    suites = [_read(path) for path in sorted(directory.glob("*.yaml"))]
    names = [one.suite for one in suites]
    if not suites:
        raise CaseError(f"There is no .yaml file of cases in {directory}.")
    if doubled := _doubled(names):
        raise CaseError(f"Two files have the same suite: {doubled}.")
    if unknown := [name for name in only if name not in names]:
        raise CaseError(f"There is no suite {', '.join(unknown)}; there are {', '.join(names)}.")
    if doubled := _doubled([case.id for suite in suites if isinstance(suite, Suite) for case in suite.cases]):
        raise CaseError(f"Two cases have the same id: {doubled}.")
    chosen = [one for one in suites if not only or one.suite in only]
    return Loaded(
        [one for one in chosen if isinstance(one, Suite)],
        [one for one in chosen if isinstance(one, RankedSuite)],
        [one for one in chosen if isinstance(one, DraftSuite)],
        tuple(one.suite for one in suites if one not in chosen),
    )


def _read(path: Path) -> Suite | RankedSuite | DraftSuite:
    try:
        written = _written(path)
        if isinstance(written, dict) and "ranked" in written:
            return RankedSuite.model_validate(written)
        if isinstance(written, dict) and "drafts" in written:
            return DraftSuite.model_validate(written)
        return Suite.model_validate(expanded(written))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise CaseError(f"{path.name} is not valid YAML{f' at line {mark.line + 1}' if mark else ''}.") from None
    except RecursionError:
        raise CaseError(f"{path.name} is nested too deeply to be a file of cases.") from None
    except ValidationError as error:
        # A misspelt field shows as one unknown and one missing: the unknown one is the cause.
        first = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
        place = ".".join(str(part) for part in first["loc"] if part != "[key]")
        case = _case_at(written, first["loc"])
        said = first["msg"].removeprefix("Value error, ")
        where = f"{place}{f' (of {case})' if case else ''}: " if place else ""
        raise CaseError(f"{path.name}: {where}{said}.") from None


class _Plain(yaml.SafeLoader):
    """YAML whose aliases stand for flat lists alone: a few lines of aliases of aliases can stand for gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        alias = self.check_event(yaml.AliasEvent)
        node = super().compose_node(parent, index)
        if alias and isinstance(node, yaml.CollectionNode):
            inner = [one for part in node.value for one in (part if isinstance(part, tuple) else (part,))]
            if any(isinstance(one, yaml.CollectionNode) for one in inner):
                raise yaml.MarkedYAMLError(problem_mark=node.start_mark)
        return node


def _written(path: Path) -> Any:
    """What a file holds, as YAML's own lists and maps."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaseError(f"{path.name} is not UTF-8 text (byte {error.start + 1}); save it as UTF-8.") from None
    except OSError as error:
        raise CaseError(f"{path.name} cannot be read: {error.strerror}.") from None
    held = yaml.load(text, _Plain)
    if not isinstance(held, dict):
        what = "is empty" if held is None else f"holds a {type(held).__name__}"
        raise CaseError(f"{path.name} {what}; a file of cases begins with the name of its suite, such as suite: mine.")
    return held


def _case_at(written: Any, loc: Sequence[str | int]) -> str:
    """The id of the case, query or group in which a fault lies, where it has one."""
    if len(loc) < 2 or not isinstance(written, dict):
        return ""
    several = written.get(loc[0])
    one = several[loc[1]] if isinstance(several, list) and isinstance(loc[1], int) and loc[1] < len(several) else None
    return str(one["id"]) if isinstance(one, dict) and isinstance(one.get("id"), str) else ""


def _doubled(names: Sequence[str]) -> str:
    return ", ".join(sorted(name for name, times in Counter(names).items() if times > 1))
