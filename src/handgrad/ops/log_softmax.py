"""log_softmax: the logarithms of softmax."""

from __future__ import annotations

from handgrad.graph.op import Op

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
    slope={"x": "g - exp(y)·total(g)"},
    says="the logarithms of the probabilities of {x}",
    source="Bridle 1990",
    examples={"[0, ln 3]": "[-ln 4, ln 3 - ln 4]"},
)
