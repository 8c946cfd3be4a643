"""delta: a sigmoid unit that learns by gradient descent, example by example."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="delta",
    kind="learning",
    title="Delta rule for a sigmoid unit",
    summary="a sigmoid unit that learns from every example by gradient descent on ½(y − o)²",
    equations="""
        z_t = w_{t-1} · x_t + b_{t-1}         net input with the weights so far
        o_t = σ(z_t)                          output
        δ_t = (y_t − o_t) o_t (1 − o_t)       error times the slope of σ
        w_t = w_{t-1} + η δ_t x_t             new weights
        b_t = b_{t-1} + η δ_t                 new bias
    """,
    inputs="x: d",
    state="w: d;  b: ()",
    targets="y: ()",
    constants="η: ()",
    parameters="d + 1",
    source="Rumelhart, Hinton, Williams 1986, eq. 4 to 6, for one unit",
    matches="torch.optim.SGD(lr=η) on ½ (y − σ(w x + b))², one example a step",
    differs="Adaline (no sigmoid, no slope); the logistic unit with cross-entropy, whose update "
    "has no slope o (1 − o)",
    also="z: net a s n;  o: ŷ out;  y: t d target;  η: α lr;  b: w_0 θ",
    see_also=("perceptron", "adaline", "mlp"),
    example="""\
inputs: {x: [[0, 0], [0, 1], [1, 0], [1, 1]]}   # one row an example
targets: {y: [0, 1, 1, 1]}
epochs: 2                                       # how often the examples are shown
initial: {w: [0.2, -0.1], b: 0}
given: {η: 0.5}
decimals: 4
""",
)
