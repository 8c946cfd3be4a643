"""counting: how many Boolean functions a single unit can compute, worked out."""

from __future__ import annotations

from handgrad.document import Block, Cell, Document, Say, Table
from handgrad.notation import Number
from handgrad.threshold.counting import Count, count


def counted(n: int) -> Document:
    """A table up to n inputs, and how it was counted."""
    header = (
        "inputs",
        "Boolean functions",
        "threshold functions",
        "kinds of them",
        "regular functions looked at",
    )
    found = [count(k) for k in range(1, n + 1)]
    blocks: tuple[Block, ...] = (
        Table(
            header=tuple(Cell((text,)) for text in header),
            rows=tuple(_row(one) for one in found),
        ),
        Say(
            parts=(
                "Renaming and negating inputs turns each threshold function into one whose weights "
                "fall, w₁ ≥ w₂ ≥ … ≥ 0. In such a function earlier inputs count more: it is "
                "regular. Every regular function was decided exactly, and each that has a unit "
                "counts for all the functions it becomes by renaming and negating its inputs.",
            )
        ),
    )
    return Document(title="How many functions can one unit compute?", blocks=blocks)


def _row(one: Count) -> tuple[Cell, ...]:
    every = 1 << (1 << one.n)
    shown = f"{every:,}" if one.n < 6 else f"2^{1 << one.n}"
    numbers = (str(one.n), shown, f"{one.functions:,}", f"{one.classes:,}", f"{one.regular:,}")
    return tuple(Cell((Number(text) if text.isdecimal() else text,)) for text in numbers)
