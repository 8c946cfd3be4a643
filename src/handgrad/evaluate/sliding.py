"""sliding: kernels and windows that slide over an array, in any arithmetic."""

from __future__ import annotations

from typing import Any

from flint import fmpq

from handgrad.evaluate.array import Array, build, indices
from handgrad.graph.window import Place, each, meetings


def gathered(
    ar: Any, left: Array, right: Array, shape: Place, pairs: list[tuple[Place, Place, Place]]
) -> Any:
    """Σ left·right into the places of `shape`: pairs are (result, left, right)."""
    found: dict[Place, tuple[list[Any], list[Any]]] = {}
    for out, a, b in pairs:
        lists = found.setdefault(out, ([], []))
        lists[0].append(left[a])
        lists[1].append(right[b])
    zero = ar.number(fmpq(0))
    return build(shape, lambda index: ar.dot(*found[index]) if index in found else zero)


def correlate(ar: Any, image: Array, kernel: Array, shape: Place, settings: dict[str, Any]) -> Any:
    """The kernel slid over the image."""
    pairs = list(meetings(image.shape, kernel.shape, shape, **settings))
    return gathered(ar, image, kernel, shape, pairs)


def back_to_image(ar: Any, g: Array, kernel: Array, shape: Place, settings: dict[str, Any]) -> Any:
    """What reaches the image: every place collects from all results it went into."""
    pairs = [(x, y, k) for y, x, k in meetings(shape, kernel.shape, g.shape, **settings)]
    return gathered(ar, g, kernel, shape, pairs)


def back_to_kernel(ar: Any, image: Array, g: Array, shape: Place, settings: dict[str, Any]) -> Any:
    """What reaches the kernel: every place collects from all positions of the window."""
    pairs = [(k, x, y) for y, x, k in meetings(image.shape, shape, g.shape, **settings)]
    return gathered(ar, image, g, shape, pairs)


def pool(ar: Any, operation: str, x: Array, size: Any, stride: Any) -> Any:
    """Windows over the last axes joined by an operation on many scalars; 'mean' averages them."""
    count = min(len(x.shape), 2)
    lead = len(x.shape) - count
    windows = each(size, count)
    steps = windows if stride is None else each(stride, count)
    ends = [(n - w) // s + 1 for n, w, s in zip(x.shape[lead:], windows, steps, strict=True)]
    function = ar.table["add" if operation == "mean" else operation]
    area = ar.number(fmpq(len(list(indices(windows)))))

    def entry(index: Place) -> Any:
        head, at = index[:lead], index[lead:]
        parts = [
            x[head + tuple(s * i + a for s, i, a in zip(steps, at, inner, strict=True))]
            for inner in indices(windows)
        ]
        joined = function(*parts)
        return ar.table["divide"](joined, area) if operation == "mean" else joined

    return build((*x.shape[:lead], *ends), entry)
