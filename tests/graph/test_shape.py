"""Shapes follow from signatures; what does not fit is said in the user's terms."""

from __future__ import annotations

import pytest

from handgrad.errors import ShapeError
from handgrad.graph.leaf import constant, quantity
from handgrad.graph.node import Node
from handgrad.graph.shape import say, signatures, sizes
from handgrad.notation import Name
from handgrad.ops import apply


def named(key: str, *shape: int | str) -> Node:
    return quantity(Name(key), shape)


@pytest.mark.parametrize(
    ("operation", "shapes", "wanted"),
    [
        ("matmul", ((2, 3), (3, 4)), (2, 4)),
        ("matmul", ((2, 3), (3,)), (2,)),
        ("matmul", (("n", "k"), ("k", 4)), ("n", 4)),
        ("transpose", ((2, 3),), (3, 2)),
        ("add", ((2, 3), (), (2, 3)), (2, 3)),
        ("add", ((2, 1), (2, 3)), (2, 3)),
        ("softmax", ((2, 3),), (2, 3)),
        ("sum", ((2, 3),), ()),
        ("outer", ((2,), (3,)), (2, 3)),
        ("concat", ((2,), (), (3,)), (6,)),
        ("concat", (("n",), (3,)), ("n+3",)),
        ("stack", ((3,), (3,)), (2, 3)),
        ("cross_correlation", ((5, 5), (2, 3)), (4, 3)),
        ("cross_correlation", ((2, 5, 5), (4, 2, 3, 3)), (4, 3, 3)),
        ("max_pool", ((4, 6),), (2, 3)),
        ("max_pool", ((3, 4, 6),), (3, 2, 3)),
    ],
)
def test_shapes(operation: str, shapes: tuple[tuple[int | str, ...], ...], wanted: object) -> None:
    inputs = [named(f"x_{i}", *shape) for i, shape in enumerate(shapes)]
    assert apply(operation, *inputs).shape == wanted


@pytest.mark.parametrize(
    ("operation", "shapes", "message"),
    [
        ("matmul", ((4, 3), (4,)), "A is 4×3 but B has length 4; the product needs B of length 3"),
        ("matmul", ((4, 3), (4, 3)), "A is 4×3 but B is 4×3; the product needs B with 3 rows"),
        ("matmul", ((4, 3), ()), "A is 4×3 and B is a single number"),
        ("dot", ((2,), (3,)), "A has length 2 but B has length 3"),
        ("add", ((2,), (3,)), "A has length 2 but B has length 3; add works entry by entry"),
        ("add", ((2,), (2, 2)), "A has length 2 but B is 2×2"),
        ("stack", ((2,), (3,)), "different lengths"),
        ("concat", ((2, 2), (2, 3)), "other axes are equal"),
        ("cross_correlation", ((2, 2), (3, 3)), "does not fit into a length of 2"),
        ("cross_correlation", ((3, 2, 2), (1, 2, 2, 2)), "3 channels but the kernel 2"),
        ("cross_correlation", ((), (3,)), "two arrays"),
    ],
)
def test_what_does_not_fit(
    operation: str, shapes: tuple[tuple[int, ...], tuple[int, ...]], message: str
) -> None:
    a, b = named("A", *shapes[0]), named("B", *shapes[1])
    with pytest.raises(ShapeError, match=message):
        apply(operation, a, b)


def test_words() -> None:
    assert say(named("U", 4, 3)) == "U is 4×3"
    assert say(constant(1)) == "this is a single number"
    assert say(apply("transpose", named("U", 4, 3))) == "Uᵀ is 3×4"
    assert signatures("x: …n -> …n; a: n, b: () -> ()")[1] == ((("n",), ()), ())


def test_entries_need_a_known_length() -> None:
    assert sizes(named("x", 2, 3)) == (2, 3)
    with pytest.raises(ShapeError, match="entries need a known length"):
        sizes(named("x", "n"))


def test_an_axis_that_an_array_does_not_have_is_refused() -> None:
    with pytest.raises(ShapeError, match="there is no axis 1: the array has 0"):
        apply("sum", named("a"), axis=1)
