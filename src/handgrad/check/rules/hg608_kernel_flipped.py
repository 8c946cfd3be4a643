"""What it finds: a convolution worked out with the kernel turned by 180°, where the formula slides
it as it stands, or the other way round.

Why it matters: networks cross-correlate: they slide the kernel unflipped and call it
convolution; signal processing turns it. For a kernel that is not symmetric every output
differs.

How to put it right: write down which of the two is meant. Cross-correlation multiplies x₁₁ by
k₁₁, true convolution by the opposite corner.

Source: a convention that differs between books and libraries: PyTorch, Keras and ONNX all
cross-correlate.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handgrad.check.change import rewriting
from handgrad.check.compose import is_derivative, mapped
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.series import place
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

if TYPE_CHECKING:
    from collections.abc import Hashable


_FEWEST = 2


def explain(slip: Slip) -> Explanation | None:
    gradient = is_derivative(slip.subject)

    @rewriting("sum")
    def turned(term: Term) -> Iterator[tuple[Term, Term]]:
        """Every series of the sum that is a whole block, turned round."""
        pairs = [part for _, part in term.parts if part.kind == "product"]
        if len(pairs) < _FEWEST or (gradient and len(pairs) == _FEWEST):
            return  # (two weights exchanged in a gradient are no kernel)
        series: dict[Hashable, list[Term]] = {}
        for atom in (factor for pair in pairs for _, factor in pair.parts):
            at = place(atom.node) if atom.kind == "atom" else None
            if at is not None:
                series.setdefault(at[0], []).append(atom)
        for entries in series.values():
            new = _turned(slip, term, entries)
            if new is not None:
                yield new, entries[0]

    return by_change(
        slip, turned, "the kernel is turned round: {} goes with the other end", weight=2
    )


def _turned(slip: Slip, term: Term, entries: list[Term]) -> Term | None:
    places = [place(atom.node) for atom in entries]
    indices = [at[1] for at in places if at is not None]
    if len(set(indices)) < 2 or len(set(indices)) != len(indices):
        return None
    low = [min(i) for i in zip(*indices, strict=True)]
    high = [max(i) for i in zip(*indices, strict=True)]
    size = 1
    for a, b in zip(low, high, strict=True):
        size *= b - a + 1
    if size != len(indices):
        return None
    new: dict[object, Term] = {}
    for atom, at in zip(entries, indices, strict=True):
        other = tuple(a + b - i for a, b, i in zip(low, high, at, strict=True))
        opposite = slip.neighbour(atom, other)
        if opposite is None:
            return None
        new[atom.node] = opposite
    return mapped(term, lambda part: new.get(part.node) if part.kind == "atom" else None)


_PROBLEM = """\
schema: 1
title: T
equations: |
  o = x_{11} k_{11} + x_{12} k_{12} + x_{21} k_{21} + x_{22} k_{22} + b
given:
  {x_{11}: 2, x_{12}: 0.7, x_{21}: 1.3, x_{22}: 3, k_{11}: 1, k_{12}: -0.4, k_{21}: 0.8,
  k_{22}: -1.1, b: 0.25}
decimals: 4
"""

RULE = Rule(
    code="HG608",
    name="kernel-flipped",
    summary="the kernel is turned round, or not turned where it should be",
    looks_at=("result", "operand", "formula"),
    weight=2,
    explain=explain,
    wrong=(
        Wrong(
            (
                "$o = 2 \\cdot (-1.1) + 0.7 \\cdot 0.8 + 1.3 \\cdot (-0.4) + 3 \\cdot "
                "1 + 0.25 = 1.09$"
            ),
            "2 \\cdot (-1.1) + 0.7 \\cdot 0.8 + 1.3 \\cdot (-0.4) + 3 \\cdot 1 + 0.25",
            "turned round",
            _PROBLEM,
        ),
    ),
    right=(
        ("$o = 2 \\cdot 1 + 0.7 \\cdot (-0.4) + 1.3 \\cdot 0.8 + 3 \\cdot (-1.1) + 0.25 = -0.29$"),
    ),
)
