"""definition: operations that no calculator has a key for, written out by their definition.

A line `E = squared_error(a, b)` shows (a − b)², not another name for the same thing.
"""

from __future__ import annotations

from collections.abc import Callable

from handgrad import ops
from handgrad.evaluate.definition import entrywise, template
from handgrad.graph.node import Node
from handgrad.graph.walk import substitute
from handgrad.narrate.tidy import tidy

# Keys of a calculator and signs of arithmetic: these stand on a line as they are.
_KEYS = frozenset(
    """add subtract multiply hadamard divide negate power square root sqrt exp ln log10 log2
    logarithm sin cos tanh sigmoid abs sign relu leaky_relu elu step maximum minimum max min where
    less less_equal greater greater_equal equal not_equal both either opposite pi constant input
    element stack undefined same""".split()
)


def spread_out(root: Node, leaf: Callable[[Node], bool]) -> Node:
    """The same value over keys of a calculator.

    `root` itself may be a quantity; below it, quantities are leaves.
    """
    stack = [root]
    while stack:
        node = stack.pop()
        if node.op not in _KEYS:
            return _spread(root, root, leaf, {})
        stack.extend([part for part in node.inputs if part.inputs and not leaf(part)])
    return root  # most lines: nothing but keys


def _spread(node: Node, root: Node, leaf: Callable[[Node], bool], known: dict[Node, Node]) -> Node:
    if node in known:
        return known[node]
    if (node is not root and leaf(node)) or not node.inputs or node.op == "element":
        known[node] = node
        return node
    inputs = tuple(_spread(part, root, leaf, known) for part in node.inputs)
    found = node
    if node.op not in _KEYS and not node.axes and not any(part.axes for part in inputs):
        found = _defined(node, inputs)
    elif any(a is not b for a, b in zip(inputs, node.inputs, strict=True)):
        found = Node(node.op, inputs, node.attributes, node.axes, span=node.span)
    known[node] = found
    return found


def _defined(node: Node, inputs: tuple[Node, ...]) -> Node:
    """The definition of an operation on numbers, over its inputs."""
    op = ops.find(node.op)
    if not op.element or op.value is not None or entrywise(op):
        return node
    attributes = tuple(sorted(node.attributes.items()))
    leaves, body = template(op.name, tuple(() for _ in inputs), attributes)
    body = tidy(body, lambda part: part.op == "input")
    known = dict(zip(leaves, inputs, strict=True))
    substitute([body], known)
    return known[body]
