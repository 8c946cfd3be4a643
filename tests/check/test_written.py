"""What a printed number claims: its value, its sign, its last place."""

from __future__ import annotations

import pytest
from flint import fmpq

import handgrad
from handgrad import read
from handgrad.check.written import bare_number, negated, written
from handgrad.parse import formula


@pytest.mark.parametrize(
    ("page", "value", "place"),
    [
        ("$x = 0.7311$", fmpq(7311, 10000), fmpq(1, 10000)),
        ("$x = -0.50$", fmpq(-1, 2), fmpq(1, 100)),
        ("$x = 34,944$", fmpq(34944), fmpq(1)),
        ("$x = 2,359,296$", fmpq(2359296), fmpq(1)),
        ("$x \\approx 659,000$", fmpq(659000), fmpq(1000)),
        ("$x = 659,000$", fmpq(659000), fmpq(1)),
        ("$x \\approx 62.25\\%$", fmpq(6225, 10000), fmpq(1, 10000)),
        ("$x = 5\\%$", fmpq(1, 20), fmpq(1, 100)),
        ("$x = 12$", fmpq(12), fmpq(1, 100)),  # a small whole number is meant as one
        ("$x = -1$", fmpq(-1), fmpq(1, 100)),
        ("$x = 1.0$", fmpq(1), fmpq(1, 10)),
        ("$x = .5$", fmpq(1, 2), fmpq(1, 10)),
    ],
)
def test_the_last_number_of_a_page(page: str, value: fmpq, place: fmpq) -> None:
    found = written(read.numbers(read.page(page))[-1])
    assert (found.value, found.place) == (value, place)


@pytest.mark.parametrize(
    ("page", "value"),
    [
        ("$n \\approx 62.3 \\text{ million}$", 62_300_000),
        ("$n \\approx 62.3$ million", 62_300_000),
        ("n ≈ 62.3 million parameters", 62_300_000),
        ("n = 2 * 31.15 ≈ 62.3 Millionen.", 62_300_000),
        ("$n = 37.7$ thousand, in all", 37_700),
    ],
)
def test_the_word_behind_a_number_scales_it(page: str, value: int) -> None:
    found = written(read.numbers(read.page(page))[-1], page)
    assert (found.value, found.place) == (value, fmpq(value) / (623 if value > 10**6 else 377))


@pytest.mark.parametrize("page", ["$n = 62.3$ k", "$n = 62.3$ minutes", "$n = 62.3$, thousands"])
def test_other_words_do_not(page: str) -> None:
    assert written(read.numbers(read.page(page))[-1], page).value == fmpq(623, 10)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.5", "0.5"),
        ("-0.5", "0.5"),
        ("(-0.5)", "0.5"),
        ("-(-0.5)", None),
        ("0.5 x", None),
        ("1 - 0.5", None),
        ("0.5^2", None),
    ],
)
def test_a_bare_number_is_nothing_else(text: str, number: str | None) -> None:
    found = bare_number(formula(text, language="plain"))
    assert (None if found is None else found[0].text) == number


@pytest.mark.parametrize(("text", "minus"), [("0.5", False), ("-0.5", True), ("(-0.5)", True)])
def test_a_minus_before_a_bare_number(text: str, minus: bool) -> None:
    assert negated(formula(text, language="plain")) is minus


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("$x = 3 \\cdot (-4) = -(12)$", False),
        ("$x = 3 \\cdot (-4) = -(13)$", True),
        ("$x = 4 \\cdot 3 = -(12)$", True),
        ("$x = -(0.3 \\cdot 0.8) = -(0.24) = -0.24$", False),
        ("$x = -(-1.417) = 1.417$", False),
    ],
)
def test_a_minus_before_a_bracket_belongs_to_the_number(line: str, wrong: bool) -> None:
    assert bool(handgrad.check(line, format="markdown").findings) == wrong
