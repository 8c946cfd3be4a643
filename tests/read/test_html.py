"""Web pages."""

from __future__ import annotations

from handgrad import read
from handgrad.document import Table

from .shown import chains


def test_entities_indices_and_delimiters() -> None:
    page = read.page(
        "<html><head><style>a{b:0.5}</style><script>x=0.3</script></head><body><h1>T</h1>"
        "<p><i>z</i><sub>1</sub> = 0.5 &middot; 0.2 &minus; 0.1 = 0 &amp; "
        "\\( \\sigma(0) = 0.5 \\)</p>"
        "<p>y = 4 + 4<br>= 8</p><ul><li>One: <code>2*3 + 1</code> = 7</li></ul>"
        "<!-- handgrad: problem a.yaml --></body></html>",
        format="html",
    )
    texts = [n.text for n in read.numbers(page)]
    assert texts == "0.5 0.2 0.1 0 0 0.5 4 4 8 2 3 1 7".split()
    assert chains(page)[-2:] == ["y = 4 + 4 = 8", "One| 2*3 + 1 = 7"]
    assert page.title == "T"
    assert [d.argument for d in page.directives] == ["a.yaml"]


def test_mathml_with_and_without_tex() -> None:
    page = read.page(
        '<p><math><semantics><mi>y</mi><annotation encoding="application/x-tex">y = 2\\cdot 1 = 2'
        '</annotation></semantics></math><span class="katex-html">y=2</span></p>'
        "<p><math><mfrac><mn>1</mn><mrow><mn>1</mn><mo>+</mo><msup><mi>e</mi><mrow><mo>-</mo><mn>0.5</mn>"
        "</mrow></msup></mrow></mfrac><mo>=</mo><mn>0.6225</mn></math></p>"
        '<script type="math/tex; mode=display">q = 3 + 4 = 7</script>',
        format="html",
    )
    texts = [n.text for n in read.numbers(page)]
    assert texts == "2 1 2 1 1 -0.5 0.6225 3 4 7".split()
    assert len(chains(page)) == 3


def test_a_minus_in_an_element_of_its_own_belongs_to_the_number() -> None:
    page = read.page(
        "<math><mi>a</mi><mo>=</mo><mn>3</mn><mo>·</mo><mo>(</mo><mo>-</mo><mn>5</mn><mo>)</mo>"
        "<mo>=</mo><mo>−</mo><mn>15</mn></math>",
        format="html",
    )
    assert [(n.text, n.sign is not None) for n in read.numbers(page)] == [
        ("3", False),
        ("-5", True),
        ("−15", True),
    ]


def test_an_exponent_at_a_closing_bracket_belongs_to_the_whole_bracket() -> None:
    page = read.page(
        "<math><mi>b</mi><mo>=</mo><mo>(</mo><mn>5</mn><mo>-</mo><mn>2</mn>"
        "<msup><mo>)</mo><mn>2</mn></msup><mo>=</mo><mn>9</mn></math>",
        format="html",
    )
    assert not [block for block in page.blocks if "should close" in str(block)]
    assert [n.text for n in read.numbers(page)] == ["5", "2", "2", "9"]


def test_tables() -> None:
    page = read.page(
        "<table><tr><th>w</th><th>value</th></tr><tr><td>w<sub>1</sub></td><td>0.35</td></tr>"
        "<tr><td>sum</td><td>0.5·2 = 1.0</td></tr></table>",
        format="html",
    )
    table = next(block for block in page.blocks if isinstance(block, Table))
    assert len(table.rows) == 2
    assert chains(page) == ["sum| 0.5·2 = 1.0"]


def test_a_table_inside_markdown() -> None:
    page = read.page("Before\n\n<table><tr><td>a</td><td>0.5</td></tr></table>\n\n$x = 1$\n")
    assert [n.text for n in read.numbers(page)] == ["1", "0.5"] or [
        n.text for n in read.numbers(page)
    ] == ["0.5", "1"]
