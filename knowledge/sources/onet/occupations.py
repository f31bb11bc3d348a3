"""O*NET occupations, joined to the codes under which pay and projections are published -> `OccupationRow`.

An occupation that another publisher does not know keeps its row and says why; it also stands in `UnjoinedRow`.
"""

from collections.abc import Iterator, Mapping

from knowledge.schema import OccupationRow, UnjoinedRow
from knowledge.sources.onet.files import OnetFiles
from knowledge.sources.soc import MILITARY, Bridge, wage_code
from knowledge.sources.tables import number

_CODE = "O*NET-SOC Code"


def read(files: OnetFiles, bridges: Mapping[str, Bridge], source_key: str) -> Iterator[OccupationRow | UnjoinedRow]:
    """A row for each O*NET code. `bridges` is the crosswalk to the projections, empty where it is not here: then the
    wage code serves, which the projections use too. Raises `SourceError`."""
    zones = {code: number(zone) for code, zone in files.rows("Job Zones", (_CODE, "Job Zone"))}
    for code, title, description in files.rows("Occupation Data", (_CODE, "Title", "Description")):
        soc_code, zone = code[:7], zones.get(code)
        oews_code, reason = wage_code(soc_code)
        bridge = bridges.get(code)
        nem_code = bridge.nem_code if bridge else _unbridged(soc_code, oews_code)
        yield OccupationRow(
            onet_soc_code=code,
            soc_code=soc_code,
            title=title,
            oews_code=oews_code,
            nem_code=nem_code,
            ooh_title=bridge.ooh_title if bridge else None,
            job_zone=None if zone is None else int(zone),
            unjoined_reason=reason,
            description=description or None,
            source_key=source_key,
        )
        if oews_code is None and reason is not None:
            yield UnjoinedRow(code=code, what="wage", reason=reason)
        if nem_code is None:
            yield UnjoinedRow(code=code, what="projection", reason=MILITARY)


def _unbridged(soc_code: str, oews_code: str | None) -> str | None:
    return None if soc_code.startswith("55-") else oews_code or soc_code
