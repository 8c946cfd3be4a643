"""scheme: what can be earned, row by row, before anybody's script is looked at.

    scheme(solution) → Scheme

The rows come from the problem file's `marks:`; where it has none they are derived from the graph
(`derive`). A scheme holds its problems and no solution, so that it can be sent to another process,
which works the problems out once (`solved`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from handgrad.check.names import Names
from handgrad.graph import Node
from handgrad.notation import Derivative, Name
from handgrad.problem.marks import Line, Mark
from handgrad.problem.quantity import Quantity
from handgrad.problem.record import Problem
from handgrad.problem.solution import Solution
from handgrad.render.formula import unicode

if TYPE_CHECKING:
    from handgrad.grade.assignment import Assignment
    from handgrad.problem.tree import Leaf

_AT = re.compile(r"(.+)_\{?(\d{1,4})\}?")
WIDEST = 34  # columns of a formula that is printed as a row's label


class Want(msgspec.Struct, frozen=True, kw_only=True):
    """One number that is looked for in a script.

    symbol   as a report prints it: 'f₁'
    series   the same without its step: 'f'
    also     other names a report may have for it: ∂L/∂z₁ for (∂L/∂z)[1]
    lead     't = 1', '' outside recurrences
    right    with the asked digits
    uses     the computed values that stand in its formula
    problem  which problem of the scheme it belongs to
    at       the row of a truth table: '0, 1'
    conclusion  not a number but the name of a function is looked for
    """

    symbol: str
    series: str
    lead: str
    right: str
    uses: tuple[str, ...] = ()
    problem: int = 0
    also: tuple[str, ...] = ()
    at: str = ""
    conclusion: bool = False


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row: marks of one kind for some numbers."""

    part: str = ""
    stage: str = ""
    label: str
    kind: str
    tags: tuple[str, ...] = ()
    points: str
    wants: tuple[Want, ...]


class Scheme(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """All rows of one problem or assignment.

    problems   as loaded; headings: where on a page each is worked out, '' wherever it fits
    asked      what the problems ask for, in their order
    derived    no `marks:` were written: the rows are ours
    """

    title: str
    problems: tuple[Problem, ...]
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    asked: tuple[Want, ...]
    derived: bool = False

    @property
    def out_of(self) -> str:
        """The points that can be had."""
        return written(sum((Fraction(row.points) for row in self.rows), Fraction(0)))


_SOLVED: dict[Scheme, tuple[Solution, ...]] = {}


def solved(scheme: Scheme) -> tuple[Solution, ...]:
    """The scheme's problems worked out; once in every process."""
    if scheme not in _SOLVED:
        _SOLVED[scheme] = tuple(Solution(problem) for problem in scheme.problems)
    return _SOLVED[scheme]


def scheme(source: Solution | Assignment) -> Scheme:
    """The mark scheme of one solved problem, or of an assignment of several.

    Raises ProblemError where a row names what the problem does not have.
    """
    if not isinstance(source, Solution):
        from handgrad.grade.assignment import whole

        return whole(source)
    from handgrad.grade.derive import derived

    writer = Writer(source)
    asked = tuple(w for q in source.asked for w in writer.wants(q)) + writer.tabled()
    lines = source.problem.marking.lines
    rows = tuple(row for line in lines for row in writer.rows(line)) if lines else derived(writer)
    made = Scheme(
        title=source.problem.title or Path(source.problem.path).stem or "Problem",
        problems=(source.problem,),
        headings=("",),
        rows=rows,
        asked=asked,
        derived=not lines,
    )
    _SOLVED[made] = (source,)
    return made


class Writer:
    """Writes the rows of one problem."""

    def __init__(self, solution: Solution) -> None:
        self.solution = solution
        self.names = Names([solution])

    def wants(self, quantity: Quantity) -> tuple[Want, ...]:
        """The numbers a quantity consists of; in a truth table one for every row."""
        if self.solution.is_open(quantity):
            from handgrad.grade import truth

            return truth.wants(self, quantity)
        out = []
        for index in self.names.indices(quantity.node.shape):
            leaf = self.names.entry(quantity.node, index)
            symbol = self.names.shown(leaf)
            timed = quantity.t is not None
            out.append(
                Want(
                    symbol=symbol,
                    series=self.names.candidates.untimed(quantity, index) if timed else symbol,
                    lead=f"t = {quantity.t}" if timed else "",
                    right=self.solution.digits(quantity, index).replace("-", "−"),
                    uses=self._uses(leaf),
                    also=_by_entry(quantity, index),
                )
            )
        return tuple(out)

    def tabled(self) -> tuple[Want, ...]:
        """What a truth table asks for: its columns, and the function's name."""
        if self.solution.problem.table is None:
            return ()
        from handgrad.grade import truth

        named = truth.conclusion(self)
        columns = tuple(w for q in truth.opened(self) for w in truth.wants(self, q))
        return (*columns, *((named,) if named is not None else ()))

    def _uses(self, leaf: Node) -> tuple[str, ...]:
        """The computed values in a formula; behind those that are not asked for, theirs too."""
        found: dict[Node, None] = {}
        waiting = [leaf]
        while waiting:
            definition = self.names.definition(waiting.pop())
            for part in () if definition is None else self.names.world.leaves(definition):
                if part in found or self._is_data(part):
                    continue
                found[part] = None
                if self.names.shown(part) not in self._asked:
                    waiting.append(part)
        return tuple(self.names.shown(part) for part in found)

    def _is_data(self, leaf: Node) -> bool:
        self.names.world.leaf_true(leaf)  # finds the quantity the leaf belongs to
        return self.names.is_given(leaf)

    @cached_property
    def _asked(self) -> frozenset[str]:
        return frozenset(
            self.names.shown(self.names.entry(q.node, index))
            for q in self.solution.asked
            for index in self.names.indices(q.node.shape)
        )

    def rows(self, line: Line) -> tuple[Row, ...]:
        """The rows of one line of `marks:`; M2 A3 ft is two rows with one label."""
        named = self.tabled()[-1:] if any(leaf.text == "function" for leaf in line.of) else ()
        quantities = [q for leaf in line.of if leaf.text != "function" for q in self.meant(leaf)]
        wants = (*(w for q in quantities for w in self.wants(q)), *named)
        method = any(mark.kind == "M" for mark in line.marks)
        label = line.says or ("which function it is" if not quantities else "")
        label = label or (self.formula(quantities) if method else values(quantities))
        return tuple(
            self.row(mark, label, wants, part=line.part, stage=line.stage) for mark in line.marks
        )

    def row(
        self, mark: Mark, label: str, wants: tuple[Want, ...], *, part: str = "", stage: str = ""
    ) -> Row:
        """One row of one kind of marks."""
        return Row(
            part=part,
            stage=stage,
            label=label,
            kind=mark.kind,
            tags=mark.tags,
            points=written(Fraction(mark.points)),
            wants=wants,
        )

    def meant(self, leaf: Leaf) -> tuple[Quantity, ...]:
        """The quantities a name of the file means. Raises ProblemError where there is none."""
        found = self.solution.find(leaf.text)
        several = () if found is not None else self.solution.all(leaf.text)
        at = _AT.fullmatch(leaf.text.strip())
        if found is None and not several and at is not None:  # abs_error_2: its second step
            several = tuple(q for q in self.solution.all(at[1]) if q.t == int(at[2]))
        if found is None and not several:
            from handgrad.errors import nearest

            symbols = list(dict.fromkeys(q.symbol for q in self.solution.quantities))
            raise self.solution.problem.source.error(
                f"marks: there is no {leaf.text}", leaf.span, hint=nearest(leaf.text, symbols)
            )
        return (found,) if found is not None else several

    def formula(self, quantities: Sequence[Quantity]) -> str:
        """What a method mark is for: the formula of one quantity, the names of several."""
        if len(quantities) > 1:
            return f"numbers put into {listed(quantities)}"
        quantity = quantities[0]
        name = unicode.write(quantity.name)
        if quantity.formula is None:
            return f"formula of {name}"
        text = unicode.write(quantity.formula)
        if quantity.symbol not in {e.symbol for e in self.solution.problem.measures}:
            text = f"{name} = {text}"
        if prod(quantity.shape) == 1:
            text = text.replace(" ⊙ ", "·")
        return text if len(text) <= WIDEST else f"formula of {name}"


def _by_entry(quantity: Quantity, index: tuple[int, ...]) -> tuple[str, ...]:
    """∂L/∂z₁, which is the first entry of ∂L/∂z."""
    name = quantity.name
    if not index or not isinstance(name, Derivative) or not isinstance(name.by[-1], Name):
        return ()
    by = name.by[-1]
    at = Name(by.base, by.marks, (*by.sub, *(str(i + 1) for i in index)), by.sup)
    return (unicode.write(Derivative(name.of, (*name.by[:-1], at), name.style)),)


def values(quantities: Sequence[Quantity]) -> str:
    """What an accuracy mark is for, in words."""
    single = len(quantities) == 1 and prod(quantities[0].shape) == 1
    return f"value{'' if single else 's'} of {listed(quantities)}"


def listed(quantities: Sequence[Quantity]) -> str:
    """f₁, i₁, C̃₁, o₁; a long list is cut in the middle."""
    names = [unicode.write(q.name) for q in quantities]
    return ", ".join(names if len(names) <= 6 else [*names[:2], "…", names[-1]])


def written(points: Fraction) -> str:
    """Points as a decimal: 2, 0.5, 1.25.

    >>> written(Fraction(5, 2)), written(Fraction(3))
    ('2.5', '3')
    """
    text = f"{float(points):.4f}".rstrip("0").rstrip(".")
    return text or "0"
