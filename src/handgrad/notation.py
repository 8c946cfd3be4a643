"""notation: the closed set of kinds in which mathematics is read and written.

Parsers produce these kinds, renderers print them, nothing else is ever written or read: so a new op
appears in every format, and a new format knows every op. A kind says what stands on the page, not
what it means: brackets stay, digits stay as they were typed, a name keeps its index as text.
Meaning begins in `graph`.

Every kind carries `span`, its offsets in the source (end exclusive), and equality ignores it.
Equality also ignores the *spelling* of a product (`2·x`, `2 x`, `2*x`), of a relation's equals
sign only in `Relation.same`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

Span = tuple[int, int]
NOWHERE: Span = (-1, -1)


class Kind(msgspec.Struct, frozen=True, eq=False, gc=False):
    """What every piece of notation has in common."""

    if TYPE_CHECKING:  # every kind has one, as its last field

        @property
        def span(self) -> Span: ...

    # Fields that equality ignores, by kind: how a thing was spelled, not what it is.
    @property
    def spelling(self) -> frozenset[str]:
        return _SPELLING.get(type(self).__name__, _ONLY_SPAN)

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented if not isinstance(other, Kind) else False
        skip = self.spelling
        return all(
            getattr(self, f) == getattr(other, f) for f in self.__struct_fields__ if f not in skip
        )

    def __ne__(self, other: object) -> bool:
        return not self == other  # a Struct's own != would compare the spans too

    def __hash__(self) -> int:
        skip = self.spelling
        return hash(
            (
                type(self).__name__,
                *(getattr(self, f) for f in self.__struct_fields__ if f not in skip),
            )
        )


class Number(Kind, frozen=True, eq=False):
    """A number exactly as it was written, without a sign: `0.1240`, `1,327,488`, `.5`, `1e-3`,
    `10`.

    `text` is canonical ASCII digits with a decimal point (a declared decimal comma is already a
    point, thousands separators are already removed); the page's own characters are source[span].
    """

    text: str
    span: Span = NOWHERE

    @property
    def decimals(self) -> int:
        """How many digits stand after the point (negative exponents counted): 0.1240 has 4, 1e-3
        has 3."""
        mantissa, _, exponent = self.text.lower().partition("e")
        _, _, fraction = mantissa.partition(".")
        return len(fraction) - (int(exponent) if exponent else 0)


class Name(Kind, frozen=True, eq=False):
    """A name with everything that belongs to it: `\\tilde{C}_{t-1}` is Name('C',
    marks=('tilde',), sub=('t-1',)).

    base  letters; Greek is written in Unicode ('σ'), words keep their spaces ('out h1')
    marks accents and primes, innermost first: 'hat', 'tilde', 'bar', 'dot', 'vec', 'back', "'"
    sub   the subscript, split at top-level commas, blanks removed: ('o', '2'), ('t-1',),
          ('H1-O1',), ('h1',)
    sup   a superscript that is an index and not a power: ('(2)', '+'), ('new',), ('[1]',)
    """

    base: str
    marks: tuple[str, ...] = ()
    sub: tuple[str, ...] = ()
    sup: tuple[str, ...] = ()
    span: Span = NOWHERE

    @property
    def key(self) -> str:
        """One string for one name: two names are the same thing exactly if their keys are equal."""
        text = self.base
        if self.marks:
            text += "".join([_MARK_KEY.get(mark, mark) for mark in self.marks])
        if self.sub:
            text += "_" + ",".join(self.sub)
        if self.sup:
            text += "^" + "".join(self.sup)
        return text


class Text(Kind, frozen=True, eq=False):
    """Words inside a formula that name nothing: `if`, `otherwise`, `sin cambio`."""

    text: str
    span: Span = NOWHERE


class Derivative(Kind, frozen=True, eq=False):
    """A derivative quotient or gradient, as a name: ∂E/∂w₁, dL/dW2[0], ∂²L/∂w², ∇_w E (style '∇').

    `of` is None for a bare operator ∂/∂w applied to what follows in a Call. style: '∂', 'd' or '∇'.
    """

    of: Kind | None
    by: tuple[Kind, ...]
    style: str = "∂"
    span: Span = NOWHERE


class Call(Kind, frozen=True, eq=False):
    """A function applied: σ(z), tanh(z), g'(in), softmax([…]), log x. `function` is a Name or a
    Derivative."""

    function: Kind
    arguments: tuple[Kind, ...]
    span: Span = NOWHERE


class Prefix(Kind, frozen=True, eq=False):
    """A sign before an operand: − or + (or ±, ¬)."""

    sign: str
    body: Kind
    span: Span = NOWHERE


class Postfix(Kind, frozen=True, eq=False):
    """Something behind an operand: 'ᵀ' transpose, '%' percent, '!' factorial, '⁻¹' inverse of a
    matrix."""

    body: Kind
    mark: str
    span: Span = NOWHERE


class Sum(Kind, frozen=True, eq=False):
    """a + b − c, flat. `signs[i]` ('+' or '-') stands before `terms[i]`; the first is '+' (a
    leading minus is a Prefix)."""

    terms: tuple[Kind, ...]
    signs: tuple[str, ...]
    span: Span = NOWHERE


class Product(Kind, frozen=True, eq=False):
    """a · b c ⊙ d, flat. `operators[i]` stands before `factors[i]` ('' for the first).

    Operators: '·' (also × * and juxtaposition, told apart by `spelled` only), '⊙' Hadamard, '∗'
    convolution, '⊗' outer, '@' matrix product. Division is Fraction.
    """

    factors: tuple[Kind, ...]
    operators: tuple[str, ...]
    spelled: tuple[str, ...] = ()
    span: Span = NOWHERE


class Fraction(Kind, frozen=True, eq=False):
    """a over b, written as a fraction or with a slash; brackets that only delimit the two parts
    are not kept."""

    over: Kind
    under: Kind
    spelled: str = "frac"
    span: Span = NOWHERE


class Power(Kind, frozen=True, eq=False):
    """base to the exponent; brackets that only delimit the exponent are not kept."""

    base: Kind
    exponent: Kind
    span: Span = NOWHERE


class Root(Kind, frozen=True, eq=False):
    """The root of a body; degree None is the square root."""

    body: Kind
    degree: Kind | None = None
    span: Span = NOWHERE


class Index(Kind, frozen=True, eq=False):
    """An entry written in brackets behind a thing: a1[0], dL/dW1[0][1] (nested), X[i+a, j+b],
    (I∗K)(x, y) is a Call."""

    body: Kind
    at: tuple[Kind, ...]
    span: Span = NOWHERE


class Fence(Kind, frozen=True, eq=False):
    """Brackets as they stand: 'round', 'square', 'curly' (all mean grouping), 'abs', 'norm',
    'floor', 'ceil'."""

    shape: str
    body: Kind
    span: Span = NOWHERE


class Listing(Kind, frozen=True, eq=False):
    """Several things in one pair of brackets: the vector [0.45, 0.20], the point (1, 0), the set
    {0, 1}; rows nest."""

    items: tuple[Kind, ...]
    shape: str = "square"
    span: Span = NOWHERE


class Matrix(Kind, frozen=True, eq=False):
    """A matrix or column in an environment; shape is that of its fence ('round', 'square', 'abs',
    'norm', 'none')."""

    rows: tuple[tuple[Kind, ...], ...]
    shape: str = "round"
    span: Span = NOWHERE


class Big(Kind, frozen=True, eq=False):
    """A big operator: Σ, Π, max, min, argmax, lim with its bounds: Σ_{k=1}^{n} body. `under` may
    be a Relation or a Name."""

    operator: str
    under: Kind | None
    over: Kind | None
    body: Kind
    span: Span = NOWHERE


class Cases(Kind, frozen=True, eq=False):
    """Values with their conditions; a condition of None is 'otherwise'."""

    rows: tuple[tuple[Kind, Kind | None], ...]
    span: Span = NOWHERE


class Braced(Kind, frozen=True, eq=False):
    """\\underbrace or \\overbrace: a body with a label, which may itself be a claim ('current =
    −0.1563')."""

    body: Kind
    label: Kind
    side: str = "under"
    span: Span = NOWHERE


class At(Kind, frozen=True, eq=False):
    """A value at a place: ∂L/∂w |_{t=2}."""

    body: Kind
    where: Kind
    span: Span = NOWHERE


class Relation(Kind, frozen=True, eq=False):
    """A chain a = b ≈ c → d. `items[0]` may be None (the chain continues one from an earlier line).

    signs[i] stands between items[i] and items[i+1]: '=', '≈', '→', '⟹', ':=', '≡', '∼', '∝', '≠',
    '<', '≤', '>', '≥', '∈'.
    """

    items: tuple[Kind | None, ...]
    signs: tuple[str, ...]
    span: Span = NOWHERE


class Sequence(Kind, frozen=True, eq=False):
    """Several claims in one formula, separated by ',' ';' \\quad or a line break."""

    items: tuple[Kind, ...]
    span: Span = NOWHERE


class Unread(Kind, frozen=True, eq=False):
    """A stretch that could not be read, with the reason. Never dropped, never guessed."""

    text: str
    reason: str
    span: Span = NOWHERE


_ONLY_SPAN = frozenset({"span"})
_SPELLING = {
    "Product": frozenset({"span", "spelled"}),
    "Fraction": frozenset({"span", "spelled"}),
    "Listing": frozenset({"span"}),
}
_MARK_KEY = {
    "tilde": "\u0303",
    "hat": "\u0302",
    "bar": "\u0304",
    "dot": "\u0307",
    "vec": "\u20d7",
    "back": "\u20d6",
}

# How strongly a kind binds: a printer puts brackets round a child that binds more weakly than its
# place asks for.
BINDING: dict[type[Any], int] = {
    Sequence: 0,
    Relation: 10,
    Sum: 20,
    Prefix: 25,
    Product: 30,
    Big: 30,
    Fraction: 60,
    Power: 50,
    Postfix: 60,
    Call: 60,
}
ATOM = 70


def binding(kind: Kind) -> int:
    """The binding strength of a kind; whatever is not listed is an atom."""
    return BINDING.get(type(kind), ATOM)


def children(kind: Kind) -> list[Kind]:
    """The kinds directly below `kind`, in the order in which they stand on the page."""
    found: list[Kind] = []
    for field in fields_below(type(kind)):
        value = getattr(kind, field)
        if isinstance(value, Kind):
            found.append(value)
        elif isinstance(value, tuple):
            _gather(value, found)
    return found


def fields_below(kind: type[Kind]) -> tuple[str, ...]:
    """The fields of a kind that may hold other kinds."""
    fields = _BELOW.get(kind)
    if fields is None:
        fields = _BELOW[kind] = tuple(f for f in kind.__struct_fields__ if f not in _WORDS)
    return fields


def _gather(items: tuple[object, ...], found: list[Kind]) -> None:
    """Every kind in nested tuples."""
    for item in items:
        if isinstance(item, Kind):
            found.append(item)
        elif isinstance(item, tuple):
            _gather(item, found)


# Fields that hold words and numbers, never kinds; and for each kind the fields that are left.
_WORDS = frozenset(
    ("span", "spelled", "text", "marks", "sub", "sup", "style", "sign", "signs", "mark")
).union(("operator", "operators", "side", "shape", "reason"))
_BELOW: dict[type[Kind], tuple[str, ...]] = {Name: ()}
