"""Every format prints every block and every kind, and what it prints is well formed in its own
language."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from handgrad import render
from handgrad.document import Document, Heading, Say
from handgrad.notation import Kind
from handgrad.render import mathml
from handgrad.render.layout import tex
from tests.render.sample import DOCUMENT, KINDS, chain

FORMATS = render.names()


def test_the_folder_is_the_registry() -> None:
    assert FORMATS == ("html", "json", "latex", "markdown", "notebook", "text")
    for name in FORMATS:
        module = render.find(name)
        assert module.SUFFIX.startswith(".")
        assert "/" in module.MEDIA_TYPE


@pytest.mark.parametrize("name", FORMATS)
def test_every_block_kind_is_printed(name: str) -> None:
    text = render.find(name).write(DOCUMENT)
    assert "0.7311" in text
    assert text.endswith("\n")
    assert text == render.find(name).write(DOCUMENT)  # same bytes every time


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_every_notation_kind_is_printed(name: str, kind: Kind) -> None:
    plain = Document(blocks=(Say(parts=("The formula ", kind, ".")), chain(kind, kind)))
    assert render.find(name).write(plain)


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_document_is_a_document(name: str) -> None:
    assert render.find(name).write(Document(blocks=())) is not None


class Balanced(HTMLParser):
    """Every tag that is opened is closed, in order."""

    VOID = frozenset({"meta", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "annotation":
            self.sources.append(data)


def test_html_is_balanced_self_contained_and_escaped() -> None:
    page = Balanced()
    text = render.find("html").write(DOCUMENT)
    page.feed(text)
    assert page.open == []
    assert not page.seen & {"script", "link", "img", "iframe"}
    assert "http" not in text
    assert "&lt;operands&gt;" in text
    assert any("0.7311" in source for source in page.sources)  # the LaTeX source of a formula


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_mathml_is_balanced(kind: Kind) -> None:
    page = Balanced()
    page.feed(mathml.write(kind))
    assert page.open == []


def test_a_hostile_title_stays_words() -> None:
    hostile = Document(title="<script>alert(1)</script> & $x$ \\input{x}", blocks=())
    assert "<script>" not in render.find("html").write(hostile)
    assert r"\input" not in render.find("latex").write(hostile)
    assert r"\$x\$" in render.find("markdown").write(hostile)


def test_latex_has_balanced_braces_and_environments() -> None:
    text = render.find("latex").write(DOCUMENT)
    assert well_formed(text)


def well_formed(text: str) -> bool:
    """Braces and environments of a LaTeX source close in order, and every command is one that
    amsmath knows."""
    body = re.sub(r"(?<!\\)%.*", "", text)
    depth: list[str] = []
    for begin, end, brace in re.findall(
        r"\\begin\{(\w+\*?)\}|\\end\{(\w+\*?)\}|(?<!\\)([{}])", body.replace(r"\\", "  ")
    ):
        if begin:
            depth.append(begin)
        elif end:
            assert depth.pop() == end
        elif brace == "{":
            depth.append(brace)
        else:
            assert depth.pop() == "{"
    unknown = set(re.findall(r"\\([a-zA-Z]+)", body)) - COMMANDS
    assert not unknown, unknown
    assert not [c for c in body if ord(c) > 0x17F], "a character that pdflatex does not know"
    return not depth


COMMANDS = frozenset(
    """documentclass usepackage setlength parindent parskip allowdisplaybreaks begin end Large
    bfseries section subsection paragraph textbf quad qquad text frac tfrac sqrt left right cdot
    times odot otimes circ sum prod max min tilde hat bar dot vec top mathsf mathrm operatorname
    exp ln log tanh partial nabla infty dots approx to implies equiv sim propto neq le ge in neg
    wedge vee oplus hline tag underbrace overbrace prime lVert rVert lfloor rfloor lceil rceil
    textbackslash textasciicircum textasciitilde mathbf boldsymbol limits alpha beta gamma delta
    varepsilon epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon varphi
    phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega ldots surd pm lvert rvert
    mid langle rangle star ast mathcal overline underset overset arg lim cdots quad
    overleftarrow""".split()
)


def test_words_in_latex_keep_their_meaning() -> None:
    assert tex.words("50 % of a_b & {c}") == r"50 \% of a\_b \& \{c\}"
    assert tex.words("σ′ = σ") == r"\(\sigma '\) = \(\sigma\)"
    assert tex.words("C\u0303₁") == r"\(\tilde{C} _{1}\)"
    assert tex.words("Lösung") == "Lösung"


def test_a_notebook_is_nbformat_with_stable_cells() -> None:
    book = json.loads(render.find("notebook").write(DOCUMENT))
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    assert [cell["id"] for cell in book["cells"]] == ["step-0", "step-1", "step-2"]
    assert book["cells"][0]["source"][0] == "# Two nested sigmoids\n"
    assert all(cell["cell_type"] == "markdown" for cell in book["cells"])


def test_json_follows_its_schema() -> None:
    import jsonschema

    module = render.find("json")
    content = json.loads(module.write(DOCUMENT))
    jsonschema.validate(content, module.schema())
    assert content["schema"] == "handgrad.solution/1"
    assert content["quantities"][1]["index"] == {"t": 1, "at": [1, 2]}
    assert content["lines"][0]["text"] == "o₁ = σ(x₁·w₁) = σ(1·1) = σ(1) = 0.7311"


def test_headings_have_their_levels() -> None:
    page = Document(blocks=(Heading(level=3, parts=("t = 1",)),))
    assert "### t = 1" in render.find("markdown").write(page)
    assert r"\subsection*{t = 1}" in render.find("latex").write(page)
    assert "<h3>t = 1</h3>" in render.find("html").write(page)
