"""The layout of text: columns under one another, long lines stacked, remarks apart."""

from __future__ import annotations

from handgrad.document import Chain, Document, Link
from handgrad.notation import Call, Name, Number, Prefix, Sum
from handgrad.render import text
from handgrad.render.layout.width import pad, width
from tests.render.sample import DOCUMENT, chain, o1, times, w, x


def test_the_sample_page() -> None:
    lines = text.write(DOCUMENT).splitlines()
    assert lines[0] == "Two nested sigmoids"
    assert "  Given   w₁ = 1   x₁ = 2" in lines
    at = lines.index("Forward")
    assert lines[at + 1] == "  o₁ = σ(x₁·w₁) = σ(1·1) = σ(1) = 0.7311"
    assert lines[at + 2] == "  z  = o₁·w₁    = 0.73106·2     = 1.4621     a product"
    assert lines[-1] == "Answer   o₁ = 0.7311"


def test_positive_results_stand_under_negative_ones() -> None:
    page = Document(blocks=(chain(w, x, Prefix("-", Number("0.5"))), chain(x, o1, Number("0.25"))))
    assert text.write(page).splitlines() == ["  w₁ = x₁ = −0.5", "  x₁ = o₁ =  0.25"]


def test_a_line_that_is_too_long_is_stacked_and_leaves_the_others_alone() -> None:
    long = Sum(tuple(times(Number("0.1234"), Number("0.5678")) for _ in range(8)), ("+",) * 8)
    page = Document(blocks=(chain(w, x, Number("1")), chain(o1, x, long, Number("0.5605"))))
    lines = text.write(page, limit=100).splitlines()
    assert lines[0] == "  w₁ = x₁ = 1"
    assert lines[1] == "  o₁ = x₁"
    assert lines[2].startswith("     = 0.1234·0.5678 + ")
    assert lines[3] == "     = 0.5605"


def test_no_line_is_longer_than_the_limit_where_that_can_be_had() -> None:
    assert all(width(line) <= 60 for line in text.write(DOCUMENT, limit=60).splitlines()[2:])


def test_tags_words_and_continued_chains() -> None:
    page = Document(
        blocks=(
            Chain(links=(Link("", w), Link("=", Number("1"))), tag="7", words="Weight"),
            Chain(links=(Link("=", Number("2")),), note="goes on"),
        )
    )
    lines = text.write(page).splitlines()
    assert lines[0] == "  Weight w₁ = 1     (7)"
    assert lines[1].split() == ["=", "2", "goes", "on"]


def test_colours_change_no_character() -> None:
    assert text.coloured(DOCUMENT).plain == text.write(DOCUMENT)


def test_columns_are_counted_not_code_points() -> None:
    tilde = "C\u0303"
    assert width(tilde) == 1
    assert width("层") == 2
    assert pad(tilde, 3) == tilde + "  "


def test_a_symbolic_line_needs_no_result() -> None:
    page = Document(blocks=(chain(o1, Call(Name("σ"), (w,))),))
    assert text.write(page) == "  o₁ = σ(w₁)\n"
