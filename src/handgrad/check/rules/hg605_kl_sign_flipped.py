"""What it finds: a Kullback-Leibler term with its sign turned round: ½(1 + log σ² − μ² − σ²) where
−½(…) belongs.

Why it matters: a KL divergence is never negative. Added to a minimised loss with the wrong sign
it rewards a code far from the prior.

How to put it right: KL(q‖p) = −½ Σ(1 + log σ² − μ² − σ²): check that your value is at least 0.

Source: named by authors as a common mistake; Kingma and Welling 2014, appendix B, states −KL.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import flipped, rewriting
from handgrad.check.compose import is_kl, parts_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _turned, "the sign of the KL term is turned round", weight=0)


@rewriting("sum", "product")
def _turned(term: Term) -> Iterator[tuple[Term, Term]]:
    inside = [part for _, part in term.parts] if term.kind == "product" else [term]
    if any(is_kl(part) for part in inside):
        yield flipped(term), term
    elif term.kind == "sum":
        for i, (way, part) in enumerate(term.parts):
            if any(is_kl(inner) for inner in parts_of(part)):
                yield (
                    Term(
                        "sum", term.node, "", 1,
                        (*term.parts[:i], (-way, part), *term.parts[i + 1 :]),
                    ),
                    part,
                )  # fmt: skip


_PROBLEM = """\
schema: 1
title: T
equations: |
  D = -(1 + l - m^2 - exp(l)) / 2
given:
  {l: 0.42, m: 0.35}
decimals: 4
"""

RULE = Rule(
    code="HG605",
    name="kl-sign-flipped",
    summary="the KL divergence has the wrong sign",
    looks_at=("result", "operand", "formula"),
    of=("exp",),
    explain=explain,
    wrong=(
        Wrong(
            "$D = \\frac{1}{2} (1 + 0.42 - 0.35^2 - e^{0.42}) = -0.1122$",
            "\\frac{1}{2} (1 + 0.42 - 0.35^2 - e^{0.42})",
            "KL",
            _PROBLEM,
        ),
    ),
    right=("$D = -\\frac{1}{2} (1 + 0.42 - 0.35^2 - e^{0.42}) = 0.1122$",),
)
