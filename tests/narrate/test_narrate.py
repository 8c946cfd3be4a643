"""The worked calculation: its lines, its chain rule, its conventions, its limits."""

from __future__ import annotations

from typing import Any

import pytest

from handgrad.document import Chain, Document, Heading, Unreadable
from handgrad.narrate import DETAILS, narrate
from handgrad.narrate.comma import with_commas
from handgrad.problem import load
from handgrad.problem.solution import Solution
from handgrad.render import markdown, text

NESTED = {
    "title": "Two nested sigmoids, forward and backward",
    "equations": "o_1 = σ(x_1 w_1)\nz = o_1 w_2 + x_2\no_2 = σ(z)\nE = (o_2 − y)^2",
    "given": {"w_1": 1, "w_2": 2, "x_1": 1, "x_2": 0, "y": 5},
    "ask": ["o_1", "o_2", "∂E/∂w_1", "∂E/∂w_2"],
    "decimals": 4,
}


def solved(problem: dict[str, Any], detail: str = "exam") -> list[str]:
    """The printed lines of a problem."""
    return text.write(narrate(Solution(load(problem)), detail)).splitlines()


def test_the_nested_sigmoids_are_told_as_a_textbook_tells_them() -> None:
    assert solved(NESTED) == [
        "Two nested sigmoids, forward and backward",
        "Results to 4 decimals, ties half up; operands show as many digits as their line needs.",
        "",
        "  o₁ = σ(x₁·w₁)   z = o₁·w₂ + x₂   o₂ = σ(z)   E = (o₂ − y)²",
        "  Given   w₁ = 1   w₂ = 2   x₁ = 1   x₂ = 0   y = 5",
        "",
        "Forward",
        "  o₁ = σ(x₁·w₁)   = σ(1·1) = σ(1)  = 0.7311",
        "  z  = o₁·w₂ + x₂ = 0.73106·2 + 0  = 1.4621",
        "  o₂ = σ(z)       = σ(1.4621)      = 0.8119",
        "  E  = (o₂ − y)²  = (0.81186 − 5)² = 17.5405",
        "",
        "Backward: each link of the chain",
        "  ∂E/∂o₂  = 2·(o₂ − y)     = 2·(0.81186 − 5)       = −8.3763     derivative of a square",
        "  ∂o₂/∂z  = o₂·(1 − o₂)    = 0.8119·(1 − 0.8119)   =  0.1527     σ′ = σ·(1 − σ)",
        "  ∂z/∂o₁  = w₂                                     =  2",
        "  ∂z/∂w₂  = o₁                                     =  0.7311",
        "  ∂o₁/∂w₁ = o₁·(1 − o₁)·x₁ = 0.7311·(1 − 0.7311)·1 =  0.1966     σ′ = σ·(1 − σ)",
        "",
        "Backward: multiply along the path from E to the weight",
        "  ∂E/∂w₁ = ∂E/∂o₂·∂o₂/∂z·∂z/∂o₁·∂o₁/∂w₁ = −8.37629·0.15275·2·0.19661  = −0.5031",
        "  ∂E/∂w₂ = ∂E/∂o₂·∂o₂/∂z·∂z/∂w₂         = −8.376287·0.152746·0.731059 = −0.9353",
        "",
        "Answer   o₁ = 0.7311   o₂ = 0.8119   ∂E/∂w₁ = −0.5031   ∂E/∂w₂ = −0.9353",
    ]


@pytest.mark.parametrize("detail", DETAILS)
def test_every_detail_gives_the_same_results(detail: str) -> None:
    lines = solved(NESTED, detail)
    assert lines[-1].endswith("∂E/∂w₁ = −0.5031   ∂E/∂w₂ = −0.9353")


def test_terse_leaves_the_formula_out_and_full_shows_every_step() -> None:
    problem = {"equations": "f = σ(w x + b)", "given": {"w": "0.8", "x": "0.3", "b": "0.2"}}
    assert "  f = σ(0.8·0.3 + 0.2) = 0.6083" in solved(problem, "terse")
    assert any("= σ(0.24 + 0.2) = σ(0.44)" in line for line in solved(problem, "full"))


def test_negatives_stand_in_brackets_behind_an_operator() -> None:
    given = {"a": "-0.5", "b": "-2"}
    lines = solved({"equations": "c = a b\nd = a − b\nf = b^2 + a", "given": given})
    lines = [" ".join(line.split()) for line in lines]
    assert "c = a·b = −0.5·(−2) = 1.0000" in lines
    assert "d = a − b = −0.5 − (−2) = 1.5000" in lines
    assert "f = b² + a = (−2)² + (−0.5) = 3.5000" in lines


def test_given_numbers_stand_as_they_were_written() -> None:
    lines = solved({"equations": "y = w x", "given": {"w": "0.50", "x": "1e-3"}, "decimals": 5})
    assert "  y = w·x = 0.50·1e-3 = 0.00050" in lines


def test_a_given_fraction_stays_a_fraction() -> None:
    lines = solved({"equations": "y = w x", "given": {"w": "1/3", "x": 2}})
    assert "  y = w·x = 1/3·2 = 0.6667" in lines


def test_a_sum_over_time_is_shown_step_by_step() -> None:
    lines = solved(
        {
            "equations": "h_t = tanh(w x_t + u h_{t-1})\nE = (h_4 − y)^2",
            "given": {"w": "0.5", "u": "-0.8", "y": "0.3"},
            "inputs": {"x": ["1", "0.5", "-1", "0.2"]},
            "initial": {"h": "0.1"},
            "ask": ["∂E/∂w"],
        }
    )
    assert "∂E/∂w adds what each use contributes:" in lines
    assert any(line.split()[-4:] == ["the", "sum", "of", "these"] for line in lines)
    assert [line for line in lines if line.startswith("t = ")] == [f"t = {t}" for t in (1, 2, 3, 4)]


def test_two_paths_are_added() -> None:
    lines = solved(
        {
            "equations": "a = w x\nb = σ(a)\nc = tanh(a)\nE = b c",
            "given": {"w": "0.5", "x": "2"},
            "ask": ["∂E/∂w"],
        }
    )
    assert "Backward: multiply along each path from E to the weight, then add" in lines
    assert any("∂E/∂b·∂b/∂a·∂a/∂w + ∂E/∂c·∂c/∂a·∂a/∂w" in line for line in lines)


def test_a_step_with_a_detour_is_not_called_by_the_name_of_the_whole_derivative() -> None:
    """y = x + f(x): ∂E/∂x is told from above, never as the local slope 1 under the name ∂y/∂x."""
    lines = solved(
        {
            "equations": "f = tanh(x)\ny = x + f\nE = y^2",
            "given": {"x": "0.5"},
            "ask": ["∂E/∂x"],
        }
    )
    assert not any(line.strip().startswith("∂y/∂x") for line in lines)
    assert any(line.startswith("Backward: from E down") for line in lines)


def test_softmax_is_differentiated_in_its_own_entries() -> None:
    lines = solved(
        {
            "equations": "p = softmax(z)\nL = −ln(p_2)",
            "given": {"z": ["2.0", "1.0", "0.1"]},
            "ask": ["∂L/∂z"],
            "decimals": 3,
        }
    )
    assert any("= p₂·(1 − p₂)" in line for line in lines)
    assert "  ∂L/∂z = [0.659, −0.758, 0.099]" in lines


def test_composite_operations_are_written_out() -> None:
    problem = {"equations": "E = squared_error(a, b)", "given": {"a": "1.5", "b": "0.5"}}
    assert "  E = SE(a, b) = (1.5 − 0.5)² = 1.0000" in solved(problem)


def test_an_update_follows_the_gradient() -> None:
    lines = solved(
        {
            "equations": "E = (w x − y)^2\nw^+ = w − η ∂E/∂w",
            "given": {"w": "0.5", "x": "2", "y": "3", "η": "0.1"},
        }
    )
    assert lines.index("Update") > next(
        n for n, line in enumerate(lines) if line.startswith("Backward")
    )
    assert "  w⁺ = w − η·∂E/∂w = 0.5 − 0.1·(−8) = 1.3000" in lines


def test_conventions_are_said_at_the_head() -> None:
    problem = {
        "equations": "y = step(x)",
        "given": {"x": "0"},
        "conventions": {"step_at_zero": "0", "rounding": "half-even"},
        "decimals": 1,
    }
    head = solved(problem)[:2]
    assert "Results to 1 decimal, ties to even" in head[0]
    assert "the step at 0 is 0" in head[1]


def test_significant_figures() -> None:
    lines = solved({"equations": "y = x/3", "given": {"x": "0.02"}, "significant": 3})
    assert "Results to 3 significant figures" in lines[0]
    assert "  y = x/3 = 0.02/3 = 0.00667" in lines


def test_a_truth_table_with_its_argument() -> None:
    lines = solved(
        {
            "model": "threshold",
            "given": {"w": [8, 8], "b": -12},
            "table": {"inputs": "x", "values": [0, 1]},
            "conditions": {"h": "x ≠ 0"},
            "decimals": 0,
        }
    )
    assert "  0    1    8·0 + 8·1 + (−12) = −4    0" in lines
    assert any("the function AND" in line for line in lines)
    assert any(line.startswith("The printed condition z ≠ 0, taken literally") for line in lines)
    assert any("Meant is z > 0." in line for line in lines)


def test_what_cannot_be_decided_is_said() -> None:
    document = document_of(
        {"equations": "a = tanh(x)\nb = tanh(x) − a", "given": {"x": "0.3"}, "significant": 4}
    )
    missing = [block for block in document.blocks if isinstance(block, Unreadable)]
    assert missing
    assert missing[0].text.startswith("b is missing")


def test_a_line_that_no_digits_make_true_says_so() -> None:
    """(1 + a)^n − 1 with a tiny a would need far more digits than anybody prints."""
    lines = solved(
        {
            "equations": "a = e^(−60)\nb = a·10^30·x",
            "given": {"x": "1"},
            "decimals": 2,
        }
    )
    line = next(line for line in lines if line.startswith("  b ="))
    assert line.endswith("from unrounded values")


def document_of(problem: dict[str, Any]) -> Document:
    """The document of a problem."""
    return narrate(Solution(load(problem)), figures=True)


def test_figures_list_every_entry_with_its_line() -> None:
    given = {"W": [["1", "2"], ["3", "4"]], "x": ["1", "1"]}
    document = document_of({"equations": "z = W x", "given": given})
    found = {(f.symbol, f.at): f for f in document.figures}
    assert found["W", (2, 1)].value == "3"
    assert found["W", (2, 1)].rule == "given"
    assert found["z", (2,)].exact == "7"
    chains = [block for block in document.blocks if isinstance(block, Chain)]
    assert 1 <= found["z", (2,)].step <= len(chains)


def test_large_arrays_are_not_printed() -> None:
    row = ["0.1"] * 30
    document = document_of({"equations": "z = W x", "given": {"W": [row] * 500, "x": row}})
    page = text.write(document)
    assert "W = “500 × 30 numbers”" in page or "500 × 30 numbers" in page
    assert "z has 500 entries and is not printed." in page
    assert len(page) < 3000


def test_the_same_problem_gives_the_same_document() -> None:
    assert text.write(document_of(NESTED)) == text.write(document_of(NESTED))
    assert any(isinstance(block, Heading) for block in document_of(NESTED).blocks)


def test_a_course_may_have_its_decimal_commas() -> None:
    problem = {
        "equations": "h = σ(W x + b)",
        "given": {"W": ["0.8", "-0.4"], "x": ["0.3", "0.6"], "b": "0.2"},
    }
    assert (
        with_commas(document_of(problem)).blocks
        == document_of({**problem, "conventions": {"decimal_mark": "comma"}}).blocks
    )
    document = with_commas(document_of(problem))
    lines = text.write(document).splitlines()
    assert "  Given   W = [0,8, −0,4]   x = [0,3, 0,6]   b = 0,2" in lines
    assert any(line.endswith("= σ(0,8·0,3 + (−0,4)·0,6 + 0,2) = σ(0,2) = 0,5498") for line in lines)
    assert "0{,}5498" in markdown.write(document)
    assert next(f.value for f in document.figures if f.symbol == "h") == "0.5498"


def test_a_convention_is_said_where_it_was_used() -> None:
    corner = {"equations": "h = relu(w x)\nE = (h − 1)^2", "given": {"w": "0", "x": "2"}}
    lines = solved({**corner, "ask": ["∂E/∂w"]})
    assert "Convention used for ReLU: at 0 the derivative is taken as 0." in lines
    away = {**corner, "given": {"w": "1", "x": "2"}, "ask": ["∂E/∂w"]}
    assert not any(line.startswith("Convention") for line in solved(away))
    assert "Conventions: the step at 0 is 1." in solved(
        {"equations": "y = step(x)", "given": {"x": "0"}}
    )
