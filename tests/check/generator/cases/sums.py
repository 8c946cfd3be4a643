"""sums: the problem file of a case: its givens and formulas, nothing of the author's numbers.

A derivative that the case works out step by step has a plain name in the problem, and the
author's ∂E/∂w beside it: what the loss is, a case need not say.
"""

from __future__ import annotations

from typing import Any

from ..expression import Node, Ref, Symbol, transform
from ..notation import Style, name, write
from .read import Case

_PLAIN = Style("problem", "*")


def problem(case: Case) -> str:
    """The text of the problem file, '' if the case has no formula."""
    if not case.definitions:
        return ""
    plain = {s: _plain(s, place) for place, s in enumerate(case.definitions)}
    rows = ["schema: 1", f"title: {case.title}", "equations: |"]
    for symbol, formula in case.definitions.items():
        written = write(transform(formula, lambda part: _renamed(part, plain)), _PLAIN)
        text = "".join(piece if isinstance(piece, str) else piece.text for piece in written)
        rows.append(f"  {name(plain[symbol], 'problem')} = {text}")
    if case.arrays:
        rows.append("given:")
        rows += [f"  {_key(symbol)}: {_array(values)}" for symbol, values in case.arrays]
    shown = {claim.symbol for claim in case.claims}
    aliases = [(plain[s], s) for s in plain if s.by is not None and s in shown]
    if aliases:
        rows.append("names:")
        rows += [f'  {_key(own)}: "{name(said, "problem")}"' for own, said in aliases]
    rows.append("ask:")
    rows += [f"  - {_key(plain[s])}" for s in plain if s in shown]
    places = [len(claim.printed.partition(".")[2]) for claim in case.claims]
    rows.append(f"decimals: {min(9, max(places))}")
    return "\n".join(rows) + "\n"


def _plain(symbol: Symbol, place: int) -> Symbol:
    return Symbol("D", str(place + 1)) if symbol.by is not None else symbol


def _renamed(part: Node, plain: dict[Symbol, Symbol]) -> Node | None:
    return Ref(plain.get(part.symbol, part.symbol)) if isinstance(part, Ref) else None


def _key(symbol: Symbol) -> str:
    text = name(symbol, "problem")
    return f'"{text}"' if any(sign in text for sign in ",{}^∂") else text


def _array(values: Any) -> str:
    if isinstance(values, list):
        return "[" + ", ".join(_array(part) for part in values) + "]"
    return str(values)
