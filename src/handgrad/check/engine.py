"""engine: walks a page in reading order and gives every written number its verdict.

A chain `name = formula = numbers = result` says that all its links are the same quantity. Each link
is read against the
one before it and against the quantity's definition: every written number thereby gets a meaning,
hence a true value.
A number is called wrong only where the reading is proved: with the true values in place of the
printed ones, the line
gives the quantity's true value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain as chain_

import msgspec
from flint import arb, fmpq

from handgrad.check import constants
from handgrad.check.align import LOOSE, MISFIT, WRONG_SIGN, Aligner, Match, Pair
from handgrad.check.change import formula_change
from handgrad.check.judge import Source, Status, Value, Verdict, Written, verdict
from handgrad.check.names import Names
from handgrad.check.term import Flattener, Term
from handgrad.check.world import Printed, World, as_float, is_leaf
from handgrad.check.written import bare_number, is_negative, negated, written
from handgrad.document import Chain, Document, Link
from handgrad.graph import Node
from handgrad.graph.leaf import constant
from handgrad.parse.written import fraction
from handgrad.read import WrittenNumber


class Judged(msgspec.Struct):
    """The state of one written number while the page is read."""

    written: Written
    number: WrittenNumber
    status: Status = Status.UNCHECKED
    true: Value | None = None
    causes: frozenset[int] = frozenset()
    meaning: Term | None = None
    reason: str = ""
    result: bool = False


class Line(msgspec.Struct, eq=False):
    """One link of a chain as a scalar expression, with the numbers that stand in it."""

    node: Node
    term: Term
    sign: str
    literals: tuple[Node, ...]
    number: Node | None  # the link is nothing but this number
    negative: bool  # … with a minus before it
    index: int


class Trouble(msgspec.Struct, frozen=True, eq=False):
    """A place where a number is wrong, before anybody has explained it."""

    kind: str
    number: int
    line: Line | None
    belongs: Term | None
    expected: Value | None
    chain: Chain
    subject: Node | None = None
    match: Match | None = None
    after: int = -1  # the number printed after a line that is not its quantity


_PRIMES = (71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127)
_FIRM = 2 * MISFIT + 0.2  # a reading with more misfits than this proves nothing


class Engine:
    """Reads one document against what is known. Use once."""

    def __init__(self, document: Document, names: Names, numbers: Sequence[WrittenNumber]) -> None:
        self.document = document
        self.names = names
        self.world: World = names.world
        self.judged = [Judged(written(n), n) for n in numbers]
        self.troubles: list[Trouble] = []
        self._at = {n.number.span[0]: i for i, n in enumerate(numbers)}
        self._literal: dict[Node, int] = {}  # constant nodes of the page → their number
        self._flat = Flattener()
        self._samples: dict[Node, int] = {}
        self._expressions: dict[
            Node, list[Node]
        ] = {}  # what the page has set equal to a name so far
        self._now: dict[
            Term, tuple[float, ...]
        ] = {}  # the same for names, until something is learnt

    # -- chains

    def chain(self, chain: Chain) -> None:
        """One chain of the page; an array chain is read entry by entry."""
        if self.names.learn(chain):
            return
        built = [(link.sign, self._build(link), link) for link in chain.links]
        shapes = {node.shape for _, node, _ in built if node is not None and node.axes}
        if len(shapes) > 1:
            return  # the shapes disagree: nothing can be paired off
        shape = next(iter(shapes), ())
        for index in self.names.indices(shape):
            entries = []
            for sign, node, link in built:
                if node is None:
                    entries.append((sign, None, link))
                    continue
                if shape and not node.axes and not is_leaf(node):
                    entries.append((sign, None, link))  # a scalar cannot equal an array
                    continue
                entries.append((sign, self.names.entry(node, index), link))
            self._scalar(chain, entries)

    def about(self, subject: Node, chain: Chain) -> None:
        """A chain without a name of its own that is said of one quantity: a cell of a table."""
        lines = []
        for i, link in enumerate(chain.links):
            node = self._build(link)
            if node is None or node.axes:
                continue
            lines.append(self._line(self.names.entry(node, ()), link.sign, i))
        if lines:
            true, definition = self.world.leaf_true(subject), self.names.definition(subject)
            self._links(chain, subject, true, definition, lines)

    def _build(self, link: Link) -> Node | None:
        bare = bare_number(link.body)
        if bare is None:
            return self.names.build(link.body)
        number, scale = bare
        node = constant(fraction(number.text) * scale, number.text, number.span)
        return Node("negate", (node,), span=link.span) if negated(link.body) else node

    def _scalar(self, chain: Chain, entries: list[tuple[str, Node | None, object]]) -> None:
        lines = [
            None if node is None else self._line(node, sign, i)
            for i, (sign, node, _) in enumerate(entries)
        ]
        first = lines[0]
        called: list[Node] = []  # the names the chain begins with: y₀ = s₀ = 0 speaks of two
        for line in lines:
            if line is None or line.literals or not is_leaf(line.node):
                break
            called.append(line.node)
        rest = [line for line in lines[len(called) :] if line is not None]
        if not rest and len(called) > 1:
            rest = [line for line in lines[1:] if line is not None]
            called = called[:1]
        if not rest:
            return
        subject = called[0] if called else None
        for other in called[1:]:
            self._scalar_rest(chain, other, rest)
        if subject is None and first is None and chain.words:
            subject = self.names.from_words(chain.words, rest)
        self._scalar_rest(chain, subject, rest)

    def _scalar_rest(self, chain: Chain, subject: Node | None, rest: list[Line]) -> None:
        """What a chain says of one subject."""
        self._now.clear()
        subject = self.names.settle(subject, rest, chain, self)
        true = None if subject is None else self.world.leaf_true(subject)
        definition = None if subject is None else self.names.definition(subject)
        stated = subject is not None and all(line.number is not None for line in rest)
        if stated and true is None and definition is None:
            self._given(subject, rest)
            return
        self._links(chain, subject, true, definition, rest)

    def _links(
        self,
        chain: Chain,
        subject: Node | None,
        true: Value | None,
        definition: Node | None,
        rest: list[Line],
    ) -> None:
        before: list[Line] = []
        proved = False
        last: int | None = None
        known = len(self.troubles)
        for line in rest:
            if line.number is not None:
                given = subject is not None and self.names.is_given(subject)
                self._result(chain, line, subject, true, definition, before, proved, given)
                last = self._literal[line.number]
                self._from_false_line(self.judged[last], true, known)
            else:
                found = self._expression(chain, line, subject, true, definition, before)
                proved = proved or found
                value = self.world.true_value(line.node)
                if true is None and value is not None:
                    true = value
                if subject is not None:
                    self._expressions.setdefault(subject, []).append(line.node)
                    if self.world.leaves(line.node):
                        self.world.formulas.setdefault(subject, []).append(line.node)
            before.append(line)
        if subject is not None:
            self.names.bind(subject, true, self.judged[last] if last is not None else None, last)

    def reads_as(self, line: Line, expression: Node, leaf: Node) -> bool:
        """Whether a line with numbers is certainly this formula worked out."""
        found = self._aligner().match(line.term, self._flat(expression))
        if found.cost > LOOSE / 4 or len(found.pairs) < 2:
            return False
        return self._prove(line, found, self.world.leaf_true(leaf))[0]

    def number_index(self, line: Line) -> int:
        """The number a line consists of."""
        assert line.number is not None
        return self._literal[line.number]

    def index_at(self, offset: int) -> int | None:
        """The number whose digits begin there."""
        return self._at.get(offset)

    def same(self, a: Value, b: Value) -> bool:
        return _equal(a, b)

    def finish(self) -> None:
        """Small whole numbers that only shape a formula are what they are: exponents, the bounds of
        conditions, settings.
        """
        for entry in self.judged:
            if not entry.status.settled and constants.shapes_formula(entry.number):
                entry.status, entry.true = Status.GIVEN, entry.written.value

    def _from_false_line(self, entry: Judged, true: Value | None, known: int) -> None:
        """A result that is not its quantity's value, in a chain whose formula was found to be
        another one, follows from that.
        """
        fault = next(
            (i for i, t in enumerate(self.troubles) if i >= known and t.kind == "formula"), None
        )
        if fault is None or true is None or entry.status not in (Status.ROUNDING, Status.UNCHECKED):
            return
        if not entry.written.shows(true):
            entry.status, entry.causes, entry.reason = (
                Status.INHERITED,
                frozenset({-(fault + 1)}),
                "",
            )

    # -- one link

    def _line(self, node: Node, sign: str, index: int) -> Line:
        literals: list[Node] = []
        stack, seen = [node], set[Node]()
        while stack:
            at = stack.pop()
            if at in seen:
                continue
            seen.add(at)
            if at.op == "constant":
                number = self._at.get(at.span[0]) if at.span[0] >= 0 else None
                if number is not None:
                    self._literal[at] = number
                    literals.append(at)
            elif not is_leaf(at):
                stack.extend(at.inputs)
        literals.sort(key=lambda n: n.span)
        bare, negative = node, False
        if bare.op == "negate":
            bare, negative = bare.inputs[0], True
        number_node = bare if bare in self._literal else None
        return Line(node, self._flat(node), sign, tuple(literals), number_node, negative, index)

    def _expression(
        self,
        chain: Chain,
        line: Line,
        subject: Node | None,
        true: Value | None,
        definition: Node | None,
        before: list[Line],
    ) -> bool:
        """Gives the numbers of an expression their meanings; True if the reading is proved."""
        self._now.clear()
        if not line.literals:
            return self._symbolic(chain, line, subject, true, definition)
        references = [b.node for b in reversed(before) if b.number is None]
        if subject is not None:
            said = self._expressions.get(subject, ())
            references += [n for n in reversed(said[-6:]) if n not in references]
        if definition is not None and definition not in references:
            references.append(definition)
        best: Match | None = None
        chosen: Node | None = None
        for reference in self._with_expanded(references, subject):
            found = self._aligner().match(line.term, self._flat(reference))
            if best is None or found.cost < best.cost - 1e-9:
                best, chosen = found, reference
            if best.cost < LOOSE / 4:
                break
        if best is None or best.cost > _FIRM or chosen is None:
            self._copies(line)
            return self._equals(line, true)
        goal = true if true is not None else self._sampled(chosen)
        proved, meanings = self._prove(line, best, goal)
        misfits = [pair for pair in best.pairs if not pair.fits]
        if not proved and not misfits and best.cost >= WRONG_SIGN:
            proved, meanings = self._sign_restored(line, best, meanings, goal)
        if misfits and not (proved and self._accusable(line, best, misfits, chosen, goal)):
            self._copies(line)
            return self._equals(line, true)
        restored = best.cost >= WRONG_SIGN and not misfits
        for pair in best.pairs:
            blamed = proved and (restored or not pair.fits)
            self._operand(chain, line, pair, meanings.get(pair.literal), best, subject, blamed)
        self._copies(line)
        return proved

    def _with_expanded(self, references: list[Node], subject: Node | None) -> Iterator[Node]:
        """The references, and last the subject's formula with the derivatives in it written out
        (made only if it is needed).
        """
        yield from references
        if subject is not None:
            expanded = self.names.expanded(subject)
            if expanded is not None and expanded not in references:
                yield expanded

    def _sign_restored(
        self, line: Line, match: Match, meanings: dict[Node, Value], goal: Value | None
    ) -> tuple[bool, dict[Node, Value]]:
        """All digits fit and the line is still false: the one number whose lost minus makes it
        true.
        """
        if goal is None or match.missing or match.extra:
            return False, meanings
        turned = [
            {**meanings, pair.literal: -meanings[pair.literal]}
            for pair in match.pairs
            if pair.sign < 0 and pair.literal in meanings
        ]
        right = [values for values in turned if self._gives(line.node, values, goal)]
        return (True, right[0]) if len(right) == 1 else (False, meanings)

    def _accusable(
        self, line: Line, best: Match, misfits: list[Pair], reference: Node, goal: Value | None
    ) -> bool:
        """Whether the numbers that do not fit are certainly the ones to blame: a single one, it
        changes the line's value,
        and no other reading of the line with a single misfit blames another."""
        if len(misfits) > 1 or goal is None:
            return False
        if (
            misfits[0].meaning.kind == "atom"
        ):  # a value put in; a part worked out must be right in any case
            wide = self._widened(line, everything=True)
            if wide is None:  # free names: the line as it stands, at the sample
                value = self._sampled(line.node)
                if value is None or _equal(value, goal):
                    return False
            elif _overlaps(wide.value, goal):
                return False
        other = self._aligner()
        other.barred = misfits[0].literal
        rival = other.match(line.term, self._flat(reference))
        if rival.missing or rival.extra:
            return True
        return rival.cost > best.cost + MISFIT / 4

    def _symbolic(
        self,
        chain: Chain,
        line: Line,
        subject: Node | None,
        true: Value | None,
        definition: Node | None,
    ) -> bool:
        value = self.world.true_value(line.node)
        if value is None or true is None:
            return False
        if _equal(value, true):
            return True
        if self.names.solutions and definition is not None and not self.names.is_given(subject):
            self.troubles.append(
                Trouble("formula", -1, line, self._flat(definition), true, chain, subject)
            )
        return False

    def _sampled(self, node: Node, known: dict[Node, Value] | None = None) -> Value | None:
        """A value with every free name (the inputs of a truth table) at a fixed odd place: two
        formulas that agree there are
        taken for the same."""
        values: dict[Node, Value] = dict(known or {})
        for leaf in self.world.leaves(node):
            if leaf not in values:
                true = self.world.leaf_true(leaf)
                if true is None and not self.names.is_free(leaf):
                    return None
                values[leaf] = self._sample(leaf) if true is None else true
        return self.names.evaluate(node, values)

    def _sample(self, leaf: Node) -> fmpq:
        at = self._samples.setdefault(leaf, len(self._samples))
        return fmpq(_PRIMES[at % len(_PRIMES)], 64 + at)

    def _prove(
        self, line: Line, match: Match, goal: Value | None
    ) -> tuple[bool, dict[Node, Value]]:
        """Whether the line, with true values in place of its numbers, gives the goal; and those
        values.
        """
        meanings: dict[Node, Value] = {}
        for pair in match.pairs:
            value = self.world.true_value(pair.meaning.node)
            if value is not None:
                meanings[pair.literal] = value * pair.sign
        if goal is None or len(meanings) < len(match.pairs):
            return False, meanings
        if match.missing or match.extra:
            return False, meanings
        if self._gives(line.node, meanings, goal):
            return True, meanings
        for pair in match.pairs:
            if not pair.fits:
                turned = {**meanings, pair.literal: -meanings[pair.literal]}
                if self._gives(line.node, turned, goal):
                    return True, turned
        return False, meanings

    def _gives(self, node: Node, meanings: dict[Node, Value], goal: Value) -> bool:
        value = self._sampled(node, meanings)
        return value is not None and _equal(value, goal)

    def _equals(self, line: Line, true: Value | None) -> bool:
        if true is None:
            return False
        value = self.world.true_value(line.node)
        return value is not None and _equal(value, true)

    # -- numbers

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
        index = self._literal[pair.literal]
        entry = self.judged[index]
        if entry.status.settled:
            return
        true = None if meaning is None else meaning * _prefix(entry)
        sources = self.sources(pair.meaning.node, pair.sign * _prefix(entry))
        if true is None:
            sources = list(sources)
            if not sources:
                return
        found = verdict(entry.written, true, sources)
        if found.status is Status.WRONG:
            found = self._said_before(entry, true) or found
        if found.status is Status.WRONG and not blamed:
            return
        if found.status is Status.OK and self._is_given(pair.meaning):
            found = Verdict(Status.GIVEN)
        self._settle(entry, index, found, true, pair.meaning, pair.literal)
        if found.status is Status.WRONG:
            self.troubles.append(
                Trouble("operand", index, line, pair.meaning, true, chain, subject, match)
            )
        if meaning is not None:
            self.world.give_meaning(pair.literal, meaning)

    def _said_before(self, entry: Judged, true: Value | None) -> Verdict | None:
        """The verdict on the same number further up, if it stood for the same value there (under whatever name)."""
        for printed in self.world.copied(entry.number.text):
            if printed.true is None or true is None or printed.status is Status.GIVEN:
                continue
            if _equal(abs(printed.true), abs(true)):
                if printed.status.bad:
                    return Verdict(Status.INHERITED, printed.causes)
                return Verdict(printed.status)
        return None

    def _is_given(self, meaning: Term) -> bool:
        """Whether a part of a formula is data: a constant of the formula, a given name, a number
        already known as given.
        """
        if meaning.kind != "atom":
            return False
        index = self._literal.get(meaning.node)
        if index is not None:
            return self.judged[index].status is Status.GIVEN
        return meaning.node.op == "constant" or self.names.is_given(meaning.node)

    def sources(self, node: Node, sign: int) -> Iterator[Source]:
        """What follows for a part of the formula from the author's own numbers (worked out only as
        far as asked).
        """
        printed = self.world.printed.get(node)
        if printed is not None:
            yield (Source(printed.value * sign, printed.causes, printed.status.bad))
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
        elif node in self._literal:
            entry = self.judged[self._literal[node]]
            yield (Source(abs(entry.written.value) * sign, entry.causes, entry.status.bad))

    def _result(
        self,
        chain: Chain,
        line: Line,
        subject: Node | None,
        true: Value | None,
        definition: Node | None,
        before: list[Line],
        proved: bool,
        given: bool,
    ) -> None:
        """A number that the chain says its links are equal to."""
        assert line.number is not None
        index = self._literal[line.number]
        entry = self.judged[index]
        entry.result = True
        if subject is None and not before:
            return
        lines = [earlier for earlier in reversed(before) if earlier.number is None]
        found = verdict(
            entry.written, true, chain_(self._line_values(lines), self._subject_values(subject))
        )
        if found.status in (Status.ROUNDING, Status.WRONG) and not proved:
            found = self._leniently(entry, true, lines, found)
            if found is None:
                return
            if found.status is Status.UNCHECKED and self.names.solutions and definition is not None:
                self._another_formula(chain, index, true, definition, lines, subject)
        if given and found.status is Status.OK:
            found = Verdict(Status.GIVEN)
        meaning = (
            self._flat(subject) if subject is not None else (before[0].term if before else None)
        )
        self._settle(entry, index, found, true, meaning, line.number)
        if found.status is Status.WRONG:
            cause = lines[0] if lines else None
            first = next(self._line_values(lines), None)
            expected = true if first is None else first.value
            belongs = None if definition is None else self._flat(definition)
            self.troubles.append(Trouble("result", index, cause, belongs, expected, chain, subject))

    def _another_formula(
        self,
        chain: Chain,
        index: int,
        true: Value | None,
        definition: Node,
        lines: list[Line],
        subject: Node | None,
    ) -> None:
        """The number follows from its line, but the line is not the quantity: the one change to the
        quantity's formula that
        gives the author's number makes it a finding on the line, from which the number is
        inherited.
        """
        entry = self.judged[index]
        formula = self._flat(definition)

        def printed(term: Term) -> Value | None:
            source = self.world.as_printed(term.node, self.number_of)
            return None if source is None else source.value

        def known(term: Term) -> Value | None:
            return self.world.true_value(term.node)

        if not lines or not _telling(entry):
            return
        kinds = [
            kind
            for kind in ("term", "sign", "factor", "function")
            if formula_change(
                kind, formula, known, printed, lambda v: v is not None and entry.written.shows(v)
            )
        ]
        if len(kinds) != 1:
            return
        self.troubles.append(
            Trouble("formula", -1, lines[-1], formula, true, chain, subject, None, index)
        )

    def _line_values(self, lines: list[Line]) -> Iterator[Source]:
        """What the lines before a result give on the numbers that stand in them, the nearest line
        first.
        """
        for line in lines:
            source = self.world.as_printed(line.node, self.number_of)
            if source is not None:
                yield source

    def _subject_values(self, subject: Node | None) -> Iterator[Source]:
        if subject is not None:
            yield from self.sources(subject, 1)

    def _leniently(
        self, entry: Judged, true: Value | None, lines: list[Line], found: Verdict
    ) -> Verdict | None:
        """A verdict where the line could not be matched with a formula: its numbers may have been
        rounded from others.
        None where nothing at all can be said."""
        follows = any(entry.written.shows(source.value) for source in self._line_values(lines))
        loose = [wide for line in lines if (wide := self._widened(line)) is not None]
        if found.status is Status.ROUNDING and true is not None and follows:
            if self._explains(entry, true, loose):
                return found
            entry.reason = (
                "follows from its line, but the line could not be matched with the formula"
            )
            return Verdict(Status.UNCHECKED)
        if found.status is Status.WRONG:
            if any(entry.written.equals_rounded(wide.value) is not False for wide in loose):
                return Verdict(Status.ROUNDING)
            if true is None and not loose:
                return None
        return found

    def _explains(self, entry: Judged, true: Value, loose: list[Source]) -> bool:
        """Whether rounded operands can account for the distance to the true value."""
        off = abs(as_float(true) - float(entry.written.value.p) / float(entry.written.value.q))
        if off <= 3 * float(entry.written.place.p) / float(entry.written.place.q):
            return True
        return any(_overlaps(wide.value, true) for wide in loose)

    def _widened(self, line: Line, everything: bool = False) -> Source | None:
        """The line's value with every rounded number standing for all values it may have been
        rounded from.

        everything  also the numbers whose meaning is known
        """

        def wide(node: Node) -> Printed | None:
            index = self._literal.get(node)
            if index is None:
                return None
            entry = self.judged[index]
            if entry.written.place >= 1 or entry.status is Status.GIVEN:
                return self.number_of(node)
            if entry.meaning is not None and not everything:
                return self.number_of(node)
            size = abs(entry.written.value)
            if everything and entry.status is Status.UNCHECKED and _short(entry):
                return self.number_of(node)
            value = arb(size, entry.written.place)
            return Printed(value, entry.status, entry.causes, "", index, entry.written.place)

        return self.world.as_printed(line.node, wide)

    def number_of(self, node: Node) -> Printed | None:
        index = self._literal.get(node)
        if index is None:
            return None
        entry = self.judged[index]
        return Printed(
            entry.written.value,
            entry.status,
            entry.causes,
            entry.number.text,
            index,
            entry.written.place,
        )

    def _copies(self, line: Line) -> None:
        """Numbers without a meaning: the author may have copied them from above, as they stand."""
        for literal in line.literals:
            index = self._literal[literal]
            entry = self.judged[index]
            if entry.status.settled:
                continue
            for printed in self.world.copied(entry.number.text):
                true = printed.true
                if true is not None:
                    sign = -1 if (printed.value < 0) != (entry.written.value < 0) else 1
                    true = true * sign
                    self.world.give_meaning(literal, true * _prefix(entry))
                status = printed.status
                if status is Status.WRONG:
                    status = Status.INHERITED
                self._settle(entry, index, Verdict(status, printed.causes), true, None, literal)
                break
            else:
                if not _short(entry) and literal not in self.world.true:
                    # Rounded from nobody knows what: it stands for all values that print like this.
                    self.world.give_meaning(
                        literal, arb(abs(entry.written.value), entry.written.place)
                    )

    def _given(self, subject: Node | None, rest: list[Line]) -> None:
        """`x = 0.35` with nothing to compare with: the page gives it."""
        for line in rest:
            assert line.number is not None
            index = self._literal[line.number]
            entry = self.judged[index]
            entry.result = True
            copied = self._repeated(entry)
            if copied is not None and copied.true is not None:
                status = Status.INHERITED if copied.status is Status.WRONG else copied.status
                found, true = Verdict(status, copied.causes), copied.true
            else:
                found, true = Verdict(Status.GIVEN), entry.written.value
            self._settle(entry, index, found, true, None, line.number)
            if subject is not None:
                self.names.bind(subject, true, entry, index)

    def _repeated(self, entry: Judged) -> Printed | None:
        """The computed number that is said again here: the same sign and at least three digits, all
        equal.
        """
        if len(entry.number.number.text.replace(".", "").lstrip("0")) < 3:
            return None
        for printed in self.world.copied(entry.number.text):
            if not printed.given and printed.value == entry.written.value:
                return printed
        return None

    def _settle(
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
        if found.status.settled:
            self.world.remember(
                Printed(
                    entry.written.value,
                    entry.status,
                    entry.causes,
                    entry.number.text,
                    index,
                    entry.written.place,
                    true,
                    literal,
                    found.status is Status.GIVEN,
                )
            )

    # -- aligning

    def _aligner(self) -> Aligner:
        return Aligner(
            self._as_number, self._true_float, self._said_floats, self._inside, self._compose
        )

    def _as_number(self, term: Term) -> tuple[float, float] | None:
        index = self._literal.get(term.node) if term.kind == "atom" else None
        if index is None:
            return None
        entry = self.judged[index].written
        return abs(float(entry.value.p) / float(entry.value.q)), float(entry.place.p) / float(
            entry.place.q
        )

    def _true_float(self, term: Term) -> float | None:
        value = self.world.true_value(term.node)
        return None if value is None else as_float(value)

    def _said_floats(self, term: Term) -> tuple[float, ...]:
        return tuple(as_float(source.value) for source in self.sources(term.node, 1))

    def _inside(self, term: Term) -> Term | None:
        definition = self.names.definition(term.node)
        return None if definition is None else self._flat(definition)

    def _compose(self, kind: str, sign: int, parts: tuple[tuple[int, Term], ...]) -> Term:
        node: Node | None = None
        for way, part in parts:
            if kind == "sum":
                if node is None:
                    node = part.node if way > 0 else Node("negate", (part.node,))
                else:
                    node = Node("add" if way > 0 else "subtract", (node, part.node))
            elif node is None:
                one = Node("constant", (), {"value": fmpq(1)})
                node = part.node if way > 0 else Node("divide", (one, part.node))
            else:
                node = Node("multiply" if way > 0 else "divide", (node, part.node))
        assert node is not None
        return Term(kind, node, "", sign, parts)


def _prefix(entry: Judged) -> int:
    return -1 if is_negative(entry.number) else 1


def _telling(entry: Judged) -> bool:
    """Whether a number has enough digits to prove anything."""
    return len(entry.number.number.text.replace(".", "").lstrip("0")) >= 2


def _short(entry: Judged) -> bool:
    """Whether a number is so short that it was hardly rounded from a longer one: data, not a
    result.
    """
    digits = entry.number.number.text.replace(".", "").lstrip("0")
    return len(digits) < 3 or entry.number.number.decimals < 3


def _equal(a: Value, b: Value) -> bool:
    """Equal as far as can be told: two symbolic lines that agree to 25 digits are taken for the
    same.
    """
    off = a - b
    if isinstance(off, fmpq):
        return bool(off == 0)
    return bool(off.contains(0)) and bool(off.rad() < 1e-20)


def _overlaps(wide: Value, value: Value) -> bool:
    return (
        bool((arb(wide) - arb(value)).contains(0))
        if isinstance(wide, fmpq)
        else bool(wide.overlaps(arb(value)))
    )
