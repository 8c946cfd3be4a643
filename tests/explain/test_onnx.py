"""ONNX in and out: a sample of the package's own node tests, our modules written and run elsewhere,
what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from onnx import helper
from onnx.reference import ReferenceEvaluator

from handgrad import nets
from handgrad.errors import HandgradError
from handgrad.explain.onnx import load, save
from handgrad.explain.onnx.operators import every
from proof.onnx_nodes import cases, fault, group


def test_a_sample_of_the_node_tests() -> None:
    """Those of some files, one or more a group; the proof runs all of them."""
    files = ["rnn", "gru", "lstm", "conv", "convtranspose", "globalmaxpool", "einsum", "reducemax"]
    sample = cases(*files, "batch_normalization", "sigmoid", "pow")
    assert sum(group(case) == "recurrent" for case in sample) >= 18
    assert len({group(case) for case in sample}) >= 7
    assert [case.name for case in sample if fault(case) and "string" not in case.name] == []


def rows(x: torch.Tensor) -> Any:
    return x.transpose(0, 1).numpy()


@pytest.mark.parametrize(
    "name",
    ["lstm", "gru", "gru_cho", "gru_pytorch", "elman_relu", "lstm_peephole", "mgu", "lstm_coupled"],
)
def test_a_recurrent_module_elsewhere(name: str, tmp_path: Path) -> None:
    torch.manual_seed(1)
    net = nets.module(name, d=3, n=4, outputs=["h"])
    model = save(net, tmp_path / "net.onnx")
    x = torch.randn(2, 5, 3)
    given = {"x": rows(x)}
    given |= {f"{key}_0": np.zeros((2, 4), dtype=np.float32) for key in net.plan.leaves["state"]}
    found = ReferenceEvaluator(model).run(None, given)
    output, state = net(x)
    assert np.allclose(found[0], rows(output.detach()), atol=1e-6)
    for value, key in zip(found[1:], state, strict=True):
        assert np.allclose(value, state[key].detach().numpy(), atol=1e-6)


def test_a_layer_there_and_back(tmp_path: Path) -> None:
    torch.manual_seed(1)
    net = nets.module("mlp", d=3, n=4, k=2)
    save(net, tmp_path / "net.onnx")
    x = torch.randn(5, 3)
    again = load(tmp_path / "net.onnx")
    assert torch.allclose(again.run(x)["a_2"], net(x), atol=1e-6)
    assert len(again.run(x, every_value=True)) > 10


def test_what_onnx_or_we_cannot_say_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HandgradError, match="backwards"):
        save(nets.module("bidirectional", d=2, n=3, k=2), tmp_path / "net.onnx")
    node = helper.make_node("Unheard", ["x"], ["y"])
    graph = helper.make_graph([node], "g", [], [helper.make_empty_tensor_value_info("y")])
    with pytest.raises(HandgradError, match="the operator Unheard is not known"):
        load(helper.make_model(graph)).run()
    with pytest.raises(HandgradError, match="no ONNX model"):
        load(b"no model")


@pytest.mark.parametrize(
    ("kind", "settings", "says"),
    [
        ("LSTM", {"clip": 0.1}, "clip"),
        ("LSTM", {"input_forget": 1}, "input_forget"),
        ("LSTM", {"activations": ["Relu", "Tanh", "Tanh"]}, "activations"),
        ("GRU", {"clip": 0.1}, "clip"),
    ],
)
def test_settings_that_others_ignore_are_refused(
    kind: str, settings: dict[str, Any], says: str
) -> None:
    """onnx's own reference evaluator gives the numbers of a plain LSTM for these."""
    gates = {"LSTM": 4, "GRU": 3}[kind]
    x, w, r = torch.zeros(2, 1, 3), torch.zeros(1, gates * 4, 3), torch.zeros(1, gates * 4, 4)
    with pytest.raises(HandgradError, match=says):
        every()[kind](x, w, r, hidden_size=4, **settings)


def test_the_reset_gate_behind_the_product() -> None:
    """linear_before_reset=1, of which the package has no test, is torch's GRU."""
    torch.manual_seed(1)
    theirs = torch.nn.GRU(3, 4)
    order = lambda x: torch.cat([x.chunk(3)[at] for at in (1, 0, 2)]).unsqueeze(0)  # noqa: E731
    w, r, b, c = (order(p.detach()) for p in theirs.parameters())
    x = torch.randn(5, 2, 3)
    both = torch.cat([b, c], 1)
    found, last = every()["GRU"](x, w, r, both, hidden_size=4, linear_before_reset=1)
    assert torch.allclose(found.squeeze(1), theirs(x)[0], atol=1e-6)
    other, _ = every()["GRU"](x, w, r, both, hidden_size=4)
    assert (other - found).abs().max() > 1e-3
    assert last.shape == (1, 2, 4)
