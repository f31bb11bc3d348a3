"""Tables as files: the figures are the facts, the sources stand beside, and nothing in a cell is a formula."""

import csv
import io
from typing import Any

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from advisor.facts import CitationOut, Fact, Of
from api.tables import Cell, Table, tables_of
from api.tables.files import Origin, columns_of, csv_of
from api.tables.reading import Kind, looked_up
from api.tables.workbook import xlsx_of
from knowledge.store import Knowledge

ORIGIN = Origin(page="https://example.org/careers/x", build="b1")
PAGES: tuple[tuple[Kind, str], ...] = (
    ("career", "operations-managers"),
    ("occupation", "11-1021.00"),
    ("occupation", "27-2011.00"),
    ("track", "operations"),
)
SOURCE = CitationOut(
    id=3, publisher="A bureau", dataset="Pay", title="Wages", vintage="May 2025", url="https://example.org/w.zip", licence="public domain"
)  # fmt: skip


def fact(value: float, unit: Any = "USD/year", **more: Any) -> Fact:
    of = Of(kind="occupation", code="11-1011", title="Chief Executives")
    return Fact(id="F1", value=value, unit=unit, statistic="median", of=of, as_of="May 2025", citation=3, **more)


def table(*rows: tuple[Cell, ...], columns: tuple[str, ...] = ("Name", "Pay")) -> Table:
    return Table("ladder", "Pay", columns, rows, "A note", (SOURCE,))


def read_csv(content: bytes) -> tuple[list[str], list[list[str]], list[list[str]]]:
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    end = lines.index([])
    return lines[0], lines[1:end], lines[end + 1 :]


@pytest.mark.parametrize(("kind", "code"), PAGES)
def test_every_table_reads_back_with_the_figures_of_its_facts(knowledge: Knowledge, kind: Kind, code: str) -> None:
    lookup = looked_up(knowledge, kind, code)
    assert lookup is not None
    known = {one.id: one for one in lookup.facts}
    tables = tables_of(lookup)
    assert len(tables) >= 6
    for one in tables.values():
        assert all(len(row) == len(one.columns) for row in one.rows)
        assert all(known[cell.fact.id] == cell.fact for row in one.rows for cell in row if cell.fact is not None)
        columns = columns_of(one)
        heads, rows, about = read_csv(csv_of(one, ORIGIN))
        assert heads == [column.head for column in columns]
        sheet, sources = load_workbook(io.BytesIO(xlsx_of(one, ORIGIN))).worksheets
        assert [cell.value for cell in sheet[1]] == heads
        assert sheet.freeze_panes == "A2"
        for place, column in enumerate(columns):
            for order, (_, behind) in enumerate(column.values):
                cell = sheet.cell(order + 2, place + 1)
                if behind is not None and behind.bound is None:
                    assert float(rows[order][place]) == behind.value
                    assert cell.value == behind.value
                    assert cell.data_type == "n"
                elif behind is not None:
                    assert rows[order][place] == cell.value == f"≥ {behind.value:,}"
        told = [[cell.value for cell in row if cell.value is not None] for row in sources.iter_rows()]
        assert [str(line[0]) for line in told] == [line[0] for line in about]
        assert ["Knowledge build", "b1"] in about
        assert {line[0] for line in about} >= {str(cited.id) for cited in one.citations}
        assert [row for row in rows if row[-1]], one.name


def test_a_number_stands_in_the_unit_that_its_head_names() -> None:
    rows = ((Cell("a"), Cell("$50,090", fact(50090))), (Cell("b"), Cell("≥ $239,200", fact(239200, bound="at_least"))))
    heads, lines, _ = read_csv(csv_of(table(*rows), ORIGIN))
    assert heads == ["Name", "Pay (US dollars a year)", "As of", "Source"]
    assert lines == [["a", "50090", "May 2025", "3"], ["b", "≥ 239,200", "May 2025", "3"]]
    sheet = load_workbook(io.BytesIO(xlsx_of(table(*rows), ORIGIN))).worksheets[0]
    assert sheet["B2"].number_format == '"$"#,##0'
    assert sheet["B3"].data_type == "s"


def test_a_column_of_two_units_names_the_unit_in_each_row() -> None:
    rows = (
        (Cell("a"), Cell("$29.05", fact(29.05, "USD/hour"))),
        (Cell("b"), Cell("$50,090", fact(50090))),
        (Cell("c"), Cell("not published")),
    )
    heads, lines, _ = read_csv(csv_of(table(*rows), ORIGIN))
    assert heads == ["Name", "Pay", "Pay: unit", "As of", "Source"]
    assert [line[1:3] for line in lines] == [
        ["29.05", "US dollars an hour"],
        ["50090", "US dollars a year"],
        ["not published", ""],
    ]


@pytest.mark.parametrize(
    "words", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")']
)
def test_words_that_look_like_a_formula_are_words(words: str) -> None:
    made = table((Cell(words), Cell("4.4%", fact(-4.4, "percent"))), columns=(words, "Growth"))
    heads, lines, _ = read_csv(csv_of(made, ORIGIN))
    assert heads[0].startswith("'")
    assert lines[0][0].startswith("'")
    assert lines[0][1] == "-4.4"  # a number keeps its sign
    sheet = load_workbook(io.BytesIO(xlsx_of(made, ORIGIN))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert sheet["B2"].value == -4.4


def test_only_https_addresses_are_links() -> None:
    plain = SOURCE.model_copy(update={"id": 4, "url": "http://example.org"})
    script = SOURCE.model_copy(update={"id": 5, "url": "javascript:alert(1)"})
    made = Table("ladder", "Pay", ("Name",), ((Cell("a", href="javascript:alert(1)"),),), None, (SOURCE, plain, script))
    origin = Origin(page="http://127.0.0.1/careers/x", build="b1")
    sheets = load_workbook(io.BytesIO(xlsx_of(made, origin))).worksheets
    links = [cell.hyperlink.target for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert links == ["https://example.org/w.zip"]


def test_the_same_table_gives_the_same_bytes(knowledge: Knowledge) -> None:
    first, second = (looked_up(knowledge, "career", "operations-managers") for _ in range(2))
    assert first is not None
    assert second is not None
    assert xlsx_of(tables_of(first)["ladder"], ORIGIN) == xlsx_of(tables_of(second)["ladder"], ORIGIN)


def test_a_table_downloads_under_a_plain_name(client: TestClient) -> None:
    answer = client.get("/occupations/11-1021.00/tables/pay_by_place.xlsx")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == 'attachment; filename="11-1021.00-pay-by-place.xlsx"'
    assert load_workbook(io.BytesIO(answer.content)).sheetnames == ["pay by place", "Sources"]
    answer = client.get("/tracks/operations/tables/industries.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbfSector")


def test_a_ranking_downloads_as_it_is_looked_up(client: TestClient) -> None:
    asked = {"within": "operations", "place": "Idaho", "by": "median", "limit": "5", "min_median": "50000"}
    looked = client.get("/v1/rankings", params=asked).json()
    facts = {one["id"]: one["value"] for one in looked["facts"]}
    wanted = [str(facts[item["fact"]]) for item in looked["findings"][0]["items"]]
    heads, rows, about = read_csv(client.get("/rankings.csv", params=asked).content)
    assert [row[heads.index("Median pay (US dollars a year)")] for row in rows] == wanted
    assert any("Idaho" in part for line in about for part in line)
    book = load_workbook(io.BytesIO(client.get("/rankings.xlsx", params=asked).content))
    assert [str(row[3].value) for row in book.worksheets[0].iter_rows(min_row=2)] == wanted


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/careers/operations-managers/tables/nothing.csv", 404, "there are: score, ladder"),
        ("/careers/operations-managers/tables/ladder.pdf", 422, "csv"),
        ("/careers/nobody/tables/ladder.csv", 404, "no career"),
        ("/rankings.csv?limit=101", 422, "limit"),
        ("/rankings.csv?within=blorp", 404, "blorp"),
        ("/rankings.csv?place=Springfield", 404, "several things"),
    ],
)
def test_a_table_that_is_not_there_says_why(client: TestClient, path: str, status: int, said: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert said in answer.json()["detail"]


def test_words_of_one_source_cite_it_alone_with_its_year(knowledge: Knowledge) -> None:
    lookup = looked_up(knowledge, "career", "operations-managers")
    assert lookup is not None
    education = tables_of(lookup)["education"]
    heads, rows, about = read_csv(csv_of(education, ORIGIN))
    bureau = {line[0]: line[4] for line in about if len(line) == 7 and "Labor Statistics" in line[1]}
    typical = [dict(zip(heads, row, strict=True)) for row in rows if row[2] == "Typical schooling at entry"]
    assert len(typical) > 5
    assert all(bureau[row["Source"]] == row["As of"] for row in typical)
    sheet, _ = load_workbook(io.BytesIO(xlsx_of(education, ORIGIN))).worksheets
    assert str(sheet.cell(2, len(heads)).value) == typical[0]["Source"]
