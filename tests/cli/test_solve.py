"""`handgrad solve`: formats, options, exit statuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from handgrad import render
from handgrad.cli.commands.solve import command
from handgrad.cli.main import main

PROBLEM = """\
schema: 1
title: One unit
equations: |
  z = w x + b
  y = σ(z)
given: {w: 0.8, x: 0.3, b: 0.2}
decimals: 4
"""


@pytest.fixture
def problem(tmp_path: Path) -> str:
    """A problem file."""
    file = tmp_path / "unit.yaml"
    file.write_text(PROBLEM, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("name", render.names())
def test_every_format_is_printed(problem: str, name: str) -> None:
    result = CliRunner().invoke(command, [problem, "--output-format", name])
    assert result.exit_code == 0
    assert "0.6083" in result.output


def test_text_is_the_default_and_plain_in_a_pipe(problem: str) -> None:
    result = CliRunner().invoke(command, [problem])
    assert "  y = σ(z)    = σ(0.44)       = 0.6083" in result.output
    assert "\x1b" not in result.output


def test_output_goes_to_a_file(problem: str, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    result = CliRunner().invoke(command, [problem, "-f", "html", "-o", str(out)])
    assert result.output == ""
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_decimals_and_detail(problem: str) -> None:
    result = CliRunner().invoke(command, [problem, "--decimals", "7", "--detail", "terse"])
    assert "  y = σ(0.44)       = 0.6082590" in result.output


def test_json_is_for_programs(problem: str) -> None:
    result = CliRunner().invoke(command, [problem, "-f", "json"])
    content = json.loads(result.output)
    by_symbol = {one["symbol"]: one for one in content["quantities"]}
    assert by_symbol["y"]["value"] == "0.6083"
    assert by_symbol["y"]["exact"].startswith("0.60825903")
    assert by_symbol["w"]["rule"] == "given"


def test_a_problem_from_standard_input() -> None:
    result = CliRunner().invoke(command, ["-"], input=PROBLEM)
    assert "0.6083" in result.output


def test_exit_status_2_for_what_cannot_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("schema: 1\nequations: y = w q\ngiven: {w: 1}\n", encoding="utf-8")
    assert main(["solve", str(bad)]) == 2
    assert "q" in capsys.readouterr().err
    assert main(["solve", "nowhere.yaml"]) == 2
    assert main(["solve", str(bad), "--output-format", "markdwon"]) == 2
    assert "did you mean markdown?" in capsys.readouterr().err


def test_exit_status_3_where_a_limit_was_met(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "undecided.yaml"
    text = "schema: 1\nequations: |\n  a = tanh(x)\n  b = tanh(x) - a\ngiven: {x: 0.3}\n"
    file.write_text(text + "significant: 4\n", encoding="utf-8")
    assert main(["solve", str(file)]) == 3
    captured = capsys.readouterr()
    assert "a = tanh(x) = tanh(0.3) = 0.2913" in captured.out
    assert "b is missing" in captured.err


def test_the_help_has_examples() -> None:
    result = CliRunner().invoke(command, ["--help"])
    assert "handgrad solve lstm.yaml --output-format html" in result.output
    assert "[html|json|latex|markdown|notebook|text]" in result.output.replace("\n", "")
