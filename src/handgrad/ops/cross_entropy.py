"""cross_entropy: how badly probabilities fit a target."""

from __future__ import annotations

from handgrad.graph.op import Op

OP = Op(
    name="cross_entropy",
    summary="the cross-entropy of two distributions",
    inputs=("t", "p"),
    shape="t: n, p: n -> ()",
    reads=("cross_entropy", "CE", "CrossEntropy", "crossentropy"),
    writes={"unicode": "CE", "latex": "\\operatorname{CE}", "plain": "cross_entropy"},
    element="Y = -Σ_i t[i]·ln(p[i])",
    slope={"t": "-g·ln(p)", "p": "-g·t / p"},
    domain="p > 0",
    says="the cross-entropy of {p} for the target {t}",
    source="Goodfellow, Bengio, Courville 2016, 3.13",
    examples={"[0, 1], [1/2, 1/2]": "ln 2"},
)
