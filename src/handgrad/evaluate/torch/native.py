"""native: array operations as torch knows them, for one example or for many at once.

A value of a node with r axes is a tensor whose last r axes are these; whatever stands in front
(examples of a batch, steps of time) is carried along. Every form here is tested against the
operation's definition.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import torch

from handgrad.graph.node import Node

Tensor = torch.Tensor
Function = Callable[..., Tensor]


def rank(node: Node) -> int:
    """How many axes of its own a value has."""
    return len(node.axes)


def widened(x: Tensor, own: int, wanted: int) -> Tensor:
    """A value with fewer axes, ready to be combined entry by entry with one that has more."""
    if own == wanted or x.ndim == 0:
        return x
    return x.reshape(*x.shape[: x.ndim - own], *(1,) * (wanted - own), *x.shape[x.ndim - own :])


def together(values: Sequence[Tensor], ranks: Sequence[int]) -> list[Tensor]:
    """The same leading axes for all."""
    leads = [x.shape[: x.ndim - r] for x, r in zip(values, ranks, strict=True)]
    if all(lead == leads[0] for lead in leads):
        return list(values)
    lead = torch.broadcast_shapes(*leads)
    return [x.expand(*lead, *x.shape[x.ndim - r :]) for x, r in zip(values, ranks, strict=True)]


def along(node: Node) -> tuple[int, ...]:
    """The axes an operation takes together, counted from the end."""
    own = rank(node.inputs[0])
    axis = node.attributes.get("axis")
    return tuple(range(-own, 0)) if axis is None else (axis % own - own,)


def _matmul(node: Node) -> Function:
    left, right = (rank(i) for i in node.inputs)

    def product(a: Tensor, b: Tensor) -> Tensor:
        if right == 2:
            return a @ b if left == 2 else (a.unsqueeze(-2) @ b).squeeze(-2)
        if a.ndim == 2:
            return torch.nn.functional.linear(b, a)
        return (a @ b.unsqueeze(-1)).squeeze(-1)

    return product


def _concat(node: Node) -> Function:
    ranks = [rank(i) for i in node.inputs]
    top = rank(node)

    def joined(*parts: Tensor) -> Tensor:
        entries = [p.unsqueeze(-1) if r == 0 else p for p, r in zip(parts, ranks, strict=True)]
        return torch.cat(together(entries, [max(r, 1) for r in ranks]), dim=-top)

    return joined


def _stack(node: Node) -> Function:
    ranks = [rank(i) for i in node.inputs]
    return lambda *parts: torch.stack(together(parts, ranks), dim=-ranks[0] - 1)


def _entry(node: Node) -> Function:
    at = node.attributes["index" if node.op == "element" else "at"]
    place = (..., *at, *(slice(None),) * (rank(node.inputs[0]) - len(at)))
    return lambda x: x[place]


def _part(node: Node) -> Function:
    start, stop = node.attributes["start"], node.attributes["stop"]
    dim = -rank(node)
    return lambda x: x.narrow(dim, start, stop - start)


def _place(node: Node) -> Function:
    at = node.attributes["at"]
    shape = [int(axis.size) for axis in node.axes]

    def placed(x: Tensor) -> Tensor:
        before = rank(node.inputs[0])
        for i, size in reversed(list(zip(at, shape, strict=False))):
            x = x.unsqueeze(-before - 1)
            before += 1
            pad = [0, 0] * (before - 1) + [i, size - i - 1]
            x = torch.nn.functional.pad(x, pad)
        return x

    return placed


def _spread(node: Node) -> Function:
    """x repeated; along `axis` alone if it has all other axes."""
    own, top = rank(node.inputs[0]), rank(node)
    axis = node.attributes["axis"]
    gap = -top + (0 if axis is None else axis % top)

    def spread(x: Tensor, like: Tensor | None = None) -> Tensor:
        shape = like.shape[-top:] if like is not None else tuple(int(a.size) for a in node.axes)
        if own == 0:
            x = widened(x, 0, top) if x.ndim else x.reshape((1,) * top)
        elif own < top:
            x = x.unsqueeze(gap)
        return x.expand(*x.shape[: x.ndim - top], *shape)

    return spread


def _total(node: Node) -> Function:
    return lambda x: x.sum(-1, keepdim=True).expand_as(x)


def _largest(node: Node) -> Function:
    """1 at the first largest entry, 0 elsewhere; constant between ties."""

    def flags(x: Tensor) -> Tensor:
        dims = along(node)
        own = x if len(dims) == 1 else x.flatten(x.ndim - len(dims))
        dim = dims[0] if len(dims) == 1 else -1
        best = own.argmax(dim, keepdim=True)
        return torch.zeros_like(own).scatter(dim, best, 1.0).reshape(x.shape)

    return flags


def _extreme(node: Node) -> Function:
    """The first largest or smallest entry: all of the derivative goes to it."""
    dims = along(node)

    def chosen(x: Tensor) -> Tensor:
        own = x if len(dims) == 1 else x.flatten(x.ndim - len(dims))
        dim = dims[0] if len(dims) == 1 else -1
        best = own.argmax(dim, keepdim=True) if node.op == "max" else own.argmin(dim, keepdim=True)
        return own.gather(dim, best).squeeze(dim)

    return chosen


def _reduced(function: Callable[..., Tensor]) -> Callable[[Node], Function]:
    return lambda node: lambda x: function(x, dim=along(node)) if rank(node.inputs[0]) else x


def _prod(node: Node) -> Function:
    own = rank(node.inputs[0])
    return lambda x: x.flatten(x.ndim - own).prod(-1) if own else x


def _size(node: Node) -> Function:
    def count(x: Tensor) -> Tensor:
        total = 1
        for dim in along(node):
            total *= x.shape[dim]
        return x.new_full((), total)

    return count


def _layer_norm(node: Node) -> Function:
    def normed(x: Tensor, gain: Tensor, shift: Tensor, small: Tensor) -> Tensor:
        low = x - x.mean(-1, keepdim=True)
        spread = (low * low).mean(-1, keepdim=True)
        values = [
            widened(v, rank(i), 1) for v, i in zip((gain, shift), node.inputs[1:3], strict=True)
        ]
        scale = torch.sqrt(spread + widened(small, 0, 1))
        top = rank(node)
        gain, shift = (widened(v, 1, top) if v.ndim > 1 else v for v in values)
        return gain * (low / scale) + shift

    return normed


def _batch_norm(node: Node) -> Function:
    top = rank(node)

    def normed(x: Tensor, gain: Tensor, shift: Tensor, small: Tensor) -> Tensor:
        low = x - x.mean(-top, keepdim=True)
        spread = (low * low).mean(-top, keepdim=True)
        scale = torch.sqrt(spread + widened(small, 0, top))
        gain, shift = (
            widened(v, rank(i), top) for v, i in zip((gain, shift), node.inputs[1:3], strict=True)
        )
        return gain * (low / scale) + shift

    return normed


def _divides(node: Node) -> Function:
    ranks = [rank(i) for i in node.inputs]

    def turn(p: Tensor, t: Tensor) -> Tensor:
        p, t = (widened(v, r, rank(node)) for v, r in zip((p, t), ranks, strict=True))
        quotient = t / p
        return (quotient == quotient.floor()).to(quotient.dtype)

    return turn


def _top(node: Node) -> Function:
    """1 at the k largest entries; of equal ones the first counts."""
    own = rank(node)

    def flags(x: Tensor) -> Tensor:
        flat = x.flatten(x.ndim - own)
        order = flat.argsort(dim=-1, descending=True, stable=True)
        k = min(node.attributes["keep"], flat.shape[-1])
        return torch.zeros_like(flat).scatter(-1, order[..., :k], 1.0).reshape(x.shape)

    return flags if own else torch.ones_like


def _chunk(node: Node) -> Function:
    part, count = node.attributes["part"], node.attributes["count"]
    dim = -rank(node.inputs[0])

    def run(x: Tensor) -> Tensor:
        n = x.shape[dim] // count
        found = x.narrow(dim, (part - 1) * n, n)
        return found if rank(node) else found.squeeze(dim)

    return run


NATIVE: Mapping[str, Callable[[Node], Function]] = {
    "matmul": _matmul,
    "dot": lambda node: lambda a, b: (a * b).sum(-1),
    "outer": lambda node: lambda a, b: a.unsqueeze(-1) * b.unsqueeze(-2),
    "transpose": lambda node: (lambda a: a.mT) if rank(node) == 2 else (lambda a: a),
    "concat": _concat,
    "stack": _stack,
    "element": _entry,
    "index": _entry,
    "part": _part,
    "place": _place,
    "spread": _spread,
    "alike": _spread,
    "total": _total,
    "sum": _reduced(torch.sum),
    "mean": _reduced(torch.mean),
    "prod": _prod,
    "max": _extreme,
    "min": _extreme,
    "largest": _largest,
    "size": _size,
    "softmax": lambda node: lambda x: torch.softmax(x, -1),
    "log_softmax": lambda node: lambda x: torch.log_softmax(x, -1),
    "layer_norm": _layer_norm,
    "batch_norm": _batch_norm,
    "stop_gradient": lambda node: lambda x: x.detach(),
    "cross_entropy": lambda node: lambda t, p: -(t * torch.log(p)).sum(-1),
    "divides": _divides,
    "top": _top,
    "chunk": _chunk,
    "width": lambda node: lambda x: x.new_full((), x.shape[-1] if rank(node.inputs[0]) else 1),
    "last": lambda node: lambda x: x.select(-rank(node) - 1, -1),
}
