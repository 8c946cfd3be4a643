"""log_softmax: the logarithms of softmax."""

from __future__ import annotations

from typing import Any

from handgrad.graph.op import Op


def _value(ar: Any, x: Any) -> Any:
    """Every exponential once."""
    return ar.call("subtract", x, ar.call("ln", ar.total(ar.call("exp", x))))


OP = Op(
    name="log_softmax",
    summary="the logarithm of softmax",
    shape="x: …n -> …n",
    reads=("log_softmax", "logsoftmax", "LogSoftmax"),
    writes={
        "unicode": "log_softmax",
        "latex": "\\operatorname{log_softmax}",
        "plain": "log_softmax",
    },
    element="Y[i] = x[i] - ln(Σ_j exp(x[j]))",
    value=_value,
    slope={"x": "g - exp(y)·total(g)"},
    says="the logarithms of the probabilities of {x}",
    source="Bridle 1990",
    examples={"[0, ln 3]": "[-ln 4, ln 3 - ln 4]"},
)
