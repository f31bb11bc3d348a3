"""What the publishers' addresses serve is fetched, recognised by name, and read: every form a download really has."""

import io
import re
import threading
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import openpyxl
import pytest

from knowledge.build import _missing
from knowledge.errors import SourceError
from knowledge.fetch import fetch
from knowledge.schema import (
    AreaRow,
    ConsumerPriceRow,
    PriceParityRow,
    ProgramRow,
    ProjectionRow,
    Row,
    SectorWageRow,
    SourceRow,
    WageRow,
    ZipRow,
)  # fmt: skip
from knowledge.sources import cpi, oews, places, projections, rpp, soc
from knowledge.sources.onet.files import OnetFiles
from knowledge.sources.places import zips
from knowledge.sources.places.zips import Zcta
from knowledge.sources.register import Registered, locate, register
from tests.knowledge import publisher_files
from tests.knowledge.sources.test_oews import METRO, NATION, NONMETRO, workbook


def zipped(**members: str | bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 2, 10, 12, 0, 0)), content)
    return data.getvalue()


def sheets(pages: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in pages.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def parity(table: str, inner: str, code: str, name: str, years: str = "2023,2024") -> bytes:
    lines = [publisher_files.HEADER.replace("2023,2024", years)]
    values = ",".join("9" + str(at) + ".5" for at in range(len(years.split(","))))
    lines += [f' "{code}","{name}",7,{table},{line},"...","RPPs","Index",{values}' for line in range(1, 6)]
    lines += ['"U.S. Bureau of Economic Analysis"']
    return zipped(**{f"{table}__definition.xml": "<x/>", inner: "\n".join(lines), f"{table}__Footnotes.html": "<p>"})


def onet() -> bytes:
    header = "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\n"
    tables = {"Occupation Data": "O*NET-SOC Code\tTitle\tDescription\n11-1021.00\tManagers\tThey manage.\n"}
    tables |= dict.fromkeys(("Abilities", "Work Activities"), header + "11-1021.00\t1.A\tThing\tIM\t3.5\t30\n")
    return zipped(**{f"db_30_2_text/{name}.txt": content for name, content in tables.items()})


def projected() -> bytes:
    header = ["2024 National Employment Matrix title", "2024 National Employment Matrix code", "Occupation type",
              "Employment, 2024", "Employment, 2034", "Employment change, percent, 2024–34",
              "Percent self employed, 2024", "Occupational openings, 2024–34 annual average",
              "Typical education needed for entry", "Work experience in a related occupation",
              "Typical on-the-job training needed to attain competency in the occupation"]  # fmt: skip
    row = ["General and operations managers", "11-1021", "Line item", 3700.5, 3900.1, 5.4, 1.2, 320.8,
           "Bachelor's degree", "5 years or more", "None"]  # fmt: skip
    return sheets({"Contents": [["x"]], "Table 1.2": [["Table 1.2"], header, row]})


def series() -> str:
    lines = ["series_id                     \tyear\tperiod\t       value\tfootnote_codes"]
    for name, period, value in (
        ("CUSR0000SA0", "M01", "1.0"), ("CUUR0000SA0", "M01", "317.671"), ("CUUR0000SA0", "M10", "-"),
        ("CUUR0000SA0", "M13", "321.9"), ("CUUR0000SA0", "S01", "320.0"), ("CUUR0000SA0L1E", "M01", "2.0"),
    ):  # fmt: skip
        lines.append(f"{name:30}\t2025\t{period}\t{value:>12}\t")
    return "\r\n".join(lines) + "\r\n"


POSTAL = (
    "US\t83702\tBoise\tIdaho\tID\tAda\t001\t\t\t43.6322\t-116.2052\t4\n"
    "US\t09005\tAPO AE\t\tAE\t\t\t\t\t49.0\t7.0\t1\n"
)  # fmt: skip
PROGRAMS: list[list[object]] = [
    ["SOC2018Code", "SOC2018Title", "CIP2020Code", "CIP2020Title"],
    ["45-1011", "Supervisors of Farm Workers", 1.0, "Agriculture, General."],
    ["11-1021", "General and Operations Managers", "52.0201", "Business Administration."],
    ["11-1031", "Legislators", "99.9999", "NO MATCH"],
]
SPECIAL: Mapping[str, bytes] = {
    "occupation.xlsx": projected(),
    "MARPP.zip": parity("MARPP", "MARPP_MSA_2008_2024.csv", "14260", "Boise City, ID"),
    "SARPP.zip": parity("SARPP", "SARPP_STATE_2008_2024.csv", "16000", "Idaho"),
    "PARPP.zip": parity("PARPP", "PARPP_PORT_2008_2025.csv", "16999", "Idaho (Nonmetropolitan)", "2024,2025"),
    "US.zip": zipped(**{"readme.txt": "Read me", "US.txt": POSTAL}),
    "db_30_2_text.zip": onet(),
    "cu.data.1.AllItems": series().encode(),
    "CIP2020_SOC2018_Crosswalk.xlsx": sheets(
        {"Crosswalk": [["File_Name", "Description"]], "CIP-SOC": [["CIP2020Code"]], "SOC-CIP": PROGRAMS}
    ),
}


def served(path: str) -> bytes:
    """What the publisher serves at a path, cut down to a row or two."""
    name = PurePosixPath(path).name
    if name in SPECIAL:
        return SPECIAL[name]
    if survey := re.fullmatch(r"oesm(\d\d)(nat|st|ma|in4)\.zip", name):
        return _survey(2000 + int(survey[1]), survey[2], name.removesuffix(".zip"))
    return sheets({"data": [["x"]]}) if name.endswith(".xlsx") else b"{}"


def _survey(year: int, kind: str, folder: str) -> bytes:
    sector = {**NATION, "NAICS": "22", "NAICS_TITLE": "Utilities", "I_GROUP": "sector"}
    books = {
        "nat": {f"national_M{year}_dl.xlsx": workbook(NATION)},
        "st": {f"state_M{year}_dl.xlsx": workbook({})},
        "ma": {f"MSA_M{year}_dl.xlsx": workbook(METRO), f"BOS_M{year}_dl.xlsx": workbook(NONMETRO)},
        "in4": {
            f"nat4d_M{year}_dl.xlsx": workbook(NATION),
            f"natsector_M{year}_dl.xlsx": workbook(sector),
        },
    }[kind]
    described = {f"{folder}/file_descriptions.xlsx": sheets({"data": [["Files"]]})}
    return zipped(**described, **{f"{folder}/{name}": book for name, book in books.items()})


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = served(urlsplit(self.path).path)
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the test's output clean."""


# Our small files have other checksums than the publishers'; names and patterns are the register's own.
ENTRIES: tuple[Registered, ...] = tuple(entry.model_copy(update={"sha256": ""}) for entry in register())
RECENT = tuple(entry for entry in ENTRIES if not entry.key.startswith("oews-national") or entry.year >= 2024)


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("fetched")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        results = fetch(to, base_url=f"http://127.0.0.1:{server.server_port}", entries=RECENT)
        server.shutdown()
        thread.join()
    assert {result.outcome for result in results} == {"fetched", "by hand"}
    return to


@pytest.fixture(scope="module")
def found(fetched: Path) -> dict[str, Path]:
    return locate(fetched)


def of(rows: Iterator[Row], kind: type[Row]) -> list[Row]:
    return [row for row in rows if isinstance(row, kind)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_every_download_is_kept_under_a_name_that_its_own_pattern_recognises(entry: Registered, tmp_path: Path) -> None:
    if entry.by_hand:
        assert entry.by_hand.endswith(".")
        return
    (tmp_path / entry.download_name).write_bytes(b"")
    assert locate(tmp_path, (entry,)) == {entry.key: tmp_path / entry.download_name}


def test_all_that_was_fetched_is_found_and_only_what_has_no_address_is_not(found: dict[str, Path]) -> None:
    assert {entry.key for entry in RECENT if not entry.optional} - set(found) == {
        "cbsa-points", "zcta-cbsa", "zcta-points",
    }  # fmt: skip
    assert "oews-state-2019" not in found


def test_the_survey_is_read_from_its_archives(found: dict[str, Path]) -> None:
    rows = list(oews.rows(found))
    wages = {(row.area_code, row.year): row.annual_median_usd for row in rows if isinstance(row, WageRow)}
    assert {("US", 2025), ("16", 2025), ("14260", 2025), ("0100001", 2025)} <= set(wages)
    assert set(wages.values()) == {78_000}
    assert [row.naics for row in rows if isinstance(row, SectorWageRow)] == ["22"]
    assert [row.area_code for row in rows if isinstance(row, AreaRow)] == ["0100001"]
    assert {row.kind for row in rows if isinstance(row, SourceRow)} == {"official"}


def test_parities_are_read_from_their_archives_and_for_the_year_they_are_cited_for(found: dict[str, Path]) -> None:
    rows = list(rpp.rows(found))
    parities = {row.area_code: (row.year, row.all_items_index) for row in rows if isinstance(row, PriceParityRow)}
    assert parities == {"14260": (2024, 91.5), "16": (2024, 91.5), "16999": (2024, 90.5)}
    assert {(row.file, row.kind) for row in rows if isinstance(row, SourceRow)} == {
        ("MARPP.zip", "official"), ("SARPP.zip", "official"), ("PARPP.zip", "official"),
    }  # fmt: skip


def test_an_archive_of_parities_of_earlier_years_is_refused(tmp_path: Path) -> None:
    (tmp_path / "MARPP.zip").write_bytes(
        parity("MARPP", "MARPP_MSA_2008_2023.csv", "14260", "Boise City, ID", "2022,2023")
    )
    with pytest.raises(SourceError, match=r"^MARPP\.zip: holds parities up to 2023, none of 2024\.$"):
        list(rpp.rows(locate(tmp_path)))


def test_projections_keep_their_edition_in_their_name(found: dict[str, Path]) -> None:
    assert found["projections-2024"].name == "occupation_2024.xlsx"
    (row,) = of(projections.rows(found), ProjectionRow)
    assert isinstance(row, ProjectionRow)
    assert (row.nem_code, row.employment_base, row.openings_per_year) == ("11-1021", 3_700_500, 320_800)


def test_consumer_prices_are_read_from_the_file_of_all_series(found: dict[str, Path]) -> None:
    rows = list(cpi.rows(found))
    assert {(row.year, row.month, row.index, row.source_key) for row in rows if isinstance(row, ConsumerPriceRow)} == {
        (2025, 1, 317.671, "cpi"), (2025, 0, 321.9, "cpi-annual"),
    }  # fmt: skip
    assert [(row.vintage, row.kind) for row in rows if isinstance(row, SourceRow)] == [("1913 to 2025", "official")] * 2


def test_programs_are_read_from_the_workbook_even_where_a_code_became_a_number(found: dict[str, Path]) -> None:
    only = {"soc-cip": found["soc-cip"]}
    rows = list(soc.rows(only))
    assert [(row.soc_code, row.cip_code, row.title) for row in rows if isinstance(row, ProgramRow)] == [
        ("45-1011", "01.0000", "Agriculture, General"), ("11-1021", "52.0201", "Business Administration"),
    ]  # fmt: skip
    assert [row.kind for row in rows if isinstance(row, SourceRow)] == ["official"]


def test_postal_codes_are_read_from_the_archive_without_military_post_offices(found: dict[str, Path]) -> None:
    boise = Zcta(code="83702", state="ID", county_fips="16001", cbsa_code="14260", cbsa_kind="metropolitan")
    (row,) = zips.read(found["zip-points"], {"83702": boise}, "zip-points", "zcta-cbsa")
    assert (row.zip, row.city, row.state, row.cbsa_code, row.lat) == ("83702", "Boise", "ID", "14260", 43.6322)
    assert zips.year_of(found["zip-points"]) == 2026


def test_without_the_crosswalk_no_postal_code_is_said_to_lie_outside_every_metropolitan_area(
    found: dict[str, Path],
) -> None:
    assert of(places.rows({"zip-points": found["zip-points"]}), ZipRow) == []


def test_occupations_are_read_from_their_archive_with_the_tables_that_are_apart_elsewhere(
    found: dict[str, Path],
) -> None:
    assert {found[key].name for key in ("onet-30.2", "onet-30.2-abilities", "onet-30.2-activities")} == {
        "db_30_2_text.zip"
    }
    files = OnetFiles(found["onet-30.2"])
    assert files.has("Abilities")
    assert files.has("Work Activities")
    assert list(files.rows("Occupation Data", ("Title",))) == [("Managers",)]


def test_records_are_fetched_as_plain_text_and_recognised_beside_packed_copies(found: dict[str, Path]) -> None:
    assert (found["profiles-adj"].name, found["profiles-adj-videos"].name) == ("careers.json", "career-videos.json")


def test_only_what_changes_answers_is_missing_and_each_with_its_reason(found: dict[str, Path]) -> None:
    told = {one.source: one.reason for one in _missing(found)}
    assert [key for key in told if "national" not in key] == ["cbsa-points", "zcta-cbsa", "zcta-points"]
    assert told["oews-national-2003 … oews-national-2023 (21 files)"] == "pay over the years has a gap"
    (starter,) = _missing(None)
    assert starter.source == "oews-metro-2025"
    assert "climbs to the state" in starter.reason
