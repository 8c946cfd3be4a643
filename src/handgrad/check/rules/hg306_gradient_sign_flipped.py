"""What it finds: a gradient or error with its sign turned round: target minus output where output
minus target belongs.

Why it matters: the softmax cross-entropy has the gradient p − y. With y − p every weight moves
uphill, unless the update adds it.

How to put it right: keep the order, output minus target: p − y behind a softmax, 2(y − t) for
(y − t)². And subtract the step.

Source: (t − y) with a minus update or (y − t) with a plus: named by authors as a common
mistake.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from flint import arb

from handgrad.check.change import atoms, flipped, rewriting
from handgrad.check.compose import is_derivative
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    if not is_derivative(slip.subject) or (slip.kind == "result" and slip.line is not None):
        return None
    if slip.kind == "operand":
        return _line(slip)
    formula = slip.belongs
    if formula is None or (slip.line is not None and _only_rearranged(slip.line, formula)):
        return None

    @rewriting("sum", "product", "apply", "atom")
    def turned(term: Term) -> Iterator[tuple[Term, Term]]:
        """The whole gradient, or the difference it begins with."""
        if term is formula or term is slip.deeper:
            yield flipped(term), term

    return by_change(slip, turned, "the sign of the gradient {} is turned round", weight=0)


def _only_rearranged(line: Term, formula: Term) -> bool:
    """The same values under the same signs, in other places: of two gradients p and −p the
    exchange of their weights gives minus the sum, and no sign was turned.
    """
    return (
        line.kind == formula.kind == "sum"
        and sorted((way, p.sign) for way, p in line.parts)
        == sorted((way, p.sign) for way, p in formula.parts)
        and Counter(a.node for a in atoms(line)) == Counter(a.node for a in atoms(formula))
    )


def _line(slip: Slip) -> Explanation | None:
    """A difference in numbers, t − y for y − t: all of the line is minus the gradient."""
    if slip.line is None or slip.line.kind != "sum" or slip.subject is None or slip.around is None:
        return None
    gradient, line = slip.value(Term("atom", slip.subject)), arb(slip.around)
    if gradient is None or not slip.telling or line.overlaps(arb(gradient)):
        return None
    if not line.overlaps(-arb(gradient)):
        return None
    right = slip.show(gradient, max(slip.decimals, 2))
    return Explanation(
        short=f"{slip.symbol} = {right}",
        message=f"The sign of the gradient is turned round: {slip.symbol} = {right}.",
        evidence=f"the line is −{slip.symbol}",
        weight=0,
        group=(slip.symbol, "turned"),
    )


_PROBLEM = """\
schema: 1
title: T
equations: |
  y = σ(w x)
  E = (y - t)^2
given:
  {w: 0.53, x: 1.62, t: 0.1}
ask: [y, E, "∂E/∂w"]
decimals: 4
"""

RULE = Rule(
    code="HG306",
    name="gradient-sign-flipped",
    summary="a gradient has the wrong sign: y − p for p − y",
    looks_at=("result", "operand", "formula"),
    of=("gradient",),
    explain=explain,
    wrong=(
        Wrong(
            "$\\frac{\\partial E}{\\partial w} = 2 (t - y) y (1 - y) x = -0.4080$",
            "2 (t - y) y (1 - y) x",
            "sign of the gradient",
            _PROBLEM,
        ),
        Wrong(
            "$\\frac{\\partial E}{\\partial w} = -0.4080$",
            "-0.4080",
            "sign of the gradient",
            _PROBLEM,
        ),
    ),
    right=("$\\frac{\\partial E}{\\partial w} = 2 (y - t) y (1 - y) x = 0.4080$",),
)
