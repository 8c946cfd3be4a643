"""sheet: the lines of a case become a page in one of three notations, every number with its place.

text      plain text or Unicode, formulas as they are typed
markdown  Markdown with LaTeX maths: bullets, displayed lines or an aligned block
document  a LaTeX document or an HTML page
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from random import Random
from typing import Any

from ..expression import Leaf, Node, Number, Ref, leaves
from ..notation import Pieces, Place, Style, name, write
from .lines import Printed, Row, lines
from .read import Case, Claim

NOTATIONS = ("text", "markdown", "document")


@dataclass(frozen=True)
class Label:
    """A number on the page: line and column from 1, and what it is.

    role  'result' or 'operand' for a number of the case, 'copy' where it is said again
    true  the true value of the number as it stands there, its sign with it
    """

    line: int
    column: int
    text: str
    role: str
    claim: Claim
    true: Number

    @property
    def verdict(self) -> str:
        """ok, rounding or wrong."""
        return self.claim.verdict

    @property
    def cause(self) -> str:
        """own or inherited, for a wrong number; what is copied is never the slip itself."""
        return "inherited" if self.role == "copy" and self.claim.cause else self.claim.cause


@dataclass(frozen=True)
class Sheet:
    """A page: its text, the suffix of its file, its numbers."""

    text: str
    suffix: str
    labels: tuple[Label, ...]


class _Paper:
    """Text that grows, and remembers where numbers were put."""

    def __init__(self) -> None:
        self.text = ""
        self.labels: list[Label] = []

    def add(self, *parts: str | Place) -> None:
        for part in parts:
            if isinstance(part, Place):
                self._note(part.text, part.leaf)
            self.text += part if isinstance(part, str) else part.text

    def _note(self, text: str, leaf: Leaf) -> None:
        if not isinstance(leaf, Printed) or leaf.claim is None:
            return
        line = self.text.count("\n") + 1
        column = len(self.text) - (self.text.rfind("\n") + 1) + 1
        if self.text[-1:] in (
            "-",
            "−",
        ):  # a minus before a number, with no blank between, is its own
            text, column = self.text[-1] + text, column - 1
        turned = (text[0] in "-−") != (leaf.text[0] in "-−")
        role = "copy" if leaf.copy else "result" if leaf.last else "operand"
        true = -leaf.true if turned else leaf.true
        self.labels.append(Label(line, column, text, role, leaf.claim, true))


def sheet(case: Case, notation: str, author: int = 0) -> Sheet:
    """The page; the same case, notation and author always give the same."""
    random = Random(f"{case.id}/{notation}" + (f"/{author}" if author else ""))
    form = {
        "text": ("text", "unicode"),
        "markdown": ("inline", "display", "aligned"),
        "document": ("tex", "html"),
    }[notation]
    chosen = random.choice(form)
    language = {"text": "plain", "unicode": "unicode"}.get(chosen, "latex")
    times = {"plain": ("*",), "unicode": ("·", "×"), "latex": (r"\cdot", r"\times")}[language]
    style = Style(
        language, random.choice(times), random.choice(("=", "≈")),
        logistic=random.random() < 0.3, bare_minus=False,
    )  # fmt: skip
    paper = _Paper()
    _head(paper, case.title, chosen)
    _givens(paper, case, style, chosen)
    rows = lines(case, random.random() < 0.5)
    named = random.choice((1.0, 0.6, 0.0))  # how often this author writes the formula in names
    rows = [
        replace(row, formula=None) if _clear(row) and random.random() > named else row
        for row in rows
    ]
    _body(paper, rows, style, chosen)
    paper.add({"tex": "\\end{document}\n", "html": "</body></html>\n"}.get(chosen, ""))
    suffix = {"text": ".txt", "unicode": ".txt", "tex": ".tex", "html": ".html"}.get(chosen, ".md")
    return Sheet(paper.text, suffix, tuple(paper.labels))


def _clear(row: Row) -> bool:
    """Whether the numbers say it without the formula: no quantity has two values on the line."""
    values: dict[Node, str] = {}
    said = [leaf for stage in row.stages for leaf in leaves(stage) if isinstance(leaf, Printed)]
    twice = any(
        leaf.claim and values.setdefault(leaf.claim.node, leaf.text) != leaf.text for leaf in said
    )
    return bool(row.stages) and not twice


def _head(paper: _Paper, title: str, form: str) -> None:
    paper.add(
        {
            "tex": f"\\documentclass{{article}}\n\\usepackage{{amsmath}}\n\\begin{{document}}\n"
            f"\\section*{{{title}}}\n\n",
            "html": f"<!doctype html>\n<html><body>\n<h1>{title}</h1>\n",
            "text": f"{title}\n\n",
            "unicode": f"{title}\n\n",
        }.get(form, f"# {title}\n\n")
    )


def _givens(paper: _Paper, case: Case, style: Style, form: str) -> None:
    if not case.arrays:
        return
    latex = style.language == "latex"
    told = []
    for symbol, values in case.arrays:
        text = f"{name(symbol, style.language)} = {_array(values, style)}"
        told.append(f"${text}$" if latex else text)
    if latex:
        paper.add("<p>Given: " if form == "html" else "Given: ", ", ".join(told))
        paper.add(".</p>\n" if form == "html" else ".\n\n")
    else:
        paper.add("Given:\n", *(f"  {text}\n" for text in told), "\n")


def _array(values: Any, style: Style) -> str:
    if isinstance(values, str):
        return values.replace("-", "−") if style.language == "unicode" else values
    if style.language == "latex" and isinstance(values[0], list):
        rows = r" \\ ".join(" & ".join(row) for row in values)
        return rf"\begin{{bmatrix}} {rows} \end{{bmatrix}}"
    return "[" + ", ".join(_array(part, style) for part in values) + "]"


def _bare(row: Row) -> bool:
    return row.formula is None and not row.stages and isinstance(row.left, Ref)


def _body(paper: _Paper, rows: list[Row], style: Style, form: str) -> None:
    for bare, group in groupby(rows, _bare):
        several = list(group)
        if (
            bare
            and several[-1] is not rows[-1]
            and form in ("inline", "display", "aligned")
            and len(several) > 2
        ):
            _table(paper, several, style)
        elif bare:
            word = "Answer:" if several[-1] is rows[-1] else "So"
            _again(paper, several, style, form, word)
        else:
            _worked(paper, several, style, form)


def _table(paper: _Paper, rows: list[Row], style: Style) -> None:
    paper.add("\n| quantity | value |\n|---|---|\n")
    for row in rows:
        paper.add("| $", *write(row.left, style), "$ | ", *_result(row, style), " |\n")
    paper.add("\n")


def _again(paper: _Paper, rows: list[Row], style: Style, form: str, word: str) -> None:
    fence = "$" if style.language == "latex" else ""
    before = {"html": "<p>", "text": "  ", "unicode": "  "}.get(form, "\n")
    paper.add(f"{before}{word} ")
    for place, row in enumerate(rows):
        paper.add(", " if place else "", fence, *write(row.left, style), " = ")
        paper.add(*_result(row, style), fence)
    paper.add({"html": ".</p>\n", "text": "\n", "unicode": "\n"}.get(form, ".\n\n"))


def _worked(paper: _Paper, rows: list[Row], style: Style, form: str) -> None:
    before, after = {
        "inline": ("* $", "$\n"), "display": ("$$", "$$\n\n"), "aligned": ("", " \\\\\n"),
        "tex": ("\\[ ", " \\]\n"), "html": ("<p>$$", "$$</p>\n"),
    }.get(form, ("  ", "\n"))  # fmt: skip
    if form == "aligned":
        paper.add("$$\n\\begin{aligned}\n")
    for row in rows:
        paper.add(before, *write(row.left, style))
        chain: list[Node] = [*([row.formula] if row.formula is not None else []), *row.stages]
        for place, link in enumerate(chain):
            first = form == "aligned" and place == 0
            paper.add(" &= " if first else " = ", *write(link, style))
        paper.add(f" {_equals(row, style)} ", *_result(row, style))
        paper.add(after if form != "aligned" or row is not rows[-1] else "\n")
    if form == "aligned":
        paper.add("\\end{aligned}\n$$\n\n")


def _equals(row: Row, style: Style) -> str:
    """The sign before a result: a number in round thousands or millions is claimed as such."""
    text, exactly = row.result.text, row.result.true == row.result.held
    exactly = exactly and not row.millions
    round_number = row.millions or (text.endswith("0") and "." not in text)
    sign = "=" if exactly or (style.language == "plain" and not round_number) else style.approx
    if round_number and not exactly:
        sign = "~" if style.language == "plain" else "≈"
    return r"\approx" if sign == "≈" and style.language == "latex" else sign


def _result(row: Row, style: Style) -> Pieces:
    minus = "−" if style.language == "unicode" else "-"
    number = Place(row.result.text.replace("-", minus), row.result)
    if not row.millions:
        return [number]
    return [number, r" \text{ million}" if style.language == "latex" else " million"]
