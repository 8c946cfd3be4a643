"""Stacks and both directions: torch.nn's own, uneven lengths, every merge."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from handgrad import nets
from handgrad.errors import HandgradError
from handgrad.nets.exchange import take
from handgrad.nets.stack import MERGES


@pytest.mark.parametrize("name", ["lstm", "gru_pytorch"])
def test_two_layers_in_both_directions_are_those_of_torch(name: str) -> None:
    torch.manual_seed(4)
    kind = {"lstm": nn.LSTM, "gru_pytorch": nn.GRU}[name]
    theirs = kind(3, 4, num_layers=2, bidirectional=True, batch_first=True, dtype=torch.float64)
    ours = nets.stack(name, d=3, widths=[4, 4], merge="concat", dtype=torch.float64)
    for at, layer in enumerate(ours.layers):
        take(layer.ahead, theirs, at)
        take(layer.back, theirs, at, reverse=True)
    x, lengths = torch.randn(3, 6, 3, dtype=torch.float64), [6, 2, 4]
    packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
    wanted, last = theirs(packed)
    wanted, _ = nn.utils.rnn.pad_packed_sequence(wanted, batch_first=True)
    output, states = ours(x, lengths=lengths)
    assert torch.allclose(output, wanted, atol=1e-13)
    h = last[0] if isinstance(last, tuple) else last
    mine = [s[side]["h"] for s in states for side in ("forward", "backward")]
    assert torch.allclose(torch.stack(mine), h, atol=1e-13)
    assert torch.allclose(ours(x)[0], theirs(x)[0], atol=1e-13)


@pytest.mark.parametrize("merge", MERGES)
def test_merges(merge: str) -> None:
    torch.manual_seed(4)
    layer = nets.stack("gru", d=3, widths=[4], merge=merge, dtype=torch.float64).layers[0]
    x = torch.randn(5, 3, dtype=torch.float64)
    ahead, back = layer.ahead(x)[0], layer.back(x.flip(0))[0].flip(0)
    wanted = {
        "concat": torch.cat([ahead, back], -1),
        "sum": ahead + back,
        "mean": (ahead + back) / 2,
        "product": ahead * back,
    }[merge]
    assert torch.allclose(layer(x)[0], wanted, atol=1e-14)


@pytest.mark.parametrize(
    ("name", "merge"),
    [
        ("bidirectional", "concat"),
        ("bidirectional_sum", "sum"),
        ("bidirectional_mean", "mean"),
        ("bidirectional_product", "product"),
    ],
)
def test_the_catalogue_s_bidirectional_models_are_two_modules(name: str, merge: str) -> None:
    """One graph with two recurrences is the same as two modules put together."""
    torch.manual_seed(4)
    one = nets.module(name, d=3, n=4, k=2, outputs=["h"], dtype=torch.float64)
    two = nets.stack("elman", d=3, widths=[4], merge=merge, outputs=["h"], dtype=torch.float64)
    layer = two.layers[0]
    with torch.no_grad():
        for side, letter in ((layer.ahead, "f"), (layer.back, "b")):
            side.W_xh.copy_(getattr(one, f"W_{letter}"))
            side.W_hh.copy_(getattr(one, f"U_{letter}"))
            side.b_h.copy_(getattr(one, f"b_{letter}"))
    x = torch.randn(3, 5, 3, dtype=torch.float64)
    assert torch.allclose(one(x)[0], two(x)[0], atol=1e-14)
    lengths = [5, 1, 3]
    assert torch.allclose(one(x, lengths=lengths)[0], two(x, lengths=lengths)[0], atol=1e-14)


def test_what_does_not_exist_is_refused() -> None:
    with pytest.raises(HandgradError, match="no merge called concatt"):
        nets.stack("gru", d=3, widths=[4], merge="concatt")
    with pytest.raises(HandgradError, match="1 initial states for 2 layers"):
        nets.stack("gru", d=3, widths=[4, 4])(torch.zeros(5, 3), initial=[None])
