"""Walks visit inputs first and once; exchanging parts keeps the rest; names carry their time."""

from __future__ import annotations

import pytest

from handgrad.graph.leaf import constant, quantity
from handgrad.graph.time import at_time, fill, fixed, step
from handgrad.graph.walk import depends, order, order_until, substitute
from handgrad.notation import Derivative, Name
from handgrad.ops import apply

X, Y = quantity(Name("x")), quantity(Name("y"))
SQUARE = apply("square", X)
TOTAL = apply("add", SQUARE, Y, SQUARE)


def test_inputs_come_first_and_once() -> None:
    assert order([TOTAL, SQUARE]) == [X, SQUARE, Y, TOTAL]
    assert order_until([TOTAL], {SQUARE: None}) == [Y, TOTAL]


def test_a_deep_graph_is_walked_without_recursion() -> None:
    node = X
    for _ in range(5000):
        node = apply("negate", node)
    assert len(order([node])) == 5001


def test_exchanging_a_part() -> None:
    known = {Y: constant(2)}
    substitute([TOTAL], known)
    assert known[SQUARE] is SQUARE
    assert known[TOTAL].inputs == (SQUARE, known[Y], SQUARE)
    assert TOTAL.inputs == (SQUARE, Y, SQUARE)


def test_what_depends_on_what() -> None:
    assert depends(TOTAL, [X]) == {X, SQUARE, TOTAL}
    assert depends(SQUARE, [Y]) == set()


@pytest.mark.parametrize(
    ("name", "bare", "offset"),
    [
        (Name("h", sub=("t",)), "h", 0),
        (Name("h", sub=("t-1",)), "h", -1),
        (Name("a", sub=("r", "t+2")), "a_r", 2),
        (Name("h", sup=("(t-1)",)), "h", -1),
        (Name("h", sub=("t'",)), None, 0),
        (Name("w", sub=("target",)), None, 0),
        (Name("t"), None, 0),
    ],
)
def test_steps(name: Name, bare: str | None, offset: int) -> None:
    found = step(name)
    assert (found is None) if bare is None else (found is not None and found[0].key == bare)
    assert found is None or found[1] == offset


def test_filling_in_the_time() -> None:
    assert fill(Name("h", sub=("t-1",)), 3).key == "h_2"
    assert fill(Name("h", sup=("(t)",)), 3).key == "h^(3)"
    found = at_time(Derivative(Name("L"), (Name("h", sub=("t",)),)), 2)
    assert found == Derivative(Name("L"), (Name("h", sub=("2",)),))
    assert [(timed.key, at) for timed, at in fixed(Name("y", sub=("T",)))] == [("y_t", "T")]
    assert [at for _, at in fixed(Name("y", sub=("1", "2")))] == ["2", "1"]
