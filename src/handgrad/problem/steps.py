"""steps: the equations of a problem worked out to named nodes, each step of a recurrence on its
own.

A value is built when it is needed; the order of quantities is that of a person's page: data first,
then the equations in
the order of the file, those of a recurrence step by step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

import msgspec

from handgrad.errors import HandgradError, UnknownName
from handgrad.graph.node import Node
from handgrad.notation import Big, Derivative, Kind, Listing, Name
from handgrad.ops import apply
from handgrad.parse.build import Function, Scope, build
from handgrad.parse.summed import extent
from handgrad.parse.system import named_node
from handgrad.problem.data import Data
from handgrad.problem.prepare import prepared
from handgrad.problem.quantity import Quantity
from handgrad.problem.record import Equation, Problem
from handgrad.problem.rename import at, at_time, ended, names, rewrite, walk

Gradient = Callable[[Derivative], Quantity]


class Steps:
    """The quantities of a problem by the key of their printed name, built on demand.

    derivative   gives the quantity of a derivative that stands in a formula
    """

    def __init__(self, problem: Problem, derivative: Gradient) -> None:
        self.problem = problem
        self.derivative = derivative
        self.last = problem.steps or 0
        self.made: dict[str, Quantity] = {}  # in the order in which they were worked out
        self.nodes: dict[str, Node] = {}
        self._waiting: dict[str, tuple[Equation, int | None]] = {}
        self._busy: list[str] = []
        self._measured = False
        self.stacks = [[problem.printed(part) for part in g.on] for g in problem.given.values()]
        self._plans: dict[int, tuple[tuple[Name, ...], bool]] = {}
        self.scope = Scope(
            names=self.nodes,
            functions={
                f.name: Function(tuple(p.key for p in f.parameters), f.body)
                for f in problem.functions
            },
            conventions=problem.conventions.for_building(),
            find=self._find,
        )
        self.data = Data(problem)
        for quantity in self.data.quantities():
            self._add(quantity)
        self._beginnings = {
            at(e.left, 0).key: e.symbol for e in problem.equations if e.timed and self.last
        }
        self._defined = {*self.nodes, *(e.left.key for e in problem.equations)}
        for equation in (*problem.equations, *problem.measures):
            for t in self.times(equation):
                left = self._bare(equation) if t is None else at(self._bare(equation), t)
                self._waiting.setdefault(left.key, (equation, t))
        self._fix_steps()

    def _fix_steps(self) -> None:
        """δ_3 = … of its own takes the place of δ_t = … at t = 3."""
        steps = {
            at(e.left, t).key: (e, t) for e in self.problem.equations for t in self.times(e) if t
        }
        for equation in self.problem.equations:
            if not equation.timed and equation.left.key in steps:
                series, t = steps[equation.left.key]
                fixed = msgspec.structs.replace(equation, symbol=series.symbol)
                self._waiting[equation.left.key] = (fixed, t)

    def times(self, equation: Equation) -> range | tuple[None]:
        """The steps at which an equation holds."""
        return range(1, self.last + 1) if equation.timed else (None,)

    def work_out(self) -> None:
        """Build every equation of the problem, in the order of a page."""
        done = False
        for equation in self.problem.equations:
            if not equation.timed:
                self.node(self._bare(equation).key)
            elif not done:
                done = True
                for t in range(1, self.last + 1):
                    for other in self.problem.equations:
                        if other.timed:
                            self.node(at(self._bare(other), t).key)

    def measure(self) -> None:
        """Build the errors and losses: only where somebody asks for one of them."""
        if not self._measured:
            self._measured = True
            for equation in self.problem.measures:
                for t in self.times(equation):
                    self.node((equation.left if t is None else at(equation.left, t)).key)

    def node(self, key: str) -> Node | None:
        """The node of a printed name; None if nothing has that name."""
        found = self.nodes.get(key)
        if found is not None:
            return found
        waiting = self._waiting.get(key)
        if waiting is None:
            if key in self._beginnings:
                symbol = self._beginnings[key]
                raise UnknownName(
                    f"{key} is not given",
                    hint=f"initial: {{{symbol}: …}} says what {symbol} begins with",
                )
            return None
        if key in self._busy:
            ring = " → ".join([*self._busy[self._busy.index(key) :], key])
            raise self._placed(UnknownName(f"{key} is defined by itself: {ring}"), waiting[0])
        stack = {key: None}  # what has to be there first is put on top: no recursion, any order
        while stack:
            top = next(reversed(stack))
            equation, t = self._waiting[top]
            missing = [k for k in self._mentioned(equation, t) if self._is_missing(k, stack)]
            if missing:
                stack.update(dict.fromkeys(reversed(missing)))
                continue
            self._busy.append(top)
            try:
                self._add(self._built(equation, t))
            finally:
                self._busy.pop()
            del stack[top]
        return self.nodes[key]

    def _is_missing(self, key: str, stack: Mapping[str, None]) -> bool:
        return (
            key in self._waiting
            and key not in self.nodes
            and key not in stack
            and key not in self._busy
        )

    def _mentioned(self, equation: Equation, t: int | None) -> Iterator[str]:
        """The keys of the names in an equation, at a step."""
        for name in self._plan(equation)[0]:
            yield name.key if t is None else ended(at(name, t), self.last).key

    def _built(self, equation: Equation, t: int | None) -> Quantity:
        formula = self._at_time(equation.right, t)
        left = self._bare(equation) if t is None else at(self._bare(equation), t)
        try:
            special = self._plan(equation)[1]
            node = self._node(equation, prepared(formula, self) if special else formula)
        except HandgradError as fault:
            if fault.source is not None or " = …: " in fault.message:
                raise
            raise self._placed(fault, equation) from fault
        return Quantity(
            symbol=equation.symbol,
            name=left,
            node=named_node(node, left),
            t=t,
            formula=formula,
            section="" if t is None else f"t = {t}",
            remark=equation.remark,
        )

    def _at_time(self, formula: Kind, t: int | None) -> Kind:
        """The formula with t filled in, and T in any case."""
        if t is not None:
            return at_time(formula, t, self.last)
        if not self.last:
            return formula
        return rewrite(formula, lambda k: ended(k, self.last) if isinstance(k, Name) else None)

    def _node(self, equation: Equation, formula: Kind) -> Node:
        """The value of a formula; of p_i = … the vector of all p_i."""
        index = self._index(equation)
        if not index:
            return build(formula, self.scope)
        low, high = extent(Big("Σ", equation.left, None, formula, formula.span), index, self.scope)
        parts = [build(formula, self.scope.binding(**{index: i})) for i in range(low, high + 1)]
        return apply("stack", *parts, span=formula.span)

    def _index(self, equation: Equation) -> str:
        """The index of an equation for every entry, p_i = … x_i …: 'i'; '' for any other."""
        return equation.left.sub[-1] if equation.left.key in self._rows else ""

    @cached_property
    def _rows(self) -> set[str]:
        """The left sides that stand for every entry: p_i, and q_i where q_i = … p_i …"""
        found: set[str] = set()
        while True:
            more = {
                e.left.key
                for e in self.problem.equations
                if e.left.key not in found and self._is_row(e, found)
            }
            if not more:
                return found
            found |= more

    def _is_row(self, equation: Equation, rows: set[str]) -> bool:
        last = equation.left.sub[-1:]
        if not last or len(last[0]) != 1 or not last[0].isalpha() or last == ("t",):
            return False
        for name in names(equation.right):
            if name.sub[-1:] == last:
                bare = Name(name.base, name.marks, name.sub[:-1], name.sup)
                if name.key in rows or (
                    name.key not in self._defined and bare.key in self._defined
                ):
                    return True
        return False

    def _bare(self, equation: Equation) -> Name:
        """The name an equation without time defines: p for p_i = …"""
        left = equation.left
        if not self._index(equation):
            return left
        return Name(left.base, left.marks, left.sub[:-1], left.sup, left.span)

    def _find(self, name: Name) -> Node | None:
        """What `build` asks for when it meets a name that is not worked out yet."""
        return self.node(name.key)

    def _plan(self, equation: Equation) -> tuple[tuple[Name, ...], bool]:
        """What is the same at every step: its names, and whether there is anything special."""
        plan = self._plans.get(id(equation))
        if plan is None:
            kinds = tuple(walk(equation.right))
            plan = (
                tuple(kind for kind in kinds if isinstance(kind, Name)),
                any(
                    isinstance(kind, (Big, Derivative, Listing))
                    or (isinstance(kind, Name) and kind.key == "T")
                    for kind in kinds
                ),
            )
            self._plans[id(equation)] = plan
        return plan

    def _placed(self, fault: HandgradError, equation: Equation) -> HandgradError:
        """The same error, at its place in the file where the equation stands in one."""
        source = self.problem.source
        if equation.shift is None or not source.text:
            fault.message = f"{equation.left.key} = …: {fault.message}"
            return type(fault)(fault.message, expected=fault.expected, hint=fault.hint)
        start, end = equation.span
        if fault.end > fault.start >= 0 and any(
            kind.span == (fault.start, fault.end) for kind in walk(equation.right)
        ):
            start, end = fault.start + equation.shift, fault.end + equation.shift
        return type(fault)(
            fault.message,
            source=source.text,
            start=start,
            end=end,
            expected=fault.expected,
            hint=fault.hint,
            path=source.path,
        )

    def _add(self, quantity: Quantity) -> None:
        key = quantity.name.key if isinstance(quantity.name, Name) else str(quantity.name)
        self.made[key] = quantity
        self.nodes[key] = quantity.node
