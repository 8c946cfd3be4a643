"""document: a worked calculation as data.

`narrate` writes it, `read` reads it, `check` compares two of them, `render` prints it. Because
"shows its work" and "checks yours" share this one type, solve → render → check gives no findings,
in every format.

A document is a flat run of blocks. In a document that was read, every span (of blocks and of the
notation inside) counts in code points of `Document.text`, the page exactly as it came.
"""

from __future__ import annotations

import msgspec

from handgrad.notation import NOWHERE, Kind, Span

# A run of prose and formulas: strings are words, kinds are mathematics.
Part = str | Kind
Parts = tuple[Part, ...]


class Scope(msgspec.Struct, frozen=True, gc=False):
    """Where on the page a block stands: its headings from the outermost, and what leads declare
    ("t = 2" → {"t": "2"})."""

    headings: tuple[str, ...] = ()
    lead: tuple[tuple[str, str], ...] = ()


class Block(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One piece of a document."""

    span: Span = NOWHERE
    scope: Scope = Scope()


class Heading(Block, frozen=True, kw_only=True):
    """A heading; level 1 is the title."""

    level: int = 1
    parts: Parts = ()


class Say(Block, frozen=True, kw_only=True):
    """A paragraph, list item or remark. Chains found inside it stand behind it as blocks of their
    own when read from a page."""

    parts: Parts = ()


class Link(msgspec.Struct, frozen=True, gc=False):
    """One link of a chain: the sign before it ('' for the first) and what follows the sign."""

    sign: str
    body: Kind
    span: Span = NOWHERE


class Chain(Block, frozen=True, kw_only=True):
    """name = formula = numbers = result: the unit of checking, stitched together across blocks
    and lines of the page.

    links     the first link's sign is ''; a chain without a left side (`= 0.65`, nothing before
              it) starts with another sign
    tag       the author's equation number, '' if none
    note      a remark at the end of the line ("σ′ = σ·(1 − σ)")
    words     the prose directly before the chain on its line ("Total", "Gradiente", "Row 1"), ''
              if none
    context   'math', 'code', 'cell', 'prose', 'label' (under a brace): what kind of place it was
              read from
    """

    links: tuple[Link, ...]
    tag: str = ""
    note: str = ""
    words: str = ""
    context: str = "math"


class Cell(msgspec.Struct, frozen=True, gc=False):
    """A table cell: its words and formulas."""

    parts: Parts
    span: Span = NOWHERE


class Table(Block, frozen=True, kw_only=True):
    """A table with a header row (empty if it has none)."""

    header: tuple[Cell, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


class Drawing(Block, frozen=True, kw_only=True):
    """A picture as SVG. Formats that cannot show one leave it out: the words beside it have to do
    without.

    caption   what is seen, for those who do not see it
    """

    svg: str
    caption: str


class Unreadable(Block, frozen=True, kw_only=True):
    """A stretch of the page that looked like mathematics and could not be read, with the reason."""

    text: str
    reason: str


class Directive(msgspec.Struct, frozen=True):
    """An instruction to handgrad in a comment: `<!-- handgrad: problem lstm.yaml -->`, `%
    handgrad: ignore HG102`."""

    verb: str
    argument: str
    span: Span = NOWHERE


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One quantity of a worked calculation as plain data, for programs that read the answer and
    not the page.

    symbol  its name without its time
    value   as printed
    time    its step, None outside recurrences
    at      its entry, counted from 1
    exact   at least 15 significant digits, or an exact fraction
    rule    the formula it follows, 'given' for what was given
    step    the number of its line, 0 for what was given
    """

    symbol: str
    value: str
    exact: str
    rule: str = ""
    step: int = 0
    time: int | None = None
    at: tuple[int, ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A whole worked calculation: one we wrote or one we read.

    cells       of a notebook that was read: where each cell stands in `text`, in order
    incomplete  the limit that was met while it was read, '' if none
    """

    blocks: tuple[Block, ...]
    title: str = ""
    path: str = ""
    format: str = ""
    text: str = ""
    directives: tuple[Directive, ...] = ()
    cells: tuple[Span, ...] = ()
    incomplete: str = ""
    figures: tuple[Figure, ...] = ()
