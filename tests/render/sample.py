"""sample: one document with every block kind, and one example of every notation kind."""

from __future__ import annotations

from handgrad.document import Cell, Chain, Document, Figure, Heading, Link, Say, Table, Unreadable
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
)

w, x, z, E = Name("w", sub=("1",)), Name("x", sub=("1",)), Name("z"), Name("E")
o1, o2 = Name("o", sub=("1",)), Name("o", sub=("2",))
one, two, half = Number("1"), Number("2"), Number("0.5")


def times(*factors: Kind) -> Product:
    """a·b·c."""
    return Product(factors, ("", *("·" for _ in factors[1:])))


KINDS: dict[str, Kind] = {
    "Number": Number("0.1240"),
    "Name": Name("C", marks=("tilde",), sub=("t-1",), sup=("+",)),
    "Text": Text("otherwise"),
    "Derivative": Derivative(E, (w,)),
    "Call": Call(Name("σ"), (times(w, x),)),
    "Prefix": Prefix("-", half),
    "Postfix": Postfix(Name("W"), "ᵀ"),
    "Sum": Sum((w, x, half), ("+", "-", "+")),
    "Product": times(w, Fence("round", Sum((one, w), ("+", "-")))),
    "Fraction": Fraction(one, Sum((one, w), ("+", "+"))),
    "Power": Power(Fence("round", Sum((o2, x), ("+", "-"))), two),
    "Root": Root(Sum((w, x), ("+", "+"))),
    "Index": Index(Name("a"), (one, two)),
    "Fence": Fence("abs", Sum((w, x), ("+", "-"))),
    "Listing": Listing((half, Prefix("-", one))),
    "Matrix": Matrix(((one, two), (half, one))),
    "Big": Big("Σ", Relation((Name("k"), one), ("=",)), Name("n"), Name("x", sub=("k",))),
    "Cases": Cases(((one, Relation((z, Number("0")), (">",))), (Number("0"), None))),
    "Braced": Braced(Sum((w, x), ("+", "+")), z),
    "At": At(Derivative(E, (w,)), Relation((Name("t"), two), ("=",))),
    "Relation": Relation((z, times(w, x)), ("=",)),
    "Sequence": Sequence((Relation((w, one), ("=",)), Relation((x, two), ("=",)))),
    "Unread": Unread("??", "two question marks"),
}


def chain(*bodies: Kind, note: str = "") -> Chain:
    """a = b = c with a remark."""
    return Chain(links=(Link("", bodies[0]), *(Link("=", body) for body in bodies[1:])), note=note)


DOCUMENT = Document(
    title="Two nested sigmoids",
    blocks=(
        Say(parts=("Results to 4 decimals; <operands> show 100 % & more of what_they need.",)),
        Say(parts=(Sequence((Relation((o1, Call(Name("σ"), (times(x, w),))), ("=",)),)),)),
        Say(parts=("Given", Sequence((Relation((w, one), ("=",)), Relation((x, two), ("=",)))))),
        Heading(level=2, parts=("Forward",)),
        chain(
            o1,
            Call(Name("σ"), (times(x, w),)),
            Call(Name("σ"), (times(one, one),)),
            Call(Name("σ"), (one,)),
            Number("0.7311"),
        ),
        chain(z, times(o1, w), times(Number("0.73106"), two), Number("1.4621"), note="a product"),
        Heading(level=2, parts=("Backward ", Derivative(E, (w,)))),
        chain(
            Derivative(E, (o2,)),
            times(two, Fence("round", Sum((o2, Name("y")), ("+", "-")))),
            Prefix("-", Number("8.3763")),
            note="σ′ = σ·(1 − σ)",
        ),
        Table(
            header=(Cell((x,)), Cell(("σ",))),
            rows=((Cell((one,)), Cell((Number("0.7311"),))), (Cell((two,)), Cell(("a | b",)))),
        ),
        Unreadable(text="???", reason="no formula"),
        Say(parts=("Answer", Sequence((Relation((o1, Number("0.7311")), ("=",)),)))),
    ),
    figures=(
        Figure(symbol="w_1", value="1", exact="1", rule="given"),
        Figure(
            symbol="h",
            value="0.7311",
            exact="0.731058578630004879",
            rule="σ(x)",
            step=1,
            time=1,
            at=(1, 2),
        ),
    ),
)
