"""Tables whose columns or rows are the steps of a recurrence."""

from __future__ import annotations

import pytest

from handgrad import api
from handgrad.check import check
from handgrad.read import page

PROBLEM = api.solve(
    """\
schema: 1
equations: h_t = tanh(w x_t + u h_{t-1})
given: {w: 0.5, u: 0.3}
inputs: {x: [1, 2]}
initial: {h: 0}
ask: [h]
decimals: 4
"""
)
ACROSS = "| | t = 1 | t = 2 |\n|---|---|---|\n| x | 1 | 2 |\n| h | 0.4621 | {} |\n"
DOWN = "| step | $x_t$ | h |\n|---|---|---|\n| $t = 1$ | 1 | 0.4621 |\n| t = 2 | 2 | {} |\n"


@pytest.mark.parametrize("table", [ACROSS, DOWN])
def test_every_cell_is_judged_at_its_step(table: str) -> None:
    right = check(page(table.format("0.8140"), path="x.md"), [PROBLEM])
    assert {n.text: n.status.value for n in right.numbers} == {
        "1": "given",
        "2": "given",
        "0.4621": "ok",
        "0.8140": "ok",
    }
    wrong = check(page(table.format("0.8410"), path="x.md"), [PROBLEM])
    assert [f.text for f in wrong.findings] == ["0.8410"]


def test_a_table_of_something_else_is_left_alone() -> None:
    text = "| | t = 1 | t = 2 |\n|---|---|---|\n| rain | 0.3 | 0.4 |\n| sun | 4 | 5 |\n"
    assert not check(page(text, path="x.md"), [PROBLEM]).findings
