"""element: one entry of an array as a scalar expression over named things.

The arithmetic whose numbers are nodes: computing with it writes the calculation down instead of
doing it. Named arrays stay names; their entries are leaves (`element` nodes), and the same entry is
always the same node.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flint import fmpq

from handgrad import ops
from handgrad.evaluate.arithmetic import Arithmetic
from handgrad.evaluate.array import Array, build
from handgrad.evaluate.walk import compute
from handgrad.graph.entry import entry, remembered
from handgrad.graph.leaf import constant
from handgrad.graph.node import Node
from handgrad.graph.shape import POINTWISE, sizes
from handgrad.graph.walk import order_until
from handgrad.ops import apply


def element(node: Node, index: tuple[int, ...] = ()) -> Node:
    """The scalar expression of one entry (counted from 0) over named quantities and entries of
    named arrays.

    A scalar node is written out as well: its named inputs are leaves, arrays below it fall into
    entries.

    >>> from handgrad.graph.leaf import quantity
    >>> from handgrad.notation import Name
    >>> W, x = quantity(Name("W"), (2, 2)), quantity(Name("x"), (2,))
    >>> element(apply("matmul", W, x), (0,)).op
    'add'
    """
    memo = remembered(node)
    whole = memo.get("entries")
    if whole is None:
        whole = written_out(node)
        memo["entries"] = whole
    found: Node = whole[index] if type(whole) is Array else whole
    return found


def written_out(node: Node) -> Any:
    """All entries of a node: a Node for a scalar, an Array of nodes for an array."""
    if node.op == "input":
        return leaf(node)
    known: dict[Node, Any] = {}
    stop: dict[Node, None] = {}
    _leaves(node, stop)
    for named in stop:
        known[named] = leaf(named)
    for plain in order_until([node], known):
        if plain.op == "constant":
            known[plain] = plain
        elif (
            not plain.axes
            and plain is not node
            and all(not i.axes and i in known for i in plain.inputs)
        ):
            known[plain] = _scalar(plain, known)
    if node in known:
        return known[node]
    if not node.axes and all(not i.axes and i in known for i in node.inputs):
        return _scalar(node, known)
    return compute(SYMBOLIC, node, known)


def _leaves(node: Node, stop: dict[Node, None]) -> None:
    """The named nodes just below `node`."""
    seen = {node}
    stack = list(node.inputs)
    while stack:
        top = stack.pop()
        if top in seen:
            continue
        seen.add(top)
        if top.name is not None or top.op == "input":
            stop[top] = None
        else:
            stack.extend(top.inputs)


def _scalar(node: Node, known: dict[Node, Any]) -> Node:
    """A scalar operation on scalars stays as it is."""
    inputs = tuple(known[i] for i in node.inputs)
    if all(a is b for a, b in zip(inputs, node.inputs, strict=True)):
        return node
    return Node(node.op, inputs, node.attributes, node.axes, None, node.role, node.span)


def leaf(node: Node) -> Any:
    """A named node as leaf: itself, or its entries."""
    return build(sizes(node), lambda index: entry(node, index))


class _Table(dict[str, Callable[..., Node]]):
    """Every point-by-point operation, found by its name."""

    def __missing__(self, name: str) -> Callable[..., Node]:
        def write(*args: Node) -> Node:
            return apply(name, *args)

        self[name] = write
        return write

    def get(self, name: str, default: Any = None) -> Any:
        """The writer of an operation that works entry by entry; others are taken apart."""
        if name in STRUCTURAL:
            return default
        op = ops.find(name)
        return self[name] if op.shape == POINTWISE and not op.attributes else default


class _Settings(dict[str, Callable[..., Node]]):
    """The same for operations with attributes."""

    def get(self, name: str, default: Any = None) -> Any:
        """The writer of a point-by-point operation with attributes."""
        if ops.find(name).shape != POINTWISE:
            return default
        return lambda attributes, *args: apply(name, *args, **attributes)


STRUCTURAL = frozenset(("constant", "input", "element", "scan", "output"))


def plus(*terms: Node) -> Node:
    """A sum; one term is itself."""
    return terms[0] if len(terms) == 1 else apply("add", *terms)


def times(*factors: Node) -> Node:
    """A product; an entrywise one is a plain one here."""
    return factors[0] if len(factors) == 1 else apply("multiply", *factors)


def _extreme(name: str) -> Callable[..., Node]:
    return lambda *values: values[0] if len(values) == 1 else apply(name, *values)


def _first(row: Sequence[Node]) -> list[Node]:
    """Flags of the first largest entry, as conditions."""
    one, zero = constant(1), constant(0)
    flags = []
    for i, x in enumerate(row):
        test: Node | None = None
        for j, y in enumerate(row):
            if j != i:
                this = apply("greater" if j < i else "greater_equal", x, y)
                test = this if test is None else apply("both", test, this)
        flags.append(one if test is None else apply("where", test, one, zero))
    return flags


def _number(q: fmpq) -> Node:
    return constant(q)


SYMBOLIC = Arithmetic("symbolic", {}, {}, _number, _first)
SYMBOLIC.table = _Table(
    add=plus,
    multiply=times,
    hadamard=times,
    maximum=_extreme("maximum"),
    minimum=_extreme("minimum"),
)
SYMBOLIC.settings = _Settings()
