"""Weights to and from torch.nn: the same outputs, states and derivatives."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from handgrad import nets
from handgrad.errors import HandgradError
from handgrad.nets.exchange import LAYERS, give, take
from handgrad.nets.recurrent import Recurrent


def pair(name: str, bias: bool = True) -> tuple[Recurrent, nn.RNNBase]:
    torch.manual_seed(3)
    record = LAYERS[name]
    extra = {"nonlinearity": "relu"} if record.mode == "RNN_RELU" else {}
    theirs = record.kind(3, 4, batch_first=True, bias=bias, dtype=torch.float64, **extra)  # type: ignore[call-arg]
    ours = nets.module(name, d=3, n=4, dtype=torch.float64, outputs=["h"])
    assert isinstance(ours, Recurrent)
    return ours, theirs


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("name", LAYERS)
def test_values_and_derivatives_are_those_of_torch(name: str, bias: bool) -> None:
    ours, theirs = pair(name, bias)
    take(ours, theirs)
    x = torch.randn(2, 5, 3, dtype=torch.float64, requires_grad=True)
    output, state = ours(x)
    wanted, last = theirs(x)
    h = last[0] if isinstance(last, tuple) else last
    assert torch.allclose(output, wanted, atol=1e-14)
    assert torch.allclose(state["h"], h[0], atol=1e-14)
    if isinstance(last, tuple):
        assert torch.allclose(state["c"], last[1][0], atol=1e-14)
    found = torch.autograd.grad(output.sin().sum(), [x, *ours.parameters()])
    grads = torch.autograd.grad(wanted.sin().sum(), [x, *theirs.parameters()])
    assert torch.allclose(found[0], grads[0], atol=1e-13)
    record = LAYERS[name]
    named = dict(zip([n for n, _ in ours.named_parameters()], found[1:], strict=True))
    assert torch.allclose(torch.cat([named[k] for k in record.input]), grads[1], atol=1e-13)
    assert torch.allclose(torch.cat([named[k] for k in record.state]), grads[2], atol=1e-13)
    if bias:
        assert torch.allclose(torch.cat([named[k] for k in record.bias]), grads[3], atol=1e-13)


@pytest.mark.parametrize("name", LAYERS)
def test_back_again(name: str) -> None:
    ours, theirs = pair(name)
    give(ours, theirs)
    x = torch.randn(2, 5, 3, dtype=torch.float64)
    assert torch.allclose(ours(x)[0], theirs(x)[0], atol=1e-14)
    other, _ = pair(name)
    take(other, theirs)
    for a, b in zip(ours.parameters(), other.parameters(), strict=True):
        assert torch.equal(a, b)


def test_what_is_not_the_same_is_refused() -> None:
    ours, _ = pair("lstm")
    with pytest.raises(HandgradError, match="is not what torch"):
        take(ours, nn.GRU(3, 4))
    with pytest.raises(HandgradError, match="is not what torch"):
        take(pair("elman")[0], nn.RNN(3, 4, nonlinearity="relu"))
    with pytest.raises(HandgradError, match="but theirs is"):
        take(ours, nn.LSTM(3, 5))
    with pytest.raises(HandgradError, match="made without bias"):
        give(ours, nn.LSTM(3, 4, bias=False))
    with pytest.raises(HandgradError, match="lstm_projection"):
        take(ours, nn.LSTM(3, 4, proj_size=2))
    with pytest.raises(HandgradError, match="has no weight_ih_l1"):
        take(ours, nn.LSTM(3, 4), number=1)
