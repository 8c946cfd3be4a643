"""exchange: weights of torch.nn's recurrent layers to and from ours, by name.

torch stacks the matrices of the gates, LSTM in the order i, f, g, o, GRU in the order r, z, n, and
keeps two biases, which act as their sum. Taking over adds them; giving back puts all of it into
bias_ih and 0 into bias_hh. The GRU's bias inside the reset product, b_hn, is a weight of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import torch
from torch import nn

from handgrad.errors import ShapeError, UnknownName
from handgrad.nets.recurrent import Recurrent

Tensor = torch.Tensor


class Layer(msgspec.Struct, frozen=True):
    """A layer of torch and the model it is.

    kind   the class in torch.nn
    mode   what tells two layers of one class apart
    input  our weights on the input in torch's order; `state` those on the state
    bias   our biases in torch's order; `inner` the part of bias_hh that is a weight of its own
    """

    kind: type[nn.RNNBase]
    mode: str
    input: tuple[str, ...]
    state: tuple[str, ...]
    bias: tuple[str, ...]
    inner: str = ""


LAYERS: Mapping[str, Layer] = {
    "lstm": Layer(
        nn.LSTM,
        "LSTM",
        ("W_i", "W_f", "W_g", "W_o"),
        ("U_i", "U_f", "U_g", "U_o"),
        ("b_i", "b_f", "b_g", "b_o"),
    ),
    "gru_pytorch": Layer(
        nn.GRU,
        "GRU",
        ("W_r", "W_z", "W_h"),
        ("U_r", "U_z", "U_h"),
        ("b_r", "b_z", "b_h"),
        inner="c_h",
    ),
    "elman": Layer(nn.RNN, "RNN_TANH", ("W_xh",), ("W_hh",), ("b_h",)),
    "elman_relu": Layer(nn.RNN, "RNN_RELU", ("W_xh",), ("W_hh",), ("b_h",)),
}


@torch.no_grad()
def take(net: Recurrent, layer: nn.RNNBase, number: int = 0, reverse: bool = False) -> None:
    """Our module takes over the weights of one layer of torch's.

    number, reverse  which of its layers, which direction

    Raises UnknownName for a model torch has no layer for, ShapeError for other sizes.

    >>> from handgrad.nets import module
    >>> theirs, ours = nn.LSTM(2, 3, batch_first=True), module("lstm", d=2, n=3)
    >>> take(ours, theirs)
    >>> x = torch.ones(1, 4, 2)
    >>> torch.allclose(ours(x)[0], theirs(x)[0], atol=1e-6)
    True
    """
    record = matching(net, layer)
    weight, recurrent, bias, inner = theirs(layer, number, reverse)
    count = len(record.input)
    put(net, record.input, weight.chunk(count))
    put(net, record.state, recurrent.chunk(count))
    if bias is None or inner is None:
        for key in (*record.bias, *([record.inner] if record.inner else ())):
            getattr(net, key).zero_()
        return
    ours, second = list(bias.chunk(count)), list(inner.chunk(count))
    if record.inner:
        put(net, (record.inner,), [second.pop()])
        second.append(torch.zeros_like(second[0]))
    put(net, record.bias, [a + b for a, b in zip(ours, second, strict=True)])


@torch.no_grad()
def give(net: Recurrent, layer: nn.RNNBase, number: int = 0, reverse: bool = False) -> None:
    """torch's layer takes over the weights of our module; bias_hh becomes 0 where it may.

    Raises as `take`; UnknownName also where torch's layer has no bias and ours is not 0.
    """
    record = matching(net, layer)
    weight, recurrent, bias, inner = theirs(layer, number, reverse)
    together = torch.cat([getattr(net, key) for key in record.input])
    if together.shape != weight.shape:
        raise ShapeError(f"ours is {tuple(together.shape)} but theirs {tuple(weight.shape)}")
    weight.copy_(together)
    recurrent.copy_(torch.cat([getattr(net, key) for key in record.state]))
    if bias is None or inner is None:
        if any(getattr(net, key).any() for key in record.bias):
            raise UnknownName("torch's layer was made without bias, and ours has one")
        return
    bias.copy_(torch.cat([getattr(net, key) for key in record.bias]))
    inner.zero_()
    if record.inner:
        own = getattr(net, record.inner)
        inner[-own.shape[0] :].copy_(own)


def matching(net: Recurrent, layer: nn.RNNBase) -> Layer:
    """The record that ties these two together."""
    record = LAYERS.get(net.kind)
    if record is None or not isinstance(layer, record.kind) or layer.mode != record.mode:
        pairs = ", ".join(f"{name} = {r.kind.__name__} ({r.mode})" for name, r in LAYERS.items())
        raise UnknownName(
            f"{net.kind} is not what torch.nn.{type(layer).__name__} ({layer.mode}) computes",
            expected=pairs,
        )
    if getattr(layer, "proj_size", 0):
        raise UnknownName("a layer with a projection is the model lstm_projection, not lstm")
    return record


def theirs(
    layer: nn.RNNBase, number: int, reverse: bool
) -> tuple[Tensor, Tensor, Tensor | None, Tensor | None]:
    """The four tensors of one direction of one layer."""
    suffix = f"_l{number}" + ("_reverse" if reverse else "")
    if not hasattr(layer, f"weight_ih{suffix}"):
        raise UnknownName(f"torch's layer has no weight_ih{suffix}")
    biases = (getattr(layer, f"bias_{side}{suffix}", None) for side in ("ih", "hh"))
    first, second = biases
    weights = getattr(layer, f"weight_ih{suffix}"), getattr(layer, f"weight_hh{suffix}")
    return *weights, first, second


def put(net: Recurrent, keys: tuple[str, ...], values: list[Tensor] | tuple[Tensor, ...]) -> None:
    """Weights by name. Raises ShapeError where the sizes differ."""
    for key, value in zip(keys, values, strict=True):
        own = getattr(net, key)
        if own.shape != value.shape:
            raise ShapeError(f"{key} is {tuple(own.shape)} but theirs is {tuple(value.shape)}")
        own.copy_(value)
