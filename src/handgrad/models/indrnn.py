"""indrnn: a recurrent network whose units do not see one another."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="indrnn",
    kind="recurrent",
    title="IndRNN, independently recurrent network",
    summary="a rectified recurrent network in which each unit sees only its own past",
    equations="""
        h_t = relu(W x_t + u ⊙ h_{t-1} + b)    each unit with its own past
    """,
    inputs="x: d",
    state="h: n",
    targets="y: n",
    weights="W: n×d; u: n; b: n",
    output="h",
    begins="u: between 0 and 1 in each unit, and held below the T-th root of a bound on the "
    "gradient",
    parameters="n(d + 2)",
    source="Li, Li, Cook, Zhu, Gao 2018, eq. 2",
    matches="no call of torch or Keras",
    differs="elman_relu (U is a full matrix: every unit sees all others)",
    trouble="Over T steps the gradient of a unit is multiplied by u^T: with |u| above 1 it "
    "explodes, so u is clamped. Units meet only in the next layer: use at least two.",
    also="u: w_h U; W: W_x",
    see_also=("elman_relu", "mingru"),
    example="""\
inputs: {x: [1, -2, 0.5]}
given: {W: [0.8, -0.5], u: [0.9, 0.5], b: [0.1, 0]}
initial: {h: [0, 1]}
ask: [h]
decimals: 4
""",
)
