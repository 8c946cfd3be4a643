"""convolutional: networks that use the same weights at every place of an image."""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq

from handgrad import ops
from handgrad.catalogue.chapter import Chapter, table
from handgrad.catalogue.receptive import seen, sides
from handgrad.catalogue.work import entries, rows, solved
from handgrad.document import Block, Heading, Say
from handgrad.evaluate import certified
from handgrad.evaluate.array import Array
from handgrad.graph.leaf import quantity
from handgrad.graph.node import Node
from handgrad.notation import Name

IMAGE = [[1, 2, 0, 1], [0, 1, 3, 0], [2, 1, 1, 2], [1, 0, 2, 1]]
KERNEL = [[1, 0], [2, -1]]


def shows() -> Iterator[Block]:
    """The three properties of a convolution, each shown with numbers."""
    yield from _local()
    yield from _shared()
    yield from _equivariant()
    yield from _invariant()


def _local() -> Iterator[Block]:
    """Receptive fields, from the element forms of a stack of layers."""
    yield Heading(level=2, parts=("Local connectivity",))
    yield Say(
        parts=(
            "An entry of a result depends on a window of the image only. These are the windows of "
            "the middle entry of each layer, found by writing the entry out in index notation, in "
            "an image of 20 × 20.",
        )
    )
    x = quantity(Name("X"), (20, 20))
    layers: list[tuple[str, Node]] = []
    top = x
    for number, (kernel, stride, dilation) in enumerate(
        ((3, 1, 1), (3, 1, 1), (0, 2, 1), (3, 1, 1), (3, 1, 2)), 1
    ):
        if kernel:
            k = quantity(Name(f"K{number}"), (kernel, kernel))
            node = ops.apply("cross_correlation", top, k, stride=stride, dilation=dilation)
            what = f"convolution {kernel} × {kernel}" + (", dilation 2" if dilation > 1 else "")
        else:
            node = ops.apply("average_pool", top, size=2)
            what = "pooling 2 × 2"
        top = Node(node.op, node.inputs, node.attributes, node.axes, Name(f"L{number}"))
        layers.append((what, top))
    found = []
    for what, node in layers:
        middle = tuple((int(size) - 1) // 2 for size in node.shape)
        places = seen(node, middle, x)
        high, wide = sides(places)
        size = " × ".join(str(s) for s in node.shape)
        found.append((what, size, f"{high} × {wide}", str(len(places))))
    yield table(("layer", "size", "window in the image", "entries"), tuple(found))


def _shared() -> Iterator[Block]:
    """The kernel's gradient is the sum of what an unshared layer's weights get place by place."""
    yield Heading(level=2, parts=("Parameter sharing",))
    target = [[1, 0, 2], [0, 1, 1], [3, 0, 1]]
    shared = solved(
        "Y = conv(X, K)\nE = ½ sum((Y − T)^2)",
        given={"X": IMAGE, "K": KERNEL, "T": target},
        decimals=0,
    )
    apart = solved(
        "Y = unshared(X, K)\nE = ½ sum((Y − T)^2)",
        given={"X": IMAGE, "K": [[KERNEL] * 3] * 3, "T": target},
        decimals=0,
    )
    each = [int(text.replace("−", "-")) for text in entries(apart, "∂E/∂K")]
    whole = [int(text.replace("−", "-")) for text in entries(shared, "∂E/∂K")]
    found = []
    for place, total in enumerate(whole):
        parts = each[place::4]
        terms = " + ".join(f"({p})" if p < 0 else str(p) for p in parts).replace("-", "−")
        name = f"K{'₁₂'[place // 2]}{'₁₂'[place % 2]}"
        assert sum(parts) == total
        found.append((name, terms, str(total).replace("-", "−")))
    yield Say(
        parts=(
            f"An image {rows(shared, 'X')}, a kernel {rows(shared, 'K')} and the error "
            "E = ½ sum((Y − T)²). Where every place has a copy of the kernel of its own, each copy "
            "gets a gradient; the shared kernel gets their sum.",
        )
    )
    header = ("weight", "one gradient for each of the 9 places, added", "∂E/∂K, shared")
    yield table(header, tuple(found))
    n, k = 32, 3
    out = n - k + 1
    yield Say(parts=(f"Weights of one layer on an image of {n} × {n} with a {k} × {k} window:",))
    yield table(
        ("layer", "weights"),
        (
            ("convolution, shared", f"{k}·{k} + 1 = {k * k + 1}"),
            ("locally connected", f"{out}·{out}·({k}·{k} + 1) = {out * out * (k * k + 1)}"),
            ("dense", f"{out}·{out}·({n}·{n} + 1) = {out * out * (n * n + 1)}"),
        ),
    )


def shifted(image: list[list[int]], by: int) -> list[list[int]]:
    """The image moved to the right, its last columns back at the left.

    >>> shifted([[1, 2, 3]], 1)
    [[3, 1, 2]]
    """
    return [row[-by:] + row[:-by] for row in image]


def _values(node: Node, known: dict[Node, object]) -> list[list[fmpq]]:
    found = certified.value(node, known)
    assert isinstance(found, Array)
    wide = found.shape[1]
    return [list(found.flat[i : i + wide]) for i in range(0, len(found.flat), wide)]


def _equivariant() -> Iterator[Block]:
    """How far moving the image is from moving the result, exactly."""
    yield Heading(level=2, parts=("Translation equivariance",))
    yield Say(
        parts=(
            "The image is moved one place to the right (what leaves comes in at the left), then "
            "convolved; beside it the result of the image as it was, moved. The largest "
            "difference between the two, in exact arithmetic:",
        )
    )
    x, k = quantity(Name("X"), (8, 8)), quantity(Name("K"), (3, 3))
    image = [[(3 * i * i + 5 * j + i * j) % 7 for j in range(8)] for i in range(8)]
    kernel = [[1, 0, -1], [2, 1, 0], [0, -2, 1]]
    ring = ops.apply("circular_pad", x, before=1, after=1)
    kinds = {
        "circular border": (ops.apply("cross_correlation", ring, k), 1, 1),
        "zeros round it": (ops.apply("cross_correlation", x, k, padding=1), 1, 1),
        "stride 2, moved by 1": (ops.apply("cross_correlation", ring, k, stride=2), 1, 1),
        "stride 2, moved by 2": (ops.apply("cross_correlation", ring, k, stride=2), 2, 1),
    }
    found = []
    for what, (node, moved, expected) in kinds.items():
        before = _values(node, {x: image, k: kernel})
        after = _values(node, {x: shifted(image, moved), k: kernel})
        wanted = [row[-expected:] + row[:-expected] for row in before]
        pairs = [
            (a, b) for r, s in zip(after, wanted, strict=True) for a, b in zip(r, s, strict=True)
        ]
        off = sum(a != b for a, b in pairs)
        found.append((what, str(max(abs(a - b) for a, b in pairs)), f"{off} of {len(pairs)}"))
    yield table(("convolution", "largest difference", "places that differ"), tuple(found))


def _invariant() -> Iterator[Block]:
    """How much of a pooled result stays when the image moves by one place."""
    yield Heading(level=2, parts=("The invariance that pooling adds",))
    yield Say(
        parts=(
            "A single bright place in an image of 8 × 8 is moved by one place to the right, for "
            "each of the 56 places from which it can be. How often the result stays as it was:",
        )
    )
    x = quantity(Name("X"), (8, 8))
    kinds = {
        "the image itself": x,
        "max pooling, windows of 2": ops.apply("max_pool", x, size=2),
        "max pooling, windows of 4": ops.apply("max_pool", x, size=4),
        "average pooling, windows of 2": ops.apply("average_pool", x, size=2),
        "max over the whole image": ops.apply("max_pool", x, size=8),
    }
    found = []
    for what, node in kinds.items():
        same = total = 0
        for i in range(8):
            for j in range(7):
                here, there = (
                    _values(
                        node, {x: [[int((r, c) == (i, at)) for c in range(8)] for r in range(8)]}
                    )
                    for at in (j, j + 1)
                )
                same, total = same + (here == there), total + 1
        found.append((what, f"{same} of {total}", f"{100 * same / total:.0f} %"))
    yield table(("", "unchanged", ""), tuple(found))


CHAPTER = Chapter(
    name="convolutional",
    title="Convolutional networks",
    what=(
        "A convolutional network looks at an image through small windows and uses the same weights "
        "at every place: what it has learned in one corner it knows in all others. Pooling then "
        "keeps that something is there and lets go of where exactly.",
        "What libraries call convolution slides the kernel as it is; in mathematics that is a "
        "cross-correlation, and a convolution turns the kernel round first. Kinds differ in how "
        "the window moves (stride, dilation), in what stands round the image (zeros, a mirror, the "
        "other end), in which channels meet (all, groups, one), and in whether places share their "
        "weights at all.",
    ),
    shows=shows,
)
