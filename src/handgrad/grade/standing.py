"""standing: how a mark stands for one wanted number, and why."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from handgrad.check.finding import Number


class Standing(StrEnum):
    """How a mark stands for one wanted number."""

    EARNED = "earned"
    LOST = "lost"
    MISSING = "missing"
    SILENT = "silent"  # a value without working
    OPEN = "open"  # could not be read or checked


class Judgement(msgspec.Struct, frozen=True):
    """How a mark stands, and why.

    why       with the right value; hint: without it
    findings  the findings that cost the mark; the first of them is told
    proposed  where a person decides: whether the mark is proposed
    """

    standing: Standing
    why: str = ""
    hint: str = ""
    lines: tuple[int, ...] = ()
    findings: tuple[int, ...] = ()
    proposed: bool = False


EARNED = Judgement(Standing.EARNED)


def telling(number: Number | None) -> bool:
    """Whether a number has digits enough to be no accident."""
    return number is not None and telling_text(number.text)


def telling_text(text: str) -> bool:
    return len(text.lstrip("+-−0.,")) >= 2
