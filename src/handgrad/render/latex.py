"""latex: a worked calculation as a LaTeX document of its own. Needs nothing but amsmath and
amssymb."""

from __future__ import annotations

from itertools import groupby

from handgrad.document import (
    Block,
    Cell,
    Chain,
    Document,
    Drawing,
    Heading,
    Parts,
    Say,
    Table,
    Unreadable,
)
from handgrad.notation import Sequence
from handgrad.render.formula import latex
from handgrad.render.layout import tex
from handgrad.render.layout.measure import measure

SUFFIX = ".tex"
MEDIA_TYPE = "application/x-tex"

# A chain that is wider than this, its remark included, is broken at its equals signs.
LONG = 84

_HEAD = r"""\documentclass[11pt,a4paper]{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{amsmath,amssymb}
\usepackage[margin=22mm]{geometry}
\setlength{\parindent}{0pt}
\setlength{\parskip}{6pt}
\allowdisplaybreaks
\begin{document}
"""

_TAIL = "\n\\end{document}\n"

_SECTIONS = {1: "section*", 2: "section*", 3: "subsection*"}


def write(document: Document) -> str:
    """The document as a complete LaTeX source."""
    body = [rf"\begin{{center}}\Large\bfseries {tex.words(document.title)}\end{{center}}"] * bool(
        document.title
    )
    shown = [block for block in document.blocks if not isinstance(block, Drawing)]
    for kind, group in groupby(shown, type):
        if kind is Chain:
            body.append(_chains([block for block in group if isinstance(block, Chain)]))
        else:
            body += [_block(block) for block in group]
    return _HEAD + "\n\n".join(body) + _TAIL


def _block(block: Block) -> str:
    match block:
        case Heading(level=level, parts=parts):
            return rf"\{_SECTIONS.get(level, 'paragraph*')}{{{words(parts)}}}"
        case Say(parts=parts):
            return words(parts)
        case Table(header=header, rows=rows):
            return _table(header, rows)
        case Unreadable(text=text):
            return tex.words(text)
        case _:
            raise AssertionError(f"no LaTeX for {type(block).__name__}, please report")


def words(parts: Parts) -> str:
    """Prose with formulas in it; a list of formulas is set with wide gaps and may break between
    them."""
    found = ""
    for part in parts:
        if isinstance(part, str):
            found += tex.words(part)
        elif isinstance(part, Sequence):
            label = found.strip()
            found = rf"\textbf{{{label}}}\quad " if label else ""
            found += ",\\quad ".join(rf"\({latex.write(item)}\)" for item in part.items)
        else:
            found += rf"\({latex.write(part)}\)"
    return found


def _chains(chains: list[Chain]) -> str:
    """Consecutive chains under one another, equals sign under equals sign."""
    rows = " \\\\\n".join(row for chain in chains for row in _rows(chain))
    return f"\\begin{{align*}}\n{rows}\n\\end{{align*}}"


def _rows(chain: Chain) -> list[str]:
    texts = [_sign(link.sign) + latex.write(link.body) for link in chain.links]
    first, rest = (texts[0], texts[1:]) if not chain.links[0].sign else ("", texts)
    if chain.words:
        first = rf"\text{{{tex.words(chain.words)}}}\quad {first}"
    remark = rf" && {tex.remark(chain.note)}" if chain.note else ""
    remark += rf" \tag{{{chain.tag}}}" if chain.tag else ""
    if measure(chain.links) + len(chain.note) <= LONG or not rest:
        return [f"  {first} &{' '.join(rest)}{remark}"]
    rows = [f"  {first} &{rest[0]}", *(f"    &{text}" for text in rest[1:])]
    return [*rows[:-1], rows[-1] + remark]


def _sign(sign: str) -> str:
    return f"{tex.SIGNS[sign]} " if sign else ""


def _table(header: tuple[Cell, ...], rows: tuple[tuple[Cell, ...], ...]) -> str:
    count = max(map(len, (header, *rows)))

    def line(cells: tuple[Cell, ...]) -> str:
        return " & ".join(words(cell.parts) for cell in cells) + r" \\"

    head = [line(header) + r" \hline"] if header else []
    return "\n".join(
        [rf"\begin{{tabular}}{{{'c' * count}}}", *head, *map(line, rows), r"\end{tabular}"]
    )
