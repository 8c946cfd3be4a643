"""rows: a formula cut where its layout parts claims: rows, columns, wide gaps, semicolons."""

from __future__ import annotations

import re

from handgrad.late import late
from handgrad.read.pieces import signs
from handgrad.read.pieces.sheet import Offsets, cut, join

# Environments that only lay out; all others (matrices, cases) stay part of the formula.
LAYOUT = frozenset(
    """equation align aligned alignat alignedat flalign gather gathered split multline multlined
    eqnarray displaymath math subequations dmath IEEEeqnarray""".split()
)
# Blanks and gaps.
LEFT = late(r"(?:\s|~|\\[,;:! ]|\\q?quad(?![A-Za-z])|\{\})+")
OPERATOR = late(r"[+*/·×]|\\(?:cdot|times|pm|odot|div|ast)(?![A-Za-z])")
_TOKEN = late(
    r"\\begin\s*\{([A-Za-z]+)\*?\}(?:\[[a-z]\])?|\\end\s*\{([A-Za-z]+)\*?\}"
    r"|\\(?:tag\*?|label)\s*\{([^{}]*)\}"
    r"|\\(?:nonumber|notag|displaystyle|textstyle|allowbreak|break)(?![A-Za-z])"
    r"|\\text(?:rm)?\s*\{\s*(?:and|or|so|then|hence|thus|with|where|also|therefore|y|o|und|et|e)"
    r"\s*,?\s*\}"
    r"|\\(?:hfill|eqno|leqno)(?![A-Za-z])"
    r"|\\\\(?:\[[0-9.a-z ]*\])?|\\newline(?![A-Za-z])|\\q?quad(?![A-Za-z])"
    r"|\\(?:hspace|phantom)\*?\{[^{}]*\}"
    r"|\\[A-Za-z]+|\\.|[{}()\[\];&]"
)
# Without any of these a formula is one claim.
_SPLITS = late(
    r"\\\\|[;&]|\\(?:begin|q?quad|tag|label|text\s*\{\s*[a-z]{1,9}\s*,?\s*\}|textrm|hfill|l?eqno"
    r"|no|displaystyle|textstyle|hspace|phantom|newline|allow|break)"
)
_INVISIBLE = tuple(
    r"\label \nonumber \notag \displaystyle \textstyle \hspace \phantom \allowbreak \break".split()
)
_TABULAR = late(r"&\s*(?:=|\\approx|\\simeq|≈)")
_WIDE = (r"\quad", r"\qquad", r"\hfill", r"\eqno", r"\leqno")
_FAR = 500
_DANGLING = late(r"(?:[-+*/·×−=]|\\(?:cdot|times|odot|approx))\s*$")


def rows(text: str, at: Offsets) -> list[tuple[str, Offsets, str]]:
    """The text cut at rows, columns, gaps and semicolons of its top level, with their tags."""
    if _SPLITS.search(text) is None:
        return [(text, at, "")]
    cutter = _Cutter(text, at)
    for token in _TOKEN.finditer(text):
        cutter.take(token)
    cutter.close(len(text))
    return cutter.rows


class _Cutter:
    """One pass over a formula; `start` is where the stretch now open begins."""

    def __init__(self, text: str, at: Offsets) -> None:
        self.text, self.at = text, at
        self.rows: list[tuple[str, Offsets, str]] = []
        self.parts: list[tuple[str, Offsets]] = []  # of the claim now open
        self.tag = ""
        self.start = self.depth = self.braces = self.inside = 0
        self.ampersands = 0
        self.fresh = True  # nothing of this row was kept yet
        self.columns = True  # every second & parts columns
        self.layouts: set[str] = set()

    def take(self, token: re.Match[str]) -> None:
        """Count one token, and cut where it parts claims."""
        piece, begin, end = token.group(), token.start(), token.end()
        if piece[0] != "\\":
            self._bracket(piece, begin, end)
        elif token.group(1):
            self._begin(token.group(1), begin, end)
        elif token.group(2):
            self._end(token.group(2), begin, end)
        elif self.inside:
            return
        elif piece.startswith("\\tag"):
            self._skip(begin, end)
            self.tag = (token.group(3) or "").strip()
        elif self.braces == 0:
            self._command(piece, begin, end)

    def _bracket(self, piece: str, begin: int, end: int) -> None:
        if piece in "{}":
            self.braces += 1 if piece == "{" else -1
        elif piece in "([":
            self.depth += 1
        elif piece in ")]":
            self.depth -= 1
        elif self.inside or self.braces:
            return
        elif piece == "&":
            self.ampersands += 1
            self.close(begin, joins=not self.columns or self.ampersands % 2 == 1)
            self.start = end
        elif self.depth == 0:
            self.close(begin)
            self.start = end

    def _begin(self, name: str, begin: int, end: int) -> None:
        """A layout environment is taken off; any other is kept whole."""
        tabular = (
            name == "array"
            and not self.text[:begin].strip()
            and _TABULAR.search(self.text, end) is not None
        )
        if self.inside or not (name in LAYOUT or tabular):
            self.inside += 1
            return
        if name in ("alignat", "alignedat", "array", "IEEEeqnarray"):  # {2}, {rcl}
            end = self.text.find("}", end) + 1 or end
        self._skip(begin, end)
        self.columns = name not in ("array", "eqnarray", "IEEEeqnarray")
        self.layouts.add(name)
        self.fresh, self.ampersands = True, 0

    def _end(self, name: str, begin: int, end: int) -> None:
        if self.inside:
            self.inside -= 1
        elif name in LAYOUT or name in self.layouts:
            self._skip(begin, end)

    def _command(self, piece: str, begin: int, end: int) -> None:
        if piece.startswith("\\\\") or piece == "\\newline":
            self.close(begin)
            self.start, self.depth, self.ampersands, self.fresh = end, 0, 0, True
        elif piece.startswith("\\text") and "{" in piece:
            if self.depth == 0 and self.text[self.start : begin].strip():
                self.close(begin)
                self.start = begin
        elif piece in _WIDE:
            if self.depth == 0 and not _still_open(self.text, self.start, begin):
                self.close(begin)
                self.start = end
        elif piece.startswith(_INVISIBLE):
            self._skip(begin, end)

    def _skip(self, begin: int, end: int) -> None:
        """Leave out text[begin:end]; the claim goes on behind it."""
        self.close(begin, joins=True)
        self.start = end

    def close(self, end: int, joins: bool = False) -> None:
        """End the stretch at `end`; `joins` keeps it as a part of the claim that goes on."""
        if self.text[self.start : end].strip():
            part = cut(self.text, self.at, self.start, end)
            goes_on = self.fresh and not self.parts and self.rows
            if goes_on and _continues(self.rows[-1][0], part[0], self.ampersands):
                text, at, tag = self.rows.pop()
                self.parts, self.tag = [(text, at)], self.tag or tag
            self.parts.append(part)
            self.fresh = False
        if joins or not (self.parts or self.tag):
            return
        nothing: tuple[str, Offsets] = ("", self.at if isinstance(self.at, int) else [])
        text, at = join(self.parts) if self.parts else nothing
        self.rows.append((text, at, self.tag))
        self.parts, self.tag = [], ""


def _still_open(text: str, start: int, end: int) -> bool:
    """Whether a gap stands before anything was said (`&\\quad + c`) or behind an operator."""
    if end - start > _FAR:  # what is so long has said something
        return _DANGLING.search(text, end - 20, end) is not None
    before = text[start:end]
    return not LEFT.sub("", before) or _DANGLING.search(before) is not None


def _continues(before: str, row: str, ampersands: int) -> bool:
    """Whether a row goes on with the expression of the row before: `a = b \\\\ + c`, `a = b + \\\\
    c`."""
    bare = LEFT.match(row)
    begin = bare.end() if bare else 0
    if OPERATOR.match(row, begin):
        return True
    if row[begin : begin + 1] in ("-", "−") and ampersands:
        return True
    return _DANGLING.search(before) is not None and not signs.leading(row, begin)[0]
