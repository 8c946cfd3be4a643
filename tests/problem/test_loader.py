"""A problem file is read whole or refused at the place of its fault."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from handgrad.errors import ProblemError
from handgrad.problem import from_parts, load

LSTM = (Path(__file__).parents[2] / "examples" / "lstm.yaml").read_text(encoding="utf-8")


def test_everything_of_the_design_example() -> None:
    problem = load(LSTM)
    assert problem.title == "LSTM, two steps by hand"
    assert problem.steps == 2
    assert problem.sequences == {"x", "y"}
    keys = [normalize("NFC", e.left.key) for e in problem.equations]
    assert keys == ["f_t", "i_t", normalize("NFC", "C̃_t"), "C_t", "o_t", "ỹ_t"]
    assert [e.symbol for e in problem.equations] == ["f", "i", "g", "c", "o", "h"]
    assert problem.equations[0].remark == "forget gate"
    assert problem.given["W_f"].value == ("0.8", "0.4")
    assert problem.inputs["x"].value == (("0.3", "0.6"), ("0.1", "1.0"))
    assert problem.digits.of("c") == (4, None)
    assert [m.symbol for m in problem.measures] == ["abs_error", "squared_error", "loss"]


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("given:", "givn:", (4, 1), "did you mean given"),
        ("model: lstm", "model: lstn", (3, 8), "did you mean lstm"),
        ("b_f: 0.2", "b_f: 0,2", (7, 8), "not a number"),
        ("b_f: 0.2", "b_f: two", (7, 8), "not a number"),
        ("b_f: 0.2", "b_f:", (7, 3), "no value"),
        ("b_f: 0.2", "b_F: 0.2", (7, 3), "no weight `b_F`"),
        ("[0.8, 0.4]", "[[0.8, 0.4], [1]]", (5, 21), "differ in length"),
        ("[0.8, 0.4]", "[]", (5, 8), "empty list"),
        ("[0.8, 0.4]", "{on: [x, h]}", (5, 8), "mapping"),
        ("decimals: 4", "decimals: many", (22, 11), "whole number"),
        ("decimals: 4", "decimals: 400", (22, 11), "whole number"),
        ("decimals: 4", "decimals: 4\nsignificant: 3", (23, 1), "at once"),
        ("targets: {y: [0.2, 0.4]}", "targets: {y: [0.2]}", (19, 11), "expected 2"),
        ("initial: {h: 0, c: 0}", "initial: {h: 0, k: 0}", (18, 17), "no state `k`"),
        ("model: lstm", "model: lstm\nconventions: {rounded: up}", (4, 15), "no convention"),
        ("model: lstm", "model: lstm\nconventions: {rounding: up}", (4, 25), "half-up, half-even"),
        ("model: lstm", "model: lstm\nsteps: 3", (18, 10), "expected 3"),
        ("schema: 1", "schema: 2", (1, 9), "schema"),
        ("c: C", "c: ỹ", (20, 9), "both be printed"),
    ],
)
def test_faults_have_line_and_column(old: str, new: str, place: tuple[int, int], says: str) -> None:
    assert old in LSTM
    with pytest.raises(ProblemError) as caught:
        load(LSTM.replace(old, new, 1))
    assert says in str(caught.value)
    assert caught.value.place == place


@pytest.mark.parametrize(
    ("equations", "place", "says"),
    [
        ("y = (x", (2, 9), "never closed"),
        ("y", (2, 3), "an equation is"),
        ("∂E/∂w = x", (2, 3), "left side"),
        ("h_{t+1} = h_t", (2, 3), "on the left side"),
        ("y = x\n  y = 2 x", (3, 3), "two equations"),
        ("g(2) = x", (2, 3), "g(x) = …"),
    ],
)
def test_faults_in_equations(equations: str, place: tuple[int, int], says: str) -> None:
    with pytest.raises(ProblemError) as caught:
        load(f"equations: |\n  {equations}\ngiven: {{x: 1}}\n")
    assert says in str(caught.value)
    assert caught.value.place == place


def test_conventions_choose_the_model() -> None:
    names = {
        ("new", "before"): "gru",
        ("old", "before"): "gru_cho",
        ("new", "after"): "gru_reset_after",
        ("old", "after"): "gru_pytorch",
    }
    for (update, reset), name in names.items():
        text = f"model: gru\nconventions: {{gru_update: {update}, gru_reset: {reset}}}\n"
        model = load(text).model
        assert model is not None
        assert model.name == name


def test_axes_of_size_one_may_be_written() -> None:
    problem = load("model: elman\ngiven: {W_xh: [[0.5]], W_hh: [[0.1]]}\ninputs: {x: [[1], [2]]}\n")
    assert problem.given["W_xh"].value == "0.5"
    assert problem.inputs["x"].value == ("1", "2")


def test_stacked_weights_change_the_printed_equation() -> None:
    text = LSTM.replace("W_f: [0.8, 0.4]", "W_f: {on: [x, h], values: [0.8, 0.4, 0.1]}")
    text = "\n".join(line for line in text.splitlines() if "U_f" not in line)
    from handgrad.render.formula import unicode

    assert (
        normalize("NFC", unicode.write(load(text).equations[0].right)) == "σ(W_f·[xₜ, ỹₜ₋₁] + b_f)"
    )


def test_toml_and_json_say_the_same() -> None:
    yaml = load("equations: y = w x\ngiven: {w: 0.50, x: 2}\ndecimals: 2\n")
    toml = load('equations = "y = w x"\ndecimals = 2\n[given]\nw = 0.50\nx = 2\n')
    json = load('{"equations": "y = w x", "given": {"w": 0.50, "x": 2}, "decimals": 2}')
    for other in (toml, json):
        assert other.given["w"].value == yaml.given["w"].value == "0.50"
        assert other.equations == yaml.equations


def test_parts() -> None:
    problem = from_parts(model="elman", given={"W_xh": "0.50"}, inputs={"x": [1, 2]}, decimals=3)
    assert problem.given["W_xh"].value == "0.50"
    assert problem.digits.of("h") == (3, None)


def test_digits_by_symbol() -> None:
    problem = load("equations: y = x\ngiven: {x: 1}\ndecimals: {default: 4, y: 2}\n")
    assert problem.digits.of("y") == (2, None)
    assert problem.digits.of("z") == (4, None)
    assert problem.with_decimals(6).digits.of("y") == (6, None)


def test_conventions_of_a_course(tmp_path: Path) -> None:
    (tmp_path / "handgrad.toml").write_text(
        '[conventions]\ngru_update = "old"\nrounding = "half-even"\n'
    )
    file = tmp_path / "weeks" / "gru.yaml"
    file.parent.mkdir()
    file.write_text("model: gru\nconventions: {rounding: half-down}\n")
    problem = load(file)
    assert problem.model is not None
    assert problem.model.name == "gru_cho"
    assert problem.conventions["rounding"] == "half-down"
    file.write_text("model: gru_reset_after\n")
    named = load(file).model
    assert named is not None
    assert named.name == "gru_reset_after"
    (tmp_path / "handgrad.toml").write_text('[conventions]\ngru_updat = "old"\n')
    with pytest.raises(ProblemError, match="did you mean gru_update") as caught:
        load(file)
    assert caught.value.place == (2, 1)


def test_a_recurrence_needs_its_length() -> None:
    text = "equations: θ_t = θ_{t-1} / 2\ninitial: {θ: 8}\n"
    with pytest.raises(ProblemError, match="how many steps"):
        load(text)
    assert load(text + "steps: 3\n").steps == 3
