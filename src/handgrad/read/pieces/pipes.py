"""pipes: the cells of one line of a pipe table."""

from __future__ import annotations

import re

_RULE = re.compile(r"\s*\|?[\s:|+-]*-[\s:|+-]*$")
_CELL = re.compile(r"\$[^$\n]*\$|`[^`\n]*`|\\\||\|")


def is_rule(line: str) -> bool:
    """Whether a line is the rule below a header: `|---|:--:|`."""
    return _RULE.match(line) is not None and ("|" in line or "+" in line) and "-" in line


def cells(line: str, start: int) -> list[tuple[int, int]]:
    """Offsets of the cells of a line, blanks at their ends left out; a bar in a formula or code
    parts no cells."""
    bounds = [0]
    for found in _CELL.finditer(line):
        if found.group() == "|":
            bounds += [found.start(), found.end()]
    bounds.append(len(line))
    result = []
    pairs = list(zip(bounds[::2], bounds[1::2], strict=True))
    for i, (a, b) in enumerate(pairs):
        inside = line[a:b]
        if not inside.strip() and i in (0, len(pairs) - 1):
            continue
        a += len(inside) - len(inside.lstrip())
        b = max(a, b - (len(inside) - len(inside.rstrip())))
        result.append((start + a, start + b))
    return result
