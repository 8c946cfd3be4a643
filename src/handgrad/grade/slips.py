"""slips: the findings of one script as the class report counts them."""

from __future__ import annotations

import msgspec

from handgrad.check.finding import Finding
from handgrad.grade import said
from handgrad.grade.evidence import Evidence
from handgrad.grade.records import Slip
from handgrad.grade.work import Work

_BRIEF = 48  # characters of a title
_UNPROVED = frozenset({"HG400", "HG900"})


def slips(evidence: Evidence, costs: frozenset[int]) -> tuple[Slip, ...]:
    """Every finding once, in the order of the page.

    costs  the findings by which a mark was lost
    """
    out: dict[str, Slip] = {}
    for index in evidence.slips:
        owner = next((w for w in evidence.works.values() if index in w.own), None)
        finding = evidence.report.findings[index]
        slip = _slip(evidence, finding, owner, index in costs)
        # A misunderstanding shows in the formula, in its numbers, at every step: it is one.
        key = said.kind(finding) if slip.misconception and finding.evidence else str(index)
        if key not in out:
            out[key] = slip
        elif slip.costs:
            out[key] = msgspec.structs.replace(out[key], costs=True)
    return tuple(out.values())


def _slip(evidence: Evidence, finding: Finding, owner: Work | None, costs: bool) -> Slip:
    symbol = "" if owner is None else owner.want.symbol
    number = None if owner is None else owner.last
    understanding = said.misunderstood(finding)
    change = said.change(finding) if understanding else ""
    words = change if 0 < len(change) <= _BRIEF else said.summary(finding.code)
    return Slip(
        code=finding.code,
        name=finding.name,
        signature=" · ".join(p for p in (finding.code, symbol, change) if p),
        title=f"{words}{_where(owner)}" if change else words,
        symbol=symbol,
        printed=said.shown(finding.text if number is None else number.text),
        right=finding.expected if owner is None else owner.want.right,
        proved=finding.certainty != "possible"
        and bool(finding.evidence)
        and finding.code not in _UNPROVED,
        line=evidence.line(finding.span[0]),
        costs=costs,
        misconception=understanding,
    )


def _where(owner: Work | None) -> str:
    if owner is None:
        return ""
    return f" at {owner.want.lead}" if owner.want.lead else f" in {owner.want.symbol}"
