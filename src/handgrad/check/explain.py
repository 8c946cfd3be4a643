"""explain: gives each trouble its name, by searching for the one change that reproduces the
author's number.

Every rule proposes at most one change. The smallest wins. Where two rules of the same smallest
weight both reproduce the number, nothing is proved: the finding then says only what is
inconsistent.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from flint import arb, fmpq

from handgrad.check.align import LOOSE
from handgrad.check.engine import Engine
from handgrad.check.finding import Finding
from handgrad.check.judge import Status, Value, as_float
from handgrad.check.names import Names
from handgrad.check.records import Judged, Line, Trouble
from handgrad.check.rule import Explanation, Rule, looking_at
from handgrad.check.slip import Slip
from handgrad.check.standing import otherwise_built
from handgrad.check.term import Term
from handgrad.check.written import is_negative
from handgrad.errors import LimitReached
from handgrad.evaluate import digits
from handgrad.graph import Node

_USUAL = 4  # decimals shown of a formula without numbers
_UNNAMED = "HG900"
_NAMED = 8  # explanations lighter than this name a slip; the others only restate it


def findings(engine: Engine, names: Names) -> tuple[list[Finding], list[int]]:
    """The findings in page order, each slip once; for every trouble its finding's index."""
    grouped: dict[tuple[object, ...], int] = {}
    found: list[Finding] = []
    where: list[int] = []
    order = sorted(engine.troubles, key=lambda t: _span(engine, t)[0])
    again: dict[tuple[str, Node], int] = {}
    false: dict[int, list[tuple[Line, int]]] = {}  # by their chain, the false lines in names
    for trouble in order:
        misplaced = _misplaced(engine, trouble)
        at = again.get(misplaced) if misplaced is not None else _put_in(engine, trouble, false)
        if at is not None:
            start, end = _span(engine, trouble)
            found[at] = msgspec.structs.replace(found[at], also=(*found[at].also, (start, end)))
            where.append(at)
            continue
        finding = _finding(engine, names, trouble)
        key = (finding.code, *finding.group) if finding.group else (finding.code, finding.span)
        if key in grouped:
            at = grouped[key]
            first = found[at]
            found[at] = msgspec.structs.replace(first, also=(*first.also, finding.span))
            where.append(at)
        else:
            grouped[key] = len(found)
            where.append(len(found))
            found.append(finding)
        if misplaced is not None and finding.group:
            again[misplaced] = where[-1]
        line = trouble.line if trouble.kind == "formula" and finding.code != _UNNAMED else None
        if line is not None and not line.literals:
            false.setdefault(id(trouble.chain), []).append((line, where[-1]))
    places = dict(zip((id(t) for t in order), where, strict=True))
    return found, [places[id(t)] for t in engine.troubles]


def _misplaced(engine: Engine, trouble: Trouble) -> tuple[str, Node] | None:
    """A number in the place of a named value: the same one there again is the same slip again."""
    if trouble.kind != "operand" or trouble.belongs is None or trouble.belongs.kind != "atom":
        return None
    return engine.judged[trouble.number].number.text, trouble.belongs.node


def _put_in(
    engine: Engine, trouble: Trouble, false: dict[int, list[tuple[Line, int]]]
) -> int | None:
    """The finding on a false line in names, where this is that line with its numbers put in."""
    if trouble.kind != "formula" or trouble.line is None:
        return None
    for line, at in false.get(id(trouble.chain), ()):
        if engine.readings.matched(trouble.line, line.node).cost < LOOSE / 4:
            return at
    return None


def named(engine: Engine, trouble: Trouble, shaped: bool) -> bool:
    """Whether a rule knows the change that gives the author's number.

    shaped  only a change that makes the formula what stands on the page, part by part
    """
    slip = _slip(engine, engine.names, trouble)
    found = (e for r in looking_at(slip.kind, slip.traits) if (e := _explain(r, slip)))
    return any(e.weight < _NAMED and (e.shaped or not shaped) for e in found)


def _finding(engine: Engine, names: Names, trouble: Trouble) -> Finding:
    slip = _slip(engine, names, trouble)
    best = _best(slip)
    slip.forget()
    value = slip.true if slip.true is not None else slip.expected
    return Finding(
        code=best.code,
        name=best.name,
        span=slip.span,
        text=slip.text,
        short=best.short,
        message=best.message,
        expected="" if value is None else show(value, max(slip.decimals, 0)),
        certainty=best.certainty,
        evidence=best.evidence,
        group=best.group,
    )


def _explain(rule: Rule, slip: Slip) -> Explanation | None:
    explanation = rule.explain(slip)
    if explanation is None:
        return None
    weight = max(explanation.weight, rule.weight)  # lighter ones were asked before
    return msgspec.structs.replace(explanation, code=rule.code, name=rule.name, weight=weight)


def _best(slip: Slip) -> Explanation:
    """The lightest explanation; among equals that differ, the first that only restates. A false
    line that stands on the page as a rule has it needs no other explanation, nor one that is not
    built like its formula.
    """
    ranked: list[Explanation] = []
    whole = otherwise_built(slip)
    for rule in looking_at(slip.kind, slip.traits):
        if ranked and rule.weight > ranked[0].weight and not _rivals(ranked):
            if ranked[0].shaped or not whole or rule.weight >= _NAMED:
                break
        found = _explain(rule, slip)
        if found is not None:
            ranked.append(found)
            ranked.sort(key=lambda e: (whole and not e.shaped, e.weight, not e.shaped, e.code))
    first = ranked[0]
    if _rivals(ranked):
        plain = next((e for e in ranked if e.weight >= _NAMED), None)
        return plain or msgspec.structs.replace(first, certainty="possible")
    return first


def _rivals(ranked: Sequence[Explanation]) -> bool:
    """Whether two rules name the slip differently, and neither explains it better: not by telling
    of the same change.
    """
    first = ranked[0]
    alike = (e for e in ranked[1:] if (e.weight, e.shaped) == (first.weight, first.shaped))
    others = (e for e in alike if e.change is None or e.change != first.change)
    return first.weight < _NAMED and any(e.code != first.code for e in others)


def _result_right(engine: Engine, trouble: Trouble) -> bool:
    """Whether the next number the chain sets equal to a false line is right all the same."""
    if trouble.kind not in ("operand", "formula") or trouble.line is None or trouble.after >= 0:
        return False
    later = (
        e
        for e in engine.judged
        if e.number.block is trouble.chain and e.number.link > trouble.line.index
    )
    wrong = engine.judged[trouble.number].number.text if trouble.number >= 0 else ""
    for entry in later:
        carried = entry.status.bad and entry.number.text != wrong
        if entry.result or carried:  # what was worked out with a wrong number is no typo
            return entry.status in (Status.OK, Status.ROUNDING)
    return False


def _span(engine: Engine, trouble: Trouble) -> tuple[int, int]:
    if trouble.number >= 0:
        number = engine.judged[trouble.number].number
        return (number.offset, number.offset + len(number.text))
    assert trouble.line is not None
    span: tuple[int, int] = trouble.chain.links[trouble.line.index].span
    return span


def _slip(engine: Engine, names: Names, trouble: Trouble) -> Slip:
    entry = engine.judged[trouble.number] if trouble.number >= 0 else None
    after = engine.judged[trouble.after] if trouble.after >= 0 else None
    start, end = _span(engine, trouble)
    text = engine.document.text[start:end] if entry is None else entry.number.text
    prefix = -1 if entry is not None and is_negative(entry.number) else 1

    known: dict[Node, Value | None] = {}

    def own(term: Term) -> Value | None:
        if term.node not in known:
            known[term.node] = engine.printed_value(term.node)
        return known[term.node]

    def true(term: Term) -> Value | None:
        return engine.world.true_value(term.node)

    def inside(term: Term) -> Term | None:
        definition = names.definition(term.node)
        return None if definition is None or is_line(definition) else engine.flat(definition)

    def is_line(formula: Node) -> bool:  # changes of what is wrong explain nothing
        return trouble.line is not None and formula is trouble.line.node

    subject = trouble.subject
    expanded = None if subject is None else names.expanded(subject)
    if expanded is not None and is_line(expanded):
        expanded = None
    around = None
    if trouble.line is not None and trouble.kind != "result":
        around = engine.widened(trouble.line, everything=True)
    expected = trouble.expected
    if trouble.kind == "operand" and trouble.belongs is not None:
        from_own = own(trouble.belongs)
        if from_own is not None and trouble.belongs.kind != "atom":
            side = as_float(expected if expected is not None else from_own * prefix)
            expected = from_own if as_float(from_own) * side >= 0 else -from_own
    return Slip(
        kind=trouble.kind,
        text=text,
        span=(start, end),
        written=entry.written if entry else after.written if after else None,
        true=entry.true if entry is not None else trouble.expected,
        line=None if trouble.line is None else trouble.line.term,
        notation=None,
        belongs=trouble.belongs,
        expected=expected,
        shown=names.shown,
        value=true,
        printed=own,
        candidates=names.candidates.all(engine),
        decimals=_decimals(entry or after),
        inside=inside,
        earlier=_earlier(engine, trouble),
        deeper=None if expanded is None else engine.flat(expanded),
        around=None if around is None else around.value,
        show=show,
        own=own,
        subject=subject,
        time=None if subject not in names.quantity else names.quantity[subject][1].t,
        result_right=_result_right(engine, trouble),
        after="" if after is None else after.number.text,
        symbol="" if trouble.subject is None else names.shown(trouble.subject),
        missing=() if trouble.match is None else trouble.match.missing,
        extra=() if trouble.match is None else trouble.match.extra,
    )


def _earlier(engine: Engine, trouble: Trouble) -> tuple[Value, ...]:
    """What the page found for the same quantity before, as far as it was right."""
    said = engine.judged[: max(trouble.number, 0)]
    return tuple(
        e.written.value
        for e in said
        if e.result and e.meaning is not None and e.meaning.node is trouble.subject
        if e.status.settled and not e.status.bad
    )


def _decimals(entry: Judged | None) -> int:
    """The decimals of the number in question; four where a formula stands alone."""
    return _USUAL if entry is None else entry.number.number.decimals


def show(value: Value, decimals: int) -> str:
    """A value with so many decimals, correctly rounded; an exact shorter value as it is."""
    if isinstance(value, fmpq) and value.q == 1 and decimals <= 0:
        return str(value.p).replace("-", "−")
    try:
        return digits.decide(lambda _: value, decimals=max(decimals, 0)).replace("-", "−")
    except LimitReached:
        return str(arb(value).str(8, radius=False))
