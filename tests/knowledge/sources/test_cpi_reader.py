"""The consumer-price reader: a month that was not collected has no row."""

from pathlib import Path

import pytest

from knowledge.errors import SourceError
from knowledge.schema import ConsumerPriceRow
from knowledge.sources import cpi
from knowledge.sources.register import locate


def test_a_month_without_an_index_has_no_row(tmp_path: Path) -> None:
    path = tmp_path / "cpiai_monthly.csv"
    path.write_text("Date,Index,Inflation\n2025-09-01,324.8,0.25\n2025-10-01,,\n2025-11-01,324.122,-0.21\n")
    assert [(row.year, row.month) for row in cpi.read_monthly(path, "cpi")] == [(2025, 9), (2025, 11)]


def test_what_is_no_date_and_what_is_no_csv_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "cpiai_monthly.csv"
    path.write_text("Date,Index\nMay 2025,321.0\n")
    with pytest.raises(SourceError, match="“May 2025” is not a date"):
        list(cpi.read_monthly(path, "cpi"))
    path.write_text("<html>")
    with pytest.raises(SourceError, match=r"^cpiai_monthly\.csv: column Date is missing"):
        list(cpi.read_monthly(path, "cpi"))


def test_the_series_has_may_of_every_recent_year_and_no_october_2025(publishers: Path) -> None:
    read = cpi.rows(locate(publishers, cpi.SOURCES))
    prices = {(row.year, row.month): row.index for row in read if isinstance(row, ConsumerPriceRow)}
    assert (2025, 10) not in prices
    assert prices[2026, 5] == 335.123
    assert (prices[2023, 0], prices[2025, 0]) == (304.702, 321.943)
    assert all((year, 5) in prices for year in range(2003, 2027))
