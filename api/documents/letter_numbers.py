"""The sources of a document that is handed out, numbered from one in the order of their first use. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from api.documents.letter_parts import Part, Said
from api.documents.prose import Run


def numbered(parts: Sequence[Part]) -> tuple[list[Part], dict[int, int]]:
    """The parts with new numbers, and for each source that they name its old number with the new one."""
    numbers: dict[int, int] = {}
    for cite in _cites(parts):
        numbers.setdefault(cite, len(numbers) + 1)
    return [_part(one, numbers) for one in parts], numbers


def _cites(parts: Iterable[Part]) -> Iterator[int]:
    """Every number of a source as a reader meets it."""
    for part in parts:
        runs = [run for said in part.said + ([part.alone] if part.alone else []) for run in said.runs]
        runs += [run for table in part.tables for row in table.rows for cell in row for run in cell]
        yield from (run.cite for run in runs if run.cite is not None)
        yield from (cite for one in part.pictures for cite in one.cites)


def _part(part: Part, numbers: Mapping[int, int]) -> Part:
    return replace(
        part,
        said=[_said(one, numbers) for one in part.said],
        alone=_said(part.alone, numbers) if part.alone is not None else None,
        tables=[one._replace(rows=[[_runs(cell, numbers) for cell in row] for row in one.rows]) for one in part.tables],
        pictures=[replace(one, cites=sorted(numbers[cite] for cite in one.cites)) for one in part.pictures],
    )


def _said(said: Said, numbers: Mapping[int, int]) -> Said:
    return said._replace(runs=_runs(said.runs, numbers))


def _runs(runs: Sequence[Run], numbers: Mapping[int, int]) -> list[Run]:
    return [run if run.cite is None else run._replace(cite=numbers[run.cite]) for run in runs]
