"""Operations on images with all their settings: values as torch's, derivatives as torch's, exactly
the adjoint where they are one another's."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
import torch
import torch.nn.functional as nn
from flint import fmpq

from handgrad.differentiate import gradient
from handgrad.errors import ShapeError
from handgrad.evaluate import certified
from handgrad.evaluate.array import Array
from handgrad.graph.leaf import quantity
from handgrad.graph.node import Node
from handgrad.notation import Name
from handgrad.ops import apply

Tensor = torch.Tensor


def numbers(shape: tuple[int, ...], seed: int) -> Any:
    """Whole numbers, all different, so that nothing is a tie and nothing is rounded."""
    draw = random.Random(seed)
    count = 1
    for size in shape:
        count *= size
    flat = draw.sample(range(-3 * count - 9, 3 * count + 9), count)

    def nested(sizes: tuple[int, ...], entries: list[int]) -> Any:
        if len(sizes) == 1:
            return entries
        step = len(entries) // sizes[0]
        parts = [entries[i : i + step] for i in range(0, len(entries), step)]
        return [nested(sizes[1:], part) for part in parts]

    return nested(shape, flat)


def exact(value: Any) -> list[fmpq]:
    return list(value.flat) if isinstance(value, Array) else [value]


CASES: list[tuple[str, dict[str, Any], list[tuple[int, ...]], Callable[..., Tensor]]] = [
    ("pad", {"before": 1, "after": 2}, [(2, 3, 3)], lambda x: nn.pad(x, (1, 2, 1, 2))),
    (
        "reflect_pad",
        {"before": 2, "after": 1},
        [(2, 3, 4)],
        lambda x: nn.pad(x, (2, 1, 2, 1), "reflect"),
    ),
    (
        "circular_pad",
        {"before": 1, "after": 2},
        [(1, 3, 4)],
        lambda x: nn.pad(x, (1, 2, 1, 2), "circular"),
    ),
    (
        "edge_pad",
        {"before": 2, "after": 2},
        [(1, 2, 3)],
        lambda x: nn.pad(x, (2, 2, 2, 2), "replicate"),
    ),
    (
        "same_pad",
        {"kernel": 3, "stride": 2},
        [(4, 5)],
        lambda x: nn.pad(x, (1, 1, 0, 1)),
    ),
    (
        "same_pad_lower",
        {"kernel": 3, "stride": 2},
        [(4, 5)],
        lambda x: nn.pad(x, (1, 1, 1, 0)),
    ),
    (
        "transposed_convolution",
        {"stride": 2, "padding": 1, "dilation": 1, "extra": 1},
        [(2, 3, 2), (2, 3, 3, 2)],
        lambda x, k: nn.conv_transpose2d(x[None], k, None, 2, 1, 1)[0],
    ),
    (
        "transposed_convolution",
        {"dilation": 2},
        [(4,), (3,)],
        lambda x, k: nn.conv_transpose1d(x[None, None], k[None, None], dilation=2)[0, 0],
    ),
    (
        "grouped_convolution",
        {"groups": 2, "padding": 1, "stride": 2},
        [(4, 4, 3), (6, 2, 2, 2)],
        lambda x, k: nn.conv2d(x[None], k, None, 2, 1, 1, 2)[0],
    ),
    (
        "unshared_convolution",
        {"stride": 2},
        [(5, 4), (2, 2, 2, 2)],
        lambda x, k: torch.einsum("ijab,ijab->ij", x.unfold(0, 2, 2).unfold(1, 2, 2), k),
    ),
    ("global_average_pool", {}, [(2, 3, 4)], lambda x: x.mean((-1, -2))),
    ("global_max_pool", {}, [(2, 3, 4)], lambda x: x.amax((-1, -2))),
    (
        "upsample",
        {"times": 3},
        [(2, 2, 2)],
        lambda x: nn.interpolate(x[None], scale_factor=3)[0],
    ),
    ("flatten", {}, [(2, 3, 2)], lambda x: x.reshape(-1)),
    ("per_channel", {}, [(3,), (3, 2, 2)], lambda b, y: b[:, None, None].expand(y.shape)),
    ("chunk", {"part": 2, "count": 3}, [(6, 2)], lambda x: x.chunk(3)[1]),
    ("last", {}, [(4, 2)], lambda x: x[-1]),
]


@pytest.mark.parametrize(
    ("name", "settings", "shapes", "call"), CASES, ids=[f"{c[0]}-{i}" for i, c in enumerate(CASES)]
)
def test_values_and_derivatives_are_those_of_torch(
    name: str,
    settings: dict[str, Any],
    shapes: list[tuple[int, ...]],
    call: Callable[..., Tensor],
) -> None:
    leaves = [quantity(Name(f"x{i}"), shape) for i, shape in enumerate(shapes)]
    values = [numbers(shape, i) for i, shape in enumerate(shapes)]
    known = dict(zip(leaves, values, strict=True))
    node = apply(name, *leaves, **settings)
    tensors = [torch.tensor(v, dtype=torch.float64).requires_grad_() for v in values]
    wanted = call(*tensors)
    assert node.shape == tuple(wanted.shape)
    assert [float(x.p) / float(x.q) for x in exact(certified.value(node, known))] == pytest.approx(
        wanted.reshape(-1).tolist(), rel=1e-14
    )
    arrives = numbers(tuple(int(size) for size in node.shape), 9)
    weights = quantity(Name("g"), node.shape)
    total = apply("sum", apply("hadamard", node, weights))
    found = gradient(total, leaves)
    wanted.backward(torch.tensor(arrives, dtype=torch.float64))
    for leaf, slope, tensor in zip(leaves, found, tensors, strict=True):
        if tensor.grad is None:
            continue
        got = exact(certified.value(slope, {**known, weights: arrives}))
        assert [float(x.p) / float(x.q) for x in got] == pytest.approx(
            tensor.grad.reshape(-1).tolist(), rel=1e-14
        ), leaf.name


def test_transposed_is_the_adjoint() -> None:
    """⟨conv(x), y⟩ = ⟨x, convT(y)⟩, exactly."""
    x, y, k = quantity(Name("x"), (5, 6)), quantity(Name("y"), (2, 3)), quantity(Name("k"), (3, 2))
    known: dict[Node, Any] = {x: numbers((5, 6), 1), y: numbers((2, 3), 2), k: numbers((3, 2), 3)}
    there = apply("cross_correlation", x, k, stride=2)
    back = apply("transposed_convolution", y, k, stride=2)
    assert there.shape == y.shape
    assert back.shape == (5, 6)
    left = apply("sum", apply("hadamard", there, y))
    right = apply("sum", apply("hadamard", x, back))
    assert certified.value(left, known) == certified.value(right, known)


def test_a_second_derivative_of_a_transposed_convolution() -> None:
    x, k = quantity(Name("x"), (2, 2)), quantity(Name("k"), (2, 2))
    total = apply("sum", apply("power", apply("transposed_convolution", x, k), _two()))
    first = gradient(total, [x])[0]
    second = gradient(apply("sum", first), [k])[0]
    known: dict[Node, Any] = {x: [[1, 2], [3, 4]], k: [[1, 0], [2, -1]]}
    a = torch.tensor(known[x], dtype=torch.float64, requires_grad=True)
    b = torch.tensor(known[k], dtype=torch.float64, requires_grad=True)
    out = (nn.conv_transpose2d(a[None, None], b[None, None]) ** 2).sum()
    (one,) = torch.autograd.grad(out, a, create_graph=True)
    (two,) = torch.autograd.grad(one.sum(), b)
    assert [float(v.p) for v in exact(certified.value(second, known))] == two.reshape(-1).tolist()


def _two() -> Node:
    from handgrad.graph.leaf import constant

    return constant(2)


@pytest.mark.parametrize(
    ("name", "shapes", "settings", "says"),
    [
        ("grouped_convolution", [(3, 4, 4), (2, 1, 2, 2)], {"groups": 2}, "cannot be cut"),
        ("transposed_convolution", [(2, 2), (2, 2)], {"extra": 1}, "less than the stride"),
        ("transposed_convolution", [(3, 2, 2), (2, 1, 2, 2)], {}, "3 channels"),
        ("unshared_convolution", [(4, 4), (2, 2, 2, 2)], {}, "windows fit"),
        ("chunk", [(5,)], {"count": 2}, "equal parts"),
        ("reflect_pad", [(1, 1)], {}, "nothing to mirror"),
    ],
)
def test_what_does_not_fit_is_refused(
    name: str, shapes: list[tuple[int, ...]], settings: dict[str, Any], says: str
) -> None:
    leaves = [quantity(Name(f"x{i}"), shape) for i, shape in enumerate(shapes)]
    with pytest.raises(ShapeError, match=says):
        certified.value(
            apply(name, *leaves, **settings),
            {leaf: numbers(shape, 1) for leaf, shape in zip(leaves, shapes, strict=True)},
        )
