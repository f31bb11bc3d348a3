"""The price-parity reader: the quirks of the publisher's text files, and its figures."""

from pathlib import Path

import pytest

from knowledge.errors import SourceError
from knowledge.schema import PriceParityRow
from knowledge.sources import rpp
from knowledge.sources.register import locate

HEAD = "GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2023,2024\n"
METRO = HEAD + (
    ' "00000","United States", ,MARPP,1,"...","RPPs: All items ","Index",100.000,100.000\n'
    ' "00999","United States (Nonmetropolitan Portion) *", ,MARPP,1,"...","RPPs: All items ","Index",88.3,88.699\n'
    ' "14260","Boise City, ID (Metropolitan Statistical Area)", ,MARPP,1,"...","RPPs: All items ","Index",98.0,99.5\n'
    ' "14260","Boise City, ID (Metropolitan Statistical Area)", ,MARPP,3,"..."," RPPs: Housing ","Index",101.0,(NA)\n'
    '"Note: See the included footnote file."\n"U.S. Bureau of Economic Analysis"\n'
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "MARPP_MSA_2008_2024.csv"
    path.write_text(METRO)
    return path


def test_codes_lose_their_leading_space_and_names_their_marks(file: Path) -> None:
    read = {row.area_code: row for row in rpp.read(file, "rpp-metro-2024")}
    assert list(read) == ["US", "00999", "14260"]
    assert read["14260"].title == "Boise City, ID"
    assert read["00999"].title == "United States (Nonmetropolitan Portion)"


def test_a_figure_that_is_not_available_is_none(file: Path) -> None:
    boise = next(row for row in rpp.read(file, "k") if row.area_code == "14260")
    assert (boise.all_items_index, boise.housing_index) == (99.5, None)


def test_the_newest_year_is_read_unless_another_is_asked_for(file: Path) -> None:
    assert rpp.years(file) == (2023, 2024)
    assert [(row.year, row.all_items_index) for row in rpp.read(file, "k", 2023)][-1] == (2023, 98.0)


def test_a_state_is_its_two_digits_and_the_nation_stands_once(file: Path, tmp_path: Path) -> None:
    states = tmp_path / "SARPP_STATE_2024_extract.csv"
    states.write_text("GeoFIPS,GeoName,TableName,LineCode,Description,Unit,2024\n16000,Idaho,SARPP,1,All,Index,93.1\n")
    portions = tmp_path / "PARPP_PORT_2008_2024.csv"
    portions.write_text(METRO.replace("14260", "16999"))
    found = locate(tmp_path, rpp.SOURCES)
    read = [row.area_code for row in rpp.rows(found) if isinstance(row, PriceParityRow)]
    assert sorted(read) == ["00999", "14260", "16", "16999", "US"]


def test_a_file_without_years_or_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "MARPP_MSA_2008_2024.csv"
    path.write_text("GeoFIPS,GeoName,LineCode\n")
    with pytest.raises(SourceError, match=r"^MARPP_MSA_2008_2024\.csv: no year"):
        list(rpp.read(path, "k"))
    path.write_text(HEAD + ' "00000","United States", ,MARPP,1\n')
    with pytest.raises(SourceError, match="cut short"):
        list(rpp.read(path, "k"))


@pytest.mark.parametrize("name", ["PARPP_PORT_2008_2024.csv", "SARPP_STATE_2024_extract.csv"])
def test_another_table_under_this_name_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(METRO)
    with pytest.raises(SourceError, match="another table of parities"):
        list(rpp.rows(locate(tmp_path, rpp.SOURCES)))


def test_a_portion_printed_as_zero_has_no_row(file: Path) -> None:
    file.write_text(METRO + ' "10999","Delaware (Nonmetropolitan Portion)",2,P,1,"...","All","Index",0.000,0.000\n')
    assert "10999" not in {row.area_code for row in rpp.read(file, "k")}


def test_the_publishers_files_hold_every_state_between_its_portions(publishers: Path) -> None:
    read = {row.area_code: row for row in rpp.rows(locate(publishers, rpp.SOURCES)) if isinstance(row, PriceParityRow)}
    assert read["US"].all_items_index == 100
    states = [code for code in read if len(code) == 2 and code != "US"]
    assert len(states) == 51
    whole = [code for code in states if f"{code}999" not in read]
    assert whole == ["10", "11", "34", "44"]  # no nonmetropolitan portion is printed
    for code in set(states) - set(whole):
        low, high = sorted(read[f"{code}{portion}"].all_items_index for portion in ("998", "999"))
        assert low - 0.01 <= read[code].all_items_index <= high + 0.01
    assert read["14260"].title == "Boise City, ID"
