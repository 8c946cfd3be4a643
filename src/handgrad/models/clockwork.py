"""clockwork: modules of units that tick at different speeds."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="clockwork",
    kind="recurrent",
    title="Clockwork RNN",
    summary="units in modules with periods: a unit is worked out only when its period divides t",
    equations="""
        m_t = divides(P, t)                        is it the unit's turn? P holds the periods
        a_t = tanh(W x_t + (S ⊙ U) h_{t-1} + b)    what it would be; it sees no faster unit
        h_t = m_t ⊙ a_t + (1 − m_t) ⊙ h_{t-1}      new only where it is the unit's turn
        o_t = V h_t + c                            output
    """,
    inputs="x: d",
    state="h: n",
    targets="y: k",
    weights="W: n×d; U: n×n; b: n; V: k×n; c: k",
    constants="P: n, S: n×n",
    output="o",
    parameters="n(d + 1) + k(n + 1) + n²(g + 1)/(2g)",
    source="Koutník, Greff, Gomez, Schmidhuber 2014; the count is for g modules of n/g units, "
    "U counted where S is 1",
    matches="no call of torch, Keras or Flax",
    differs="elman (every unit at every step); a mask that only hides (the work of sleeping "
    "modules is to be skipped)",
    trouble="Periods have to be chosen before training. A step 2 of the module with period 2 is "
    "t = 2: counting t from 0 makes all modules tick at the first step, counting from 1 "
    "only the fast ones.",
    also="W: W_I; U: W_H; V: W_O; P: T; o: y",
    see_also=("elman", "indrnn"),
    example="""\
inputs: {x: [1, -0.5, 0.5]}
given:
  P: [1, 2]                               # the first unit ticks always, the second every other step
  S: [[1, 1], [0, 1]]                     # the fast unit sees both, the slow one only itself
  W: [0.8, 0.6]
  U: [[0.5, -0.4], [0.9, 0.3]]            # 0.9 is never used
  b: [0, 0.1]
  V: [1, 1]
  c: 0
initial: {h: [0, 0.2]}
ask: [m, a, h, o]
decimals: 4
""",
)
