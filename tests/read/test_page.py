"""Pages as people write them, and the chains, tables and numbers read from them."""

from __future__ import annotations

import pytest

from handgrad import read
from handgrad.document import Chain, Heading, Say, Table, Unreadable
from handgrad.errors import ReadError
from handgrad.notation import Number

from .shown import chains, shown


def test_a_display_that_begins_with_a_sign_continues_the_chain() -> None:
    page = read.page("$$z = w x + b$$\n\n$$= 2 \\cdot 3 + 1$$\n\n$$= 7 \\tag{4}$$\n")
    assert chains(page) == [r"z = w x + b = 2 \cdot 3 + 1 = 7 (4)"]


def test_a_chain_goes_on_over_prose_but_not_over_a_new_sentence() -> None:
    page = read.page("We have $z = 2 + 3$, so $= 5$. The gate keeps $\\approx 62\\%$.")
    assert chains(page) == ["We have| z = 2 + 3 = 5", r"The gate keeps| ≈ 62\%"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so $z$ = 0.3 + 0.2 = 0.5.", ["so| z = 0.3 + 0.2 = 0.5"]),
        ("* **Conv:** `(5*5 + 1) * 2` = 1,052", ["Conv| (5*5 + 1) * 2 = 1,052"]),
        ("FC (in: 6x6x2=72): `(72 + 1) * 4` = 292", ["FC (in| 6x6x2 = 72", "(72 + 1) * 4 = 292"]),
        ("E = 0.5*(t - y)**2 = 0.5*(1 - 0.4)**2", ["E = 0.5*(t - y)**2 = 0.5*(1 - 0.4)**2"]),
        ("- Sum: 0×0 + 1×1 = 0 + 1 = **1**", ["Sum| 0×0 + 1×1 = 0 + 1 = 1"]),
        ("Grad ($\\nabla E$) = $2 \\cdot 3 = 6$", [r"Grad (∇E)| \nabla E = 2 \cdot 3 = 6"]),
        ("Gradient = $2 \\cdot 3 = 6$", [r"Gradient| = 2 \cdot 3 = 6"]),
        ("'(9 + 1) * 4' = 40", ["(9 + 1) * 4 = 40"]),
        ("Softmax gives e^2 / 3 = 0.731 (73.1%)", ["Softmax gives| e^2 / 3 = 0.731", "73.1%"]),
        ("x = 0.5 and y = 0.25", ["x = 0.5", "and| y = 0.25"]),
        ("We get y=0.6225,\\quad δ=0.0887 here.", ["We get| y = 0.6225", "δ = 0.0887"]),
        ("Learning rate $\\eta$: 0.5", [r"Learning rate| \eta = 0.5"]),
        ("z = 2 → y = 1", ["z = 2", "y = 1"]),
        ("[1, 0] → [2.7, 1] → [0.7, 0.3]", ["[1, 0] → [2.7, 1] → [0.7, 0.3]"]),
        ("h<sub>1</sub> = step(x<sub>1</sub> - 0.5)", ["h<sub>1< = step(x<sub>1</sub> - 0.5)"]),
        ("w(new)=0.1+0.2=0.3", ["w(new) = 0.1+0.2 = 0.3"]),
        ("σ₂² = e⁻¹ = 0.3679", ["σ₂² = e⁻¹ = 0.3679"]),
        ("0.5 plus 0.3 = 0.8", ["0.5", "plus 0.3| = 0.8"]),
        ("odds grow by e^2.3 = 9.97", ["odds grow by| e^2.3 = 9.97"]),
        ("it rose from 0.629 → 0.844, 6.7x as much", ["it rose from| 0.629", "0.844", "6.7"]),
        ("and layer 2 = 0.5", ["and layer 2| = 0.5"]),
        ("at epoch 10 loss = 0.3", ["at epoch 10 loss| = 0.3"]),
        ("The sum of 0.5 + 0.3 = 0.8 holds.", ["The sum of| 0.5 + 0.3 = 0.8"]),
        ("给定 x=1，则 z=0.5×1=0.5。", ["给定| x = 1", "则| z = 0.5×1 = 0.5"]),
        ("w ← w − 0.1·2 = 0.3", ["w ← w − 0.1·2 = 0.3"]),
        ("kramdown \\\\(i = 0.5\\\\) here", ["kramdown| i = 0.5"]),
        ("It costs $5 and $6 in all.", []),
        ("It has 3 layers, see Section 2.1 and version 1.2.3 of Python 3.11.", []),
    ],
)
def test_calculations_in_prose(text: str, expected: list[str]) -> None:
    assert chains(read.page(text)) == expected


def test_prose_around_a_formula_is_no_part_of_it() -> None:
    for text in (
        r"$$\text{Error at } t=1 = |0.2 - 0.5| = 0.3 \tag{9}$$",
        "Error at $$t = 1 = |0.2 - 0.5| = 0.3$$ (9)",
        "Error at t = 1 = |0.2 - 0.5| = 0.3 (9)",
    ):
        page = read.page(text)
        assert chains(page) == ["Error at t = 1| = |0.2 - 0.5| = 0.3 (9)"], text
        chain = next(block for block in page.blocks if isinstance(block, Chain))
        assert chain.scope.lead == (("t", "1"),)


def test_claims_of_one_formula_are_chains_of_their_own() -> None:
    page = read.page(
        r"$$a = 1, \quad b = 2; c = 3 \qquad (\text{since } z = -0.2 < 0) \implies y = 1$$"
    )
    found = chains(page)
    assert found[:3] == ["a = 1", "b = 2", "c = 3"]
    assert any(one.endswith("y = 1") for one in found)


def test_a_tuple_stays_one_chain() -> None:
    assert chains(read.page("$(x_1, x_2) = (0.3, 0.6)$")) == ["(x_1, x_2) = (0.3, 0.6)"]


def test_rows_and_columns_of_an_aligned_display() -> None:
    page = read.page(
        "$$\\begin{align*}\na &= 1, & b &= 2 \\\\\nc &= 1 + 2 \\\\"
        " &\\quad + 3 \\\\ &= 6 \\tag{3}\n\\end{align*}$$"
    )
    assert [one.split()[0] for one in chains(page)] == ["a", "b", "c"]
    assert chains(page)[2].endswith("= 6 (3)")


def test_a_claim_in_the_label_of_a_brace() -> None:
    page = read.page(r"$$d = \underbrace{2 \cdot 0.4}_{\text{now } = 0.8} + 1 = 1.8$$")
    labels = [b for b in page.blocks if isinstance(b, Chain) and b.context == "label"]
    assert [shown(page, one) for one in labels] == [r"now| 2 \cdot 0.4 = 0.8"]


def test_equation_numbers() -> None:
    page = read.page(
        "C = 0.5 · 2\n= 1\n(16)\n\n$$d = 2$$ (17)\n\n$$e = 3 \\qquad (18)$$\n\nf = 4 (19)"
    )
    assert [one.split()[-1] for one in chains(page)] == ["(16)", "(17)", "(18)", "(19)"]


def test_leads_and_headings_are_scopes() -> None:
    page = read.page(
        "# A\n\n**t = 1:** $h = 1$\n\nStep $t = 2$:\n\n$$h = 2$$\n\n"
        "## Paso 3\n\n$h = 3$, target $t = 1$."
    )
    found = [(b.scope.headings, dict(b.scope.lead)) for b in page.blocks if isinstance(b, Chain)]
    assert found[0] == (("A",), {"t": "1"})
    assert found[1] == (("A",), {"t": "2"})
    assert found[2] == (("A", "Paso 3"), {"step": "3"})
    assert "t = 1" in chains(page)[3]  # a target called t is no lead


def test_tables_and_the_chains_of_their_rows() -> None:
    page = read.page(
        "| # | what | value |\n|---|---|---|\n| 1 | $e = 0.5 - 1$ | $= -0.5$ |\n"
        "| 2 | $0.5 \\cdot 3$ | **1.5** |\n| 3 | layer 1 | −0.25 |\n"
    )
    table = next(block for block in page.blocks if isinstance(block, Table))
    assert [cell.parts for cell in table.header] == [("#",), ("what",), ("value",)]
    assert chains(page) == ["e = 0.5 - 1 = -0.5", r"0.5 \cdot 3 = 1.5"]
    assert [n.text for n in read.numbers(page)] == ["0.5", "1", "-0.5", "0.5", "3", "1.5", "−0.25"]


def test_cells_join_only_side_by_side() -> None:
    page = read.page(
        "| a | b | c |\n|---|---|---|\n| $2 \\cdot 3$ | — | 6 |\n| $2 + 3$ | w | 7 |\n"
    )
    assert chains(page) == ["2 \\cdot 3 = 6"]


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        ("Quantity | Calculation", "r = -\\ln(q) = -\\ln(0.64) = 0.4463"),
        ("Größe | Rechnung", "r = -\\ln(q) = -\\ln(0.64) = 0.4463"),
        ("weight | calculation", "-\\ln(q) = -\\ln(0.64) = 0.4463"),
        ("quantity | gradient", "-\\ln(q) = -\\ln(0.64) = 0.4463"),
    ],
)
def test_a_row_is_headed_by_its_quantity_where_the_heads_say_so(heads: str, found: str) -> None:
    row = "| $r$ | $-\\ln(q) = -\\ln(0.64)$ | $0.4463$ |"
    page = read.page(f"| {heads} | result |\n|---|---|---|\n{row}\n")
    assert chains(page) == [found]


def test_a_row_that_begins_with_its_own_name_is_not_headed_twice() -> None:
    row = "| $g$ | $g = 0.2 \\cdot 4$ | $0.8$ |"
    page = read.page(f"| quantity | calculation | result |\n|---|---|---|\n{row}\n")
    assert chains(page) == ["g = 0.2 \\cdot 4 = 0.8"]


def test_conditions_are_marked() -> None:
    page = read.page("$y = 1$ if $z > 0$.")
    assert [b.note for b in page.blocks if isinstance(b, Chain)] == ["if", "if"]


def test_a_formula_that_cannot_be_read_loses_only_itself() -> None:
    page = read.page(r"$$a = 1 + 1 = 2 \quad \frac{1}{ \quad$$" + "\n\n$b = 3$")
    assert "b = 3" in chains(page)


def test_displays_that_lost_their_backslashes() -> None:
    page = read.page("so\n\n[\nz = 0.5 \\cdot 2 = 1\n]\n\n$[\na = 2\n]$\n")
    assert chains(page) == [r"z = 0.5 \cdot 2 = 1", "a = 2"]


def test_tables_between_tabs() -> None:
    page = read.page("Name\tValue\nw1\t0.5\nw2\t-0.75\n")
    assert [n.text for n in read.numbers(page)] == ["0.5", "-0.75"]


def test_code_blocks_hold_calculations_and_programs_do_not_lie() -> None:
    page = read.page(
        "```python\nimport numpy\nx = x + 1\nz = 0.5*2   # = 1.0\nprint(f'{z:.3f}')\n```\n\n"
        '```\ny = 2*3 = 6\n```\n\n```json\n{"a": 0.5}\n```\n\n    w = 1 + 1\n      = 2\n'
    )
    assert chains(page) == ["z = 0.5*2 = 1.0", "y = 2*3 = 6", "w = 1 + 1 = 2"]


def test_claimed_numbers_of_a_sentence() -> None:
    page = read.page("- **Total:** ~62.3 million\n\nThe loss goes from 0.0172 to about 0.0170.")
    assert chains(page) == [
        "Total| ≈ 62.3 million",
        "The loss goes from| 0.0172",
        "to about| ≈ 0.0170",
    ]
    assert [n.text for n in read.numbers(page)] == ["62.3", "0.0172", "0.0170"]


def test_numbers_as_the_page_has_them() -> None:
    source = (
        "# 1. Page\n\n$y_1 = e^{-0.5} \\cdot -0.2 + 3 - 4$, $\\frac{-3}{0.5}$, "
        "$(-.5)$, $c = 1,234$, $z_{t=2}$, $\\sum_{j=1}^3 2$"
    )
    found = read.numbers(read.page(source))
    assert [n.text for n in found] == ["-0.5", "-0.2", "3", "4", "-3", "0.5", "-.5", "1,234", "2"]
    for number in found:
        line = source.split("\n")[number.line - 1]
        assert line[number.column - 1 :][: len(number.text)] == number.text


def test_directives() -> None:
    page = read.page(
        "---\nhandgrad: {problem: a.yaml}\n---\n<!-- handgrad: ignore HG102 -->\n\n$x = 1$"
    )
    assert [(d.verb, d.argument) for d in page.directives] == [
        ("problem", "a.yaml"),
        ("ignore", "HG102"),
    ]


def test_what_cannot_be_read_is_said() -> None:
    page = read.page(r"$$a = \frac{1}{ = 3$$")
    assert any(isinstance(block, Unreadable) for block in page.blocks)


def test_headings_and_sentences_are_kept() -> None:
    page = read.page("Title\n=====\n\nSome *words* with $x$.\n")
    assert page.title == "Title"
    assert [type(block) for block in page.blocks] == [Heading, Say]


def test_decimal_commas_are_found_out() -> None:
    page = read.page("$x = 0,5 + 0,25 = 0,75$")
    assert [n.number for n in read.numbers(page)] == [Number("0.5"), Number("0.25"), Number("0.75")]
    assert [n.text for n in read.numbers(page)] == ["0,5", "0,25", "0,75"]


def test_decimal_commas_in_prose_and_tables() -> None:
    page = read.page("z = 0,35 · 0,2 = 0,07 und 1,5 %\n\n| w | v |\n|---|---|\n| w1 | −0,21 |\n")
    assert chains(page) == ["z = 0,35 · 0,2 = 0,07", "und| 1,5 %"]
    assert [n.number.text for n in read.numbers(page)] == ["0.35", "0.2", "0.07", "1.5", "0.21"]


def test_points_of_a_truth_table_are_no_decimals() -> None:
    page = read.page("The points (0,0), (0,1), (1,0) and (1,1): $f(0,1) = 1$.")
    assert [n.text for n in read.numbers(page)] == ["0", "1", "1"]


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ReadError, match=r"no reader for \.docm"):
        read.page("x", path="page.docm")
    with pytest.raises(ReadError, match="no reader for the format"):
        read.page("x", format="docm")
