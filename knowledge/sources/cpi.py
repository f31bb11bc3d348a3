"""BLS consumer price index (CPI-U, US city average, all items, not seasonally adjusted) -> `ConsumerPriceRow`.

Official series: CUUR0000SA0, 1982-84 = 100. A month that was not collected (October 2025) has no row; nothing is interpolated.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge.errors import SourceError
from knowledge.schema import ConsumerPriceRow, Row
from knowledge.sources.register import Registered, chosen
from knowledge.sources.tables import delimited, number

_BLS = "U.S. Bureau of Labor Statistics"
_OFFICIAL = "cu.data.1.AllItems"
_URL = f"https://download.bls.gov/pub/time.series/cu/{_OFFICIAL}"
_LICENCE = "Public domain (U.S. Government work)"

SOURCES: tuple[Registered, ...] = (
    Registered(
        key="cpi", publisher=_BLS, dataset="Consumer Price Index",
        title="CPI-U, US city average, all items, by month", vintage="January 1913 to May 2026", year=2026,
        url=_URL, licence=_LICENCE, file="cpiai_monthly.csv", pattern=f"**/{_OFFICIAL}|**/cpiai_monthly.csv|**/cpiai.csv",
        kind="extract", sha256="cd0387b988df1487f7c55d7485105155db91ff29d2f7e87e89d39ea3af7b510a", reader="cpi",
        extract_note="The series as tabulated by the Frictionless Data project; October 2025 was not collected.",
        without="pay of different years is not told in prices of one year",
    ),
    Registered(
        key="cpi-annual", publisher=_BLS, dataset="Consumer Price Index",
        title="CPI-U, US city average, all items, annual averages", vintage="1913 to 2025", year=2025,
        url=_URL, licence=_LICENCE, file="cpi_u_annual_CUUR0000SA0.csv", pattern=f"**/{_OFFICIAL}|**/cpi_u_annual_CUUR0000SA0.csv",
        kind="extract", sha256="42350c772920963639288bc32e45d1aa810ba3ee94ffc013a56dbc90378f4a70", reader="cpi",
        extract_note="Annual averages; that of 2025 rests on eleven months.",
    ),
)  # fmt: skip


SERIES = "CUUR0000SA0"


def rows(found: Mapping[str, Path]) -> Iterator[Row]:
    """Each source, then its rows. Raises `SourceError`."""
    for entry, path in chosen(SOURCES, found):
        annual = entry.key == "cpi-annual"
        if path.name != _OFFICIAL:
            read_rows = list((read_annual if annual else read_monthly)(path, entry.key))
            yield entry.source_row(path, len(read_rows))
        else:
            read_rows = [row for row in read_series(path, entry.key) if (row.month == 0) == annual]
            if not read_rows:
                raise SourceError(f"{path.name}: the series {SERIES} is not in this file; it may be cut short.")
            newest = max(row.year for row in read_rows)
            source = entry.source_row(path, len(read_rows), kind="official", note="")
            yield source.model_copy(update={"vintage": f"1913 to {newest}", "year": newest})
        yield from read_rows


def read_series(path: Path, source_key: str) -> Iterator[ConsumerPriceRow]:
    """The publisher's own file of many series: a row for each month of this one with an index, and one (month 0) for each
    year's average (period `M13`). Half-years are passed over. Raises `SourceError`."""
    columns = ("series_id", "year", "period", "value")
    for series, year, period, index in delimited(path, columns, delimiter="\t"):
        if series != SERIES or not period.startswith("M"):
            continue
        if not (year.isdecimal() and re.fullmatch(r"M(0[1-9]|1[0-3])", period)):
            raise SourceError(f"{path.name}: “{year} {period}” is no month of a year.")
        if (value := number(index)) is not None:
            month = int(period[1:]) % 13
            yield ConsumerPriceRow(year=int(year), month=month, index=value, source_key=source_key)


def read_monthly(path: Path, source_key: str) -> Iterator[ConsumerPriceRow]:
    """A row for each month with an index. Raises `SourceError`."""
    for date, index in delimited(path, ("Date", "Index")):
        if not (day := re.fullmatch(r"(\d{4})-(\d\d)-\d\d", date)):
            raise SourceError(f"{path.name}: “{date}” is not a date.")
        if (value := number(index)) is not None:
            yield ConsumerPriceRow(year=int(day[1]), month=int(day[2]), index=value, source_key=source_key)


def read_annual(path: Path, source_key: str) -> Iterator[ConsumerPriceRow]:
    """A row (month 0) for each year with an average. Raises `SourceError`."""
    for year, index in delimited(path, ("year", "value")):
        if not year.isdecimal():
            raise SourceError(f"{path.name}: “{year}” is not a year.")
        if (value := number(index)) is not None:
            yield ConsumerPriceRow(year=int(year), month=0, index=value, source_key=source_key)
