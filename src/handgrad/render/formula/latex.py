"""latex: formulas as LaTeX mathematics, one short function per notation kind."""

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
from handgrad.render.formula.tex import (
    BIG,
    FUNCTIONS,
    MATRIX,
    OPERATORS,
    PAIRS,
    RELATIONS,
    bracketed,
    name,
    tall,
    words,
)

SUM, TERM, FACTOR = 21, 26, 31


def write(kind: Kind) -> str:
    """The formula in LaTeX, without delimiters.

    >>> from handgrad.parse import formula
    >>> write(formula("∂E/∂w₁₁ = −0.5·e^(−x)"))
    '\\\\frac{\\\\partial E}{\\\\partial w_{11}} = -0.5 \\\\cdot e^{-x}'
    """
    return WRITERS[type(kind)](kind)


def inside(kind: Kind, least: int) -> str:
    """A child, in brackets if it binds more weakly than its place asks for."""
    return bracketed("round", write(kind), kind) if binding(kind) < least else write(kind)


def listed(kinds: tuple[Kind, ...]) -> str:
    """Kinds separated by commas."""
    return r",\ ".join([write(kind) for kind in kinds])


def number(kind: Number) -> str:
    """As written; a decimal comma without the gap that TeX puts behind commas."""
    return kind.text.replace(",", "{,}")


def derivative(kind: Derivative) -> str:
    """\\frac{\\partial E}{\\partial w}, \\nabla_w E."""
    of = inside(kind.of, 60) if kind.of is not None else ""
    if kind.style == "∇":
        below = f"_{{{', '.join([write(by) for by in kind.by])}}}" if kind.by else ""
        return rf"\nabla{below} {of}".rstrip()
    sign = r"\partial" if kind.style == "∂" else "d"
    order = len(kind.by)
    over = sign + (f"^{{{order}}}" if order > 1 else "") + (f" {of}" if of else "")
    under = [sign + " " + inside(by, 60) for by in kind.by]
    if order > 1 and len(set(kind.by)) == 1 and type(kind.by[0]) is Name and not kind.by[0].sup:
        under = [under[0] + f"^{{{order}}}"]
    return rf"\frac{{{over}}}{{{' '.join(under)}}}"


def call(kind: Call) -> str:
    """\\sigma(z)."""
    function = kind.function
    shown = write(function)
    if type(function) is Name and len(function.base) > 1 and function.base not in FUNCTIONS:
        bare = Name(function.base)
        shown = shown.replace(
            write(bare), rf"\operatorname{{{function.base.replace('_', chr(92) + '_')}}}", 1
        )
    inner = listed(kind.arguments)
    high = any(tall(argument) for argument in kind.arguments)
    return shown + (rf"\left({inner}\right)" if high else f"({inner})")


def prefix(kind: Prefix) -> str:
    """A sign and what it stands before."""
    signs = {"±": r"\pm ", "∓": r"\mp ", "¬": r"\neg "}
    return signs.get(kind.sign, kind.sign) + inside(kind.body, TERM)


def postfix(kind: Postfix) -> str:
    """Transpose, percent, factorial."""
    body = inside(kind.body, 60 if type(kind.body) is not Postfix else 99)
    if kind.mark == "ᵀ":
        return (f"{{{body}}}" if type(kind.body) is Name and kind.body.sup else body) + r"^{\top}"
    return body + {"%": r"\%", "⁻¹": "^{-1}"}.get(kind.mark, kind.mark)


def total(kind: Sum) -> str:
    """Terms with their signs."""
    text = inside(kind.terms[0], SUM)
    for sign, term in zip(kind.signs[1:], kind.terms[1:], strict=True):
        shown = {"±": r"\pm", "∓": r"\mp"}.get(sign, sign)
        text += f" {shown} {inside(term, TERM)}"
    return text


def product(kind: Product) -> str:
    """Factors; side by side where they were written so and cannot be misread."""
    last = len(kind.factors) - 1
    text = ""
    for place, factor in enumerate(kind.factors):
        shown = inside(factor, FACTOR if type(factor) is not Big or place < last else 0)
        if not place:
            text = shown
            continue
        operator = kind.operators[place]
        beside = bool(kind.spelled) and kind.spelled[place] == "" and operator == "·"
        if beside and _beside(kind.factors[place - 1], factor, shown):
            text += " " + shown
        else:
            text += f" {OPERATORS.get(operator, operator)} {shown}"
    return text


def _beside(left: Kind, right: Kind, shown: str) -> bool:
    """May two factors stand side by side without a sign?"""
    if shown[0] in "0123456789.|-+" or type(right) in (Text, Big) or shown.startswith(r"\left|"):
        return False
    if type(left) is Name or type(left) is Index:
        bracket = shown[0] in "([" or shown.startswith((r"\left", r"\{"))
        return (
            not bracket
            and type(left) is Name
            and left.base not in ("Δ", "d", "'")
            and not left.marks
        )
    return type(left) not in (Call, Derivative) or not (
        shown[0] in "([" or shown.startswith(r"\left")
    )


def fraction(kind: Fraction) -> str:
    """\\frac{a}{b}."""
    return rf"\frac{{{write(kind.over)}}}{{{write(kind.under)}}}"


_RAISABLE = (Number, Name, Fence, Call, Index, Listing, Matrix)


def power(kind: Power) -> str:
    """x^2, e^{-x}."""
    base = write(kind.base)
    if type(kind.base) not in _RAISABLE:
        base = bracketed("round", base, kind.base)
    elif type(kind.base) is Name and (kind.base.sup or "'" in kind.base.marks):
        base = f"{{{base}}}"
    exponent = write(kind.exponent)
    return f"{base}^{exponent}" if len(exponent) == 1 else f"{base}^{{{exponent}}}"


def root(kind: Root) -> str:
    """\\sqrt[3]{x}."""
    degree = f"[{write(kind.degree)}]" if kind.degree is not None else ""
    return rf"\sqrt{degree}{{{write(kind.body)}}}"


def index(kind: Index) -> str:
    """a[0]."""
    return f"{inside(kind.body, 60)}[{listed(kind.at)}]"


def fence(kind: Fence) -> str:
    """Brackets as they stand."""
    return bracketed(kind.shape, write(kind.body), kind.body)


def listing(kind: Listing) -> str:
    """[0.45,\\ 0.20]."""
    left, right = PAIRS[kind.shape]
    only = kind.items[0]
    entry = only.body if type(only) is Prefix else only
    lone = len(kind.items) == 1 and (
        kind.shape == "round" or type(entry) not in (Number, Name, Listing)
    )
    inner = listed(kind.items) + ("," if lone else "")
    return (
        rf"\left{left}{inner}\right{right}"
        if any(tall(item) for item in kind.items)
        else left + inner + right
    )


def matrix(kind: Matrix) -> str:
    """\\begin{pmatrix} … \\end{pmatrix}."""
    rows = r" \\ ".join([" & ".join([write(cell) for cell in row]) for row in kind.rows])
    shape = MATRIX[kind.shape]
    return rf"\begin{{{shape}}} {rows} \end{{{shape}}}"


def big(kind: Big) -> str:
    """\\sum_{k=1}^{n} body."""
    text = BIG.get(kind.operator, rf"\operatorname{{{kind.operator}}}")
    for sign, bound in (("_", kind.under), ("^", kind.over)):
        if bound is not None:
            text += f"{sign}{{{write(bound)}}}"
    return f"{text} {inside(kind.body, TERM)}"


def cases(kind: Cases) -> str:
    """\\begin{cases} … \\end{cases}."""
    rows = [
        rf"{write(value)} & \text{{if }} {write(condition)}"
        if condition is not None
        else rf"{write(value)} & \text{{otherwise}}"
        for value, condition in kind.rows
    ]
    return r"\begin{cases} " + r" \\ ".join(rows) + r" \end{cases}"


def braced(kind: Braced) -> str:
    """\\underbrace{body}_{label}."""
    sign = "_" if kind.side == "under" else "^"
    return rf"\{kind.side}brace{{{write(kind.body)}}}{sign}{{{write(kind.label)}}}"


def at(kind: At) -> str:
    """\\left.body\\right|_{where}."""
    return rf"\left.{write(kind.body)}\right|_{{{write(kind.where)}}}"


def relation(kind: Relation) -> str:
    """a = b \\approx c."""
    first = kind.items[0]
    text = inside(first, 11) if first is not None else ""
    for sign, item in zip(kind.signs, kind.items[1:], strict=True):
        shown = inside(item, 11) if item is not None else ""
        text += f" {RELATIONS.get(sign, sign)} {shown}"
    return text.strip()


def sequence(kind: Sequence) -> str:
    """Claims separated by commas and space."""
    text = write(kind.items[0])
    for before, item in zip(kind.items, kind.items[1:], strict=False):
        text += r"\quad " if Text in (type(before), type(item)) else r",\quad "
        text += write(item)
    return text


def unread(kind: Unread) -> str:
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
