"""engine: walks a page in reading order and gives every written number its verdict.

A chain `name = formula = numbers = result` says that all its links are the same quantity. Each
link is read against the one before it and against the quantity's definition: every written number
thereby gets a meaning, hence a true value. A number is called wrong only where the reading is
proved: with the true values in place of the printed ones, the line gives the quantity's true
value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handgrad.check import constants
from handgrad.check.alone import Alone
from handgrad.check.collapsed import collapsed
from handgrad.check.ends import ends, is_leaf
from handgrad.check.judge import Status, Value, Verdict, as_float, hidden
from handgrad.check.known import replaced
from handgrad.check.ledger import Ledger
from handgrad.check.names import Names
from handgrad.check.naming import key_of
from handgrad.check.readings import Readings
from handgrad.check.records import Judged, Line, Trouble, equal, short
from handgrad.check.results import Results
from handgrad.check.steady import Steady
from handgrad.check.structure import alike
from handgrad.check.term import Flattener
from handgrad.check.vectors import ambiguous
from handgrad.check.written import bare_number, negated
from handgrad.document import Chain, Document, Link
from handgrad.graph import Node
from handgrad.graph.leaf import constant
from handgrad.notation import Derivative
from handgrad.parse.written import fraction
from handgrad.read import WrittenNumber

_DATA = 4  # givens that show how long this page's data are
_FULL = 7  # digits of a number whose hidden ones show in no result of the usual length


class Engine(Ledger):
    """Reads one document against what is known. Use once."""

    def __init__(self, document: Document, names: Names, numbers: Sequence[WrittenNumber]) -> None:
        super().__init__(document, names, numbers)
        self.troubles: list[Trouble] = []
        self.told: dict[int, Node] = {}  # offsets of numbers that a sentence says the meaning of
        self.sizes: dict[Node, tuple[float, float]] = {}  # … their size and last place, roughly
        self._doubted: list[Trouble] = []
        self.steady = Steady(document, names.world)
        self.alone = Alone(self)
        self.short_data = 0  # how many short numbers the page has stated
        self.last: Node | None = None  # what the chain before was about
        self.flat = Flattener()
        self.readings = Readings(self)
        self.results = Results(self)
        self.unrounded: dict[Node, Value] = {}  # what the lines of wrong results give
        self.expressions: dict[Node, list[Node]] = {}  # what the page set equal to a name so far

    # -- chains

    def chain(self, chain: Chain) -> None:
        """One chain of the page; an array chain is read entry by entry."""
        if chain.note == "if" or self.names.binding.learn(chain):
            return  # a condition or a definition claims nothing
        built = [(link.sign, self._build(link), link) for link in chain.links]
        array = self.names.binding.array([node for _, node, _ in built], chain.links[0].body)
        if array is not None:
            built[0] = ("", array, chain.links[0])
        shapes = {node.shape for _, node, _ in built if node is not None and node.axes}
        if len(shapes) > 1:  # nothing can be paired off: the page's own data, stacked another way
            for _, node, _ in built:
                self._data(node)
            return
        shape = next(iter(shapes), ())
        for index in self.names.indices(shape):
            entries: list[tuple[str, Node | None]] = []
            for sign, node, _ in built:
                scalar = node is not None and not node.axes and not is_leaf(node)
                if node is None or (shape and (scalar or ambiguous(node))):
                    entries.append((sign, None))  # a scalar cannot equal an array
                else:
                    entries.append((sign, self.names.entry(node, index)))
            self._scalar(chain, entries)
        collapsed(self, chain, [node for _, node, _ in built], self._line)

    def _data(self, node: Node | None) -> None:
        """A vector or matrix of plain numbers that the page states and nobody can compare."""
        if node is None or node.op != "stack":
            return
        for index in self.names.indices(node.shape):
            line = self._line(self.names.entry(node, index), "", 0)
            if line.number is None:
                continue
            entry = self.judged[self.literal[line.number]]
            if not entry.status.settled:
                entry.status, entry.true = Status.GIVEN, entry.written.value

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

    def _scalar(self, chain: Chain, entries: list[tuple[str, Node | None]]) -> None:
        lines = [
            None if node is None else self._line(node, sign, i)
            for i, (sign, node) in enumerate(entries)
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
        if subject is None and chain.context == "prose":
            subject = self.told.get(chain.span[0])
        if subject is None and chain.words and (first is None or chain.context == "prose"):
            subject = self.names.binding.from_words(chain.words, rest)
        self._scalar_rest(chain, subject, rest)

    def _scalar_rest(self, chain: Chain, subject: Node | None, rest: list[Line]) -> None:
        """What a chain says of one subject."""
        subject = self.names.binding.settle(subject, rest, chain, self)
        rest = [self._with_known_names(line) for line in rest]
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
        self._doubted = []
        for line in rest:
            if line.number is not None:
                self._settle_doubts()
                given = subject is not None and self.names.is_given(subject)
                self.results.result(chain, line, subject, true, definition, before, proved, given)
                last = self.literal[line.number]
                self.results.false_lines.follow(last, true, known, before)
            else:
                found = self.readings.expression(chain, line, subject, true, definition, before)
                proved = proved or found
                if found and line.literals:
                    self._excuse(line)
                if true is None:
                    true = self.world.true_value(line.node)
                if subject is not None:
                    self.expressions.setdefault(subject, []).append(line.node)
                    if self.world.leaves(line.node):
                        self.world.set_equal(subject, line.node)
                        if not self.names.solutions:
                            self.steady.learn(subject, line.node)
            before.append(line)
        self._settle_doubts()
        self.last = subject
        if subject is not None:
            self.names.binding.bind(
                subject, true, self.judged[last] if last is not None else None, last
            )

    def calculations(self) -> Iterator[tuple[str, list[Line]]]:
        """Every chain of the page that begins with a name: the name's key and its other lines."""
        for chain in self.document.blocks:
            if isinstance(chain, Chain) and len(chain.links) > 1:
                yield key_of(chain.links[0].body), self.behind(chain)

    def behind(self, chain: Chain) -> list[Line]:
        """The lines of a chain behind its first link, as far as they can be understood."""
        nodes = [self._build(link) for link in chain.links[1:]]
        return [
            self._line(node, link.sign, i)
            for i, (node, link) in enumerate(zip(nodes, chain.links[1:], strict=True), 1)
            if node is not None and not node.axes
        ]

    def accuse(self, trouble: Trouble) -> None:
        """A line in names that is not its quantity: a finding, unless its numbers prove others."""
        self._doubted.append(trouble)

    def _excuse(self, proved: Line) -> None:
        self._doubted = [
            t for t in self._doubted if t.line is None or not alike(t.line.term, proved.term)
        ]

    def _settle_doubts(self) -> None:
        self.troubles += self._doubted
        self._doubted = []

    def same(self, a: Value, b: Value) -> bool:
        return equal(a, b)

    def finish(self) -> None:
        """Small whole numbers that only shape a formula are what they are: exponents, the bounds
        of conditions, settings.
        """
        for entry in self.judged:
            if not entry.status.settled and constants.shapes_formula(entry.number):
                entry.status, entry.true = Status.GIVEN, entry.written.value

    # -- one link

    def _line(self, node: Node, sign: str, index: int) -> Line:
        literals: list[Node] = []
        found = ends(node)
        for at, is_name in found:
            number = None if is_name or at.span[0] < 0 else self._at.get(at.span[0])
            if number is not None:
                self.literal[at] = number
                printed = self.judged[number].written
                self.sizes[at] = (abs(printed.about), as_float(printed.place))
                literals.append(at)
        named = any(is_name for _, is_name in found)
        self.world.opened(literals)
        literals.sort(key=lambda n: n.span)
        bare, negative = node, False
        if bare.op == "negate":
            bare, negative = bare.inputs[0], True
        number_node = bare if bare in self.literal else None
        return Line(
            node, self.flat(node), sign, tuple(literals), number_node, negative, index, named
        )

    def _with_known_names(self, line: Line) -> Line:
        """A line with the names that were learnt since it was read."""
        learnt = self.names.binding.structure.learnt
        if not line.named or not learnt:
            return line
        node = replaced(line.node, learnt)
        return line if node is line.node else self._line(node, line.sign, line.index)

    def _stated(self, subject: Node | None, entry: Judged) -> Value:
        """What a number stands for that the page states: itself, if it is data. A derivative, or a
        number with many digits among the results, was worked out somewhere else and rounded.
        """
        derivative = isinstance(self.names.kinds.get(subject), Derivative) if subject else False
        early = not derivative and (self.begun is None or short(entry))
        self.short_data += short(entry)
        if not short(entry) and self.short_data >= _DATA:
            early = False  # behind short data the first long number is a result
        if early or len(entry.number.number.text.lstrip("0.")) >= _FULL:
            return entry.written.value
        return hidden(entry.written.value, entry.written.place)

    def _given(self, subject: Node | None, rest: list[Line]) -> None:
        """`x = 0.35` with nothing to compare with: the page gives it."""
        for line in rest:
            assert line.number is not None
            index = self.literal[line.number]
            entry = self.judged[index]
            entry.result = True
            copied = self._repeated(entry)
            if copied is not None and copied.true is not None:
                status = Status.INHERITED if copied.status is Status.WRONG else copied.status
                found, true = Verdict(status, copied.causes), copied.true
            else:
                found, true = Verdict(Status.GIVEN), self._stated(subject, entry)
            self.settle(entry, index, found, true, None, line.number)
            if found.status is Status.GIVEN:
                entry.true = entry.written.value
            if subject is not None:
                self.names.binding.bind(subject, true, entry, index)
