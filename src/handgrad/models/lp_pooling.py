"""lp_pooling: the p-norm of each window: between sum and maximum."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="lp_pooling",
    kind="convolutional",
    title="Lp pooling",
    summary="each window is replaced by its p-norm, here with p = 2",
    equations="""
        P = lppool(X, size = 2, order = 2)     the root of the sum of squares of each window
    """,
    inputs="X: h×w",
    output="P",
    code="P: h/2 × w/2, the energy of a feature in the window",
    parameters="0",
    source="Sermanet, Chintala, LeCun 2012",
    matches="torch.nn.LPPool2d(2, 2)",
    differs="average_pooling (p = 1 divided by the size of the window); max_pooling (p without "
    "end)",
    trouble="No derivative where a whole window is 0, which after ReLU is common; libraries "
    "answer NaN or 0.",
    also="P: Y; X: A",
    see_also=("max_pooling", "average_pooling"),
    example="""\
inputs: {X: [[3, 4, 1, 0], [0, 0, 2, 2]]}
ask: [P]
decimals: 4
""",
)
