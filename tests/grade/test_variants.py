"""Variants are as hard, tell mistakes apart, are the same for a seed, and say what they could not
do. Each variant's right answers are worked out here anew, with floats.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from handgrad.cli.main import main
from handgrad.errors import LimitReached, ProblemError
from handgrad.grade.mistakes import shown
from handgrad.grade.variants import variants
from handgrad.problem import load
from handgrad.problem.solution import Solution

TEXT = """\
schema: 1
title: Two units in a row
equations: |
  z = w x + b
  a = σ(z)
  E = ½ (a − y)^2
given: {w: 0.8, x: 1.5, b: -0.3, y: 0.2}
ask: [z, a, E, ∂E/∂w]
decimals: 4
"""


def own(given: dict[str, float]) -> list[str]:
    """The four answers."""
    z = given["w"] * given["x"] + given["b"]
    a = 1 / (1 + math.exp(-z))
    error = 0.5 * (a - given["y"]) ** 2
    slope = (a - given["y"]) * a * (1 - a) * given["x"]
    return [f"{v:.4f}" for v in (z, a, error, slope)]


def test_the_answers_of_every_variant_are_right_and_all_different() -> None:
    answers = []
    for variant in variants(load(TEXT), 6, seed=3):
        solution = variant.solution
        numbers = {n: float(solution.problem.given[n].value) for n in "wxby"}  # type: ignore[arg-type]
        printed = [solution.digits(q) for q in solution.asked]
        assert printed == own(numbers)
        answers.append(tuple(printed))
    assert len(set(answers)) == 6


def test_the_likely_mistakes_print_something_else() -> None:
    for variant in variants(load(TEXT), 3, seed=1):
        assert variant.shown.hidden == ()
        assert variant.shown.mistakes > 15
        g = {n: float(variant.solution.problem.given[n].value) for n in "wxby"}  # type: ignore[arg-type]
        z, right = g["w"] * g["x"] + g["b"], variant.solution.digits(variant.solution.asked[0])
        slips = [g["w"] * g["x"], g["w"] * g["x"] - g["b"], g["x"] + g["b"], g["w"] + g["b"]]
        assert len({f"{s:.4f}" for s in slips} | {right}) == 5
        assert f"{math.tanh(z):.4f}" != variant.solution.digits(variant.solution.asked[1])


def test_numbers_that_hide_a_mistake_are_recognised() -> None:
    easy = TEXT.replace("w: 0.8, x: 1.5", "w: 2, x: 2").replace("b: -0.3", "b: 4")
    found = shown(Solution(load(easy)))
    told = {(m.symbol, m.words) for pair in found.alike for m in pair}
    assert ("z", "w·x left out") in told  # b alone is 4 …
    assert ("z", "b left out") in told  # … and so is w·x
    assert found.faults > 0


def test_a_nought_that_is_kept_is_said_to_hide_mistakes() -> None:
    recurrent = (
        "schema: 1\nequations: h_t = tanh(w x_t + u h_{t-1})\ngiven: {w: 0.5, u: 0.7}\n"
        "inputs: {x: [0.4, 0.8]}\ninitial: {h: 0}\nask: h\ndecimals: 4\n"
    )
    (variant,) = variants(load(recurrent), 1)
    assert {m.symbol for m in variant.shown.never} == {"h₁"}
    assert variant.shown.faults == 0


def test_no_variant_stands_on_a_kink_or_saturates() -> None:
    text = TEXT.replace("a = σ(z)", "a = σ(relu(z))").replace("b: -0.3", "b: -1.2")
    for variant in variants(load(text), 4, seed=2):
        given = variant.solution.problem.given
        z = float(given["w"].value) * float(given["x"].value) + float(given["b"].value)  # type: ignore[arg-type]
        assert z != 0
        assert variant.largest <= 4


def test_a_truth_table_stays_the_same() -> None:
    text = (
        "schema: 1\nmodel: threshold\ngiven: {w: [8, 8], b: -12}\n"
        "table: {inputs: x, values: [0, 1]}\ndecimals: 0\n"
    )
    base = Solution(load(text)).table
    for variant in variants(load(text), 3):
        table = variant.solution.table
        assert table is not None
        assert base is not None
        assert table.column == base.column


def test_a_problem_in_which_everything_is_kept_is_refused() -> None:
    with pytest.raises(ProblemError, match="every number of it is kept"):
        list(variants(load(TEXT), 1, keep=list("wxby")))


def test_numbers_that_cannot_be_found_are_a_limit() -> None:
    only = TEXT.replace("ask: [z, a, E, ∂E/∂w]", "ask: z").replace("decimals: 4", "decimals: 0")
    with pytest.raises(LimitReached, match="no usable numbers"):
        list(variants(load(only), 50, keep=list("wxy")))


def run(tmp_path: Path, to: str, *more: str) -> int:
    problem = tmp_path / "p.yaml"
    problem.write_text(TEXT, encoding="utf-8")
    return main(["vary", str(problem), "-n", "2", "-o", str(tmp_path / to), *more])


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_same_seed_writes_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "a", "--seed", "4") == 0
    said = capsys.readouterr().out
    assert run(tmp_path, "b", "--seed", "4") == 0
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert run(tmp_path, "c", "--seed", "5") == 0
    assert files(tmp_path / "a") != files(tmp_path / "c")
    assert said == (tmp_path / "a" / "evidence.txt").read_text(encoding="utf-8")
    assert "likely mistakes print what no other one prints" in said


def test_a_variant_can_be_solved_marked_and_filled_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "a")
    one = tmp_path / "a" / "1"
    answers = json.loads((tmp_path / "a" / "variants.json").read_text())["variants"][0]["answers"]
    assert main(["check", str(one / "solution.txt"), "--problem", str(one / "problem.yaml")]) == 0
    assert all(value in (one / "scheme.txt").read_text() for value in answers.values())
    (tmp_path / "class").mkdir()
    sheet = (one / "answers.yaml").read_text()
    for symbol, value in answers.items():
        sheet = sheet.replace(f"{symbol}:", f"{symbol}: {value}")
    (tmp_path / "class" / "anna.yaml").write_text(sheet)
    capsys.readouterr()
    marked = ["--problem", str(one / "problem.yaml"), "-o", str(tmp_path / "marked")]
    assert main(["grade", str(tmp_path / "class"), *marked]) == 0
    assert "1 script, 1 marked" in capsys.readouterr().out


def test_a_name_that_is_not_given_cannot_be_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "a", "--keep", "W") == 2
    assert "it gives no W" in capsys.readouterr().err
