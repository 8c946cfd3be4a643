"""Equations against torch.nn: convolutions, transposed, pooling, norms, attention: values and
derivatives."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import nn

from handgrad import nets
from handgrad.nets import Layer

CLOSE = 1e-12


def alike(
    ours: nn.Module, theirs: Any, pairs: dict[str, torch.Tensor], *inputs: torch.Tensor
) -> None:
    """Equal outputs, and equal derivatives by inputs and weights."""
    inputs = tuple(x.requires_grad_() for x in inputs)
    with torch.no_grad():
        for key, value in pairs.items():
            getattr(ours, key).copy_(value.reshape(getattr(ours, key).shape))
    found, wanted = ours(*inputs), theirs(*inputs)
    assert found.shape == wanted.shape
    assert torch.allclose(found, wanted, rtol=CLOSE, atol=CLOSE)
    mine = torch.autograd.grad(found.sin().sum(), [*inputs, *(getattr(ours, k) for k in pairs)])
    grads = torch.autograd.grad(wanted.sin().sum(), [*inputs, *pairs.values()])
    for a, b in zip(mine, grads, strict=True):
        assert torch.allclose(a, b.reshape(a.shape), rtol=CLOSE, atol=CLOSE)


def data(*shape: int) -> torch.Tensor:
    torch.manual_seed(8)
    return torch.randn(*shape, dtype=torch.float64)


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize(("stride", "padding", "dilation"), [(1, 0, 1), (2, 1, 1), (1, 2, 2)])
def test_convolution(count: int, stride: int, padding: int, dilation: int) -> None:
    kind = (nn.Conv1d, nn.Conv2d, nn.Conv3d)[count - 1]
    theirs = kind(2, 3, 2, stride, padding, dilation, dtype=torch.float64)
    places, window = "×".join("hwu"[:count]), "×".join("abe"[:count])
    ours = Layer(
        f"Y = conv(X, K, stride = {stride}, padding = {padding}, dilation = {dilation}) + B",
        inputs=f"X: c×{places}",
        shapes=f"K: o×c×{window}; B: o×{'×'.join('1' * count)}",
        dtype=torch.float64,
        c=2,
        o=3,
        **dict.fromkeys("hwu"[:count], 5),
        **dict.fromkeys("abe"[:count], 2),
    )
    alike(ours, theirs, {"K": theirs.weight, "B": theirs.bias}, data(4, 2, *[5] * count))


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize(("stride", "padding", "extra"), [(1, 0, 0), (2, 1, 1), (3, 0, 2)])
def test_transposed_convolution(count: int, stride: int, padding: int, extra: int) -> None:
    kind = (nn.ConvTranspose1d, nn.ConvTranspose2d, nn.ConvTranspose3d)[count - 1]
    theirs = kind(2, 3, 3, stride, padding, extra, bias=False, dtype=torch.float64)
    places, window = "×".join("hwu"[:count]), "×".join("abe"[:count])
    ours = Layer(
        f"Y = convT(X, K, stride = {stride}, padding = {padding}, extra = {extra})",
        inputs=f"X: c×{places}",
        shapes=f"K: c×o×{window}",
        dtype=torch.float64,
        c=2,
        o=3,
        **dict.fromkeys("hwu"[:count], 4),
        **dict.fromkeys("abe"[:count], 3),
    )
    alike(ours, theirs, {"K": theirs.weight}, data(2, 2, *[4] * count))


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("Y = maxpool(X, size = 2)", nn.MaxPool2d(2)),
        ("Y = avgpool(X, size = 2)", nn.AvgPool2d(2)),
        ("Y = maxpool(X, size = 3, stride = 1)", nn.MaxPool2d(3, 1)),
        ("Y = lppool(X, size = 2, order = 2)", nn.LPPool2d(2, 2)),
        ("Y = upsample(X, times = 2)", nn.Upsample(scale_factor=2)),
        ("Y = reflectpad(X, before = 1, after = 1)", nn.ReflectionPad2d(1)),
        ("Y = circularpad(X, before = 1, after = 1)", nn.CircularPad2d(1)),
        ("Y = softmax(X)", nn.Softmax(-1)),
        ("Y = gelu(X)", nn.GELU()),
        ("Y = silu(X)", nn.SiLU()),
        ("Y = elu(X)", nn.ELU()),
        ("Y = leakyrelu(X)", nn.LeakyReLU()),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_pooling_borders_and_activations(text: str, theirs: nn.Module) -> None:
    ours = Layer(text, inputs="X: c×h×w", c=2, h=6, w=6, dtype=torch.float64)
    alike(ours, theirs, {}, data(3, 2, 6, 6))


def test_layer_norm() -> None:
    theirs = nn.LayerNorm(5, dtype=torch.float64)
    ours = nets.module("layer_norm", n=5, ε=1e-5, dtype=torch.float64)
    names = dict(zip(ours.weights, (theirs.weight, theirs.bias), strict=True))
    alike(ours, theirs, names, data(4, 5))


def test_batch_norm() -> None:
    theirs = nn.BatchNorm1d(5, dtype=torch.float64)
    ours = Layer(
        "Y = batch_norm(X, γ, β, ε)",
        inputs="X: N×n",
        shapes="γ, β: n",
        constants={"ε": 1e-5},
        N=6,
        n=5,
        dtype=torch.float64,
    )
    alike(ours, theirs, {"γ": theirs.weight, "β": theirs.bias}, data(6, 5))


def test_multi_head_attention() -> None:
    theirs = nn.MultiheadAttention(6, 2, bias=False, batch_first=True, dtype=torch.float64)
    ours = nets.module("multi_head", d=6, k=3, r=2, m=4, q=5, dtype=torch.float64)
    with torch.no_grad():
        for key, whole in zip("ABC", theirs.in_proj_weight.chunk(3), strict=True):
            getattr(ours, key).copy_(whole.reshape(2, 3, 6).mT)
        ours.O.copy_(theirs.out_proj.weight.T.reshape(2, 3, 6))
    x, z = data(2, 5, 6).requires_grad_(), data(2, 4, 6).requires_grad_()
    found, wanted = ours(x, z), theirs(x, z, z)[0]
    assert torch.allclose(found, wanted, rtol=CLOSE, atol=CLOSE)
    mine = torch.autograd.grad(found.sin().sum(), [x, z])
    grads = torch.autograd.grad(wanted.sin().sum(), [x, z])
    assert all(
        torch.allclose(a, b, rtol=CLOSE, atol=CLOSE) for a, b in zip(mine, grads, strict=True)
    )
