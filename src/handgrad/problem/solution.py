"""solution: a problem worked out: every quantity with its node, its exact value and its certified digits.

Derivatives are not listed beforehand: whatever is asked for (∂L/∂h_1, ∂o_2/∂o_1, ∇_W E) is worked out at that moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any

import msgspec
from flint import arb, fmpq

from handgrad.errors import ProblemError, nearest
from handgrad.evaluate.array import Array
from handgrad.evaluate.certified import value
from handgrad.evaluate.digits import decide, fraction
from handgrad.evaluate.element import element
from handgrad.graph.node import Node, Role
from handgrad.notation import Derivative, Kind, Name
from handgrad.parse.build import Scope, build
from handgrad.problem.conventions import Conventions
from handgrad.problem.finding import Finder, part
from handgrad.problem.quantity import Quantity
from handgrad.problem.record import Asked, Problem, Value
from handgrad.problem.rename import offset, timeless
from handgrad.problem.steps import Steps
from handgrad.problem.written import NUMBER, notation

if TYPE_CHECKING:
    from handgrad.problem.table import TruthTable
    from handgrad.problem.view import View

__all__ = ["Quantity", "Solution"]


class Solution:
    """A problem with all its values.

    >>> from handgrad.problem import load
    >>> s = Solution(load({"equations": "y = w x", "given": {"w": 2, "x": "0.25"}, "decimals": 2}))
    >>> s.digits(s.find(Name("y")))
    '0.50'
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._derivatives: dict[tuple[Node, tuple[Node, ...]], Quantity] = {}
        self._extra: dict[Node, Quantity] = {}  # derivatives by their node
        self._memos: dict[int, dict[Node, Any]] = {}
        self._flows: dict[Node, dict[Node, Node]] = {}
        self._steps = Steps(problem, self._stated_derivative)
        self._finder = Finder(problem, ())
        self._seen = 0
        self._steps.work_out()

    # ------------------------------------------------------------------------------------------------------ what there is

    @property
    def conventions(self) -> Conventions:
        """The choices in force."""
        return self.problem.conventions

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Everything given and computed, in the order of a page; then what else is asked for."""
        listed = dict.fromkeys(self._steps.made.values())
        listed.update(dict.fromkeys(q for q in self._extra.values()))
        listed.update(dict.fromkeys(q for q in self.asked if not q.index))
        return tuple(listed)

    @cached_property
    def asked(self) -> tuple[Quantity, ...]:
        """What the problem asks for, in its order, step by step where it asks for several things over time."""
        if not self.problem.ask:
            return tuple(q for q in self._steps.made.values() if q.role is Role.DERIVED and not self.is_open(q))
        groups = [self._asked(item) for item in self.problem.ask]
        out: list[Quantity] = []
        run: list[tuple[Quantity, ...]] = []
        for group in (*groups, ()):
            if len(group) > 1 and all(q.t is not None and isinstance(q.name, Name) for q in group):
                run.append(group)
                continue
            out += _by_steps(run)
            run = []
            out += group
        return tuple(q for q in dict.fromkeys(out) if not self.is_open(q))

    def _asked(self, item: Asked) -> tuple[Quantity, ...]:
        """The quantities an item of `ask` means: all steps of c for `c` and for `c_t`."""
        kind = notation(item.text)
        found = self.all(item.text) if isinstance(kind, Name) else ()
        if found:
            return found
        if isinstance(kind, Derivative):
            found = tuple(self._over_steps(kind))
        else:
            one = self.find(kind)
            found = (one,) if one is not None else ()
        if not found:
            known = list(dict.fromkeys(q.symbol for q in self._steps.made.values()))
            raise self.problem.source.error(
                f"ask: there is no {item.text}", item.span, hint=nearest(item.text, known)
            )
        return found

    def all(self, symbol: str) -> tuple[Quantity, ...]:
        """Every step of a symbol, as it is called in the file, on the page or in the catalogue; without the initial value."""
        for measure in self.problem.measures:
            if symbol in (measure.symbol, timeless(measure.left).key):
                self._work_out_measures()
        kind = notation(symbol)
        wants_time = isinstance(kind, Name) and offset(kind) is not None
        key = timeless(kind).key if isinstance(kind, Name) else symbol
        made = [q for q in self._steps.made.values() if isinstance(q.name, Name)]
        for fits in (
            [q for q in made if q.symbol in (symbol, key)],
            [q for q in made if self._called(q, key)],
        ):
            plain = [q for q in fits if q.t is None]
            if plain and not wants_time:
                return tuple(plain)
            if fits:
                return tuple(q for q in fits if q.t is not None and q.t > 0)
        return ()

    def _called(self, quantity: Quantity, key: str) -> bool:
        """Whether a quantity has this other name."""
        aliases = self.problem.aliases.get(quantity.symbol, ())
        return any(isinstance(alias, Name) and alias.key == key for alias in aliases)

    def _over_steps(self, kind: Derivative) -> Iterator[Quantity]:
        """∂L/∂h without a time: one for each step, the last first, as they are worked out."""
        one = self.find(kind)
        if one is not None:
            yield one
            return
        if len(kind.by) == 1 and isinstance(kind.by[0], Name):
            steps = self.all(kind.by[0].key)
            for quantity in reversed(steps):
                assert isinstance(quantity.name, Name)
                found = self.find(msgspec.structs.replace(kind, by=(quantity.name,)))
                if found is not None:
                    yield found

    # ------------------------------------------------------------------------------------------------------------ finding

    def find(self, kind: Kind | str) -> Quantity | None:
        """The quantity a name, an entry or a derivative means; None if there is none."""
        if isinstance(kind, str):
            kind = notation(kind)
        if isinstance(kind, Derivative):
            return self._derivative(kind)
        self._learn()
        found = self._finder.find(kind)
        if found is None and isinstance(kind, Name) and kind.key in self._measure_keys:
            self._work_out_measures()
            self._learn()
            found = self._finder.find(kind)
        if found is None:
            found = self._alias_of_derivative(kind)
        return found

    def owner(self, node: Node) -> Quantity | None:
        """The quantity a node belongs to: a named node, or an entry of one."""
        found = self._by_node.get(node) or self._extra.get(node)
        if found is None and node.op in ("element", "index"):
            whole = self.owner(node.inputs[0])
            at = node.attributes.get("index") or node.attributes.get("at")
            return part(whole, tuple(at)) if whole is not None and at else None
        return found

    def named(self, words: str) -> Quantity | None:
        """The quantity a page calls by words: 'Total', 'forget gate'. None if none or several fit."""
        wanted = words.strip().strip(":").casefold()
        if not wanted:
            return None
        fits = [
            q
            for q in self._steps.made.values()
            if wanted in (q.remark.casefold(), q.symbol.casefold())
            or any(isinstance(a, Name) and a.key.casefold() == wanted for a in self._aliases(q))
        ]
        return fits[0] if len(fits) == 1 else None

    def _aliases(self, quantity: Quantity) -> tuple[Kind, ...]:
        return self.problem.aliases.get(quantity.symbol, ())

    def _learn(self) -> None:
        """Let the finder know what was worked out since."""
        made = self._steps.made
        if len(made) != self._seen:
            for quantity in list(made.values())[self._seen :]:
                self._finder.add(quantity)
            self._seen = len(made)

    @property
    def _by_node(self) -> dict[Node, Quantity]:
        return {q.node: q for q in self._steps.made.values()}

    @cached_property
    def _measure_keys(self) -> frozenset[str]:
        return frozenset(
            key
            for e in self.problem.measures
            for t in ((None,) if not e.timed else range(1, (self.problem.steps or 0) + 1))
            for key in (_at(e.left, t), e.symbol if t is None else f"{e.symbol}_{t}")
        )

    def _work_out_measures(self) -> None:
        for equation in self.problem.measures:
            for t in (None,) if not equation.timed else range(1, (self.problem.steps or 0) + 1):
                self._steps.node(_at(equation.left, t))

    # -------------------------------------------------------------------------------------------------------- derivatives

    def _derivative(self, kind: Derivative) -> Quantity | None:
        """∂E/∂w, worked out now if it was not before; None if it names something unknown."""
        if kind.of is None or not kind.by:  # ∂/∂w of nothing yet; ∇E by nothing in particular
            return None
        of = self.find(kind.of)
        by = [self.find(b) for b in kind.by]
        if of is None or not by or any(b is None for b in by):
            return None
        return self.derivative(of, [b for b in by if b is not None])

    def derivative(self, of: Quantity, by: list[Quantity]) -> Quantity:
        """The derivative of one quantity by another (or by several, one after the other).

        Raises NoDerivative where an operation has none.
        """
        key = (of.node, tuple(b.node for b in by))
        found = self._derivatives.get(key)
        if found is None:
            name = Derivative(of.name, tuple(b.name for b in by))
            node = of.node
            for b in by:
                node = self._gradient(node, b.node)
            if node.name != name:
                from handgrad.differentiate.reverse import labelled

                node = labelled(node, name)
            found = Quantity(
                symbol=f"∂{of.symbol}/" + "".join(f"∂{b.symbol}" for b in by),
                name=name,
                node=node,
                t=by[-1].t,
                section="gradient",
            )
            self._derivatives[key] = self._extra[node] = found
        return found

    def _gradient(self, target: Node, by: Node) -> Node:
        """One backward pass serves every quantity below the target."""
        from handgrad.differentiate.resolve import jacobian

        if target.axes:
            return jacobian(target, by)
        flow = self._flows.get(target)
        if flow is None:
            flow = self._flows[target] = {}
        if by not in flow:
            from handgrad.differentiate import gradient

            wanted = [q.node for q in self._steps.made.values() if q.node not in flow]
            wanted = list(dict.fromkeys([*wanted, by]))
            flow.update(zip(wanted, gradient(target, wanted), strict=True))
        return flow[by]

    def _stated_derivative(self, kind: Derivative) -> Quantity:
        """A derivative that stands in an equation: w⁺ = w − η ∂E/∂w."""
        self._prepare(kind)
        found = self._derivative(kind)
        if found is None:
            raise ProblemError(
                "this derivative names something that is not defined", start=kind.span[0], end=kind.span[1]
            )
        return found

    def _prepare(self, kind: Kind) -> None:
        """Work out what a derivative names."""
        from handgrad.problem.rename import names

        for name in names(kind):
            self._steps.node(name.key)

    def _alias_of_derivative(self, kind: Kind) -> Quantity | None:
        """δ^{a_r} where the file says it is ∂ℒ/∂a_r."""
        for text, aliases in self.problem.aliases.items():
            if kind in aliases and text[:1] in "∂d∇":
                known = notation(text)
                if isinstance(known, Derivative):
                    return self._derivative(known)
        return None

    # -------------------------------------------------------------------------------------------------------------- values

    def entry(self, quantity: Quantity, index: tuple[int, ...] = ()) -> Node:
        """The scalar expression of a quantity, or of one entry of it, over named quantities."""
        node, at = quantity.node, index
        while node.op == "element" and node.name is None:
            at = (*node.attributes["index"], *at)
            node = node.inputs[0]
        return element(node, at)

    def exact(
        self, what: Quantity | Node, index: tuple[int, ...] = (), bits: int = 128
    ) -> fmpq | arb | Any:
        """The exact value, rational or a ball; of an array one entry, or the whole Array without an index.

        None for what depends on the inputs of a truth table, which have no value of their own.
        """
        node = what.node if isinstance(what, Quantity) else what
        if self._opens and self.is_open(node):
            return None
        memo = self._memos.get(bits)
        if memo is None:
            memo = self._memos[bits] = self._known(bits)
        found = value(node, None, bits, memo)
        return found[index] if index and isinstance(found, Array) else found

    def digits(self, quantity: Quantity, index: tuple[int, ...] = ()) -> str:
        """The value as it is printed: what is given as it was written, what is computed with the asked digits."""
        written = self._written(quantity, index)
        if written is not None:
            return written.replace("−", "-")
        decimals, significant = self.problem.digits.of(quantity.symbol)
        return decide(
            lambda bits: self.exact(quantity, index, bits),
            decimals=decimals,
            significant=significant,
            rule=self.problem.conventions["rounding"],
        )

    def _written(self, quantity: Quantity, index: tuple[int, ...]) -> str | None:
        """A given number as it was written; None for what is computed."""
        node = quantity.node
        if quantity.role is Role.DERIVED:
            return None
        while node not in self._steps.values and node.inputs:
            index = (*tuple(node.attributes.get("index") or node.attributes.get("at") or ()), *index)
            node = node.inputs[0]
        found: Value | None = self._steps.values.get(node)
        for i in index:
            if found is None or isinstance(found, str):
                return None
            found = found[i]
        return found if isinstance(found, str) and NUMBER.fullmatch(found) else None

    def _known(self, bits: int) -> dict[Node, Any]:
        """The values of what is given."""
        return {node: _exact(given, bits) for node, given in self._steps.values.items()}

    @cached_property
    def _opens(self) -> frozenset[Node]:
        return frozenset(q.node for q in self._steps.open)

    def is_open(self, what: Quantity | Node) -> bool:
        """Whether a value depends on the row of a truth table."""
        if not self._opens:
            return False
        from handgrad.graph.walk import depends

        node = what.node if isinstance(what, Quantity) else what
        return node in depends(node, self._opens)

    @property
    def open_inputs(self) -> tuple[Quantity, ...]:
        """The inputs of a truth table, which have another value in each row."""
        return tuple(self._steps.open)

    def initial(self, symbol: str) -> Quantity | None:
        """The initial value of a state."""
        made = self._steps.made.values()
        return next((q for q in made if q.symbol == symbol and q.t == 0), None)

    # -------------------------------------------------------------------------------------------------------------- python

    @cached_property
    def table(self) -> TruthTable | None:
        """The truth table, if the problem asks for one."""
        if self.problem.table is None:
            return None
        from handgrad.problem.table import truth_table

        return truth_table(self)

    def __getitem__(self, symbol: str) -> View:
        """s["c"][2]: the value of c at t = 2; s["c"][0] the initial one; s["W"][1, 2] an entry, counted from 1."""
        from handgrad.problem.view import view

        return view(self, symbol)


def _by_steps(groups: list[tuple[Quantity, ...]]) -> list[Quantity]:
    """Several series step by step: f_1, i_1, f_2, i_2."""
    steps = sorted({q.t for group in groups for q in group if q.t is not None})
    return [q for t in steps for group in groups for q in group if q.t == t]


def _exact(given: Value, bits: int) -> Any:
    """A written value: a plain number is a rational; 1/3 and ln 3 are worked out."""
    if isinstance(given, str):
        if NUMBER.fullmatch(given):
            return fraction(given)
        return value(build(notation(given), Scope()), None, bits)
    from handgrad.evaluate.array import stack

    return stack([_exact(item, bits) for item in given])


def _at(name: Name, t: int | None) -> str:
    from handgrad.problem.rename import at

    return name.key if t is None else at(name, t).key


def indices(quantity: Quantity) -> Iterator[tuple[int, ...]]:
    """Every index of a quantity's entries; one empty index for a plain number."""
    return product(*(range(size) for size in quantity.shape))
