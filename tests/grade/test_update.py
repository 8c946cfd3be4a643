"""Updates, tables and words: what one misunderstanding costs, and what a student reads of it."""

from __future__ import annotations

import handgrad as hg
from handgrad.grade.learn import advice
from handgrad.grade.mark import mark
from handgrad.grade.records import Script
from handgrad.grade.scheme import scheme

PROBLEM = """
schema: 1
title: A unit and its update
equations: |
  y = w x + b
  E = −ln(y)
  w^+ = w − η ∂E/∂w
  b^+ = b − η ∂E/∂b
given: {w: 0.4, b: 0.1, x: 1.5, η: 0.2}
ask: [y, E, ∂E/∂y, ∂E/∂w, ∂E/∂b, w^+, b^+]
decimals: 4
"""
SCHEME = scheme(hg.solve(PROBLEM))
BEGIN = """
y = w·x + b = 0.4·1.5 + 0.1 = 0.7000
E = −ln(y) = −ln(0.7) = 0.3567
∂E/∂y = −1/y = −1/0.7 = −1.4286
∂E/∂w = ∂E/∂y·x = −1.4286·1.5 = −2.1429
∂E/∂b = ∂E/∂y = −1.4286
"""
RIGHT = """
w⁺ = w − η·∂E/∂w = 0.4 − 0.2·(−2.1429) = 0.8286
b⁺ = b − η·∂E/∂b = 0.1 − 0.2·(−1.4286) = 0.3857
"""
ADDED = """
w⁺ = w + η·∂E/∂w = 0.4 + 0.2·(−2.1429) = −0.0286
b⁺ = b + η·∂E/∂b = 0.1 + 0.2·(−1.4286) = −0.1857
"""


def marked(text: str, path: str = "a.txt") -> Script:
    return mark(text, name="a", path=path, digest="", scheme=SCHEME)


def test_a_step_added_to_every_weight_is_paid_for_once() -> None:
    assert marked(BEGIN + RIGHT).total == SCHEME.out_of
    script = marked(BEGIN + ADDED)
    lost = [award for award in script.awards if award.got == "0"]
    assert {symbol for award in lost for symbol in award.symbols} == {"w⁺"}
    assert [slip.code for slip in script.slips] == ["HG613"]
    assert any(award.reason.endswith("again: paid for once") for award in script.awards)


def test_a_lost_mark_says_what_is_wrong_with_the_formula_and_not_only_the_right_one() -> None:
    script = marked(BEGIN + ADDED)
    reason = next(award.reason for award in script.awards if award.got == "0")
    assert reason.startswith("the step η·∂E/∂w has the other sign: w⁺ = w − η·∂E/∂w (line ")


def test_a_symbol_that_begins_a_sentence_stays_small() -> None:
    assert any(line.startswith("w⁺ = ") for line in marked(BEGIN + ADDED).learn)
    assert advice("HG304").startswith("σ′")


def test_a_table_of_quantities_and_calculations_has_every_value() -> None:
    """Its loss −ln(y) begins with no name: the name stands in the cell before."""
    rows = [line for line in (BEGIN + RIGHT).splitlines() if line]
    cells = [[part.strip() for part in line.split(" = ")] for line in rows]
    table = "| quantity | calculation | result |\n|---|---|---|\n" + "".join(
        f"| ${c[0]}$ | ${' = '.join(c[1:-1])}$ | ${c[-1]}$ |\n" for c in cells
    )
    script = marked(table, "a.md")
    assert (script.total, script.slips) == (SCHEME.out_of, ())


def test_a_table_of_a_web_page_has_every_value_too() -> None:
    """Its cells are words: L and ∂E/∂y are names there by the heads of the table."""
    rows = [line.split(" = ") for line in (BEGIN + RIGHT).splitlines() if line]
    cells = "".join(
        f"<tr><td>{c[0]}</td><td>{' = '.join(c[1:-1])}</td><td>{c[-1]}</td></tr>" for c in rows
    )
    heads = "<tr><th>Symbol</th><th>Working</th><th>Value</th></tr>"
    script = marked(f"<html><body><table>{heads}{cells}</table></body></html>", "a.html")
    assert (script.total, script.slips) == (SCHEME.out_of, ())
