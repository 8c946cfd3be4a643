"""Weights as safetensors: there and back, refused where they do not fit."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from handgrad import nets
from handgrad.errors import ReadError, ShapeError, UnknownName
from handgrad.nets.weights import load, save


def test_there_and_back(tmp_path: Path) -> None:
    net, other = (nets.module("lstm", d=2, n=3, learned=True) for _ in "ab")
    save(net, tmp_path / "a.safetensors")
    load(other, tmp_path / "a.safetensors")
    for a, b in zip(net.parameters(), other.parameters(), strict=True):
        assert torch.equal(a, b)
    assert [path.name for path in tmp_path.iterdir()] == ["a.safetensors"]


def test_what_does_not_fit_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.safetensors"
    net = nets.module("lstm", d=2, n=3)
    save(nets.module("lstm", d=2, n=4), file)
    before = net.W_f.clone()
    with pytest.raises(ShapeError, match="in the file but"):
        load(net, file)
    save(nets.module("gru", d=2, n=3), file)
    with pytest.raises(UnknownName, match="missing"):
        load(net, file)
    file.write_bytes(b"no weights")
    with pytest.raises(ReadError, match="no file of weights"):
        load(net, file)
    assert torch.equal(net.W_f, before)
