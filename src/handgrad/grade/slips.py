"""slips: the findings of one script as the class report counts them."""

from __future__ import annotations

from handgrad.check.finding import Finding
from handgrad.grade import said
from handgrad.grade.evidence import Evidence, Work
from handgrad.grade.records import Slip

_UNPROVED = frozenset({"HG400", "HG900"})


def slips(evidence: Evidence, costs: frozenset[int]) -> tuple[Slip, ...]:
    """Every finding once, in the order of the page.

    costs  the findings by which a mark was lost
    """
    out = []
    for index in evidence.slips:
        owner = next((w for w in evidence.works.values() if index in w.own), None)
        finding = evidence.report.findings[index]
        out.append(_slip(evidence, finding, owner, index in costs))
    return tuple(out)


def _slip(evidence: Evidence, finding: Finding, owner: Work | None, costs: bool) -> Slip:
    symbol = "" if owner is None else owner.want.symbol
    number = None if owner is None else owner.last
    change = said.change(finding)
    method = said.misunderstood(finding)
    words = change if method and change and not change.startswith("recomputed") else ""
    rule = _summary(finding.code)
    return Slip(
        code=finding.code,
        name=finding.name,
        signature=" · ".join(p for p in (finding.code, symbol, change) if p),
        title=f"{words or rule}{f' in {symbol}' if symbol else ''}",
        symbol=symbol,
        printed=finding.text if number is None else number.text.replace("-", "−"),
        right=finding.expected if owner is None else owner.want.right,
        proved=finding.certainty == "certified"
        and bool(finding.evidence)
        and finding.code not in _UNPROVED,
        line=evidence.line(finding.span[0]),
        costs=costs,
        misconception=method,
    )


def _summary(code: str) -> str:
    from handgrad.check.rule import every

    return every()[code].summary
