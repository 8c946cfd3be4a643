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
from handgrad.graph.walk import order_until

Memo = dict[Node, Any]
DEEP = 150


def compute(ar: Arithmetic, node: Node, memo: Memo) -> Any:
    """The value of a node; `memo` holds what is known and takes what is found."""
    found = memo.get(node, memo)
    return _visit(ar, ar.table, node, memo, 0) if found is memo else found


def _visit(ar: Arithmetic, table: Mapping[str, Any], node: Node, memo: Memo, depth: int) -> Any:
    """Inputs first. Recursion is the fastest way in Python; below `DEEP` an explicit stack takes
    over.
    """
    if node.op == "where":
        return _choice(ar, table, node, memo, depth)
    args = []
    for i in node.inputs:
        value = memo.get(i, memo)
        if value is memo:
            if depth > DEEP:
                for below in order_until([i], memo):
                    if below not in memo:
                        _visit(ar, table, below, memo, depth)
                value = memo[i]
            else:
                value = _visit(ar, table, i, memo, depth + 1)
        args.append(value)
    function = table.get(node.op)
    try:
        if function is None:
            value = _special(ar, node, args, memo)
        elif node.axes:
            value = pointwise(function, args)
        else:
            value = function(*args)
    except ZeroDivisionError as error:
        raise DomainError("a division by zero", start=node.span[0], end=node.span[1]) from error
    except HandgradError as error:
        raise located(error, node) from None
    memo[node] = value
    return value


def _choice(ar: Arithmetic, table: Mapping[str, Any], node: Node, memo: Memo, depth: int) -> Any:
    """Of a choice only the branch that is taken is worked out, unless it is still open which."""
    condition, yes, no = node.inputs
    value = memo.get(condition, memo)
    if value is memo:
        value = _visit(ar, table, condition, memo, depth + 1)
    decided = not node.axes and type(value) is not Array and not isinstance(value, Node)
    if decided and (value == 1 or value == 0):
        chosen = yes if value == 1 else no
        result = memo.get(chosen, memo)
        if result is memo:
            result = _visit(ar, table, chosen, memo, depth + 1)
    else:
        branches = [compute(ar, part, memo) for part in (yes, no)]
        function = table["where"]
        result = (
            pointwise(function, [value, *branches]) if node.axes else function(value, *branches)
        )
    memo[node] = result
    return result


def located(error: HandgradError, node: Node) -> HandgradError:
    """The same error with the place of the node, if it has no place yet."""
    if error.source is None and error.start <= 0 and node.span[0] >= 0:
        error.start, error.end = node.span
    return error


def _special(ar: Arithmetic, node: Node, args: list[Any], memo: Memo) -> Any:
    """Everything that is no function of scalars from the table."""
    rule = STRUCTURE.get(node.op)
    if rule is not None:
        return rule(ar, node, memo)
    setting = ar.settings.get(node.op)
    if setting is not None:
        attributes = node.attributes
        return pointwise(lambda *scalars: setting(attributes, *scalars), args)
    native = ar.natives.get(node.op)
    if native is not None:
        return native(ar, *args)
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
