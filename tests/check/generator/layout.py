"""layout: lines of a calculation become a page, with the place of every number.

Formats: Markdown with $$…$$, with inline bullets, with aligned blocks, with blocks continued over
several $$…$$, with a code fence; a LaTeX file; a plain text file; an HTML page.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .author import Line
from .expression import Calculation, Leaf, Symbol
from .notation import Pieces, Place, Style, name, write

FORMATS = ("display", "inline", "aligned", "continued", "code", "tex", "text", "unicode", "html")
SUFFIX = {"tex": ".tex", "text": ".txt", "html": ".html"}
LANGUAGE = {"code": "code", "text": "plain", "unicode": "unicode"}


@dataclass(frozen=True)
class Label:
    """A number on the page: place (from 1), text, and what a fair marker says.

    role     'given', 'operand' (in a formula) or 'result' (end of a chain)
    verdict  'right', 'own' (the slip is made here), 'inherited', 'either'
    """

    line: int
    column: int
    text: str
    symbol: str
    role: str
    verdict: str
    true: str


class _Paper:
    """Text that grows, and remembers where numbers were put."""

    def __init__(self) -> None:
        self.text = ""
        self.places: list[tuple[int, str, Leaf, str, str]] = []

    def add(self, *parts: str | tuple[Pieces, str, str]) -> None:
        for part in parts:
            if isinstance(part, str):
                self.text += part
                continue
            pieces, symbol, role = part
            for piece in pieces:
                if isinstance(piece, Place):
                    self.places.append((len(self.text), piece.text, piece.leaf, symbol, role))
                    self.text += piece.text
                else:
                    self.text += piece

    def labels(self, verdict) -> list[Label]:  # type: ignore[no-untyped-def]
        out = []
        for offset, text, leaf, symbol, role in self.places:
            line = self.text.count("\n", 0, offset) + 1
            column = offset - (self.text.rfind("\n", 0, offset) + 1) + 1
            import mpmath

            true = mpmath.nstr(leaf.true, 18)
            out.append(Label(line, column, text, symbol, role, verdict(leaf, text), true))
        return out


_WORDS = {
    "en": ("Given", "Answer"), "de": ("Gegeben", "Ergebnis"), "es": ("Datos", "Respuesta"),
    "fr": ("Données", "Réponse"), "pt": ("Dados", "Resposta"), "zh": ("给定", "答案"),
}  # fmt: skip


def lay(
    calculation: Calculation, lines: list[Line], style: Style, form: str, random: Random
) -> _Paper:
    """The whole page."""
    paper = _Paper()
    tongue = random.choice(("en", "en", "en", *_WORDS))
    given_word, answer_word = _WORDS[tongue]
    tex, html = form == "tex", form == "html"
    _head(paper, calculation.title, form)
    _givens(paper, calculation, style, form, given_word)
    section, open_code = None, False
    for number, line in enumerate(lines):
        if line.step.section != section:
            section = line.step.section
            if form == "aligned" and number:
                _close_aligned(paper)
            if open_code:
                paper.add("```\n")
            _section(paper, section, form)
            if form == "aligned":
                paper.add("$$\n\\begin{aligned}\n")
            if form == "code":
                paper.add("```\n")
                open_code = True
        _line(paper, line, style, form, random)
    if form == "aligned":
        _close_aligned(paper)
    if open_code:
        paper.add("```\n")
    if random.random() < 0.5:
        _answers(paper, lines, style, form, answer_word, random)
    if tex:
        paper.add("\\end{document}\n")
    if html:
        paper.add("</body></html>\n")
    return paper


def _head(paper: _Paper, title: str, form: str) -> None:
    match form:
        case "tex":
            paper.add(f"\\documentclass{{article}}\n\\begin{{document}}\n\\section*{{{title}}}\n\n")
        case "html":
            paper.add(f"<!doctype html>\n<html><body>\n<h1>{title}</h1>\n")
        case "text":
            paper.add(f"{title}\n\n")
        case _:
            paper.add(f"# {title}\n\n")


def _section(paper: _Paper, title: str, form: str) -> None:
    match form:
        case "tex":
            paper.add(f"\n\\subsection*{{{title}}}\n\n")
        case "html":
            paper.add(f"<h2>{title}</h2>\n")
        case "text":
            paper.add(f"\n{title}\n\n")
        case _:
            paper.add(f"\n## {title}\n\n")


def _givens(paper: _Paper, calculation: Calculation, style: Style, form: str, word: str) -> None:
    from .expression import given

    latex = style.language == "latex"
    paper.add(f"<p>{word}: " if form == "html" else f"{word}: " if latex else f"{word}:\n")
    for place, (symbol, text) in enumerate(calculation.givens):
        spelled = name(symbol, style.language)
        leaf: Pieces = [Place(text.replace("-", "−") if style.language == "unicode" else text,
                              given(text, symbol))]  # fmt: skip
        key = name(symbol, "problem")
        if latex:
            paper.add(", " if place else "", f"${spelled} = ", (leaf, key, "given"), "$")
        else:
            paper.add("- " if form == "unicode" else "    " if form in ("text", "code") else "")
            paper.add(f"{spelled} = ", (leaf, key, "given"), "\n")
    paper.add("</p>\n" if form == "html" else ".\n" if latex else "\n")


def _chain(line: Line, style: Style, skip_last: bool = False) -> list[tuple[Pieces, str]]:
    """The links after the name: pieces and their role."""
    links: list[tuple[Pieces, str]] = []
    if line.symbolic is not None:
        links.append((write(line.symbolic, style), "formula"))
    for stage in line.stages:
        last = stage is line.stages[-1]
        pieces = write(stage, style)
        links.append((pieces, "result" if last else "operand"))
    return links


def _line(paper: _Paper, line: Line, style: Style, form: str, random: Random) -> None:
    key = name(line.step.symbol, "problem")
    spelled = name(line.step.symbol, style.language)
    links = _chain(line, style)
    words = line.step.words or "Then"

    def links_with(between: str, last: str) -> None:
        for place, (pieces, role) in enumerate(links):
            paper.add(last if place == len(links) - 1 and len(links) > 1 else between)
            paper.add((pieces, key, role))

    equal = f" {_sign(style, '=')} "
    approx = f" {_sign(style, style.approx)} "
    match form:
        case "display" | "html":
            paper.add(f"$${spelled}")
            links_with(equal, approx)
            paper.add("$$\n\n" if form == "display" else "$$<br/>\n")
        case "inline":
            paper.add(f"* **{words}:** " if line.step.words else "* ", f"${spelled}")
            links_with(equal, approx)
            paper.add("$\n")
        case "aligned":
            paper.add(spelled)
            links_with(" &= " if random.random() < 0.7 else " = ", approx)
            paper.add(" \\\\\n")
        case "continued":
            paper.add(f"$${spelled}")
            for place, (pieces, role) in enumerate(links):
                if place:
                    paper.add("$$\n\n$$")
                paper.add("= " if place else " = ", (pieces, key, role))
            paper.add("$$\n\n")
        case "tex":
            paper.add("\\[ ", spelled)
            links_with(equal, approx)
            paper.add(" \\]\n")
        case _:
            paper.add("    " if form == "text" else "- " if form == "unicode" else "", spelled)
            links_with(" = ", approx if form == "unicode" else " = ")
            paper.add("\n")


def _sign(style: Style, sign: str) -> str:
    return {"≈": r"\approx"}.get(sign, sign) if style.language == "latex" else sign


def _close_aligned(paper: _Paper) -> None:
    if paper.text.endswith(" \\\\\n"):
        paper.text = paper.text[: -len(" \\\\\n")] + "\n"
    paper.add("\\end{aligned}\n$$\n")


def _answers(
    paper: _Paper, lines: list[Line], style: Style, form: str, word: str, random: Random
) -> None:
    finals = [line for line in lines if line.step.final]
    latex = style.language == "latex"
    if latex and form in ("display", "inline", "aligned", "continued") and random.random() < 0.5:
        paper.add(f"\n| {word} | |\n|---|---|\n")
        for line in finals:
            spelled = name(line.step.symbol, style.language)
            pieces: Pieces = [Place(line.result.text, _copied(line.result))]
            paper.add(f"| ${spelled}$ | ", (pieces, name(line.step.symbol, "problem"), "result"))
            paper.add(" |\n")
        return
    if form == "code":
        return
    paper.add(f"<p>{word}: " if form == "html" else f"\n{word}: ")
    for place, line in enumerate(finals):
        spelled = name(line.step.symbol, style.language)
        text = line.result.text
        if style.language == "unicode":
            text = text.replace("-", "−")
        pieces = [Place(text, _copied(line.result))]
        fence = "$" if latex else ""
        paper.add(", " if place else "", f"{fence}{spelled} = ")
        paper.add((pieces, name(line.step.symbol, "problem"), "result"), fence)
    paper.add("</p>\n" if form == "html" else "\n")


def _copied(leaf: Leaf) -> Leaf:
    from dataclasses import replace

    return replace(leaf, own=False)


def symbols(calculation: Calculation) -> list[Symbol]:
    """All names of a calculation, givens first."""
    return [s for s, _ in calculation.givens] + [step.symbol for step in calculation.steps]
