"""Double precision: near the certified value, also where the plain definition would overflow."""

from __future__ import annotations

from typing import Any

import pytest
from flint import arb

from handgrad.errors import DomainError, HandgradError
from handgrad.evaluate import certified, float64
from handgrad.evaluate.array import Array
from handgrad.parse import formula
from handgrad.parse.build import Scope, build


@pytest.mark.parametrize(
    "text",
    [
        "softmax([1000, 1001, 0])",
        "log_softmax([1000, 1001, 0])",
        "σ(-1000)",
        "σ(1000)",
        "tanh(400)",
        "softmax([[1, 2], [800, 801]])",
        "log_2(10)",
        "log_{10}(3)",
        "\\sqrt[3]{-27}",
        "max([1, 3, 2])",
        "cross_entropy([0, 1], [0.3, 0.7])",
        "BCE(1, 0.2)",
        "MSE([1, 2], [0.5, 1])",
        "KL(1)",
        "silu(-3)",
        "step(0)",
        "step(0.1)",
        "elu(-1)",
        "leakyrelu(-2)",
        "‖[3, 4]‖",
        "avgpool([[1, 2], [3, 4]])",
    ],
)
def test_near_the_certified_value(text: str) -> None:
    if text == "KL(1)":
        with pytest.raises(HandgradError):
            build(formula(text), Scope())
        return
    node = build(formula(text), Scope())
    exact, rough = certified.value(node), float64.value(node)
    pairs = zip(flat(exact), flat(rough), strict=True)
    # A few operations in double precision.
    assert all(abs(float(a) - b) <= 1e-13 * max(1.0, abs(b)) for a, b in pairs)


def flat(value: Any) -> list[Any]:
    """The entries, rationals as balls."""
    entries = value.flat if isinstance(value, Array) else (value,)
    return [x if isinstance(x, float) else arb(x) for x in entries]


@pytest.mark.parametrize("text", ["1/(2 - 2)", "ln(0)", "ln(-1)", "√(-1)", "(-2)^0.5", "0^{-1}"])
def test_outside_the_domain(text: str) -> None:
    node = build(formula(text), Scope())
    for value in (certified.value, float64.value):
        with pytest.raises(DomainError):
            value(node)


def test_numbers_too_large() -> None:
    node = build(formula("e^{e^{10}}"), Scope())
    with pytest.raises(HandgradError, match="too large"):
        float64.value(node)
