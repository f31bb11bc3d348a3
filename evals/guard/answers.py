"""Honest answers: hand-written templates, filled from tool results at run time. No figure is typed in.

`{a.median}` is the figure named `median` in the result of call `a`; `{a.median|k}` words it otherwise, `{a.median^}`
sets its marker behind it, `{^a.p25 a.p75}` sets markers alone. `{job}` is a variable of the scene. A shape whose
conditions do not hold, or whose figure is not there, gives no answer: a new data release cannot make one untrue.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from advisor.answers import ToolResult
from advisor.facts import Fact
from advisor.ledger import Ledger
from advisor.names import BuildNames
from advisor.tools import TOOLS, PlaceGiven, ToolContext
from evals.guard.binding import Value, bind, bind_citations
from evals.guard.wording import Unworded, worded

if TYPE_CHECKING:
    from knowledge.store import Knowledge

HERE = Path(__file__).parent / "honest"
MOST = 4  # answers a shape gives, each with other subjects and places

_SLOT = re.compile(r"\{([^{}]+)\}")
_NUMERAL = re.compile(r"-?\d+(?:\.\d+)?")
_PATH = re.compile(r"[A-Za-z]\w*(?:\.\w+)*")
_TEST = re.compile(r"^(.+?)\s*(>=|<=|>|<|=)\s*(.+)$")

SpanKind = Literal["figure", "place", "occupation", "group", "code", "year", "link", "own", "marker", "plain"]


class Shape(BaseModel):
    """One hand-written answer. `when`: what must hold for it to be true."""

    model_config = ConfigDict(extra="forbid")

    text: str
    when: list[str] = []
    held: bool = False
    lang: Literal["en", "es"] = "en"
    most: int = MOST


class Scene(BaseModel):
    """What was asked and which tools ran; `given` is how often and with what."""

    model_config = ConfigDict(extra="forbid")

    scene: str
    kind: str
    calls: dict[str, dict[str, dict[str, Any]]]
    user: str
    given: list[dict[str, str]] = Field(min_length=1)
    when: list[str] = []  # what must hold for all its shapes, such as that the figures are of the place asked about
    shapes: list[Shape] = Field(min_length=1)


@dataclass(frozen=True)
class Span:
    """A piece of an answer that stands for something: what kind it is and which value it came from."""

    start: int
    end: int
    kind: SpanKind
    path: str
    fact: str | None = None
    formats: str = ""


@dataclass(frozen=True)
class Ran:
    """The tools' results of a scene, with its ledger. Never changed after the run."""

    ledger: Ledger
    results: tuple[ToolResult, ...]
    values: Mapping[str, Value] = field(repr=False)
    names: BuildNames | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Honest:
    """One true answer with everything that the gate is given beside it."""

    id: str
    shape: str
    kind: str
    lang: str
    held: bool
    user: str = field(repr=False)  # a failing test prints reprs, and what is held out is not to be seen
    text: str = field(repr=False)
    spans: tuple[Span, ...] = field(repr=False)
    ran: Ran = field(repr=False)


@cache
def scenes() -> tuple[Scene, ...]:
    """All scenes on file, in order."""
    found = []
    for path in sorted(HERE.glob("*.yaml")):
        found += [Scene.model_validate(one) for one in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return tuple(found)


def answers(knowledge: "Knowledge", kinds: Sequence[str] = ()) -> Iterator[Honest]:
    """Every honest answer that holds on this knowledge."""
    for scene in scenes():
        if kinds and scene.kind not in kinds:
            continue
        ran: dict[int, Ran | None] = {}
        for number, shape in enumerate(scene.shapes):
            made = 0
            for turn in range(len(scene.given)):
                at = (number + turn) % len(scene.given)
                if at not in ran:
                    ran[at] = run(knowledge, scene, scene.given[at])
                found = ran[at]
                answer = _answer(scene, number, shape, at, found) if found else None
                if answer is None:
                    continue
                yield answer
                made += 1
                if made == shape.most:
                    break


@cache
def _names(knowledge: "Knowledge") -> BuildNames:
    return BuildNames(knowledge)


def run(knowledge: "Knowledge", scene: Scene, given: Mapping[str, str]) -> Ran | None:
    """The scene's tool calls on this knowledge; None where a calculation has nothing to stand on."""
    ledger = Ledger()
    context = ToolContext(knowledge, ledger, PlaceGiven())
    results: list[ToolResult] = []
    values: dict[str, Value] = {}
    for name, call in scene.calls.items():
        ((tool, arguments),) = call.items()
        filled = {key: _filled(value, given) for key, value in arguments.items()}
        if tool == "calculate":
            facts = [values.get(path) for path in filled["fact_ids"]]
            if not all(isinstance(fact, Fact) for fact in facts):
                return None
            filled["fact_ids"] = [fact.id for fact in facts if isinstance(fact, Fact)]
        found = next(one for one in TOOLS if one.name == tool)
        result = found.run(context, found.args.model_validate(filled))
        results.append(result)
        values.update({f"{name}.{key}": value for key, value in bind(result, ledger).items()})
    values.update(bind_citations(ledger))
    return Ran(ledger, tuple(results), values, _names(knowledge))


def _filled(value: Any, given: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return value.format_map(given)
    if isinstance(value, list):
        return [_filled(one, given) for one in value]
    if isinstance(value, dict):
        return {key: _filled(one, given) for key, one in value.items()}
    return value


def _answer(scene: Scene, number: int, shape: Shape, at: int, ran: Ran) -> Honest | None:
    given = scene.given[at]
    if not all(holds(test, ran.values, given) for test in [*scene.when, *shape.when]):
        return None
    # Every third answer is written without markers: models forget them, and the words are as true.
    marked = (number + at) % 3 != 2
    try:
        text, spans = rendered(shape.text.rstrip("\n"), ran.values, given, marked)
    except (KeyError, Unworded):
        return None
    name = f"{scene.scene}/{number + 1}"
    user = scene.user.format_map(given)
    return Honest(f"{name}/{at + 1}", name, scene.kind, shape.lang, shape.held, user, text, spans, ran)


def rendered(
    template: str, values: Mapping[str, Value], given: Mapping[str, str], marked: bool
) -> tuple[str, tuple[Span, ...]]:
    """The text of a template with its spans. Raises `KeyError` for a value that is not there."""
    text, spans, last = "", list[Span](), 0
    for match in _SLOT.finditer(template):
        text += template[last : match.start()]
        last = match.end()
        slot = match.group(1)
        if slot.startswith("^"):
            ids = [_fact(values[path]).id for path in slot[1:].split()]
            if marked:
                spans.append(Span(len(text), len(text) + len(marks := _marks(ids)), "marker", slot[1:], ids[0]))
                text += marks
            else:
                text = text.rstrip(" ")
            continue
        path, _, formats = slot.rstrip("^").partition("|")
        if path.lower() in given:
            shown = given[path.lower()]
            shown = shown[0].upper() + shown[1:] if path[0].isupper() else shown
            spans.append(Span(len(text), len(text) + len(shown), _kind(path.lower()), path.lower()))
            text += shown
            continue
        value = values[path]
        if isinstance(value, str):
            shown = value[0].lower() + value[1:] if formats == "lower" else value.lower() if formats == "low" else value
            spans.append(Span(len(text), len(text) + len(shown), _kind(path.rsplit(".", 1)[-1]), path))
            text += shown
            continue
        shown = worded(value, formats)
        spans.append(Span(len(text), len(text) + len(shown), "figure", path, value.id, formats))
        text += shown
        if slot.endswith("^") and marked:
            spans.append(Span(len(text) + 1, len(text) + 3 + len(value.id), "marker", path, value.id))
            text += f" [{value.id}]"
    return text + template[last:], tuple(spans)


def _marks(ids: Sequence[str]) -> str:
    # Both ways of setting several markers are common.
    return f"[{', '.join(ids)}]" if len(ids) == 3 else "".join(f"[{one}]" for one in ids)


def _fact(value: Value) -> Fact:
    if not isinstance(value, Fact):
        raise TypeError("a marker stands for a figure")
    return value


def _kind(name: str) -> SpanKind:
    if name.startswith(("place", "area", "trend_area")):
        return "place"
    if name.startswith(("job", "title", "low_title", "high_title")):
        return "occupation"
    if name.startswith(("group", "within")):
        return "group"
    if name.startswith("my"):
        return "own"
    exact: dict[str, SpanKind] = {"code": "code", "when": "year", "year": "year", "url": "link", "base_year": "year"}
    exact |= {"target_year": "year", "then_when": "year", "now_when": "year"}
    return exact.get(name, "plain")


def holds(test: str, values: Mapping[str, Value], given: Mapping[str, str]) -> bool:
    """Whether a condition such as `a.median > 1.9 * b.median` or `a.area = place` holds; false where a value is not there.

    `=` compares numbers where both sides are numbers. A condition that no value could make readable raises `ValueError`.
    """
    match = _TEST.match(test)
    if match is None:
        raise ValueError(f"no condition: {test}")
    for side in (match[1], match[3]):
        if not all(_NUMERAL.fullmatch(one.strip()) or _PATH.fullmatch(one.strip()) for one in side.split("*")):
            raise ValueError(f"no condition: {test}")
        if _PATH.fullmatch(side) and "." not in side and side not in given:
            raise ValueError(f"{test}: the scene has no {side}")
    left, right = (_number(side, values, given) for side in (match[1], match[3]))
    if match[2] == "=" and (left is None or right is None):
        return _word(match[1], values, given) == _word(match[3], values, given) is not None
    if left is None or right is None:
        return False
    order = {">": left > right, "<": left < right, ">=": left >= right, "<=": left <= right, "=": left == right}
    return order[match[2]]


def _word(side: str, values: Mapping[str, Value], given: Mapping[str, str]) -> str | None:
    found = values.get(side, given.get(side))
    return found if isinstance(found, str) else None


def _number(side: str, values: Mapping[str, Value], given: Mapping[str, str]) -> float | None:
    product = 1.0
    for factor in side.split("*"):
        name = factor.strip()
        if _NUMERAL.fullmatch(name):
            product *= float(name)
        elif name in given:
            plain = given[name].replace(",", "").strip("$")
            if not _NUMERAL.fullmatch(plain):
                return None
            product *= float(plain)
        elif isinstance(found := values.get(name), Fact):
            product *= found.value
        else:
            return None
    return product
