"""A class counted: marks, who misunderstood what, which slips, what waits."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handgrad.grade.cohort.figures import Figures, Tally
from handgrad.grade.cohort.groups import groups
from handgrad.grade.cohort.histogram import histogram
from handgrad.grade.cohort.reports import html, text
from tests.grade.cohort.records import BIAS, SCHEME, STALE, TABLE, scan, script


def counted() -> Figures:
    tally = Tally(SCHEME)
    for number in range(1, 9):
        slips = [(), (STALE,), BIAS, (TABLE,), (STALE, TABLE), (), (), BIAS][number - 1]
        got = ("2", "0", "5") if slips else ("2", "3", "5")
        tally.add(script(number, got=got, slips=slips))
    tally.add(scan(9))
    tally.add(script(10, got=("2", "", "5")))
    return tally.figures()


def test_what_could_not_be_read_is_never_a_zero() -> None:
    figures = counted()
    assert (figures.scripts, figures.marked, figures.waiting, figures.read) == (10, 8, 2, 9)
    assert sum(bin.scripts for bin in figures.marks) == 8
    assert figures.not_marked == (("it has no text", 1),)
    assert figures.undecided == (("with values without working", 1),)
    assert figures.mean == "8.1"  # (3·10 + 5·7) / 8
    assert figures.no_slip == 3  # script 10 waits: nobody knows yet


def test_a_bias_left_out_of_two_gates_is_one_misunderstanding() -> None:
    stale, bias = counted().misunderstood
    assert (stale.title, stale.scripts, stale.proved) == ("h₀ in place of h₁", ("002", "005"), 2)
    assert (stale.symbol, stale.gives, stale.instead_of) == ("h₂", "0.3764", "0.3923")
    assert bias.title == "the bias b_f is left out at t = 1, and 1 alike"
    assert bias.alike == ("the bias b_i is left out at t = 1",)


def test_slips_of_the_hand_are_counted_by_kind_and_equal_digits_are_said() -> None:
    (slip,) = counted().slipped
    assert slip.title == "value of a function wrong"
    assert slip.note == "2 share o₁ = 0.6508 (groups.csv)"
    assert [row.title for row in counted().same_values] == ["o₁ = 0.6508"]


def test_a_decimal_comma_makes_no_other_value() -> None:
    tally = Tally(SCHEME)
    for number, printed in enumerate(["0.6508", "0,6508"], 1):
        slip = msgspec.structs.replace(TABLE, printed=printed)
        tally.add(script(number, slips=(slip,)))
    assert [len(row.scripts) for row in tally.figures().same_values] == [2]


def test_the_rows_where_marks_were_lost_come_first() -> None:
    hardest = counted().lost[0]
    assert (hardest.label, hardest.share) == ("value of h₁", 38)


def test_the_order_of_scripts_changes_nothing() -> None:
    scripts = [script(n, slips=(STALE, *BIAS) if n % 2 else (TABLE,)) for n in range(1, 7)]
    tallies = [Tally(SCHEME), Tally(SCHEME)]
    for each, tally in zip((scripts, scripts[::-1]), tallies, strict=True):
        for one in each:
            tally.add(one)
    assert tallies[0].figures() == tallies[1].figures()


def test_the_table_of_groups() -> None:
    lines = groups(counted()).splitlines()
    assert lines[1] == "misunderstood,h₀ in place of h₁,HG401,2,2,h₂,0.3764,0.3923,002; 005"
    assert any(line.startswith("the same slips,HG204") for line in lines)
    assert any(line.startswith("the same rare value,o₁ = 0.6508,HG112,2") for line in lines)


def test_the_report_in_text() -> None:
    report = text.write(counted(), {})
    assert report.startswith("A unit: 10 scripts, 8 marked, 2 waiting\n")
    assert "mean 8.1 of 10, median 7" in report
    row = next(line for line in report.splitlines() if "h₀ in place of h₁" in line)
    assert row.split()[5:] == ["2", "22", "%", "2", "h₂", "=", "0.3764", "0.3923"]
    assert "Waiting for you (queue.csv): 1 with values without working; each comes" in report
    assert max(map(len, report.splitlines())) <= 100


def test_the_report_as_a_page_holds_hostile_names_as_text() -> None:
    tally = Tally(SCHEME)
    name = '<img src=x onerror="alert(1)">'
    tally.add(script(1, name=name, slips=(STALE,)))
    page = html.write(tally.figures(), {name: "feedback/x.html"})
    assert "<img" not in page
    assert "&lt;img" in page
    assert "default-src 'none'" in page
    assert "<script" not in page


def test_an_empty_class_has_a_report() -> None:
    figures = Tally(SCHEME).figures()
    assert text.write(figures, {}) == "A unit: 0 scripts, 0 marked\n"
    assert "<h1>A unit</h1>" in html.write(figures, {})


@given(
    st.lists(st.integers(0, 80), min_size=1, max_size=30),
    st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(1, 4)]),
    st.sampled_from([1, 3, 10, 20, 37]),
)
def test_every_total_lies_in_one_class(marks: list[int], step: Fraction, out_of: int) -> None:
    totals = [min(mark * step, Fraction(out_of)) for mark in marks]
    bins = histogram(totals, Fraction(out_of))
    assert sum(bin.scripts for bin in bins) == len(totals)
    assert len(bins) <= 5
    assert Fraction(bins[0].high) == out_of
    assert Fraction(bins[-1].low) == 0


def test_half_marks_have_classes_that_say_so() -> None:
    bins = histogram([Fraction(33, 2)], Fraction(20))
    assert [b.label for b in bins if b.scripts] == ["16.5–20"]


def test_a_total_out_of_four_has_a_class_each() -> None:
    assert [b.label for b in histogram([Fraction(4)], Fraction(4))] == ["4", "3", "2", "1", "0"]


@pytest.mark.parametrize("of", [5, 7, 20, 100])
def test_classes_have_no_gaps(of: int) -> None:
    for above, below in pairwise(histogram([Fraction(0)], Fraction(of))):
        assert Fraction(above.low) == Fraction(below.high) + 1
