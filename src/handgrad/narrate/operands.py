"""operands: how many digits the numbers of a line need so that the line comes out on a calculator.

A computed operand is written with the fewest digits, at least the asked ones, with which the
line, worked out exactly from the printed operands, rounds to what stands behind its equals sign.
Given numbers stay as they were written, and values that end within the asked digits are written in
full.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
from flint import fmpq

from handgrad.errors import DomainError
from handgrad.graph.node import Node
from handgrad.narrate.rounded import Value, decimals_for, shortest, text, whole
from handgrad.notation import Kind
from handgrad.parse.written import fraction

# More digits than these above the asked ones are not reasonable on paper.
MOST = 12

# Works a node out, with so many bits, from the values in a memo, to which it adds what it finds.
Work = Callable[[Node, dict[Node, Value], int], Value]


class Precision(msgspec.Struct, frozen=True):
    """What was asked for: digits after the point or significant figures, and how ties are
    decided."""

    decimals: int | None
    significant: int | None
    rule: str

    def places(self, value: Value) -> int:
        """Digits after the point for this value."""
        if self.decimals is not None:
            return self.decimals
        assert self.significant is not None
        return decimals_for(value, self.significant)


class Operand(msgspec.Struct, frozen=True):
    """A number on a line: its value, and how it stands there where that is not ours to choose.

    fixed  its text, a decimal number
    kind   its notation where it was given as a formula: 1/3, 10⁻⁸
    """

    value: Value
    fixed: str | None = None
    kind: Kind | None = None


class Goal(msgspec.Struct, frozen=True):
    """What stands behind an equals sign: the node there and its printed text."""

    node: Node
    text: str


def operand(value: Value, precision: Precision) -> Operand:
    """A computed value: written in full where it ends within the asked digits."""
    return Operand(value, shortest(value, max(precision.places(value), 0)))


def settle(
    operands: Mapping[Node, Operand],
    goals: Sequence[Goal],
    precision: Precision,
    work: Work,
    least: int = 0,
) -> tuple[int, dict[Node, str]] | None:
    """The fewest extra digits with which every goal comes out, and the operands' texts; None if
    no number does."""
    loose = any(one.fixed is None and one.kind is None for one in operands.values())
    for extra in range(least, MOST + 1) if loose else (least,):
        texts: dict[Node, str] = {}
        known: dict[Node, Value] = {}
        for node, one in operands.items():
            if one.kind is not None:
                known[node] = one.value
                continue
            shown = one.fixed
            if shown is None:
                shown = text(one.value, precision.places(one.value) + extra, precision.rule)
            if shown is None:
                return None
            texts[node] = shown
            known[node] = fraction(shown)
        memos = {128: known, 512: dict(known)}
        if all(comes_out(goal, memos, precision.rule, work) for goal in goals):
            return extra, texts
    return None


def comes_out(goal: Goal, memos: Mapping[int, dict[Node, Value]], rule: str, work: Work) -> bool:
    """Whether the goal's node, worked out from the printed operands, rounds to the goal's text.

    memos   by bits: the printed operands, and what was already worked out from them
    """
    decimals = decimals_of(goal.text)
    scale = fmpq(10) ** decimals
    wanted = fraction(goal.text) * scale
    for bits, memo in memos.items():
        try:
            value = work(goal.node, memo, bits)
        except DomainError:  # an operand rounded to 0 has no logarithm: more digits are needed
            return False
        n = whole(value * scale, rule)
        if n is not None:
            return bool(wanted == n)
    return False


def decimals_of(shown: str) -> int:
    """How many digits stand after the point of a printed number.

    >>> decimals_of("0.1240"), decimals_of("-3"), decimals_of("1.2e-5")
    (4, 0, 6)
    """
    mantissa, _, exponent = shown.lower().partition("e")
    return len(mantissa.partition(".")[2]) - int(exponent or 0)
