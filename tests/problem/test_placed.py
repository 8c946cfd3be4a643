"""A fault of arithmetic names the equation it was met in."""

from __future__ import annotations

import pytest

from handgrad.errors import DomainError
from handgrad.problem import load
from handgrad.problem.solution import Solution


@pytest.mark.parametrize(
    ("formula", "said", "at"),
    [
        ("1 / (x − 2)", "a division by zero", (4, 7)),
        ("ln(x − 2)", "the logarithm of 0", (4, 7)),
    ],
)
def test_the_line_and_the_formula_are_named(formula: str, said: str, at: tuple[int, int]) -> None:
    text = f"schema: 1\nequations: |\n  b = x + 1\n  a = {formula}\n  c = a + b\ngiven: {{x: 2}}\n"
    solution = Solution(load(text))
    quantity = solution.find("c")
    assert quantity is not None
    with pytest.raises(DomainError, match=said) as caught:
        solution.exact(quantity)
    assert caught.value.place == at
