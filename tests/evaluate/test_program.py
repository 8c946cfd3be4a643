"""A program gives what the graph gives."""

import pytest
from flint import fmpq

from handgrad.check.ends import ends
from handgrad.evaluate import certified
from handgrad.evaluate.program import program, run
from handgrad.graph import Node
from handgrad.graph.leaf import quantity
from handgrad.notation import Name
from handgrad.parse import formula
from handgrad.parse.build import Scope, build

X, Y = quantity(Name("x")), quantity(Name("y"))


def made(text: str) -> Node:
    return build(formula(text), Scope(find=lambda name: {"x": X, "y": Y}[name.key]))


@pytest.mark.parametrize("text", ["2 x y - x/3", "σ(x y + 0.1) (1 - σ(x))", "-x^2 + tanh(y)", "x"])
def test_a_program_gives_the_value_for_any_numbers(text: str) -> None:
    node = made(text)
    steps = program(certified.CERTIFIED, node, ends)
    assert steps is not None
    for x, y in ((fmpq(7, 20), fmpq(-3, 4)), (fmpq(2), fmpq(1, 9))):
        value = run(steps, node, {X: x, Y: y})
        off = value - certified.value(node, {X: x, Y: y})
        assert off == 0 if isinstance(off, fmpq) else off.contains(0)


def test_a_choice_is_no_program() -> None:
    assert program(certified.CERTIFIED, Node("where", (X, X, Y)), ends) is None


def test_a_division_by_zero_is_one_here_too() -> None:
    node = made("x / y")
    steps = program(certified.CERTIFIED, node, ends)
    assert steps is not None
    with pytest.raises(Exception, match="division by zero"):
        run(steps, node, {X: fmpq(1), Y: fmpq(0)})
