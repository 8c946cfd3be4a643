"""desk: what lies ready while a page is read: how to read, the chains so far, the scope reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handgrad.document import Directive, Unreadable
from handgrad.errors import ReadError
from handgrad.late import late
from handgrad.notation import Kind, Span
from handgrad.read.pieces.scope import Scopes
from handgrad.read.pieces.sheet import Offsets, cut, place
from handgrad.read.pieces.statements import Reading, Statement, statements, whole
from handgrad.read.pieces.stitch import Stitcher

_STEP = late(r"\s*([tτkn])\s*=\s*([0-9]{1,4})\s*(?==|≈|\\approx)")


if TYPE_CHECKING:
    from handgrad.read.pieces.macros import Macro

# Without any of these a formula has neither definitions nor siunitx.
_EXPANDED = ("\\num", "\\SI", "\\si{", "\\qty", "\\unit", "command", "\\def", "\\Declare", "\\let")


class Desk:
    """The state of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.stitcher = Stitcher()
        self.scopes = Scopes()
        self.directives: list[Directive] = []
        self.title = ""
        self.macros: dict[str, Macro] = {}
        self.cells: list[Span] = []

    def read(self, text: str, at: Offsets, kind: str) -> list[Statement]:
        """The statements of a formula."""
        language = "latex" if kind in ("math", "display") else "plain"
        if "\\" in text and (self.macros or any(word in text for word in _EXPANDED)):
            try:
                text, at = self._written_out(text, at)
            except ReadError as error:
                span = (place(at, 0), place(at, len(text) - 1) + 1)
                block = Unreadable(span=span, text=text[:200], reason=error.message)
                self.stitcher.block(block)
                return []
        return statements(text, at, language, self.reading)

    def _written_out(self, text: str, at: Offsets) -> tuple[str, Offsets]:
        """A formula without macros of the page and without siunitx."""
        from handgrad.read.pieces import macros, siunitx

        text, at = macros.taken_out(text, at, self.macros)
        if self.macros:
            text, at = macros.written_out(text, at, self.macros)
        return siunitx.plain(text, at)

    def add(self, one: Statement, context: str, display: bool, loose: bool) -> None:
        """Put a statement on the page, under the step it names itself or the scope reached."""
        self.stitcher.add(one, self.scopes.with_step(one.step), context, display, loose)

    def lead(self, lead: tuple[str, str]) -> None:
        """A lead such as "t = 2:" begins a stretch of its own."""
        self.stitcher.cut()
        self.scopes.lead(*lead)

    def math(self, text: str, at: Offsets, kind: str, parts: list[str | Kind]) -> None:
        """A formula between delimiters; its statements also become parts of the sentence."""
        text, at, step = self.stepped(text, at, self.stitcher.ends_in_word())
        read = self.read(text, at, kind)
        if step is not None and read:
            read[0].step = step
        for one in read:
            self.add(one, "math", kind == "display", False)
            parts += [whole(one) if one.links else one.bare, ", "]
        if read:
            parts.pop()
        else:
            parts.append(text)

    def stepped(
        self, text: str, at: Offsets, worded: bool
    ) -> tuple[str, Offsets, tuple[str, str] | None]:
        """ "Error at t = 1 = |…|": the words go on into `t = 1`, which is no link of the chain."""
        found = _STEP.match(text) if worded else None
        if found is None:
            return text, at, None
        step = (found.group(1), found.group(2))
        self.stitcher.words(f" {step[0]} = {step[1]}")
        return (*cut(text, at, found.end(), len(text)), step)
