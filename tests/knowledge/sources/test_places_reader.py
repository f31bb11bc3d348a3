"""The places reader: areas, ZIPs without a census area, and the names people have for places."""

import gzip
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from knowledge.errors import SourceError
from knowledge.schema import AreaRow, PlaceNameRow, Row, SourceRow, ZipRow
from knowledge.sources import places
from knowledge.sources.places import delineation, names, zips
from knowledge.sources.places.states import STATES
from knowledge.sources.register import locate


def workbook(path: Path, *rows: list[str]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.create_sheet(index=0)
    for row in (["Table"], ["List"], *rows, ["Note: ours"]):
        sheet.append(row)
    book.save(path)
    return path


def packed(path: Path, content: str) -> Path:
    path.write_bytes(gzip.compress(content.encode()))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workbook(
        tmp_path / "list1_2023.xlsx",
        ["CBSA Code", "CBSA Title", "Metropolitan/Micropolitan Statistical Area", "County/County Equivalent",
         "FIPS State Code", "FIPS County Code"],
        ["41180", "St. Louis, MO-IL", "Metropolitan Statistical Area", "St. Charles County", "29", "183"],
        ["10700", "Albertville, AL", "Micropolitan Statistical Area", "Marshall County", "01", "095"],
    )  # fmt: skip
    workbook(
        tmp_path / "list2_2023.xlsx",
        ["CBSA Code", "Principal City Name", "FIPS State Code"],
        ["41180", "St. Louis", "29"],
    )
    packed(
        tmp_path / "zcta2020_to_cbsa2023.csv.gz",
        "zcta,state_usps,county_fips_2022_equiv,cbsa_code,cbsa_type\n63101,MO,29510,41180,Metropolitan\n"
        "35950,AL,01095,10700,Micropolitan\n35001,AL,01001,,\n",
    )
    packed(
        tmp_path / "zcta2020_points_pop2024.csv.gz",
        "zcta,label,lat,lon,pop_acs_2020_2024\n63101,\"St. Louis, MO\",38.6,-90.2,3000\n"
        '35950,"Albertville, AL",34.3,-86.2,20000\n35001,"Nowhere, AL",33.0,-86.0,\n',
    )  # fmt: skip
    packed(
        tmp_path / "geonames_us_zip_points.csv.gz",
        "code,city,state,county,area_code,lat,lon\n63101,Saint Louis,MO,SAINT LOUIS CITY,,38.6,-90.2\n"
        "63199,Saint Louis,MO,SAINT LOUIS CITY,,38.7,-90.3\n63198,Chesterton,MO,SAINT LOUIS CITY,,38.7,-90.3\n"
        "35950,Albertville,AL,MARSHALL,,34.3,-86.2\n99999,Farland,AK,NOME,,,\n",
    )
    return tmp_path


def read(root: Path) -> list[Row]:
    found = locate(root, places.SOURCES)
    metros = delineation.read(found["cbsa-2023"], found["cbsa-2023-cities"])
    ours = zips.read_zctas(found["zcta-cbsa"], found["zcta-points"])
    listed = zips.read(found["zip-points"], ours, "zip-points", "zcta-cbsa")
    return [*names.of_metros(metros.values(), {}, "cbsa-2023"), *listed, *names.of_cities(listed, ours, "zip-points")]


def test_a_zip_without_a_census_area_goes_where_its_city_goes_then_its_county(folder: Path) -> None:
    found = {row.zip: row for row in read(folder) if isinstance(row, ZipRow)}
    assert found["63199"].cbsa_code == "41180"
    assert found["63198"].cbsa_code == "41180"
    assert (found["99999"].cbsa_code, found["99999"].county_fips, found["99999"].cbsa_kind) == (None, None, "")
    assert found["35001"].source_key == "zcta-cbsa"


def test_a_city_in_no_metropolitan_area_leads_to_its_state_and_says_so(folder: Path) -> None:
    found = [row for row in read(folder) if isinstance(row, PlaceNameRow) and row.kind == "city"]
    (albertville,) = [row for row in found if row.name == "albertville"]
    assert (albertville.area_code, albertville.outside_metro, albertville.population) == ("01", True, 20000)


def test_saint_and_st_lead_to_the_same_place(folder: Path) -> None:
    found = {(row.name, row.kind): row.area_code for row in read(folder) if isinstance(row, PlaceNameRow)}
    for name in ("saint louis", "st louis"):
        assert found[name, "city"] == found[name, "principal_city"] == found[name, "metropolitan"] == "41180"
    assert found["saint charles county", "county"] == "41180"


def test_a_principal_city_loses_the_words_for_its_government() -> None:
    assert delineation.clean("Nashville-Davidson metropolitan government (balance)") == "Nashville"
    assert delineation.clean("Louisville/Jefferson County metro government (balance)") == "Louisville"
    assert delineation.clean("Indianapolis city (balance)") == "Indianapolis"
    assert delineation.clean("San Buenaventura (Ventura)") == "Ventura"
    assert delineation.clean("Urban Honolulu") == "Honolulu"
    assert delineation.clean("Winston-Salem") == "Winston-Salem"
    assert delineation.clean("Oklahoma City") == "Oklahoma City"


def test_a_nickname_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "nicknames.csv"
    path.write_text("name,area_code\nnarnia,99999\n")
    with pytest.raises(SourceError, match="narnia leads to 99999"):
        list(names.of_nicknames(path, {}, "own-places"))


def test_a_file_that_is_another_is_refused(folder: Path) -> None:
    workbook(folder / "list1_2023.xlsx", ["County Code", "Name"], ["1", "x"])
    with pytest.raises(SourceError, match=r"^list1_2023\.xlsx: column CBSA Code is missing"):
        list(places.rows(locate(folder, places.SOURCES)))


@cache
def everything(root: Path) -> tuple[Row, ...]:
    return tuple(places.rows(locate(root, places.SOURCES)))


def test_the_publishers_files_hold_every_state_and_metropolitan_area(publishers: Path) -> None:
    areas = {row.area_code: row for row in everything(publishers) if isinstance(row, AreaRow)}
    assert sum(area.level == "state" for area in areas.values()) == len(STATES) == 51
    assert sum(area.level == "metropolitan" for area in areas.values()) == 393
    assert areas["14260"].title == areas["14260"].short == "Boise City, ID"
    assert (areas["28140"].short, areas["28140"].states) == ("Kansas City, MO", "MO,KS")
    assert areas["US"].level == "nation"


def test_zips_lead_to_their_metropolitan_area(publishers: Path) -> None:
    found = {row.zip: row for row in everything(publishers) if isinstance(row, ZipRow)}
    assert (found["83702"].cbsa_code, found["83702"].cbsa_kind) == ("14260", "metropolitan")
    assert found["83701"].cbsa_code == "14260"  # post-office boxes
    assert (found["06103"].cbsa_code, found["06103"].county_fips) == ("25540", "09110")  # a planning region
    assert found["83638"].cbsa_code is None or found["83638"].cbsa_kind == "micropolitan"


def test_what_people_say_leads_to_an_area(publishers: Path) -> None:
    found: dict[str, set[str]] = {}
    for row in everything(publishers):
        if isinstance(row, PlaceNameRow):
            found.setdefault(row.name, set()).add(row.area_code)
    assert found["boise city"] >= {"14260"}
    assert found["boise"] == {"14260"}
    assert found["bay area"] == {"41860", "41940"}
    for name, code in {"dfw": "19100", "nyc": "35620", "philly": "37980", "twin cities": "33460", "vegas": "29820",
                       "slc": "41620", "okc": "36420", "nola": "35380", "dmv": "47900", "atl": "12060",
                       "inland empire": "40140", "chi town": "16980", "sin city": "29820"}.items():  # fmt: skip
        assert found[name] == {code}, name
    assert found["coeur dalene"] >= {"17660"}
    assert found["ada county"] == {"14260"}


def test_every_source_is_credited_and_no_name_stands_twice(publishers: Path) -> None:
    rows = everything(publishers)
    sources = {row.key: row for row in rows if isinstance(row, SourceRow)}
    assert "GeoNames" in sources["zip-points"].attribution
    keys = [(row.name, row.state, row.kind, row.area_code) for row in rows if isinstance(row, PlaceNameRow)]
    assert len(keys) == len(set(keys))
    assert {row.source_key for row in rows if isinstance(row, PlaceNameRow | ZipRow | AreaRow)} <= set(sources)
