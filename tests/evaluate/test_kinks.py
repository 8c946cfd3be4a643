"""A convention at a kink is named exactly where a value stands on it."""

from __future__ import annotations

import pytest

from handgrad.evaluate import certified
from handgrad.evaluate.kinks import met
from handgrad.parse import formula
from handgrad.parse.build import Scope, build


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("step(0.3 + 0.1 - 0.4)", "the value at 0 is 1"),
        ("ReLU(0)", "at 0 the derivative is taken as 0"),
        ("ReLU([1, 0])", "at 0 the derivative is taken as 0"),
        ("|1 - 1|", "at 0 the derivative is taken as 0"),
        ("abs_error(2, 2)", "equal"),
        ("max(1, 2, 2)", "first of the values"),
        ("max([1, 2, 2])", "first of the largest"),
        ("min([1, 1, 2])", "first of the smallest"),
        ("max(1, 1, tanh(1))", "first of the values"),
        ("step(0.1)", None),
        ("ReLU(tanh(0.1))", None),
        ("max(1, 1, 2)", None),
        ("max(1, 1, exp(1))", None),
        ("min(1, 2, 2)", None),
        ("σ(0)", None),
    ],
)
def test_met(text: str, words: str | None) -> None:
    memo: dict[object, object] = {}
    node = build(formula(text), Scope())
    certified.value(node, memo=memo)  # type: ignore[arg-type]
    found = [said for _, said in met([node], memo)]  # type: ignore[arg-type]
    assert (len(found) == 0) if words is None else (words in found[0])
