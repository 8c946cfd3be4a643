"""inline: the words, formulas and code of one passage of Markdown or plain text.

Delimiters: `$…$`, `$$…$$`, `\\(…\\)`, `\\[…\\]`, `\\begin{…}…\\end{…}`, backticks. Emphasis, links,
tags and entities are painted over. A dollar opens a formula only if another closes it in the same
passage as mathematics would: "costs $5 and $6" is prose.
"""

from __future__ import annotations

from handgrad.late import late
from handgrad.read.pieces.markup import entity, tag
from handgrad.read.pieces.rows import LAYOUT
from handgrad.read.pieces.sheet import Aside, Piece, Sheet

_TOKEN = late(
    r"\\\\[\[(]|\\\\|\\[\[\](){}$`*_]|\\begin\s*\{([A-Za-z]+\*?)\}|\$\$?|`+|<!--|</?[A-Za-z][^<>\n]{0,300}>|&#?[A-Za-z0-9]{1,31};"
    r"|\{[{%][^{}\n]{0,200}[}%]\}|\*+|_+|!?\[|\]\([^()\s]*(?:\s\"[^\"\n]*\")?\)(?:\{[^{}\n]{0,200}\})?"
)
_URL = late(r"\]\((?=[^()\s]*[A-Za-z#/])")
_MATHS = late(r"[=\\^_<>+*/≈]|^-?[\d.]+$|^[A-Za-z]$")


class Inline:
    """Scans passages of one sheet; closing delimiters are looked up once, so that hostile pages
    stay linear."""

    def __init__(self, sheet: Sheet, emphasis: bool = True, source: str | None = None) -> None:
        self.sheet = sheet
        self.source = sheet.source if source is None else source
        self.emphasis = emphasis
        self._missing: dict[str, int] = {}
        self.asides: list[Aside] = []  # comments inside passages that speak to handgrad

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces of source[start:end]."""
        source, sheet = self.source, self.sheet
        cuts: list[
            tuple[str, int, int, int, int]
        ] = []  # kind, inside start and end, outside start and end
        stars: list[tuple[int, int, str]] = []
        at = start
        while True:
            token = _TOKEN.search(source, at, end)
            if token is None:
                break
            begin, at = token.start(), token.end()
            text = token.group()
            first = text[0]
            found: tuple[str, int, int, int, int] | None = None
            if first == "$":
                found = self._dollar(text, begin, end)
            elif text in (r"\[", r"\(", r"\\[", r"\\("):
                closing = text.replace("[", "]").replace("(", ")")
                close = self._find(closing, at, end)
                if close >= 0:
                    kind = "display" if text[-1] == "[" else "math"
                    found = (kind, at, close, begin, close + len(closing))
            elif token.group(1):
                found = self._environment(token.group(1), begin, at, end)
            elif first == "`":
                found = self._backticks(text, begin, end)
            elif first == "<":
                at = self._tag(text, begin, at, end)
            elif first == "&":
                entity(sheet, text, begin)
            elif first == "\\":
                if text in (r"\*", r"\_", r"\$", r"\{", r"\}", r"\`"):
                    sheet.paint(begin, at, text[1])
                elif text == r"\\":
                    sheet.blank(begin, at)
            elif first == "{":
                sheet.blank(begin, at)
            elif first in "*_":
                if self.emphasis:
                    self._star(text, begin, at, start, end, stars)
            elif text[-1] == "[":
                if first == "!":
                    sheet.blank(begin, at)
            elif self.emphasis and _URL.match(text):
                sheet.blank(begin, at)
                opening = source.rfind("[", start, begin)
                if opening >= 0:
                    sheet.blank(opening, opening + 1)
            if found is not None:
                cuts.append(found)
                at = found[4]
        return self._cut(cuts, start, end)

    def _cut(
        self, cuts: list[tuple[str, int, int, int, int]], start: int, end: int
    ) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        at = start
        for kind, inside, inside_end, outside, outside_end in cuts:
            if outside > at:
                pieces.append(self.sheet.piece("words", at, outside))
            pieces.append(self.sheet.piece(kind, inside, inside_end, (outside, outside_end)))
            at = outside_end
        if at < end:
            pieces.append(self.sheet.piece("words", at, end))
        return tuple(pieces)

    # -- formulas and code

    def _dollar(self, text: str, begin: int, end: int) -> tuple[str, int, int, int, int] | None:
        source = self.source
        if text == "$$":
            close = self._find("$$", begin + 2, end)
            if close < 0:
                return None
            return ("display", begin + 2, close, begin, close + 2)
        close = begin
        while True:
            close = self._find("$", close + 1, end)
            if close < 0:
                return None
            if source[close - 1] != "\\":
                break
        inside = source[begin + 1 : close]
        if not inside.strip() or "\n\n" in inside or source[close : close + 2] == "$$":
            return None
        spaced = inside[0].isspace(), inside[-1].isspace()
        if any(spaced) and not (all(spaced) and _MATHS.search(inside)):
            if not _MATHS.search(inside) or (inside[0].isdigit() and inside[-1].isspace()):
                return None
        if (source[close + 1 : close + 2].isdigit() and inside[-1].isspace()) or (
            inside[0].isdigit() and source[close + 1 : close + 2].isdigit()
        ):
            return None
        if inside.startswith("[\n") and inside.endswith(
            "\n]"
        ):  # \\[ … \\] that lost its backslashes
            return ("display", begin + 2, close - 1, begin, close + 1)
        return ("math", begin + 1, close, begin, close + 1)

    def _environment(
        self, name: str, begin: int, at: int, end: int
    ) -> tuple[str, int, int, int, int] | None:
        ending = f"\\end{{{name}}}"
        close = self._find(ending, at, end)
        if close < 0:
            return None
        stop = close + len(ending)
        if (
            name.rstrip("*") not in LAYOUT
            and "matrix" not in name
            and name not in ("cases", "array")
        ):
            return None
        return ("display", begin, stop, begin, stop)

    def _backticks(self, text: str, begin: int, end: int) -> tuple[str, int, int, int, int] | None:
        at = begin + len(text)
        close = at
        while True:
            close = self._find(text, close, end)
            if close < 0:
                return None
            after = close + len(text)
            if self.source[after : after + 1] != "`" and self.source[close - 1] != "`":
                break
            while after < end and self.source[after] == "`":
                after += 1
            close = after
        if self.source[at : at + 1] == "$" and self.source[close - 1] == "$" and close - at > 2:
            return (
                "math",
                at + 1,
                close - 1,
                begin,
                close + len(text),
            )  # GitLab's $`…`$ the other way round
        return ("code", at, close, begin, close + len(text))

    def _find(self, what: str, at: int, end: int) -> int:
        """Where `what` stands next before `end`; what was once missing to the end of the page is
        not looked for again."""
        if self._missing.get(what, len(self.source) + 1) <= at:
            return -1
        found = self.source.find(what, at, end)
        if found < 0 and self.source.find(what, end) < 0:
            self._missing[what] = at
        return found

    # -- markup of words

    def _tag(self, text: str, begin: int, at: int, end: int) -> int:
        if text == "<!--":
            close = self._find("-->", at, end)
            stop = close + 3 if close >= 0 else at
            if close >= 0 and self.source.find("handgrad", at, close) >= 0:
                self.asides.append(Aside(self.source[at:close], at))
            self.sheet.blank(begin, stop)
            return stop
        tag(self.sheet, text, begin)
        return at

    def _star(
        self,
        text: str,
        begin: int,
        at: int,
        start: int,
        end: int,
        stars: list[tuple[int, int, str]],
    ) -> None:
        """Paint over emphasis; `0.5*1` and `w_1` are none."""
        before = self.source[begin - 1] if begin > start else " "
        after = self.source[at] if at < end else " "
        tight_left, tight_right = not before.isspace(), not after.isspace()
        single = len(text) == 1
        if text[0] == "_" and before.isalnum() and (after.isalnum() or after in "{(^"):
            return
        if single and tight_left and tight_right and (before.isalnum() or before in ")]}") and (
            after.isalnum() or after in "([{\\-−√.<"
        ) and not (stars and stars[-1][2] == text and after == "<"):  # fmt: skip
            return
        power = before.isdigit() or (before in ")]" and not (stars and stars[-1][2] == text))
        if text == "**" and power and (after.isdigit() or after in "(-"):
            return
        if not tight_left and not tight_right:
            return
        if tight_left and stars and stars[-1][2] == text:
            opened = stars.pop()
            self.sheet.paint(opened[0], opened[1])
            self.sheet.paint(begin, at)
        elif tight_right and (not tight_left or not (before.isalnum() and single)):
            stars.append((begin, at, text))
