"""pieces: the weights of somebody's module, cut into one matrix or vector a gate.

Where the gates stand in his tensors is not known: all ways to read them are listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations, product

import msgspec
import torch
from torch import nn

Tensor = torch.Tensor


class Pieces(msgspec.Struct, frozen=True):
    """One way to read his tensors: matrices on the input, on the state, and sets of vectors."""

    inputs: tuple[Tensor, ...]
    states: tuple[Tensor, ...]
    vectors: tuple[tuple[Tensor, ...], ...]


class Reading(msgspec.Struct, frozen=True):
    """Pieces given to the names of a model.

    weights   our name → his tensor
    order     our gates in his order, by the names of the input's matrices
    missing   names he has nothing for; they count as 0
    """

    weights: Mapping[str, Tensor]
    order: tuple[str, ...]
    missing: tuple[str, ...]


def pieces(module: nn.Module, d: int, n: int) -> list[Pieces]:
    """All ways to cut his parameters; none where one of them fits nowhere."""
    choices = [list(cuts(p, d, n)) for p in module.parameters()]
    found = []
    for choice in product(*choices):
        inputs = tuple(x for part in choice for x in part.inputs)
        states = tuple(x for part in choice for x in part.states)
        vectors = tuple(v for part in choice for v in part.vectors)
        found.append(Pieces(inputs, states, joined(vectors)))
    return found


def joined(vectors: tuple[tuple[Tensor, ...], ...]) -> tuple[tuple[Tensor, ...], ...]:
    """Vectors of separate tensors are one set."""
    single = tuple(v[0] for v in vectors if len(v) == 1)
    rest = tuple(v for v in vectors if len(v) > 1)
    return (*rest, single) if single else rest


def cuts(p: Tensor, d: int, n: int) -> Iterator[Pieces]:
    """One parameter: stacked gates on the input, on the state, on both, a bias."""
    if p.ndim == 1:
        if p.shape[0] % n == 0:
            yield Pieces((), (), (p.split(n),))
        return
    if p.ndim != 2:
        return
    for w in (p, p.T) if p.shape[0] != p.shape[1] or d == n else (p,):
        rows, columns = w.shape
        if rows % n:
            continue
        if columns == d:
            yield Pieces(w.split(n), (), ())
        if columns == n:
            yield Pieces((), w.split(n), ())
        if columns == d + n:
            yield Pieces(w[:, :d].split(n), w[:, d:].split(n), ())
            yield Pieces(w[:, n:].split(n), w[:, :n].split(n), ())


def readings(
    found: Pieces, shapes: Mapping[str, tuple[int, ...]], d: int, n: int
) -> Iterator[Reading]:
    """All ways to give the pieces to a model's names; gates keep one order in all tensors."""
    ours = [key for key, shape in shapes.items() if shape == (n, d)]
    if d == n:
        ours = [key for key, shape in shapes.items() if shape == (n, n)]
        ours = ours[: len(found.inputs)]
    states = [k for k, shape in shapes.items() if shape == (n, n) and k not in ours]
    vectors = [key for key, shape in shapes.items() if shape == (n,)]
    if len(ours) != len(found.inputs) or len(states) != len(found.states):
        return
    if len(ours) + len(states) + len(vectors) != len(shapes):
        return
    gates = len(ours)
    for order in permutations(range(gates)):
        inner = [order] if len(states) == gates else list(permutations(range(len(states))))
        for second in inner:
            weights = {ours[at]: piece for at, piece in zip(order, found.inputs, strict=True)}
            weights |= {states[at]: p for at, p in zip(second, found.states, strict=True)}
            given = biases(vectors, found.vectors, order, gates)
            if given is None:
                continue
            missing = tuple(key for key in vectors if key not in given)
            names = tuple(ours[at] for at in order)
            yield Reading({**weights, **given}, names, missing)


def biases(
    names: list[str], sets: tuple[tuple[Tensor, ...], ...], order: tuple[int, ...], gates: int
) -> dict[str, Tensor] | None:
    """One bias a gate; two sets add up, save where the model has one more for the last gate."""
    if not sets:
        return {}
    if len(names) < gates or any(len(s) != gates for s in sets) or len(sets) > 2:
        return None
    given = {names[at]: v for at, v in zip(order, sets[0], strict=True)}
    extra = names[gates:]
    for at, vector in zip(order, sets[1] if len(sets) > 1 else (), strict=False):
        if extra and at == gates - 1:
            given[extra[0]] = vector
        else:
            given[names[at]] = given[names[at]] + vector
    return given
