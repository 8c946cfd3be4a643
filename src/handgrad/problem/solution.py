"""solution: a problem worked out: every quantity with its node, its exact value and its certified
digits.

Derivatives are not listed beforehand: whatever is asked for (∂L/∂h_1, ∂o_2/∂o_1, ∇_W E) is worked
out at that moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any

from flint import arb, fmpq

from handgrad.errors import DomainError
from handgrad.evaluate.array import Array
from handgrad.evaluate.certified import value
from handgrad.evaluate.digits import decide, fraction
from handgrad.evaluate.element import element
from handgrad.graph.node import Node, Role
from handgrad.notation import Derivative, Fence, Index, Kind, Name
from handgrad.parse.build import Scope, build
from handgrad.problem.asking import asked, series
from handgrad.problem.complete import refuse_missing
from handgrad.problem.conventions import Conventions
from handgrad.problem.derivatives import Derivatives
from handgrad.problem.finding import Finder, part, whole_index
from handgrad.problem.placed import placed
from handgrad.problem.quantity import Quantity
from handgrad.problem.record import Problem, Value
from handgrad.problem.rename import at, names, timeless
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
        refuse_missing(problem)
        self._memos: dict[int, dict[Node, Any]] = {}
        self._finder = Finder(problem)
        self._derivatives = Derivatives(self._finder)
        self._steps = Steps(problem, lambda kind: self._derivatives.stated(kind, self._steps))
        self._steps.work_out()
        self._stated = tuple(self._derivatives.made.values())  # those that equations mention

    @property
    def conventions(self) -> Conventions:
        """The choices in force."""
        return self.problem.conventions

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Everything given and computed, in the order of a page; then what else is asked for."""
        asked = [q for q in self.asked if not q.index]
        return tuple(dict.fromkeys([*self._made(), *self._stated, *asked]))

    @cached_property
    def asked(self) -> tuple[Quantity, ...]:
        """What the problem asks for, in its order; everything computed if it does not say."""
        if self.problem.ask:
            for item in self.problem.ask:
                self._measure(item.text)
            found = asked(self.problem, self._made(), self.find)
        else:
            found = [q for q in self._made() if q.role is Role.DERIVED]
        return tuple(q for q in found if not self.is_open(q))

    def all(self, symbol: str) -> tuple[Quantity, ...]:
        """Every step of a symbol, without the initial value; see `asking.series`."""
        self._measure(symbol)
        return series(self.problem, self._made(), symbol)

    def _made(self) -> list[Quantity]:
        return list(self._steps.made.values())

    def find(self, kind: Kind | str) -> Quantity | None:
        """The quantity a name, an entry or a derivative means; None if there is none."""
        if isinstance(kind, str):
            kind = notation(kind)
        for name in names(kind):
            if name.key in self._measures:
                self._steps.measure()
        self._finder.learn(self._steps.made)
        match kind:
            case Derivative():
                return self._derivatives.find(kind)
            case Index(body=body, at=places):  # dL/dW[0][1]
                owner, index = self.find(body), whole_index(places)
                return part(owner, index) if owner is not None and index is not None else None
            case Fence(shape="round", body=body):
                return self.find(body)
        return self._finder.find(kind) or self._alias_of_derivative(kind)

    def owner(self, node: Node) -> Quantity | None:
        """The quantity a node belongs to: a named node, or an entry of one."""
        self._finder.learn(self._steps.made)
        found = self._finder.nodes.get(node) or self._derivatives.made.get(node)
        if found is None and node.op in ("element", "index"):
            whole = self.owner(node.inputs[0])
            at = node.attributes.get("index") or node.attributes.get("at")
            return part(whole, tuple(at)) if whole is not None and at else None
        return found

    def named(self, words: str) -> Quantity | None:
        """The quantity a page calls by words: 'Total', 'forget gate'. None if none or several
        fit."""
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

    @cached_property
    def _measures(self) -> frozenset[str]:
        """Every name by which errors and losses can be asked for."""
        found: set[str] = set()
        for equation in self.problem.measures:
            left, symbol = equation.left, equation.symbol
            found |= {symbol, left.key, timeless(left).key}
            for t in self._steps.times(equation):
                if t is not None:
                    found |= {at(left, t).key, f"{symbol}_{t}"}
        return frozenset(found)

    def _measure(self, text: str) -> None:
        """Work the measures out if a text asks for one of them."""
        if text in self._measures or any(n.key in self._measures for n in names(notation(text))):
            self._steps.measure()

    def _alias_of_derivative(self, kind: Kind) -> Quantity | None:
        """δ^{a_r} where the file says it is ∂ℒ/∂a_r."""
        for text, aliases in self.problem.aliases.items():
            if kind in aliases and text[:1] in "∂d∇":
                known = notation(text)
                if isinstance(known, Derivative):
                    return self._derivatives.find(known)
        return None

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
        """The exact value, rational or a ball; of an array one entry, or the whole Array without an
        index.

        None for what depends on the inputs of a truth table, which have no value of their own.
        """
        node = what.node if isinstance(what, Quantity) else what
        if self._opens and self.is_open(node):
            return None
        memo = self._memos.get(bits)
        if memo is None:
            memo = self._memos[bits] = self._known(bits)
        try:
            found = value(node, None, bits, memo)
        except DomainError as error:
            raise placed(error, self.problem) from None
        return found[index] if index and isinstance(found, Array) else found

    def digits(self, quantity: Quantity, index: tuple[int, ...] = ()) -> str:
        """The value as it is printed: what is given as it was written, what is computed with the
        asked digits."""
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
        while node not in self._steps.data.values and node.inputs:
            index = (
                *tuple(node.attributes.get("index") or node.attributes.get("at") or ()),
                *index,
            )
            node = node.inputs[0]
        found: Value | None = self._steps.data.values.get(node)
        for i in index:
            if found is None or isinstance(found, str):
                return None
            found = found[i]
        return found if isinstance(found, str) and NUMBER.fullmatch(found) else None

    def _known(self, bits: int) -> dict[Node, Any]:
        """The values of what is given."""
        return {node: _exact(given, bits) for node, given in self._steps.data.values.items()}

    @cached_property
    def _opens(self) -> frozenset[Node]:
        return frozenset(q.node for q in self._steps.data.open)

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
        return tuple(self._steps.data.open)

    def initial(self, symbol: str) -> Quantity | None:
        """The initial value of a state."""
        made = self._steps.made.values()
        states = (q for q in made if q.symbol == symbol and q.role is Role.STATE)
        return next(states, None)

    @cached_property
    def table(self) -> TruthTable | None:
        """The truth table, if the problem asks for one."""
        if self.problem.table is None:
            return None
        from handgrad.problem.table import truth_table

        return truth_table(self)

    def __getitem__(self, symbol: str) -> View:
        """s["c"][2]: the value of c at t = 2; s["c"][0] the initial one; s["W"][1, 2] an entry,
        counted from 1."""
        from handgrad.problem.view import view

        return view(self, symbol)


def _exact(given: Value, bits: int) -> Any:
    """A written value: a plain number is a rational; 1/3 and ln 3 are worked out."""
    if isinstance(given, str):
        if NUMBER.fullmatch(given):
            return fraction(given)
        return value(build(notation(given), Scope()), None, bits)
    from handgrad.evaluate.array import stack

    return stack([_exact(item, bits) for item in given])


def indices(quantity: Quantity) -> Iterator[tuple[int, ...]]:
    """Every index of a quantity's entries; one empty index for a plain number."""
    return product(*(range(size) for size in quantity.shape))
