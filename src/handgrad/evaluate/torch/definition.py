"""definition: an operation computed from its record, number by number, over tensors.

What every operation can do without a native form: its `value` or its element form run in the
arithmetic of 0-dimensional tensors. Slow and right; the measure of every native form.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from handgrad import ops
from handgrad.errors import NoDerivative
from handgrad.evaluate.array import Array
from handgrad.evaluate.definition import entrywise, template
from handgrad.evaluate.entries import by_entries
from handgrad.evaluate.torch.native import together
from handgrad.evaluate.torch.table import TORCH
from handgrad.graph.node import Node
from handgrad.graph.walk import substitute

Tensor = torch.Tensor


def by_definition(node: Node, values: Sequence[Tensor]) -> Tensor:
    """The value of a node from its operation's record, over any leading axes."""
    ranks = [len(i.axes) for i in node.inputs]
    if all(x.ndim == r for x, r in zip(values, ranks, strict=True)):
        return one(node, values)
    carried = [x.ndim > r for x, r in zip(values, ranks, strict=True)]
    wide = [x for x, many in zip(values, carried, strict=True) if many]
    wide = together(wide, [r for r, many in zip(ranks, carried, strict=True) if many])
    kept = [r for r, many in zip(ranks, carried, strict=True) if many]
    lead = wide[0].shape[: wide[0].ndim - kept[0]]
    flat = iter(x.reshape(-1, *x.shape[len(lead) :]) for x in wide)
    args = [next(flat) if many else x for x, many in zip(values, carried, strict=True)]
    found = torch.vmap(
        lambda *parts: one(node, parts), in_dims=tuple(0 if many else None for many in carried)
    )(*args)
    return found.reshape(*lead, *found.shape[1:])


def one(node: Node, values: Sequence[Tensor]) -> Tensor:
    """The same for a single example."""
    op = ops.find(node.op)
    args = [_array(x) for x in values]
    if op.value is not None:
        found = op.value(TORCH, *args, **node.attributes)
    elif op.element and entrywise(op):
        found = by_entries(TORCH, op, node, args)
    else:
        raise NoDerivative(f"{node.op} has no value before it is worked out", start=node.span[0])
    made = _tensor(found)
    like = next((x for x in values), made)
    return made.to(like.dtype) if made.is_floating_point() else made


def expanded(node: Node) -> Node | None:
    """An operation that is defined by an expression of its inputs, as that expression."""
    op = ops.find(node.op)
    if op.value is not None or not op.element or entrywise(op):
        return None
    shapes = tuple(i.shape for i in node.inputs)
    leaves, body = template(node.op, shapes, tuple(sorted(node.attributes.items())))
    known = dict(zip(leaves, node.inputs, strict=True))
    return substitute([body], known)[body]


def _array(x: Tensor) -> Any:
    if x.ndim == 0:
        return x
    return Array(tuple(x.shape), tuple(x.reshape(-1).unbind()))


def _tensor(found: Any) -> Tensor:
    if type(found) is Array:
        parts = [torch.as_tensor(x) for x in found.flat]
        if not all(p.dtype == parts[0].dtype for p in parts):
            kind = next((p.dtype for p in parts if p.dtype != torch.float64), torch.float64)
            parts = [p.to(kind) for p in parts]
        return torch.stack(parts).reshape(found.shape)
    return torch.as_tensor(found)
