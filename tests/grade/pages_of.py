"""Pages of scripts for the tests: an Elman network of one unit over three inputs, worked out with
floats and rounded line by line, as a student with a calculator does.
"""

from __future__ import annotations

import math

PROBLEM = """\
schema: 1
title: A recurrent unit, three steps
equations: |
  z_t = w x_t + u h_{t-1} + b
  h_t = tanh(z_t)
  o_t = v h_t + c
  L = (o_3 − y)^2
given: {w: 0.6, u: 0.8, b: 0.15, v: 1.3, c: -0.25, y: 0.4}
inputs: {x: [0.7, -0.4, 0.9]}
initial: {h: 0}
ask: [h, o, L]
decimals: 4
"""
X = (0.7, -0.4, 0.9)
W, U, B, V, C, Y = 0.6, 0.8, 0.15, 1.3, -0.25, 0.4


def rounded(value: float) -> str:
    """Four decimals, as they are written in brackets inside a product."""
    text = f"{value:.4f}"
    return f"({text})" if value < 0 else text


def step(
    t: int, before: str, *, z: str = "", h: str = "", o: str = "", names: str = "hoz"
) -> tuple[str, str]:
    """The lines of one step and its h; z, h, o: what is written instead of the right value."""
    hn, on, zn = names
    before = before.strip("()")
    put = f"({before})" if before.startswith("-") else before
    x = f"({X[t - 1]})" if X[t - 1] < 0 else f"{X[t - 1]}"
    net = z or f"{W * X[t - 1] + U * float(before) + B:.4f}"
    state = h or f"{math.tanh(float(net)):.4f}"
    out = o or f"{V * float(state) + C:.4f}"
    shown = f"({state})" if state.startswith("-") else state
    lines = (
        f"${zn}_{t} = w x_{t} + u {hn}_{t - 1} + b = 0.6 \\cdot {x} + 0.8 \\cdot {put} + 0.15"
        f" = {net}$\n\n"
        f"${hn}_{t} = \\tanh({zn}_{t}) = \\tanh({net}) = {state}$\n\n"
        f"${on}_{t} = v {hn}_{t} + c = 1.3 \\cdot {shown} - 0.25 = {out}$\n\n"
    )
    return lines, state


def loss(out: str, value: str = "") -> str:
    """The last line."""
    right = value or f"{(float(out) - Y) ** 2:.4f}"
    return f"$L = (o_3 - y)^2 = ({out} - 0.4)^2 = {right}$\n"


def page(names: str = "hoz", stale: int = 0, **changes: str) -> str:
    """A whole script. changes: h1="0.5", o2="…", L="…"; stale: the step that uses h_0 again."""
    text, state, out = "# Homework\n\n", "0", ""
    for t in (1, 2, 3):
        own = {key: changes.get(f"{key}{t}", "") for key in "zho"}
        lines, state = step(t, "0" if stale == t else state, names=names, **own)
        text += lines
        out = lines.rstrip("$\n").rpartition(" ")[2]
    return text + loss(out, changes.get("L", "")).replace("o_3", f"{names[1]}_3")
