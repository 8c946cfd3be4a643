"""moved: derivatives of the operations that only move entries about."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handgrad.differentiate.fit import fitted, zeros
from handgrad.graph.entry import entry
from handgrad.graph.node import Axis, Node
from handgrad.ops import apply

Move = Callable[[Node, int, Node], Node | None]


def _element(node: Node, _: int, g: Node) -> Node:
    return apply("place", g, at=node.attributes["index"], axes=node.inputs[0].axes)


def _index(node: Node, _: int, g: Node) -> Node:
    return apply("place", g, at=node.attributes["at"], axes=node.inputs[0].axes)


def _place(node: Node, _: int, g: Node) -> Node:
    return entry(g, node.attributes["at"])


def _stack(node: Node, position: int, g: Node) -> Node:
    return entry(g, (position,)) if g.axes else g


def _spread(node: Node, _: int, g: Node) -> Node:
    axis, source = node.attributes["axis"], node.inputs[0]
    if source.axes and len(source.axes) < len(node.axes):
        return apply("sum", g, axis=0 if axis is None else axis)
    return fitted(g, source)


def _alike(node: Node, position: int, g: Node) -> Node | None:
    return _spread(node, 0, g) if position == 0 else None


def _concat(node: Node, position: int, g: Node) -> Node:
    start = sum(_length(part) for part in node.inputs[:position])
    source = node.inputs[position]
    if not source.axes:
        return entry(g, (start,))
    return apply("part", g, start=start, stop=start + _length(source))


def _length(node: Node) -> int:
    return int(node.shape[0]) if node.axes else 1


def _part(node: Node, _: int, g: Node) -> Node:
    start, stop = node.attributes["start"], node.attributes["stop"]
    axes = node.inputs[0].axes
    pieces = []
    if start:
        pieces.append(zeros((Axis(axes[0].name, start), *axes[1:])))
    pieces.append(g)
    rest = int(axes[0].size) - stop
    if rest:
        pieces.append(zeros((Axis(axes[0].name, rest), *axes[1:])))
    return apply("concat", *pieces)


def _slid(node: Node, position: int, g: Node) -> Node:
    """A sliding kernel: bilinear, so each side gets what arrives together with the other side."""
    image, kernel = node.inputs
    settings = {**node.attributes, "turned": node.op == "convolution"}
    if position == 0:
        return apply("image_gradient", g, kernel, axes=image.axes, **settings)
    return apply("kernel_gradient", image, g, axes=kernel.axes, **settings)


def _image_gradient(node: Node, position: int, h: Node) -> Node:
    g, kernel = node.inputs
    if position == 1:
        return apply("kernel_gradient", h, g, **{**node.attributes, "axes": kernel.axes})
    return _forward(node, h, kernel)


def _kernel_gradient(node: Node, position: int, h: Node) -> Node:
    image, g = node.inputs
    if position == 0:
        return apply("image_gradient", g, h, **{**node.attributes, "axes": image.axes})
    return _forward(node, image, h)


def _forward(node: Node, image: Node, kernel: Node) -> Node:
    settings = {key: node.attributes[key] for key in ("stride", "padding", "dilation")}
    operation = "convolution" if node.attributes["turned"] else "cross_correlation"
    return apply(operation, image, kernel, **settings)


def _transposed(node: Node, position: int, g: Node) -> Node:
    """The other way round: towards the image a convolution of what arrives."""
    image, kernel = node.inputs
    settings = {key: node.attributes[key] for key in ("stride", "padding", "dilation")}
    if position == 0:
        return apply("cross_correlation", g, kernel, **settings)
    return apply("kernel_gradient", g, image, axes=kernel.axes, turned=False, **settings)


MOVES: Mapping[str, Move] = {
    "transposed_convolution": _transposed,
    "convolution": _slid,
    "cross_correlation": _slid,
    "image_gradient": _image_gradient,
    "kernel_gradient": _kernel_gradient,
    "element": _element,
    "index": _index,
    "place": _place,
    "stack": _stack,
    "spread": _spread,
    "alike": _alike,
    "concat": _concat,
    "part": _part,
}
