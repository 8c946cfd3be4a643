"""Boolean expressions: what they mean, how they bind, what is refused and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handgrad.errors import LimitReached, ReadError
from handgrad.threshold.expression import read
from handgrad.threshold.named import named


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("a & b | c", "(a & b) | c"),
        ("a | b ^ c & d", "a | (b ^ (c & d))"),
        ("a -> b -> c", "a -> (b -> c)"),
        ("a <-> b -> c", "a <-> (b -> c)"),
        ("~a & b", "(~a) & b"),
        ("~~a", "a"),
        ("a' & b", "~a & b"),
        ("a NAND b", "~(a & b)"),
        ("a nor b", "~(a | b)"),
        ("NOT a AND b", "~a & b"),
        ("¬a ∧ b ∨ c ⊕ d → a ↔ b", "~a & b | (c ^ d) -> a <-> b"),
        ("a·b + c", "a & b | c"),
        ("x₁ & x₂", "x1 & x2"),
        ("majority(a, b, c)", "a & b | b & c | a & c"),
        ("atleast(2, a, b, c)", "majority(a, b, c)"),
        ("atmost(1, a, b, c)", "~majority(a, b, c)"),
        ("exactly(1, a, b)", "a ^ b"),
        ("equal(a, b, c)", "a & b & c | ~a & ~b & ~c"),
        ("xor(a, b, c)", "a ^ b ^ c"),
        ("nor(a, b)", "~(a | b)"),
        ("minority(a, b, c)", "~majority(a, b, c)"),
    ],
)
def test_what_an_expression_means(text: str, same: str) -> None:
    assert read(text) == read(same)


def test_inputs_are_in_the_order_people_list_them() -> None:
    assert read("x10 & x2 & b").inputs == ("b", "x2", "x10")
    assert read("x3", ["x1", "x2"]).inputs == ("x1", "x2", "x3")


def test_x1_is_most_significant() -> None:
    assert read("x1 & ~x2").function.column == "0010"
    assert read("1", ["x1"]).function.column == "11"


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("a & (b", 7, "is missing"),
        ("a b", 3, "cannot follow"),
        ("a $ b", 3, "means nothing"),
        ("a &", 4, "ends here"),
        ("", 1, "ends here"),
        ("a & & b", 5, "where a name belongs"),
        ("some(a, b)", 1, "no function"),
        ("atleast(a, b)", 9, "begins with a number"),
        ("2 & a", 1, "where a name belongs"),
    ],
)
def test_what_is_refused_and_where(text: str, column: int, message: str) -> None:
    with pytest.raises(ReadError, match=message) as fault:
        read(text)
    assert fault.value.place == (1, column)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 200 + "a" + ")" * 200,
        "a -> " * 300 + "a",
        "a" * 20_000,
        "&".join("abcdefghijklmnopqrstu"),
    ],
)
def test_limits(text: str) -> None:
    with pytest.raises(LimitReached):
        read(text)


@given(st.text(alphabet="ab01&|^~()->'x ,majority", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read(text)
    except (ReadError, LimitReached):
        return
    assert len(found.function.column) == 2 ** len(found.inputs)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("AND", "0001"),
        ("xor 3", "01101001"),
        ("majority", "00010111"),
        ("2 of 3", "00010111"),
        ("at most 1 of 2", "1110"),
        ("exactly 1 of 2", "0110"),
        ("implication", "1101"),
        ("not", "10"),
        ("false", "0000"),
    ],
)
def test_functions_by_their_names(name: str, column: str) -> None:
    assert named(name).function.column == column


def test_a_name_nobody_knows() -> None:
    with pytest.raises(ReadError, match="majorty") as fault:
        named("majorty")
    assert "majority" in fault.value.hint
