"""What a page gives as its answer is what it has worked out; round numbers are claims as such."""

from __future__ import annotations

import pytest

from handgrad import api

STEPS = "$z = 0.3 \\cdot 2 = 0.6$\n\n$y = \\sigma(z) = \\sigma(0.6) = 0.6457$\n\n"


@pytest.mark.parametrize(("answer", "wrong"), [("0.6547", 1), ("0.6457", 0), ("0.65", 0), ("1", 0)])
def test_an_answer_speaks_of_what_was_worked_out(answer: str, wrong: int) -> None:
    """Also without the problem: the name is not used for something new there."""
    report = api.check(f"{STEPS}**Answer:** $y = {answer}$\n", format="markdown")
    assert [f.name for f in report.findings] == ["answer-contradicts-steps"] * wrong


def test_a_name_used_again_elsewhere_is_a_new_thing() -> None:
    """Nothing but the answer is held against the steps."""
    assert not api.check(f"{STEPS}Now $y = 0.6547$.\n", format="markdown").findings


def test_an_approximate_result_inherits_as_an_exact_one() -> None:
    """≈ 0.6973 is no claim in round numbers: it follows from the wrong 0.0268, although the true
    0.69738 cut off would print like it.
    """
    page = (
        "$a = 0.2$, $w = 0.7$\n\n$g = 0.131 \\cdot a = 0.131 \\cdot 0.2 = 0.0268$\n\n"
        "$v = w - 0.1 g = 0.7 - 0.1 \\cdot 0.0268 SIGN 0.6973$\n"
    )
    problem = (
        "schema: 1\ntitle: t\nequations: |\n  g = 0.131 a\n  v = w - 0.1 g\n"
        "given: {a: 0.2, w: 0.7}\nask: [g, v]\ndecimals: 4\n"
    )
    for sign in ("=", "\\approx"):
        numbers = api.check(page.replace("SIGN", sign), problem=problem, format="markdown").numbers
        assert numbers[-1].status == "inherited"


def test_millions_at_the_end_of_a_line() -> None:
    """The word that scales a number may be the last of its line."""
    page = "A = 12,300,000\nC = 50,074,248\n\nT = A + C = 12,300,000 + 50,074,248 ~ 62.3 million\n"
    report = api.check(page + "\nB = A - 7 = 12,299,993\n", format="text")
    assert not report.findings
