"""`handgrad threshold`: every way to ask, every way to answer, and what is refused."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import handgrad as hg
from handgrad.cli.main import main

EXAMPLES = Path(__file__).parents[2] / "examples"


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["threshold", *arguments]) == 0
    return capsys.readouterr().out


def test_a_unit_is_named_and_argued(capsys: pytest.CaptureFixture[str]) -> None:
    text = ask(capsys, "--weights", "-12 8 8", "--condition", "x != 0")
    assert "the function AND" in text
    assert "taken literally, gives the constant TRUE" in text
    assert "Meant is z > 0" in text
    assert "4 ≤ w₁ < 12" in text
    assert "fire where x₁ + x₂ − 2 ≥ 0" in text


def test_a_problem_file(capsys: pytest.CaptureFixture[str]) -> None:
    text = ask(capsys, str(EXAMPLES / "threshold-and.yaml"))
    assert "the function AND" in text
    assert "the constant TRUE" in text


def test_a_problem_with_equations_of_its_own(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "two.yaml"
    file.write_text(
        "equations: |\n  h = step(x_1 + x_2 - 1)\n  y = step(3 h - x_1 - x_2 - 2)\n"
        "table: {inputs: [x_1, x_2]}\n",
        encoding="utf-8",
    )
    assert "the function XOR" in ask(capsys, str(file))


def test_the_impossibility_of_exclusive_or(capsys: pytest.CaptureFixture[str]) -> None:
    text = ask(capsys, "--table", "0110")
    for line in (
        "(0, 1) must fire:   w₂ + b ≥ 0        (1)",
        "(1, 1) must not:    w₁ + w₂ + b < 0   (4)",
        "(1) + (2)   w₁ + w₂ + 2·b ≥ 0",
        "(3) + (4)   w₁ + w₂ + 2·b < 0",
        "0.5·(0, 1) + 0.5·(1, 0) = (0.5, 0.5)",
        "no weights and no bias compute XOR",
        "h₁ is OR and h₂ is NAND",
        "No two-layer network has fewer hidden units",
    ):
        assert line in text


def test_an_expression(capsys: pytest.CaptureFixture[str]) -> None:
    text = ask(capsys, "--expression", "x1 & ~x2 | x3")
    assert "z = x₁ − x₂ + 2·x₃ − 1" in text
    assert "together at least 4" in text


def test_names_of_ones_own(capsys: pytest.CaptureFixture[str]) -> None:
    text = ask(capsys, "--name", "implication", "--inputs", "rain wet")
    assert "rain IMPLIES wet" in text


def test_bipolar_and_the_step_at_zero(capsys: pytest.CaptureFixture[str]) -> None:
    text = ask(capsys, "--weights", "0 1 1", "--bipolar", "--step-at-zero", "0")
    assert "the function AND" in text
    assert "If it fired\nthere, it would compute OR" in text


def test_networks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    layers = ask(capsys, "--weights", "-1 2 2; 3 -2 -2 / -3 2 2")
    assert "y is AND of h₁ and h₂" in layers
    drawing = tmp_path / "edges.txt"
    drawing.write_text(
        "a -> h: 1\nb -> h: 1\n1 -> h: -2\na -> y: 1\nb -> y: 1\nh -> y: -2\n1 -> y: -1\n",
        encoding="utf-8",
    )
    assert "the function XOR" in ask(capsys, "--edges", str(drawing))


def test_counts(capsys: pytest.CaptureFixture[str]) -> None:
    text = ask(capsys, "--count", "5")
    for number in ("14", "104", "1,882", "94,572"):
        assert number in text
    found = json.loads(ask(capsys, "--count", "3", "-f", "json"))
    assert [one["functions"] for one in found["counts"]] == [4, 14, 104]


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(ask(capsys, "--weights", "-12 8 8", "-f", "json"))
    assert found["function"]["name"] == "AND"
    assert found["unit"]["margins"]["weights"][0]["low"] == "4"
    assert found["smallest"]["weights"] == ["1", "1"]
    found = json.loads(ask(capsys, "--table", "0110", "-f", "json"))
    assert found["impossible"]["point"] == ["1/2", "1/2"]
    assert found["two_layers"]["hidden"] == 2


def test_csv_has_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    text = ask(capsys, "--weights", "-1/2 1 1", "-f", "csv")
    assert text.splitlines() == ["x1,x2,z,h", "0,0,-1/2,0", "0,1,1/2,1", "1,0,1/2,1", "1,1,3/2,1"]
    text = ask(capsys, "--name", "xor", "-f", "csv")
    assert text.splitlines() == ["x1,x2,f", "0,0,0", "0,1,1", "1,0,1", "1,1,0"]


@pytest.mark.parametrize(
    "asked",
    [
        ("--weights", "-1 1"),
        ("--table", "0111"),
        ("--table", "0110"),
        ("--table", "10010110"),
        ("--weights", "-1 2 2; 3 -2 -2 / -3 2 2"),
    ],
)
def test_drawings(capsys: pytest.CaptureFixture[str], asked: tuple[str, ...]) -> None:
    svg = ask(capsys, *asked, "-f", "svg")
    assert ET.fromstring(svg).tag.endswith("svg")
    html = ask(capsys, *asked, "-f", "html")
    assert html.count("<svg") >= 1


@pytest.mark.parametrize("form", ["text", "markdown", "latex", "html", "notebook", "json"])
@pytest.mark.parametrize(
    "asked", [("--name", "2 of 3"), ("--table", "0110"), ("--table", "0110", "--learn", "pocket")]
)
def test_every_format(
    capsys: pytest.CaptureFixture[str], form: str, asked: tuple[str, ...]
) -> None:
    assert len(ask(capsys, *asked, "-f", form)) > 300


@pytest.mark.parametrize("form", ["text", "markdown", "latex", "html"])
@pytest.mark.parametrize(
    "asked",
    [
        ("--weights", "-12 8 8", "--condition", "x != 0"),
        ("--weights", "-1.5 1 0.25 -2/3"),
        ("--table", "0110"),
        ("--expression", "x1 & ~x2 | x3"),
        ("--weights", "-1 2 2; 3 -2 -2 / -3 2 2"),
        ("--name", "xor 4"),
        ("--table", "0110", "--learn", "perceptron"),
        ("--table", "0001", "--learn", "adaline", "--bipolar", "--rate", "0.1"),
        ("--count", "4"),
    ],
)
def test_nothing_printed_is_called_a_slip(
    capsys: pytest.CaptureFixture[str], form: str, asked: tuple[str, ...]
) -> None:
    page = ask(capsys, *asked, "-f", form)
    assert not hg.check(page, format=form).findings


@pytest.mark.parametrize("rule", ["perceptron", "pocket", "adaline", "delta"])
def test_learning(capsys: pytest.CaptureFixture[str], rule: str) -> None:
    text = ask(capsys, "--table", "0001", "--learn", rule, "--rate", "0.5", "--start", "0.5 0 0")
    assert "Epoch 1" in text


def test_to_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "and.html"
    ask(capsys, "--weights", "-12 8 8", "-f", "html", "-o", str(file))
    assert "<svg" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "you gave nothing"),
        (("--table", "0110", "--name", "xor"), "you gave table and name"),
        (("--table", "011"), "2, 4, 8"),
        (("--table", "1"), "no inputs"),
        (("--weights", "1 x"), "not a number"),
        (("--expression", "a &"), "ends here"),
        (("--name", "XOOR"), "no Boolean function"),
        (("--name", "xor", "--inputs", "a"), "1 names for 2 inputs"),
        (("--name", "xor 4", "-f", "svg"), "cannot be drawn"),
        (("--table", "0110", "--learn", "delta", "--rate", "0"), "above 0"),
        (("--table", "0110", "--learn", "delta", "-f", "csv"), "no csv output"),
        (("--table", "0110", "--learn", "delta", "--start", "1"), "1 numbers"),
        ((str(EXAMPLES / "lstm.yaml"),), "no truth table"),
    ],
)
def test_what_is_refused(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    assert main(["threshold", *arguments]) == 2
    assert message in capsys.readouterr().err
