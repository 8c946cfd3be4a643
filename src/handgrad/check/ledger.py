"""ledger: the written numbers of a page, and what has been settled about each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

import msgspec
from flint import arb, fmpq

from handgrad.check.ends import ends, is_leaf
from handgrad.check.judge import Source, Status, Value, Verdict, hidden
from handgrad.check.names import Names
from handgrad.check.records import Judged, Line, is_long, prefix, short
from handgrad.check.term import Term
from handgrad.check.world import Printed, World, evaluate
from handgrad.check.written import is_negative, written
from handgrad.document import Document
from handgrad.graph import Node
from handgrad.read import WrittenNumber

_PRODUCTS = frozenset({"multiply", "hadamard", "divide"})


class Ledger:
    """Every number of a page with its verdict, and what follows from what was printed."""

    def __init__(self, document: Document, names: Names, numbers: Sequence[WrittenNumber]) -> None:
        self.document = document
        self.names = names
        self.world: World = names.world
        self.judged = [Judged(written(n, document.text), n) for n in numbers]
        self._at = {n.number.span[0]: i for i, n in enumerate(numbers)}
        self.begun: int | None = None  # the first number of the page that is worked out
        self.coarsest = inf  # the fewest decimals a result was rounded to
        self.literal: dict[Node, int] = {}  # constant nodes of the page → their number

    def number_index(self, line: Line) -> int:
        """The number a line consists of."""
        assert line.number is not None
        return self.literal[line.number]

    def index_at(self, offset: int) -> int | None:
        """The number whose digits begin there."""
        return self._at.get(offset)

    def sources(self, node: Node, sign: int) -> Iterator[Source]:
        """What follows for a part of the formula from the author's own numbers (worked out only as
        far as asked).
        """
        printed = self.world.printed.get(node)
        if printed is not None:
            doubtful = printed.status is Status.UNCHECKED
            yield Source(printed.value * sign, printed.causes, printed.status.bad, doubtful)
        if node.op != "constant" and not is_leaf(node):
            source = self.world.as_printed(node, self.number_of)
            if source is not None:
                yield (msgspec.structs.replace(source, value=source.value * sign))
        elif is_leaf(node):
            behind = self.names.definition(node)
            if behind is not None:
                source = self.world.as_printed(behind, self.number_of)
                if source is not None:
                    yield (msgspec.structs.replace(source, value=source.value * sign))
        elif node in self.literal:
            entry = self.judged[self.literal[node]]
            yield (Source(abs(entry.written.value) * sign, entry.causes, entry.status.bad))

    def printed_value(self, node: Node) -> Value | None:
        """Only the value of an expression on the author's own numbers, whatever it rests on."""
        known: dict[Node, Value] = {}
        for at, named in ends(node):
            if named:
                printed = self.world.printed.get(at)
                value = self.world.leaf_true(at) if printed is None else printed.value
                if value is None:
                    return None
                known[at] = value
            elif at in self.literal:
                known[at] = abs(self.judged[self.literal[at]].written.value)
        return evaluate(node, known)

    def widened(
        self, line: Line, everything: bool = False, result: Judged | None = None
    ) -> Source | None:
        """The line's value with every rounded number standing for all values it may have been
        rounded from.

        everything  also the numbers whose meaning is known
        result      the number they lead to: nobody prints more digits of it than of them, so one
                    with fewer decimals is data
        """
        finest = 1 if result is None else min(2, result.number.number.decimals - 1)

        def wide(node: Node) -> Printed | None:
            index = self.literal.get(node)
            if index is None:
                return None
            entry = self.judged[index]
            if entry.written.place >= 1 or entry.status is Status.GIVEN or _is_exact(entry):
                return self.number_of(node)
            if entry.meaning is not None and not everything:
                return self.number_of(node)
            if not everything and entry.number.number.decimals <= max(1, finest):
                return self.number_of(node)  # 2.5 is data: hardly anybody rounds to one decimal
            size = abs(entry.written.value)
            if everything and entry.status is Status.UNCHECKED and short(entry):
                return self.number_of(node)
            value = hidden(size, entry.written.place)
            return Printed(value, entry.status, entry.causes, "", index, entry.written.place)

        return self.world.as_printed(line.node, wide)

    def number_of(self, node: Node) -> Printed | None:
        index = self.literal.get(node)
        if index is None:
            return None
        return self.judged[index].printed(index)

    def copies(self, line: Line) -> None:
        """Numbers without a meaning: the author may have copied them from above, as they stand."""
        for literal in line.literals:
            index = self.literal[literal]
            entry = self.judged[index]
            if entry.status.settled:
                continue
            for printed in self._originals(entry, literal, line):
                true = printed.true
                if true is not None:
                    sign = -1 if (printed.value < 0) != (entry.written.value < 0) else 1
                    true = true * sign
                    self.world.give_meaning(literal, true * prefix(entry))
                elif printed.status.bad:  # nobody knows what belongs there, nor what follows
                    self.world.give_meaning(literal, arb("nan"))
                status = printed.status
                if status is Status.WRONG:
                    status = Status.INHERITED
                self.settle(entry, index, Verdict(status, printed.causes), true, None, literal)
                break
            if literal not in self.world.true:
                self.rounded(literal, entry)

    def rounded(self, literal: Node, entry: Judged) -> None:
        """A number that was rounded from nobody knows what stands for all values that print like
        it; a short one is data.
        """
        aside = self.begun is not None and not self.names.solutions and self.may_be_rounded(entry)
        if aside or not short(entry):
            size = hidden(abs(entry.written.value), entry.written.place)
            self.world.give_meaning(literal, size)

    def may_be_rounded(self, entry: Judged) -> bool:
        """Whether a number that nobody knows the origin of was worked out aside: it has three
        digits, or as many decimals as results of this page that were rounded.
        """
        decimals = entry.number.number.decimals
        return decimals > 1 and (is_long(entry) or decimals >= self.coarsest)

    def _originals(self, entry: Judged, literal: Node, line: Line) -> list[Printed]:
        """What a number may have been copied from: from a right result or datum if one has these
        digits, of the same sign if there is such a one (behind a minus sign nobody knows which it
        has). Where that leaves two meanings, it stands for both.
        """
        printed = self.world.copied(entry.number.text)
        if len(printed) < 2:
            return printed
        if any(self.judged[p.index].result and not p.status.bad for p in printed):
            printed = [p for p in printed if not p.status.bad]
        turned = entry.written.value < 0
        if not is_negative(entry.number) and literal in _subtracted(line.node):
            alike = [_turned(p) if (p.value < 0) != turned else p for p in printed]
        else:
            alike = [p for p in printed if (p.value < 0) == turned] or printed
        if any(p.true is None for p in alike) or len({str(p.true) for p in alike}) < 2:
            return alike
        both = arb(alike[0].true)
        for other in alike[1:]:
            both = both.union(arb(other.true))
        return [msgspec.structs.replace(alike[0], true=both), *alike[1:]]

    def _repeated(self, entry: Judged) -> Printed | None:
        """The computed number that is said again here: the same sign and at least three digits,
        all equal.
        """
        if len(entry.number.number.text.replace(".", "").lstrip("0")) < 3:
            return None
        for printed in self.world.copied(entry.number.text):
            if not printed.given and printed.value == entry.written.value:
                return printed
        return None

    def settle(
        self,
        entry: Judged,
        index: int,
        found: Verdict,
        true: Value | None,
        meaning: Term | None,
        literal: Node,
    ) -> None:
        entry.status = found.status
        entry.true = true
        entry.meaning = meaning
        entry.causes = frozenset({index}) if found.status is Status.WRONG else found.causes
        rounded = found.status in (Status.OK, Status.ROUNDING) and not _is_exact(entry)
        if entry.result and rounded:
            self.coarsest = min(self.coarsest, entry.number.number.decimals)
        if found.status.settled:
            given = found.status is Status.GIVEN
            self.world.remember(entry.printed(index, true, literal, given))


def _is_exact(entry: Judged) -> bool:
    """Whether a number is right and all of its value."""
    return isinstance(entry.true, fmpq) and entry.true == entry.written.value


def _subtracted(node: Node) -> Iterator[Node]:
    """What stands right behind a minus: 0.55 in 0.05 − 0.55·x."""
    waiting = [node]
    while waiting:
        at = waiting.pop()
        waiting += at.inputs
        if at.op in ("subtract", "negate"):
            first = at.inputs[-1]
            while first.op in _PRODUCTS:
                first = first.inputs[0]
            yield first


def _turned(printed: Printed) -> Printed:
    """The same number with its sign turned round."""
    true = None if printed.true is None else -printed.true
    return msgspec.structs.replace(printed, value=-printed.value, true=true)
