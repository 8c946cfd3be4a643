"""What it finds: a function of a sum worked out as the sum of the functions: (a + b)² as a² + b²,
√(a + b) as √a + √b.

Why it matters: only linear functions do that; a squared error loses its mixed term.

How to put it right: work the bracket out first, then apply the function once.

Source: a classical slip of algebra.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import applied, total
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _split, "{} is worked out term by term", weight=3)


@rewriting("apply")
def _split(term: Term) -> Iterator[tuple[Term, Term]]:
    if len(term.parts) == 1 and term.parts[0][1].kind == "sum":
        parts = term.parts[0][1].parts
        yield total(*((sign, applied(term.op, part)) for sign, part in parts)), term
        if term.op == "square":
            yield total(*((1, applied(term.op, part)) for _, part in parts)), term


RULE = Rule(
    code="HG213",
    name="function-split",
    summary="a square, root or other function of a sum was taken term by term",
    looks_at=("result", "operand", "formula"),
    weight=3,
    explain=explain,
    wrong=(Wrong("$(0.83 - 0.37)^2 = 0.552$", "0.552", "term by term"),),
    right=("$(0.83 - 0.37)^2 = 0.2116$",),
)
