"""What it finds: a sum of two products whose factors changed partners: i·c + f·g for f·c + i·g,
w₁x₂ + w₂x₁ for w₁x₁ + w₂x₂.

Why it matters: the forget gate decides what is kept, the input gate what is added; exchanged,
the cell forgets what it should keep.

How to put it right: say for each product what belongs together: a weight with its own input, a
gradient with the input of its own step, f with the old cell and i with the candidate.

Source: class reports of LSTM homework; the gate orders of PyTorch, Keras and ONNX differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from handgrad.check.change import put, rewriting
from handgrad.check.compose import complement
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _exchanged, "two factors changed places in {}", weight=2)


@rewriting("sum", "product", "apply")
def _exchanged(term: Term) -> Iterator[tuple[Term, Term]]:
    pairs = [(i, p) for i, (_, p) in enumerate(term.parts) if _is_pair(p)]
    for (i, one), (j, other) in pairwise(pairs):
        for b in (0, 1):
            first = put(one, 0, other.parts[b][1])
            second = put(other, b, one.parts[0][1])
            yield put(put(term, i, first), j, second), term


def _is_pair(part: Term) -> bool:
    """A product of two factors, none of them 1 − z: that is another slip."""
    return (
        part.kind == "product"
        and [way for way, _ in part.parts] == [1, 1]
        and all(complement(factor) is None for _, factor in part.parts)
    )


_PROBLEM = """\
schema: 1
title: T
equations: |
  c_2 = f_2 c_1 + i_2 g_2
given:
  {f_2: 0.73, c_1: 0.42, i_2: 0.31, g_2: -0.56}
decimals: 4
"""

RULE = Rule(
    code="HG624",
    name="gates-exchanged",
    summary="two factors changed places in a sum of products",
    looks_at=("result", "operand", "formula"),
    weight=2,
    explain=explain,
    wrong=(
        Wrong(
            "$c_2 = 0.31 \\cdot 0.42 + 0.73 \\cdot (-0.56) = -0.2786$",
            "0.31 \\cdot 0.42 + 0.73 \\cdot (-0.56)",
            "changed places",
            _PROBLEM,
        ),
    ),
    right=("$c_2 = 0.73 \\cdot 0.42 + 0.31 \\cdot (-0.56) = 0.133$",),
)
