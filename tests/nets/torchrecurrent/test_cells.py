"""Every cell of the package torchrecurrent, rebuilt from equations: values, states, derivatives."""

from __future__ import annotations

import re
from typing import Any

import pytest
import torch
import torchrecurrent

from handgrad.nets.cell import Cell
from handgrad.nets.cell import model as record_of
from tests.nets.torchrecurrent.equations import CELLS

STEPS = 4
# A size in a record: a letter behind a colon or a ×, not the name before the colon.
LETTER = re.compile(r"(?<=[:×] )[a-z]|(?<=×)[a-z]")
# Two roundings in another order a step, over four steps.
CLOSE = 1e-12


class HardSigmoid(torch.nn.Module):
    """min(max(z/6 + 1/2, 0), 1). The derivative of torch's own uses 1/6 in single precision, also
    for doubles: it is off by 5e-9.
    """

    def forward(self, z: torch.Tensor) -> torch.Tensor:
        return (z / 6 + 0.5).clamp(0, 1)


def pair(name: str) -> tuple[Cell, torch.nn.Module, dict[str, list[str]]]:
    """Ours and theirs with the same random weights, and which of ours theirs are made of."""
    record = CELLS[name]
    width = 4 if record.square else 3
    torch.manual_seed(7)
    theirs = getattr(torchrecurrent, name)(width, 4).double()
    if name in ("SGUCell", "DSGUCell"):
        theirs.gate_act = HardSigmoid()
    letters = record_of(record.equations, record.shapes, tuple(record.constants), "")
    sizes = dict.fromkeys(LETTER.findall(f"{letters.inputs} {letters.weights}"), 4)
    sizes = {key: width if key == "d" else 4 for key in sizes}
    ours = Cell(
        record.equations,
        shapes=record.shapes,
        constants=record.constants,
        outputs=[record.shows],
        dtype=torch.float64,
        **sizes,
    )
    weights = dict(part.strip().split(": ") for part in record.weights.split(";"))
    stacked = {key: names.split() for key, names in weights.items()}
    with torch.no_grad():
        for key, parameter in theirs.named_parameters():
            parameter.uniform_(-0.7, 0.7)
            whole = parameter.reshape(1) if parameter.ndim == 0 else parameter
            for mine, part in zip(stacked[key], whole.chunk(len(stacked[key])), strict=True):
                own = getattr(ours, mine)
                own.copy_(part.reshape(own.shape))
    return ours, theirs, stacked


def stepped(name: str, theirs: torch.nn.Module, x: torch.Tensor) -> tuple[Any, Any]:
    """Their cell over a sequence: its outputs, its last state."""
    kind = type(theirs).__mro__[1].__name__
    if name in ("tauGRUCell",):
        states = [torch.zeros(2, 4, dtype=torch.float64)] * 2
        for row in x.unbind(1):
            states.append(theirs(row, states[-1], states[-2]))
        return torch.stack(states[2:], 1), (states[-1],)
    outputs, state = [], None
    for row in x.unbind(1):
        made = theirs(row, state)
        output, state = made if "Decoupled" in kind else (made, made)
        if isinstance(output, tuple):
            output = output[0]
        outputs.append(output)
    return torch.stack(outputs, 1), state if isinstance(state, tuple) else (state,)


def test_all_of_them() -> None:
    assert set(CELLS) == {name for name in dir(torchrecurrent) if name.endswith("Cell")}
    assert len(CELLS) == 41


@pytest.mark.parametrize("name", CELLS)
def test_values_and_derivatives(name: str) -> None:
    ours, theirs, stacked = pair(name)
    width = 4 if CELLS[name].square else 3
    x = torch.randn(2, STEPS, width, dtype=torch.float64, requires_grad=True)
    output, state = ours(x)
    wanted, last = stepped(name, theirs, x)
    assert torch.allclose(output, wanted, rtol=CLOSE, atol=CLOSE)
    for key, value in zip(CELLS[name].carries, last, strict=True):
        assert torch.allclose(state[key], value, rtol=CLOSE, atol=CLOSE)
    total = output.sin().sum() + sum(state[key].cos().sum() for key in CELLS[name].carries)
    other = wanted.sin().sum() + sum(value.cos().sum() for value in last)
    names = [key for key, _ in theirs.named_parameters()]
    found = torch.autograd.grad(total, [x, *ours.parameters()])
    mine = dict(zip([n for n, _ in ours.named_parameters()], found[1:], strict=True))
    grads = torch.autograd.grad(other, [x, *theirs.parameters()])
    assert torch.allclose(found[0], grads[0], rtol=CLOSE, atol=CLOSE)
    for key, grad in zip(names, grads[1:], strict=True):
        parts = torch.cat([mine[n].reshape(-1) for n in stacked[key]])
        assert torch.allclose(parts, grad.reshape(-1), rtol=CLOSE, atol=CLOSE)
