"""spell: exact numbers, sums, rows and terms as notation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flint import fmpq

from handgrad.document import Parts
from handgrad.notation import Fence, Fraction, Kind, Listing, Name, Number, Prefix, Product, Sum
from handgrad.threshold.minimal import Term

_NAME = re.compile(r"(.*?)_?(\d+)?")
_PLACES = 6  # a fraction is printed as a decimal if it ends within so many


def name(text: str) -> Name:
    """A name as people type it: x1 and x_1 are x with the index 1."""
    match = _NAME.fullmatch(text)
    assert match is not None
    base, index = match[1], match[2]
    return Name(base, sub=(index,)) if base and index else Name(text)


def number(value: fmpq | int) -> Kind:
    """A number with its sign; a fraction as a decimal where it ends soon.

    >>> from handgrad.render.formula import unicode
    >>> [unicode.write(number(fmpq(*v))) for v in ((-3, 1), (1, 4), (2, 3))]
    ['−3', '0.25', '2/3']
    """
    exact = fmpq(value)
    size = abs(exact)
    kind = _size(size)
    return Prefix("-", kind) if exact < 0 else kind


def _size(value: fmpq) -> Kind:
    for places in range(_PLACES + 1):
        scaled = value * 10**places
        if scaled.q == 1:
            digits = str(int(scaled.p)).rjust(places + 1, "0")
            return Number(f"{digits[:-places]}.{digits[-places:]}" if places else digits)
    return Fraction(Number(str(value.p)), Number(str(value.q)), "/")


def total(parts: Sequence[tuple[fmpq | int, Kind | None]]) -> Kind:
    """A sum of multiples: 8·x₁ − x₂ − 12; what is multiplied by 0 is left out.

    parts   (factor, what it multiplies, None for a plain number)
    """
    terms: list[Kind] = []
    signs: list[str] = []
    for factor, kind in parts:
        value = fmpq(factor)
        if not value:
            continue
        size = abs(value)
        if kind is None:
            term: Kind = _size(size)
        else:
            term = kind if size == 1 else times(_size(size), kind)
        minus = value < 0
        if minus and not terms:
            term, minus = Prefix("-", term), False
        terms.append(term)
        signs.append("-" if minus else "+")
    if not terms:
        return Number("0")
    return terms[0] if len(terms) == 1 else Sum(tuple(terms), tuple(signs))


def times(*factors: Kind) -> Product:
    """a·b·c."""
    return Product(factors, ("", *("·" for _ in factors[1:])))


def vector(values: Sequence[fmpq | int]) -> Kind:
    """A point: (½, ½)."""
    return Listing(tuple(map(number, values)), "round")


def literal(text: str, positive: int) -> Name:
    """An input, with a bar if it is negated."""
    found = name(text)
    return found if positive else Name(found.base, ("bar",), found.sub)


def products(terms: Sequence[Term], inputs: Sequence[str]) -> Kind:
    """x₁·x̄₂ + x₃."""
    found: list[Kind] = []
    for term in terms:
        literals = tuple(literal(inputs[i], value) for i, value in term)
        if not literals:
            return Number("1")
        found.append(literals[0] if len(literals) == 1 else times(*literals))
    if not found:
        return Number("0")
    return found[0] if len(found) == 1 else Sum(tuple(found), ("+",) * len(found))


def sums(terms: Sequence[Term], inputs: Sequence[str]) -> Kind:
    """(x₁ + x̄₂)·x₃."""
    found: list[Kind] = []
    for term in terms:
        literals = tuple(literal(inputs[i], value) for i, value in term)
        if not literals:
            return Number("0")
        one = literals[0] if len(literals) == 1 else Sum(literals, ("+",) * len(literals))
        found.append(one)
    if not found:
        return Number("1")
    if len(found) == 1:
        return found[0]
    return times(*(Fence("round", one) if isinstance(one, Sum) else one for one in found))


def listed(items: Sequence[str]) -> str:
    """a, b and c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def spoken(text: str, inputs: Sequence[str]) -> Parts:
    """A sentence in which the inputs' names are names."""
    known = "|".join(re.escape(one) for one in sorted(inputs, key=len, reverse=True))
    parts = re.split(rf"(?<![\w])({known})(?![\w])", text) if known else [text]
    return tuple(name(part) if k % 2 else part for k, part in enumerate(parts) if part)
