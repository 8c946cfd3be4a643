"""simplify: what nobody would write down: 0·x, 1·x, x + 0, x¹, −(−x). Only nodes that were just
made are touched.
"""

from __future__ import annotations

from collections.abc import Callable, Set

from flint import fmpq

from handgrad.graph.leaf import constant, is_constant
from handgrad.graph.node import Node
from handgrad.graph.walk import order_until
from handgrad.ops import apply


def simplify(node: Node, keep: Set[Node]) -> Node:
    """The node without empty work; the nodes in `keep` and below stay as they are."""
    known: dict[Node, Node] = {part: part for part in keep}
    for part in order_until([node], known):
        inputs = tuple(known[i] for i in part.inputs)
        if part.name is not None:
            known[part] = part
            continue
        rule = _RULES.get(part.op)
        found = rule(inputs) if rule is not None else None
        if found is None:
            same = all(a is b for a, b in zip(inputs, part.inputs, strict=True))
            found = part if same else apply(part.op, *inputs, span=part.span, **part.attributes)
        known[part] = found
    return known[node]


def number(node: Node) -> fmpq | None:
    """The value of a plain number."""
    return node.attributes["value"] if node.op == "constant" else None


def product(inputs: tuple[Node, ...]) -> Node | None:
    """Zero wins, ones go, numbers come together in front."""
    flat: list[Node] = []
    for part in inputs:
        flat += part.inputs if part.op == "multiply" and part.name is None else (part,)
    factor, rest = fmpq(1), []
    numbers = 0
    for part in flat:
        value = number(part)
        if value is None:
            rest.append(part)
        else:
            factor *= value
            numbers += 1
    if factor == 0:
        return constant(0)
    if not rest:
        return constant(factor)
    if factor == -1:
        return apply("negate", rest[0] if len(rest) == 1 else apply("multiply", *rest))
    if factor != 1:
        written = next(p for p in flat if number(p) is not None)
        front = written if numbers == 1 else constant(factor)
        return apply("multiply", front, *rest)
    return rest[0] if len(rest) == 1 else apply("multiply", *rest)


def total(inputs: tuple[Node, ...]) -> Node | None:
    """Zeros go; only numbers become one number."""
    rest = [part for part in inputs if not is_constant(part, 0)]
    if not rest:
        return constant(0)
    values = [number(part) for part in rest]
    if all(value is not None for value in values):
        return constant(sum((v for v in values if v is not None), fmpq(0)))
    if len(rest) == len(inputs):
        return None
    return rest[0] if len(rest) == 1 else apply("add", *rest)


def difference(inputs: tuple[Node, ...]) -> Node | None:
    """x − 0 is x, 0 − x is −x."""
    left, right = inputs
    a, b = number(left), number(right)
    if a is not None and b is not None:
        return constant(a - b)
    if b is not None and b == 0:
        return left
    if a is not None and a == 0:
        return apply("negate", right)
    return None


def negative(inputs: tuple[Node, ...]) -> Node | None:
    """−(−x) is x."""
    value = number(inputs[0])
    if value is not None:
        return constant(-value)
    if inputs[0].op == "negate" and inputs[0].name is None:
        return inputs[0].inputs[0]
    return None


def quotient(inputs: tuple[Node, ...]) -> Node | None:
    """0/x is 0, x/1 is x."""
    over, under = number(inputs[0]), number(inputs[1])
    if over is not None and over == 0:
        return constant(0)
    if under is not None and under == 1:
        return inputs[0]
    if over is not None and under is not None and under != 0:
        return constant(over / under)
    return None


def power(inputs: tuple[Node, ...]) -> Node | None:
    """x¹ is x, x⁰ is 1."""
    exponent = number(inputs[1])
    if exponent is None:
        return None
    if exponent == 1:
        return inputs[0]
    return constant(1) if exponent == 0 else None


def choice(inputs: tuple[Node, ...]) -> Node | None:
    """Two zeros need no choice."""
    if is_constant(inputs[1], 0) and is_constant(inputs[2], 0):
        return constant(0)
    return None


_RULES: dict[str, Callable[[tuple[Node, ...]], Node | None]] = {
    "multiply": product,
    "add": total,
    "subtract": difference,
    "negate": negative,
    "divide": quotient,
    "power": power,
    "where": choice,
}
