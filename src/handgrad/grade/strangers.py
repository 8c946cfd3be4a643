"""strangers: names of a script that are none of the problem's and were not found to be any."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import msgspec
from flint import fmpq

from handgrad.grade.chains import Piece
from handgrad.grade.commas import pointed
from handgrad.grade.slack import NUMBER
from handgrad.notation import Kind
from handgrad.parse.written import fraction
from handgrad.read.pieces.telling import decimal_commas


class Strangers(msgspec.Struct, frozen=True):
    """The names nobody understood.

    worked  those that are worked out, each with its line
    stated  the results that are said of one, by their lines
    """

    worked: dict[str, int]
    stated: dict[int, str]

    @classmethod
    def of(
        cls,
        unknown: Mapping[int, Kind],
        pieces: Sequence[Piece],
        source: str,
        line: Callable[[int], int],
        data: AbstractSet[fmpq],
    ) -> Strangers:
        """Those of a script.

        unknown  the names by their chains; data: numbers that are given, and no results
        """
        commas = decimal_commas(source)
        worked: dict[str, int] = {}
        ends: dict[int, Piece] = {}
        first: dict[int, int] = {}
        for piece in pieces:
            if piece.chain not in unknown:
                continue
            begin = first.setdefault(piece.chain, piece.start)
            if piece.plain:
                ends[piece.chain] = piece
            else:
                name = source[slice(*unknown[piece.chain].span)]
                worked.setdefault(name, line(begin))
        said = {line(p.start): pointed(source[p.start : p.end], commas) for p in ends.values()}
        stated = {
            at: text
            for at, text in said.items()
            if NUMBER.fullmatch(text) and "." in text and abs(fraction(text)) not in data
        }
        return cls(worked, stated)
