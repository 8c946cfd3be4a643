"""lines: the lines of a script as its reader counts them, and what stands on them.

A notebook is JSON; its reader sees the lines of its cells, so these are counted, each cell under a
line with its number. Every other page is what it seems.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from handgrad.check.places import Places
from handgrad.document import Document


class Lines:
    """The lines of one script.

    text   what a reader sees, line by line
    """

    def __init__(self, document: Document) -> None:
        self._starts: list[int] = []
        self._numbers: list[int] = []
        if document.cells:
            self.text = "\n".join(self._notebook(document))
            return
        self.text = document.text
        self._starts = [0, *(i + 1 for i, c in enumerate(document.text) if c == "\n")]
        self._numbers = list(range(1, len(self._starts) + 1))

    def line(self, offset: int) -> int:
        """The line of an offset of the page, from 1."""
        return self._numbers[max(bisect_right(self._starts, offset) - 1, 0)]

    def _notebook(self, document: Document) -> list[str]:
        from handgrad.read.notebook import shown_lines

        places = Places(document.text, document.cells)
        rows: list[str] = []
        cell = 0
        for begin, end in sorted(shown_lines(document.text)):
            if places.cell(begin) != cell:
                cell = places.cell(begin)
                rows.append(f"[cell {cell}]")
            rows.append(places.text(begin, end).rstrip("\n"))
            self._starts.append(begin)
            self._numbers.append(len(rows))
        return rows


def stands(name: str, written: str) -> bool:
    """Whether a name stands in a formula, and not only its letters in another name.

    >>> stands("h", "v h + c"), stands("h", "v hat")
    (True, False)
    """
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", written) is not None
