"""Arrays: large products by the library's matrices, limits of size, shapes that do not fit."""

from __future__ import annotations

import random

import pytest
from flint import fmpq

from handgrad.errors import LimitReached, ShapeError
from handgrad.evaluate import certified, float64
from handgrad.evaluate.array import Array, nest, pointwise
from handgrad.evaluate.certified import CERTIFIED
from handgrad.evaluate.matrices import matmul
from handgrad.graph.leaf import quantity
from handgrad.notation import Name
from handgrad.ops import apply


def drawn(*shape: int, exact: bool = True) -> Array:
    draw = random.Random(3)
    count = 1
    for size in shape:
        count *= size
    numbers = [fmpq(draw.randint(-99, 99), 10) for _ in range(count)]
    return Array(shape, tuple(numbers if exact else [CERTIFIED.table["exp"](x) for x in numbers]))


@pytest.mark.parametrize(
    "shapes", [((9, 8), (8, 7)), ((9, 30), (30,)), ((30,), (30, 9)), ((2, 2), (2, 2))]
)
@pytest.mark.parametrize("exact", [True, False])
def test_native_products_equal_the_definition(
    shapes: tuple[tuple[int, ...], tuple[int, ...]], exact: bool
) -> None:
    a, b = drawn(*shapes[0], exact=exact), drawn(*shapes[1], exact=exact)
    found, wanted = matmul(CERTIFIED, a, b), CERTIFIED.contract(a, b)
    assert found.shape == wanted.shape
    assert all(x == y or x.overlaps(y) for x, y in zip(found.flat, wanted.flat, strict=True))


def test_a_hundred_by_a_hundred() -> None:
    a = quantity(Name("A"), (100, 100))
    found = certified.value(apply("matmul", a, a), {a: drawn(100, 100)})
    rough = float64.value(apply("matmul", a, a), {a: drawn(100, 100)})
    assert abs(float(found.flat[7].p) / float(found.flat[7].q) - rough.flat[7]) < 1e-9


@pytest.mark.parametrize("operation", ["matmul", "outer"])
def test_limits(operation: str) -> None:
    shape = (1001, 1001) if operation == "matmul" else (1001,)
    a = quantity(Name("A"), shape)
    zeros = Array(shape, (fmpq(0),) * (1001 if operation == "outer" else 1001 * 1001))
    with pytest.raises(LimitReached, match="limit is 1000000"):
        certified.value(apply(operation, a, a), {a: zeros})


def test_axes_of_length_one_stretch_and_others_do_not() -> None:
    column, row = nest([[1], [2]]), nest([[10, 20, 30]])
    assert pointwise(lambda x, y: x + y, [column, row]).nested() == [[11, 21, 31], [12, 22, 32]]
    with pytest.raises(ShapeError):
        pointwise(lambda x, y: x + y, [nest([1, 2]), nest([1, 2, 3])])
    with pytest.raises(ShapeError):
        nest([[1, 2], [3]])
