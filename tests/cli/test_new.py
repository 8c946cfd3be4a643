"""`handgrad new` prints a problem that can be solved as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from handgrad import models
from handgrad.cli.main import main


@pytest.mark.parametrize("name", models.names())
def test_every_starter_is_solved(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"{name}.yaml"
    assert main(["new", name, "--output", str(file)]) == 0
    assert main(["solve", str(file)]) == 0
    assert capsys.readouterr().out


def test_own_equations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new"]) == 0
    file = tmp_path / "own.yaml"
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["solve", str(file)]) == 0


def test_a_model_that_does_not_exist(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "lstn"]) == 2
    assert "did you mean lstm" in capsys.readouterr().err


def test_models_are_listed_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models"]) == 0
    listed = capsys.readouterr().out
    assert all(name in listed for name in models.names())
    assert main(["models", "gru"]) == 0
    page = capsys.readouterr().out
    for value in ("0.6060", "0.5605", "0.5643", "0.5367"):
        assert value in page
    assert "z weighs the new value" in page


def test_what_a_question_sheet_says_is_proposed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "question.md"
    sheet.write_text("(a) The states. [10 pts]\n(b) The error, 4 decimal places. [5 pts]\n")
    assert main(["new", "elman", "--sheet", str(sheet)]) == 0
    text = capsys.readouterr().out
    assert [line.split()[1:3] for line in text.splitlines()[-4:]] == [
        ["decimals:", "4"],
        ["parts:"],
        ["a:", "10"],
        ["b:", "5"],
    ]
    file = tmp_path / "elman.yaml"
    file.write_text(text, encoding="utf-8")
    assert main(["solve", str(file)]) == 0


def test_a_sheet_that_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = tmp_path / "question.md"
    sheet.write_text("Compute everything.\n")
    assert main(["new", "elman", "--sheet", str(sheet)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("says nothing of points or digits.")
