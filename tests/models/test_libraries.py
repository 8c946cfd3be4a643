"""What a model's page says a library computes, the library computes: the examples' own numbers go
into torch and come out as the equations' values, in float64."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
import torch.nn.functional as nn
from flint import arb

from handgrad import models
from handgrad.catalogue.graph import example
from handgrad.evaluate.array import Array
from handgrad.problem.solution import Solution

Tensor = torch.Tensor
# A few dozen roundings of doubles around 1.
CLOSE = 1e-12


class Worked:
    """The example of a model: `w("W_f")` is a value as a tensor, `w("h", 2)` one at a step."""

    def __init__(self, name: str) -> None:
        self.solution = Solution(example(models.every()[name]))

    def __call__(self, name: str, t: int | None = None) -> Tensor:
        """A value of the example."""
        if t is None:
            quantity = self.solution.find(name)
        else:
            steps = self.solution.all(name) if t else (self.solution.initial(name),)
            quantity = steps[t - 1] if t else steps[0]
        assert quantity is not None, name
        value = self.solution.exact(quantity)
        if isinstance(value, Array):
            flat = [float(arb(x)) for x in value.flat]
            return torch.tensor(flat, dtype=torch.float64).reshape(value.shape)
        return torch.tensor(float(arb(value)), dtype=torch.float64)

    def inputs(self, name: str = "x") -> Tensor:
        """A sequence, one row a step."""
        steps = self.solution.problem.steps or 0
        found = [self.solution.find(f"{name}_{t}") for t in range(1, steps + 1)]
        rows = [self.solution.exact(q) for q in found if q is not None]
        return torch.stack([_tensor(row) for row in rows]).reshape(steps, -1)


def _tensor(value: Any) -> Tensor:
    if isinstance(value, Array):
        return torch.tensor([float(arb(x)) for x in value.flat], dtype=torch.float64)
    return torch.tensor([float(arb(value))], dtype=torch.float64)


def same(found: Tensor, wanted: Tensor) -> bool:
    return torch.allclose(found.reshape(-1), wanted.reshape(-1), rtol=CLOSE, atol=CLOSE)


def rows(w: Worked, letters: str, prefix: str, wide: int) -> Tensor:
    """Several weights one below the other, each as rows of one unit."""
    return torch.cat([w(f"{prefix}_{letter}").reshape(-1, wide) for letter in letters])


def cell(w: Worked, order: str, size: tuple[int, int]) -> Any:
    """A torch LSTM with the example's weights."""
    d, n = size
    made: Any = torch.nn.LSTM(d, n, dtype=torch.float64)
    made.weight_ih_l0.data = rows(w, order, "W", d)
    made.weight_hh_l0.data = rows(w, order, "U", n)
    made.bias_ih_l0.data = torch.cat([w(f"b_{letter}").reshape(-1) for letter in order])
    made.bias_hh_l0.data.zero_()
    return made


def test_lstm() -> None:
    w = Worked("lstm")
    net = cell(w, "ifgo", (2, 1))
    zeros = torch.zeros(1, 1, dtype=torch.float64)
    out, (_, c) = net(w.inputs(), (zeros, zeros))
    assert same(out[1], w("h", 2))
    assert same(c, w("c", 2))


def test_lstm_projection() -> None:
    w = Worked("lstm_projection")
    net: Any = torch.nn.LSTM(1, 2, proj_size=1, dtype=torch.float64)
    net.weight_ih_l0.data = rows(w, "ifgo", "W", 1)
    net.weight_hh_l0.data = rows(w, "ifgo", "U", 1)
    net.bias_ih_l0.data = torch.cat([w(f"b_{letter}") for letter in "ifgo"])
    net.bias_hh_l0.data.zero_()
    net.weight_hr_l0.data = w("W_p").reshape(1, 2)
    start = (w("h", 0).reshape(1, 1), w("c", 0).reshape(1, 2))
    out, _ = net(w.inputs(), start)
    assert same(out[1], w("h", 2))


def test_gru() -> None:
    w = Worked("gru_pytorch")
    net: Any = torch.nn.GRU(2, 1, dtype=torch.float64)
    net.weight_ih_l0.data = rows(w, "rzh", "W", 2)
    net.weight_hh_l0.data = rows(w, "rzh", "U", 1)
    net.bias_ih_l0.data = torch.stack([w("b_r"), w("b_z"), w("b_h")])
    net.bias_hh_l0.data = torch.stack([w("b_r") * 0, w("b_z") * 0, w("c_h")])
    out, _ = net(w.inputs(), w("h", 0).reshape(1, 1))
    assert same(out[1], w("h", 2))


@pytest.mark.parametrize(
    ("name", "bend"), [("elman", "tanh"), ("elman_relu", "relu"), ("irnn", "relu")]
)
def test_plain_networks(name: str, bend: str) -> None:
    w = Worked(name)
    n = w("b_h").numel()
    d = w.inputs().shape[1]
    net: Any = torch.nn.RNN(d, n, nonlinearity=bend, dtype=torch.float64)
    net.weight_ih_l0.data = w("W_xh").reshape(n, d)
    net.weight_hh_l0.data = w("W_hh").reshape(n, n)
    net.bias_ih_l0.data = w("b_h").reshape(n)
    net.bias_hh_l0.data.zero_()
    out, _ = net(w.inputs(), w("h", 0).reshape(1, n))
    assert same(out[-1], w("h", len(out)))


def test_bidirectional() -> None:
    w = Worked("bidirectional")
    net = torch.nn.RNN(1, 1, bidirectional=True, dtype=torch.float64)
    for suffix, letter in (("", "f"), ("_reverse", "b")):
        getattr(net, f"weight_ih_l0{suffix}").data = w(f"W_{letter}").reshape(1, 1)
        getattr(net, f"weight_hh_l0{suffix}").data = w(f"U_{letter}").reshape(1, 1)
        getattr(net, f"bias_ih_l0{suffix}").data = w(f"b_{letter}").reshape(1)
        getattr(net, f"bias_hh_l0{suffix}").data.zero_()
    out, _ = net(w.inputs())
    for t in (1, 2, 3):
        assert same(out[t - 1], w("h", t))


def _heads(w: Worked) -> Tensor:
    """d = 2 and r = 2 ask for keys of length 1: the first column of each projection."""
    r, d, k = w("A").shape
    net = torch.nn.MultiheadAttention(d, r, bias=False, dtype=torch.float64)
    one = [w(name)[:, :, :1] for name in "ABC"]
    net.in_proj_weight.data = torch.cat([p.permute(0, 2, 1).reshape(r, d) for p in one])
    out = w("O")[:, :1, :]
    net.out_proj.weight.data = out.reshape(r, d).T.contiguous()
    found, _ = net(w("X"), w("Z"), w("Z"))
    q = torch.einsum("qd,rdk->rqk", w("X"), one[0])
    keys = torch.einsum("md,rdk->rmk", w("Z"), one[1])
    values = torch.einsum("md,rdk->rmk", w("Z"), one[2])
    by_equations = (torch.softmax(q @ keys.mT, -1) @ values @ out).sum(0)
    assert same(found, by_equations)
    whole = [torch.einsum("qd,rdk->rqk", w("X"), w("A"))]
    whole += [torch.einsum("md,rdk->rmk", w("Z"), w(name)) for name in "BC"]
    s = torch.softmax(whole[0] @ whole[1].mT / k**0.5, -1)
    return (s @ whole[2] @ w("O")).sum(0)


def image(w: Worked, name: str = "X") -> Tensor:
    """A picture with axes for one example and its channel."""
    x = w(name)
    return x.reshape(1, 1, *x.shape) if x.ndim <= 2 else x.unsqueeze(0)


def kernel(w: Worked, name: str = "K") -> Tensor:
    k = w(name)
    return k.reshape(1, 1, *k.shape) if k.ndim <= 3 and k.ndim != 4 else k


def bias(w: Worked, name: str = "b") -> Tensor:
    return w(name).reshape(-1)


CALLS: dict[str, tuple[str, Callable[[Worked], Tensor]]] = {
    "multi_head": ("Y", _heads),
    "scaled_dot_product": (
        "Y",
        lambda w: nn.scaled_dot_product_attention(w("Q"), w("K"), w("V")),
    ),
    "masked_attention": (
        "Y",
        lambda w: nn.scaled_dot_product_attention(w("Q"), w("K"), w("V"), attn_mask=w("M") == 1),
    ),
    "cross_correlation": ("Y", lambda w: nn.conv2d(image(w), kernel(w), bias(w))),
    "convolution": ("Y", lambda w: nn.conv2d(image(w), kernel(w).flip(-1, -2), bias(w))),
    "cross_correlation_1d": ("Y", lambda w: nn.conv1d(image(w)[0], kernel(w), bias(w))),
    "convolution_1d": ("Y", lambda w: nn.conv1d(image(w)[0], kernel(w).flip(-1), bias(w))),
    "cross_correlation_3d": (
        "Y",
        lambda w: nn.conv3d(w("X")[None, None], w("K")[None, None], bias(w)),
    ),
    "strided_convolution": (
        "Y",
        lambda w: nn.conv2d(image(w), kernel(w), bias(w), stride=2, padding=1),
    ),
    "dilated_convolution": ("Y", lambda w: nn.conv1d(image(w)[0], kernel(w), bias(w), dilation=2)),
    "same_convolution": (
        "Y",
        lambda w: nn.conv2d(nn.pad(image(w), (0, 1, 0, 1)), kernel(w), bias(w)),
    ),
    "reflect_convolution": (
        "Y",
        lambda w: nn.conv2d(nn.pad(image(w), (1, 1, 1, 1), "reflect"), kernel(w), bias(w)),
    ),
    "circular_convolution": (
        "Y",
        lambda w: nn.conv2d(nn.pad(image(w), (1, 1, 1, 1), "circular"), kernel(w), bias(w)),
    ),
    "multichannel_convolution": ("Y", lambda w: nn.conv2d(image(w), w("K"), bias(w))),
    "grouped_convolution": ("Y", lambda w: nn.conv2d(image(w), w("K"), bias(w), groups=2)),
    "depthwise_separable": (
        "Y",
        lambda w: nn.conv2d(nn.conv2d(image(w), w("F"), groups=2), w("M"), bias(w)),
    ),
    "transposed_convolution": (
        "Y",
        lambda w: nn.conv_transpose2d(image(w), kernel(w), bias(w), stride=2),
    ),
    "max_pooling": ("P", lambda w: nn.max_pool2d(image(w), 2)),
    "average_pooling": ("P", lambda w: nn.avg_pool2d(image(w), 2)),
    "lp_pooling": ("P", lambda w: nn.lp_pool2d(image(w), 2, 2)),
    "global_pooling": ("g", lambda w: nn.adaptive_avg_pool2d(image(w), 1)),
    "max_unpooling": (
        "Y",
        lambda w: nn.max_unpool2d(*nn.max_pool2d(image(w), 2, return_indices=True), (2, 2)),
    ),
    "upsampling": (
        "Y",
        lambda w: nn.conv2d(
            nn.interpolate(image(w), scale_factor=2), kernel(w), bias(w), padding=1
        ),
    ),
    "layer_norm": ("y", lambda w: nn.layer_norm(w("x"), (3,), w("γ"), w("β"), float(w("ε")))),
    "rms_norm": ("y", lambda w: nn.rms_norm(w("x"), (3,), w("γ"), float(w("ε")))),
    "instance_norm": (
        "Y",
        lambda w: nn.instance_norm(w("X")[None], weight=w("γ"), bias=w("β"), eps=float(w("ε"))),
    ),
    "group_norm": (
        "Y",
        lambda w: nn.group_norm(
            w("X").reshape(1, 4, 2), 2, w("γ").reshape(4), w("β").reshape(4), float(w("ε"))
        ),
    ),
    "softmax_classifier": (
        "L",
        lambda w: nn.cross_entropy(nn.linear(w("x"), w("W"), w("b")), w("y")),
    ),
}


@pytest.mark.parametrize("name", sorted(CALLS))
def test_a_call_computes_the_equations(name: str) -> None:
    output, call = CALLS[name]
    w = Worked(name)
    assert same(call(w), w(output))


def test_batch_norm_and_its_running_values() -> None:
    w = Worked("batch_norm")
    net = torch.nn.BatchNorm1d(2, eps=float(w("ε")), momentum=float(w("ρ")), dtype=torch.float64)
    net.weight.data, net.bias.data = w("γ"), w("β")
    net.running_mean, net.running_var = w("r").clone(), w("u").clone()
    assert same(net(w("X")), w("Y"))
    assert same(net.running_mean, w("r^+"))
    assert same(net.running_var, w("u^+"))


def test_the_cnn_and_its_gradient() -> None:
    w = Worked("cnn")
    weights = w("W").requires_grad_()
    pooled = nn.max_pool2d(nn.relu(nn.conv2d(image(w), kernel(w), bias(w))), 2)
    loss = nn.cross_entropy(nn.linear(pooled.reshape(-1), weights, w("c")), w("y"))
    loss.backward()
    assert same(loss.detach(), w("L"))
    assert weights.grad is not None
    assert same(weights.grad, w("∂L/∂W"))


def test_a_straight_through_gradient() -> None:
    """vq_vae: z gets what arrives at the code, past the choice."""
    w = Worked("vq_vae")
    z = w("z").requires_grad_()
    book = w("E")
    v = book[((z - book) ** 2).sum(1).argmin()]
    c = z + (v - z).detach()
    out = nn.linear(c, w("W_d"), w("b_d"))
    loss = ((out - w("x")) ** 2).sum() + ((z.detach() - v) ** 2).sum()
    loss = loss + w("β") * ((z - v.detach()) ** 2).sum()
    loss.backward()
    assert same(loss.detach(), w("L"))
    assert z.grad is not None
    assert same(z.grad, w("∂L/∂z"))


def test_the_importance_weighted_bound() -> None:
    w = Worked("iwae")
    logs = w("w")
    assert same(
        -(torch.logsumexp(logs, 0) - torch.log(torch.tensor(3.0, dtype=torch.float64))), w("L")
    )


def test_the_jacobian_of_the_contractive_penalty() -> None:
    w = Worked("contractive")
    jacobian = torch.autograd.functional.jacobian(
        lambda x: torch.sigmoid(nn.linear(x, w("W"), w("b_e"))), w("x")
    )
    assert same(jacobian.square().sum(), w("P"))
