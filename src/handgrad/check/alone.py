"""alone: what a page proves without a problem.

A problem says what every name means. A page alone proves a slip by the numbers of its own line, or
by formulas in names that mean one thing on all of it. The rest may be a condition, an equation to
solve, another example with the same letters: it is no ground to accuse anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from handgrad.check.align import Pair
from handgrad.check.binding import answers
from handgrad.check.judge import as_float
from handgrad.check.records import Judged, Line, telling
from handgrad.document import Chain
from handgrad.graph import Node

if TYPE_CHECKING:
    from handgrad.check.engine import Engine

_ASKED = "stands before a question mark"
_CONDITION = "may be a condition or an equation to solve: only a problem would say"
_SEVERAL = "the page gives its names several values: a problem would say which is meant"


class Alone:
    """Says what speaks against an accusation. With a problem nothing does."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def doubt(
        self, chain: Chain, entry: Judged, lines: Sequence[Line], subject: Node | None
    ) -> str:
        """Why a result that is not what it should be may not be called wrong; '' if it may.

        lines  what the chain set equal to it, the nearest first
        """
        engine = self._engine
        if engine.names.solutions:
            return ""
        end = entry.number.number.span[1]
        if engine.document.text[end : end + 1] == "?":
            return _ASKED
        if not lines and answers(chain, engine):
            return ""
        if lines and lines[0].numeric:
            wide = engine.widened(lines[0], everything=True)
            if wide is not None and entry.written.equals_rounded(wide.value) is False:
                return ""
        if chain.context == "prose" or subject is None:
            return _CONDITION
        steady = engine.steady.all([*(line.node for line in lines), subject])
        return "" if steady else _SEVERAL

    def may_blame_operand(
        self, entry: Judged, pair: Pair, subject: Node | None, chain: Chain
    ) -> bool:
        """Whether a number certainly stands for something else: not if it is as good as any other
        (3 for 4), nor if what it is compared with stood in another example.
        """
        engine, meaning = self._engine, pair.meaning
        if engine.names.solutions:
            return True
        plain = not telling(entry) and entry.number.number.decimals <= 0
        if meaning.kind != "atom":
            return not plain
        if meaning.node in engine.literal and meaning.node.span[0] < chain.span[0]:
            return False
        value = engine.world.true_float(meaning.node)
        turned = value is not None and abs(value) == abs(as_float(entry.written.value))
        if subject is None or (plain and not turned):  # (a lost sign leaves the digits)
            return False
        return engine.steady.all([meaning.node, subject])

    def may_blame_line(self, chain: Chain, subject: Node | None, lines: Sequence[Line]) -> bool:
        """Whether the lines of a chain certainly say the same quantity."""
        if self._engine.names.solutions:
            return True
        said = [line.node for line in lines] if subject is None else [subject]
        return chain.context != "prose" and self._engine.steady.all(said)
