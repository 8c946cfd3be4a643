"""siunitx: `\\num{1.2e-3}`, `\\qty{0.5}{\\volt}`, `\\SI`, `\\unit` as plain mathematics.

A unit is left out where it changes no value. With a prefix (`\\milli`) it would: such a quantity
stays as it is, unread rather than misread.
"""

from __future__ import annotations

from handgrad.late import late
from handgrad.read.pieces.sheet import Offsets

_COMMAND = late(
    r"\\(?:num|(SI|qty)|(si|unit))(?![A-Za-z])(?:\[[^\[\]]*\])?\{([^{}]*)\}"
    r"(?:\{((?:[^{}]|\{[^{}]*\})*)\})?"
)
# A quantity whose number is not to be taken alone.
_SCALED = late(
    r"\\(?:kilo|mega|giga|tera|milli|micro|nano|pico|centi|deci|deca|hecto|minute|hour|day|degree"
    r"|celsius|degreeCelsius|of|square|cubic|squared|cubed|per|percent)(?![a-z])|[^\\A-Za-z\s.{}~]"
    r"|\b(?:[kMGTmunpcdµ][A-Za-z]|min|h|d)\b"
)


def plain(text: str, at: Offsets) -> tuple[str, Offsets]:
    """A formula without siunitx commands; numbers keep their places.

    >>> plain(r"\\num{1.2e-3} + \\qty{2}{\\volt}", 0)[0]
    '1.2e-3 + 2'
    """
    parts: list[str] = []
    places: list[int] = []
    offsets = list(range(at, at + len(text))) if isinstance(at, int) else at
    last = 0
    for found in _COMMAND.finditer(text):
        unit = found[3] if found[2] else found[4] if found[1] else ""
        end = found.end() if found[1] or found[2] else found.end(3) + 1
        percent = (unit or "").strip() == "\\percent"
        if unit and not percent and _SCALED.search(unit):
            continue
        parts.append(text[last : found.start()])
        places += offsets[last : found.start()]
        if not found[2]:
            parts.append(found[3])
            places += offsets[found.start(3) : found.end(3)]
        if percent:
            parts.append("\\%")
            places += [offsets[found.start()]] * 2
        last = end
    return "".join(parts) + text[last:], places + offsets[last:]
