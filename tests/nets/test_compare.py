"""What an engineer's cell is: torch's own, cells of one's own with one thing different."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from handgrad.errors import HandgradError
from handgrad.nets.cell import Cell
from handgrad.nets.compare import compare


class Stacked(nn.Module):
    """A cell whose gates stand in one matrix, in the order of `gates`."""

    def __init__(self, gates: int, d: int = 3, n: int = 4, bias: bool = True) -> None:
        super().__init__()
        self.input_size, self.hidden_size, self.gates = d, n, gates
        self.both = nn.Linear(d + n, gates * n, bias=bias)

    def parts(self, x: torch.Tensor, h: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return self.both(torch.cat([x, h], -1)).chunk(self.gates, -1)


class LSTM(Stacked):
    """Gates in the order i, f, o, g."""

    def forward(
        self, x: torch.Tensor, state: tuple[torch.Tensor, torch.Tensor]
    ) -> tuple[torch.Tensor, torch.Tensor]:
        h, c = state
        i, f, o, g = self.parts(x, h)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        return o.sigmoid() * c.tanh(), c


class NoTanh(Stacked):
    """An LSTM that shows its cell as it is."""

    def forward(
        self, x: torch.Tensor, state: tuple[torch.Tensor, torch.Tensor]
    ) -> tuple[torch.Tensor, torch.Tensor]:
        h, c = state
        i, f, g, o = self.parts(x, h)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        return o.sigmoid() * c, c


class GRU(nn.Module):
    """z keeps the old state; the reset gate before the product; matrices one by one."""

    def __init__(self) -> None:
        super().__init__()
        self.W = nn.ParameterList(torch.randn(4, 3) for _ in "zrh")
        self.U = nn.ParameterList(torch.randn(4, 4) for _ in "zrh")
        self.b = nn.ParameterList(torch.randn(4) for _ in "zrh")

    def forward(self, x: torch.Tensor, h: torch.Tensor) -> torch.Tensor:
        z = torch.sigmoid(x @ self.W[0].T + h @ self.U[0].T + self.b[0])
        r = torch.sigmoid(x @ self.W[1].T + h @ self.U[1].T + self.b[1])
        g = torch.tanh(x @ self.W[2].T + (r * h) @ self.U[2].T + self.b[2])
        return z * h + (1 - z) * g


class Odd(Stacked):
    """No cell of any book."""

    def forward(self, x: torch.Tensor, h: torch.Tensor) -> torch.Tensor:
        a, b = self.parts(x, h)
        return torch.sin(a) * h + b**2


@pytest.mark.parametrize(
    ("module", "name", "says", "order"),
    [
        (nn.LSTMCell(3, 4), "lstm", [], "ifgo"),
        (nn.GRUCell(3, 4), "gru_pytorch", [], "rzh"),
        (nn.LSTM(3, 4, batch_first=True), "lstm", [], "ifgo"),
        (LSTM(4), "lstm", [], "ifog"),
        (LSTM(4, bias=False), "lstm", ["bias missing"], "ifog"),
        (nn.GRUCell(3, 4, bias=False), "gru_pytorch", ["bias missing"], "rzh"),
        (NoTanh(4), "lstm", ["no tanh in the line of h"], "ifgo"),
    ],
    ids=lambda x: type(x).__name__ if isinstance(x, nn.Module) else None,
)
def test_what_it_is(module: nn.Module, name: str, says: list[str], order: str) -> None:
    found = compare(module, name)
    assert list(found.departures) == says
    assert found.same == (not says)
    assert "".join(found.order) == order
    assert found.difference is not None
    assert found.difference < 1e-12


def test_a_gru_with_z_exchanged() -> None:
    found = compare(GRU(), "gru", d=3, n=4)
    assert found.model == "gru_cho"
    assert found.departures == ("z exchanged: it weighs the old state, not the new one",)
    text = str(compare(nn.GRUCell(3, 4), "gru"))
    assert "z exchanged" in text
    assert "behind the product" in text


def test_what_is_unknown_is_said_to_be() -> None:
    found = compare(Odd(2), "gru")
    assert found.difference is None
    assert "nor a relative" in str(found)


def test_what_cannot_be_run_is_refused() -> None:
    with pytest.raises(HandgradError, match="how long"):
        compare(GRU(), "gru")
    with pytest.raises(HandgradError, match="can be called neither"):
        compare(GRU(), "gru", d=5, n=4)


def test_a_cell_of_ours_tells_its_own_sizes() -> None:
    cell = Cell("h_t = tanh(W x_t + U h_{t-1} + b)", d=3, n=4)
    assert compare(cell, "elman").same


def test_a_layer_with_time_first() -> None:
    assert compare(torch.nn.GRU(3, 4), "gru_pytorch").same
    assert compare(torch.nn.LSTM(3, 4, batch_first=True), "lstm").same
