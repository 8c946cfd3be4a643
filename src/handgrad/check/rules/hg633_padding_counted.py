"""What it finds: an average pool at the border that was divided by the size of the window although
only the cells inside count, or the other way round.

Why it matters: the corners of a map come out too small, or too large: (1 + 1 + 1 + 1)/9 = 0.444
for a corner of ones.

How to put it right: say whether padded zeros count. PyTorch counts them unless told otherwise,
ONNX does not.

Source: the defaults of `count_include_pad` differ between PyTorch (true) and ONNX (0).
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import put, rewriting
from handgrad.check.compose import number, whole
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_WINDOWS = (4, 9, 16, 25)  # cells of a square window


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _counted, "the mean counts other cells than the {} that it should")


@rewriting("product")
def _counted(mean: Term) -> Iterator[tuple[Term, Term]]:
    sums = [part for way, part in mean.parts if way > 0 and part.kind == "sum"]
    if len(sums) != 1 or any(part.kind != "atom" for _, part in sums[0].parts):
        return  # cells are summed as they are; errors of a loss are squared
    inside = len(sums[0].parts)
    for i, (way, part) in enumerate(mean.parts):
        count = whole(part)
        if way > 0 or count is None:
            continue
        if count == inside:
            for window in _WINDOWS:
                if window > inside:
                    yield put(mean, i, number(window)), part
        elif count in _WINDOWS and inside < count:
            yield put(mean, i, number(inside)), part


_PROBLEM = """\
schema: 1
title: T
equations: |
  p = (x_1 + x_2 + x_3 + x_4) / 4
given:
  {x_1: 0.73, x_2: 1.42, x_3: 0.38, x_4: 2.15}
decimals: 4
"""

RULE = Rule(
    code="HG633",
    name="padding-counted",
    summary="a pooled mean at the border counts the padding, or fails to",
    looks_at=("result", "operand", "formula"),
    of=("quotient",),
    weight=2,
    explain=explain,
    wrong=(
        Wrong("$p = 0.52$", "0.52", "other cells than the 4", _PROBLEM),
        Wrong(
            "$p = \\frac{0.73 + 1.42 + 0.38 + 2.15}{9} = 0.52$",
            "9",
            "other cells than the 4",
            _PROBLEM,
        ),
    ),
    right=("$p = \\frac{0.73 + 1.42 + 0.38 + 2.15}{4} = 1.17$",),
)
