"""naming: how an author calls what a case file calls `dL_dw2`, `w5n` or `m^_1`."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from ..expression import Symbol, derivative

_LETTERS = {
    "delta": "δ", "Delta": "Δ", "theta": "θ", "th": "θ", "alpha": "α", "eta": "η", "mu": "μ",
    "gamma": "γ", "beta": "β", "eps": "ε", "rho": "ρ", "rows": "x",
}  # fmt: skip
_WORDS = ("net", "in", "out", "tot", "err", "back", "Conv", "FC", "cur", "fut")
_MARKS = {"^": "hat", "~": "tilde"}
_SAID = re.compile(r"([A-Za-z]+)(?:([~^]?)_?(\d+|t|)|_([a-z]+\d*))(\+| new|)")
_MEANT = re.compile(r"([A-Za-z]+?)(?:_?(\d*)|_([a-z]+\d*))")


def of_claim(text: str) -> Symbol | None:
    """The name an author gave, None if it is a formula or words.

    >>> of_claim("m^_1")
    Symbol(base='m', sub='1', sup='', mark='hat', of=None, by=None)
    >>> of_claim("sum of squares") is None
    True
    """
    over, slash, under = text.partition("/d")
    if slash and over[:1] == "d":
        of, by = of_claim(over[1:]), of_claim(under)
        return derivative(of, by) if of and by else None
    found = _SAID.fullmatch(text)
    if not found:
        return None
    base, mark, number, word, new = found.groups()
    if len(base) > 1 and base not in _LETTERS and base not in _WORDS:
        return None
    sub = word or ("1" if number == "t" else number or "")
    return Symbol(_LETTERS.get(base, base), sub, "+" if new else "", _MARKS.get(mark or "", ""))


def of_case(name: str, names: Collection[str] = ()) -> Symbol | None:
    """The name behind a variable of the case: `w5n` is the new w₅, `dE_do2` a derivative.

    >>> of_case("w5n", ["w5"])
    Symbol(base='w', sub='5', sup='+', mark='', of=None, by=None)
    """
    over, joint, under = name.partition("_d")
    if joint and over[:1] == "d" and under:
        of, by = of_case(over[1:]), of_case(under)
        return derivative(of, by) if of and by else None
    if name[:1] == "d" and name[1:] in names:
        by = of_case(name[1:], names)
        return derivative(Symbol("E" if "E" in names else "L"), by) if by else None
    new = name[-1:] == "n" and name[:-1] in names
    found = _MEANT.fullmatch(name[:-1] if new else name)
    if not found:
        return None
    base, number, word = found.groups()
    sub, sup = word or number or "", "+" if new else ""
    if len(base) == 2 and base[0] in "mvxy" and base[1] == "h":
        return Symbol(base[0], sub, sup, "hat")
    if base in ("ct", "Ct", "ht"):
        return Symbol(base[0], sub, sup, "tilde")
    if len(base) == 2 and base[0] == base[1] and base[0] not in names:
        base = base[0]
    if base in _LETTERS or base in _WORDS or len(base) in (1, 4, 5, 6, 7) or base.isupper():
        return Symbol(_LETTERS.get(base, base), sub, sup)
    return Symbol(base[0], base[1:] + sub, sup)


def spelled_out(name: str) -> Symbol:
    """The variable as it stands, where the author's name is taken."""
    return Symbol("q", name.replace("_", ""))


def entry(symbol: Symbol, place: str) -> Symbol:
    """An entry of a vector or matrix; the number of its layer goes up."""
    if symbol.by is not None:
        return replace(symbol, by=entry(symbol.by, place))
    return replace(layer(symbol), sub=place)


def layer(symbol: Symbol) -> Symbol:
    """The name of a vector or matrix: what stood below stands above in brackets."""
    if not symbol.sub:
        return symbol
    return replace(symbol, sub="", sup=f"({symbol.sub})")
