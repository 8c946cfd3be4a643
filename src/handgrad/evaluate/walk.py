"""walk: computing a node in an arithmetic, inputs first, every node once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from handgrad import ops
from handgrad.errors import DomainError, HandgradError, UnknownName
from handgrad.evaluate.arithmetic import Arithmetic
from handgrad.evaluate.array import Array, pointwise
from handgrad.evaluate.definition import define
from handgrad.evaluate.steps import run
from handgrad.graph.node import Node
from handgrad.graph.shape import named

Memo = dict[Node, Any]


def compute(ar: Arithmetic, node: Node, memo: Memo) -> Any:
    """The value of a node; `memo` holds what is known and takes what is found."""
    if node in memo:
        return memo[node]
    stack = [node]
    table = ar.table
    while stack:
        top = stack[-1]
        if top in memo:
            stack.pop()
            continue
        wanted = top.inputs
        if top.op == "where" and wanted[0] in memo:
            wanted = _needed(top, memo)
        elif top.op == "where":
            wanted = wanted[:1]
        waiting = [i for i in wanted if i not in memo]
        if waiting:
            stack.extend(waiting)
            continue
        if top.op == "where" and len(wanted) < 2:
            continue
        stack.pop()
        function = table.get(top.op)
        try:
            if function is None:
                memo[top] = _special(ar, top, memo)
            else:
                args = [memo[i] if i in memo else None for i in top.inputs]
                for arg in args:
                    if type(arg) is Array:
                        memo[top] = pointwise(function, args)
                        break
                else:
                    memo[top] = function(*args)
        except ZeroDivisionError as error:
            raise DomainError("a division by zero", start=top.span[0], end=top.span[1]) from error
        except HandgradError as error:
            raise located(error, top) from None
    return memo[node]


def _needed(top: Node, memo: Memo) -> tuple[Node, ...]:
    """Of a choice only the branch that is taken, unless it is still open which."""
    condition, yes, no = top.inputs
    value = memo[condition]
    if top.axes or type(value) is Array or value not in (0, 1):
        return top.inputs
    return (condition, yes) if value == 1 else (condition, no)


def located(error: HandgradError, node: Node) -> HandgradError:
    """The same error with the place of the node, if it has no place yet."""
    if error.source is None and error.start <= 0 and node.span[0] >= 0:
        error.start, error.end = node.span
    return error


def _special(ar: Arithmetic, node: Node, memo: Memo) -> Any:
    """Everything that is no function of scalars from the table."""
    rule = STRUCTURE.get(node.op)
    if rule is not None:
        return rule(ar, node, memo)
    args = [memo[i] for i in node.inputs]
    setting = ar.settings.get(node.op)
    if setting is not None:
        attributes = node.attributes
        return pointwise(lambda *scalars: setting(attributes, *scalars), args)
    op = ops.find(node.op)
    if op.value is not None:
        return op.value(ar, *args, **node.attributes)
    return define(ar, node, args, compute)


def _constant(ar: Arithmetic, node: Node, _: Memo) -> Any:
    return ar.number(node.attributes["value"])


def _input(ar: Arithmetic, node: Node, _: Memo) -> Any:
    raise UnknownName(f"{named(node)} has no value", start=node.span[0], end=node.span[1])


def _element(ar: Arithmetic, node: Node, memo: Memo) -> Any:
    return memo[node.inputs[0]][node.attributes["index"]]


def _scan(ar: Arithmetic, node: Node, memo: Memo) -> Any:
    return run(ar, node, memo, compute)


def _output(ar: Arithmetic, node: Node, memo: Memo) -> Any:
    return memo[node.inputs[0]][node.attributes["of"]]


Rule = Callable[[Arithmetic, Node, Memo], Any]
STRUCTURE: Mapping[str, Rule] = {
    "constant": _constant,
    "input": _input,
    "element": _element,
    "scan": _scan,
    "output": _output,
}
