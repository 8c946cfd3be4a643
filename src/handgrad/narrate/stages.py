"""stages: which parts of an expression stand as numbers on each link of a line.

    σ(0.8·0.1 + 0.2) = σ(0.28)      the arguments of functions first (exam)
                     = σ(0.08 + 0.2) = σ(0.28)      every innermost operation in turn (full)

A stage is the set of nodes shown as one number; what lies below them is not seen.
"""

from __future__ import annotations

from collections.abc import Callable

from handgrad.graph.node import Node
from handgrad.graph.walk import order

# Written between their operands or as brackets: not a function with an argument.
_ARITHMETIC = frozenset(
    "add subtract multiply divide negate power square hadamard matmul dot sqrt root abs exp".split()
)
_FLAT = frozenset(("add", "subtract", "multiply", "hadamard"))

# A condition stays a condition: nobody writes 0 or 1 for it.
_YES_NO = frozenset(
    "less less_equal greater greater_equal equal not_equal both either opposite".split()
)

Leaf = Callable[[Node], bool]


# What only decides which value counts: its conditions are no step of their own.
_CHOICE = frozenset(("where", "both", "either", "opposite"))


def leaves(root: Node, leaf: Leaf) -> list[Node]:
    """The nodes of the expression that are quantities of their own, in order; constants are not
    among them."""
    found: dict[Node, None] = {}
    stack = [root]
    while stack:
        node = stack.pop()
        if node is not root and leaf(node):
            found[node] = None
        elif node.op != "constant":
            stack.extend(reversed(node.inputs))
    return list(found)


def arguments(root: Node, leaf: Leaf) -> list[Node]:
    """The compound arguments of the outermost functions: the one intermediate step of an exam."""
    found: dict[Node, None] = {}
    stack = [root]
    while stack:
        node = stack.pop()
        if (node is not root and leaf(node)) or node.op == "constant":
            continue
        if node.op in _ARITHMETIC or node.op in _CHOICE:
            stack.extend(reversed(node.inputs))
        else:
            found.update(dict.fromkeys(part for part in node.inputs if _compound(part, leaf)))
    return list(found)


def _compound(node: Node, leaf: Leaf) -> bool:
    return not leaf(node) and node.op not in ("constant", "negate")


def rounds(root: Node, leaf: Leaf, most: int = 4) -> list[list[Node]]:
    """Every stage of working out from the inside: in each, all parts whose own parts are numbers
    become numbers."""
    found: list[list[Node]] = []
    shown: set[Node] = set()

    def is_number(node: Node) -> bool:
        return node in shown or node.op == "constant" or (node is not root and leaf(node))

    while len(found) < most:
        ready = []
        above = _above(root, is_number)
        for node in above:
            flat = [part for part in node.inputs if part.op == node.op and part in above]
            if not flat and node.op not in _YES_NO and all(map(is_number, node.inputs)):
                ready.append(node)
        ready = [node for node in ready if node is not root and not _within(node, above)]
        if not ready:
            break
        shown.update(ready)
        found.append([node for node in _cut(root, is_number) if node in shown])
    return found


def _above(root: Node, stop: Leaf) -> dict[Node, None]:
    found: dict[Node, None] = {}
    stack = [root]
    while stack:
        node = stack.pop()
        if node not in found and not stop(node):
            found[node] = None
            stack.extend(node.inputs)
    return found


def _within(node: Node, above: dict[Node, None]) -> bool:
    """Whether a sum or product is only a run of a longer one, which is worked out as a whole."""
    if node.op not in _FLAT:
        return node.op == "negate"
    family = ("add", "subtract") if node.op in ("add", "subtract") else (node.op,)
    return any(parent.op in family and parent.inputs[0] is node for parent in above)


def _cut(root: Node, stop: Leaf) -> list[Node]:
    found: dict[Node, None] = {}
    stack = [root]
    while stack:
        node = stack.pop()
        if stop(node):
            found[node] = None
        else:
            stack.extend(reversed(node.inputs))
    return list(found)


def size(root: Node, leaf: Leaf) -> int:
    """How many nodes an expression is made of, its quantities counted once."""
    return len(order([root])) if not leaf(root) else 1
