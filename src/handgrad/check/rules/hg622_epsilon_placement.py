"""What it finds: √v + ε worked out as √(v + ε), or the other way round.

Why it matters: Adam adds ε after the root, batch normalisation below it; for small v the two
differ widely.

How to put it right: Adam: m̂/(√v̂ + ε). Batch norm: (x − μ)/√(σ² + ε).

Source: Kingma and Ba 2015 name both; libraries differ.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import put, rewriting, without
from handgrad.check.compose import applied, base_of, total
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_NAMES = frozenset({"ε", "ϵ", "eps", "epsilon"})


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _moved, "{} stands on the other side of the root", weight=1)


@rewriting("sqrt", "sum")
def _moved(term: Term) -> Iterator[tuple[Term, Term]]:
    inner = term.parts[0][1] if term.op == "sqrt" else None
    for i, (sign, part) in enumerate(inner.parts if inner and inner.kind == "sum" else ()):
        if inner is not None and base_of(part) in _NAMES:
            yield total((1, put(term, 0, without(inner, i))), (sign, part)), part
    if term.kind != "sum":
        return
    for i, (_, small) in enumerate(term.parts):
        for j, (_, root) in enumerate(term.parts):
            if base_of(small) in _NAMES and root.op == "sqrt":
                below = applied("sqrt", total((1, root.parts[0][1]), (1, small)))
                rest = without(without(term, max(i, j)), min(i, j))
                yield total((1, below), *rest.parts), small


_PROBLEM = """\
schema: 1
title: T
equations: |
  y = (x - m) / √(v + ε)
given:
  {x: 1.3127, m: 0.4088, v: 0.1521, ε: 0.0125}
decimals: 4
"""

RULE = Rule(
    code="HG622",
    name="epsilon-placement",
    summary="ε stands below the root where it belongs beside it, or the other way round",
    looks_at=("result", "operand", "formula"),
    of=("sqrt",),
    weight=1,
    explain=explain,
    wrong=(
        Wrong(
            "$y = \\frac{1.3127 - 0.4088}{\\sqrt{0.1521} + 0.0125} = 2.2457$",
            "\\frac{1.3127 - 0.4088}{\\sqrt{0.1521} + 0.0125}",
            "other side",
            _PROBLEM,
        ),
    ),
    right=("$y = \\frac{1.3127 - 0.4088}{\\sqrt{0.1521 + 0.0125}} = 2.2280$",),
)
