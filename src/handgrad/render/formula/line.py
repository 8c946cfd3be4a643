"""line: formulas on one line, the part that plain text and Unicode share.

One short function per notation kind. What differs between the two ways of writing (the minus, how
an index or a power is
set) is a `Signs` record. Brackets follow the binding table; a child that binds more weakly than its
place asks for gets
brackets, and so does a negative number anywhere but in front.
"""

from __future__ import annotations

from collections.abc import Callable

from handgrad.notation import (
    At,
    Big,
    Braced,
    Call,
    Cases,
    Derivative,
    Fence,
    Fraction,
    Index,
    Kind,
    Listing,
    Matrix,
    Name,
    Number,
    Postfix,
    Power,
    Prefix,
    Product,
    Relation,
    Root,
    Sequence,
    Sum,
    Text,
    Unread,
    binding,
)
from handgrad.render.formula.signs import CALLED, MATRIX, PAIRS, Signs, name, number, words

Writer = Callable[["Signs", Kind], str]

SUM, TERM, FACTOR, SLASH, POWER, ATOM = 20, 25, 31, 45, 55, 65


def write(signs: Signs, kind: Kind) -> str:
    """The formula on one line."""
    return WRITERS[type(kind)](signs, kind)


def level(kind: Kind) -> int:
    """How strongly a kind binds where fractions are written with a slash."""
    if type(kind) is Fraction or type(kind) is Derivative:
        return 40
    return binding(kind)


def inside(signs: Signs, kind: Kind, least: int) -> str:
    """A child, in brackets if it binds more weakly than `least`."""
    text = write(signs, kind)
    return f"({text})" if level(kind) < least else text


def listed(signs: Signs, kinds: tuple[Kind, ...]) -> str:
    """Kinds separated by commas."""
    return ", ".join([write(signs, kind) for kind in kinds])


def derivative(signs: Signs, kind: Derivative) -> str:
    """∂E/∂w, ∇_w E."""
    of = inside(signs, kind.of, ATOM - 5) if kind.of is not None else ""
    if kind.style == "∇":
        if not kind.by:
            return f"∇{of}"
        keys = [write(signs, by) for by in kind.by]
        simple = len(keys) == 1 and len(keys[0]) == 1
        return f"∇_{keys[0]} {of}" if simple else f"∇_{{{', '.join(keys)}}} {of}"
    order = len(kind.by)
    under = [inside(signs, by, ATOM) for by in kind.by]
    if order > 1 and len(set(kind.by)) == 1 and type(kind.by[0]) is Name and not kind.by[0].sup:
        below = under[0] + signs.order(order).rstrip()
        return f"{kind.style}{signs.order(order)}{of}/{kind.style}{below}"
    upper = signs.order(order) if order > 1 else ""
    return f"{kind.style}{upper}{of}/" + "".join([kind.style + by for by in under])


def call(signs: Signs, kind: Call) -> str:
    """σ(z), (I ∗ K)(x, y)."""
    return f"{write(signs, kind.function)}({listed(signs, kind.arguments)})"


def prefix(signs: Signs, kind: Prefix) -> str:
    """A sign and what it stands before."""
    return (signs.minus if kind.sign == "-" else kind.sign) + inside(signs, kind.body, TERM + 1)


def postfix(signs: Signs, kind: Postfix) -> str:
    """Transpose, percent, factorial."""
    body = inside(signs, kind.body, ATOM - 5 if type(kind.body) is not Postfix else 99)
    if kind.mark == "ᵀ":
        return body + signs.transpose
    return body + kind.mark


def total(signs: Signs, kind: Sum) -> str:
    """Terms with their signs."""
    text = inside(signs, kind.terms[0], SUM + 1)
    for sign, term in zip(kind.signs[1:], kind.terms[1:], strict=True):
        shown = signs.minus if sign == "-" else sign
        text += f" {shown} {inside(signs, term, TERM + 1)}"
    return text


def product(signs: Signs, kind: Product) -> str:
    """Factors; side by side where they were written so and cannot be misread."""
    last = len(kind.factors) - 1
    text = ""
    for place, factor in enumerate(kind.factors):
        needs = FACTOR if type(factor) is not Big or place < last else 0
        shown = inside(signs, factor, needs)
        if place:
            operator = kind.operators[place]
            beside = bool(kind.spelled) and kind.spelled[place] == "" and operator == "·"
            if beside and _beside(kind.factors[place - 1], factor, shown):
                text += " " + shown
            elif operator == "·":
                text += "·" + shown
            else:
                text += f" {operator} {shown}"
        else:
            text = shown
    return text


def _beside(left: Kind, right: Kind, shown: str) -> bool:
    """May two factors stand side by side without a sign?"""
    if shown[0] in "0123456789.|‖-−+" or type(right) is Text:
        return False
    if type(left) is Name:
        word = type(right) is not Name or len(right.base) > 2
        if len(left.base) > 2 and word and shown[:3].isalpha():
            return False  # two words side by side, a name and `cases{`, are one name
        return shown[0] not in "([{" and left.base not in ("Δ", "d")
    if type(left) is Root and shown[0] in "([":
        return False
    return type(left) not in (Derivative, Fraction, Index)


def fraction(signs: Signs, kind: Fraction) -> str:
    """a/b."""
    return f"{inside(signs, kind.over, SLASH)}/{inside(signs, kind.under, SLASH)}"


_RAISABLE = (Number, Name, Fence, Call, Index, Listing, Matrix, Root)


def power(signs: Signs, kind: Power) -> str:
    """x², e^(−x)."""
    base = write(signs, kind.base)
    if type(kind.base) not in _RAISABLE:
        base = f"({base})"
    short = signs.power(kind.base, kind.exponent)
    return base + (short if short is not None else f"^({write(signs, kind.exponent)})")


def root(signs: Signs, kind: Root) -> str:
    """√(x), root(3, x)."""
    if kind.degree is not None:
        return f"root({write(signs, kind.degree)}, {write(signs, kind.body)})"
    body = write(signs, kind.body)
    if (
        signs.root == "√"
        and type(kind.body) in (Number, Name)
        and not getattr(kind.body, "sup", ())
    ):
        return f"√{body}"
    return f"{signs.root}({body})"


def index(signs: Signs, kind: Index) -> str:
    """a1[0]."""
    return f"{inside(signs, kind.body, ATOM - 5)}[{listed(signs, kind.at)}]"


def fence(signs: Signs, kind: Fence) -> str:
    """Brackets as they stand; bars inside bars are spelled abs( … )."""
    body = kind.body
    text = listed(signs, body.items) if type(body) is Sequence else write(signs, body)
    left, right = PAIRS[kind.shape]
    if kind.shape in ("abs", "norm") and ("|" in text or "‖" in text):
        return f"{CALLED[kind.shape]}({text})"
    return left + text + right


def listing(signs: Signs, kind: Listing) -> str:
    """[0.45, 0.20]."""
    left, right = PAIRS[kind.shape]
    lone = len(kind.items) == 1 and (kind.shape == "round" or not _is_entry(kind.items[0]))
    return f"{left}{listed(signs, kind.items)}{',' if lone else ''}{right}"


def _is_entry(kind: Kind) -> bool:
    return type(kind) in (Number, Name, Listing) or (
        type(kind) is Prefix and type(kind.body) in (Number, Name, Listing)
    )


def matrix(signs: Signs, kind: Matrix) -> str:
    """(1, 2; 3, 4); other shapes and single rows are named: bmatrix[1, 2]."""
    rows = "; ".join([listed(signs, row) for row in kind.rows])
    if kind.shape in ("round", "square") and len(kind.rows) > 1:
        left, right = PAIRS[kind.shape]
        return left + rows + right
    return f"{MATRIX[kind.shape]}[{rows}]"


def big(signs: Signs, kind: Big) -> str:
    """Σ_{k=1}^{n} body."""
    text = kind.operator
    for sign, bound in (("_", kind.under), ("^", kind.over)):
        if bound is not None:
            shown = write(signs, bound)
            text += sign + (shown if len(shown) == 1 and shown.isalnum() else f"{{{shown}}}")
    return f"{text} {inside(signs, kind.body, SUM + 6)}"


def cases(signs: Signs, kind: Cases) -> str:
    """cases{1 if x > 0; 0 otherwise}."""
    rows = [
        f"{write(signs, value)} if {write(signs, condition)}"
        if condition is not None
        else f"{write(signs, value)} otherwise"
        for value, condition in kind.rows
    ]
    return "cases{" + "; ".join(rows) + "}"


def braced(signs: Signs, kind: Braced) -> str:
    """underbrace(body, label)."""
    return f"{kind.side}brace({write(signs, kind.body)}, {write(signs, kind.label)})"


def at(signs: Signs, kind: At) -> str:
    """∂L/∂w|_{t = 2}."""
    body = write(signs, kind.body)
    if type(kind.body) is not Derivative and level(kind.body) < ATOM:
        body = f"({body})"
    return f"{body}|_{{{write(signs, kind.where)}}}"


def relation(signs: Signs, kind: Relation) -> str:
    """a = b ≈ c."""
    first = kind.items[0]
    text = inside(signs, first, 11) if first is not None else ""
    for sign, item in zip(kind.signs, kind.items[1:], strict=True):
        shown = inside(signs, item, 11) if item is not None else ""
        text += f" {sign} {shown}" if text else f"{sign} {shown}"
    return text


def sequence(signs: Signs, kind: Sequence) -> str:
    """Claims separated by semicolons."""
    return "; ".join([write(signs, item) for item in kind.items])


def unread(signs: Signs, kind: Unread) -> str:
    """As it stood."""
    return kind.text


WRITERS: dict[type[Kind], Callable[..., str]] = {
    Number: number,
    Name: name,
    Text: words,
    Derivative: derivative,
    Call: call,
    Prefix: prefix,
    Postfix: postfix,
    Sum: total,
    Product: product,
    Fraction: fraction,
    Power: power,
    Root: root,
    Index: index,
    Fence: fence,
    Listing: listing,
    Matrix: matrix,
    Big: big,
    Cases: cases,
    Braced: braced,
    At: at,
    Relation: relation,
    Sequence: sequence,
    Unread: unread,
}
