"""marked: blocks as Markdown with formulas in `$…$` and `$$…$$`, for the Markdown page and the
notebook alike."""

from __future__ import annotations

from collections.abc import Iterable

from handgrad.document import Block, Cell, Chain, Drawing, Heading, Parts, Say, Table, Unreadable
from handgrad.notation import Kind, Sequence
from handgrad.render.formula import latex
from handgrad.render.layout import tex
from handgrad.render.layout.measure import measure

# A chain that is wider than this is broken at its equals signs.
LONG = 100

_SPECIAL = str.maketrans({c: "\\" + c for c in "\\`*_[]<>#$|~"})


def marked(blocks: Iterable[Block], title: str = "") -> str:
    """Paragraphs, headings, display formulas and tables, an empty line between them."""
    head = [f"# {escaped(title)}"] if title else []
    shown = (block for block in blocks if not isinstance(block, Drawing))
    return "\n\n".join([*head, *map(_block, shown)])


def _block(block: Block) -> str:
    match block:
        case Heading(level=level, parts=parts):
            return f"{'#' * level} {words(parts)}"
        case Say(parts=parts):
            return words(parts)
        case Chain():
            return chain(block)
        case Table(header=header, rows=rows):
            return _table(header, rows)
        case Unreadable(text=text):
            return escaped(text)
        case _:
            raise AssertionError(f"no Markdown for {type(block).__name__}, please report")


def words(parts: Parts) -> str:
    """Prose with formulas in it; a list of formulas becomes inline formulas with commas between."""
    found = ""
    for part in parts:
        if isinstance(part, str):
            found += escaped(part)
        elif isinstance(part, Sequence):
            label = found.strip()
            found = f"**{label}** " if label else ""
            found += ", ".join(inline(item) for item in part.items)
        else:
            found += inline(part)
    return found


def inline(kind: Kind) -> str:
    """One formula inside a line of text."""
    return f"${latex.write(kind)}$"


def escaped(text: str) -> str:
    """Words that stay words: no character of them starts markup."""
    return text.translate(_SPECIAL).replace("\u00a0", " ")


def chain(block: Chain) -> str:
    """One chain as a display formula, broken before its equals signs where it is long."""
    texts = [f"{_sign(link.sign)}{latex.write(link.body)}" for link in block.links]
    remark = rf" \qquad {tex.plain_remark(block.note)}" if block.note else ""
    remark += rf" \tag{{{block.tag}}}" if block.tag else ""
    lead = f"{escaped(block.words)}\n\n" if block.words else ""
    if measure(block.links) <= LONG or len(texts) < 3:
        return f"{lead}$$ {' '.join(texts)}{remark} $$"
    first, rest = (texts[0], texts[1:]) if not block.links[0].sign else ("", texts)
    broken = " \\\\\n".join(f"  &{text}" for text in rest)
    return f"{lead}$$\n\\begin{{aligned}}\n{first}{broken.lstrip()}{remark}\n\\end{{aligned}}\n$$"


def _sign(sign: str) -> str:
    return f"{tex.SIGNS[sign]} " if sign else ""


def _table(header: tuple[Cell, ...], rows: tuple[tuple[Cell, ...], ...]) -> str:
    count = max(map(len, (header, *rows)))

    def line(cells: tuple[Cell, ...]) -> str:
        texts = [words(cell.parts) for cell in cells] + [""] * (count - len(cells))
        return f"| {' | '.join(texts)} |"

    return "\n".join([line(header), f"|{' --- |' * count}", *map(line, rows)])
