"""The exposure reader: shares stay shares, and a group's applicability reaches its members."""

from pathlib import Path

import pytest

from knowledge.errors import SourceError
from knowledge.schema import ExposureRow
from knowledge.sources import exposure
from knowledge.sources.register import locate

HEAD = (
    "O*NET-SOC Code,Title,dv_rating_alpha,dv_rating_beta,dv_rating_gamma,"
    "human_rating_alpha,human_rating_beta,human_rating_gamma\n"
)


def test_applicability_comes_by_the_surveys_code(tmp_path: Path) -> None:
    path = tmp_path / "occ_level.csv"
    path.write_text(HEAD + "13-1022.00,Buyers,0.1,0.2,0.3,0.1,0.2,0.3\n11-1031.00,Legislators,0,0,0,0,0,0\n")
    buyers, lawmakers = exposure.read(path, "exposure-gpts", {"13-1020": 0.25, "11-1031": 0.27})
    assert (buyers.gpt4_beta, buyers.applicability) == (0.2, 0.25)
    assert lawmakers.applicability == 0.27


def test_an_occupation_without_applicability_has_none(tmp_path: Path) -> None:
    path = tmp_path / "occ_level.csv"
    path.write_text(HEAD + "11-1011.00,Chief Executives,0.1,0.46,0.82,0.18,0.35,0.52\n")
    (row,) = exposure.read(path, "exposure-gpts", {})
    assert row.applicability is None


def test_what_is_no_share_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "occ_level.csv"
    path.write_text(HEAD + "11-1011.00,Chief Executives,10,0.46,0.82,0.18,0.35,0.52\n")
    with pytest.raises(SourceError, match=r"^occ_level\.csv: gpt4_alpha of 11-1011\.00 is not a share"):
        list(exposure.read(path, "exposure-gpts", {}))


def test_the_publishers_files_cover_923_occupations(publishers: Path) -> None:
    read = exposure.rows(locate(publishers, exposure.SOURCES))
    rows = {row.onet_soc_code: row for row in read if isinstance(row, ExposureRow)}
    assert len(rows) == 923
    assert round(rows["11-1021.00"].gpt4_beta, 3) == 0.481
    assert round(rows["11-1021.00"].applicability or 0, 3) == 0.121
    assert all(row.applicability is not None for row in rows.values())
