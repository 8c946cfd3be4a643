"""What it finds: the slope of an activation evaluated at the activation itself: σ′(a) for σ′(z),
σ(y)(1 − σ(y)) for y(1 − y).

Why it matters: the function is applied twice. For ReLU nobody notices; for sigmoid and tanh
every gradient is wrong.

How to put it right: σ′ is taken at the net input z; in terms of the output it is y(1 − y),
without a further σ.

Source: named by authors as a common mistake.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import alike, applied, complement, mapped
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    @rewriting("product")
    def twice(term: Term) -> Iterator[tuple[Term, Term]]:
        """y in a slope as σ(y) or tanh(y), whichever y is."""
        for output in _sloped(term):
            inside = slip.inside(output) if output.kind == "atom" else None
            op = "" if inside is None else inside.op
            if op in ("sigmoid", "tanh"):
                yield _again(term, output, op), output

    return by_change(slip, twice, "the slope is taken at {}, not at its net input", weight=2)


def _sloped(term: Term) -> Iterator[Term]:
    """The h of factors 1 − h and 1 − h²."""
    for _, factor in term.parts:
        rest = complement(factor)
        if rest is not None:
            yield rest.parts[0][1] if rest.op == "square" else rest


def _again(term: Term, output: Term, op: str) -> Term:
    parts = []
    for way, factor in term.parts:
        slope = alike(factor, output) or complement(factor) is not None
        new = mapped(factor, lambda p: applied(op, output) if alike(p, output) else None)
        parts.append((way, new if slope else factor))
    return Term("product", term.node, "", term.sign, tuple(parts))


_PROBLEM = """\
schema: 1
title: T
equations: |
  z = w x
  y = σ(z)
  d = (y - t) y (1 - y)
given:
  {w: 0.53, x: 1.62, t: 1}
decimals: 4
"""

RULE = Rule(
    code="HG303",
    name="derivative-at-activation",
    summary="the slope of an activation taken at its value: σ′(y) for σ′(z)",
    looks_at=("result", "operand", "formula"),
    of=("complement",),
    weight=2,
    explain=explain,
    wrong=(
        Wrong(
            "$d = (0.7024 - 1) \\cdot \\sigma(0.7024) \\cdot (1 - \\sigma(0.7024)) = -0.0659$",
            "(0.7024 - 1) \\cdot \\sigma(0.7024) \\cdot (1 - \\sigma(0.7024))",
            "slope",
            _PROBLEM,
        ),
    ),
    right=(("$d = (y - t) y (1 - y) = (0.7024 - 1) \\cdot 0.7024 \\cdot (1 - 0.7024) = -0.0622$"),),
)
