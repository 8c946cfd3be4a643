"""What it finds: inverted dropout without its scale: the kept units stay as they are.

Why it matters: the layer's mean then falls in training, and the network sees larger values when
it is used.

How to put it right: divide what is kept by the keep probability 1 − p in training; do nothing
at test time. Older books scale at test time instead.

Source: PyTorch, Keras and ONNX scale in training; older ONNX and Srivastava 2014 at test time.
"""

from __future__ import annotations

from handgrad.check.change import factors
from handgrad.check.compose import base_of, complement, divides
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_KEPT = frozenset({"p", "q", "keep", "p_keep", "rate", "dropout"})


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, factors.where(_is_kept_share), "the scale 1/({}) is left out", weight=0)


def _is_kept_share(product: Term, part: Term) -> bool:
    return divides(product, part) and base_of(complement(part) or part) in _KEPT


_PROBLEM = """\
schema: 1
title: T
equations: |
  h = m a / (1 - p)
given:
  {m: 1, a: 0.53, p: 0.2}
decimals: 4
"""

RULE = Rule(
    code="HG627",
    name="dropout-scale-omitted",
    summary="a kept unit is not scaled by 1/(1 − p)",
    looks_at=("result", "operand", "formula"),
    of=("quotient",),
    explain=explain,
    wrong=(Wrong("$h = 0.53$", "0.53", "left out", _PROBLEM),),
    right=("$h = 0.6625$",),
)
