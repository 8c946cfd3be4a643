"""view: values as Python sees them: s["c"][2], s["W"][1, 2], float(s["E"])."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handgrad.errors import UnknownName, nearest
from handgrad.graph.node import Role
from handgrad.problem.finding import part
from handgrad.problem.quantity import Quantity
from handgrad.problem.solution import Solution, indices
from handgrad.problem.written import notation


class View:
    """One value, or all steps of one; indices are times first, then entries counted from 1.

    >>> from handgrad.problem import load
    >>> text = "equations: h_t = h_{t-1} + x_t\\ninputs: {x: [1, 2]}\\ninitial: {h: 0}"
    >>> s = Solution(load(text))
    >>> s["h"][2], str(s["h"][0]), float(s["h"][1])
    (3.0000, '0', 1.0)
    """

    def __init__(self, solution: Solution, quantities: tuple[Quantity, ...]) -> None:
        self._solution = solution
        self.quantities = quantities

    @property
    def quantity(self) -> Quantity:
        """The quantity, if this is a single one."""
        if len(self.quantities) != 1:
            first, last = self.quantities[0], self.quantities[-1]
            raise TypeError(f"these are the steps {first.t} to {last.t}: say which one")
        return self.quantities[0]

    def __getitem__(self, index: int | tuple[int, ...]) -> View:
        index = (index,) if isinstance(index, int) else index
        if self.quantities[0].t is not None and len(self.quantities) > 1:
            t, *rest = index
            found = next((q for q in self.quantities if q.t == t), None)
            if found is None:
                raise IndexError(f"{self.quantities[0].symbol} has no step {t}")
            one = View(self._solution, (found,))
            return one[tuple(rest)] if rest else one
        entry = part(self.quantity, tuple(i - 1 for i in index))
        if entry is None:
            raise IndexError(f"{self.quantity.symbol} has no entry {index}")
        return View(self._solution, (entry,))

    def __iter__(self) -> Iterator[View]:
        if len(self.quantities) > 1:
            return (View(self._solution, (q,)) for q in self.quantities if q.role is not Role.STATE)
        return (self[i] for i in range(1, self.quantity.shape[0] + 1))

    def __len__(self) -> int:
        if len(self.quantities) > 1:
            return sum(1 for q in self.quantities if q.role is not Role.STATE)
        return self.quantity.shape[0]

    @property
    def exact(self) -> Any:
        """The exact value: a rational or a ball; of an array an Array of these."""
        return self._solution.exact(self.quantity)

    def __float__(self) -> float:
        return float(self.exact)

    def __eq__(self, other: object) -> bool:
        return str(self) == other if isinstance(other, str) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.quantities)

    def __str__(self) -> str:
        if len(self.quantities) > 1:
            return "[" + ", ".join(str(one) for one in self) + "]"
        return _written(self._solution, self.quantity, ())

    __repr__ = __str__


def view(solution: Solution, symbol: str) -> View:
    """The value of a symbol, all its steps, or one step of it (`c_2`). Raises UnknownName."""
    steps = solution.all(symbol)
    if steps and steps[0].t is not None:
        initial = solution.initial(steps[0].symbol)
        return View(solution, (*((initial,) if initial else ()), *steps))
    if steps:
        return View(solution, steps)
    found = solution.find(notation(symbol))
    if found is None:
        known = list(dict.fromkeys(q.symbol for q in solution.quantities))
        raise UnknownName(f"there is no {symbol} in this problem", hint=nearest(symbol, known))
    return View(solution, (found,))


def _written(solution: Solution, quantity: Quantity, at: tuple[int, ...]) -> str:
    if len(at) == len(quantity.shape):
        return solution.digits(quantity, at)
    rows = (_written(solution, quantity, (*at, i)) for i in range(quantity.shape[len(at)]))
    return "[" + ", ".join(rows) + "]"


__all__ = ["View", "indices", "view"]
