"""notes: rounding remarks, off by default: right numbers that were cut off, or computed from
rounded ones."""

from __future__ import annotations

from handgrad.check.engine import Engine
from handgrad.check.explain import show
from handgrad.check.finding import Finding
from handgrad.check.judge import Status


def notes(engine: Engine) -> list[Finding]:
    """One note per number that is right only within rounding."""
    out = []
    for entry in engine.judged:
        if entry.status is not Status.ROUNDING or entry.true is None:
            continue
        cut = bool(entry.written.equals_cut(entry.true))
        code, name = ("HG102", "truncated-not-rounded") if cut else ("HG103", "rounded-operands")
        start = entry.number.offset
        right = show(entry.true, entry.number.number.decimals)
        if right.lstrip("−") == entry.number.text.lstrip("-−"):
            continue  # the true value is known to no more digits than these
        out.append(
            Finding(
                code=code,
                name=name,
                span=(start, start + len(entry.number.text)),
                text=entry.number.text,
                short=f"rounded it is {right}" if cut else f"from unrounded numbers {right}",
                message="",
                expected=right,
                severity="note",
            )
        )
    return out
