"""Finding publishers' files by name, wherever a person put them."""

from pathlib import Path

from knowledge.sources.register import locate


def test_folders_that_are_links_are_looked_into_once_each(tmp_path: Path) -> None:
    real, given = tmp_path / "real", tmp_path / "given"
    real.mkdir()
    given.mkdir()
    (real / "cpiai_monthly.csv").write_text("Date,Index\n")
    (real / "round").symlink_to(given, target_is_directory=True)
    (given / "linked").symlink_to(real, target_is_directory=True)
    assert locate(given)["cpi"] == given / "linked" / "cpiai_monthly.csv"
