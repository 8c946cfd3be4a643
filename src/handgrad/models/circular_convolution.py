"""circular_convolution: a convolution of an image whose edges meet."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="circular_convolution",
    kind="convolutional",
    title="Convolution with circular borders",
    summary="beyond its edge the image goes on at the other end, as on a ring",
    equations="""
        P = circularpad(X, before = 1, after = 1)   what leaves on one side comes in on the other
        Y = conv(P, K) + b                          the same size as X
    """,
    inputs="X: h×w",
    targets="T: h×w",
    weights="K: 3×3; b: ()",
    output="Y",
    code="Y: h×w, how well the window at each place fits the kernel",
    parameters="10",
    source="documentation of torch.nn.CircularPad2d",
    matches="torch.nn.Conv2d(1, 1, 3, padding=1, padding_mode='circular')",
    differs="zero padding and reflect_convolution, which shift exactly only away from the border",
    trouble="Left and right edge are neighbours: right for panoramas and angles, wrong for "
    "photographs. In return a shift of the image is exactly a shift of the result, "
    "everywhere.",
    also="K: W; Y: Z; X: I",
    see_also=("reflect_convolution", "same_convolution", "cross_correlation"),
    example="""\
inputs: {X: [[1, 2, 0], [0, 1, 3], [2, 1, 1]]}
given: {K: [[0, 1, 0], [1, -4, 1], [0, 1, 0]], b: 0}
ask: [P, Y]
decimals: 0
""",
)
