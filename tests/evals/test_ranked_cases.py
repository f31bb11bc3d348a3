"""The committed ranked queries: enough of them, of every kind of work, in words of our own, with codes that exist."""

import csv
import gzip
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from evals.suites import RankedSuite, load
from knowledge.store import Knowledge

SHARED = 8  # words in a row that no sentence may share with a publisher's
OF_PEOPLE = ("ers", "ors", "ists", "ians", "ants", "rses", "ides", "tives", "ics", "gents", "eers")


@pytest.fixture(scope="module")
def suites() -> dict[str, RankedSuite]:
    return {one.suite: one for one in load().ranked}


@pytest.fixture(scope="module")
def occupations(knowledge: Knowledge) -> dict[str, str]:
    with knowledge.engine.connect() as connection:
        rows = connection.execute(text("SELECT onet_soc_code, title FROM occupation")).all()
    return {row.onet_soc_code: row.title for row in rows}


def words(said: str) -> list[str]:
    return re.findall(r"[\w']+", said.lower())


def runs(said: str) -> Iterator[str]:
    found = words(said)
    return (" ".join(found[at : at + SHARED]) for at in range(len(found) - SHARED + 1))


@pytest.mark.parametrize("name", ["descriptions", "titles_written"])
def test_every_expected_code_is_an_occupation_of_the_build(
    suites: dict[str, RankedSuite], occupations: dict[str, str], name: str
) -> None:
    for query in suites[name].queries:
        assert 1 <= len(query.expected) <= 3, query.id
        assert set(query.expected) <= set(occupations), query.id


def test_no_two_queries_are_the_same(suites: dict[str, RankedSuite]) -> None:
    for suite in suites.values():
        asked = [" ".join(words(one.query)) for one in suite.queries]
        assert len(set(asked)) == len(asked), suite.suite


def test_descriptions_are_two_thirds_in_peoples_words_and_of_every_major_group(suites: dict[str, RankedSuite]) -> None:
    queries = suites["descriptions"].queries
    assert len(queries) >= 165
    people = [one for one in queries if "people" in one.tags]
    assert all(("people" in one.tags) != ("duty" in one.tags) for one in queries)
    assert len(people) >= len(queries) * 2 / 3
    assert {code[:2] for one in queries for code in one.expected} == {str(group) for group in range(11, 54, 2)}
    for tag, least in {"terse": 20, "long": 5, "spanish": 12, "unpaid": 6}.items():
        assert sum(tag in one.tags for one in queries) >= least, tag


def test_no_description_names_the_occupation_that_it_describes(
    suites: dict[str, RankedSuite], occupations: dict[str, str]
) -> None:
    for query in suites["descriptions"].queries:
        said = f" {' '.join(words(query.query))} "
        for code in query.expected:
            for name in re.split(r", (?:and )?|, Except.*| and ", occupations[code]):
                if not name.endswith(OF_PEOPLE):
                    continue  # "Compensation, Benefits, and Job Analysis Specialists": only the last part names people
                singular = " ".join(words(name)).removesuffix("s")
                assert f" {singular} " not in said, query.id
                assert f" {singular}s " not in said, query.id


def test_no_query_shares_eight_words_in_a_row_with_a_publisher(
    suites: dict[str, RankedSuite], publishers: Path
) -> None:
    published: set[str] = set()
    for name, column in (("Task Statements", "Task"), ("Occupation Data", "Description"), ("Emerging Tasks", "Task")):
        found = sorted(publishers.glob(f"**/{name}.txt*"))
        if not found:
            pytest.skip(f"{name} is not among the publishers' files here")
        raw = found[0].read_bytes()
        whole = (gzip.decompress(raw) if found[0].suffix == ".gz" else raw).decode("utf-8")
        for row in csv.DictReader(io.StringIO(whole), delimiter="\t", quoting=csv.QUOTE_NONE):
            published.update(runs(row[column]))
    for suite in suites.values():
        for query in suite.queries:
            assert not published.intersection(runs(query.query)), query.id
