"""The derivative of every operation, to second order, against differences of certified values."""

from __future__ import annotations

import random
from typing import Any

import pytest
from flint import fmpq

from handgrad import ops
from handgrad.differentiate import gradient
from handgrad.errors import NoDerivative
from handgrad.evaluate import certified
from handgrad.evaluate.array import Array
from handgrad.graph.leaf import quantity
from handgrad.graph.node import Node
from handgrad.notation import Name
from tests.differentiate.differences import agree, like, weighted
from tests.ops.test_examples import arguments

YES_OR_NO = {
    "less",
    "less_equal",
    "greater",
    "greater_equal",
    "equal",
    "not_equal",
    "both",
    "either",
    "opposite",
}
# Its derivative is 0 because it says so, not because its value does not change.
STATED = {"stop_gradient"}
# What is not differentiated: a degree, a condition, a number of steps.
HELD = {("root", 1), ("where", 0), ("adam", 4)}
# Arguments that keep an operation inside its domain and off its kinks, where its examples do not.
POINTS = {
    "tan": "0.4",
    "sinh": "0.4",
    "cosh": "0.4",
    "arctan": "0.4",
    "erf": "0.4",
    "gelu": "0.4",
    "softsign": "0.4",
    "hardtanh": "0.4",
    "prod": "[0.3, 2, -1]",
    "variance": "[0.3, 2, -1]",
    "standard_deviation": "[0.3, 2, -1]",
    "sqrt": "1.3",
    "ln": "1.7",
    "log10": "2.3",
    "log2": "0.6",
    "abs": "-0.7",
    "relu": "0.4",
    "step": "0.3",
    "logarithm": "1.7, 2.9",
    "power": "1.3, 2.2",
    "divide": "1.1, 0.7",
    "cross_entropy": "[0.2, 0.8], [0.3, 0.6]",
    "binary_cross_entropy": "0.3, 0.6",
    "adam": "1.1, 0.6, 0.2, 0.3, 2, 0.1, 0.9, 0.99, 0.01",
    "layer_norm": "[1, 3, 2], [1, 2, 0.5], [0, 1, 0.3], 0.1",
    "batch_norm": "[[1, 3], [2, 0.5], [0, 1]], [1, 2], [0, 0.3], 0.1",
    "softmax": "[[0.3, 1, -0.4], [0.1, 0.2, 0.7]]",
    "norm": "[0.3, -0.4]",
    "max_pool": "[[1, 2, 0, 1], [4, 3, 1.5, 1.2], [0, 0.3, 5, 6], [1, 0.2, 7, 8]]",
    "root": "2.7, 3",
    "where": "1, 0.2, 0.3",
    "elu": "-0.4",
    "leaky_relu": "-0.4",
    "silu": "0.4",
    "absolute_error": "[0.2, 0.1], [0.5, 0]",
    "sign": "0.4",
    "largest": "[0.3, 0.2]",
    "sin": "0.4",
    "cos": "0.4",
    "tanh": "0.4",
    "exp": "0.4",
    "sigmoid": "0.4",
    "square": "0.4",
    "log_softmax": "[0.4, 0.1]",
    "total": "[0.4, 0.1]",
    "gaussian_kl": "[1, 0.5], [0.2, 0.1]",
    "same": "0.3",
    "negate": "0.3",
    "maximum": "0.3, 0.9, 0.1",
    "minimum": "0.3, 0.9, 0.1",
}
OPERATIONS = [
    op.name for op in ops.every().values() if op.inputs and (op.examples or op.name in POINTS)
]


def place(name: str) -> tuple[Node, dict[Node, Any]]:
    """The operation on named leaves, with values near its example."""
    draw = random.Random(name)
    text = POINTS.get(name) or next(iter(ops.find(name).examples))
    values = [certified.value(node) for node in arguments(text)]
    leaves = []
    known: dict[Node, Any] = {}
    for number, value in enumerate(values):
        leaf = quantity(Name(f"q{number}"), value.shape if isinstance(value, Array) else ())
        entries = list(value.flat) if isinstance(value, Array) else [value]
        if (name, number) not in HELD:
            entries = [x + fmpq(draw.randint(-9, 9), 1000) for x in entries]
        known[leaf] = like(value, entries)
        leaves.append(leaf)
    return ops.apply(name, *leaves), known


@pytest.mark.parametrize("name", [n for n in OPERATIONS if n not in YES_OR_NO | STATED])
def test_first_and_second_derivative(name: str) -> None:
    node, known = place(name)
    target = weighted(node)
    leaves = [leaf for number, leaf in enumerate(known) if (name, number) not in HELD]
    first = gradient(target, leaves)
    for leaf, found in zip(leaves, first, strict=True):
        agree(target, known, leaf, found)
    once = weighted(first[0])
    for leaf, found in zip(leaves, gradient(once, leaves), strict=True):
        agree(once, known, leaf, found)


@pytest.mark.parametrize("name", sorted(YES_OR_NO))
def test_a_yes_or_no_has_no_derivative(name: str) -> None:
    node, known = place(name)
    with pytest.raises(NoDerivative, match=name):
        gradient(node, [next(iter(known))])


def test_every_operation_is_differentiated_or_refuses() -> None:
    """None is left out of the tests above, but for those that only exist inside derivatives or have
    no inputs.
    """
    inside = {
        "derivative",
        "undefined",
        "pi",
        "spread",
        "place",
        "index",
        "stack",
        "part",
        "image_gradient",
        "kernel_gradient",
        "size",
        "alike",
    }
    assert set(ops.every()) - set(OPERATIONS) == inside


@pytest.mark.parametrize(
    ("stride", "padding", "dilation"), [(1, 0, 1), (2, 1, 1), (1, 2, 2), (2, 1, 2)]
)
@pytest.mark.parametrize("name", ["convolution", "cross_correlation"])
@pytest.mark.parametrize(
    "shapes", [((6,), (2,)), ((5, 6), (2, 3)), ((2, 5, 4), (3, 2, 2, 2)), ((4, 3, 4), (2, 2, 2))]
)
def test_sliding_kernels(name: str, shapes: Any, stride: int, padding: int, dilation: int) -> None:
    """Channels and all settings, against the differences; the second derivative mixes image and
    kernel.
    """
    draw = random.Random(7)
    image, kernel = quantity(Name("X"), shapes[0]), quantity(Name("K"), shapes[1])
    known = {
        leaf: certified.exact(
            Array(shape, tuple(draw.randint(-3, 3) for _ in range(_volume(shape))))
        )
        for leaf, shape in zip((image, kernel), shapes, strict=True)
    }
    node = ops.apply(name, image, kernel, stride=stride, padding=padding, dilation=dilation)
    target = weighted(ops.apply("square", node))
    for leaf, found in zip((image, kernel), gradient(target, [image, kernel]), strict=True):
        assert found.shape == leaf.shape
        agree_some(target, known, leaf, found, draw)
    once = gradient(weighted(node), [image])[0]
    twice = gradient(weighted(once), [kernel])[0]
    agree_some(weighted(once), known, kernel, twice, draw)


def agree_some(target: Node, known: Any, by: Node, found: Node, draw: random.Random) -> None:
    """A few places of a large array."""
    from tests.differentiate.differences import BITS, difference, flat

    values = flat(certified.value(found, known, BITS))
    for at in draw.sample(range(len(values)), min(3, len(values))):
        assert abs(values[at] - difference(target, known, by, at)) < fmpq(1, 10**20)


def _volume(shape: tuple[int, ...]) -> int:
    total = 1
    for size in shape:
        total *= size
    return total
