"""audit: audit.csv: a random sample of the marked scripts, for a person to mark again.

The sample is drawn by the seed and the scripts' bytes alone: the same on every run, and a script
that is added changes at most one place of it. What a person filled in is kept.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Mapping
from fractions import Fraction
from hashlib import sha256

import msgspec

from handgrad.grade.cohort import cells

_POINTS = re.compile(r"\d{1,6}(\.\d{1,6})?")
HEAD = ("script", "total", "out of", "feedback", "your total", "remark", "version")


class Row(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """One script of the sample."""

    rank: str
    name: str
    total: str
    out_of: str
    feedback: str
    version: str


class Sample:
    """Draws `size` of the scripts that are added."""

    def __init__(self, size: int, seed: int) -> None:
        self._size, self._seed = size, seed
        self._rows: list[Row] = []

    def add(self, name: str, digest: str, total: str, out_of: str, feedback: str) -> None:
        """One more marked script."""
        rank = sha256(f"{self._seed}\0{digest}\0{name}".encode("utf-8", "replace")).hexdigest()
        row = Row(
            rank=rank,
            name=name,
            total=total,
            out_of=out_of,
            feedback=feedback,
            version=digest[:12],
        )
        self._rows.append(row)
        if len(self._rows) > 2 * self._size + 64:
            self._rows = heapq.nsmallest(self._size, self._rows)

    def rows(self) -> list[Row]:
        """The sample, by name."""
        return sorted(heapq.nsmallest(self._size, self._rows), key=lambda row: row.name)

    def table(self, filled: Mapping[tuple[str, str], tuple[str, str]]) -> str:
        """audit.csv; `filled`: what a person wrote for a script's version: total and remark."""
        return cells.table(
            HEAD,
            (
                (
                    row.name,
                    row.total,
                    row.out_of,
                    row.feedback,
                    *filled.get((row.name, row.version), ("", "")),
                    row.version,
                )
                for row in self.rows()
            ),
        )

    def text(self, filled: Mapping[tuple[str, str], tuple[str, str]]) -> str:
        """How the sample compares so far."""
        rows = self.rows()
        done = [(r, filled[r.name, r.version][0]) for r in rows if (r.name, r.version) in filled]
        done = [(row, own) for row, own in done if own.strip()]
        said = f"To audit: {len(rows)} scripts drawn by seed {self._seed} (audit.csv)"
        if done:
            agree = sum(_same(row.total, own) for row, own in done)
            said += f"; you marked {len(done)}, {agree} as handgrad did"
        return f"{said}.\n"


def filled(text: str, path: str) -> dict[tuple[str, str], tuple[str, str]]:
    """What a person wrote into an audit.csv: by script and version, total and remark."""
    rows = cells.read(text, HEAD[:1], path, optional=HEAD)
    return {
        (row["script"], row["version"]): (row["your total"], row["remark"])
        for _, row in rows
        if row["your total"].strip() or row["remark"].strip()
    }


def _same(total: str, own: str) -> bool:
    """Whether a person gave the same points.

    >>> _same("10", "10,0"), _same("10", "1")
    (True, False)
    """
    own = own.strip().replace(",", ".")
    return _POINTS.fullmatch(own) is not None and Fraction(own) == Fraction(total)
