"""What it finds: a formula or sum without its recurrent term, the one that brings the state of the
step before.

Why it matters: the numbers that follow are right for another formula.

How to put it right: write the formula with all its terms; the number of weights says how many there
must be.

Source: counted on real worked pages (recurrent-term-omitted, bias-forgotten).
"""

from __future__ import annotations

from handgrad.check.change import terms
from handgrad.check.compose import parts_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.series import place
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    recurrent = terms.where(lambda _, part: _is_recurrent(slip, part))
    return by_change(slip, recurrent, "{} is left out", short="{} is missing")


def _is_recurrent(slip: Slip, part: Term) -> bool:
    """Whether a term holds a value of the step before: U·h₁ at t = 2."""
    here = None if slip.subject is None else place(slip.subject)
    if here is None or part.kind == "atom":
        return False
    before = {place(atom.node) for atom in parts_of(part) if atom.kind == "atom"}
    return any(at is not None and at[1][-1:] == (here[1][-1] - 1,) for at in before)


RULE = Rule(
    code="HG405",
    name="recurrent-term-omitted",
    summary="the recurrent input is missing from a sum",
    looks_at=("result", "operand", "formula"),
    weight=2,
    explain=explain,
    wrong=(
        Wrong(
            "$h_2 = \\tanh(w x_2)$",
            "\\tanh(w x_2)",
            "u·h₁ is missing",
            "schema: 1\ntitle: RNN\nequations: |\n  h_t = tanh(w x_t + u h_{t-1})\n"
            "given: {w: 0.5, u: 0.7}\ninputs: {x: [0.4, 0.8]}\ninitial: {h: 0}\ndecimals: 4\n",
        ),
    ),
    right=("$h_2 = \\tanh(w x_2 + u h_1)$",),
)
