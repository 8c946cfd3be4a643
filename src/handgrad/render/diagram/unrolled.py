"""unrolled: a recurrent network written out over a few steps, one row for each recurrence."""

from __future__ import annotations

import msgspec

from handgrad.render.diagram import svg

STEPS = 3
ROW = 92.0
HIGH = 44.0
EDGE = 26.0
PORT = 34.0


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """One recurrence.

    name       the letters of what is carried: 'h, c'
    reads      what comes in at every step: 'x'
    gives      what goes out at every step, '' if nothing does
    direction  1 from the first step on, −1 from the last one back
    after      how many steps it begins behind the others: a decoder waits for its encoder
    below      rows of the recurrences whose states it reads at every step
    """

    name: str
    reads: tuple[str, ...] = ()
    gives: str = ""
    direction: int = 1
    after: int = 0
    below: tuple[int, ...] = ()


def unrolled(tracks: tuple[Track, ...], caption: str) -> str:
    """The tracks as SVG, three steps each.

    >>> unrolled((Track(name="h", reads=("x",), gives="o"),), "").count("<rect")
    9
    """
    plan = Plan(tracks)
    parts: list[str] = []
    for row, track in enumerate(tracks):
        parts += plan.carried(row)
        for step in range(STEPS):
            x, y = plan.x(track.after + step), plan.y(row)
            for other in track.below:
                side = 16 if track.reads else 0
                under, over = plan.y(other) - HIGH / 2, y + HIGH / 2 + 2
                parts.append(svg.straight(x + side, under, x + side, over))
            label = ", ".join(letter + below(step + 1) for letter in track.name.split(", "))
            parts.append(svg.box(x, y, plan.wide, HIGH, label, "state"))
            parts += plan.read(row, step)
            if track.gives:
                out = plan.top - PORT
                parts.append(svg.box(x, out, 44, PORT - 4, track.gives + below(step + 1), "output"))
                parts.append(svg.straight(x, y - HIGH / 2, x, out + PORT / 2))
    last = max(track.after for track in tracks) + STEPS
    return svg.drawing(plan.x(last - 1) + plan.wide / 2 + plan.margin, plan.height, parts, caption)


class Plan:
    """Where rows, columns and margins are."""

    def __init__(self, tracks: tuple[Track, ...]) -> None:
        self.tracks = tracks
        letters = max(len(track.name) for track in tracks)
        self.wide = max(64.0, letters * 13 + 24.0)
        self.margin = letters * 10 + 62.0
        self.top = EDGE + (PORT + 22 if any(track.gives for track in tracks) else 0)
        ports = PORT if any(track.reads for track in tracks) else 0
        self.height = self.top + len(tracks) * ROW + ports + 6
        self.drawn: set[tuple[str, int]] = set()

    def x(self, step: int) -> float:
        """The middle of a column."""
        return self.margin + self.wide / 2 + step * (self.wide + 52)

    def y(self, row: int) -> float:
        """The middle of a row; the first one is the lowest."""
        return self.top + (len(self.tracks) - 1 - row) * ROW + HIGH / 2

    def carried(self, row: int) -> list[str]:
        """The arrows along a row, with what it begins with."""
        track, y = self.tracks[row], self.y(row)
        forth = track.direction
        parts = []
        for step in range(STEPS):
            edge = self.x(track.after + step) - forth * (self.wide / 2 + 2)
            first = step == (0 if forth > 0 else STEPS - 1)
            if first and track.after:
                rows = [i for i, t in enumerate(self.tracks) if t.after < track.after]
                from_x = self.x(track.after - 1) + self.wide / 2
                parts.append(svg.through([(from_x, self.y(rows[-1])), (edge, y)], True))
                continue
            start = edge - forth * 48
            parts.append(svg.straight(start, y, edge, y))
            if first:
                zero = below(0 if forth > 0 else STEPS + 1)
                label = ", ".join(letter + zero for letter in track.name.split(", "))
                anchor = "end" if forth > 0 else "start"
                parts.append(svg.words(start - forth * 5, y + 5, label, 13, anchor))
        return parts

    def read(self, row: int, step: int) -> list[str]:
        """What comes in from below; what a lower row reads too is led round its cell."""
        track = self.tracks[row]
        x, y = self.x(track.after + step), self.y(row)
        low = self.height - PORT / 2 - 4
        parts = []
        for number, letter in enumerate(track.reads):
            at = x + (number - (len(track.reads) - 1) / 2) * 46
            if (letter, track.after + step) in self.drawn:
                side = x - self.wide / 2 - 10
                stop = (x - self.wide / 2 + 8, y + HIGH / 2 + 2)
                parts.append(svg.round_about((at - 20, low), side, stop))
                continue
            self.drawn.add((letter, track.after + step))
            parts.append(svg.box(at, low, 40, PORT - 4, letter + below(step + 1), "input"))
            end = x + (at - x) / 3
            parts.append(svg.straight(at, low - PORT / 2 + 2, end, y + HIGH / 2 + 2))
        return parts


def below(number: int) -> str:
    """A number as a subscript.

    >>> below(10)
    '₁₀'
    """
    return "".join("₀₁₂₃₄₅₆₇₈₉"[int(digit)] for digit in str(number))
