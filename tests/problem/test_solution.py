"""Problems are worked out: every value, by any of its names, with certified digits."""

from __future__ import annotations

from pathlib import Path

import pytest
from flint import fmpq

from handgrad.errors import HandgradError, ProblemError, UnknownName
from handgrad.graph.node import Role
from handgrad.notation import Name
from handgrad.problem import load
from handgrad.problem.solution import Solution, indices

EXAMPLES = Path(__file__).parents[2] / "examples"


def solve(text: str) -> Solution:
    return Solution(load(text))


@pytest.fixture(scope="module")
def lstm() -> Solution:
    return Solution(load(EXAMPLES / "lstm.yaml"))


def test_lstm_second_step(lstm: Solution) -> None:
    got = {symbol: str(lstm[symbol][2]) for symbol in ("f", "i", "g", "c", "o", "h", "abs_error")}
    assert got == {
        "f": "0.6690",
        "i": "0.8258",
        "g": "0.5108",
        "c": "0.6782",
        "o": "0.6646",
        "h": "0.3923",
        "abs_error": "0.0077",
    }
    assert str(lstm["abs_error"][1]) == "0.0376"


def test_nested_sigmoids() -> None:
    s = Solution(load(EXAMPLES / "nested-sigmoid.yaml"))
    assert [s.digits(q) for q in s.asked] == [
        "0.7311",
        "0.8119",
        "-0.5031",
        "-0.9353",
        "1.0503",
        "2.0935",
    ]


@pytest.mark.parametrize(
    ("name", "digits"),
    [
        ("c_2", "0.6782"),
        ("C_2", "0.6782"),
        ("ỹ_1", "0.2376"),
        ("s_1", "0.2376"),
        ("h_1", "0.2376"),
        ("s_0", "0"),
        ("x_{1,2}", "0.6"),
        ("x_{12}", "0.6"),
        ("x_{2,2}", "1.0"),
        ("W_{f,2}", "0.4"),
        ("W_{f1}", "0.8"),
        ("W_f[1]", "0.4"),
        ("y_2", "0.4"),
        ("C^{(2)}", "0.6782"),
        ("∂C_2/∂f_2", "0.3832"),
    ],
)
def test_found_by_any_name(lstm: Solution, name: str, digits: str) -> None:
    quantity = lstm.find(name)
    assert quantity is not None
    assert lstm.digits(quantity) == digits


def test_unknown_names_are_none(lstm: Solution) -> None:
    for name in ("q", "c_3", "x_{3,1}", "W_{f,3}", "∂q/∂c_1", "W_f[2]"):
        assert lstm.find(name) is None


def test_owner_is_the_way_back(lstm: Solution) -> None:
    for quantity in lstm.quantities:
        assert lstm.owner(quantity.node) is quantity
    entry = lstm.find("x_{1,2}")
    assert entry is not None
    found = lstm.owner(entry.node)
    assert found is not None
    assert found.index == (1,)


def test_quantities_are_in_the_order_of_a_page(lstm: Solution) -> None:
    derived = [q for q in lstm.quantities if q.role is Role.DERIVED]
    assert [(q.symbol, q.t) for q in derived[:7]] == [
        *((symbol, 1) for symbol in "figcoh"),
        ("f", 2),
    ]
    assert [q.role for q in lstm.quantities][:12] == [Role.PARAMETER] * 12


def test_values_for_python(lstm: Solution) -> None:
    assert str(lstm["W_f"]) == "[0.8, 0.4]"
    assert str(lstm["x"][1, 2]) == "0.6"
    assert str(lstm["x"][2][1]) == "0.1"
    assert lstm["W_f"][1].exact == fmpq(4, 5)
    assert float(lstm["c"][2]) == pytest.approx(0.6782, abs=5e-5)
    assert str(lstm["c"][0]) == "0"
    assert len(lstm["c"]) == 2
    assert [str(x) for x in lstm["c"]] == ["0.3832", "0.6782"]
    with pytest.raises(UnknownName):
        lstm["nothing"]
    with pytest.raises(IndexError):
        lstm["c"][3]


def test_exact_before_balls() -> None:
    s = solve("equations: y = 0.3 + 0.1 - 0.4\n")
    assert s["y"].exact == 0
    assert str(s["y"]) == "0.0000"


def test_constants_may_be_formulas() -> None:
    s = solve("equations: y = a + b + ε\ngiven: {a: 1/3, b: ln 3, ε: 10^{-8}}\ndecimals: 10\n")
    assert str(s["y"]) == "1.4319456320"


def test_significant_figures() -> None:
    s = solve("equations: |\n  y = x / 7\n  z = 1000 x\ngiven: {x: 2}\nsignificant: 3\n")
    assert (str(s["y"]), str(s["z"])) == ("0.286", "2000")


def test_ties_follow_the_named_rule() -> None:
    text = "equations: y = x\ngiven: {x: 0.125}\ndecimals: 2\nconventions: {rounding: %s}\n"
    assert [str(solve(text % rule)["y"]) for rule in ("half-up", "half-even", "half-down")] == [
        "0.13",
        "0.12",
        "0.12",
    ]


def test_update_rules_work_out_their_derivative() -> None:
    s = solve(
        "equations: |\n  E = (w x - y)^2\n  w^+ = w - η ∂E/∂w\ngiven: {w: 1, x: 2, y: 1, η: 0.1}\n"
    )
    assert s["w^+"].exact == fmpq(3, 5)
    assert [str(q.symbol) for q in s.quantities][-2:] == ["w^+", "∂E/∂w"]


def test_derivatives_through_time_of_arrays() -> None:
    s = solve(
        "equations: |\n  h_t = W h_{t-1} + x_t\n  L = sum(h_T)\n"
        "given: {W: [[0.5, 1], [0, 2]]}\ninputs: {x: [[1, 2], [3, 4], [0, 1]]}\n"
        "initial: {h: [0, 0]}\n"
    )
    row = s.find("∂L/∂h_1")
    assert row is not None
    assert [s.exact(row, i) for i in indices(row)] == [fmpq(1, 4), fmpq(13, 2)]


def test_gradients_of_a_series_come_last_step_first() -> None:
    s = solve(
        "equations: |\n  h_t = w h_{t-1} + x_t\n  L = h_2\n"
        "given: {w: 0.5}\ninputs: {x: [1, 2]}\ninitial: {h: 0}\nask: [∂L/∂h]\n"
    )
    assert [(str(q.t), s.digits(q)) for q in s.asked] == [("2", "1.0000"), ("1", "0.5000")]


def test_a_recurrence_may_run_backward() -> None:
    """δ_t = … δ_{t+1} begins behind the last step, or with an equation of its own for the last."""
    text = "equations: |\n  δ_t = δ_{t+1} / 2 + g_t\n%sinputs: {g: [1, 0, 4]}\n%s"
    from_zero = solve(text % ("", "initial: {δ: 0}\n"))
    assert [x.exact for x in from_zero["δ"]] == [2, 2, 4]
    from_last = solve(text % ("  δ_3 = 8\n", ""))
    assert [x.exact for x in from_last["δ"]] == [3, 4, 8]


def test_equations_in_any_order() -> None:
    lines = [f"  y_{i} = y_{i - 1} + 1\n" for i in range(1200, 0, -1)]
    s = solve("equations: |\n" + "".join(lines) + "given: {y_0: 0}\n")
    assert s["y_1200"].exact == 1200


def test_hidden_size_two_and_zero_state() -> None:
    s = solve(
        "model: elman\ninputs: {x: [[1], [2]]}\ninitial: {h: 0}\n"
        "given: {W_xh: [[1], [-1]], W_hh: [[0, 1], [1, 0]], W_hy: [[1, 1]],\n"
        "  b_h: [0, 0], b_y: 0}\n"
    )
    assert s["h"].quantities[0].shape == (2,)
    assert [str(o) for o in s["o"]] == ["0.0000", "0.0000"]


def test_gru_variants_of_the_catalogue() -> None:
    text = (
        "model: gru\nconventions: {gru_update: %s, gru_reset: %s}\n"
        "given: {W_z: [1, 0], W_h: [1, 0], W_r: [1, -1], b_z: [0, 0], b_r: [0, 0], b_h: [0, 0],\n"
        "  U_z: [[0, 1], [1, 0]], U_r: [[0, 1], [1, 0]], U_h: [[0, 1], [1, 0]]%s}\n"
        "inputs: {x: [1]}\ninitial: {h: [0.5, -0.5]}\n"
    )
    got = [
        str(solve(text % (update, reset, ", c_h: [0, 0]" if reset == "after" else ""))["h_1"][1])
        for update in ("new", "old")
        for reset in ("before", "after")
    ]
    assert got == ["0.6060", "0.5605", "0.5643", "0.5367"]


def test_loss_conventions() -> None:
    text = (
        "model: elman\ngiven: {W_xh: 1, W_hh: 0, W_hy: 1, b_h: 0, b_y: 0}\ninputs: {x: [0, 0]}\n"
        "targets: {y: [1, 3]}\nask: [loss]\nconventions: {loss_factor: %s, loss_over: %s}\n"
    )
    got = [solve(text % (f, o))["loss"].exact for f in ("1", "1/2") for o in ("sum", "mean")]
    assert got == [10, 5, 5, fmpq(5, 2)]


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("equations: |\n  y = x + q\ngiven: {x: 1}\n", (2, 11), "q is not defined"),
        ("equations: |\n  y = z\n  z = y\n", (3, 3), "defined by itself"),
        ("equations: |\n  y = W x\ngiven: {W: [[1, 2]], x: [1, 2, 3]}\n", (2, 3), "length"),
        ("equations: |\n  y = x - ∂E/∂x\ngiven: {x: 1}\n", (2, 11), "not defined"),
    ],
)
def test_faults_stand_at_their_place(text: str, place: tuple[int, int], says: str) -> None:
    with pytest.raises(HandgradError) as caught:
        solve(text)
    assert says in str(caught.value)
    assert caught.value.place == place


def test_asking_for_nothing_that_exists() -> None:
    with pytest.raises(ProblemError, match="there is no ∂E/∂v") as caught:
        _ = solve("equations: E = w\ngiven: {w: 1}\nask: [∂E/∂v]\n").asked
    assert caught.value.place == (3, 7)


def test_weights_nobody_gave() -> None:
    with pytest.raises(ProblemError, match="lstm needs W_f, W_i") as caught:
        solve("model: lstm\ngiven: {U_f: 1}\ninputs: {x: [1]}\n")
    assert "b_f: 0 if there is no bias" in str(caught.value)
    assert "U_f" not in caught.value.message


def test_an_initial_value_nobody_gave() -> None:
    with pytest.raises(UnknownName, match=r"initial: \{h: …\} says what h begins with"):
        solve("equations: h_t = h_{t-1} + x_t\ninputs: {x: [1]}\n")


def test_words_on_a_page(lstm: Solution) -> None:
    assert lstm.named("nothing of the kind") is None
    s = solve("equations: Total = a + b\ngiven: {a: 1, b: 2}\n")
    found = s.named("Total:")
    assert found is not None
    assert found.name == Name("Total")


def test_a_sum_over_all_steps_inside_a_step() -> None:
    """Attention over time: e_2 is needed before a_1 can be worked out."""
    text = (
        "equations: |\n  e_t = exp(x_t)\n  a_t = e_t / Σ_k e_k\n  b_t = e_t / Σ_t e_t\n"
        "  s = Σ_t a_t\n"
        "inputs: {x: [0, 0, 0]}\n"
    )
    s = solve(text)
    assert [x.exact for x in s["a"]] == [x.exact for x in s["b"]] == [fmpq(1, 3)] * 3
    assert s["s"].exact == 1


def test_what_is_looked_up_does_not_change_what_is_listed() -> None:
    text = "equations: |\n  z = w x\n  E = z^2\ngiven: {w: 1, x: 2}\n"
    quiet, asked = solve(text), solve(text)
    asked.find("∂E/∂w")
    assert [q.symbol for q in asked.quantities] == [q.symbol for q in quiet.quantities]


@pytest.mark.parametrize(
    ("name", "digits"),
    [
        ("dE/dW[0][1]", "8.0000"),
        ("∂E/∂W_{12}", "8.0000"),
        ("∂E/∂W[0, 1]", "8.0000"),
        ("∇_x E", "8.0000"),
        ("∂²E/∂b²", "4.0000"),
    ],
)
def test_entries_and_orders_of_derivatives(name: str, digits: str) -> None:
    s = solve(
        "equations: |\n  z = W x\n  E = sum(z ⊙ z) + 2 b^2\n"
        "given: {W: [[2, 0], [0, 0]], x: [1, 2], b: 3}\n"
    )
    found = s.find(name)
    assert found is not None
    assert s.digits(found, (0,) * len(found.shape)) == digits


def test_kernel_is_a_convention() -> None:
    text = "equations: Y = X ∗ K\ngiven: {X: [1, 2, 3], K: [1, 0]}\nconventions: {kernel: %s}\n"
    assert [str(solve(text % k)["Y"][1]) for k in ("kept", "flipped")] == ["1.0000", "2.0000"]


def test_base_of_log_is_a_convention() -> None:
    text = "equations: y = log(x)\ngiven: {x: 100}\nconventions: {log: %s}\n"
    assert [str(solve(text % base)["y"]) for base in ("natural", "10")] == ["4.6052", "2.0000"]


def test_own_equations_beside_a_model() -> None:
    """A file's equation for a name takes the place of the model's; others are added."""
    s = solve(
        "model: elman\nequations: |\n  h_t = a_t\n  S = Σ_t o_t\ninputs: {x: [1, 2]}\n"
        "given: {W_xh: 1, W_hh: 1, W_hy: 2, b_h: 0, b_y: 0}\n"
    )
    assert [x.exact for x in s["h"]] == [1, 3]
    assert s["S"].exact == 8
