"""convolution: a kernel turned round and slid over an image."""

from __future__ import annotations

from handgrad.graph.model import Model

MODEL = Model(
    name="convolution",
    kind="convolutional",
    title="Convolution in two dimensions (the kernel turned round)",
    summary="the kernel is turned by half a turn and then slid over the image",
    equations="""
        Y = X ∗ K + b               each window times the turned kernel
    """,
    inputs="X: h×w",
    targets="T: p×q",
    weights="K: a×b; b: ()",
    output="Y",
    code="Y: (h − a + 1)×(w − b + 1), the image smeared by the kernel",
    parameters="ab + 1",
    source="Goodfellow, Bengio, Courville 2016, eq. 9.4 and 9.5",
    matches="scipy.signal.convolve2d(X, K, mode='valid'); torch.nn.functional.conv2d with "
    "K.flip(0, 1)",
    differs="cross_correlation (the kernel as it is); what libraries call convolution is that one",
    trouble="Turned or not changes the numbers, not what can be learned: a page with a printed "
    "kernel has to say which it means. Only the turned one commutes: X ∗ K = K ∗ X "
    "where both are padded with zeros without end.",
    also="K: W F w; Y: Z S A; X: I",
    see_also=("cross_correlation",),
    example="""\
inputs: {X: [[1, 2, 0], [0, 1, 3], [2, 1, 1]]}
given: {K: [[1, 0], [2, -1]], b: 0.5}
targets: {T: [[0, 0], [1, 1]]}
ask: [Y, loss, ∂L/∂K, ∂L/∂X]
decimals: 2
""",
)
