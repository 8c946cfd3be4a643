"""pratt: the engine. An operand, then whatever binds more strongly than the place asks for.

What tokens mean in front of and behind an operand stands in two dispatch tables, PREFIX and INFIX,
which `grammar` fills
from the files that know one corner of the notation each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handgrad.errors import ReadError
from handgrad.notation import Kind, Text
from handgrad.parse.lexer import Token

DEPTH = 100  # brackets and braces may nest this deep
SIZE = 100_000  # characters of one formula

# Binding strengths, weakest first.
ANY, SUM, PRODUCT, SLASH, POWER, TIGHT = 0, 20, 30, 40, 50, 60


class Reading:
    """One formula being read: its tokens, where we are, and what is declared."""

    __slots__ = (
        "at",
        "bars",
        "base",
        "called",
        "depth",
        "functions",
        "latex",
        "listing",
        "names",
        "positions",
        "recover",
        "source",
        "tokens",
    )

    def __init__(
        self,
        source: str,
        tokens: list[Token],
        *,
        latex: bool,
        recover: bool,
        names: frozenset[str],
        functions: frozenset[str],
        base: int,
        positions: Sequence[int] | None,
    ) -> None:
        self.source = source
        self.tokens = tokens
        self.at = 0
        self.depth = 0
        self.bars = 0  # bars |…| that are open
        self.listing = False  # directly inside [ … ], where blanks may separate numbers
        self.latex = latex
        self.recover = recover
        self.names = names
        self.functions = functions
        self.called: frozenset[str] = (
            frozenset()
        )  # letters that this formula itself defines as functions
        self.base = base
        self.positions = positions

    def enter(self, listing: bool) -> tuple[int, bool]:
        """Go into brackets: bars outside cannot be closed in here. Returns what `leave` needs."""
        kept = (self.bars, self.listing)
        self.bars, self.listing = 0, listing
        return kept

    def leave(self, kept: tuple[int, bool]) -> None:
        """Come out of brackets."""
        self.bars, self.listing = kept

    def error(
        self, message: str, token: Token | None = None, *, expected: str = "", hint: str = ""
    ) -> ReadError:
        """The documented error, with a caret under `token` (default: the next one)."""
        found = self.tokens[self.at] if token is None else token
        start, end = found[2], max(found[3], found[2] + 1)
        placed = self.positions is None and self.base == 0
        return ReadError(
            message,
            source=self.source if placed else None,
            start=start,
            end=end,
            expected=expected,
            hint=hint,
        )

    def text(self, start: int, end: int) -> str:
        """The source between two absolute offsets."""
        if self.positions is None:
            return self.source[start - self.base : end - self.base]
        from bisect import bisect_left

        left, right = bisect_left(self.positions, start), bisect_left(self.positions, end)
        return self.source[left:right]


PREFIX: dict[str, Callable[[Reading, Token], Kind]] = {}
INFIX: dict[str, tuple[int, Callable[[Reading, Kind, Token], Kind]]] = {}


def expression(p: Reading, floor: int) -> Kind:
    """An operand and everything behind it that binds more strongly than `floor`."""
    tokens = p.tokens
    token = tokens[p.at]
    p.at += 1
    p.depth += 1
    if p.depth > DEPTH:
        raise p.error(f"nested more than {DEPTH} deep", token)
    rule = PREFIX.get(token[0])
    if rule is None:
        p.at -= 1
        raise unexpected(p, token)
    left = rule(p, token)
    if left.__class__ is Text and left.text != "…":
        p.depth -= 1
        return left  # words take no part in arithmetic
    while True:
        token = tokens[p.at]
        entry = INFIX.get(token[0])
        if entry is None or entry[0] <= floor:
            p.depth -= 1
            return left
        left = entry[1](p, left, token)


def unexpected(p: Reading, token: Token) -> ReadError:
    """The error for a token that cannot begin an operand."""
    start, end = token[2], token[3]
    piece = p.text(start, end)
    if token[0] == "eof":
        return p.error(
            "the formula ends where something should follow",
            token,
            expected="a number, a name or a bracket",
        )
    if token[0] == "unknown":
        return p.error(
            f"{piece} is not known", token, hint="the signs that are read stand in docs/notation.md"
        )
    return p.error(
        f"{piece} stands where a value should", token, expected="a number, a name or a bracket"
    )
