"""Recurrent dropout and zoneout: the masks are inputs, and do what is stated."""

from __future__ import annotations

import pytest
import torch

from handgrad import nets
from handgrad.errors import UnknownName
from handgrad.nets import Noise


def data(*shape: int) -> torch.Tensor:
    torch.manual_seed(6)
    return torch.randn(*shape, dtype=torch.float64)


def test_zoneout_by_hand() -> None:
    net = nets.module(
        "lstm", d=2, n=3, noise=Noise(zoneout={"h": 0.3, "c": 0.6}), dtype=torch.float64
    )
    x = data(4, 2)
    masks = {"zoneout h": (data(4, 3) > 0).double(), "zoneout c": (data(4, 3) < 0.5).double()}
    output, state = net(x, draws=masks)
    h = c = torch.zeros(3, dtype=torch.float64)
    for t in range(4):
        f, i, g, o = (
            getattr(net, f"W_{k}") @ x[t] + getattr(net, f"U_{k}") @ h + getattr(net, f"b_{k}")
            for k in "figo"
        )
        new = f.sigmoid() * c + i.sigmoid() * g.tanh()
        shown = o.sigmoid() * new.tanh()
        c = masks["zoneout c"][t] * c + (1 - masks["zoneout c"][t]) * new
        h = masks["zoneout h"][t] * h + (1 - masks["zoneout h"][t]) * shown
        assert torch.allclose(output[t], h, atol=1e-14)
    assert torch.allclose(state["c"], c, atol=1e-14)


def test_in_use_zoneout_is_the_mean_and_dropout_is_nothing() -> None:
    noise = Noise(zoneout={"h": 0.25}, dropout={"h": 0.5})
    net = nets.module("gru", d=2, n=3, noise=noise, dtype=torch.float64)
    x = data(5, 4, 2)
    assert not torch.equal(net(x)[0], net(x)[0])
    net.eval()
    assert torch.equal(net(x)[0], net(x)[0])
    steady = {"zoneout h": torch.full((4, 3), 0.25).double(), "dropout h": torch.ones(3).double()}
    assert torch.allclose(net(x)[0], net(x, draws=steady)[0], atol=1e-15)


@pytest.mark.parametrize("each_step", [False, True])
def test_dropout_masks_the_state_where_it_meets_a_matrix(each_step: bool) -> None:
    noise = Noise(dropout={"h": 0.5}, each_step=each_step)
    net = nets.module("gru", d=2, n=3, noise=noise, dtype=torch.float64)
    x = data(4, 2)
    shape = (4, 3) if each_step else (3,)
    mask = 2 * (data(*shape) > 0).double()
    output, _ = net(x, draws={"dropout h": mask})
    h = torch.zeros(3, dtype=torch.float64)
    for t in range(4):
        m = mask[t] if each_step else mask
        z = torch.sigmoid(net.W_z @ x[t] + net.U_z @ (m * h) + net.b_z)
        r = torch.sigmoid(net.W_r @ x[t] + net.U_r @ (m * h) + net.b_r)
        g = torch.tanh(net.W_h @ x[t] + net.U_h @ (r * m * h) + net.b_h)
        h = (1 - z) * h + z * g
        assert torch.allclose(output[t], h, atol=1e-14)


def test_how_often() -> None:
    """p is the probability of staying (zoneout) and of being dropped: 4 standard deviations."""
    noise = Noise(zoneout={"h": 0.2}, dropout={"h": 0.3})
    like = torch.zeros(())
    torch.manual_seed(0)
    assert abs(noise.draw("zoneout h", (20000,), like, True).mean() - 0.2) < 0.012
    dropped = noise.draw("dropout h", (20000,), like, True)
    assert abs((dropped == 0).float().mean() - 0.3) < 0.013
    assert torch.allclose(dropped[dropped > 0], torch.tensor(1 / 0.7))


def test_an_unknown_state_is_refused() -> None:
    with pytest.raises(UnknownName, match="no state c"):
        nets.module("gru", d=2, n=3, noise=Noise(zoneout={"c": 0.1}))
