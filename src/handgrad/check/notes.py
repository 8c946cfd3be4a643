"""notes: rounding remarks, off by default: right numbers that were cut off, rounded twice, bent so
that shares add up, or computed from rounded ones."""

from __future__ import annotations

from flint import fmpq

from handgrad.check.engine import Engine
from handgrad.check.explain import show
from handgrad.check.finding import Finding
from handgrad.check.judge import Status, Value
from handgrad.check.records import Judged, equal
from handgrad.parse.written import fraction


def notes(engine: Engine) -> list[Finding]:
    """One note per number that is right only within rounding."""
    out = []
    for i, entry in enumerate(engine.judged):
        if entry.status is not Status.ROUNDING or entry.true is None:
            continue
        start = entry.number.offset
        right = show(entry.true, entry.number.number.decimals)
        if right.lstrip("−") == entry.number.text.lstrip("-−"):
            continue  # the true value is known to no more digits than these
        code, name, how = _kind(engine, i, entry, entry.true)
        out.append(
            Finding(
                code=code,
                name=name,
                span=(start, start + len(entry.number.text)),
                text=entry.number.text,
                short=f"{how} {right}",
                message="",
                expected=right,
                severity="note",
            )
        )
    return out


def _kind(engine: Engine, at: int, entry: Judged, true: Value) -> tuple[str, str, str]:
    """The rule's code and name, and how the right digits come about."""
    if _bent(engine, entry):
        return "HG105", "softmax-forced-to-sum", "rounded it is"
    if entry.written.equals_cut(true):
        return "HG102", "truncated-not-rounded", "rounded it is"
    if any(_rounded_from(other, entry, true) for other in engine.judged[:at]):
        return "HG104", "double-rounding", "rounded once it is"
    return "HG103", "rounded-operands", "from unrounded numbers"


def _rounded_from(other: Judged, entry: Judged, true: Value) -> bool:
    """Whether a number is another one rounded, which was rounded itself from the same value."""
    return (
        other.status is Status.OK
        and other.true is not None
        and other.written.place < entry.written.place
        and equal(other.true, true)
        and bool(entry.written.equals_rounded(other.written.value))
    )


def _bent(engine: Engine, entry: Judged) -> bool:
    """Whether a number is one of several shares that add to 1 as they are printed, and would not
    if each were rightly rounded.
    """
    place = (entry.number.block, entry.number.link)
    shares = [e for e in engine.judged if (e.number.block, e.number.link) == place]
    shares = [e for e in shares if e.written.place == entry.written.place]
    if len(shares) < 2 or any(e.status.bad or e.true is None for e in shares):
        return False
    if sum((e.written.value for e in shares), fmpq(0)) != 1:
        return False
    decimals = entry.number.number.decimals
    right = (show(e.true, decimals).replace("−", "-") for e in shares if e.true is not None)
    return sum(map(fraction, right), fmpq(0)) != 1
