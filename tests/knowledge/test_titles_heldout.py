"""Names held out: none is in the index or in the words that occupations are embedded by, and most are found without."""

from collections.abc import Iterator

import pytest

from evals.heldout import baseline, chosen, figures, run, without_held_out
from knowledge.passages import occupation_texts
from knowledge.store import Knowledge
from knowledge.titles import Titles, written
from knowledge.titles.words import fold

Held = dict[str, list[tuple[str, tuple[str, ...]]]]


@pytest.fixture(scope="module")
def held_out(knowledge: Knowledge) -> Iterator[tuple[Titles, Held]]:
    with without_held_out(knowledge) as (titles, held):
        yield titles, {str(part): names for part, names in held.items()}


def test_no_name_that_is_held_out_is_in_the_index(held_out: tuple[Titles, Held]) -> None:
    titles, held = held_out
    names = {fold(title) for part in held.values() for title, _ in part}
    assert len(names) > 5_000
    assert names.isdisjoint(titles.ranker.evidence.names)
    assert titles.lookup.names(list(names)[:500]) == {}


def test_no_name_that_is_held_out_is_in_the_words_that_are_embedded(
    held_out: tuple[Titles, Held], knowledge: Knowledge
) -> None:
    titles, held = held_out
    names = {fold(title) for part in held.values() for title, _ in part}
    with titles.lookup.engine.connect() as connection:
        texts = dict(occupation_texts(connection))
        # The names that a text may hold are those of this table, a comma inside a name or not.
        left = {row[0] for row in connection.exec_driver_sql("SELECT title FROM alternate_title")}
    assert set(texts) == {one.onet_soc_code for one in knowledge.occupations.all()}
    assert names.isdisjoint(fold(one) for title in left for one in written(title))


def test_the_parts_share_no_name_and_are_the_same_each_time(held_out: tuple[Titles, Held]) -> None:
    _, held = held_out
    development, test = ({fold(title) for title, _ in held[part]} for part in ("development", "test"))
    assert development.isdisjoint(test)
    assert 0.4 < len(test) / (len(test) + len(development)) < 0.6
    assert chosen(held["test"], 50) == chosen(held["test"], 50)


def test_titles_held_out_are_found_better_than_by_their_letters_alone(held_out: tuple[Titles, Held]) -> None:
    titles, held = held_out
    asked = chosen(held["test"], 150)
    line = figures(baseline(titles, asked))
    found = [titles.find(title).candidates for title, _ in asked]
    right = sum(
        bool(one) and one[0].onet_soc_code in codes for one, (_, codes) in zip(found, asked, strict=True)
    ) / len(asked)
    assert right >= 0.48
    assert right > line.at_1 + 0.05


def test_a_run_gives_typed_records_and_counts_what_it_does(knowledge: Knowledge) -> None:
    told: list[tuple[int, int]] = []
    found = run(knowledge, lambda done, total: told.append((done, total)), most=20)
    assert len(found) == 20
    assert told[-1] == (20, 20)
    assert all(0.0 <= one.confidence <= 1.0 and one.expected for one in found)
