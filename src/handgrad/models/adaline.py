"""adaline: a linear unit that learns by least mean squares."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="adaline",
    kind="learning",
    title="Adaline, least mean squares (Widrow-Hoff rule, LMS)",
    summary="a linear unit that learns from every example, in proportion to its error",
    equations="""
        z_t = w_{t-1} · x_t + b_{t-1}   net input with the weights so far
        e_t = y_t − z_t                 error of the net input itself
        w_t = w_{t-1} + η e_t x_t       new weights
        b_t = b_{t-1} + η e_t           new bias
    """,
    inputs="x: d",
    state="w: d;  b: ()",
    targets="y: ()",
    constants="η: ()",
    parameters="d + 1",
    source="Widrow, Hoff 1960",
    matches="sklearn.linear_model.SGDRegressor(penalty=None, learning_rate='constant', eta0=η), "
    "without shuffling",
    differs="the perceptron rule (its error is that of the output, 0 where the answer is right); "
    "gradient descent on ½ e² has this factor η, on e² the factor 2η",
    also="z: net a s n;  y: t d target;  e: δ error;  η: α μ lr;  b: w_0 θ",
    see_also=("perceptron", "delta"),
    example="""\
inputs: {x: [[-1, -1], [-1, 1], [1, -1], [1, 1]]}   # one row an example
targets: {y: [-1, -1, -1, 1]}
epochs: 2                                           # how often the examples are shown
initial: {w: [0, 0], b: 0}
given: {η: 0.1}
decimals: 4
""",
)
