"""Truth tables: rows, the function's name, printed conditions taken literally and as intended."""

from __future__ import annotations

import pytest

from handgrad.problem import load
from handgrad.problem.solution import Solution
from handgrad.problem.table import TruthTable
from handgrad.render.formula import plain

AND = "model: threshold\ngiven: {w: [8, 8], b: -12}\ndecimals: 0\n"


def table(text: str) -> TruthTable:
    found = Solution(load(text)).table
    assert found is not None
    return found


def test_rows_and_name() -> None:
    found = table(AND)
    assert [row.inputs for row in found.rows] == [("0", "0"), ("0", "1"), ("1", "0"), ("1", "1")]
    assert [str(row.solution["z"]) for row in found.rows] == ["-12", "-4", "-4", "4"]
    assert found.column == ("0", "0", "0", "1")
    assert found.function is not None
    assert found.function.name == "AND"
    assert [name.key for name in found.inputs] == ["x_1", "x_2"]


@pytest.mark.parametrize(
    ("condition", "literal", "fitting", "contradicted", "intended"),
    [
        ("x ≠ 0", (1, 1, 1, 1), (">", "≥"), (0, 1, 2), "x > 0"),
        ("z > 0", (0, 0, 0, 1), (">", "≥"), (), "z > 0"),
        ("z ≥ 0", (0, 0, 0, 1), (">", "≥"), (), "z ≥ 0"),
        ("z < 0", (1, 1, 1, 0), (">", "≥"), (0, 1, 2, 3), "z > 0"),
        ("z > 5", (0, 0, 0, 0), (), (3,), None),
    ],
)
def test_a_condition_is_read_twice(
    condition: str,
    literal: tuple[int, ...],
    fitting: tuple[str, ...],
    contradicted: tuple[int, ...],
    intended: str | None,
) -> None:
    (reading,) = table(AND + f"conditions: {{h: {condition}}}\n").readings
    assert reading.literal == literal
    assert reading.fitting == fitting
    assert reading.contradicted == contradicted
    assert (reading.intended and plain.write(reading.intended)) == intended


def test_own_equations_and_separate_inputs() -> None:
    found = table(
        "equations: |\n  s = x_1 + x_2 - 1.5\n  n = 1 - step(s)\ntable: {inputs: [x_1, x_2]}\n"
    )
    assert found.function is not None
    assert found.function.name == "NAND"
    assert "negative AND" in found.function.also


def test_other_values_have_no_boolean_name() -> None:
    found = table("equations: y = 2 x\ntable: {inputs: x, values: [-1, 0, 1]}\ndecimals: 0\n")
    assert found.column == ("-2", "0", "2")
    assert found.function is None


def test_step_at_zero_is_a_convention() -> None:
    text = (
        "equations: y = step(x)\ntable: {inputs: x}\ndecimals: 0\nconventions: {step_at_zero: %s}\n"
    )
    assert [table(text % c).column for c in ("0", "1")] == [("0", "1"), ("1", "1")]


def test_what_depends_on_the_row_has_no_value_of_its_own() -> None:
    s = Solution(load(AND))
    z = s.find("z")
    assert z is not None
    assert s.is_open(z)
    assert s.exact(z) is None
    assert s.asked == ()
