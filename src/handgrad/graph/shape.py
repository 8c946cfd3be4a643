"""shape: which axes the result of an operation has, from the signature in its record.

A signature names the axes of each input and of the result: `A: n×k, B: k×m -> n×m`; a letter stands
for the same size everywhere. Alternatives are separated by `;` and chosen by the ranks of the
inputs. `…n` takes any axes before n. `x -> x` (the default) is point by point: equal shapes,
scalars stretch. `()` is a scalar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from handgrad.errors import ShapeError
from handgrad.graph.node import Axis, Node
from handgrad.graph.op import Op

Axes = tuple[Axis, ...]
# The letters of each input's axes, the letters of the result's; a leading '…' takes any axes.
Signature = tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]

POINTWISE = "x -> x"


def infer(op: Op, inputs: Sequence[Node], attributes: Mapping[str, Any]) -> Axes:
    """The axes of `op` applied to `inputs`. Raises ShapeError in the user's terms."""
    if not isinstance(op.shape, str):
        axes: Axes = op.shape(*[node.axes for node in inputs], **attributes)
        return axes
    if op.shape == POINTWISE:
        return broadcast(inputs, op)
    return fit(op, inputs)[1]


def broadcast(inputs: Sequence[Node], op: Op | None = None) -> Axes:
    """The common shape of values combined entry by entry; a scalar goes with every shape."""
    result: Axes = ()
    owner: Node | None = None
    for node in inputs:
        axes = node.axes
        if not axes:
            continue
        if not result:
            result, owner = axes, node
        elif axes is not result and not _fits(axes, result):
            if len(axes) == len(result) and all(
                a.size in (b.size, 1) or b.size == 1 for a, b in zip(axes, result, strict=True)
            ):
                result = tuple(b if a.size == 1 else a for a, b in zip(axes, result, strict=True))
                continue
            assert owner is not None
            doing = (
                f"{op.name} works entry by entry"
                if op is not None
                else "they are combined entry by entry"
            )
            raise ShapeError(
                f"{say(owner)} but {say(node)}; {doing} and needs equal shapes",
                start=node.span[0],
                end=node.span[1],
            )
    return result


def _fits(a: Axes, b: Axes) -> bool:
    return len(a) == len(b) and all(x.size == y.size for x, y in zip(a, b, strict=True))


def fit(op: Op, inputs: Sequence[Node]) -> tuple[int, Axes, dict[str, Axis]]:
    """Which alternative of the signature the inputs take, the result's axes, and what each letter
    stands for.
    """
    assert isinstance(op.shape, str)
    options = signatures(op.shape)
    fault: ShapeError | None = None
    for number, (needs, gives) in enumerate(options):
        if len(needs) == len(inputs) and all(
            len(node.axes) == len(need) or (need[:1] == ("…",) and len(node.axes) >= len(need) - 1)
            for node, need in zip(inputs, needs, strict=True)
        ):
            bound: dict[str, Axis] = {}
            rest: Axes = ()
            for node, need in zip(inputs, needs, strict=True):
                axes = node.axes
                if need[:1] == ("…",):
                    extra = len(axes) - len(need) + 1
                    rest, axes, need = axes[:extra], axes[extra:], need[1:]
                fault = _bind(op, node, need, axes, bound, inputs)
                if fault is not None:
                    break
            else:
                letters = gives[1:] if gives[:1] == ("…",) else gives
                head = rest if gives[:1] == ("…",) else ()
                return number, head + tuple(bound[letter] for letter in letters), bound
    if fault is not None:
        raise fault
    have = " and ".join(say(node) for node in inputs)
    last = inputs[-1].span if inputs else (0, 1)
    raise ShapeError(f"{have}; {op.name} takes {op.shape}", start=last[0], end=last[1])


def _bind(
    op: Op,
    node: Node,
    need: tuple[str, ...],
    axes: Axes,
    bound: dict[str, Axis],
    inputs: Sequence[Node],
) -> ShapeError | None:
    """Give the letters of one input their sizes; what does not fit is said, not raised."""
    for place, (letter, axis) in enumerate(zip(need, axes, strict=True)):
        known = bound.setdefault(letter, axis)
        if known.size != axis.size:
            first = next((n for n in inputs if n is not node and known in n.axes), inputs[0])
            if len(axes) == 1:
                want = f"needs {named(node)} of length {known.size}"
            else:
                want = (
                    f"needs {named(node)} with {known.size} {'rows' if place == 0 else 'columns'}"
                )
            return ShapeError(
                f"{say(first)} but {say(node)}; the {_words(op)} {want}",
                start=node.span[0],
                end=node.span[1],
            )
    return None


def _words(op: Op) -> str:
    return {"matmul": "product", "dot": "product"}.get(op.name, op.name.replace("_", " "))


def sizes(node: Node) -> tuple[int, ...]:
    """The shape in numbers. Raises ShapeError where a length is still open."""
    found = node.shape
    if any(isinstance(size, str) for size in found):
        raise ShapeError(f"{say(node)}: entries need a known length", start=node.span[0])
    return found  # type: ignore[return-value]


def named(node: Node) -> str:
    """A node as a person would call it."""
    name = node.name
    if name is None:
        return "this" if node.op != "transpose" else f"{named(node.inputs[0])}ᵀ"
    return getattr(name, "key", "") or "the derivative"


def say(node: Node) -> str:
    """`U is 4×3`, `h has length 4`, `s is a single number`."""
    sizes = node.shape
    if not sizes:
        return f"{named(node)} is a single number"
    if len(sizes) == 1:
        return f"{named(node)} has length {sizes[0]}"
    return f"{named(node)} is {'×'.join(str(s) for s in sizes)}"


@lru_cache(maxsize=512)
def signatures(text: str) -> tuple[Signature, ...]:
    """The alternatives of a signature, read.

    >>> signatures("A: n×k, B: k -> n")
    (((('n', 'k'), ('k',)), ('n',)),)
    """
    found = []
    for alternative in text.split(";"):
        left, _, right = alternative.partition("->")
        needs = (
            tuple(_letters(part.partition(":")[2]) for part in left.split(","))
            if left.strip()
            else ()
        )
        found.append((needs, _letters(right)))
    return tuple(found)


def _letters(text: str) -> tuple[str, ...]:
    text = text.strip()
    if text in ("()", ""):
        return ()
    if text.startswith("…"):
        return ("…", *_letters(text[1:]))
    return tuple(part.strip() for part in text.split("×"))
