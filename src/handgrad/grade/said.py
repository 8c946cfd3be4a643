"""said: what a finding is in the words of a mark scheme's reason, and whether it is of method.

Method findings say that the wrong thing was worked out (families HG2 to HG6); the others that the
right thing was worked out wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from handgrad.check.finding import Finding

METHOD = ("HG2", "HG3", "HG4", "HG5", "HG6")
# Of these families, what is a slip of the pen: a lost sign, a number copied wrongly.
PEN = frozenset({"HG201", "HG400"})
# What spoils nothing: the right number was used, or the finding only shows another one's effect.
FREE = frozenset({"HG406", "HG702", "HG703"})

_BELONGS = " belongs here"
_NUMBER = re.compile(r"[+\-−]?[\d.,]+%?")
_VALUES = re.compile(r"(?<![\w₀-₉^_{])[+\-−]?\d+(?:[.,]\d+)?(?![\w}])")


def of_method(finding: Finding) -> bool:
    """Whether a method mark is lost by it."""
    return finding.code.startswith(METHOD) and finding.code not in PEN | FREE


def substituted(finding: Finding) -> bool:
    """Whether another value was put in a right formula: what follows may still be right for it."""
    return finding.short.endswith(_BELONGS)


def reason(finding: Finding, lines: Sequence[int]) -> str:
    """Why a mark is lost, with the right value of the line itself."""
    if substituted(finding):
        return f"you put {finding.text} where {_name(finding)} belongs ({places(lines)})"
    if not _NUMBER.fullmatch(finding.text):
        return f"{finding.short} ({places(lines)})"
    return f"{finding.short}, you wrote {finding.text} ({places(lines)})"


def hint(finding: Finding, lines: Sequence[int]) -> str:
    """The same without the right value."""
    if substituted(finding) or not _NUMBER.fullmatch(finding.text):
        return reason(finding, lines)
    left, equals, _ = finding.short.partition(" = ")
    if equals:
        return f"{left} is not {finding.text} ({places(lines)})"
    return f"{finding.short.partition(':')[0]}: {finding.text} ({places(lines)})"


def places(lines: Sequence[int]) -> str:
    """line 44; lines 56, 64, 72, 88.

    >>> places([44]), places([56, 64])
    ('line 44', 'lines 56, 64')
    """
    return f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}"


def change(finding: Finding) -> str:
    """The one change that makes the author's number, without the author's digits.

    Equal mistakes on other values give equal texts.
    """
    text = re.sub(r" gives? \S+$", "", finding.evidence)
    return " ".join(_VALUES.sub("#", text).split())


def _name(finding: Finding) -> str:
    return finding.short.removesuffix(_BELONGS).partition(" = ")[0]
