"""parse: one formula of plain text, Unicode or LaTeX → notation.

The lexer cuts text into tokens, `pratt` puts them together, `grammar` says what each token means.
What cannot be read is
a `ReadError` with a caret, or with `recover` an `Unread` in its place; never a silent misreading.
What is ambiguous is
decided by `Declared`; `describe` prints the reading that was used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Offsets

import msgspec

from handgrad.errors import ReadError
from handgrad.late import late
from handgrad.notation import Kind, Relation, Sequence, Span
from handgrad.parse import grammar as _grammar  # noqa: F401  fills the dispatch tables
from handgrad.parse.chains import claims
from handgrad.parse.describe import describe
from handgrad.parse.lexer import tokens
from handgrad.parse.pratt import SIZE, Reading
from handgrad.parse.relations import unended, unread

__all__ = ["Declared", "describe", "equations", "formula", "tag"]


class Declared(msgspec.Struct, frozen=True):
    """What the reader knows about names: keys of quantities (`x_1(1 - o_1)` is a product) and of
    functions.
    """

    names: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()


_NOTHING = Declared()


def formula(
    text: str,
    *,
    positions: int | Offsets[int] = 0,
    language: str = "auto",
    declared: Declared | None = None,
    decimal_comma: bool = False,
    recover: bool = False,
) -> Kind:
    """Read one formula.

    text           the formula without its delimiters
    positions      offset of the text in its source, or one source offset for each character; spans
                   in the result count there
    language       'latex', 'plain' (Unicode included) or 'auto': LaTeX if there is a backslash
    declared       names and functions that decide what is ambiguous
    decimal_comma  0,5 is one half
    recover        what cannot be read becomes Unread instead of an error (only an empty or far
                   too long formula still is one)

    Raises ReadError, whose offsets count like the spans.

    >>> formula("h_t = tanh(0.68)").signs
    ('=',)
    """
    known = _NOTHING if declared is None else declared
    base = positions if isinstance(positions, int) else 0
    mapping = None if isinstance(positions, int) else positions
    if len(text) > SIZE:
        raise ReadError(f"a formula of {len(text)} characters; the limit is {SIZE}", start=base)
    latex = language == "latex" or (language == "auto" and "\\" in text)
    found = tokens(
        text,
        "latex" if latex else "plain",
        base=base,
        positions=mapping,
        decimal_comma=decimal_comma,
        declared=known.names,
    )
    p = Reading(
        text,
        found,
        latex=latex,
        recover=recover,
        names=known.names,
        functions=known.functions,
        base=base,
        positions=mapping,
    )
    items: list[Kind] = []
    while p.tokens[p.at][0] != "eof":
        try:
            claims(p, items)
            if p.tokens[p.at][0] != "eof":
                raise unended(p)
        except ReadError as error:
            if not recover:
                raise
            p.depth = 0
            p.leave((0, False))
            items.append(unread(p, error.message))
    if len(items) == 1:
        return items[0]
    if not items:
        raise p.error("there is no formula here", expected="a number, a name or a bracket")
    return Sequence(tuple(items), (items[0].span[0], items[-1].span[1]))


def equations(text: str) -> list[tuple[Kind, Kind, Span]]:
    """The equations of a block, one a line: left side, right side, span. Remarks stand behind '#'
    or two blanks.

    >>> [(left.key, span) for left, right, span in equations("o_1 = σ(x_1 w_1)   # hidden")]
    [('o_1', (0, 16))]
    """
    found: list[tuple[Kind, Kind, Span]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = re.split(r"#|(?<=\S)\s{2,}(?=[^\W\d_]{2,}(?:\s|$|[,.:;]))", line, maxsplit=1)[
            0
        ].rstrip()
        start = at + len(bare) - len(bare.lstrip())
        at += len(line)
        if not bare.strip():
            continue
        try:
            kind = formula(bare.strip(), positions=start, language="plain")
        except ReadError as error:
            raise ReadError(
                error.message,
                source=text,
                start=error.start,
                end=error.end,
                expected=error.expected,
                hint=error.hint,
            ) from None
        if (
            type(kind) is not Relation
            or kind.signs != ("=",)
            or kind.items[0] is None
            or kind.items[1] is None
        ):
            raise ReadError(
                "an equation is a name, an equals sign and a formula",
                source=text,
                start=start,
                end=start + len(bare.strip()),
            )
        found.append((kind.items[0], kind.items[1], kind.span))
    return found


_TAG = late(r"\\tag\*?\s*\{([^{}]*)\}")


def tag(text: str) -> str:
    """The author's equation number, '' if there is none.

    >>> tag(r"x = 1 \\tag{5--6}")
    '5--6'
    """
    found = _TAG.search(text)
    return found[1].strip() if found else ""
