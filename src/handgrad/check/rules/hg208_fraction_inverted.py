"""What it finds: a quotient with numerator and denominator exchanged, or multiplied where it
divides.

Why it matters: a small number becomes a large one; rates and probabilities come out above 1.

How to put it right: read the fraction from the formula once more: what stands below the bar
divides.

Source: a slip named by teachers of algebra; seen with σ(z) written as a fraction.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import product
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _inverted, "{} is turned upside down", weight=3)


@rewriting("product")
def _inverted(term: Term) -> Iterator[tuple[Term, Term]]:
    if not any(way < 0 for way, _ in term.parts):
        return
    yield product(*((-way, part) for way, part in term.parts), sign=term.sign), term
    for i, (way, part) in enumerate(term.parts):
        if way < 0:
            parts = (*term.parts[:i], (1, part), *term.parts[i + 1 :])
            yield product(*parts, sign=term.sign), part


RULE = Rule(
    code="HG208",
    name="fraction-inverted",
    summary="a fraction is upside down: a/b stands for b/a, or a product for a quotient",
    looks_at=("result", "operand", "formula"),
    of=("quotient",),
    weight=3,
    explain=explain,
    wrong=(Wrong("$\\frac{0.37}{0.82} = 2.216$", "2.216", "upside down"),),
    right=("$\\frac{0.37}{0.82} = 0.451$",),
)
