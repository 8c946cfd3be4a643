"""The room's promises: offsets, declared names, recovery, errors, limits, equations, tags."""

from __future__ import annotations

import pytest

from handgrad.errors import ReadError
from handgrad.notation import Call, Fence, Kind, Name, Number, Product, Relation, Unread, children
from handgrad.parse import Declared, describe, equations, formula, tag


def numbers(kind: Kind) -> list[Number]:
    found, todo = [], [kind]
    while todo:
        this = todo.pop(0)
        if type(this) is Number:
            found.append(this)
        todo = children(this) + todo
    return found


def test_every_number_knows_where_it_stands() -> None:
    text = r"c_t = (0.6593)(0.5) + \mathbf{0.1} - \frac{34,944}{2^{3}} \approx 1.0."
    for number in numbers(formula(text)):
        start, end = number.span
        assert text[start:end].replace(",", "") == number.text


def test_spans_count_from_the_given_offset() -> None:
    text = r"x_1 = 0.35 \cdot 2"
    for here, there in zip(
        numbers(formula(text)), numbers(formula(text, positions=100)), strict=True
    ):
        assert there.span == (here.span[0] + 100, here.span[1] + 100)


def test_spans_follow_a_cleaned_text_back_to_its_source() -> None:
    page = "h<sub>1</sub> = 0.25"
    places = [0, 6, *range(13, 20)]
    clean = "".join(page[place] for place in places).replace("h1", "h₁")
    kind = formula(clean, positions=places)
    assert numbers(kind)[0].span == (16, 20)
    assert page[slice(*numbers(kind)[0].span)] == "0.25"


@pytest.mark.parametrize(
    ("declared", "kind"),
    [
        (Declared(), Call),
        (Declared(names=frozenset({"f"})), Product),
        (Declared(functions=frozenset({"f"})), Call),
    ],
)
def test_declared_names_decide_what_a_bracket_is(declared: Declared, kind: type[Kind]) -> None:
    assert type(formula("f(x)", declared=declared)) is kind


def test_a_quantity_may_have_the_name_of_a_function() -> None:
    assert type(formula(r"\sigma(x)", declared=Declared(names=frozenset({"σ"})))) is Product
    assert type(formula("q(x)", declared=Declared(functions=frozenset({"q"})))) is Call
    assert type(formula("q(x)")) is Product


def test_recovery_keeps_what_can_be_read() -> None:
    kind = formula(r"x = 3 + = 0.5 = \foo(2) = 0.7", recover=True)
    assert type(kind) is Relation
    assert [type(item) for item in kind.items] == [Name, Unread, Number, Unread, Number]
    unread = kind.items[3]
    assert isinstance(unread, Unread)
    assert unread.text == r"\foo(2)"
    assert "not known" in unread.reason


def test_recovery_does_not_claim_half_of_a_decimal_comma() -> None:
    kind = formula("x = 0,65 = 3", recover=True)
    assert type(kind) is Relation
    assert [type(item) for item in kind.items] == [Name, Unread, Number]


REFUSED = {
    r"\frac{1}{2": "never closed",
    "(1 + 2": "never closed",
    "1 + 2)": "never opened",
    "(1 + 2]": "should close",
    "1 +": "ends",
    "": "no formula",
    "1 * * 2": "stands where",
    "0.5 0.3": "without a sign",
    "x_1 0.3": "without a sign",
    "x = 1,5": "comma between digits",
    r"\foo": "not known",
    "|x": "never closed",
    "∂E": "quotient",
    "self.w": "full stop",
    "a = > = b": "two relation signs",
    r"\tanh^{-1}(x)": "inverse",
    "[1, 2; 3]": "different lengths",
    r"\begin{pmatrix} 1 & 2": "never ended",
    "()": "nothing stands",
    "x_": "subscript",
    "f()": "without arguments",
    "١٢": "not known",
    "p(x|z)": "never closed",
    "σ(0,62)": "comma between digits",
    "(0,5 - 0,3)": "comma between digits",
    "[0,5, 0,3]": "comma between digits",
    r"1.2\mathrm{e-4}": "not known",
}


@pytest.mark.parametrize(("text", "words"), REFUSED.items(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_with_a_caret(text: str, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        formula(text)
    assert words in caught.value.message
    assert "^" in str(caught.value)


def test_an_error_in_a_piece_of_a_page_counts_in_the_page() -> None:
    with pytest.raises(ReadError) as caught:
        formula("1 + )", positions=50)
    assert (caught.value.start, caught.value.source) == (54, None)


def test_depth_and_size_are_capped() -> None:
    assert type(formula("(" * 40 + "x" + ")" * 40)) is Fence
    for text in ("(" * 500 + "x" + ")" * 500, r"\frac{1}{" * 300, "-" * 300 + "x", "√" * 300 + "2"):
        with pytest.raises(ReadError, match=r"deep|signs in a row"):
            formula(text)
    with pytest.raises(ReadError, match="the limit is"):
        formula("x" * 100_001)


def test_a_decimal_comma_counts_where_it_is_declared() -> None:
    kind = formula(r"0,5 \cdot 0{,}3 = 0,15", decimal_comma=True)
    assert [number.text for number in numbers(kind)] == ["0.5", "0.3", "0.15"]
    assert describe(formula("[0,5; 0,3]", decimal_comma=True)) == "list[0.5, 0.3]"
    assert formula("1.327.488,5", decimal_comma=True) == Number("1327488.5")


@pytest.mark.parametrize("text", [".5", "0.1240", "1e-3", "0149780716", ".99999999793", "10"])
def test_digits_stay_as_they_were_typed(text: str) -> None:
    assert formula(text) == Number(text)


def test_equations_of_a_model() -> None:
    block = """
    # the gates
    f_t = σ(W_f x_t + b_f)      forget gate, how much is kept
    h_t = (1 − z_t) ⊙ h_{t-1}   # the new state
    """
    found = equations(block)
    assert [left.key for left, _, _ in found if isinstance(left, Name)] == ["f_t", "h_t"]
    for left, right, span in found:
        assert block[span[0] : span[1]].startswith(block[slice(*left.span)])
        assert span[1] == right.span[1]


def test_an_equation_that_is_none_is_refused_at_its_line() -> None:
    with pytest.raises(ReadError) as caught:
        equations("a = 1\nb + 2\n")
    assert caught.value.place == (2, 1)


def test_the_tag_is_kept_out_of_the_formula() -> None:
    assert tag(r"x = 1 \tag{5--6}") == "5--6"
    assert tag("x = 1") == ""
