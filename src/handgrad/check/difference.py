"""difference: a gradient that is an output less its target, whatever chain rule leads there.

The gradient of softmax with cross-entropy is p − y. A problem has it as a chain of products, a page
writes two numbers: 0.2689 − 1. The formula is taken for a difference only if it is one exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handgrad.check.judge import as_float
from handgrad.check.records import Line, equal
from handgrad.check.series import place
from handgrad.graph import Node
from handgrad.notation import Derivative

if TYPE_CHECKING:
    from handgrad.check.engine import Engine

_NEAR = 1e-9


def difference(subject: Node, line: Line, engine: Engine) -> Iterator[Node]:
    """output − target, where a line of two numbers works out a gradient that is that.

    Of several targets with the same value the one with the output's index is meant.
    """
    if len(line.literals) != 2 or line.term.kind != "sum":
        return
    true = engine.world.leaf_true(subject)
    if true is None or not _is_gradient(subject, engine):
        return
    goal, names = as_float(true), engine.names
    known = [(c.node, c.true, as_float(c.true)) for c in names.candidates.all(engine) if c.true]
    known += [(c.node, c.true, 0.0) for c in names.candidates.all(engine) if c.true == 0]
    targets = [x for x in known if names.is_given(x[0])]
    found = [
        (output, target)
        for output, a, rough in known
        if not names.is_given(output) and not _is_gradient(output, engine)
        for target, b, about in targets
        if abs(rough - about - goal) <= _NEAR and equal(a - b, true)
    ]
    outputs = {output for output, _ in found}
    if len(outputs) == 1:
        output, target = min(found, key=lambda pair: _index(pair[0]) != _index(pair[1]))
        yield Node("subtract", (output, target))


def _is_gradient(node: Node, engine: Engine) -> bool:
    return isinstance(engine.names.printed_kind(node), Derivative)


def _index(node: Node) -> object:
    at = place(node)
    return None if at is None else at[1]
