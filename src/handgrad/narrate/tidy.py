"""tidy: a derivative as a person would leave it: no factor 1, no term 0, no minus of a minus.

Only what changes nothing for any value; it is no computer algebra.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from flint import fmpq

from handgrad.graph.leaf import constant, is_constant
from handgrad.graph.node import Node
from handgrad.narrate.rounded import shortest

Leaf = Callable[[Node], bool]


def tidy(node: Node, leaf: Leaf) -> Node:
    """The same value, written more simply; leaves stay the objects they are."""
    if leaf(node) or not node.inputs:
        return node
    inputs = tuple(tidy(part, leaf) for part in node.inputs)
    rule = _RULES.get(node.op)
    if rule is not None:
        return rule(inputs)
    if node.op in _OF_ONE and not inputs[0].axes:
        return inputs[0]  # the sum of one number is that number
    if all(a is b for a, b in zip(inputs, node.inputs, strict=True)):
        return node
    return _like(node, inputs)


_OF_ONE = frozenset(("sum", "mean", "max", "min"))


def _like(node: Node, inputs: tuple[Node, ...]) -> Node:
    return msgspec.structs.replace(node, inputs=inputs, memo=None)


def _sum(inputs: tuple[Node, ...]) -> Node:
    terms: list[Node] = []
    for part in inputs:
        if part.op == "add" and part.name is None:
            terms += part.inputs
        elif not is_constant(part, 0):
            terms.append(part)
    if not terms:
        return constant(0)
    return terms[0] if len(terms) == 1 else Node("add", tuple(terms))


def _difference(inputs: tuple[Node, ...]) -> Node:
    left, right = inputs
    if is_constant(right, 0):
        return left
    if is_constant(left, 0):
        return _negated((right,))
    if left.op == right.op == "constant":
        return constant(left.attributes["value"] - right.attributes["value"])
    return Node("subtract", inputs)


def _product(inputs: tuple[Node, ...]) -> Node:
    factors: list[Node] = []
    negative = False
    scale = fmpq(1)
    for part in inputs:
        if is_constant(part, 0):
            return constant(0)
        if part.op == "negate" and part.name is None:
            negative, part = not negative, part.inputs[0]
        if is_constant(part, -1):
            negative = not negative
        elif part.op == "constant":
            scale *= part.attributes["value"]
        elif part.op == "divide" and all(one.op == "constant" for one in part.inputs):
            scale *= part.inputs[0].attributes["value"] / part.inputs[1].attributes["value"]
        elif part.op == "multiply" and part.name is None:
            factors += part.inputs
        else:
            factors.append(part)
    if scale < 0:
        negative, scale = not negative, -scale
    if scale != 1:
        factors.insert(0, constant(scale, shortest(scale, 12)))
    if not factors:
        return constant(-1 if negative else 1)
    whole = factors[0] if len(factors) == 1 else Node("multiply", tuple(factors))
    return _negated((whole,)) if negative else whole


def _negated(inputs: tuple[Node, ...]) -> Node:
    (body,) = inputs
    if body.op == "negate" and body.name is None:
        return body.inputs[0]
    if body.op == "constant":
        return constant(-body.attributes["value"])
    return Node("negate", (body,))


def _quotient(inputs: tuple[Node, ...]) -> Node:
    over, under = inputs
    if is_constant(over, 0):
        return over
    if is_constant(under, 1):
        return over
    if over.op == "negate" and over.name is None:
        return _negated((Node("divide", (over.inputs[0], under)),))
    if over.op == "constant" and over.attributes["value"] < 0:
        positive: fmpq = -over.attributes["value"]
        return _negated((Node("divide", (constant(positive), under)),))
    return Node("divide", inputs)


_RULES: dict[str, Callable[[tuple[Node, ...]], Node]] = {
    "add": _sum,
    "subtract": _difference,
    "multiply": _product,
    "hadamard": _product,
    "negate": _negated,
    "divide": _quotient,
}
