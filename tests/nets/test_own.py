"""Modules that skip or refuse: the same as their equations, values and derivatives."""

from __future__ import annotations

import pytest
import torch

from handgrad import nets
from handgrad.errors import DomainError
from handgrad.nets.own.clockwork import Clockwork, sees
from handgrad.nets.recurrent import Recurrent

PERIODS = [4, 1, 2, 1, 8, 2]


def clock(outputs: list[str]) -> Clockwork:
    torch.manual_seed(2)
    net = nets.module(
        "clockwork", d=3, n=6, k=2, P=PERIODS, S=sees(PERIODS), outputs=outputs, dtype=torch.float64
    )
    assert isinstance(net, Clockwork)
    return net


@pytest.mark.parametrize("outputs", [["o"], ["h"]])
@pytest.mark.parametrize("shape", [(2, 9, 3), (9, 3)])
def test_skipping_changes_nothing(outputs: list[str], shape: tuple[int, ...]) -> None:
    net = clock(outputs)
    x = torch.randn(*shape, dtype=torch.float64, requires_grad=True)
    start = {"h": torch.randn(*shape[:-2], 6, dtype=torch.float64)}
    found = []
    for forward in (net.forward, lambda *a, **k: Recurrent.forward(net, *a, **k)):
        output, state = forward(x, initial=start)
        total = output.sin().sum() + state["h"].cos().sum()
        used = [p for n, p in net.named_parameters() if n not in ("V", "c") or outputs == ["o"]]
        found.append([output, state["h"], *torch.autograd.grad(total, [x, *used])])
    for a, b in zip(*found, strict=True):
        assert torch.allclose(a, b, atol=1e-13)


def test_a_sleeping_group_is_not_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of eight steps the groups of periods 1, 2, 4, 8 tick 8, 4, 2, 1 times."""
    net, ticks = clock(["h"]), []
    tanh = torch.tanh
    monkeypatch.setattr(torch, "tanh", lambda x: ticks.append(x.shape[-1]) or tanh(x))
    net(torch.randn(1, 8, 3, dtype=torch.float64))
    assert len(ticks) == 8 + 4 + 2 + 1
    assert sum(ticks) == 2 * 8 + 2 * 4 + 2 + 1  # units worked out, of 48


def test_lines_and_lengths_go_by_the_equations() -> None:
    net, x = clock(["o"]), torch.randn(2, 5, 3, dtype=torch.float64)
    lines, _ = net(x, return_all=["m"])
    assert lines["m"][1].tolist() == [0, 1, 1, 1, 0, 1]
    assert not net(x, lengths=[5, 2])[0][1, 2:].any()


def test_what_the_mask_shuts_out_counts_for_nothing() -> None:
    net = nets.module("masked_attention", q=2, m=3, k=4, d=5)
    q, k, v = torch.randn(2, 4), torch.randn(3, 4, requires_grad=True), torch.randn(3, 5)
    v.requires_grad_()
    mask = torch.tensor([[1.0, 0.0, 0.0], [1.0, 1.0, 0.0]])
    found = net(q, k, v, mask, return_all=["A", "Y"])
    assert found["A"][0].tolist() == [1.0, 0.0, 0.0]
    assert not found["A"][:, 2].any()
    for grad in torch.autograd.grad(found["Y"].sin().sum(), [k, v]):
        assert not grad[2].any()
    wanted = torch.nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask == 1)
    assert torch.allclose(found["Y"], wanted, atol=1e-6)
    with pytest.raises(DomainError, match="query 2 may look at no position"):
        net(q, k, v, torch.tensor([[1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]))


def test_bahdanau_s_scores_read_both_states() -> None:
    net = nets.module("bahdanau", m=3, k=4, e=2, n=5, a=6, dtype=torch.float64)
    h = torch.randn(3, 4, dtype=torch.float64, requires_grad=True)
    u = torch.randn(4, 2, dtype=torch.float64)
    start = torch.randn(5, dtype=torch.float64, requires_grad=True)
    lines, _ = net(h, u, initial={"s": start}, return_all=["e", "α"])
    for state in (h, start):
        (grad,) = torch.autograd.grad(lines["e"][0].sin().sum(), state, retain_graph=True)
        assert grad.abs().min() > 1e-6
    # The weights move with each annotation and with the decoder's state.
    assert torch.allclose(lines["α"].sum(-1), torch.ones(4, dtype=torch.float64))
    with torch.no_grad():
        other, _ = net(h + 1, u, initial={"s": start}, return_all=["e"])
        third, _ = net(h, u, initial={"s": start + 1}, return_all=["e"])
    assert (other["e"][0] - lines["e"][0]).abs().min() > 1e-6
    assert (third["e"][0] - lines["e"][0]).abs().min() > 1e-6
