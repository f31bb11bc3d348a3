"""What a model name asks of the fake provider: `liar-ttft300-itl15-len150-fault09once-mid-seed7`. Pure.

A word that is no knob is refused with one clear sentence; nothing is guessed.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from evals.fake_provider.faults import FAULTS

Mode = Literal["obedient", "scripted", "liar", "hijacked", "biased", "looping"]
Where = Literal["first", "after", "mid"]
Loop = Literal["alternating", "same", "unknown", "malformed"]

MODES: tuple[Mode, ...] = ("obedient", "scripted", "liar", "hijacked", "biased", "looping")
WHERE: tuple[Where, ...] = ("first", "after", "mid")
LOOPS: tuple[Loop, ...] = ("same", "unknown", "malformed")
DIMENSIONS = 256
"""Of an embedding where neither the name nor the request says."""

_PUBLISHED = {"text-embedding-3-small": 1536, "text-embedding-3-large": 3072, "text-embedding-ada-002": 1536}
_NUMBERED = re.compile(r"(ttft|itl|len|seed|chunk|dim|some)(\d{1,6})")
_FAULT = re.compile(r"fault(\d{1,2})(once)?")
_FIELDS = {
    "ttft": "ttft_ms",
    "itl": "itl_ms",
    "len": "tokens",
    "seed": "seed",
    "chunk": "chunk",
    "dim": "dimensions",
    "some": "some",
}


class KnobError(ValueError):
    """The model name holds something that is no knob."""


@dataclass(frozen=True)
class Knobs:
    """One request's orders. `tokens` 0: as long as the answer is; `chunk` 0: a token a delta; `some`: of a hundred
    requests, how many meet a fault, drawn at random."""

    mode: Mode = "obedient"
    ttft_ms: int = 0
    itl_ms: int = 0
    tokens: int = 0
    fault: int = 0
    once: bool = False
    some: int = 0
    where: Where = "first"
    seed: int = 0
    chunk: int = 0
    loop: Loop = "alternating"
    dimensions: int = DIMENSIONS


def knobs(model: str) -> Knobs:
    """The knobs of a model name. `KnobError` with a sentence for the caller where a part is unknown."""
    name = model.removeprefix("openai:").strip().lower()
    found = Knobs()
    for published, dimensions in _PUBLISHED.items():
        if name.startswith(published):
            # An embedder of a real set-up keeps its model's name; knobs may follow it.
            found, name = replace(found, dimensions=dimensions), name.removeprefix(published).lstrip("-")
    for word in filter(None, name.split("-")):
        found = _with(found, word, model)
    if found.loop != "alternating" and found.mode != "looping":
        raise KnobError(f"The model name {model!r} says {found.loop!r}, which is a kind of looping only.")
    return found


def _with(found: Knobs, word: str, model: str) -> Knobs:
    for mode in MODES:
        if word == mode:
            return replace(found, mode=mode)
    for where in WHERE:
        if word == where:
            return replace(found, where=where)
    for loop in LOOPS:
        if word == loop:
            return replace(found, loop=loop)
    if numbered := _NUMBERED.fullmatch(word):
        if numbered.group(1) == "dim" and not 1 <= int(numbered.group(2)) <= 4096:
            raise KnobError(f"The knob {word!r} is out of range: dim1 to dim4096.")
        if numbered.group(1) == "some" and int(numbered.group(2)) > 100:
            raise KnobError(f"The knob {word!r} is out of range: some0 to some100, of a hundred requests.")
        return replace(found, **{_FIELDS[numbered.group(1)]: int(numbered.group(2))})  # type: ignore[arg-type]
    if fault := _FAULT.fullmatch(word):
        number = int(fault.group(1))
        if number not in FAULTS:
            raise KnobError(f"There is no fault {word!r}: the faults run from 01 to {max(FAULTS):02d}.")
        return replace(found, fault=number, once=bool(fault.group(2)))
    raise KnobError(
        f"The model name {model!r} holds {word!r}, which is no knob; use a mode ({', '.join(MODES)}) and ttftN, itlN, "
        "lenN, chunkN, seedN, dimN, someN, faultNN or faultNNonce with first, after or mid, joined by '-'."
    )
