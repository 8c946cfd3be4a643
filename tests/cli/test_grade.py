"""`handgrad grade` on a folder, its statuses, and the same from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import handgrad as hg
from handgrad.cli.main import main

CLASS = Path(__file__).parents[2] / "examples" / "class"


def test_a_class_with_a_scan_waits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [str(CLASS / "scripts"), "--problem", str(CLASS / "lstm-unit.yaml")]
    assert main(["grade", *arguments, "-o", str(tmp_path / "marked"), "--workers", "1"]) == 1
    said = capsys.readouterr().out
    assert "9 scripts, 8 marked, 1 waiting" in said
    assert (tmp_path / "marked" / "gradebook.csv").exists()


@pytest.mark.parametrize("limit", ["0.5", "one"])
def test_a_limit_that_is_none(limit: str, tmp_path: Path) -> None:
    arguments = ["grade", str(CLASS / "scripts"), "--problem", str(CLASS / "lstm-unit.yaml")]
    assert main([*arguments, "-o", str(tmp_path / "marked"), "--limit", limit]) == 2


def test_from_python(tmp_path: Path) -> None:
    done = hg.grade(CLASS / "scripts", problem=CLASS / "lstm-unit.yaml", output=tmp_path / "marked")
    assert (done.figures.scripts, done.figures.waiting) == (9, 1)
    assert (tmp_path / "marked" / "report.html").exists()
