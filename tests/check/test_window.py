"""A window never leaves out what would give the number: whatever else it is, it is wide enough."""

import random

from flint import fmpq

from handgrad.check.change import positions
from handgrad.check.judge import Written
from handgrad.check.search import Case, Reading, Target
from handgrad.check.term import Flattener, Term
from handgrad.graph import Node

_ONE_INPUT = ("sigmoid", "tanh", "exp", "square", "negate", "ln", "relu", "sqrt")
_TWO_INPUTS = ("add", "subtract", "multiply", "divide")


def _formula(draw: random.Random, depth: int) -> Node:
    if depth == 0 or draw.random() < 0.15:
        return Node("input")
    if draw.random() < 0.4:
        return Node(draw.choice(_ONE_INPUT), (_formula(draw, depth - 1),))
    parts = (_formula(draw, depth - 1), _formula(draw, depth - 1))
    return Node(draw.choice(_TWO_INPUTS), parts)


def test_what_gives_the_number_lies_in_the_window() -> None:
    draw = random.Random(71)
    inside = 0
    for _ in range(400):
        term = Flattener()(_formula(draw, 4))
        values: dict[Node, fmpq] = {}

        def value(atom: Term, values: dict[Node, fmpq] = values) -> fmpq:
            return values.setdefault(atom.node, fmpq(draw.randint(-3000, 3000), 1000))

        reading = Reading(value)
        for position in positions(term):
            part = draw.uniform(-4, 4)
            whole = reading.carried(part, position)
            if not abs(whole) < 1e6:
                continue  # no number, or none that anybody prints
            written = Written(fmpq(round(whole * 10**4), 10**4), fmpq(1, 10**4))
            low, high = Case(term, (reading,), Target(written)).within(reading, position)
            assert low <= part <= high, (term, position.part, part)
            inside += 1
    assert inside > 1000
