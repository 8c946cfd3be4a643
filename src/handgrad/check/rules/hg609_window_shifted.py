"""What it finds: an output computed from the window one place beside its own: a stride forgotten,
padding on the other side.

Why it matters: with an even kernel `same` padding has one cell too many on one side; PyTorch
puts it right, ONNX's SAME_LOWER left. All outputs move by one place.

How to put it right: write the indices of the first and last window down before multiplying; say
on which side the padding stands.

Source: PyTorch's and ONNX's `same` padding give different outputs for ones(2) on 1, 2, 3, 4.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import mapped, number, parts_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.series import Indices, place
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term


def explain(slip: Slip) -> Explanation | None:
    @rewriting("sum")
    def moved(term: Term) -> Iterator[tuple[Term, Term]]:
        """The entries of one series in a sum of products, all one place further."""
        if not all(_is_pair(part) for _, part in term.parts[:2]):
            return
        for first in _firsts(term):
            at = place(first.node)
            assert at is not None
            for step in _steps(len(at[1])):
                yield _moved(slip, term, at[0], step), first

    return by_change(slip, moved, "the window stands one place beside {}", weight=3)


def _is_pair(part: Term) -> bool:
    """A product of entries of series, or an entry of a matrix."""
    if part.kind == "product":
        return all(place(f.node) is not None for _, f in part.parts)
    at = place(part.node) if part.kind == "atom" else None
    return at is not None and len(at[1]) > 1


def _firsts(term: Term) -> list[Term]:
    """The first entry of every series that stands in the sum more than once."""
    seen: dict[object, list[Term]] = {}
    for atom in parts_of(term):
        at = place(atom.node) if atom.kind == "atom" else None
        if at is not None:
            seen.setdefault(at[0], []).append(atom)
    return [atoms[0] for atoms in seen.values() if len(atoms) > 1]


def _steps(count: int) -> Iterator[Indices]:
    for axis in range(count):
        for step in (-1, 1):
            yield tuple(step if i == axis else 0 for i in range(count))
    if count > 1:
        yield (1,) * count
        yield (-1,) * count


def _moved(slip: Slip, term: Term, series: object, step: Indices) -> Term:
    def change(part: Term) -> Term | None:
        at = place(part.node) if part.kind == "atom" else None
        if at is None or at[0] != series:
            return None
        beside = tuple(i + s for i, s in zip(at[1], step, strict=True))
        return slip.neighbour(part, beside) or number(0)

    return mapped(term, change)


_PROBLEM = """\
schema: 1
title: T
equations: |
  o_1 = x_1 k_1 + x_2 k_2
  o_2 = x_2 k_1 + x_3 k_2
given:
  {x_1: 0.83, x_2: 1.47, x_3: -0.62, k_1: 0.5, k_2: -1.2}
decimals: 4
"""

RULE = Rule(
    code="HG609",
    name="window-shifted",
    summary="a window stands one place too far: stride, or the side of the padding",
    looks_at=("result", "formula"),
    weight=3,
    explain=explain,
    wrong=(
        Wrong(
            "$o_1 = 1.47 \\cdot 0.5 + (-0.62) \\cdot (-1.2) = 1.479$",
            "1.47 \\cdot 0.5 + (-0.62) \\cdot (-1.2)",
            "one place beside",
            _PROBLEM,
        ),
    ),
    right=("$o_1 = 0.83 \\cdot 0.5 + 1.47 \\cdot (-1.2) = -1.349$",),
)
