"""recurrent: RNN, GRU and LSTM as models of the catalogue.

ONNX orders the gates z, r, h and i, o, f, c, keeps two biases that add up, and by default puts the
GRU's reset gate before the product, which torch.nn cannot compute. Its settings choose the model;
what no model of the catalogue computes (clip, other activations) is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch

from handgrad.errors import UnknownName
from handgrad.nets import module
from handgrad.nets.stack import turned_round

Tensor = torch.Tensor


def run(
    names: tuple[str, tuple[str, ...]],
    x: Tensor,
    w: Tensor,
    r: Tensor,
    b: Tensor | None,
    ends: Tensor | None,
    starts: Mapping[str, Tensor | None],
    hidden_size: int,
    direction: str,
    layout: int,
    more: Callable[[int, list[Tensor], list[Tensor]], dict[str, Tensor]],
) -> tuple[Tensor, ...]:
    """All directions of one layer.

    names   the model, and its gates in ONNX's order
    starts  state → what it begins with, one row a direction
    more    the weights that are not one matrix and one bias a gate
    """
    model, gates = names
    x = x if layout else x.transpose(0, 1)  # batch×time×input
    net = module(model, d=x.shape[-1], n=hidden_size, dtype=x.dtype, outputs=["h"])
    ways = {"forward": [False], "reverse": [True], "bidirectional": [False, True]}[direction]
    outputs, lasts = [], []
    for at, turned in enumerate(ways):
        weights = dict(zip((f"W_{g}" for g in gates), w[at].chunk(len(gates)), strict=True))
        weights |= zip((f"U_{g}" for g in gates), r[at].chunk(len(gates)), strict=True)
        size = len(gates) * hidden_size
        both = x.new_zeros(2 * size) if b is None else b[at]
        first, second = both[:size].chunk(len(gates)), both[size:].chunk(len(gates))
        weights |= more(at, list(first), list(second))
        given = {k: v[:, at] if layout else v[at] for k, v in starts.items() if v is not None}
        settings = {"initial": given, "lengths": ends}
        seen = turned_round(x, ends) if turned else x
        named = {NAMES.get((model, key), key): value for key, value in weights.items()}
        output, state = torch.func.functional_call(net, named, (seen,), settings)
        outputs.append(turned_round(output, ends) if turned else output)
        lasts.append(state)
    whole = torch.stack(outputs, 2)  # batch×time×direction×hidden
    whole = whole if layout else whole.permute(1, 2, 0, 3)
    finals = [torch.stack([state[k] for state in lasts], 1 if layout else 0) for k in starts]
    return (whole, *finals)


# The plain network has one matrix of each kind, with names of its own.
NAMES = {
    (model, ours): theirs
    for model in ("elman", "elman_relu")
    for ours, theirs in (("W_h", "W_xh"), ("U_h", "W_hh"), ("b_h", "b_h"))
}


def refuse(kind: str, usual: Sequence[str], activations: Any, clip: Any) -> None:
    """What changes the equations and is in no model of the catalogue."""
    written = [a.decode() if isinstance(a, bytes) else a for a in activations or ()]
    if written and written != list(usual) * (len(written) // len(usual)):
        raise UnknownName(f"{kind} with the activations {', '.join(written)}")
    if clip is not None:
        raise UnknownName(f"{kind} with clip: values cut off inside the equations")


def rnn(
    x: Tensor,
    w: Tensor,
    r: Tensor,
    b: Tensor | None = None,
    ends: Tensor | None = None,
    h: Tensor | None = None,
    hidden_size: int = 0,
    direction: str = "forward",
    layout: int = 0,
    activations: Any = None,
    clip: float | None = None,
    **_: Any,
) -> tuple[Tensor, ...]:
    """The plain network; tanh unless ReLU is asked for."""
    relu = bool(activations) and activations[0] in (b"Relu", "Relu")
    refuse("RNN", ("Relu",) if relu else ("Tanh",), activations, clip)
    return run(
        ("elman_relu" if relu else "elman", ("h",)),
        x,
        w,
        r,
        b,
        ends,
        {"h": h},
        hidden_size,
        direction,
        layout,
        lambda at, first, second: {"b_h": first[0] + second[0]},
    )


def gru(
    x: Tensor,
    w: Tensor,
    r: Tensor,
    b: Tensor | None = None,
    ends: Tensor | None = None,
    h: Tensor | None = None,
    hidden_size: int = 0,
    direction: str = "forward",
    layout: int = 0,
    linear_before_reset: int = 0,
    activations: Any = None,
    clip: float | None = None,
    **_: Any,
) -> tuple[Tensor, ...]:
    """z weighs the old state; the reset gate before the product unless the setting says behind."""
    refuse("GRU", ("Sigmoid", "Tanh"), activations, clip)

    def more(at: int, first: list[Tensor], second: list[Tensor]) -> dict[str, Tensor]:
        found = {f"b_{g}": a + b for g, a, b in zip("zr", first, second, strict=False)}
        if linear_before_reset:
            return {**found, "b_h": first[2], "c_h": second[2]}
        return {**found, "b_h": first[2] + second[2]}

    model = "gru_pytorch" if linear_before_reset else "gru_cho"
    return run(
        (model, ("z", "r", "h")), x, w, r, b, ends, {"h": h}, hidden_size, direction, layout, more
    )


def lstm(
    x: Tensor,
    w: Tensor,
    r: Tensor,
    b: Tensor | None = None,
    ends: Tensor | None = None,
    h: Tensor | None = None,
    c: Tensor | None = None,
    p: Tensor | None = None,
    hidden_size: int = 0,
    direction: str = "forward",
    layout: int = 0,
    input_forget: int = 0,
    activations: Any = None,
    clip: float | None = None,
    **_: Any,
) -> tuple[Tensor, ...]:
    """With peepholes where weights for them are given; o sees the new cell."""
    refuse("LSTM", ("Sigmoid", "Tanh", "Tanh"), activations, clip)
    if input_forget:
        raise UnknownName("LSTM with input_forget: use the model lstm_coupled")

    def more(at: int, first: list[Tensor], second: list[Tensor]) -> dict[str, Tensor]:
        found = {f"b_{g}": a + b for g, a, b in zip("iofg", first, second, strict=True)}
        if p is not None:
            found |= dict(zip(("p_i", "p_o", "p_f"), p[at].chunk(3), strict=True))
        return found

    model = "lstm" if p is None else "lstm_peephole"
    starts = {"h": h, "c": c}
    return run(
        (model, ("i", "o", "f", "g")),
        x,
        w,
        r,
        b,
        ends,
        starts,
        hidden_size,
        direction,
        layout,
        more,
    )


OPERATORS: Mapping[str, Callable[..., Any]] = {"GRU": gru, "LSTM": lstm, "RNN": rnn}
