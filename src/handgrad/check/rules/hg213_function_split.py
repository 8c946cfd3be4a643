"""What it finds: a function of a sum worked out as the sum of the functions: (a + b)² as a² + b²,
√(a + b) as √a + √b, the logarithm of a mean as the mean of the logarithms.

Why it matters: only linear functions do that; a squared error loses its mixed term, and an
importance-weighted bound becomes the ordinary one.

How to put it right: work the bracket out first, then apply the function once.

Source: a classical slip of algebra.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import put, rewriting
from handgrad.check.compose import applied, total, value_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _split, "{} is worked out term by term", weight=3)


@rewriting("apply")
def _split(term: Term) -> Iterator[tuple[Term, Term]]:
    inner = term.parts[0][1] if len(term.parts) == 1 else term
    if inner.kind == "product":
        yield from _mean(term, inner)
    if inner.kind == "sum":
        parts = inner.parts
        yield total(*((sign, applied(term.op, part)) for sign, part in parts)), term
        if term.op == "square":
            yield total(*((1, applied(term.op, part)) for _, part in parts)), term


def _mean(term: Term, inner: Term) -> Iterator[tuple[Term, Term]]:
    """The mean of the functions for the function of a mean: (ln a + ln b)/2 for ln((a + b)/2)."""
    sums = [i for i, (way, part) in enumerate(inner.parts) if way > 0 and part.kind == "sum"]
    others = [part for i, (_, part) in enumerate(inner.parts) if i not in sums]
    if len(sums) == 1 and all(value_of(part) is not None for part in others):
        parts = inner.parts[sums[0]][1].parts
        yield put(inner, sums[0], total(*((s, applied(term.op, p)) for s, p in parts))), term


_PROBLEM = """\
schema: 1
title: T
equations: |
  L = ln((a + b)/2)
given:
  {a: 0.83, b: 0.27}
decimals: 4
"""

RULE = Rule(
    code="HG213",
    name="function-split",
    summary="a square, root or other function of a sum was taken term by term",
    looks_at=("result", "operand", "formula"),
    weight=3,
    explain=explain,
    wrong=(
        Wrong("$(0.83 - 0.37)^2 = 0.552$", "0.552", "term by term"),
        Wrong("$L = -0.7478$", "-0.7478", "term by term", _PROBLEM),
    ),
    right=("$(0.83 - 0.37)^2 = 0.2116$",),
)
