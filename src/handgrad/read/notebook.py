"""notebook: a Jupyter notebook's cells: Markdown, code with its comments, stored outputs.

Nothing is executed. The page is the JSON file as it stands, and every offset counts in it: a cell's
text is taken out of its JSON strings together with the place of each character.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.errors import ReadError
from handgrad.notation import Span
from handgrad.read import markdown
from handgrad.read.pieces.jsontext import Items, Text, joined, parsed
from handgrad.read.pieces.moving import moved
from handgrad.read.pieces.sheet import CellBegins, Event, Passage, Piece, Unreadable

SUFFIXES = (".ipynb",)

LONGEST_OUTPUT = 100_000  # characters of one output that are read
LARGEST_CELLS = 2_000_000  # characters of all cells together
_OUTPUTS = ("text/markdown", "text/latex", "text/plain")  # the richest that is there is read


def events(text: str) -> Iterator[Event]:
    """The passages of all cells, in order."""
    read = 0
    for number, cell in enumerate(_cells(text), 1):
        yield CellBegins(cell.span)
        for event, length in _cell(cell, number, text):
            read += length
            if read > LARGEST_CELLS:
                raise ReadError(
                    f"the cells hold more than {LARGEST_CELLS:,} characters",
                    expected="a notebook that a person reads",
                )
            yield event


def shown_lines(text: str) -> Iterator[Span]:
    """Where the lines that a reader of the notebook sees begin and end."""
    for cell in _cells(text):
        for what, words in (*_sources(cell), *_stored(cell)):
            if sum(len(part.raw) for part in words) > _longest(what):
                continue  # too long to be read, and to be shown
            for part in words:
                begin = part.start + 1
                for line in part.raw.split("\\n"):
                    end = begin + len(line)
                    if line:
                        yield begin, end
                    begin = end + 2


def _longest(what: str) -> int:
    return LARGEST_CELLS if what == "source" else LONGEST_OUTPUT


def _cells(text: str) -> list[Items]:
    """The cells of a notebook of format 3 or 4."""
    tree = parsed(text)
    cells = tree.get("cells") if isinstance(tree, Items) else None
    if cells is None and isinstance(tree, Items):
        sheets = tree.get("worksheets")
        first = sheets.values[0] if isinstance(sheets, Items) and sheets.values else None
        cells = first.get("cells") if isinstance(first, Items) else None
    if not isinstance(cells, Items) or cells.keys:
        raise ReadError(
            "this is JSON and no notebook: it has no list of cells",
            source=text[:2000],
            expected="a Jupyter notebook of format 3 or 4",
        )
    for cell in cells.values:
        if not isinstance(cell, Items) or not isinstance(cell.get("cell_type"), Text):
            span = cell.span if isinstance(cell, Items | Text) else (0, 1)
            raise ReadError(
                "a cell of the notebook is no cell",
                source=text,
                start=span[0],
                expected='an object with "cell_type" and "source"',
            )
    return [cell for cell in cells.values if isinstance(cell, Items)]


def _cell(cell: Items, number: int, text: str) -> Iterator[tuple[Event, int]]:
    """The events of one cell, each with the length of what it was read from."""
    kind = _word(cell, "cell_type")
    for what, words in (*_sources(cell), *_stored(cell)):
        length = sum(len(part.raw) for part in words)
        if length > _longest(what):
            kind = "output" if what != "source" else "source"
            yield Unreadable("", f"{length:,} characters of {kind}: too many", words[0].span), 0
            continue
        source, places = joined(words)
        if not source.strip():
            continue
        if kind == "raw" and what == "source":
            if any(char.isdigit() for char in source):
                yield Unreadable(source[:80], "a raw cell", words[0].span), 0
        elif what == "markdown" or (what == "source" and kind in ("markdown", "heading")):
            yield from ((moved(e, places), len(source)) for e in markdown.events(source))
        else:
            piece = Piece("words", source, places.starts, (places.starts[0], places.end))
            language = "python" if what == "source" else ""
            yield Passage("code", (piece,), piece.span, language=language), len(source)
    if not _sources(cell) and not isinstance(cell.get("source"), Items):
        yield Unreadable("", f"cell {number} has no text: its source is no string", cell.span), 0


def _sources(cell: Items) -> list[tuple[str, list[Text]]]:
    """What the author typed: `source`, in format 3 `input`."""
    words = _strings(cell.get("source") or cell.get("input"))
    return [("source", words)] if words else []


def _stored(cell: Items) -> Iterator[tuple[str, list[Text]]]:
    """What the cell printed when it last ran, kind and strings."""
    outputs = cell.get("outputs")
    for output in outputs.values if isinstance(outputs, Items) else ():
        if not isinstance(output, Items):
            continue
        data = output.get("data")
        if isinstance(data, Items):
            kind = next((k for k in _OUTPUTS if _strings(data.get(k))), "")
            if kind:
                words = _strings(data.get(kind))
                yield ("output" if kind == "text/plain" else "markdown"), words
        elif words := _strings(output.get("text")):
            yield "output", words


def _strings(value: object) -> list[Text]:
    """A text, or a list of the lines of one."""
    if isinstance(value, Text):
        return [value]
    if isinstance(value, Items) and not value.keys:
        return [item for item in value.values if isinstance(item, Text)]
    return []


def _word(cell: Items, key: str) -> str:
    value = cell.get(key)
    return value.raw if isinstance(value, Text) else ""
