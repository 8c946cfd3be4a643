"""data: what a problem states, as named leaves of the graph with their values as written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from handgrad.graph.leaf import quantity as leaf
from handgrad.graph.model import axes
from handgrad.graph.node import Node, Role
from handgrad.notation import Name
from handgrad.problem.quantity import Quantity
from handgrad.problem.record import Given, Problem, Value, shape
from handgrad.problem.rename import at, names, offset, timeless
from handgrad.problem.written import notation


class Data:
    """The data of a problem.

    values   leaf → its value as written
    open     inputs of a truth table: they have another value in each row
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.values: dict[Node, Value] = {}
        self.open: list[Quantity] = []

    def quantities(self) -> Iterator[Quantity]:
        """Weights and constants, inputs, targets, initial values: the order of a page."""
        problem = self.problem
        roles: dict[str, Role] = {}
        if problem.model is not None:
            roles = dict.fromkeys(axes(problem.model.weights), Role.PARAMETER)
            roles |= dict.fromkeys(axes(problem.model.draws), Role.DRAW)
        for key, item in problem.given.items():
            yield self._given(key, item.name, None, item.value, roles.get(key, Role.GIVEN))
        for key in problem.table.inputs if problem.table is not None else ():
            if key not in problem.given:
                yield self._opened(key)
        yield from self._series(problem.inputs)
        yield from self._series(problem.targets)
        for key, item in {**self._zeros(), **problem.initial}.items():
            t = self._beginning(item.name)
            yield self._given(key, self._timed(item.name, t), t, item.value, Role.STATE)

    def _beginning(self, name: Name) -> int:
        """The time of an initial value: 0, or behind the last step for what runs backward."""
        for equation in self.problem.equations:
            if equation.timed and timeless(equation.left) == name:
                for used in names(equation.right):
                    if timeless(used) == name and (offset(used) or 0) > 0:
                        return (self.problem.steps or 0) + 1
        return 0

    def _series(self, section: Mapping[str, Given]) -> Iterator[Quantity]:
        """Inputs or targets: one quantity, or one for each step."""
        for key, item in section.items():
            if key in self.problem.sequences and not isinstance(item.value, str):
                for t, row in enumerate(item.value, 1):
                    yield self._given(key, self._timed(item.name, t), t, row, Role.GIVEN)
            else:
                yield self._given(key, item.name, None, item.value, Role.GIVEN)

    def _given(self, symbol: str, name: Name, t: int | None, value: Value, role: Role) -> Quantity:
        node = leaf(name, shape(value), role)
        self.values[node] = value
        text = value if isinstance(value, str) else ""
        return Quantity(symbol=symbol, name=name, node=node, t=t, text=text, role=role)

    def _zeros(self) -> dict[str, Given]:
        """The state a model begins with if the problem does not say: zeros."""
        problem = self.problem
        if problem.model is None:
            return {}
        state = axes(problem.model.state)
        sizes = self._sizes()
        return {
            e.symbol: Given(timeless(e.left), _zero(state[e.symbol], sizes))
            for e in problem.equations
            if e.timed and e.symbol in state
        }

    def _sizes(self) -> dict[str, int]:
        """How long the axes of states are: that of weights on one axis, that of an input's row."""
        problem = self.problem
        assert problem.model is not None
        sizes = {}
        for key, letters in axes(problem.model.weights).items():
            item = problem.given.get(key)
            if letters == ("n",) and item is not None and not isinstance(item.value, str):
                sizes["n"] = len(item.value)
        for key, letters in axes(problem.model.inputs).items():
            item = problem.inputs.get(key)
            if len(letters) == 1 and item is not None and key in problem.sequences:
                found = shape(item.value)
                sizes.setdefault(letters[0], found[1] if len(found) > 1 else 1)
        return sizes

    def _timed(self, name: Name, t: int) -> Name:
        """The name at a step, its time where the equations write it."""
        found = self._patterns.get(name.key)
        if found is None:
            return Name(name.base, name.marks, (*name.sub, str(t)), name.sup)
        return at(found[0], t - found[1])

    @cached_property
    def _patterns(self) -> dict[str, tuple[Name, int]]:
        """Names with a time in the equations, by their key without it, and how far from t they
        are."""
        return {
            timeless(name).key: (name, shift)
            for equation in reversed(self.problem.equations)
            for name in (*names(equation.right), equation.left)
            if (shift := offset(name)) is not None
        }

    def _opened(self, key: str) -> Quantity:
        """An input of a truth table: a letter that stands for the value of each row in turn."""
        weights = self.problem.given.get("w") if self.problem.model is not None else None
        name = notation(key)
        assert isinstance(name, Name)
        node = leaf(name, shape(weights.value) if weights is not None else ())
        quantity = Quantity(symbol=key, name=name, node=node, role=Role.GIVEN)
        self.open.append(quantity)
        return quantity


def _zero(letters: tuple[str, ...], sizes: Mapping[str, int]) -> Value:
    """A state that begins with zeros; an axis of size 1 is left out."""
    size = sizes.get(letters[0], 1) if letters else 1
    return "0" if size == 1 else ("0",) * size
