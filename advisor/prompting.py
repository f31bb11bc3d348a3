"""What a provider is sent of a talk, and how it is kept within a budget of tokens. Stable parts come first, so that a
provider's cache can be used: prompt and tools, then what was said before, then the turn.

Pure: it asks nobody and stores nothing. It never changes the prompt, and never parts a tool's result from its call.
"""

import json
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from advisor.sentences import split
from knowledge.tokens import estimate

if TYPE_CHECKING:
    from langchain_core.messages import AnyMessage, BaseMessage

    from advisor.talk import TalkState
    from advisor.turns import Exchange

Count = Callable[[str], int]

MOST_TOKENS = 6000
MOST_HISTORY = 500
WHOLE_EXCHANGES = 2
A_MESSAGE = 4  # what a provider adds around each message
_ANSWER, _QUESTION, _SUMMARY, _OLD_QUESTION = 90, 70, 100, 16
_CAPS = (1600, 1000, 600, 350, 200, 110, 60, 30)
"""What a text of the turn is cut to, one step after another, until all of it fits."""

_MARKER = re.compile(r"[ \t]*\[[FP]?\d+(?:[,;][ \t]*[FP]?\d+)*\]")
_FIGURE = re.compile(r"(?:[≥~≈+−–-][ ]?)?(?:US[ ]?)?(?:[$€][ ]?)?\d(?:[\d.,:/–-]*\d)?(?:[ ]?%|[kKM]\b)?")
_EMPTY_NOTE = re.compile(r"[ ]?\((?:[^()…]{0,12}…[^()…]{0,12})\)")
_GAPS = re.compile(r"(?:…[ ]?){2,}")
_LAYOUT = re.compile(r"\*\*|__|`|^[ \t]*(?:[-*#>]+|\d+[.)])[ \t]+", re.MULTILINE)
_CUT_ROWS = "(cut: {} more lines)"
_CUT_TEXT = " […] "


def history_messages(history: Sequence["Exchange"], talk: "TalkState", count: Count = estimate) -> "list[AnyMessage]":
    """What was said before, oldest first: one summary, then the last exchanges, the answers short and without their
    figures, which are not of this turn."""
    from langchain_core.messages import AIMessage, HumanMessage

    recent = list(history)[-WHOLE_EXCHANGES:]
    messages: list[AnyMessage] = []
    for exchange in recent:
        messages += [
            HumanMessage(_middle_cut(exchange.question.strip(), _QUESTION, count) or "…"),
            AIMessage(_answer(exchange.answer, count) or "…"),
        ]
    summary = _summary(list(history)[:-WHOLE_EXCHANGES], talk, count) if history else ""
    found = [HumanMessage(summary), *messages] if summary else messages
    while found and sum(_size(one, count) for one in found) > MOST_HISTORY:
        found = found[1:] if len(found) % 2 else found[2:]  # the summary first, then whole exchanges
    return found


def without_figures(text: str) -> str:
    """A text without its figures, codes, years and citation marks: each is a `…`."""
    bare = _FIGURE.sub("…", _MARKER.sub("", text))
    return _GAPS.sub("… ", _EMPTY_NOTE.sub("", bare)).strip()


def fitted(
    messages: Sequence["BaseMessage"],
    *,
    overhead: int,
    count: Count,
    most: int = MOST_TOKENS,
    hard: bool = False,
) -> "list[BaseMessage]":
    """The messages within `most` tokens, tools (`overhead`) included. What was said before goes first, then the ends of
    long tool results, then the middles of long texts. `hard`: all that may be cut is halved before, for a provider that
    called the same too long. The prompt is never cut: only one that is too long by itself leaves more than `most`."""
    found = list(messages)
    start = _turn_start(found)
    prompt = [one for one in found[:start] if one.type == "system"]
    said, turn = ([] if hard else [one for one in found[:start] if one.type != "system"]), found[start:]
    if hard:
        turn = [_shortened(one, max(_CAPS[-1], count(_text(one)) // 2), count) for one in turn]
    room = most - overhead - sum(_size(one, count) for one in prompt)
    sizes = [_size(one, count) for one in said]
    needed = sum(_size(one, count) for one in turn)
    while said and needed + sum(sizes) > room:
        gone = 2 if len(said) % 2 == 0 else 1
        said, sizes = said[gone:], sizes[gone:]
    return [*prompt, *said, *(turn if needed <= room else _cut(turn, room, count))]


def _cut(turn: "list[BaseMessage]", room: int, count: Count) -> "list[BaseMessage]":
    """The turn, its parts cut until they fit: results of tools first, then texts, then whole calls from the oldest."""

    def size(messages: "list[BaseMessage]") -> int:
        return sum(_size(one, count) for one in messages)

    whole = turn
    for kinds in (("tool",), ("tool", "human", "ai")):
        for cap in _CAPS:
            least = {"tool": cap if "human" not in kinds else _CAPS[-1]}  # results are at their least by then
            turn = [_shortened(one, least.get(one.type, cap), count) if one.type in kinds else one for one in whole]
            if size(turn) <= room:
                return turn
    while (gone := _first_call(turn)) and size(turn) > room:
        turn = [one for i, one in enumerate(turn) if i not in gone]
    return turn


def _first_call(turn: "list[BaseMessage]") -> set[int]:
    """The oldest message that calls tools, with all its results; both go or stay together."""
    from langchain_core.messages import AIMessage, ToolMessage

    for index, one in enumerate(turn):
        if isinstance(one, AIMessage) and one.tool_calls:
            ids = {call["id"] for call in one.tool_calls}
            later = range(index + 1, len(turn))
            return {index} | {i for i in later if isinstance(of := turn[i], ToolMessage) and of.tool_call_id in ids}
    return set()


def _turn_start(messages: "list[BaseMessage]") -> int:
    """Where the turn begins: at its own question, or at the last human message where none is marked."""
    humans = [i for i, one in enumerate(messages) if one.type == "human"]
    marked = [i for i in humans if "turn" in messages[i].additional_kwargs]
    return marked[0] if marked else humans[-1] if humans else len(messages)


def _shortened(message: "BaseMessage", cap: int, count: Count) -> "BaseMessage":
    """A message whose text is at most `cap` tokens. Its ids, calls and artifact stay."""
    text = _text(message)
    if count(text) <= cap:
        return message
    short = _rows_cut(text, cap, count) if message.type == "tool" else _middle_cut(text, cap, count)
    return message.model_copy(update={"content": short})


def _rows_cut(text: str, cap: int, count: Count) -> str:
    """The first lines of a tool's result, and how many are not shown."""
    lines = text.split("\n")
    kept: list[str] = []
    used = count(_CUT_ROWS.format(len(lines))) + 1
    for line in lines:
        used += count(line) + 1
        if used > cap:
            break
        kept.append(line)
    if not kept:
        # One endless line: its beginning, to a word's end.
        return _head(text, cap - 2, count)
    return "\n".join([*kept, _CUT_ROWS.format(len(lines) - len(kept))])


def _middle_cut(text: str, cap: int, count: Count) -> str:
    """Beginning and end of a text; what people ask stands in either."""
    if count(text) <= cap:
        return text
    half = (cap - count(_CUT_TEXT)) // 2 - 1
    end = _head(text[::-1], half, lambda part: count(part[::-1]))[::-1]
    return f"{_head(text, half, count)}{_CUT_TEXT}{end}"


def _head(text: str, cap: int, count: Count) -> str:
    """The longest beginning of at most `cap` tokens."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if count(text[:middle]) <= cap else (low, middle - 1)
    return text[:low]


def _answer(text: str, count: Count) -> str:
    """An answer of before: its first sentences, and the question it ended with."""
    plain = " ".join(_LAYOUT.sub("", text).split())
    sentences = [without_figures(one) for one in split(plain)]
    closing = sentences.pop() if len(sentences) > 1 and sentences[-1].endswith("?") else ""
    kept, used = [], count(closing)
    for sentence in sentences:
        used += count(sentence)
        if used > _ANSWER:
            break
        kept.append(sentence)
    if not kept and sentences:
        kept = [_head(sentences[0], _ANSWER - count(closing) - 2, count) + "…"]
    return " ".join([*kept, closing]).strip()


def _summary(older: Sequence["Exchange"], talk: "TalkState", count: Count) -> str:
    """What the talk was about before, in one message that is no message of the person's."""
    parts = []
    for one in talk.earlier[:-WHOLE_EXCHANGES]:
        what = ", ".join(dict.fromkeys(tool.name.removeprefix("get_").replace("_", " ") for tool in one.tools))
        of = f" of {one.subject.title}" if one.subject else ""
        parts.append(f"{what or 'a question'}{of}{f' in {one.place}' if one.place else ''}")
    parts += [f'"{_middle_cut(" ".join(one.question.split()), _OLD_QUESTION, count)}"' for one in older]
    about = [one.title for one in (talk.subject, talk.place) if one is not None]
    told = [f"asked before: {'; '.join(dict.fromkeys(parts))}"] if parts else []
    told += [f"now about: {', '.join(about)}"] if about else []
    # The limit is of the whole: what is now talked about stands last and is never cut off.
    return f"({_middle_cut(without_figures('. '.join(told)), _SUMMARY, count)})" if told else ""


def _text(message: "BaseMessage") -> str:
    return str(message.text)


def _size(message: "BaseMessage", count: Count) -> int:
    calls = [{"name": one["name"], "args": one["args"]} for one in getattr(message, "tool_calls", None) or ()]
    return A_MESSAGE + count(_text(message)) + (count(json.dumps(calls, ensure_ascii=False)) if calls else 0)
