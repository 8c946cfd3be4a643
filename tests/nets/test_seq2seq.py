"""Sequence to sequence: any cells, schedules, searches that do not depend on the batch."""

from __future__ import annotations

import itertools

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from handgrad import nets
from handgrad.nets import forcing
from handgrad.nets.seq2seq import Seq2Seq, fine


def made(encoder: str = "lstm", decoder: str = "gru", seed: int = 3) -> Seq2Seq:
    torch.manual_seed(seed)
    reader = nets.stack(encoder, d=4, widths=[5], merge="concat", dtype=torch.float64)
    writer = nets.module(decoder, d=4, n=6, dtype=torch.float64)
    return Seq2Seq(reader, writer, (7, 6), 4)


SOURCE = torch.tensor([[2, 3, 4, 5], [6, 2, 0, 0], [3, 3, 3, 0]])
LENGTHS = [4, 2, 3]


@pytest.mark.parametrize(("encoder", "decoder"), [("gru", "lstm"), ("mgu", "lstm_peephole")])
def test_any_cells(encoder: str, decoder: str) -> None:
    net = made(encoder, decoder)
    target = torch.tensor([[2, 3, 1], [4, 1, 0], [5, 5, 1]])
    scores = net(SOURCE, target, LENGTHS)
    assert scores.shape == (3, 3, 6)
    scores.sum().backward()
    assert all(p.grad is not None for p in net.parameters())


def test_feeding_the_truth_always_is_feeding_it_at_once() -> None:
    net = made()
    target = torch.tensor([[2, 3, 1], [4, 1, 0], [5, 5, 1]])
    assert torch.allclose(net(SOURCE, target, LENGTHS), net(SOURCE, target, LENGTHS, 0.9999999))
    alone = net(SOURCE, target, LENGTHS, 0.0)
    assert torch.allclose(alone[:, 0], net(SOURCE, target, LENGTHS)[:, 0])
    assert not torch.allclose(alone[:, 2], net(SOURCE, target, LENGTHS)[:, 2])


def test_schedules() -> None:
    assert [forcing.constant(0.5)(i) for i in (0, 9)] == [0.5, 0.5]
    assert [forcing.linear(0.1, 0.2)(i) for i in (0, 5, 100)] == [1, 0.5, 0.2]
    assert [forcing.exponential(0.5)(i) for i in (0, 1, 3)] == [1, 0.5, 0.125]
    steep = forcing.inverse_sigmoid(5)
    assert steep(0) == pytest.approx(5 / 6)
    assert all(steep(i) > steep(i + 1) for i in range(50))
    assert steep(10**9) == pytest.approx(0)


@settings(max_examples=10)
@given(order=st.permutations(range(3)), seed=st.integers(0, 50), width=st.integers(1, 3))
def test_an_answer_does_not_depend_on_the_batch(order: list[int], seed: int, width: int) -> None:
    net = made(seed=seed)
    together = net.beam(SOURCE, 6, width, LENGTHS, penalty=0.6)
    moved = net.beam(SOURCE[order], 6, width, [LENGTHS[i] for i in order], penalty=0.6)
    for at, i in enumerate(order):
        assert moved[at].words == together[i].words
        assert moved[at].score == pytest.approx(together[i].score, rel=1e-12)
        alone = net.beam(SOURCE[i : i + 1, : LENGTHS[i]], 6, width, penalty=0.6)
        assert alone[0].words == together[i].words


def test_a_beam_as_wide_as_everything_finds_the_best() -> None:
    net = made(seed=9)
    limit = 3
    (found,) = net.beam(SOURCE[:1], limit, 6**limit)
    state = net.code(SOURCE[:1])
    best = -float("inf")
    for count in range(limit):
        for words in itertools.product([w for w in range(6) if w != 1], repeat=count):
            fed = torch.tensor([[0, *words]])
            logs = torch.log_softmax(net.scores(fed, state)[0], -1)[0]
            best = max(best, sum(logs[t, w].item() for t, w in enumerate((*words, 1))))
    assert found.score == pytest.approx(best, rel=1e-9)
    (quick,) = net.greedy(SOURCE[:1], limit)
    assert quick.score <= found.score + 1e-12 or len(quick.words) == limit


def test_the_penalty_of_length() -> None:
    assert fine(1, 0.7) == 1
    assert fine(7, 1.0) == 2
