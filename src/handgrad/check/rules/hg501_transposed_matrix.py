"""What it finds: a product with the transposed matrix: w₂₁ where w₁₂ belongs, x W for W x.

Why it matters: books differ in whether row i of W holds the weights into unit i or out of it;
for a square matrix nothing warns you.

How to put it right: check the shapes: in W x each row of W meets all of x. In the backward pass
it is Wᵀ, by rule.

Source: named by teachers as the commonest slip of matrix backpropagation.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from handgrad.check.change import rewriting
from handgrad.check.compose import mapped, parts_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.series import place
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_PAIR = 2


def explain(slip: Slip) -> Explanation | None:
    @rewriting("sum")
    def transposed(term: Term) -> Iterator[tuple[Term, Term]]:
        """All entries of one matrix in a sum of products with their indices exchanged."""
        if not any(part.kind == "product" for _, part in term.parts):
            return
        atoms = [(part, place(part.node)) for part in parts_of(term) if part.kind == "atom"]
        matrices = {at[0]: part for part, at in atoms if at is not None and len(at[1]) == _PAIR}
        for series, entry in matrices.items():
            new = mapped(term, partial(_mirrored, slip, series))
            if new is not term:
                yield new, entry

    return by_change(slip, transposed, "rows and columns are exchanged at {}", weight=1)


def _mirrored(slip: Slip, series: object, part: Term) -> Term | None:
    at = place(part.node) if part.kind == "atom" else None
    if at is None or at[0] != series or at[1] == at[1][::-1]:
        return None
    return slip.neighbour(part, at[1][::-1])


_PROBLEM = """\
schema: 1
title: T
equations: |
  y = W x
given:
  {W: [[0.31, -0.82], [0.57, 0.44]], x: [1.3, 0.7]}
decimals: 4
"""

RULE = Rule(
    code="HG501",
    name="transposed-matrix",
    summary="a matrix was read with rows and columns exchanged",
    looks_at=("result", "operand", "formula"),
    weight=1,
    explain=explain,
    wrong=(
        Wrong(
            "$y_1 = 0.31 \\cdot 1.3 + 0.57 \\cdot 0.7 = 0.802$",
            "0.57",
            "rows and columns",
            _PROBLEM,
        ),
    ),
    right=("$y_1 = 0.31 \\cdot 1.3 - 0.82 \\cdot 0.7 = -0.171$",),
)
