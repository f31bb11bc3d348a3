"""The OEWS files in the register: names, checksums of the copies we build with, and what to know about each vintage.

Data only. Adding a year means adding it here.
"""

from knowledge.sources.register import Kind, Registered

NEWEST = 2025
NATIONAL_YEARS = range(2003, NEWEST + 1)
AREA_YEARS = range(2019, NEWEST + 1)

_REQUESTS = "https://www.bls.gov/oes/special-requests"
_EXTRACT = (
    "A re-tabulated copy: the publisher's figures without the total and group rows, standard errors and most hourly "
    "percentiles; its marks became blanks."
)
_NATIONAL_SHA256 = {
    2003: "29e5b505bd0c6d5e84dba7d1677557541727829b106b9eafe26dab3d2a030278",
    2004: "46767205b4b572638aee38ae91f644bcb3a525804160dbfb3ab158bd6cf6b9b3",
    2005: "8b92f70e3b12d2d7b940bfe10e8611b3ae911d9d101b679e2a46a5c80f0f24a9",
    2006: "a734ee83e7534acb2f09b7c499e6e518a54ffe71b4e29a90218d389bcbd369d3",
    2007: "d99c8c1ebf001890bc1e1ad921c6bc1d1a1f80740a629c99a2a74aa8ef077317",
    2008: "76a8967b13828b665dc1a9fc1d94197f3695d7af74e10b4124d69d7533700fc9",
    2009: "c4b17b7c63af64804ac70fef9d61a26ccdd2bed0f65d6582e5168c48516da93f",
    2010: "b5ce9265b5e953036f56b54cc9b26d13acf519d332ae26e6f7354e51913bc5d1",
    2011: "ff2550fdcffb353d0d782cddad90375317c0f923471f8d3c9b19488126f1ecfe",
    2012: "ffe118450bbcaf3064b456f96740cb9dfa589b01657ba61a3d818b3b0983b787",
    2013: "c8cc2f501267086ed135bc50535b4123fc5049948948e086b141569c48712e2e",
    2014: "a297661f3f46b0f1d677e705a225e5cbebf908c75a1d560514bb5a3301f95e62",
    2015: "cd82bfc9f3fa9df41099cd88cc1116eee645f5d5c7878c408e97a6dd12cabb0c",
    2016: "af505efc7af5b66aeb642ab8bd4814dc43dde6fe557aff9bb2f957b16199813c",
    2017: "acce9d7c13a2c02f9cc4ebdf1f577b6ca898c766ca3d2d235ef6e7ca1ee42863",
    2018: "7ad399c96360c6abd3977574af958d49582f8dd33372b6d433b31669ddeb156c",
    2019: "850891ca753bc0c252756175c72483a126fdf64bc66643bd199c844e3f7de9ff",
    2020: "cabe67638fdf72bef9681da9323c95f4b75cc16f8e37cc68fa0189f3bf8b0884",
    2021: "83ad09f19e62104a39024d36ed67cae5c3f7d5b42ff165ca656e0e35241bcf31",
    2022: "725348e28b50bf6a58b3beed88175efea9ad1235c09d1f498feae5b15c315fd1",
    2023: "8ce5e8277c3ba68a19f468fec9b4da21170593d5ad9693a813f1afc04c80efa2",
    2024: "5fa368aa034ca784f0a4f67f0f1bac67072c5a07992ac3e3de92db10a2821043",
    2025: "852250997ceff9b721ff68f63e877d818f9c1ec8b1b69dd367958faedd5282b2",
}
_EXTRACT_SHA256 = {
    ("state", 2024): "0a85f17fb2a7ddfcf38014d53b6b69e18b03b738fb6727b3197b066c88be8ffd",
    ("state", 2025): "8018cfa58e5ea406c96b2394fcdbb9f90ab89597b189cdcb0928806ef7922e90",
    ("BOS", 2024): "069d6faaa2927da52ef88ee0c1b5c76c9c194c69c5cd0297d0f71e0e5e332106",
    ("BOS", 2025): "334c07fffdb5cb0578d922134dcd4831717d84c034d203e4e6f3ded4801d7653",
}


_WITHOUT = {
    "national": "no pay of the nation for May 2025, and no titles of the survey's occupations",
    "history": "pay over the years has a gap",
    "state": "pay in a state is that of the nation instead",
    "nonmetro": "pay outside metropolitan areas is that of the state instead",
    "metro": "no pay of single occupations in metropolitan areas: “near me” climbs to the state",
    "sector": "no pay and jobs of an occupation by industry sector",
}
"""What answers lack without a file, by kind."""


def comparability(year: int) -> str:
    """How far the figures of May `year` may be set beside other years, in one or two sentences."""
    if year <= 2009:
        coded = "Occupations follow SOC 2000."
    elif year <= 2011:
        coded = "Occupations follow a mixture of SOC 2000 and SOC 2010."
    elif year <= 2018:
        coded = "Occupations follow SOC 2010."
    elif year <= 2020:
        coded = "Occupations follow a hybrid of SOC 2010 and SOC 2018."
    else:
        return (
            "Occupations follow SOC 2018, and estimates come from the model-based method used since May 2021: "
            "May 2020 and earlier are not comparable with them."
            + (" This vintage is not top-coded, unlike those before it." if year > 2024 else "")
        )
    return f"{coded} Not comparable with May 2021 and later, when the estimation method changed."


def _entry(
    key: str, title: str, year: int, archive: str, file: str, pattern: str, *, kind: Kind = "official",
    sha256: str = "", note: str = "", optional: bool = False, by_hand: str = "", without: str = "",
) -> Registered:  # fmt: skip
    return Registered(
        key=f"oews-{key}-{year}", publisher="US Bureau of Labor Statistics",
        dataset="Occupational Employment and Wage Statistics", title=title, vintage=f"May {year}", year=year,
        url=f"{_REQUESTS}/{archive}", licence="public domain", file=file, pattern=pattern, kind=kind, sha256=sha256,
        reader="oews", extract_note=note, optional=optional, by_hand=by_hand, without=without,
    )  # fmt: skip


def _national(year: int) -> Registered:
    archive, book = f"oesm{year % 100:02}nat.zip", f"national_M{year}_dl.xlsx"
    names = (book, archive) if year == NEWEST else (archive, book)
    return _entry("national", "National wages by occupation", year, archive, names[0], "|".join(names),
                  sha256=_NATIONAL_SHA256[year], note=comparability(year),
                  without=_WITHOUT["national" if year == NEWEST else "history"])  # fmt: skip


def _area(kind: str, prefix: str, archive: str, title: str, year: int) -> Registered:
    archive = f"oesm{year % 100:02}{archive}.zip"
    book, copy = f"{prefix}_M{year}_dl.xlsx", f"{prefix}_M{year}_detailed.csv.gz"
    sha256 = _EXTRACT_SHA256.get((prefix, year), "")
    without = _WITHOUT[kind] if year == NEWEST else ""
    if not sha256:
        return _entry(kind, title, year, archive, book, f"{book}|{archive}", note=comparability(year),
                      optional=year != NEWEST, without=without)  # fmt: skip
    return _entry(kind, title, year, archive, copy, f"{book}|{archive}|{copy}", kind="extract", sha256=sha256,
                  note=f"{_EXTRACT} {comparability(year)}", without=without)  # fmt: skip


NATIONAL = tuple(_national(year) for year in NATIONAL_YEARS)
STATE = tuple(_area("state", "state", "st", "State wages by occupation", year) for year in AREA_YEARS)
NONMETRO = tuple(_area("nonmetro", "BOS", "ma", "Nonmetropolitan wages by occupation", year) for year in AREA_YEARS)
METRO = tuple(_area("metro", "MSA", "ma", "Metropolitan wages by occupation", year) for year in AREA_YEARS)
METRO_GROUPS = (
    _entry(
        "metro-groups", "Metropolitan median wages by major occupation group", 2025, "oesm25ma.zip",
        "MSA_M2025_major_groups_median.csv.gz", "MSA_M2025_major_groups_median.csv.gz", kind="extract",
        sha256="cc205019de81d451b80a1ab43b1a5ba48bcf01c9c159595170a1458bbdf4e1fc",
        note="A re-tabulated copy: the publisher's medians of all occupations and of the major groups, without single "
        "occupations, percentiles and jobs. " + comparability(2025), optional=True,
        by_hand="this is an extract and no address serves it; oesm25ma.zip holds the publisher's own workbook, which is "
        "used in its place.",
    ),
)  # fmt: skip
SECTOR = (
    _entry(
        "sector", "National wages by occupation and industry sector", 2024, "oesm24in4.zip",
        "natsector_M2024_dl.xlsx", "natsector_M2024_dl.xlsx|oesm24in4.zip",
        sha256="e03a7ffdcde822457cfa334cc8fa85baa3123c6b248ea40948bf07e7fdb4ff18", note=comparability(2024),
        without=_WITHOUT["sector"],
    ),
)  # fmt: skip
SOURCES = (*NATIONAL, *STATE, *NONMETRO, *METRO, *METRO_GROUPS, *SECTOR)
