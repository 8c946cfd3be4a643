"""reflect_convolution: a convolution of an image that is mirrored at its edges."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="reflect_convolution",
    kind="convolutional",
    title="Convolution with reflected borders",
    summary="beyond its edge the image goes on as in a mirror, so no dark frame appears",
    equations="""
        P = reflectpad(X, before = 1, after = 1)    mirrored on the outermost row
        Y = conv(P, K) + b                          the same size as X
    """,
    inputs="X: h×w",
    targets="T: h×w",
    weights="K: 3×3; b: ()",
    output="Y",
    code="Y: h×w, how well the window at each place fits the kernel",
    parameters="10",
    source="documentation of torch.nn.ReflectionPad2d",
    matches="torch.nn.Conv2d(1, 1, 3, padding=1, padding_mode='reflect')",
    differs="zero padding (a dark frame); edge padding (the outermost row is repeated); "
    "circular_convolution",
    trouble="The border cannot be wider than the image less one row.",
    also="K: W; Y: Z; X: I",
    see_also=("circular_convolution", "same_convolution"),
    example="""\
inputs: {X: [[1, 2, 0], [0, 1, 3], [2, 1, 1]]}
given: {K: [[0, 1, 0], [1, -4, 1], [0, 1, 0]], b: 0}
ask: [P, Y]
decimals: 0
""",
)
