"""What it finds: a formula that lacks a term which the problem's formula has: the recurrent input, the bias.

Why it matters: the numbers that follow are right for another formula.

How to put it right: write the formula with all its terms; the number of weights says how many there must be.

Source: counted on real worked pages (recurrent-term-omitted, bias-forgotten).
"""

from __future__ import annotations

from handgrad.check.change import changes, compute
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip


def explain(slip: Slip) -> Explanation | None:
    if slip.belongs is None or slip.line is None:
        return None
    theirs = slip.value(slip.line)
    if theirs is None:
        return None
    for change in changes(slip.belongs):
        if change.kind != "term":
            continue
        value = compute(change.line, slip.value)
        if value is not None and _same(value, theirs):
            part = slip.shown(change.part)
            return Explanation(
                short=f"{part} is missing",
                message=f"The formula lacks {part}.",
                evidence=f"the problem's formula without {part} is this one",
                weight=2,
                group=("missing", part),
            )
    return None


def _same(a: object, b: object) -> bool:
    from handgrad.check.world import as_float

    x, y = as_float(a), as_float(b)  # type: ignore[arg-type]
    return abs(x - y) <= 1e-12 * max(1.0, abs(x))


RULE = Rule(
    code="HG405",
    name="recurrent-term-omitted",
    summary="the formula lacks a term: the recurrent input or a bias",
    looks_at=("formula",),
    explain=explain,
    wrong=(
        Wrong(
            "$h_2 = \\tanh(w x_2)$",
            "w x_2",
            "missing",
            "schema: 1\ntitle: RNN\nequations: |\n  h_t = tanh(w x_t + u h_{t-1})\n"
            "given: {w: 0.5, u: 0.7}\ninputs: {x: [0.4, 0.8]}\ninitial: {h: 0}\ndecimals: 4\n",
        ),
    ),
)
