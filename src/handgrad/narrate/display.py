"""display: a solution that shows itself: its work in a notebook, its answer at a prompt."""

from __future__ import annotations

from itertools import product

from handgrad.problem.solution import Solution


class Displayed(Solution):
    """A solution as `handgrad.solve` gives it.

    >>> from handgrad.problem import load
    >>> Displayed(load({"title": "Twice", "equations": "y = 2 x", "given": {"x": 4}}))
    Twice: y = 8.0000
    """

    def _repr_markdown_(self) -> str:
        """The worked calculation, for notebooks."""
        from handgrad.narrate import narrate
        from handgrad.render import find

        written: str = find("markdown").write(narrate(self))
        return written

    def __repr__(self) -> str:
        from handgrad.render.formula import unicode

        parts = []
        for quantity in self.asked:
            digits = [self.digits(quantity, i) for i in product(*map(range, quantity.shape))]
            value = f"[{', '.join(digits)}]" if quantity.shape else digits[0]
            parts.append(f"{unicode.write(quantity.name)} = {value}")
        title = self.problem.title
        return f"{title}: {', '.join(parts)}" if title else ", ".join(parts)
