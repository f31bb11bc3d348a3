"""Which codes of earlier classifications became which of today's, so that a split or merged code is counted as one.

Reads the reviewed `starter/soc_lineage.csv`: only codes that do not simply keep their number. From it and the codes that
were surveyed it makes families: the smallest sets of codes of a stretch of years that end in the same codes today.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from knowledge.schema import SourceRow

KEY = "soc-lineage"
_FILE = "soc_lineage.csv"
_NEXT = {"2000": "2010", "2011": "2010", "2012": "2010", "2017": "2010", "2010": "2018", "2019": "2018", "2021": "2018"}
_Node = tuple[str, str]


class Family(NamedTuple):
    """Codes that can only be followed together. `surveyed`: year -> the codes under which they were published then;
    `today`: the codes of the latest year; `whole`: whether the same parts were surveyed in every year."""

    today: frozenset[str]
    surveyed: Mapping[int, frozenset[str]]
    whole: bool


def scheme_of(year: int) -> str:
    """The scheme in which a survey year's codes are read: a classification, or a year with codes of its own."""
    for last, scheme in ((2009, "2000"), (2011, "2011"), (2016, "2012"), (2018, "2017"), (2020, "2019")):
        if year <= last:
            return scheme
    return "2021"


def source_row() -> SourceRow:
    """Where the lineage comes from."""
    return SourceRow(
        key=KEY,
        publisher="U.S. Bureau of Labor Statistics",
        dataset="SOC crosswalks",
        title="SOC 2000 to 2010, SOC 2010 to 2018, and the survey's own codes of 2010-11 and 2017-20",
        vintage="2000-2018",
        year=2018,
        url="https://www.bls.gov/soc/2018/crosswalks.htm",
        licence="public domain",
        attribution="",
        file=_FILE,
        sha256=sha256((files("knowledge") / "starter" / _FILE).read_bytes()).hexdigest(),
        kind="own",
    )


def families(years: Mapping[int, frozenset[str]], today: frozenset[str]) -> tuple[Family, ...]:
    """The families of a stretch of years (year -> codes published) that still exist in `today`'s codes."""
    parent: dict[_Node, _Node] = {}

    def root(node: _Node) -> _Node:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def join(node: _Node) -> None:
        for after in _after(node):
            parent[root(node)] = root(after)
            join(after)

    parts: dict[tuple[int, str], frozenset[_Node]] = {}
    published = {node for year, codes in years.items() for node in ((scheme_of(year), code) for code in codes)}
    for year, codes in years.items():
        for code in codes:
            parts[year, code] = _parts((scheme_of(year), code), published)
            for part in parts[year, code]:
                parent[root((f"survey {scheme_of(year)}", code))] = root(part)
                join(part)
    for code in today:
        for part in _after(("2021", code)):
            parent[root(("today", code))] = root(part)
    ended: defaultdict[_Node, set[str]] = defaultdict(set)
    surveyed: defaultdict[_Node, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    seen: defaultdict[_Node, dict[int, set[_Node]]] = defaultdict(lambda: {year: set() for year in years})
    for code in today:
        ended[root(("today", code))].add(code)
    for (year, code), nodes in parts.items():
        family = root((f"survey {scheme_of(year)}", code))
        surveyed[family][year].add(code)
        seen[family][year] |= nodes
    return tuple(
        Family(
            today=frozenset(codes),
            surveyed={year: frozenset(found) for year, found in surveyed[family].items()},
            whole=family in seen and len({frozenset(nodes) for nodes in seen[family].values()}) == 1,
        )
        for family, codes in sorted(ended.items(), key=lambda item: min(item[1]))
    )


def _parts(node: _Node, published: Iterable[_Node]) -> frozenset[_Node]:
    """What a published code stands for: itself in a classification, its parts where it is the survey's own group."""
    scheme, code = node
    if scheme != "2000":
        return frozenset(_after(node))
    if code.endswith("0"):  # a group printed in one year whose parts are printed in others
        inside = {other for other in published if other[0] == scheme and other[1] != code and other[1][:6] == code[:6]}
        if inside:
            return frozenset(inside)
    return frozenset({node})


def _after(node: _Node) -> tuple[_Node, ...]:
    scheme, code = node
    after = _NEXT.get(scheme)
    return () if after is None else _table().get(node, ((after, code),))


@cache
def _table() -> Mapping[_Node, tuple[_Node, ...]]:
    found: defaultdict[_Node, list[_Node]] = defaultdict(list)
    with (files("knowledge") / "starter" / _FILE).open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            found[row["scheme"], row["code"]].append((row["next_scheme"], row["next_code"]))
    return {node: tuple(after) for node, after in found.items()}
