"""What it finds: a vector whose entries were added up to one scalar, as in a matrix-vector product
with a bias for each unit worked out as a single sum.

Why it matters: the units of the layer are lost: one gate value stands for all of them.

How to put it right: w x has as many entries as W has rows: one sum, one bias and one activation
for each.

Source: counted on real worked pages: a 3×3 matrix times a 6-vector plus three biases as one
sum.
"""

from __future__ import annotations

from flint import fmpq

from handgrad.check.judge import Value
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.series import place
from handgrad.check.slip import Slip, told
from handgrad.check.term import Term

_MOST = 64


def explain(slip: Slip) -> Explanation | None:
    if slip.kind == "shape" and slip.subject is not None:
        return _vector(slip, int(slip.subject.shape[0]))
    at = None if slip.subject is None else place(slip.subject)
    if at is None or slip.subject is None or len(at[1]) != 1 or not slip.telling:
        return None
    summed: Value = fmpq(0)
    for i in range(1, _MOST):
        entry = slip.neighbour(Term("atom", slip.subject), (i,))
        value = None if entry is None else slip.value(entry)
        if value is None:
            break
        summed = summed + value
    if not slip.hits(summed):
        return None
    return told(slip, "all entries of the vector are added up", weight=2)


def _vector(slip: Slip, entries: int) -> Explanation:
    """A chain that sets a vector equal to the sum of its entries."""
    return Explanation(
        short=f"{slip.symbol} has {entries} entries",
        message=f"{slip.text} is all entries of {slip.symbol} added up; {slip.symbol} is a vector "
        f"of {entries}.",
        evidence=f"the entries of {slip.symbol} and the printed line both add to {slip.text}",
        weight=2,
        group=("collapsed", slip.symbol, slip.text),
    )


_PROBLEM = """\
schema: 1
title: T
equations: |
  y = W x + b
given:
  {W: [[0.31, -0.82], [0.57, 0.44]], x: [1.3, 0.7], b: [0.1, -0.25]}
decimals: 4
"""

_PAGE = """\
$A = \\begin{bmatrix} 0.3 & 0.4 \\\\ 0.5 & 0.2 \\end{bmatrix}$,
$v = \\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}$

"""

RULE = Rule(
    code="HG506",
    name="shape-collapsed",
    summary="a vector was added up to one number",
    looks_at=("result", "formula", "shape"),
    weight=2,
    explain=explain,
    wrong=(
        Wrong("$y_1 = 0.728$", "0.728", "added up", _PROBLEM),
        Wrong(_PAGE + "$$z = A v = 0.3 + 0.8 + 0.5 + 0.4 = 2.0$$", "2.0", "added up"),
    ),
    right=("$y_1 = -0.071$",),
)
