"""What it finds: a sum in which one of its terms was added twice: a bias in the net input and once
more behind it.

Why it matters: the quantity is off by that term, and everything behind it with it.

How to put it right: tick off each term of the formula on the line with numbers; a bias is added
once, also where a library keeps two of them that only ever act as their sum.

Source: PyTorch's recurrent cells hold two biases per gate, which invites adding one of them twice.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from handgrad.check.change import rewriting
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_FEWEST = 2  # terms of a sum: a number alone, doubled, is a forgotten factor


def explain(slip: Slip) -> Explanation | None:
    found = by_change(slip, _twice, "{} is added twice", weight=4)
    change = slip.find(_twice)
    if found is None or change is None or not change.behind or found.shaped:
        return found
    return msgspec.structs.replace(found, weight=found.weight + 1)  # it would stand there twice


@rewriting("sum")
def _twice(term: Term) -> Iterator[tuple[Term, Term]]:
    if len(term.parts) >= _FEWEST:
        for again in term.parts:
            yield msgspec.structs.replace(term, parts=(*term.parts, again)), again[1]


_PROBLEM = """\
schema: 1
title: T
equations: |
  z = w x + b
given:
  {w: 0.83, x: 0.9, b: 0.37}
decimals: 4
"""

RULE = Rule(
    code="HG217",
    name="term-counted-twice",
    summary="one term of a sum, such as the bias, is added twice",
    looks_at=("result", "operand", "formula"),
    weight=4,
    explain=explain,
    wrong=(
        Wrong("$z = 0.83 \\cdot 0.9 + 0.37 = 1.487$", "1.487", "0.37 is added twice", _PROBLEM),
        Wrong(
            "$z = 0.83 \\cdot 0.9 + 0.37 + 0.37 = 1.487$",
            "0.83 \\cdot 0.9 + 0.37 + 0.37",
            "b is added twice",
            _PROBLEM,
        ),
    ),
    right=("$z = 0.83 \\cdot 0.9 + 0.37 = 1.117$",),
)
