"""What it finds: the ½ of a squared error, or another factor ½, that is written and then forgotten.

Why it matters: the loss is twice too large; its gradient too, or the 2 of the derivative has
nothing to cancel against.

How to put it right: write the ½ down on every line until it is multiplied in.

Source: counted on real worked pages.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from flint import fmpq

from handgrad.check.change import factors, rewriting
from handgrad.check.compose import divides, value_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_HALF = fmpq(1, 2)


def explain(slip: Slip) -> Explanation | None:
    one = by_change(slip, factors.where(_is_half), "the ½ is left out")
    return one or by_change(slip, _every_half, "the ½ is left out of every term")


@rewriting("sum")
def _every_half(total: Term) -> Iterator[tuple[Term, Term]]:
    """½a² + ½b² without its halves."""
    parts = tuple((sign, _whole(part)) for sign, part in total.parts)
    if len(parts) > 1 and all(
        a is not b for (_, a), (_, b) in zip(parts, total.parts, strict=True)
    ):
        yield msgspec.structs.replace(total, parts=parts), total


def _whole(term: Term) -> Term:
    """A product without its ½."""
    if term.kind != "product":
        return term
    halves = [i for i, (_, part) in enumerate(term.parts) if _is_half(term, part)]
    if len(halves) != 1 or len(term.parts) < 2:
        return term
    rest = tuple(part for i, part in enumerate(term.parts) if i != halves[0])
    return msgspec.structs.replace(term, parts=rest)


def _is_half(product: Term, part: Term) -> bool:
    """A factor ½, or a divisor 2."""
    value = value_of(part)
    return value is not None and (value == _HALF or (value == 2 and divides(product, part)))


RULE = Rule(
    code="HG207",
    name="dropped-half",
    summary="the ½ of a squared error was forgotten",
    looks_at=("result", "formula"),
    weight=2,
    explain=explain,
    wrong=(
        Wrong("$a = 0.8$\n\n$E = \\frac{1}{2} a^2 = \\frac{1}{2} 0.8^2 = 0.64$", "0.64", "½"),
        Wrong(
            "$a = 0.83$, $b = 0.37$\n\n$E = \\frac{1}{2} a^2 + \\frac{1}{2} b^2 = 0.8258$",
            "0.8258",
            "½ is left out of every term",
        ),
        Wrong("$0.5 \\cdot 0.737 \\cdot 0.351 = 0.2587$", "0.2587", "½"),
    ),
    right=("$a = 0.8$\n\n$E = \\frac{1}{2} a^2 = \\frac{1}{2} 0.8^2 = 0.32$",),
)
