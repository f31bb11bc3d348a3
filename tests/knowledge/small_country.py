"""A country of a dozen places and six occupations, written into a database by the tests that ask about places and pay.

The rows are shaped as the readers shape them; their figures are made up and stand in no publisher's file.
"""

from pathlib import Path

from sqlalchemy import Engine, create_engine, insert
from sqlmodel import SQLModel

from knowledge.citations import Citation, Vintage
from knowledge.schema import (
    TABLES,
    AlternateTitleRow,
    AreaRow,
    GroupWageRow,
    OccupationRow,
    PlaceNameRow,
    PriceParityRow,
    ProjectionRow,
    ResilienceRow,
    SocRow,
    WageRow,
    ZipRow,
)

_S = "made-up"
BS, HS = "Bachelor's degree", "High school diploma or equivalent"


def citation(key: str) -> Citation:
    """A citation for any source of the small country."""
    return Citation(
        key=key, publisher="Test", dataset="Test", title="Test", vintage=Vintage(label="May 2025", year=2025),
        url="https://example.org", licence="none",
    )  # fmt: skip


def _area(code: str, level: str, title: str, states: str, people: int | None = None) -> AreaRow:
    head, _, tail = title.partition(",")
    short = f"{head.split('-')[0]},{tail.split('-')[0]}" if tail else title
    return AreaRow(
        area_code=code, level=level, title=title, short=short, states=states, population=people, source_key=_S
    )


AREAS = [
    _area("US", "nation", "United States", ""),
    _area("16", "state", "Idaho", "ID"),
    _area("32", "state", "Nevada", "NV"),
    _area("41", "state", "Oregon", "OR"),
    _area("23", "state", "Maine", "ME"),
    _area("48", "state", "Texas", "TX"),
    _area("04", "state", "Arizona", "AZ"),
    _area("36", "state", "New York", "NY"),
    _area("42", "state", "Pennsylvania", "PA"),
    _area("14260", "metropolitan", "Boise City, ID", "ID", 812_000),
    _area("38900", "metropolitan", "Portland-Vancouver-Hillsboro, OR-WA", "OR,WA", 2_500_000),
    _area("38860", "metropolitan", "Portland-South Portland, ME", "ME", 560_000),
    _area("38060", "metropolitan", "Phoenix-Mesa-Chandler, AZ", "AZ", 4_900_000),
    _area("35620", "metropolitan", "New York-Newark-Jersey City, NY-NJ", "NY,NJ", 19_000_000),
    _area("39740", "metropolitan", "Reading, PA", "PA", 430_000),
    _area("1600006", "nonmetropolitan", "Northwestern Idaho nonmetropolitan area", "ID"),
    _area("1600007", "nonmetropolitan", "Southeast-Central Idaho nonmetropolitan area", "ID"),
    _area("3200006", "nonmetropolitan", "Nevada nonmetropolitan area", "NV"),
]


def _name(
    name: str, state: str, kind: str, code: str, people: int | None = None, outside: bool = False
) -> PlaceNameRow:
    return PlaceNameRow(
        name=name, state=state, kind=kind, area_code=code, display=f"{name.title()}, {state}".rstrip(", "),
        outside_metro=outside, population=people, source_key=_S,
    )  # fmt: skip


NAMES = [
    _name("or", "OR", "state", "41"),
    _name("boise", "ID", "city", "14260", 235_000),
    _name("boise city", "ID", "principal_city", "14260"),
    _name("ada county", "ID", "county", "14260"),
    _name("ketchum", "ID", "city", "16", 3_500, True),
    _name("ely", "NV", "city", "32", 4_000, True),
    _name("portland", "OR", "principal_city", "38900"),
    _name("vancouver", "WA", "principal_city", "38900"),
    _name("portland", "ME", "principal_city", "38860"),
    _name("phoenix", "AZ", "principal_city", "38060"),
    _name("phoenix", "NY", "city", "36", 2_000, True),
    _name("new york", "NY", "principal_city", "35620"),
    _name("reading", "PA", "principal_city", "39740"),
    _name("enterprise", "NV", "city", "32", 9_000, True),
    _name("paris", "TX", "city", "48", 25_000, True),
    _name("valley of the sun", "", "nickname", "38060"),
]


def _zip(code: str, city: str, state: str, cbsa: str | None, lat: float, lon: float) -> ZipRow:
    kind = "metropolitan" if cbsa else ""
    return ZipRow(
        zip=code, city=city, state=state, cbsa_code=cbsa, cbsa_kind=kind, lat=lat, lon=lon, source_key=_S
    )  # fmt: skip


ZIPS = [
    _zip("83702", "Boise", "ID", "14260", 43.66, -116.2),
    _zip("83340", "Ketchum", "ID", None, 43.68, -114.37),
    _zip("89301", "Ely", "NV", None, 39.25, -114.88),
    _zip("14260", "Buffalo", "NY", None, 43.0, -78.79),
    _zip("14174", "Youngstown", "NY", None, 43.25, -79.04),
    _zip("97201", "Portland", "OR", "38900", 45.5, -122.69),
]


def _wage(code: str, area: str, median: int | None, jobs: int | None, year: int = 2025, **more: object) -> WageRow:
    fields: dict[str, object] = {"annual_median_usd": median}
    if median is not None:
        fields |= {"annual_p10_usd": median // 2, "annual_p90_usd": median * 2, "annual_mean_usd": median + 1000}
    return WageRow.model_validate(
        {"oews_code": code, "area_code": area, "year": year, "employment": jobs, "source_key": f"{_S}-{area}"}
        | fields
        | more
    )


def _hourly(area: str, jobs: int) -> WageRow:
    top = {"hourly_p90_usd": 115.0, "floors": "hourly_p90"}
    return _wage("27-2042", area, None, jobs, annual_reason="hourly only", hourly_median_usd=30.5, **top)


WAGES = [
    _wage("11-1021", "US", 100_000, 1000),
    _wage("11-1021", "US", 90_000, 900, 2024),
    _wage("11-3071", "US", 110_000, 300),
    _wage("29-1141", "US", 97_000, 800),
    _hourly("US", 50),
    _wage("53-7065", "US", 38_000, 400),
    _wage("11-1011", "US", 239_200, 100, floors="median p75 p90"),
    _wage("11-1021", "16", 80_000, 100),
    _wage("11-3071", "16", 105_000, None),
    _wage("29-1141", "16", 80_000, 90),
    _hourly("16", 5),
    _wage("11-1011", "16", None, 10, annual_reason="suppressed"),
    _wage("11-1021", "1600006", 70_000, 20),
    _wage("11-1021", "48", 99_000, 100),
]

_TITLES = {
    "11-1021": "General and Operations Managers",
    "11-3071": "Transportation, Storage, and Distribution Managers",
    "29-1141": "Registered Nurses",
    "27-2042": "Musicians and Singers",
    "53-7065": "Stockers and Order Fillers",
    "11-1011": "Chief Executives",
}
_NEEDS = {
    "11-1021": (BS, "5 years or more", 4.4), "11-3071": (HS, "5 years or more", 6.1), "29-1141": (BS, "None", 5.0),
    "27-2042": ("No formal educational credential", "None", 0.4), "53-7065": (HS, "None", -2.0),
    "11-1011": (BS, "5 years or more", 4.1),
}  # fmt: skip


def _score(code: str, score: int | None) -> ResilienceRow:
    return ResilienceRow(
        onet_soc_code=code, score=score, low=score or 1, high=score or 6, exposure=40.0, source_key=_S
    )  # fmt: skip


ROWS: list[SQLModel] = [
    *AREAS,
    *NAMES,
    *ZIPS,
    *WAGES,
    *(SocRow(soc_code=code, title=title, level="detailed", source_key=_S) for code, title in _TITLES.items()),
    *(
        OccupationRow(
            onet_soc_code=f"{code}.00", soc_code=code, title=title, oews_code=code, nem_code=code, job_zone=4,
            source_key=_S,
        )
        for code, title in _TITLES.items()
    ),
    OccupationRow(
        onet_soc_code="11-3071.04", soc_code="11-3071", title="Supply Chain Managers", oews_code="11-3071",
        nem_code="11-3071", job_zone=4, source_key=_S,
    ),
    *(
        ProjectionRow(
            nem_code=code, base_year=2024, target_year=2034, title=_TITLES[code], level="detailed", growth_pct=growth,
            openings_per_year=100, employment_base=1000, entry_education=education, work_experience=experience,
            source_key="made-up-projections",
        )
        for code, (education, experience, growth) in _NEEDS.items()
    ),
    _score("11-1021.00", 4),
    _score("11-3071.00", 3),
    _score("11-3071.04", 5),
    _score("29-1141.00", 6),
    _score("27-2042.00", None),
    *(
        PriceParityRow(area_code=code, year=year, title=code, all_items_index=index, source_key=_S)
        for code, year, index in (
            ("US", 2024, 100.0), ("16", 2024, 95.0), ("16", 2023, 94.0), ("14260", 2024, 98.0), ("16999", 2024, 90.0),
        )
    ),
    GroupWageRow(major_code="11-0000", area_code="14260", year=2025, annual_median_usd=104_390, source_key=_S),
    GroupWageRow(major_code="00-0000", area_code="14260", year=2025, annual_median_usd=49_100, source_key=_S),
    *(
        AlternateTitleRow(onet_soc_code="11-1021.00", title=title, kind="alternate", source_key=_S)
        for title in ("Operations Manager", "Reading Teacher", "Mobile Developer", "Nursing Director", "Energy Auditor")
    ),
]  # fmt: skip


def write(path: Path) -> Engine:
    """The small country in a database at `path`, opened for reading."""
    engine = create_engine(f"sqlite:///{path}")
    SQLModel.metadata.create_all(engine)
    with engine.begin() as connection:
        for row in ROWS:
            connection.execute(insert(TABLES[type(row)]).values(**row.model_dump()))
    return engine
