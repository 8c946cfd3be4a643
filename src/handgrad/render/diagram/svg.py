"""svg: the few shapes our pictures are made of."""

from __future__ import annotations

from html import escape

TINTS = {
    "input": "#3b7dd8",
    "draw": "#b7791f",
    "state": "#8a63d2",
    "line": "#6b7686",
    "output": "#2f9e62",
}
_HEAD = (
    '<marker id="tip" viewBox="0 0 8 8" refX="7.2" refY="4" markerWidth="7" markerHeight="7" '
    'orient="auto"><path d="M0 .6 7.4 4 0 7.4Z" fill="currentColor"/></marker>'
)


def drawing(width: float, height: float, parts: list[str], caption: str) -> str:
    """The whole picture.

    >>> drawing(10, 10, [], "nothing").startswith('<svg xmlns=')
    True
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" style="max-width:100%;height:auto" role="img" '
        f'aria-label="{escape(caption)}" color="#555d6b" '
        f'font-family="system-ui, sans-serif" font-size="15"><defs>{_HEAD}</defs>\n'
        + "\n".join(parts)
        + "\n</svg>"
    )


def box(x: float, y: float, w: float, h: float, label: str, kind: str, note: str = "") -> str:
    """A box round a label, its middle at (x, y); inputs are round, states have a dashed edge."""
    tint = TINTS[kind]
    dash = ' stroke-dasharray="5 3"' if kind == "state" else ""
    corner = h / 2 if kind in ("input", "draw", "state") else 6
    title = f"<title>{escape(note)}</title>" if note else ""
    return (
        f'<g>{title}<rect x="{x - w / 2:g}" y="{y - h / 2:g}" width="{w:g}" height="{h:g}" '
        f'rx="{corner:g}" fill="{tint}" fill-opacity=".14" stroke="{tint}"{dash}/>'
        f"{words(x, y + 5, label)}</g>"
    )


def words(x: float, y: float, text: str, size: float = 15, anchor: str = "middle") -> str:
    """A line of text."""
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{size:g}" '
        f'fill="currentColor">{escape(_spelled(text))}</text>'
    )


def through(stops: list[tuple[float, float]], dashed: bool = False) -> str:
    """An arrow through several places, level at each of them."""
    (x, y), *rest = stops
    way = [f"M{x:g} {y:g}"]
    for x2, y2 in rest:
        bend = max(18.0, abs(x2 - x) / 2)
        way.append(f"C{x + bend:g} {y:g} {x2 - bend:g} {y2:g} {x2:g} {y2:g}")
        x, y = x2, y2
    dash = ' stroke-dasharray="5 3"' if dashed else ""
    return (
        f'<path d="{"".join(way)}" fill="none" stroke="currentColor" opacity=".75"{dash} '
        'marker-end="url(#tip)"/>'
    )


def straight(x1: float, y1: float, x2: float, y2: float, dashed: bool = False) -> str:
    """A straight arrow."""
    dash = ' stroke-dasharray="5 3"' if dashed else ""
    return (
        f'<path d="M{x1:g} {y1:g}L{x2:g} {y2:g}" fill="none" stroke="currentColor" '
        f'opacity=".75"{dash} marker-end="url(#tip)"/>'
    )


def round_about(start: tuple[float, float], side: float, stop: tuple[float, float]) -> str:
    """An arrow that goes up beside what stands in its way."""
    (x, y), (x2, y2) = start, stop
    return (
        f'<path d="M{x:g} {y:g}C{side:g} {y:g} {side:g} {y - 30:g} {side:g} {(y + y2) / 2:g}'
        f'S{side:g} {y2 + 14:g} {x2:g} {y2:g}" fill="none" stroke="currentColor" opacity=".75" '
        'marker-end="url(#tip)"/>'
    )


def _spelled(text: str) -> str:
    """Arrows above a letter stand behind it: few fonts can put them there."""
    return text.replace("\u20d7", "→").replace("\u20d6", "←")
