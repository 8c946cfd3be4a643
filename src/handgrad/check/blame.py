"""blame: whether the numbers of a line that do not fit its formula are certainly wrong.

A number is blamed only under a proved reading (`proof`), and only if no other reading with a single
misfit blames another number.
"""

from __future__ import annotations

import msgspec

from handgrad.check.align import MISFIT, Match, Pair
from handgrad.check.elsewhere import may_fit
from handgrad.check.ends import ends
from handgrad.check.judge import Value, hidden
from handgrad.check.proof import Proof
from handgrad.check.records import Line, Trouble, equal, overlaps, telling
from handgrad.check.standing import depends
from handgrad.graph import Node


class Blame(Proof):
    """Tells the numbers that are to blame."""

    def _accusable(
        self, trouble: Trouble, misfits: list[Pair], reference: Node, goal: Value | None
    ) -> bool:
        """Whether the numbers that do not fit are certainly the ones to blame: a single one, it
        changes the line's value (or is a known one badly copied), and no other reading of the line
        with a single misfit blames another.
        """
        line, best = trouble.line, trouble.match
        assert line is not None
        assert best is not None
        if goal is None or any(not self._same_slip(misfits[0], pair) for pair in misfits[1:]):
            return False
        if self._stands_for_nothing(line, best, misfits[0]):
            return False
        if misfits[0].meaning.kind == "atom":  # a part worked out must be right in any case
            wide = self.engine.widened(line, everything=True)
            if wide is None:  # free names: the line as it stands, at the sample
                value = self._sampled(line.node)
                if value is None or equal(value, goal):
                    return False
            elif overlaps(wide.value, goal) and not (
                self._badly_copied(trouble, misfits[0])
                or self._counts_for_nothing(line, best, misfits[0].literal)
            ):
                return False
        number, formula = misfits[0].literal, self.engine.flat(reference)
        self._refresh()
        known = (self._true, self._say, self._inside)
        if not may_fit(number, self.engine.sizes[number], line.term, formula, *known):
            return True
        rival = self._new_aligner(barred=number).match(line.term, formula)
        if rival.missing or rival.extra or self._leaves_out(rival, number):
            return True
        if rival.cost > best.cost + MISFIT / 4:
            return True
        return self._alike(misfits[0], rival) or self._copied(misfits[0], rival, reference)

    def _leaves_out(self, rival: Match, number: Node) -> bool:
        """Whether a reading blames no number, and has no use for one: it is multiplied by 0."""
        return all(pair.fits and pair.literal is not number for pair in rival.pairs)

    def _stands_for_nothing(self, line: Line, best: Match, misfit: Pair) -> bool:
        """Whether a number stands for a 0 that is written beside it: p + p − 0 for p − y."""
        truth = self.engine.world.true_value(misfit.meaning.node)
        if truth is None or truth != 0:
            return False
        used = {pair.literal for pair in best.pairs}
        return any(self.engine.sizes[x][0] == 0 for x in line.literals if x not in used)

    def _counts_for_nothing(self, line: Line, match: Match, literal: Node) -> bool:
        """Whether a line gives the same whatever a number is: it is multiplied by 0. Only its place
        says then what it should be.
        """
        if any(self._is_rough_zero(pair) for pair in match.pairs):
            return False
        return not depends(
            line.term,
            lambda atom: self.engine.printed_value(atom.node),
            lambda atom: atom.node is literal,
        )

    def _is_rough_zero(self, pair: Pair) -> bool:
        """Whether a written 0 is read as something else that is merely small."""
        written = self.engine.judged[self.engine.literal[pair.literal]].written
        return written.value == 0 and self.engine.world.true_value(pair.meaning.node) != 0

    def _badly_copied(self, trouble: Trouble, misfit: Pair) -> bool:
        """Whether a number is one that the author has right elsewhere, with a digit lost or two
        exchanged.
        """
        from handgrad.check.explain import named  # which needs the engine that this is a part of

        said = self.engine.world.printed.get(misfit.meaning.node)
        index = self.engine.literal[misfit.literal]
        entry = self.engine.judged[index]
        if said is None or said.true is None or said.status.bad or not telling(entry):
            return False
        if overlaps(hidden(entry.written.value, entry.written.place), said.value):
            return False
        copied = msgspec.structs.replace(
            trouble, number=index, belongs=misfit.meaning, expected=said.true
        )
        return named(self.engine, copied, shaped=False)

    def _alike(self, misfit: Pair, rival: Match) -> bool:
        """Whether a rival reading blames the same digits, standing elsewhere: a − b = 0.7 − 0.7 is
        wrong in one of them, whichever it is.
        """
        others = [self._text(pair) for pair in rival.pairs if not pair.fits]
        return bool(others) and all(text == self._text(misfit) for text in others)

    def _copied(self, misfit: Pair, rival: Match, before: Node) -> bool:
        """Whether a rival reading blames an equal number that stands in the line before, as the one
        in question does not: 0.61 + 0.2·0.4 = 0.61 + 0.610.
        """
        literal = self.engine.literal
        said = {self.engine.judged[literal[x]].number.text for x, _ in ends(before) if x in literal}
        others = [pair for pair in rival.pairs if not pair.fits]
        mine, sizes = self.engine.sizes[misfit.literal][0], self.engine.sizes
        return (
            bool(others)
            and self._text(misfit) not in said
            and all(sizes[p.literal][0] == mine and self._text(p) in said for p in others)
        )

    def _text(self, pair: Pair) -> str:
        return self.engine.judged[self.engine.literal[pair.literal]].number.text

    def _same_slip(self, a: Pair, b: Pair) -> bool:
        """Whether the same number stands for the same part twice: a·(1 − a) with a wrong a."""
        if a.meaning.node is not b.meaning.node:
            return False
        mine, theirs = (self.engine.judged[self.engine.literal[p.literal]] for p in (a, b))
        return mine.written.value == theirs.written.value
