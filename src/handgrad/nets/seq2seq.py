"""seq2seq: one module reads a sequence, another writes one from its last state, word by word.

Encoder and decoder are any recurrent modules. The bridge makes every state of the decoder from all
last states of the encoder: s_0 = tanh(B [h_T, c_T, …] + b).

Greedy and beam search are procedures, not equations: they depend on what has been found so far.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import torch
from torch import nn

from handgrad.nets.recurrent import Recurrent, State

Tensor = torch.Tensor


class Found(msgspec.Struct, frozen=True):
    """One sequence that was found: its words without the end, and its score."""

    words: tuple[int, ...]
    score: float


class Seq2Seq(nn.Module):
    """Words in, words out.

    encoder  a recurrent module, or a stack or both directions of one; it reads vectors of `width`
    decoder  a recurrent module that reads vectors of `width`; its first output is scored
    words    how many there are: of the input, of the output
    width    of the vectors that stand for words
    begin    the word a decoder is fed first; `end` the word it stops at
    """

    def __init__(
        self,
        encoder: nn.Module,
        decoder: Recurrent,
        words: tuple[int, int],
        width: int,
        begin: int = 0,
        end: int = 1,
    ) -> None:
        super().__init__()
        self.encoder, self.decoder = encoder, decoder
        kind = next(encoder.parameters())
        like: dict[str, Any] = {"dtype": kind.dtype, "device": kind.device}
        self.read = nn.Embedding(words[0], width, **like)
        self.write = nn.Embedding(words[1], width, **like)
        self.begin, self.end = begin, end
        with torch.no_grad():
            _, last = encoder(torch.zeros(1, 1, width, **like))
        states = decoder.plan.leaves["state"]
        size = sum(part.shape[-1] for part in flat(last))
        self.bridge = nn.ModuleDict(
            {key: nn.Linear(size, int(leaf.shape[0]), **like) for key, leaf in states.items()}
        )
        self.score = nn.Linear(decoder.width, words[1], **like)

    def code(self, source: Tensor, lengths: Sequence[int] | Tensor | None = None) -> State:
        """How the decoder begins: all it will ever know of the input."""
        _, last = self.encoder(self.read(source), lengths=lengths)
        whole = torch.cat(flat(last), -1)
        return {key: torch.tanh(layer(whole)) for key, layer in self.bridge.items()}

    def forward(
        self,
        source: Tensor,
        target: Tensor,
        lengths: Sequence[int] | Tensor | None = None,
        forcing: float = 1.0,
    ) -> Tensor:
        """Scores of every word at every step of the target.

        source   batch×time, numbers of words
        target   batch×time, what is to be written
        lengths  of the sources
        forcing  how often the word before is the true one (`nets.forcing`)
        """
        state = self.code(source, lengths)
        first = torch.full_like(target[:, :1], self.begin)
        fed = torch.cat([first, target[:, :-1]], 1)
        if forcing >= 1:
            return self.scores(fed, state)[0]
        found: list[Tensor] = []
        for t in range(target.shape[1]):
            word = fed[:, t : t + 1]
            if t:
                true = torch.rand(word.shape, device=word.device) < forcing
                word = torch.where(true, word, found[-1].argmax(-1))
            scores, state = self.scores(word, state)
            found.append(scores)
        return torch.cat(found, 1)

    def scores(self, words: Tensor, state: State) -> tuple[Tensor, State]:
        """Scores behind each of these words, and the state behind the last."""
        output, last = self.decoder(self.write(words), initial=state)
        return self.score(output), last

    @torch.no_grad()
    def greedy(
        self, source: Tensor, limit: int, lengths: Sequence[int] | Tensor | None = None
    ) -> list[Found]:
        """The best word at each step, for every example."""
        return self.beam(source, limit, 1, lengths)

    @torch.no_grad()
    def beam(
        self,
        source: Tensor,
        limit: int,
        width: int,
        lengths: Sequence[int] | Tensor | None = None,
        penalty: float = 0.0,
    ) -> list[Found]:
        """The best of `width` sequences that are followed side by side, for every example.

        limit    words at most
        penalty  α of the length penalty: scores are divided by ((5 + length)/6)^α (Wu et al. 2016)

        Each example is searched alone, so its answer does not depend on the others of the batch.
        """
        state = self.code(source, lengths)
        return [
            self.search({k: v[at] for k, v in state.items()}, limit, width, penalty)
            for at in range(source.shape[0])
        ]

    def search(self, state: State, limit: int, width: int, penalty: float) -> Found:
        """One example: it ends when no open sequence can become better than the best closed one."""
        open_: list[tuple[float, tuple[int, ...], State]] = [(0.0, (), state)]
        closed: list[Found] = []
        for _ in range(limit):
            words = torch.tensor([[found[-1] if found else self.begin] for _, found, _ in open_])
            states = {key: torch.stack([s[key] for _, _, s in open_]) for key in state}
            scores, after = self.scores(words, states)
            logs = torch.log_softmax(scores[:, -1], -1)
            totals = logs + torch.tensor([total for total, _, _ in open_]).to(logs).unsqueeze(-1)
            best = totals.flatten().sort(descending=True, stable=True)
            nexts = []
            for total, place in zip(best.values.tolist(), best.indices.tolist(), strict=True):
                row, word = divmod(place, totals.shape[-1])
                found = (*open_[row][1], word)
                if word == self.end:
                    closed.append(Found(found[:-1], total / fine(len(found), penalty)))
                else:
                    nexts.append((total, found, {k: v[row] for k, v in after.items()}))
                if len(nexts) + len(closed) >= width and (len(nexts) >= width or closed):
                    break
            open_ = nexts[:width]
            top = max((c.score for c in closed), default=-float("inf"))
            # A sum of logarithms only falls; the penalty is most lenient at the limit.
            if not open_ or all(t / fine(limit, penalty) <= top for t, _, _ in open_):
                break
        closed += [Found(f, t / fine(len(f), penalty)) for t, f, _ in open_ if not closed]
        return max(closed, key=lambda c: c.score)


def fine(length: int, penalty: float) -> float:
    """What a score is divided by."""
    return float(((5 + length) / 6) ** penalty)


def flat(state: Any) -> list[Tensor]:
    """All tensors of a state, in their order."""
    if isinstance(state, Tensor):
        return [state]
    parts = state.values() if isinstance(state, dict) else state
    return [x for part in parts for x in flat(part)]
