"""One script marked: what is lost, what is earned after one's own slip, what waits for a person."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

import handgrad as hg
from handgrad.grade.mark import mark
from handgrad.grade.records import Award, Script
from handgrad.grade.scheme import Scheme, scheme
from tests.grade.pages_of import PROBLEM, page

EXAMPLES = Path(__file__).parents[2] / "examples"
SCHEME = scheme(hg.solve(PROBLEM))


def marked(text: str, against: Scheme = SCHEME, path: str = "a.md") -> Script:
    return mark(text, name="a", path=path, digest="", scheme=against)


def lost(script: Script) -> list[tuple[str, str, str]]:
    return [(a.kind, a.label, a.reason) for a in script.awards if a.got == "0"]


def row(script: Script, kind: str, label: str) -> Award:
    return next(a for a in script.awards if (a.kind, a.label) == (kind, label))


def test_all_right_is_full_marks() -> None:
    script = marked(page())
    assert (script.state, script.total, script.out_of) == ("marked", "14", "14")
    assert script.slips == script.doubts == script.learn == script.right == ()
    assert script.answers[0] == ("h₁", "0.5154", "0.5154")


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"h1": "0.5613"}, "value of h₁"),
        ({"o1": "0.4412"}, "value of o₁"),
        ({"z2": "0.3323"}, "value of h₂"),
        ({"h3": "0.7394"}, "value of h₃"),
        ({"L": "0.0846"}, "value of L"),
    ],
)
def test_one_slip_then_consistent_loses_exactly_that(change: dict[str, str], label: str) -> None:
    script = marked(page(**change))
    assert [(kind, what) for kind, what, _ in lost(script)] == [("A", label)]
    assert script.total == "13"
    assert len(script.slips) == 1
    assert script.slips[0].costs
    assert not script.slips[0].misconception


def test_a_lost_mark_quotes_the_line_and_both_values() -> None:
    award = row(marked(page(h1="0.5613")), "A", "value of h₁")
    assert award.reason == "tanh(0.5700) = 0.5154, you wrote 0.5613 (line 5)"
    assert award.hint == "tanh(0.5700) is not 0.5613 (line 5)"
    assert award.lines == (5,)


def test_a_value_that_follows_says_from_what() -> None:
    award = row(marked(page(h1="0.5613")), "A", "value of o₁")
    assert award.got == "1"
    assert award.reason == "0.4797 is right for your h₁ = 0.5613"


def test_a_stale_zero_makes_the_term_vanish() -> None:
    """The method is lost, and the value with it: with 0 there was nothing to work out."""
    script = marked(page(stale=2))
    assert [(kind, what) for kind, what, _ in lost(script)] == [
        ("M", "h₂ = tanh(z₂)"),
        ("A", "value of h₂"),
    ]
    assert row(script, "M", "h₂ = tanh(z₂)").reason == "you put 0 where h₁ belongs (line 9)"
    assert row(script, "A", "value of h₂").reason == (
        "needs the mark above: with 0 the term drops out"
    )
    assert script.slips[0].misconception
    assert script.slips[0].proved


def test_a_stale_value_that_is_not_trivial_costs_its_method_alone() -> None:
    """h₁ in the place of h₂: the right operation on another value earns its accuracy."""
    text = page().replace("1.3 \\cdot 0.3116 - 0.25 = 0.1551", "1.3 \\cdot 0.5154 - 0.25 = 0.4200")
    script = marked(text)
    assert [(kind, what) for kind, what, _ in lost(script)] == [("M", "o₂ = v h₂ + c")]


def test_one_misunderstanding_is_paid_for_once() -> None:
    """Stale at t = 2 and again at t = 3."""
    text = page(stale=2).replace(
        "0.8 \\cdot (-0.0898) + 0.15 = 0.6182", "0.8 \\cdot 0 + 0.15 = 0.6900"
    )
    text = text.replace("0.6182", "0.6900").replace("0.5499", "0.5980").replace("0.4649", "0.5274")
    script = marked(text.replace("0.0042", "0.0162"))
    assert [(kind, what) for kind, what, _ in lost(script)] == [
        ("M", "h₂ = tanh(z₂)"),
        ("A", "value of h₂"),
    ]
    assert "paid for once" in row(script, "M", "h₃ = tanh(z₃)").reason


def test_a_zero_of_ones_own_leaves_little_to_follow() -> None:
    """1.3·0 − 0.25 hands the bias back: a person decides. tanh(−0.09) was worked out."""
    script = marked(page(h1="0"))
    assert row(script, "A", "value of o₁").got == ""
    assert row(script, "A", "value of o₁").reason.startswith("with your h₁ = 0 little is left")
    assert row(script, "A", "value of h₂").got == "1"


def test_hidden_digits_after_a_slip_cost_nothing() -> None:
    """0.4797 for 1.3·0.5613 − 0.25 = 0.47969; 0.4798 may come from 0.56134."""
    script = marked(page(h1="0.5613", o1="0.4798"))
    assert [what for _, what, _ in lost(script)] == ["value of h₁"]
    assert row(script, "A", "value of o₁").reason == "0.4798 is right for your h₁ = 0.5613"


def test_names_spelled_otherwise_are_the_same_names() -> None:
    text = page(h2="0.3613").replace("_", "").replace("\\tanh", "tanh").replace("$", "")
    assert "h1 = tanh(z1)" in text
    script = marked(text)
    assert [what for _, what, _ in lost(script)] == ["value of h₂"]


def test_another_formula_loses_method_and_value_of_its_row_only() -> None:
    text = page(h1="0.6388").replace(
        "$h_1 = \\tanh(z_1) = \\tanh(0.5700)", "$h_1 = \\sigma(z_1) = \\sigma(0.5700)"
    )
    script = marked(text)
    assert [(kind, what) for kind, what, _ in lost(script)] == [
        ("M", "h₁ = tanh(z₁)"),
        ("A", "value of h₁"),
    ]


def test_rounding_is_accepted_and_remarked_on() -> None:
    award = row(marked(page()), "A", "value of o₂")
    assert award.got == "1"
    assert award.reason == "0.1551 accepted; from unrounded numbers it is 0.1550"


def test_what_is_missing_costs_only_itself() -> None:
    kept = [line for line in page().split("\n") if not line.startswith(("$o_2", "$L"))]
    script = marked("\n".join(kept))
    assert script.total == "10"
    assert {what for _, what, _ in lost(script)} == {
        "o₂ = v h₂ + c",
        "value of o₂",
        "L = (o₃ − y)²",
        "value of L",
    }
    assert row(script, "A", "value of L").reason == "L is not on the page"


def test_the_order_of_a_page_does_not_matter() -> None:
    assert marked("\n\n".join(reversed(page().split("\n\n")))).total == "14"


def test_answers_alone_earn_their_values_and_leave_the_method_to_a_person() -> None:
    text = "h_1 = 0.5154\n\nh_2 = 0.3116\n\nh_3 = 0.7349\n\no_1 = 0.4200\n\no_2 = 0.1550\n\n"
    script = marked(text + "o_3 = 0.7053\n\nL = 0.0932\n")
    assert script.state == "waiting"
    assert script.total == ""
    assert {a.got for a in script.awards if a.kind == "A"} == {"1"}
    assert {a.got for a in script.awards if a.kind == "M"} == {""}
    assert [d.proposed for d in script.doubts] == ["1"] * 7
    assert script.doubts[0].why == "no working is shown; the value is right (line 1)"


def test_answers_alone_follow_through_the_graph() -> None:
    """h₂ is right for the wrong h₁ although no line says how it came about."""
    text = "h_1 = 0.6154\n\no_1 = 0.5500\n\nh_2 = 0.3819\n\no_2 = 0.2465\n\nh_3 = 0.7597\n\n"
    script = marked(text + "o_3 = 0.7376\n\nL = 0.1140\n")
    assert [(kind, what) for kind, what, _ in lost(script)] == [
        ("M", "h₁ = tanh(z₁)"),
        ("A", "value of h₁"),
    ]
    assert row(script, "A", "value of h₂").reason == "0.3819 is right for your h₁ = 0.6154"


def test_a_line_that_cannot_be_read_is_never_a_zero() -> None:
    text = page().replace("$h_2 = \\tanh", "$h_2 = \\nosuch{{ \\tanh")
    script = marked(text)
    assert script.unread
    assert not lost(script)
    assert script.state == "waiting"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it has no text: a scan or an empty file"),
        ("  \n\n", "it has no text: a scan or an empty file"),
        ("I do not know how this works.", "no calculation was found in it"),
        ("$2 + 2 = 4$ and $3 \\cdot 3 = 9$", "none of the asked quantities was found in it"),
        # a slip in a helper line alone
        ("$z_1 = 0.6 \\cdot 0.7 + 0.15 = 0.7500$", "none of the asked quantities was found in it"),
    ],
)
def test_what_cannot_be_marked_is_no_zero(text: str, why: str) -> None:
    script = marked(text)
    assert (script.state, script.why, script.total) == ("not marked", why, "")


RIGHT = (
    "$h_3 = \\tanh(z_3) = \\tanh(0.9393) = 0.7349$\n\n"
    "$o_3 = v h_3 + c = 1.3 \\cdot 0.7349 - 0.25 = 0.7054$"
)


def test_a_slip_in_the_formula_of_a_name_of_ones_own_is_found_there() -> None:
    """v H + c says that H is h₃, and its own formula is one change away."""
    own = (
        "$H = \\tanh(z_3 + 1) = \\tanh(1.9393) = 0.9594$\n\n"
        "$o_3 = v H + c = 1.3 \\cdot 0.9594 - 0.25 = 0.9972$"
    )
    text = page()
    assert RIGHT in text
    script = marked(text.replace(RIGHT, own))
    assert script.state == "marked"
    assert ("H", "h₃") in script.reading
    assert not [one for one in lost(script) if "o₃" in one[1]]
    assert row(script, "A", "value of o₃").got == "1"


def test_a_formula_with_a_name_of_ones_own_waits() -> None:
    """H is no h₃ with a slip in it, so v H + c is not called another formula."""
    own = (
        "$H = \\frac{z_3^2 + 1}{1 + z_3} = \\frac{1.8823}{1.9393} = 0.9706$\n\n"
        "$o_3 = v H + c = 1.3 \\cdot 0.9706 - 0.25 = 1.0118$"
    )
    script = marked(page().replace(RIGHT, own))
    assert script.state == "waiting"
    assert not lost(script)
    assert "name not understood" in row(script, "A", "value of o₃").reason


def test_an_unfinished_calculation_waits_with_its_mark_proposed() -> None:
    script = marked(page().replace(" = 0.0933$", "$"))
    assert row(script, "M", "L = (o₃ − y)²").got == "1"
    assert [(d.proposed, d.why) for d in script.doubts] == [
        ("1", "L is not worked out to a number (line 21)")
    ]


def test_equal_mistakes_have_equal_signatures() -> None:
    one, two = marked(page(stale=2)), marked(page(stale=2, h1="0.5613"))
    stale = {s.signature for script in (one, two) for s in script.slips if s.code == "HG401"}
    assert len(stale) == 1


def test_the_homework_page_has_fourteen_of_twenty() -> None:
    against = scheme(hg.solve(EXAMPLES / "lstm-homework.yaml"))
    script = marked((EXAMPLES / "lstm-homework.md").read_text(encoding="utf-8"), against)
    assert (script.total, script.out_of) == ("14", "20")
    got = [(a.part, a.kind, a.got) for a in script.awards]
    assert got[:5] == [
        ("a", "M", "1"),
        ("a", "A", "0"),
        ("a", "A", "1"),
        ("a", "M", "1"),
        ("a", "A", "0"),
    ]
    assert got[5:10] == [
        ("a", "M", "0"),
        ("a", "A", "0"),
        ("a", "A", "0"),
        ("a", "M", "1"),
        ("a", "A", "0"),
    ]
    assert got[10:] == [("b", "M", "2"), ("b", "A", "3"), ("b", "M", "2"), ("b", "A", "3")]
    assert len(script.slips) == 7
    assert script.learn[1] == (
        "Four of your seven slips are σ or tanh values: try σ(0.62) = 0.6502 on your calculator."
    )


def test_marking_is_the_same_every_time() -> None:
    text = page(stale=2, o3="0.4412")
    assert msgspec.json.encode(marked(text)) == msgspec.json.encode(marked(text))


def test_a_script_cannot_switch_its_slips_off() -> None:
    """Comments to handgrad are an author's, never a student's."""
    text = "<!-- handgrad: ignore -->\n<!-- handgrad: problem other.yaml -->\n" + page(h1="0.5613")
    assert marked(text).total == "13"


def test_a_rough_repetition_does_not_put_a_wrong_value_right() -> None:
    script = marked(page(h1="0.5613") + "\nSo $h_1 = 0.5$.\n")
    assert row(script, "A", "value of h₁").got == "0"


def test_a_rough_value_waits_and_a_correction_counts() -> None:
    rough = marked(page(L="0.1"))
    assert [(d.proposed, d.why) for d in rough.doubts] == [
        ("1", "0.1 is rough: 4 decimals are asked (line 21)")
    ]
    better = marked(page(o1="0.4412") + "\nCorrection: $o_1 = 1.3 \\cdot 0.5154 - 0.25 = 0.4200$\n")
    assert row(better, "A", "value of o₁").got == "1"


def test_a_notebook_counts_the_lines_its_reader_sees() -> None:
    """Not those of the JSON file it is kept in."""
    first, second = page(h1="0.5613").split("$h_2", 1)
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": [f"{line}\n" for line in c.split("\n")]}
        for c in (first, f"$h_2{second}")
    ]
    text = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})
    script = marked(text, path="a.ipynb")
    assert script.total == "13"
    (line,) = row(script, "A", "value of h₁").lines
    assert script.source.split("\n")[line - 1].startswith("$h_1 = \\tanh(z_1)")
    assert script.source.startswith("[cell 1]\n# Homework")
