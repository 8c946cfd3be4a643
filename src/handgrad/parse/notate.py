"""notate: a node written as notation again, with brackets where they are needed.

The inverse of building: what a person would write for this value. Named nodes are written by their
name, numbers of a page as they stood on it, operations as their record says (`Op.writes`).
"""

from __future__ import annotations

from collections.abc import Callable

from handgrad import ops
from handgrad.graph.node import Node
from handgrad.notation import (
    BINDING,
    Call,
    Fence,
    Fraction,
    Index,
    Kind,
    Name,
    Number,
    Power,
    Prefix,
    Product,
    Root,
    Sum,
    binding,
)

Written = Callable[[Node], Kind | None]


def notate(node: Node, written: Written | None = None) -> Kind:
    """The notation of a node; `written` may give a node's notation itself (a printed number, a
    name with its time).
    """
    if written is not None:
        own = written(node)
        if own is not None:
            return own
    if node.name is not None:
        return node.name
    form = _FORMS.get(node.op)
    parts = [notate(part, written) for part in node.inputs]
    if form is not None:
        return form(node, parts)
    return _call(node, parts)


def fenced(kind: Kind, at_least: int) -> Kind:
    """The kind, in round brackets if it binds more weakly than its place asks for."""
    return Fence("round", kind) if binding(kind) < at_least else kind


def _constant(node: Node, _: list[Kind]) -> Kind:
    text = node.attributes.get("text")
    if text is None:
        value = node.attributes["value"]
        if value.q != 1:
            sign, size = (value < 0), abs(value)
            whole = Fraction(Number(str(size.p)), Number(str(size.q)))
            return Prefix("-", whole) if sign else whole
        text = str(value.p)
    return Prefix("-", Number(text[1:])) if text.startswith("-") else Number(text)


def _sum(node: Node, parts: list[Kind]) -> Kind:
    signs = ["+"] + ["-" if node.op == "subtract" else "+"] * (len(parts) - 1)
    terms: list[Kind] = []
    out: list[str] = []
    for i, (sign, part) in enumerate(zip(signs, parts, strict=True)):
        if isinstance(part, Sum) and sign == "+":
            terms += part.terms
            out += part.signs
        elif isinstance(part, Prefix) and i > 0:
            terms.append(Fence("round", part))
            out.append(sign)
        else:
            terms.append(fenced(part, BINDING[Sum] + 1) if sign == "-" else part)
            out.append(sign)
    return Sum(tuple(terms), tuple(out))


def _product(node: Node, parts: list[Kind]) -> Kind:
    operator = "⊙" if node.op == "hadamard" else "·"
    factors: list[Kind] = []
    for part in parts:
        if isinstance(part, Product):
            factors += part.factors
        else:
            factors.append(fenced(part, BINDING[Product]))
    return Product(tuple(factors), ("", *[operator] * (len(factors) - 1)))


def _quotient(_: Node, parts: list[Kind]) -> Kind:
    return Fraction(parts[0], parts[1])


def _negative(_: Node, parts: list[Kind]) -> Kind:
    return Prefix("-", fenced(parts[0], BINDING[Prefix] + 1))


def _power(_: Node, parts: list[Kind]) -> Kind:
    return Power(fenced(parts[0], BINDING[Power] + 1), parts[1])


def _square(_: Node, parts: list[Kind]) -> Kind:
    return Power(fenced(parts[0], BINDING[Power] + 1), Number("2"))


def _root(_: Node, parts: list[Kind]) -> Kind:
    return Root(parts[0])


def _exp(_: Node, parts: list[Kind]) -> Kind:
    return Power(Name("e"), parts[0])


def _abs(_: Node, parts: list[Kind]) -> Kind:
    return Fence("abs", parts[0])


def _element(node: Node, _: list[Kind]) -> Kind:
    owner = node.inputs[0].name
    index = tuple(str(i + 1) for i in node.attributes["index"])
    if owner is None:
        return Name("?", sub=index)
    if not isinstance(owner, Name):  # an entry of a derivative: ∂L/∂W[1]
        return Index(owner, tuple(Number(i) for i in index))
    return Name(owner.base, owner.marks, (*owner.sub, *index), owner.sup)


def _call(node: Node, parts: list[Kind]) -> Kind:
    known = node.op in ops.names()
    name = ops.find(node.op).writes.get("unicode", node.op) if known else node.op
    marks = ("'",) if name.endswith("'") else ()
    return Call(Name(name.rstrip("'"), marks), tuple(parts))


_FORMS: dict[str, Callable[[Node, list[Kind]], Kind]] = {
    "constant": _constant,
    "add": _sum,
    "subtract": _sum,
    "multiply": _product,
    "hadamard": _product,
    "divide": _quotient,
    "negate": _negative,
    "power": _power,
    "square": _square,
    "sqrt": _root,
    "root": _root,
    "exp": _exp,
    "abs": _abs,
    "element": _element,
}
