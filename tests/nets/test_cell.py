"""A user's own cell: shapes inferred, the same numbers as written out, errors at their place."""

from __future__ import annotations

import pytest
import torch

from handgrad import nets
from handgrad.errors import HandgradError, ProblemError, ReadError, ShapeError, UnknownName
from handgrad.nets.cell import Cell, Layer

GATED = """
    k_t = σ(W_k [h_{t-1}, x_t] + b_k)
    h_t = (1 − k_t) ⊙ h_{t-1} + k_t ⊙ tanh(W [h_{t-1}, x_t] + b)
"""


def data(*shape: int) -> torch.Tensor:
    torch.manual_seed(5)
    return torch.randn(*shape, dtype=torch.float64)


def test_a_cell_computes_its_equations() -> None:
    cell, x = Cell(GATED, d=3, n=4, dtype=torch.float64), data(2, 6, 3)
    assert {k: tuple(v.shape) for k, v in cell.named_parameters()} == {
        "W_k": (4, 7),
        "b_k": (4,),
        "W": (4, 7),
        "b": (4,),
    }
    output, state = cell(x)
    h = torch.zeros(2, 4, dtype=torch.float64)
    for row in x.unbind(1):
        both = torch.cat([h, row], -1)
        k = torch.sigmoid(both @ cell.W_k.T + cell.b_k)
        h = (1 - k) * h + k * torch.tanh(both @ cell.W.T + cell.b)
    assert torch.allclose(state["h"], h, atol=1e-14)
    assert torch.equal(output[:, -1], state["h"])


@pytest.mark.parametrize(
    ("text", "sizes", "shapes"),
    [
        ("h_t = tanh(W x_t + u ⊙ h_{t-1} + b)", {"d": 2, "n": 3}, {"u": (3,), "W": (3, 2)}),
        ("h_t = (1 − α) h_{t-1} + α tanh(W x_t)", {"d": 2, "n": 3}, {"α": ()}),
        ("h_t = x_t + U h_{t-1}", {"n": 3}, {"U": (3, 3)}),
        ("h_t = tanh(A x_t + B h_{t-1})\n o_t = C h_t", {"d": 2, "n": 3, "m": 4}, {"C": (4, 3)}),
        ("h_t = tanh(W x_t + Uᵀ h_{t-1})", {"d": 2, "n": 3}, {"U": (3, 3)}),
        ("h_t = x_t ⊙ h_{t-1} + softmax(W h_{t-1})", {"n": 3}, {"W": (3, 3)}),
        ("h_t = tanh(W x_t + V u_t + U h_{t-1})", {"d": 2, "e": 5, "n": 3}, {"V": (3, 5)}),
    ],
)
def test_shapes_follow_from_use(
    text: str, sizes: dict[str, int], shapes: dict[str, tuple[int, ...]]
) -> None:
    cell = Cell(text, **sizes)
    for name, shape in shapes.items():
        assert tuple(getattr(cell, name).shape) == shape


def test_what_is_stated_holds() -> None:
    cell = Cell(
        "h_t = a ⊙ h_{t-1} + m_t ⊙ tanh(W x_t + η b)",
        shapes="a: ()",
        draws="m: n",
        constants={"η": 0.5},
        d=2,
        n=3,
    )
    assert [name for name, _ in cell.named_parameters()] == ["a", "W", "b"]
    assert cell.a.shape == ()
    x, m = torch.ones(4, 2), torch.zeros(4, 3)
    assert not cell(x, draws={"m": m})[0].any()
    assert cell(x)[0].any()


def test_a_layer() -> None:
    layer = Layer("y = relu(W x + b)", d=2, n=3, start={"W": "ones"})
    assert torch.equal(layer(torch.ones(2)), torch.tensor([2.0, 2.0, 2.0]))
    two = Layer("y = A x + B u", inputs="x, u", d=2, e=4, n=3)
    assert two(torch.ones(5, 2), torch.ones(5, 4)).shape == (5, 3)


@pytest.mark.parametrize(
    ("text", "sizes", "error", "says", "caret"),
    [
        ("h_t = tanh(W x_t + h_{t-1}", {}, ReadError, "never closed", "line 1, column 27"),
        ("h_t = tahn(W x_t) + h_{t-1}", {}, UnknownName, "tahn", "line 1, column 7"),
        (
            "h_t = (W x_t) ⊙ W + h_{t-1}",
            {},
            ShapeError,
            "a vector and a matrix",
            "line 1, column 7",
        ),
        ("h_t = W x_t", {}, ProblemError, "nothing is carried", "h_{t-1}"),
        ("h_t = W x_t + h_{t-1}", {"d": 2}, ShapeError, "needs the size n", "write n=…"),
        ("h_t = W x_t + h_{t-1}", {"q": 2}, UnknownName, "has no size q", "expected"),
    ],
)
def test_errors_speak_of_the_equations(
    text: str, sizes: dict[str, int], error: type[HandgradError], says: str, caret: str
) -> None:
    with pytest.raises(error) as caught:
        Cell(text, **(sizes or {"d": 2, "n": 3}))
    assert says in str(caught.value)
    assert caret in str(caught.value)


def test_the_catalogue_s_equations_as_a_cell() -> None:
    """The shapes inferred from a model's text are those of its record."""
    for name in ("lstm", "gru", "gru_pytorch", "lstm_peephole", "lstm_coupled", "mgu"):
        record = nets.found(name)
        cell = Cell(record.equations, d=3, n=4)
        net = nets.module(name, d=3, n=4)
        assert {k: v.shape for k, v in cell.named_parameters()} == {
            k: v.shape for k, v in net.named_parameters()
        }
