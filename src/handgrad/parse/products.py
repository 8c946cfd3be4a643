"""products: what a product means follows from the shapes of its factors.

A scalar goes with everything. Matrix times vector and matrix times matrix are rows times columns;
two vectors side by side are their inner product, unless the second is transposed (outer product). ⊙
is entry by entry and binds more weakly. In the definitions of operations (`Scope.entrywise`) a
written dot is entry by entry, and side by side is the matrix product.
"""

from __future__ import annotations

from handgrad.errors import ShapeError
from handgrad.graph.node import Node
from handgrad.graph.shape import say
from handgrad.notation import Product, Span
from handgrad.ops import apply
from handgrad.parse.scope import Scope

_WIDEST = 400  # factors of one node; a longer product is nested


def product(kind: Product, factors: list[Node], scope: Scope) -> Node:
    """The product of factors that are built already."""
    groups: list[tuple[str, Node]] = [("", factors[0])]
    spelled = kind.spelled or kind.operators
    for operator, how, factor in zip(kind.operators[1:], spelled[1:], factors[1:], strict=True):
        if operator in ("·", "@"):
            before, left = groups[-1]
            entrywise = scope.entrywise and how != ""
            grown = left is not factors[0]
            groups[-1] = (before, _times(left, factor, entrywise, scope, kind.span, grown))
        else:
            groups.append((operator, factor))
    result = groups[0][1]
    for operator, factor in groups[1:]:
        result = _joined(result, operator, factor, scope, kind.span)
    return result


def _joined(left: Node, operator: str, right: Node, scope: Scope, span: Span) -> Node:
    if operator == "⊙":
        both = bool(left.axes) and bool(right.axes)
        return apply("hadamard" if both else "multiply", left, right, span=span)
    if operator == "⊗":
        return apply("outer", left, right, span=span)
    flipped = scope.conventions.get("kernel", "flipped") == "flipped"
    return apply("convolution" if flipped else "cross_correlation", left, right, span=span)


def _times(left: Node, right: Node, entrywise: bool, scope: Scope, span: Span, grown: bool) -> Node:
    """left · right; a product that was made here just before takes the factor in."""
    if entrywise or not left.axes or not right.axes:
        if (
            grown
            and left.op == "multiply"
            and left.name is None
            and len(left.inputs) < _WIDEST
            and not left.axes
            and not right.axes
        ):
            return apply("multiply", *left.inputs, right, span=span)
        return apply("multiply", left, right, span=span)
    ranks = (len(left.axes), len(right.axes))
    if ranks == (1, 1):
        return _vectors(left, right, scope, span)
    if ranks == (1, 2) and left.op == "transpose" and left.name is None:
        left = left.inputs[0]
    if ranks[0] <= 2 and ranks[1] <= 2:
        if ranks == (2, 1) and right.op == "transpose" and right.name is None:
            raise ShapeError(f"{say(left)} but the right side is a row", start=span[0], end=span[1])
        return apply("matmul", left, right, span=span)
    raise ShapeError(
        f"{say(left)} and {say(right)}: there is no product of these", start=span[0], end=span[1]
    )


def _vectors(left: Node, right: Node, scope: Scope, span: Span) -> Node:
    if right.op == "transpose" and right.name is None and left.op != "transpose":
        return apply("outer", left, right.inputs[0], span=span)
    if scope.conventions.get("product") == "entry":
        return apply("hadamard", left, right, span=span)
    if left.op == "transpose" and left.name is None:
        left = left.inputs[0]
    if left.shape != right.shape and 1 in (left.shape[0], right.shape[0]):
        return apply("multiply", left, right, span=span)
    return apply("dot", left, right, span=span)
