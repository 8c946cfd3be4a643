"""window: which entries meet when a kernel slides over an array, in 1, 2 or 3 dimensions, with or
without channels.

Output place i meets kernel place a at input place stride·i + dilation·a − padding. A turned kernel
is read from its end. Without channels image and kernel have the same rank; with channels the image
is C×…, the kernel O×C×….
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from handgrad.errors import LimitReached, ShapeError
from handgrad.graph.node import Axis

Axes = tuple[Axis, ...]
Place = tuple[int, ...]
LIMIT = 1_000_000


def each(value: int | tuple[int, ...], count: int) -> tuple[int, ...]:
    """A setting for every axis: 2 → (2, 2)."""
    found = value if isinstance(value, tuple) else (value,) * count
    if len(found) != count:
        raise ShapeError(f"a setting for {len(found)} axes, but there are {count}")
    return found


def slid(
    image: Axes,
    kernel: Axes,
    *,
    stride: int | tuple[int, ...] = 1,
    padding: int | tuple[int, ...] = 0,
    dilation: int | tuple[int, ...] = 1,
) -> Axes:
    """The axes of the result.

    >>> from handgrad.graph.node import Axis
    >>> slid((Axis("n", 5),), (Axis("k", 3),), stride=2)
    (Axis(name='n', size=2),)
    """
    if not image or not kernel:
        raise ShapeError("a convolution needs two arrays, not single numbers")
    channels = len(kernel) == len(image) + 1
    if not channels and len(kernel) != len(image):
        raise ShapeError(
            f"an image with {len(image)} axes and a kernel with {len(kernel)} do not fit"
        )
    if channels and kernel[1].size != image[0].size:
        raise ShapeError(f"the image has {image[0].size} channels but the kernel {kernel[1].size}")
    spatial = image[1:] if channels else image
    windows = kernel[2:] if channels else kernel
    if not 1 <= len(spatial) <= 3:
        raise ShapeError(f"a convolution over {len(spatial)} axes; 1, 2 or 3 are possible")
    count = len(spatial)
    found: list[Axis] = [kernel[0]] if channels else []
    for axis, window, s, p, d in zip(
        spatial,
        windows,
        each(stride, count),
        each(padding, count),
        each(dilation, count),
        strict=True,
    ):
        if isinstance(axis.size, str) or isinstance(window.size, str):
            raise ShapeError("a convolution needs axes of known length")
        if s < 1 or d < 1 or p < 0:
            raise ShapeError("stride and dilation are at least 1, padding at least 0")
        size = (axis.size + 2 * p - d * (window.size - 1) - 1) // s + 1
        if size < 1:
            raise ShapeError(
                f"a kernel of length {window.size} does not fit into a length of {axis.size}"
            )
        found.append(Axis(axis.name, size))
    return tuple(found)


def meetings(
    image: Place,
    kernel: Place,
    result: Place,
    stride: int | tuple[int, ...],
    padding: int | tuple[int, ...],
    dilation: int | tuple[int, ...],
    turned: bool,
) -> Iterator[tuple[Place, Place, Place]]:
    """All (result place, image place, kernel place) that are multiplied with one another."""
    channels = len(kernel) == len(image) + 1
    spatial = image[1:] if channels else image
    windows = kernel[2:] if channels else kernel
    steps = result[1:] if channels else result
    count = len(spatial)
    s, p, d = each(stride, count), each(padding, count), each(dilation, count)
    heads: list[tuple[Place, Place, Place]] = [((), (), ())]
    if channels:
        heads = [((o,), (c,), (o, c)) for o in range(kernel[0]) for c in range(kernel[1])]
    total = len(heads)
    for size in (*steps, *windows):
        total *= size
    if total > LIMIT:
        raise LimitReached(f"a convolution of {total} multiplications; the limit is {LIMIT}")
    for out, inside, head in heads:
        for i in product(*map(range, steps)):
            for a in product(*map(range, windows)):
                at = tuple(s[x] * i[x] + d[x] * a[x] - p[x] for x in range(count))
                if all(0 <= at[x] < spatial[x] for x in range(count)):
                    b = tuple(windows[x] - 1 - a[x] for x in range(count)) if turned else a
                    yield out + i, inside + at, head + b
