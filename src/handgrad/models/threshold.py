"""threshold: a unit that fires or does not."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="threshold",
    kind="feedforward",
    title="Threshold unit",
    summary="a weighted sum that fires above 0: a Boolean function of its inputs",
    equations="""
        z = w · x + b     weighted sum
        h = step(z)       fires or not
    """,
    inputs="x: d",
    weights="w: d;  b: ()",
    output="h",
    parameters="d + 1",
    source="McCulloch, Pitts 1943; with weights Rosenblatt 1958",
    matches="none: libraries have no step with a derivative",
    differs="a sigmoid unit (its output is between 0 and 1)",
    also="z: net a s;  h: y o f;  b: θ w_0",
    see_also=("mlp",),
    example="""\
given: {w: [8, 8], b: -12}
table: {inputs: x, values: [0, 1]}        # one row for each combination
conditions: {h: z > 0}                    # what the course says: h is 1 if …
decimals: 0
""",
)
