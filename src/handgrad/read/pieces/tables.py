"""tables: a grid of a page becomes a table, and its rows give chains.

A cell with a relation is a claim of its own; a cell that begins with a sign continues the cell
before it, and a cell that holds only a number is the result of a calculation directly before it (`|
0.622·(−0.60) + … | −0.190 |`).
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from handgrad.document import Cell, Link, Table
from handgrad.late import late
from handgrad.notation import (
    Call,
    Fence,
    Fraction,
    Kind,
    Name,
    Number,
    Postfix,
    Power,
    Prefix,
    Product,
    Root,
    Sum,
)
from handgrad.parse.written import fraction
from handgrad.read.pieces import headed, loose
from handgrad.read.pieces.desk import Desk
from handgrad.read.pieces.figures import figures
from handgrad.read.pieces.parts import plain, tidy
from handgrad.read.pieces.sheet import Grid, GridCell, Offsets, cut
from handgrad.read.pieces.statements import Statement, has_number, is_number, whole
from handgrad.read.pieces.tokens import is_name, tokens

_COUNTED = frozenset(
    """# no no. nr nr. num number nº step steps paso schritt étape passo row epoch época iteration
    iter iter. line id index example sample muestra pattern fila zeile 步骤 步 序号""".split()
)
_WORKED = (Sum, Product, Fence, Call, Fraction, Power, Root)
_APPLIED = late(r"[A-Za-zσ]_?\w?\([A-Za-z]\w?\)")  # h(x)
_CLAIM = late(r"(?:=|≈|\\approx)[^=≈]*\d\s*[-+*·×.]|(?:=|≈|\\approx)\s*[-−]?\d*\.\d")
_NUMBER = late(r"^[\s~≈]*[-−–+]?\s*(?:\d[\d,.]*(?:[eE][-+]?\d+)?|\.\d+)\s*%?\s*$")
_NEARLY = 0.02
_RANGE = late(r"\s*[\d.,]+\s*%?\s*[-–—]\s*[\d.,]+\s*%?\s*")


def table(desk: Desk, grid: Grid) -> None:
    """Append the table and the chains of its rows."""
    first = grid.rows[0] if grid.rows else ()
    heads = ["".join(piece.text for piece in cell.pieces).strip() for cell in first]
    if grid.header and _is_data(heads):
        grid = Grid(grid.rows, 0, grid.span)
    counted = _steps(grid) | {
        i for i, head in enumerate(heads) if grid.header and head.lower().strip("*_ ") in _COUNTED
    }
    worked = headed.worked(heads) if grid.header else frozenset[int]()
    rows: list[tuple[Cell, ...]] = []
    chains: list[tuple[list[Statement], str]] = []
    for number, row in enumerate(grid.rows):
        label = ""
        claims: list[Statement] = []
        adjacent = False
        cells: list[Cell] = []
        for column, cell in enumerate(row):
            if number < grid.header or cell.heading or _counts(cell, column, counted):
                parts = _words_only(cell, desk)
                found: list[Statement] = []
            else:
                parts, found = _cell(cell, desk, headed.ways(worked, column))
            cells.append(Cell(parts, cell.span))
            if column in worked:
                found = _begun(claims, found)
            if not found and not label and not claims:
                label = plain(cell.pieces)
            _carry(claims, found, adjacent)
            adjacent = bool(found) or (adjacent and plain(cell.pieces) in ("", "—", "–", "-", "="))
        rows.append(tuple(cells))
        chains.append(([one for one in claims if _said(one)], label))
    desk.stitcher.block(
        Table(
            span=grid.span,
            scope=desk.scopes.now,
            header=tuple(cell for row in rows[: grid.header] for cell in row),
            rows=tuple(rows[grid.header :]),
        )
    )
    for claims, label in chains:
        for i, one in enumerate(claims):
            desk.stitcher.cut()
            if label and not one.words and not i and not _NUMBER.match(label):
                one.words = label
            desk.add(one, "cell", False, False)
    desk.stitcher.cut()


def _counts(cell: GridCell, column: int, counted: set[int]) -> bool:
    """Whether a cell only counts rows."""
    return column in counted and plain(cell.pieces).rstrip(".):").isdigit()


def _steps(grid: Grid) -> set[int]:
    """A first column `t` that runs 0, 1, 2 …, or 5, 6, 7 …, counts time steps."""
    if (
        not grid.header
        or not grid.rows[0]
        or plain(grid.rows[0][0].pieces).strip("$ ") not in "tkn"
    ):
        return set()
    found = [plain(row[0].pieces).strip("$ ") for row in grid.rows[grid.header :] if row]
    first = int(found[0]) if found and found[0].isdecimal() else 0
    run = [str(i + first) for i in range(len(found))]
    return {0} if found == run and len(found) > 1 else set()


def _is_data(heads: list[str]) -> bool:
    """Whether a header row, which Markdown asks for, holds calculations: `| 4 | e = 0.6225 − 1 |
    −0.3775 |`."""
    claims = [head for head in heads if _CLAIM.search(head)]
    return bool(claims) or sum(
        1 for head in heads if "." in head and _NUMBER.match(head)
    ) * 2 > len(heads)


def _said(one: Statement) -> bool:
    """Whether a row says more than a value in a cell."""
    return len(one.links) > 1 or (len(one.links) == 1 and one.links[0].sign != "")


def _carry(claims: list[Statement], found: list[Statement], adjacent: bool) -> None:
    """Put the statements of a cell behind those of the cell before it, if that held any."""
    for one in found:
        last = claims[-1] if claims and adjacent else None
        sign = one.links[0].sign if one.links else ""
        if last is not None and sign and last.links and _goes_on(last.links[-1].body, one):
            last.links += one.links
        elif (
            last is not None and not sign and len(one.links) == 1 and is_number(one.links[0].body)
            and len(found) == 1  # a cell that says more is no value of the one before
            and last.links and _is_calculation(last.links[-1].body)
        ):  # fmt: skip
            body = one.links[0].body
            last.links.append(Link("=", body, body.span))
        else:
            claims.append(one)


def _begun(claims: list[Statement], found: list[Statement]) -> list[Statement]:
    """A calculation whose quantity stands alone in the first cell of its row: both are one."""
    if len(claims) != 1 or len(found) != 1 or len(claims[0].links) != 1:
        return found
    named, calculation = claims[0].links[0].body, found[0].links
    if not headed.is_quantity(named) or not calculation or calculation[0].sign:
        return found
    body = calculation[0].body
    if isinstance(body, Number | Name) or (isinstance(body, Prefix) and is_number(body)):
        return found
    return [replace(found[0], links=[Link("=", body, body.span), *calculation[1:]])]


def _goes_on(before: Kind, one: Statement) -> bool:
    """Whether a cell that begins with a sign says the value of the cell before it. Where that holds
    a value already, it can only be said again, about the same.
    """
    said, again = _value(before), _value(one.links[0].body)
    return said is None or again is None or abs(said - again) <= _NEARLY * abs(said)


def _value(kind: Kind) -> float | None:
    """The value of a number or of a fraction of two, roughly."""
    sign = 1
    while isinstance(kind, Prefix | Postfix):
        sign = -sign if isinstance(kind, Prefix) and kind.sign == "-" else sign
        kind = kind.body
    if isinstance(kind, Number):
        return sign * float(fraction(kind.text))
    if isinstance(kind, Fraction):
        over, under = _value(kind.over), _value(kind.under)
        return sign * over / under if over is not None and under else None
    return None


def _is_calculation(kind: Kind) -> bool:
    """Something to be worked out, with numbers in it."""
    while isinstance(kind, Prefix):
        kind = kind.body
    if isinstance(kind, Fraction) and isinstance(kind.over, Number):
        if isinstance(kind.under, Number):
            return False  # 13/6 is a value like any other
    return isinstance(kind, Sum | Product | Fence | Call | Fraction | Power | Root) and has_number(
        kind
    )


def _words_only(cell: GridCell, desk: Desk) -> tuple[str | Kind, ...]:
    """A header cell: its names are read, its numbers are not numbers of the page."""
    parts: list[str | Kind] = []
    for piece in cell.pieces:
        if piece.kind in ("math", "display"):
            kinds = [whole(one) for one in desk.read(piece.text, piece.at, piece.kind) if one.links]
            parts += kinds if not any(has_number(kind) for kind in kinds) else [piece.text]
        elif is_name(piece.text) or _APPLIED.fullmatch(piece.text.strip()):
            parts += [whole(one) for one in desk.read(piece.text, piece.at, "loose") if one.links]
        else:
            parts.append(piece.text)
    return tidy(parts)


def _cell(
    cell: GridCell, desk: Desk, says: Callable[[str], bool]
) -> tuple[tuple[str | Kind, ...], list[Statement]]:
    """The parts of a cell and its statements; says: whether its words are a formula."""
    parts: list[str | Kind] = []
    found: list[Statement] = []
    for piece in cell.pieces:
        text = loose.repaired(piece.text) if piece.kind in ("words", "code") else piece.text
        named = says(text)
        if _RANGE.fullmatch(text) and not any(token.kind == "n" for token in tokens(text)):
            parts.append(text)  # "0.9–1.0", from where to where
            continue
        formula = piece.kind in ("math", "display") or named
        if formula or _NUMBER.match(text) or loose.calculation(text, desk.reading.decimal_comma):
            read = desk.read(text, piece.at, piece.kind)
            parts += [whole(one) if one.links else one.bare for one in read]
            found += read
        else:
            _words(text, piece.at, desk, parts, found)
    return tidy(parts), found


def _words(
    text: str, at: Offsets, desk: Desk, parts: list[str | Kind], found: list[Statement]
) -> None:
    """Words of a cell with the calculations and numbers among them."""
    pieces = tokens(text, desk.reading.decimal_comma)
    stretches = loose.stretches(text, pieces)
    claimed = figures(
        text,
        at,
        pieces,
        [(one.start, one.end) for one in stretches],
        desk.reading.decimal_comma,
        False,
    )
    marks: list[tuple[int, int, Kind | None]] = [(one.start, one.end, None) for one in stretches]
    marks += [(one.start, one.end, one.link.body) for one in claimed]
    begin = 0
    for start, end, body in sorted(marks, key=lambda mark: mark[0]):
        parts.append(text[begin:start])
        if body is not None:
            parts.append(body)
            found.append(Statement([Link("", body, body.span)], body.span))
        else:
            for one in desk.read(*cut(text, at, start, end), "loose"):
                if one.links and one.complete:
                    parts.append(whole(one))
                    found.append(one)
        begin = end
    parts.append(text[begin:])
