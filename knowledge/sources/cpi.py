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
_URL = "https://download.bls.gov/pub/time.series/cu/cu.data.1.AllItems"
_LICENCE = "Public domain (U.S. Government work)"

SOURCES: tuple[Registered, ...] = (
    Registered(
        key="cpi", publisher=_BLS, dataset="Consumer Price Index",
        title="CPI-U, US city average, all items, by month", vintage="January 1913 to May 2026", year=2026,
        url=_URL, licence=_LICENCE, file="cpiai_monthly.csv", pattern="**/cpiai_monthly.csv|**/cpiai.csv",
        kind="extract", sha256="cd0387b988df1487f7c55d7485105155db91ff29d2f7e87e89d39ea3af7b510a", reader="cpi",
        extract_note="The series as tabulated by the Frictionless Data project; October 2025 was not collected.",
    ),
    Registered(
        key="cpi-annual", publisher=_BLS, dataset="Consumer Price Index",
        title="CPI-U, US city average, all items, annual averages", vintage="1913 to 2025", year=2025,
        url=_URL, licence=_LICENCE, file="cpi_u_annual_CUUR0000SA0.csv", pattern="**/cpi_u_annual_CUUR0000SA0.csv",
        kind="extract", sha256="42350c772920963639288bc32e45d1aa810ba3ee94ffc013a56dbc90378f4a70", reader="cpi",
        extract_note="Annual averages; that of 2025 rests on eleven months.",
    ),
)  # fmt: skip


def rows(found: Mapping[str, Path]) -> Iterator[Row]:
    """Each source, then its rows. Raises `SourceError`."""
    for entry, path in chosen(SOURCES, found):
        read_rows = list((read_annual if entry.key == "cpi-annual" else read_monthly)(path, entry.key))
        yield entry.source_row(path, len(read_rows))
        yield from read_rows


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
