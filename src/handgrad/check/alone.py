"""alone: what a page proves without a problem.

A problem says what every name means. A page alone proves a slip by the numbers of its own line, or
by formulas in names that mean one thing on all of it. The rest may be a condition, an equation to
solve, another example with the same letters: it is no ground to accuse anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from handgrad.check.align import Pair
from handgrad.check.binding import answers
from handgrad.check.judge import as_float
from handgrad.check.records import Judged, Line, telling
from handgrad.check.written import unit
from handgrad.document import Chain, Unreadable
from handgrad.graph import Node
from handgrad.notation import Fraction, Number, Power, Unread, children
from handgrad.read.pieces.ambiguous import LOST

if TYPE_CHECKING:
    from handgrad.check.engine import Engine

_ASKED = "stands before a question mark"
_CONDITION = "may be a condition or an equation to solve: only a problem would say"
_UNREAD = "something between it and its line could not be read"
_BITS = "^ may stand for the exclusive or of two whole numbers"
_UNIT = "may be the same in another unit"
_STATED = "is stated with no calculation: a problem would say of what it is the value"
_BARS = "the page has lost the bars of its fractions"
_NEARLY = 0.01  # how far such a number may be off
_STEPS = (60, 3600, 24, 7, 1000, 1024, 10**6)  # from one unit to the next
_SEVERAL = "the page gives its names several values: a problem would say which is meant"


class Alone:
    """Says what speaks against an accusation. With a problem nothing does."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @cached_property
    def _lost_bars(self) -> bool:
        """Whether the page was copied from where its fractions had bars: 0.08 0.125 = 64."""
        blocks = self._engine.document.blocks
        return sum(isinstance(b, Unreadable) and b.reason == LOST for b in blocks) > 1

    def _in_another_unit(self, entry: Judged, line: Line, chain: Chain) -> bool:
        """Whether a number may be its line in minutes, not hours, or a fraction per cent."""
        said = self._engine.printed_value(line.node)
        value = 0.0 if said is None else as_float(said)
        times = 0.0 if value == 0 else abs(entry.written.about / value)
        body = chain.links[line.index].body
        if isinstance(body, Fraction) and all(isinstance(n, Number) for n in children(body)):
            if abs(value) < 1 and abs(times - 100) < 1:
                return True
        if not unit(entry.number, self._engine.document.text):
            return False
        return any(abs(times / n - 1) < _NEARLY or abs(times * n - 1) < _NEARLY for n in _STEPS)

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
        if not lines:  # said before, or of another example
            return "" if answers(chain, engine) else _STATED
        if lines and _broken(chain, lines[0].index, entry.number.link):
            return _UNREAD
        if _exclusive_or(chain):
            return _BITS
        if lines and self._in_another_unit(entry, lines[0], chain):
            return _UNIT
        if lines and self._lost_bars and ") (" in _text(engine, chain, lines[0]):
            return _BARS
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
        if meaning.op == "variance":
            return False  # of what is random: what it is on the page says nothing of it
        plain = not telling(entry) and entry.number.number.decimals <= 0
        if meaning.kind != "atom":
            return not plain and engine.steady.all([meaning.node])
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
        if chain.context == "prose" or not self._engine.steady.all(said):
            return False
        return self._with_these_values(subject, lines)

    def _with_these_values(self, subject: Node | None, lines: Sequence[Line]) -> bool:
        """Whether the numbers put into a formula are the page's values for any of its names; if
        none is, they are another example's.
        """
        engine = self._engine
        formula = None if subject is None else engine.names.definition(subject)
        said = [line.node for line in lines if line.named]
        said += [] if formula is None else [formula]
        leaves = [leaf for node in said for leaf in engine.world.leaves(node)]
        own = [engine.world.true_float(leaf) for leaf in leaves if leaf not in engine.literal]
        printed = [engine.world.printed.get(leaf) for leaf in leaves]
        values = [value for value in own if value is not None]
        values += [as_float(number.value) for number in printed if number is not None]
        numbers = [
            engine.judged[engine.literal[at]].written
            for line in lines
            if line.numeric
            for at in line.literals
        ]
        if not values or not numbers:
            return True
        return any(not number.is_off(value) for number in numbers for value in values)


def _text(engine: Engine, chain: Chain, line: Line) -> str:
    start, end = chain.links[line.index].span
    return engine.document.text[start:end]


def _broken(chain: Chain, line: int, result: int) -> bool:
    """Whether anything between a line and its result could not be read: 27 vs 7×7 = 49."""
    return any(isinstance(link.body, Unread) for link in chain.links[line + 1 : result])


def _exclusive_or(chain: Chain) -> bool:
    """Whether a chain says of two whole numbers what a programmer's ^ gives: 2^3 = 1."""
    first, *rest = (link.body for link in chain.links)
    match first:
        case Power(base=Number(text=a), exponent=Number(text=b)) if a.isdecimal() and b.isdecimal():
            result = next((body.text for body in rest if isinstance(body, Number)), "")
            return result == str(int(a) ^ int(b)) and int(result) != int(a) ** min(int(b), 64)
    return False
