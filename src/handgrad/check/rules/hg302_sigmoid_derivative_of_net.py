"""What it finds: the slope of a sigmoid written with the net input z in place of the output y: z(1
− z).

Why it matters: σ′(z) = σ(z)(1 − σ(z)) = y(1 − y). With z the slope may even come out negative,
and the weight goes the wrong way.

How to put it right: use the output of the unit, which you have computed already: y(1 − y).

Source: named by authors as a common mistake of backpropagation.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import alike, complement, mapped
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    @rewriting("product")
    def of_net(term: Term) -> Iterator[tuple[Term, Term]]:
        """y(1 − y) with what y is the sigmoid of in place of y."""
        for _, factor in term.parts:
            output = complement(factor)
            net = None if output is None else _net(slip, output)
            if output is not None and net is not None:
                yield _replaced(term, output, net), output

    return by_change(slip, of_net, "the slope is taken of the net input, not of {}", weight=1)


def _net(slip: Slip, output: Term) -> Term | None:
    inside = slip.inside(output) if output.kind == "atom" else output
    return inside.parts[0][1] if inside is not None and inside.op == "sigmoid" else None


def _replaced(term: Term, output: Term, net: Term) -> Term:
    """Only in the slope itself: the error y − t keeps its y."""
    parts = []
    for way, factor in term.parts:
        slope = alike(factor, output) or complement(factor) is not None
        new = mapped(factor, lambda part: net if alike(part, output) else None)
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
    code="HG302",
    name="sigmoid-derivative-of-net",
    summary="the slope of a sigmoid taken of its net input: z(1 − z) for y(1 − y)",
    looks_at=("result", "operand", "formula"),
    of=("complement",),
    weight=1,
    explain=explain,
    wrong=(
        Wrong(
            ("$d = (y - t) z (1 - z) = (0.7024 - 1) \\cdot 0.8586 \\cdot (1 - 0.8586) = -0.0361$"),
            "(y - t) z (1 - z)",
            "net input",
            _PROBLEM,
        ),
    ),
    right=(("$d = (y - t) y (1 - y) = (0.7024 - 1) \\cdot 0.7024 \\cdot (1 - 0.7024) = -0.0622$"),),
)
