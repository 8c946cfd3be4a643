"""lines: calculation lines of code and plain text, with what stands side by side or goes on below.

    W1 = [[0.5, -0.3],     b1 = [0.1, -0.2]
          [0.2,  0.8]]

holds two claims, one of them on two lines. A line is cut at gaps of three blanks where a new claim
begins; a part whose brackets stay open takes the part below it.
"""

from __future__ import annotations

from itertools import pairwise

from handgrad.late import late
from handgrad.read.pieces.sheet import Offsets, Piece, cut, join

_GAP = late(r"(?:[ \t\u00a0]{3,}|\t+)(?=\S)")
_BEGINS = late(r"[^\s=≈:<>]{1,40}(?:[ ][^\s=≈:<>]{1,20}){0,3}[ \t]*(?:=|≈|:=|:\s)")
# A calculation goes on over a gap beside an operator: `0.002   × (28 − 40)`.
_OPERATOR = late(r"[-−–+*×·/÷^(]$")
_GOES_ON = late(r"[+*×·/÷^)]|[-−–]\s")
# … and over the end of a line: `Y = (2×1 + 1×0)`, below it, further in, `+ (3×1 + 4×0)`.
_UNFINISHED = late(r"[=≈]\s*[^=≈\n]*[-−+*×·/(][^=≈\n]*$")
_ADDED = late(r"[ \t]*[+−×·/÷]\s")
_COMMENT = late(r"(?:^|[ \t])(?:#|//|--|%)[ \t]")
_DEEPEST = 60


def parts(piece: Piece) -> list[tuple[str, Offsets, bool]]:
    """The stretches of a run of lines that are to be read on their own, in the order in which they
    begin."""
    open_parts: list[list[tuple[str, Offsets]]] = []
    columns: list[int] = []
    found: list[tuple[list[tuple[str, Offsets]], bool]] = []
    begin = column = 0
    text = piece.text
    while begin < len(text):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        fresh: list[tuple[int, list[tuple[str, Offsets]]]] = []
        last = found[-1][0] if found else []
        if last and _ADDED.match(text, begin, end) and _UNFINISHED.search(last[-1][0]):
            if _indent(text[begin:end]) > column:
                last.append(cut(text, piece.at, begin, end))
                begin = end + 1
                continue
        column = _indent(text[begin:end])
        first = column
        for start, stop in _columns(text, begin, end):
            part = cut(text, piece.at, start, stop)
            host = _nearest(columns, start - begin) if open_parts else -1
            if host >= 0 and not _BEGINS.match(part[0].lstrip()):
                open_parts[host].append(part)
                if _closed(open_parts[host]) or len(open_parts[host]) > _DEEPEST:
                    del open_parts[host], columns[host]
                continue
            stretch = [part]
            found.append((stretch, start - begin > first))
            if not _closed(stretch):
                fresh.append((start - begin, stretch))
        for column, stretch in fresh:
            columns.append(column)
            open_parts.append(stretch)
        if not text[begin:end].strip():
            open_parts, columns = [], []
        begin = end + 1
    return [(*join(stretch), beside) for stretch, beside in found]


def _indent(line: str) -> int:
    """How far in a line begins."""
    return len(line) - len(line.lstrip())


def _columns(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Where the claims of one line begin and end."""
    while begin < end and text[begin] in " \t":
        begin += 1
    bounds = [begin]
    for gap in _GAP.finditer(text, begin, end):
        left, right = text[bounds[-1] : gap.start()], text[gap.end() : end]
        if _GOES_ON.match(right) or _OPERATOR.search(left):
            continue
        starts = _BEGINS.match(right) is not None
        if starts and ("=" in left or "≈" in left or ":" in left or left.rstrip().endswith("]")):
            bounds.append(gap.end())
    bounds.append(end)
    return [(a, b) for a, b in pairwise(bounds) if text[a:b].strip()]


def _closed(stretch: list[tuple[str, Offsets]]) -> bool:
    """Whether every square bracket was closed."""
    return sum(text.count("[") - text.count("]") for text, _ in stretch) <= 0


def _nearest(columns: list[int], column: int) -> int:
    """The open part that begins nearest to the left of a column."""
    best = -1
    for i, start in enumerate(columns):
        if start <= column + 4 and (best < 0 or abs(start - column) < abs(columns[best] - column)):
            best = i
    return best


def uncommented(text: str, at: Offsets) -> tuple[tuple[str, Offsets], tuple[str, Offsets] | None]:
    """A line of code and the comment behind it, if any."""
    found = _COMMENT.search(text)
    if found is None or "\n" in text:
        return (text, at), None
    return cut(text, at, 0, found.start()), cut(text, at, found.end(), len(text))
