"""said: what a finding is in the words of a mark scheme's reason, and whether it is of method.

Two questions are kept apart: which mark a finding costs (`Evidence.of_method`), and whether the
student has misunderstood something (`misunderstood`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from handgrad.check.finding import Finding

UNDERSTANDING = ("HG2", "HG3", "HG4", "HG5", "HG6")
# Of these families, what is a slip of the pen: a lost sign, a number copied wrongly.
PEN = frozenset({"HG201", "HG400", "HG410"})
# What spoils nothing: the right number was used, or the finding only shows another one's effect.
FREE = frozenset({"HG406", "HG702", "HG703"})

# The same mistake in the update of each weight; only the gradient's name differs.
_STEPS = frozenset({"HG613", "HG614"})

EITHER = "either "  # several mistakes fit, and none is picked
_BELONGS = " belongs here"
_NUMBER = re.compile(r"[+\-−]?[\d.,]+%?")
_STATES = re.compile(r" = [−-]?\d[\d.]*$")
_BRIEF = 48  # characters of an explanation behind a value
_GIVES = re.compile(r"[:;,]?( this| it)? gives? .*$")
_INDEX = re.compile(r"_\{[^}]*\}|_\w+|[₀-₉ₐ-ₜᵢ-ᵥⱼ]")
# Numbers of the author's; 0, 1 and 2 belong to formulas: 1 − z is not another mistake than 1 − z.
_VALUES = re.compile(r"(?<![\w₀-₉^_{.,])[+\-−]?(?:\d+[.,]\d+|[3-9]|\d{2,})(?![\w}])")


def misunderstood(finding: Finding) -> bool:
    """Whether it is a matter of understanding, by its rule's family, and not of the pen."""
    return finding.code.startswith(UNDERSTANDING) and finding.code not in PEN | FREE


def careless(finding: Finding) -> bool:
    """Whether it is a slip of the pen whatever it looks like, or spoils nothing."""
    return finding.code in PEN | FREE


def is_number(text: str) -> bool:
    """Whether a finding points at a number (and not at a formula)."""
    return _NUMBER.fullmatch(text) is not None


def substituted(finding: Finding) -> bool:
    """Whether another value was put in a right formula: what follows may still be right for it."""
    return finding.short.endswith(_BELONGS)


def reason(finding: Finding, lines: Sequence[int]) -> str:
    """Why a mark is lost, with the right value of the line itself."""
    where = places(lines)
    if substituted(finding):
        return f"you put {shown(finding.text)} where {_name(finding)} belongs ({where})"
    if not is_number(finding.text):
        return f"{_formula(finding)} ({where})"
    if " = " not in finding.short and ": " not in finding.short:  # it says what is missing
        return f"{finding.short} ({where}): you wrote {shown(finding.text)}"
    told = f"{finding.short}, you wrote {shown(finding.text)}"
    why = _why(finding)
    return f"{why} ({where}): {told}" if why else f"{told} ({where})"


def _why(finding: Finding) -> str:
    """The change behind a misunderstanding, if it takes a few words."""
    if finding.evidence.startswith(EITHER):
        return finding.evidence
    why = change(finding) if misunderstood(finding) else ""
    return why if len(why) <= _BRIEF else summary(finding.code)


def _formula(finding: Finding) -> str:
    """What is wrong with a formula: its rule's words where the finding only states a value."""
    if not _STATES.search(finding.short):
        return _with_change(finding)
    if finding.code == "HG900":
        return f"this is not the formula of {_name(finding)}"
    what = change(finding)
    return what if 0 < len(what) <= _BRIEF and "…" not in what else summary(finding.code)


def _with_change(finding: Finding) -> str:
    """The right formula with what is wrong with the author's: the formula alone tells nobody."""
    what = change(finding)
    if " = " not in finding.short or not what or what in finding.short:
        return finding.short
    if len(what) > _BRIEF:
        what = summary(finding.code)
    return f"{what}: {finding.short}"


def summary(code: str) -> str:
    """What a rule finds, in one line."""
    from handgrad.check.rule import every

    return every()[code].summary


def hint(finding: Finding, lines: Sequence[int]) -> str:
    """The same without the right value."""
    if substituted(finding) or not is_number(finding.text):
        return reason(finding, lines)
    left, equals, _ = finding.short.partition(" = ")
    if equals:
        told = _why(finding) or f"{left} is not {shown(finding.text)}"
        return f"{told} ({places(lines)})"
    return f"{finding.short.partition(':')[0]}: {shown(finding.text)} ({places(lines)})"


def shown(text: str) -> str:
    """A number of the page as it is printed: with a real minus."""
    return text.replace("-", "−").replace("–", "−")


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
    text = _GIVES.sub("", finding.evidence)
    return " ".join(_VALUES.sub("…", text).split())


def kind(finding: Finding) -> str:
    """The change without steps and entries: the same misunderstanding wherever it shows.

    tanh(C₁) and tanh(C₂) not applied are one; a step that is added is one for every weight.
    """
    if finding.code in _STEPS:
        return finding.code
    words = _INDEX.sub("", change(finding)) or _INDEX.sub("", finding.short.partition(" = ")[0])
    return f"{finding.code} {words}"


def _name(finding: Finding) -> str:
    return finding.short.removesuffix(_BELONGS).partition(" = ")[0]
