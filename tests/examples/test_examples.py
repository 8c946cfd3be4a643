"""Every example is solved, and the published numbers come out."""

from __future__ import annotations

from pathlib import Path

import pytest

from handgrad.problem import load
from handgrad.problem.solution import Solution, indices

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(EXAMPLES.glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_is_solved(path: Path) -> None:
    s = Solution(load(path))
    asked = s.asked if s.table is None else s.table.rows[0].quantities
    assert asked
    for quantity in asked:
        for index in indices(quantity):
            assert s.table is not None or s.digits(quantity, index)


def test_there_is_one_for_each_kind_of_problem() -> None:
    assert {path.stem for path in FILES} >= {
        "adam-two-steps",
        "autoencoder",
        "convolution",
        "gru",
        "gru-reset-after",
        "lstm",
        "nested-sigmoid",
        "rnn-bptt",
        "softmax-cross-entropy",
        "threshold-and",
        "two-layer-network",
        "vae-loss",
    }


@pytest.mark.parametrize(
    ("name", "asked", "digits"),
    [
        (
            "nested-sigmoid",
            ("o_1", "o_2", "∂E/∂w_1", "∂E/∂w_2"),
            ("0.7311", "0.8119", "-0.5031", "-0.9353"),
        ),
        (
            "lstm",
            ("f_2", "i_2", "g_2", "c_2", "o_2", "h_2", "e_1", "e_2"),
            ("0.6690", "0.8258", "0.5108", "0.6782", "0.6646", "0.3923", "0.0376", "0.0077"),
        ),
        ("convolution", ("Z_{1,1}", "Z_{3,3}", "P_{1,1}", "P_{2,2}"), ("6.0", "2.5", "6.0", "2.5")),
        ("adam-two-steps", ("θ_1", "m̂_2", "θ_2"), ("4.9000", "3.8947", "4.8002")),
    ],
)
def test_published_numbers(name: str, asked: tuple[str, ...], digits: tuple[str, ...]) -> None:
    s = Solution(load(EXAMPLES / f"{name}.yaml"))
    found = [s.find(symbol) for symbol in asked]
    assert tuple(s.digits(q) for q in found if q is not None) == digits


def test_gradients_agree_with_differences() -> None:
    """∂L/∂w of the recurrent network, by a symmetric difference in exact arithmetic of the solver
    itself."""
    text = (EXAMPLES / "rnn-bptt.yaml").read_text(encoding="utf-8")
    s = Solution(load(text))
    for name, value in (("w_xh", "0.6"), ("w_hh", "0.3"), ("w_hy", "0.8")):
        high, low = (
            float(
                Solution(load(text.replace(f"{name}: {value}", f"{name}: {float(value) + h!r}")))[
                    "L"
                ]
            )
            for h in (1e-4, -1e-4)
        )
        quantity = s.find(f"∂L/∂{name}")
        assert quantity is not None
        assert float(s.exact(quantity)) == pytest.approx((high - low) / 2e-4, abs=1e-6)
