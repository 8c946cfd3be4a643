"""shapes: the shapes of the names in a user's own equations, inferred from how they are used.

A capital letter is a matrix, a small one a vector beside vectors and a single number as a factor;
W x makes W as wide as x is long, a sum makes its terms equally long. What is left open is a size
of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handgrad import ops
from handgrad.errors import ShapeError
from handgrad.graph.axes import reduced
from handgrad.graph.shape import POINTWISE
from handgrad.graph.time import step
from handgrad.notation import (
    Call,
    Fence,
    Fraction,
    Kind,
    Listing,
    Name,
    Postfix,
    Power,
    Prefix,
    Product,
    Relation,
    Root,
    Span,
    Sum,
    children,
)

SAME = frozenset(("softmax", "log_softmax", "layer_norm", "stop_gradient", "total", "largest"))


class Size:
    """The length of an axis; joined with all it must be equal to."""

    def __init__(self, letter: str = "", parts: tuple[Size, ...] = ()) -> None:
        self.letter = letter
        self.parts = parts
        self.same: Size | None = None

    def root(self) -> Size:
        """The one that stands for all that are equal."""
        return self if self.same is None else self.same.root()

    def join(self, other: Size) -> None:
        """These two are equal."""
        a, b = self.root(), other.root()
        if a is not b:
            keep, lose = (a, b) if a.letter or a.parts else (b, a)
            keep.letter = keep.letter or lose.letter
            lose.same = keep


class Shape:
    """The axes of a value; None while nobody knows how many."""

    def __init__(self, axes: list[Size] | None = None) -> None:
        self.axes = axes
        self.same: Shape | None = None

    def root(self) -> Shape:
        """The one that stands for all that are equal."""
        return self if self.same is None else self.same.root()

    @property
    def rank(self) -> int | None:
        """How many axes, if that is known."""
        axes = self.root().axes
        return None if axes is None else len(axes)

    def sizes(self) -> list[Size]:
        """The axes; none are known yet of an unknown shape."""
        return self.root().axes or []


class Inference:
    """The shapes of all names of some equations.

    fixed  shapes that are stated, by key
    """

    def __init__(self, lines: Iterable[tuple[Kind, Kind]], fixed: Mapping[str, Shape]) -> None:
        self.lines = [(left, right) for left, right in lines if isinstance(left, Name)]
        self.shapes: dict[str, Shape] = dict(fixed)
        self.defined = {left.key for left, _ in self.lines}
        self.sure = False
        for self.sure in (False, False, True):
            for left, right in self.lines:
                made = self.of(right)
                self.equal(self.name(left), made, right.span, stretch=False)

    def name(self, name: Name) -> Shape:
        """The shape of a name, whatever its time."""
        bare = step(name)
        key = name.key if bare is None else bare[0].key
        if key == "t" or key == "π":
            return Shape([])
        if key not in self.shapes:
            matrix = bare is None and name.base[:1].isupper() and key not in self.defined
            self.shapes[key] = Shape([Size(), Size()] if matrix else None)
        return self.shapes[key].root()

    def of(self, kind: Kind) -> Shape:
        """The shape of a formula."""
        match kind:
            case Name():
                return self.name(kind)
            case Sum(terms=terms):
                return self.together([self.of(term) for term in terms], kind.span)
            case Product():
                return self.product(kind)
            case Fraction(over=over, under=under):
                return self.together([self.of(over), self.of(under)], kind.span)
            case Power(base=base, exponent=exponent):
                self.of(exponent)
                return self.of(base)
            case Prefix(body=body) | Root(body=body):
                return self.of(body)
            case Fence(body=body):
                inside = self.of(body)
                return Shape([]) if kind.shape == "norm" else inside
            case Postfix(body=body):
                inside = self.of(body)
                turned = kind.mark == "ᵀ" and inside.rank == 2
                return Shape(inside.sizes()[::-1]) if turned else inside
            case Listing(items=items):
                return self.joined(items)
            case Call():
                return self.call(kind)
            case _:
                parts = [self.of(child) for child in children(kind)]
                return self.together(parts, kind.span) if parts else Shape([])

    def call(self, kind: Call) -> Shape:
        """What a function makes of its arguments."""
        if not isinstance(kind.function, Name):
            return Shape([])
        name = ops.spellings().get(kind.function.key, "")
        if name == "concat":
            return self.joined(kind.arguments)
        parts = [self.of(a) for a in kind.arguments if not isinstance(a, Relation)]
        op = ops.find(name) if name else None
        if name in ("max", "min") and len(parts) > 1:
            return self.together(parts, kind.span)
        if op is None or op.shape == POINTWISE or name in SAME:
            return self.together(parts, kind.span)
        if op.shape is reduced or str(op.shape).rstrip().endswith("-> ()"):
            settings = [a for a in kind.arguments if isinstance(a, Relation)]
            return Shape() if settings else Shape([])
        return Shape()  # what slides, joins or cuts says its own shape when sizes are known

    def joined(self, items: tuple[Kind, ...]) -> Shape:
        """Vectors end to end."""
        sizes = []
        for item in items:
            part = self.of(item)
            if part.rank is None:
                part.root().axes = [Size()]
            sizes += part.sizes()[:1] or [Size("1")]
        return Shape([Size(parts=tuple(sizes))])

    def product(self, kind: Product) -> Shape:
        """Rows times columns side by side, entry by entry around ⊙."""
        factors = [self.of(factor) for factor in kind.factors]
        groups = [factors[0]]
        for operator, factor in zip(kind.operators[1:], factors[1:], strict=True):
            if operator in ("·", "@"):
                groups[-1] = self.times(groups[-1], factor, kind.span)
            else:
                groups.append(factor)
        return self.together(groups, kind.span)

    def times(self, a: Shape, b: Shape, span: Span) -> Shape:
        """a · b"""
        for one, other in ((a, b), (b, a)):
            if one.rank is None and other.rank is not None and (self.sure or other.rank > 0):
                # A small letter as a factor is a single number; beside one it may still be more.
                if other.rank > 0:
                    one.root().axes = []
        if a.rank == 0 or b.rank == 0:
            return b if a.rank == 0 else a
        if a.rank is None or b.rank is None:
            if self.sure:
                a.root().axes = a.root().axes or []
                return b
            return Shape()
        left, right = a.sizes(), b.sizes()
        left[-1].join(right[0])
        return Shape([*left[:-1], *right[1:]])

    def together(self, parts: list[Shape], span: Span) -> Shape:
        """The common shape of values combined entry by entry; a single number goes with all."""
        found: Shape | None = None
        for part in parts:
            if part.rank == 0:
                continue
            found = part if found is None else self.equal(found, part, span)
        if found is not None:
            return found
        return Shape([]) if parts else Shape()

    def equal(self, a: Shape, b: Shape, span: Span, stretch: bool = True) -> Shape:
        """These two shapes are the same."""
        a, b = a.root(), b.root()
        if a is b:
            return a
        if a.axes is None or b.axes is None:
            keep, lose = (a, b) if b.axes is None else (b, a)
            lose.same = keep
            return keep
        ranks = len(a.axes), len(b.axes)
        if ranks[0] != ranks[1]:
            if 0 in ranks and not stretch:
                raise ShapeError(
                    "one side is a single number, the other is not", start=span[0], end=span[1]
                )
            words = {0: "a single number", 1: "a vector", 2: "a matrix"}
            one, other = (words.get(rank, f"an array with {rank} axes") for rank in ranks)
            raise ShapeError(
                f"{one} and {other} are combined entry by entry",
                start=span[0],
                end=span[1],
            )
        for mine, theirs in zip(a.axes, b.axes, strict=True):
            if "1" not in (mine.root().letter, theirs.root().letter):  # length 1 stretches
                mine.join(theirs)
        return a
