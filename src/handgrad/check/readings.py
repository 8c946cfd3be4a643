"""readings: which part of the formula behind a line each of its numbers stands for, and whether
that is proved.

A reading is proved if the line, with the true values in place of its numbers, gives the quantity's
true value. A number is blamed only under a proved reading, and only if no other reading with a
single misfit blames another number.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.align import LOOSE, MISFIT, WRONG_SIGN, Match, Pair
from handgrad.check.blame import Blame
from handgrad.check.difference import difference
from handgrad.check.judge import Status, Value, Verdict, verdict
from handgrad.check.records import Judged, Line, Trouble, equal, prefix, short
from handgrad.check.term import Term
from handgrad.document import Chain
from handgrad.graph import Node

_NEARLY = 0.1  # how far off a line may be that is still compared with a formula
_FIRM = 2 * MISFIT + 0.2  # a reading with more misfits than this proves nothing


def _nearly(a: float, b: float | None) -> bool:
    return b is not None and abs(a - b) <= _NEARLY * max(abs(b), _NEARLY)


class Readings(Blame):
    """Gives the numbers of a line their meanings."""

    def reads_as(self, line: Line, expression: Node, leaf: Node) -> bool:
        """Whether a line with numbers is certainly this formula worked out."""
        if not self._may_be(line, expression, leaf):
            return False  # a look at the values spares the comparison with most formulas
        found = self._aligner(strict=True).match(line.term, self.engine.flat(expression))
        if found.cost > LOOSE / 4 or not (len(found.pairs) > 1 or self._telling(line, found)):
            return False
        return self._prove(line, found, self.engine.world.leaf_true(leaf))[0]

    def _telling(self, line: Line, match: Match) -> bool:
        """Whether one number is enough: a function of a value with several digits."""
        return (
            line.term.kind == "apply"
            and len(match.pairs) == 1
            and match.pairs[0].fits
            and not short(self.engine.judged[self.engine.literal[match.pairs[0].literal]])
        )

    def _may_be(self, line: Line, expression: Node, leaf: Node) -> bool:
        """Whether a line gives about what a quantity is, or what it is on the author's numbers."""
        self._refresh()
        value, world = self._printed[line.term], self.engine.world
        if _nearly(value, world.true_float(leaf)):
            return True
        return world.tainted and _nearly(value, self._printed[self.engine.flat(expression)])

    def expression(
        self,
        chain: Chain,
        line: Line,
        subject: Node | None,
        true: Value | None,
        definition: Node | None,
        before: list[Line],
    ) -> bool:
        """Gives the numbers of an expression their meanings; True if the reading is proved."""
        if not line.literals:
            return self._symbolic(chain, line, subject, true, definition)
        references = [b.node for b in reversed(before) if b.number is None]
        if subject is not None:
            said = self.engine.expressions.get(subject, ())
            references += [n for n in reversed(said[-6:]) if n not in references]
        if definition is not None and definition not in references:
            references.append(definition)
        best: Match | None = None
        chosen: Node | None = None
        formula = None if definition is None else self.engine.flat(definition)
        trouble = Trouble("formula", -1, line, formula, true, chain, subject)
        for reference in self._with_expanded(references, subject, line):
            found = self._aligner().match(line.term, self.engine.flat(reference))
            if best is None or found.cost < best.cost - 1e-9:
                best, chosen = found, reference
            if best.cost < LOOSE / 4:
                break
        if best is None or best.cost > _FIRM or chosen is None:
            self.engine.copies(line)
            return self._equals(line, true) or self._another(trouble, true)
        goal = true if true is not None else self._sampled(chosen)
        proved, meanings = self._prove(line, best, goal)
        if not proved and definition is not None and chosen is not definition:
            other = self._aligner().match(line.term, self.engine.flat(definition))
            if other.cost < LOOSE / 4:  # 0.2 may be two things; the formula decides
                again, values = self._prove(line, other, goal)
                if again:
                    proved, meanings, best, chosen = again, values, other, definition
        misfits = [pair for pair in best.pairs if not pair.fits]
        if not proved and not misfits and best.cost >= WRONG_SIGN:
            proved, meanings = self._sign_restored(line, best, meanings, goal)
        copied = Trouble("operand", -1, line, None, true, chain, subject, best)
        if misfits and not (proved and self._accusable(copied, misfits, chosen, goal)):
            self.engine.copies(line)
            return self._equals(line, true) or self._another(trouble, true)
        restored = best.cost >= WRONG_SIGN and not misfits
        for pair in best.pairs:
            blamed = proved and (
                restored or not pair.fits or self._is_product_of_data(pair.meaning)
            )
            self._operand(chain, line, pair, meanings.get(pair.literal), best, subject, blamed)
        self.engine.copies(line)
        return proved or self._another(trouble, true)

    def _with_expanded(self, said: list[Node], subject: Node | None, line: Line) -> Iterator[Node]:
        """The references, and last the subject's formula with the derivatives in it written out,
        and as a difference (made only if they are needed).
        """
        yield from said
        if subject is not None:
            expanded = self.engine.names.expanded(subject)
            if expanded is not None and expanded not in said:
                yield expanded
            yield from difference(subject, line, self.engine)

    def _symbolic(
        self,
        chain: Chain,
        line: Line,
        subject: Node | None,
        true: Value | None,
        definition: Node | None,
    ) -> bool:
        value = self.engine.world.true_value(line.node)
        if value is None or true is None:
            return False
        if equal(value, true):
            return True
        formula = None if definition is None else self.engine.flat(definition)
        return self._another(Trouble("formula", -1, line, formula, true, chain, subject), true)

    def _another(self, trouble: Trouble, true: Value | None) -> bool:
        """Doubts a line in the problem's names that is another formula than its quantity's. (It is
        no proof of anything.)
        """
        names, line = self.engine.names, trouble.line
        if not names.solutions or trouble.belongs is None or line is None or true is None:
            return False
        if not names.is_given(trouble.subject):
            if self.engine.results.false_lines.is_another(line, true, trouble.belongs):
                self.engine.accuse(trouble)
        return False

    def _operand(
        self,
        chain: Chain,
        line: Line,
        pair: Pair,
        meaning: Value | None,
        match: Match,
        subject: Node | None,
        blamed: bool,
    ) -> None:
        """A number that stands for a part of the formula; `blamed` if the reading proves that it
        may be called wrong.
        """
        index = self.engine.literal[pair.literal]
        entry = self.engine.judged[index]
        if entry.status.settled:
            return
        true = None if meaning is None else meaning * prefix(entry)
        sign = pair.sign * prefix(entry)
        if meaning is not None and self._turned(pair, meaning):
            sign = -sign
        sources = self.engine.sources(pair.meaning.node, sign)
        if true is None:
            known = list(sources)
            if not known:
                return
            sources = iter(known)
        found = self.as_data(entry, pair.meaning, true, verdict(entry.written, true, sources))
        if found.status is Status.WRONG:
            found = self.said_before(entry, true) or found
        if found.status is Status.WRONG and pair.meaning.kind != "atom":
            found = self.engine.results.enclosure.inherited(entry, [pair.meaning.node]) or found
        if found.status is Status.WRONG and not self.engine.names.solutions:
            if self.engine.results.enclosure.stated_roughly(entry, [pair.meaning.node]):
                found = Verdict(Status.ROUNDING)
        if found.status is Status.WRONG and not (
            blamed and self.engine.alone.may_blame_operand(entry, pair, subject, chain)
        ):
            return
        if found.status is Status.OK and self._is_given(pair.meaning):
            found = Verdict(Status.GIVEN)
        self.engine.settle(entry, index, found, true, pair.meaning, pair.literal)
        if found.status is Status.WRONG:
            self.engine.troubles.append(
                Trouble("operand", index, line, pair.meaning, true, chain, subject, match)
            )
        if meaning is not None:
            self.engine.world.give_meaning(pair.literal, meaning)
        elif entry.status is not Status.GIVEN:
            self.engine.rounded(pair.literal, entry)

    def said_before(self, entry: Judged, true: Value | None) -> Verdict | None:
        """The verdict on the same number further up, if it stood for the same value there (under
        whatever name).
        """
        for printed in self.engine.world.copied(entry.number.text):
            if printed.true is None or true is None or printed.status is Status.GIVEN:
                continue
            if not self.engine.judged[printed.index].result:
                continue  # the same number in the same wrong place is the same slip again
            same = printed.value == entry.written.value
            if equal(printed.true if same else -printed.true, true):
                if printed.status.bad:
                    return Verdict(Status.INHERITED, printed.causes)
                return Verdict(printed.status)
        return None

    def _is_product_of_data(self, meaning: Term) -> bool:
        """Whether a part was rounded once at most: a wrong last digit is no rounding either."""
        return meaning.kind == "product" and all(self._is_given(part) for _, part in meaning.parts)

    def _is_given(self, meaning: Term) -> bool:
        """Whether a part of a formula is data: a constant of the formula, a given name, a number
        already known as given.
        """
        if meaning.kind != "atom":
            return False
        index = self.engine.literal.get(meaning.node)
        if index is not None:
            return self.engine.judged[index].status is Status.GIVEN
        return meaning.node.op == "constant" or self.engine.names.is_given(meaning.node)
