"""errors: what can go wrong, said so that a tired student understands it at midnight.

Three different things must not be mixed up: a *finding* (somebody's work differs from ours: data,
never raised), an *error* (we cannot go on: raised, one of the classes below), and a *bug* (an
assertion).

A message has four parts: what we met, where (line and caret), what was expected, what to do.
"""

from __future__ import annotations


class HandgradError(Exception):
    """The root of everything handgrad raises on purpose.

    message   what we met, one sentence
    source    the whole text in which it was met, if there is one
    start,end offsets of the offending piece in `source` (end is exclusive)
    expected  what would have been accepted
    hint      what to do
    path      the file, if there is one
    """

    def __init__(
        self,
        message: str,
        *,
        source: str | None = None,
        start: int = 0,
        end: int | None = None,
        expected: str = "",
        hint: str = "",
        path: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        self.start = start
        self.end = start + 1 if end is None else end
        self.expected = expected
        self.hint = hint
        self.path = path

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the fault, counted from 1 in code points; (0, 0) where there is no
        text."""
        if self.source is None:
            return (0, 0)
        before = self.source[: self.start]
        return (before.count("\n") + 1, self.start - (before.rfind("\n") + 1) + 1)

    def __str__(self) -> str:
        where = self.path
        lines = []
        if self.source is not None:
            row, column = self.place
            where = f"{where}:{row}:{column}" if where else f"line {row}, column {column}"
        lines.append(f"{where}: {self.message}" if where else self.message)
        if self.source is not None:
            begin = self.source.rfind("\n", 0, self.start) + 1
            stop = self.source.find("\n", self.start)
            text = self.source[begin : stop if stop >= 0 else len(self.source)]
            at = self.start - begin
            if at > 60:  # keep the caret on the screen
                text, at = "…" + text[at - 40 :], 41
            if len(text) > 100:
                text = text[:99] + "…"
            width = max(1, min(self.end - self.start, len(text) - at))
            lines += [f"  │ {text.expandtabs(1)}", f"  │ {' ' * at}{'^' * width}"]
        if self.expected:
            lines.append(f"  expected {self.expected}")
        if self.hint:
            lines.append(f"  {self.hint}")
        return "\n".join(lines)


class ReadError(HandgradError):
    """A formula or a page that cannot be read."""


class ProblemError(HandgradError):
    """A problem file that cannot be used."""


class UnknownName(HandgradError):
    """A name nobody defined."""


class ShapeError(HandgradError):
    """Arrays whose shapes do not fit together."""


class DomainError(HandgradError):
    """A function outside its domain: a logarithm of a negative number, a division by zero."""


class NoDerivative(HandgradError):
    """An operation whose derivative was asked for and does not exist. Never silently zero."""


class LimitReached(HandgradError):
    """A documented limit of size, depth or precision was met: the answer is missing, not wrong."""


class MissingExtra(HandgradError):
    """An optional library is needed and not installed."""


def nearest(name: str, known: list[str]) -> str:
    """A hint naming the known name most like `name`, or an empty string."""
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1, cutoff=0.6)
    return f"did you mean {close[0]}?" if close else ""
