"""work: small calculations for the pages: equations and numbers in, certified digits out."""

from __future__ import annotations

from typing import Any

from handgrad.problem import load
from handgrad.problem.solution import Solution, indices


def solved(equations: str, **parts: Any) -> Solution:
    """A problem without a file, worked out.

    >>> str(solved("y = w x", given={"w": 2, "x": "0.5"}, decimals=1)["y"])
    '1.0'
    """
    return Solution(load({"equations": equations, **parts}))


def printed(solution: Solution, name: str) -> str:
    """One number with the asked digits, its minus as a person writes it."""
    quantity = solution.find(name)
    assert quantity is not None, name
    assert not quantity.shape, name
    return solution.digits(quantity).replace("-", "−")


def entries(solution: Solution, name: str) -> list[str]:
    """All entries of an array, row after row."""
    quantity = solution.find(name)
    assert quantity is not None, name
    return [solution.digits(quantity, at).replace("-", "−") for at in indices(quantity)]


def rows(solution: Solution, name: str) -> str:
    """A matrix on one line: (1, 2; 3, 4)."""
    quantity = solution.find(name)
    assert quantity is not None, name
    assert len(quantity.shape) == 2, name
    found, wide = entries(solution, name), quantity.shape[1]
    lines = [", ".join(found[i : i + wide]) for i in range(0, len(found), wide)]
    return f"({'; '.join(lines)})"
