"""The examiners' words: ft, dep, isw, cao."""

from __future__ import annotations

import handgrad as hg
from handgrad.grade.mark import mark
from handgrad.grade.records import Award
from handgrad.grade.scheme import scheme

HEAD = """\
equations: |
  y = w x
  q = y^2 + 0.001
given: {w: 0.3, x: 0.7}
decimals: 3
"""


def awards(rows: str, text: str) -> tuple[Award, ...]:
    made = scheme(hg.solve(f"{HEAD}marks:\n{rows}"))
    return mark(text, name="a", path="a.md", digest="", scheme=made).awards


OFF = "$y = 0.3 \\cdot 0.7 = 0.27$\n\n$q = 0.27^2 + 0.001 = 0.074$\n"
PLUS = "$y = w + x = 0.3 + 0.7 = 1.02$\n\n$q = 1.02^2 + 0.001 = 1.041$\n"


def test_without_ft_only_the_right_value_counts() -> None:
    plain, follow = awards("  - A1: q\n  - A1 ft: q\n", OFF)
    assert (plain.got, follow.got) == ("0", "1")
    assert plain.reason == "0.074 follows from your y = 0.27; this mark is for 0.045 only"


def test_dep_needs_the_method_above() -> None:
    method, value = awards("  - M1: y\n  - A1 ft dep: q\n", PLUS)
    assert (method.got, value.got) == ("0", "0")
    assert value.reason == "needs the mark above"
    alone = awards("  - A1 ft: q\n", PLUS)
    assert alone[0].got == "1"


def test_isw_ignores_what_follows_a_right_answer() -> None:
    text = "$y = 0.3 \\cdot 0.7 = 0.21$\n\nso $y = 0.3$\n"
    without, with_isw = awards("  - A1: y\n  - A1 isw: y\n", text)
    assert (without.got, with_isw.got) == ("0", "1")


def test_cao_wants_the_decimals_that_are_asked() -> None:
    text = "$y = 0.3 \\cdot 0.7 = 0.2$\n"
    lenient, strict = awards("  - A1: y\n  - A1 cao: y\n", text)
    assert (lenient.got, strict.got) == ("1", "0")
    assert strict.reason == "0.2 has 1 decimal, 3 are asked (line 1)"
    assert lenient.reason == "0.2 accepted; to 3 decimals it is 0.210"


def test_b_is_independent_of_method() -> None:
    first, second = awards("  - M1: y\n  - B1: y\n", "$y = w + x = 0.21$\n")
    assert second.got == "1"
    assert first.kind == "M"
