"""Derivatives by differences: an oracle that uses values only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from flint import arb, ctx, fmpq

from handgrad import ops
from handgrad.evaluate import certified
from handgrad.evaluate.array import Array
from handgrad.graph.entry import entry
from handgrad.graph.leaf import constant
from handgrad.graph.node import Node

STEP = fmpq(1, 10**24)
BITS = 512


def flat(value: Any) -> list[Any]:
    """The entries of a value."""
    return list(value.flat) if isinstance(value, Array) else [value]


def like(value: Any, entries: Sequence[Any]) -> Any:
    """The entries in the shape of a value."""
    return Array(value.shape, tuple(entries)) if isinstance(value, Array) else entries[0]


def weighted(node: Node) -> Node:
    """A scalar in which every entry counts with a weight of its own."""
    if not node.axes:
        return node
    places = product(*[range(int(size)) for size in node.shape])
    terms = [
        ops.apply("multiply", constant(fmpq(3 + 2 * n, 7)), entry(node, place))
        for n, place in enumerate(places)
    ]
    return terms[0] if len(terms) == 1 else ops.apply("add", *terms)


def difference(target: Node, known: Mapping[Node, Any], by: Node, place: int) -> Any:
    """(f(x + h) − f(x − h)) / 2h, with a tiny h and very many bits."""

    def at(shift: fmpq) -> Any:
        entries = flat(known[by])
        entries[place] = entries[place] + shift
        moved = {**known, by: like(known[by], entries)}
        return certified.value(target, moved, BITS)

    with ctx.workprec(BITS):
        return (at(STEP) - at(-STEP)) / (2 * STEP)


def agree(target: Node, known: Mapping[Node, Any], by: Node, gradient: Node) -> None:
    """Assert that a gradient equals the differences in every place."""
    assert gradient.shape == by.shape
    found = flat(certified.value(gradient, known, BITS))
    for place, value in enumerate(found):
        wanted = difference(target, known, by, place)
        # The error of a central difference is h²·f‴/6: 1e-48 times something of ordinary size.
        with ctx.workprec(BITS):
            size = 1 + abs(arb(wanted))
            assert abs(arb(value) - arb(wanted)) < size * arb("1e-30"), (place, value, wanted)
