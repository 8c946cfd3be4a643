"""What it finds: a square applied to the wrong part: (ab)² as ab², a·b² as (ab)², −x² as (−x)², a
− b² for (a − b)².

Why it matters: squares bind most tightly; a bracket lost or added changes the value and may
change its sign.

How to put it right: square what stands directly before the 2: in a·b² that is b; in (a·b)² it
is both.

Source: seen in squared errors and in the variance.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import applied, product, total
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _elsewhere, "the square of {} reaches another part", weight=4)


@rewriting("square", "product", "sum")
def _elsewhere(term: Term) -> Iterator[tuple[Term, Term]]:
    if term.op == "square":
        yield from ((new, term.parts[0][1]) for new in _less(term.parts[0][1]))
    else:
        for i, (way, part) in enumerate(term.parts):
            if part.op == "square":
                yield _more(term, i, way), part


def _less(base: Term) -> Iterator[Term]:
    """(a − b)² as a − b²; (ab)² as ab²."""
    for i, (way, part) in enumerate(base.parts if base.kind in ("product", "sum") else ()):
        squared = (way, applied("square", part))
        yield Term(
            base.kind, base.node, "", base.sign, (*base.parts[:i], squared, *base.parts[i + 1 :])
        )


def _more(term: Term, at: int, way: int) -> Term:
    """a·b² as (ab)²; a − b² as (a − b)²."""
    plain = (way, term.parts[at][1].parts[0][1])
    parts = (*term.parts[:at], plain, *term.parts[at + 1 :])
    if term.kind == "sum":
        return applied("square", total(*parts))
    return applied("square", product(*parts, sign=term.sign))


RULE = Rule(
    code="HG216",
    name="square-misapplied",
    summary="a square reaches more, or less, than it should",
    looks_at=("result", "operand", "formula"),
    of=("square",),
    weight=4,
    explain=explain,
    wrong=(Wrong("$0.62 \\cdot 0.73^2 = 0.2048$", "0.2048", "reaches another part"),),
    right=("$0.62 \\cdot 0.73^2 = 0.3304$",),
)
