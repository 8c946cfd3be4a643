"""selection: which rules are wanted, and how grave each is.

A rule is meant by its code (HG101), the beginning of codes (HG1, HG), or its name
(arithmetic-slip). The longest choice that fits decides: `--select HG1 --ignore HG101`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from handgrad.check.finding import Finding, Report, SetAside
from handgrad.graph.stated import files

_LETTERS_FOR_DIGITS = str.maketrans("OIL", "011")
LEVELS = ("error", "warning", "note", "off")


class Selection(msgspec.Struct, frozen=True):
    """What is wanted; empty: everything that rules report by themselves."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = {}

    def wants(self, code: str, name: str) -> bool:
        """Whether findings of a rule are reported.

        >>> Selection(select=("HG1",), ignore=("HG101",)).wants("HG101", "arithmetic-slip")
        False
        """
        chosen = max((_fits(s, code, name) for s in self.select), default=1)
        refused = max((_fits(s, code, name) for s in self.ignore), default=0)
        return chosen > 0 and chosen >= refused if self.select else refused == 0

    def level(self, finding: Finding) -> str:
        """How grave a finding is: the rule's own level, or the one that was set for it."""
        fitting = [(_fits(s, finding.code, finding.name), to) for s, to in self.severity.items()]
        best = max(fitting, default=(0, ""))
        return best[1] if best[0] else finding.severity


def _fits(selector: str, code: str, name: str) -> int:
    """How closely a selector means a rule, 0 for not at all."""
    if selector == name:
        return 100
    if selector in ("all", "ALL"):
        return 1
    return len(selector) if code.startswith(selector.upper()) else 0


def refuse_unknown(selectors: Iterable[str]) -> str:
    """What is wrong with the first selector that means no rule, '' if each means one."""
    known: set[str] | None = None
    for selector in selectors:
        if selector in ("all", "ALL"):
            continue
        if known is None:
            known = _known()
        if selector not in known and selector.upper() not in known:
            from handgrad.errors import nearest

            like = selector if selector[:2].upper() != "HG" else selector.upper()
            digits = like.upper().translate(_LETTERS_FOR_DIGITS)
            whole = sorted(rule for rule in known if len(rule) > 4)
            hint = f"did you mean {digits}?" if digits in known else nearest(like, whole)
            hint = hint or "handgrad rule lists them all"
            return f"there is no rule {selector!r}: {hint}"
    return ""


def _known() -> set[str]:
    """Names, codes and beginnings of codes, from the names of the files."""
    import handgrad.check.rules as folder

    known: set[str] = set()
    for file in files(folder.__path__[0]):
        code, _, name = file.partition("_")
        known |= {code.upper()[:n] for n in range(2, 6)} | {name.replace("_", "-")}
    return known


def selected(report: Report, selection: Selection) -> Report:
    """The report with the wanted findings only, each with its level."""
    kept, aside = [], []
    for finding in report.findings:
        level = selection.level(finding)
        if level == "off" or not selection.wants(finding.code, finding.name):
            aside.append(finding)
        else:
            kept.append((finding, msgspec.structs.replace(finding, severity=level)))
    return set_aside(report, kept, aside, "selection")


def set_aside(
    report: Report, kept: Sequence[tuple[Finding, Finding]], aside: Sequence[Finding], by: str
) -> Report:
    """The report with some findings kept (as they were, as they are now) and others set aside; what
    numbers say of their causes goes along.
    """
    new = {id(before): i for i, (before, _) in enumerate(kept)}
    at = [new.get(id(finding)) for finding in report.findings]
    numbers = report.numbers
    if aside:
        numbers = tuple(
            msgspec.structs.replace(
                n, causes=tuple(i for c in n.causes if (i := at[c]) is not None)
            )
            if n.causes
            else n
            for n in numbers
        )
    return msgspec.structs.replace(
        report,
        numbers=numbers,
        findings=tuple(finding for _, finding in kept),
        set_aside=(*report.set_aside, *(SetAside(finding, by) for finding in aside)),
    )
