"""Readers: one module per publisher, official file -> typed rows of `knowledge.schema`.

Each module holds `SOURCES` (what it can read, `register.Registered`) and `rows(found)`, which yields the `SourceRow` of
a file and then its rows. A reader never writes, never downloads and never guesses a value that is not in the file.
"""

READERS: tuple[str, ...] = (
    "oews", "projections", "rpp", "places", "onet", "exposure", "profiles", "cpi", "soc",
)  # fmt: skip
"""Names of the reader modules in this package, in the order in which a build reads them."""
