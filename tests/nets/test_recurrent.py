"""Recurrent modules: torch's own layers, padding, states, lines over time, derivatives of any
order."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from handgrad import nets
from handgrad.errors import ShapeError, UnknownName
from handgrad.nets.recurrent import Recurrent

CELLS = ["lstm", "gru", "gru_cho", "gru_pytorch", "gru_reset_after", "elman"]


def made(name: str, **settings: Any) -> Recurrent:
    torch.manual_seed(1)
    extra = {"outputs": ["h"]} if name == "elman" else {}
    net = nets.module(name, d=3, n=4, dtype=torch.float64, **extra, **settings)
    assert isinstance(net, Recurrent)
    return net


def data(*shape: int) -> torch.Tensor:
    torch.manual_seed(2)
    return torch.randn(*shape, dtype=torch.float64)


@pytest.mark.parametrize("name", CELLS)
def test_a_batch_is_its_examples(name: str) -> None:
    net, x = made(name), data(5, 6, 3)
    output, state = net(x)
    for at in range(5):
        alone, last = net(x[at])
        assert torch.allclose(alone, output[at], atol=1e-14)
        assert torch.allclose(last["h"], state["h"][at], atol=1e-14)


@pytest.mark.parametrize("name", CELLS)
def test_a_sequence_in_two_pieces(name: str) -> None:
    net, x = made(name), data(2, 6, 3)
    output, state = net(x)
    first, between = net(x[:, :4])
    second, last = net(x[:, 4:], initial=between)
    assert torch.allclose(torch.cat([first, second], 1), output, atol=1e-14)
    assert all(torch.allclose(last[key], state[key], atol=1e-14) for key in state)


@pytest.mark.parametrize("name", CELLS)
@settings(max_examples=5)
@given(lengths=st.lists(st.integers(0, 5), min_size=3, max_size=3), seed=st.integers(0, 99))
def test_padding_changes_neither_state_nor_gradient(
    name: str, lengths: list[int], seed: int
) -> None:
    net = made(name)
    torch.manual_seed(seed)
    x = torch.randn(3, 5, 3, dtype=torch.float64)
    for row, length in zip(x, lengths, strict=True):
        row[length:] = float("nan")
    x.requires_grad_()
    output, state = net(x, lengths=lengths)
    total = output.sin().sum() + sum(value.cos().sum() for value in state.values())
    found = torch.autograd.grad(total, list(net.parameters()))
    parts = []
    for at, length in enumerate(lengths):
        if length == 0:
            parts.append(torch.tensor(4.0 * len(state)))
            continue
        alone, last = net(x[at, :length])
        assert torch.allclose(alone, output[at, :length], atol=1e-14)
        assert not output[at, length:].any()
        parts.append(alone.sin().sum() + sum(value.cos().sum() for value in last.values()))
        assert all(torch.allclose(last[key], state[key][at], atol=1e-14) for key in state)
    if any(lengths):
        wanted = torch.autograd.grad(sum(parts), list(net.parameters()))
        for a, b in zip(found, wanted, strict=True):
            assert torch.allclose(a, b, atol=1e-12)


# The proof nets_gradients does this for every cell there is.
@pytest.mark.parametrize("name", ["lstm", "gru_pytorch", "elman"])
def test_first_and_second_derivatives(name: str) -> None:
    net, x = made(name), data(2, 3, 3).requires_grad_()
    weights = list(net.parameters())

    def run(x: torch.Tensor, *values: torch.Tensor) -> torch.Tensor:
        table = dict(zip(dict(net.named_parameters()), values, strict=True))
        output, _ = torch.func.functional_call(net, table, (x,))
        return output[0, -1]

    assert torch.autograd.gradcheck(run, (x, *weights))
    assert torch.autograd.gradgradcheck(run, (x, *weights))


def test_every_line_over_time() -> None:
    net, x = made("lstm"), data(2, 5, 3)
    lines, state = net(x, return_all=True)
    assert list(lines) == ["f", "i", "g", "c", "o", "h"]
    assert torch.allclose(lines["h"], lines["o"] * torch.tanh(lines["c"]))
    assert torch.equal(lines["c"][:, -1], state["c"])
    some, _ = net(x, return_all=["c_t"])
    assert list(some) == ["c_t"]


def test_a_learned_beginning() -> None:
    net, x = made("lstm", learned=["h"]), data(2, 5, 3)
    assert net.h_0.shape == (4,)
    output, _ = net(x)
    assert torch.autograd.grad(output.sum(), net.h_0)[0].abs().min() > 0
    with pytest.raises(UnknownName, match="no state s"):
        made("lstm", learned=["s"])


# torch scripts some of its own functions for forward mode, and warns of itself.
OF_TORCH = pytest.mark.filterwarnings("ignore:.*torch.jit.script:DeprecationWarning")


@OF_TORCH
def test_transforms_of_functions() -> None:
    net, x = made("gru"), data(4, 5, 3)
    table = dict(net.named_parameters())

    def run(table: dict[str, torch.Tensor], x: torch.Tensor) -> torch.Tensor:
        return torch.func.functional_call(net, table, (x,))[0].sum()

    each = torch.vmap(torch.func.grad(run), in_dims=(None, 0))(table, x)
    whole = torch.func.grad(run)(table, x)
    for key in table:
        assert torch.allclose(each[key].sum(0), whole[key], atol=1e-12)
    one = torch.randn_like(x)
    _, forward = torch.func.jvp(lambda x: run(table, x), (x,), (one,))
    back = (torch.func.grad(lambda x: run(table, x))(x) * one).sum()
    assert torch.allclose(forward, back, atol=1e-12)


@OF_TORCH
def test_compiled() -> None:
    net, x = made("gru"), data(2, 3, 3)
    fast = torch.compile(net, backend="aot_eager", fullgraph=True)
    assert torch.allclose(fast(x)[0], net(x)[0], atol=1e-13)


def test_what_does_not_fit_is_refused() -> None:
    net = made("lstm")
    with pytest.raises(ShapeError, match="x is 5×2"):
        net(data(5, 2))
    with pytest.raises(ShapeError, match="3 lengths for a batch of 2"):
        net(data(2, 5, 3), lengths=[1, 2, 3])
    with pytest.raises(ShapeError, match="outside 0 to 5"):
        net(data(2, 5, 3), lengths=[1, 6])
    with pytest.raises(UnknownName, match="has no line q"):
        net(data(2, 5, 3), return_all=["q"])
    with pytest.raises(ShapeError, match="needs the size n"):
        nets.module("lstm", d=2)
    with pytest.raises(UnknownName, match="has no size m"):
        nets.module("lstm", d=2, n=3, m=2)
    with pytest.raises(UnknownName, match="no model lstn"):
        nets.module("lstn", d=2, n=3)


def test_weights_begin_as_told() -> None:
    net = made("lstm", start={"b_f": 1.0, "U_g": "identity", "W_i": "zeros"})
    assert net.b_f.tolist() == [1.0] * 4
    assert torch.equal(net.U_g, torch.eye(4, dtype=torch.float64))
    with pytest.raises(UnknownName, match="no weight b_q"):
        made("lstm", start={"b_q": 1.0})
    with pytest.raises(UnknownName, match="no start called"):
        made("lstm", start={"b_f": "orthogonl"})
