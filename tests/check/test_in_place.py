"""Lines that are their formula part by part."""

from __future__ import annotations

from handgrad.check.in_place import InPlace
from handgrad.check.pairing import Match
from handgrad.check.term import Flattener, Term
from handgrad.graph import Node
from handgrad.graph.leaf import constant
from handgrad.parse.written import fraction

W, X, B = Node("input"), Node("input"), Node("input")
TRUE = {W: -0.35, X: 0.6, B: 0.27}
FORMULA = Node("add", (Node("multiply", (W, X)), B))  # w x + b


def read(line: Node, said: float = 0.0) -> Match | None:
    flat, known = Flattener(), {}
    waiting = [flat(FORMULA)]
    for term in waiting:  # every part of the formula, with its true value
        waiting += [part for _, part in term.parts]
        known[term] = TRUE.get(term.node, -0.21 if term.kind == "product" else 0.06)
    sizes = {at: (float(at.attributes["value"]), 0.01) for at in _constants(line)}
    values: dict[Term, tuple[float, ...]] = dict.fromkeys(known, (said,) if said else ())
    return InPlace(sizes, known, values).read(flat(line), flat(FORMULA), 1)


def _constants(node: Node) -> list[Node]:
    return [node] if node.op == "constant" else [c for n in node.inputs for c in _constants(n)]


def number(text: str) -> Node:
    return constant(fraction(text), text)


def line(*numbers: str, minus: bool = True) -> Node:
    first, second, third = (number(text) for text in numbers)
    product = Node("multiply", (first, second))
    return Node("add", (Node("negate", (product,)) if minus else product, third))


def test_every_number_stands_for_what_is_in_its_place() -> None:
    found = read(line("0.35", "0.6", "0.27"))
    assert found is not None
    assert [(p.meaning.node, p.fits, p.sign) for p in found.pairs] == [
        (W, True, -1),
        (X, True, 1),
        (B, True, 1),
    ]


def test_a_part_that_was_worked_out_stands_for_the_whole_part() -> None:
    product, bias = number("0.21"), number("0.27")
    found = read(Node("add", (Node("negate", (product,)), bias)))
    assert found is not None
    assert [p.meaning.kind for p in found.pairs] == ["product", "atom"]


def test_the_authors_own_value_fits_as_well() -> None:
    assert read(line("0.35", "0.8", "0.27")) is None
    assert read(line("0.35", "0.8", "0.27"), said=0.8) is not None


def test_anything_else_is_left_to_the_search() -> None:
    assert read(line("0.35", "0.6", "0.72")) is None  # does not fit
    assert read(line("0.6", "0.35", "0.27")) is None  # another order
    assert read(line("0.35", "0.6", "0.27", minus=False)) is None  # the sign lost
    assert read(number("0.5")) is None
