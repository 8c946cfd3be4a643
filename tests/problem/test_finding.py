"""What a page's names mean in a problem."""

from __future__ import annotations

import pytest

from handgrad import api
from handgrad.notation import Kind
from handgrad.parse import formula

TIMED = "equations: h_t = tanh(w x_t + u h_{t-1})\ngiven: {w: 1, u: 2}\ninputs: {x: [1, 2]}\n"
LAYER = "equations: y = W x\ngiven: {W: [[1, 2], [3, 4]], x: [5, 6], o1: 7}\n"


def name(text: str) -> Kind:
    return formula(text, language="plain")


@pytest.mark.parametrize(("text", "symbol", "t"), [("h_1", "h", 1), ("h1", "h", 1), ("h2", "h", 2)])
def test_a_step_run_together_with_its_letter(text: str, symbol: str, t: int) -> None:
    found = api.solve(f"schema: 1\n{TIMED}initial: {{h: 0}}\n").find(name(text))
    assert found is not None
    assert (found.symbol, found.t) == (symbol, t)


@pytest.mark.parametrize(
    ("text", "symbol", "index"), [("x1", "x", (0,)), ("W12", "W", (0, 1)), ("o_1", "o1", ())]
)
def test_an_entry_run_together_and_a_name_written_apart(
    text: str, symbol: str, index: tuple[int, ...]
) -> None:
    found = api.solve(f"schema: 1\n{LAYER}").find(name(text))
    assert found is not None
    assert (found.symbol, found.index) == (symbol, index)


def test_what_nothing_is_called_is_not_found() -> None:
    assert api.solve(f"schema: 1\n{LAYER}").find(name("q1")) is None
