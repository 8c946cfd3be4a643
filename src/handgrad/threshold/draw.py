"""draw: the rows of a function as the corners of a segment, a square or a cube, and the lines or
planes that separate them, as SVG.

A filled corner has output 1. A unit's line is where its net input is 0; in the plane the side on
which it fires is shaded. Colours follow the page: ink is `currentColor`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import atan2

from handgrad.threshold.certificate import Certificate
from handgrad.threshold.function import Function, row
from handgrad.threshold.unit import Unit

SIDE, EDGE = 200.0, 60.0  # of the square, and the room around it
COLOURS = ("#1f5fbf", "#c2410c", "#0b6b3a", "#7c3aed")
REACH = 0.28  # how far beyond the corners a line is drawn

Point = tuple[float, ...]
Flat = tuple[float, float]


def draw(
    f: Function,
    units: Sequence[Unit] = (),
    certificate: Certificate | None = None,
    inputs: Sequence[str] = (),
    bipolar: bool = False,
) -> str:
    """The drawing of a function of at most three inputs. Raises ValueError for more.

    units         units over the inputs, each drawn as its line or plane
    bipolar       the corners are −1 and 1
    certificate   drawn as the segments that cross

    >>> draw(Function(2, 0b1000)).count("<circle")
    4
    """
    if not 1 <= f.n <= 3:
        raise ValueError(f"{f.n} inputs cannot be drawn")
    names = inputs or [f"x{i + 1}" for i in range(f.n)]
    parts = [*_sides(f.n), *_axes(f.n, names)]
    for k, unit in enumerate(units):
        parts += _plane(unit, COLOURS[k % len(COLOURS)])
    if certificate is not None:
        parts += _segments(certificate)
    low = "−1" if bipolar else "0"
    for r in range(f.size):
        parts += _corner(row(r, f.n), f.bits >> r & 1, low)
    high = SIDE + 2 * EDGE if f.n > 1 else 2 * EDGE
    wide = SIDE + 2 * EDGE + (SIDE * 0.4 if f.n == 3 else 0)
    high += SIDE * 0.3 if f.n == 3 else 0
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {high:.0f}" '
        f'width="{wide:.0f}" height="{high:.0f}" font-family="system-ui, sans-serif" '
        'font-size="13" fill="currentColor" role="img">'
    )
    return "\n".join([head, "<title>Rows and separation</title>", *parts, "</svg>"])


def place(point: Point) -> Flat:
    """Where a point of the unit cube is drawn: x₁ to the right, x₂ up, x₃ into the page."""
    x, y, z = (*point, 0.0, 0.0)[:3]
    left = EDGE + SIDE * (x + 0.4 * z)
    if len(point) == 1:
        return left, EDGE
    base = EDGE + SIDE * (1.3 if len(point) == 3 else 1.0)
    return left, base - SIDE * (y + 0.3 * z)


def _sides(n: int) -> list[str]:
    """The edges of the segment, square or cube; those behind are dashed."""
    found = []
    for r in range(1 << n):
        for i in range(n):
            a = row(r, n)
            if not a[i]:
                b = (*a[:i], 1, *a[i + 1 :])
                hidden = n == 3 and a[0] + a[1] == 0 and i == 2
                hidden = hidden or (n == 3 and a[2] == 1 and b[:2] in ((1, 0), (0, 1)))
                style = ' stroke-dasharray="4 4"' if hidden else ""
                found.append(
                    _line(place(a), place(b), f'stroke="currentColor" opacity=".35"{style}')
                )
    return found


def _axes(n: int, names: Sequence[str]) -> list[str]:
    """The names of the inputs where their axes end."""
    ends: list[Point] = [tuple(1.0 if j == i else 0.0 for j in range(n)) for i in range(n)]
    shifts = ((30.0, 5.0), (-34.0, -16.0), (14.0, -14.0))
    found = []
    for end, name, (dx, dy) in zip(ends, names, shifts, strict=False):
        x, y = place(end)
        at = f'x="{x + dx:.1f}" y="{y + dy:.1f}"'
        found.append(f'<text {at} font-style="italic">{subscripted(name)}</text>')
    return found


def subscripted(name: str) -> str:
    """x1 with its number below."""
    base = name.rstrip("0123456789").rstrip("_")
    rest = name[len(base) :].lstrip("_")
    return f'{base}<tspan dy="4" font-size="10">{rest}</tspan>' if rest else base


def _corner(at: tuple[int, ...], output: int, low: str) -> list[str]:
    x, y = place(at)
    fill = "currentColor" if output else "var(--paper, #fff)"
    label = "(" + ", ".join("1" if v else low for v in at) + ")"
    below = at[1] == 0 if len(at) > 1 else True
    dy = 24 if below else -13
    return [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" fill="{fill}" stroke="currentColor" '
        'stroke-width="2"/>',
        f'<text x="{x:.1f}" y="{y + dy:.1f}" text-anchor="middle" opacity=".75">{label}</text>',
    ]


def _plane(unit: Unit, colour: str) -> list[str]:
    """Where the net input is 0, and the side on which the unit fires."""
    w = [float(v.p) / float(v.q) for v in unit.weights]
    b = float(unit.bias.p) / float(unit.bias.q)
    if unit.bipolar:  # x = 2u − 1
        w, b = [2 * v for v in w], b - sum(w)
    low, high = (-REACH, 1 + REACH) if unit.n < 3 else (0.0, 1.0)
    if unit.n == 1:
        if not w[0] or not low <= -b / w[0] <= high:
            return []
        (x, y) = place((-b / w[0],))
        return [_line((x, y - 30), (x, y + 30), f'stroke="{colour}" stroke-width="2.5"')]
    if unit.n == 2:
        box = [(low, low), (high, low), (high, high), (low, high)]
        fires = _clipped(box, w, b)
        ends = [p for p in fires if abs(w[0] * p[0] + w[1] * p[1] + b) < 1e-9]
        found = [_polygon([place(p) for p in fires], f'fill="{colour}" opacity=".12"')]
        if len(ends) >= 2:
            found.append(
                _line(place(ends[0]), place(ends[1]), f'stroke="{colour}" stroke-width="2.5"')
            )
        return found if fires else []
    corners = _crossing(w, b)
    if len(corners) < 3:
        return []
    style = f'fill="{colour}" fill-opacity=".18" stroke="{colour}" stroke-width="2"'
    return [_polygon(_around([place(p) for p in corners]), style)]


def _clipped(box: list[Flat], w: Sequence[float], b: float) -> list[Flat]:
    """The part of a convex polygon where w·x + b ≥ 0."""
    found: list[Flat] = []
    for p, q in pairwise([*box, box[0]]):
        zp, zq = w[0] * p[0] + w[1] * p[1] + b, w[0] * q[0] + w[1] * q[1] + b
        if zp >= 0:
            found.append(p)
        if (zp > 0 > zq) or (zp < 0 < zq):
            t = zp / (zp - zq)
            found.append((p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])))
    return found


def _crossing(w: Sequence[float], b: float) -> list[Point]:
    """Where a plane meets the edges of the cube."""
    found: list[Point] = []
    for r in range(8):
        a = row(r, 3)
        za = sum(v * x for v, x in zip(w, a, strict=True)) + b
        if abs(za) < 1e-9:
            found.append(tuple(map(float, a)))
        for i in range(3):
            if not a[i] and w[i]:
                t = -za / w[i]
                if 1e-9 < t < 1 - 1e-9:
                    found.append(tuple(t if j == i else float(a[j]) for j in range(3)))
    return found


def _around(points: list[Flat]) -> list[Flat]:
    """The corners of a convex polygon in turn."""
    cx = sum(x for x, _ in points) / len(points)
    cy = sum(y for _, y in points) / len(points)
    return sorted(points, key=lambda p: atan2(p[1] - cy, p[0] - cx))


def _segments(certificate: Certificate) -> list[str]:
    """The segments between the rows of either side, and the point where they meet."""
    found = []
    for side, style in ((certificate.true, ""), (certificate.false, ' stroke-dasharray="6 5"')):
        points = [place(r) for r, _ in side]
        for a, b in pairwise(points):
            found.append(_line(a, b, f'stroke="{COLOURS[1]}" stroke-width="2"{style}'))
    x, y = place(tuple(float(v.p) / float(v.q) for v in certificate.point))
    found.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{COLOURS[1]}"/>')
    return found


def _line(a: Flat, b: Flat, style: str) -> str:
    return f'<line x1="{a[0]:.1f}" y1="{a[1]:.1f}" x2="{b[0]:.1f}" y2="{b[1]:.1f}" {style}/>'


def _polygon(points: Sequence[Flat], style: str) -> str:
    return f'<polygon points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" {style}/>'
