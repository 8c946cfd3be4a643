"""unseen: which one mistake, somewhere behind bare answers, makes all of them what they are.

Nothing is worked out on a sheet of answers, so no line can be looked at. But a mistake in a value
that was not asked for shows in every answer that is worked out with it, and in no other: the one
likely mistake after which all the answers follow from one another is the reason. Where several do
that, all of them are said, and none is picked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import nan

import msgspec

from handgrad.check.change import Glances
from handgrad.check.finding import Finding, Report
from handgrad.check.term import Term
from handgrad.grade import said
from handgrad.grade.evidence import Evidence, Key
from handgrad.grade.likely import Likely
from handgrad.grade.own import Own
from handgrad.grade.slack import NUMBER, read
from handgrad.graph import Node

_LOOSE = 2  # units of the last place
_NEAR = 20  # units of the last place that a value may be off to be looked at closely
_DIGITS = "HG12"  # the rules of digits exchanged, dropped, misread: nothing lies behind them
_MOST = 3  # mistakes that are told where several fit
_LEAVES = 300


def explained(report: Report, evidence: Evidence, own: tuple[Own, ...]) -> Report:
    """The report with the slips behind bare answers named by what all the answers say."""
    findings = list(report.findings)
    roots = dict(_roots(evidence))
    for problem, one in enumerate(own):
        here = {symbol: index for (at, symbol), index in roots.items() if at == problem}
        if here:
            for symbols, causes in _Sheet(one, evidence, problem, set(here)).causes():
                first, *rest = [here[s] for s in symbols]
                right = f"{symbols[0]} = {evidence.works[(problem, symbols[0])].want.right}"
                told = _told(findings[first], [findings[i] for i in rest], causes)
                findings[first] = msgspec.structs.replace(told, short=right)
                for index in rest:
                    findings[index] = msgspec.structs.replace(findings[index], severity="same")
    return _joined(report, findings)


def _roots(evidence: Evidence) -> Iterator[tuple[Key, int]]:
    """The wrong answers that do not follow from others, with their findings."""
    for key, work in evidence.works.items():
        if evidence.hidden(work):
            continue
        if len(work.own) == 1 and not work.working and not evidence.follows(work):
            finding = evidence.report.findings[work.own[0]]
            if finding.severity == "error" and not finding.code.startswith(_DIGITS):
                yield key, work.own[0]


def _told(first: Finding, rest: list[Finding], causes: list[Likely]) -> Finding:
    spans = tuple(span for other in rest for span in (other.span, *other.also))
    first = msgspec.structs.replace(first, also=(*first.also, *spans))
    if not causes:
        if first.code != "HG411":  # nobody was asked for more than the answer
            return first
        return msgspec.structs.replace(first, code="HG900", name="inconsistent", evidence="")
    words = list(dict.fromkeys(cause.words for cause in causes))
    one = len({cause.code for cause in causes}) == 1
    return msgspec.structs.replace(
        first,
        code=causes[0].code if one else "HG900",
        name=_name(causes[0].code if one else "HG900"),
        evidence=words[0] if one else f"{said.EITHER}{', or '.join(words[:_MOST])}",
        certainty="likely" if one else "possible",
    )


def _name(code: str) -> str:
    from handgrad.check.rule import every

    return every()[code].name


def _joined(report: Report, findings: list[Finding]) -> Report:
    """Without the findings that are told with another."""
    kept = [i for i, f in enumerate(findings) if f.severity != "same"]
    new = {old: i for i, old in enumerate(kept)}
    owner = {span: new[i] for i in kept for span in (findings[i].span, *findings[i].also)}
    moved = {i: new.get(i, owner.get(f.span, 0)) for i, f in enumerate(findings)}
    numbers = tuple(
        msgspec.structs.replace(n, causes=tuple(dict.fromkeys(moved[c] for c in n.causes)))
        for n in report.numbers
    )
    return msgspec.structs.replace(
        report, findings=tuple(findings[i] for i in kept), numbers=numbers
    )


class _Sheet:
    """The answers to one problem, and what lies behind them."""

    def __init__(self, own: Own, evidence: Evidence, problem: int, roots: set[str]) -> None:
        self.own, self.names, self.roots = own, own.names, roots
        self.printed = {
            symbol: evidence.plain(work.last)
            for (at, symbol), work in evidence.works.items()
            if at == problem and work.last is not None
        }
        self.known = {
            own.leaves[s]: float(n)
            for s, n in self.printed.items()
            if s in own.leaves and NUMBER.fullmatch(n)
        }
        self.regions = {s: self._region(own.leaves[s]) for s in self.printed if s in own.leaves}

    def _region(self, leaf: Node) -> dict[Node, Term]:
        """What an answer is worked out from, as far as it is not on the sheet itself."""
        found: dict[Node, Term] = {}
        waiting = [leaf]
        while waiting and len(found) < _LEAVES:
            at = waiting.pop()
            formula = self.own.formula(at)
            if at not in found and formula is not None and (at is leaf or at not in self.known):
                found[at] = formula
                waiting += self.own.behind(at)
        return found

    def causes(self) -> Iterator[tuple[list[str], list[Likely]]]:
        """Groups of answers with the mistakes that explain exactly these."""
        open_ = set(self.roots)
        order = [s for s in self.printed if s in self.roots]
        for slack in (0, _LOOSE):
            found = self._fitting(open_, slack)
            for group in sorted(found, key=lambda g: (-len(g), sorted(map(order.index, g)))):
                if group <= open_:
                    open_ -= group
                    fitting = found[group]
                    typical = [one for one in fitting if one.typical]
                    yield [s for s in order if s in group], typical or fitting
        for symbol in order:
            if symbol in open_:
                yield [symbol], []

    def _fitting(self, roots: set[str], slack: int) -> dict[frozenset[str], list[Likely]]:
        """The mistakes after which the answers follow from one another, by those they explain."""
        found: dict[frozenset[str], list[Likely]] = {}
        for leaf in {leaf: None for s in roots for leaf in self.regions.get(s, ())}:
            touched = [s for s, region in self.regions.items() if leaf in region]
            for one in self.own.mistakes(leaf):
                if all(self._agrees(symbol, one, slack) for symbol in touched):
                    found.setdefault(frozenset(roots.intersection(touched)), []).append(one)
        return found

    def _agrees(self, symbol: str, one: Likely, slack: int) -> bool:
        """Whether an answer follows from the others after a mistake.

        slack  units of its last place that it may be off: what lies behind it was rounded too
        """
        leaf = self.own.leaves[symbol]
        if leaf not in self.known:
            return False
        off = abs(self._value(leaf, one, self.regions[symbol], {}, leaf) - self.known[leaf])
        if not off <= _NEAR * float(read(self.printed[symbol])[1]):
            return False
        changed = {one.leaf: one.term}
        return self.own.agrees(symbol, self.printed[symbol], self.printed, changed, slack)

    def _value(
        self, at: Node, one: Likely, region: Mapping[Node, Term], seen: dict[Node, float], top: Node
    ) -> float:
        if at is not top and at in self.known:
            return self.known[at]
        if at not in seen:
            term = one.term if at is one.leaf else region.get(at)
            if term is None:
                true = self.names.world.true_float(at)
                seen[at] = nan if true is None else true
            else:
                seen[at] = nan  # a mistake may make a circle of the formulas
                seen[at] = Glances(lambda a: self._value(a.node, one, region, seen, top))[term]
        return seen[at]
