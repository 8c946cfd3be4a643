"""follow: what one wanted number is worth in one script, its own slips and inherited ones told
apart.

A value that is right for the student's own earlier value is right, unless that value makes the
task trivial: with 0 in the place of a state the whole recurrent term vanishes, and nothing is left
to show.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from handgrad.check.finding import Number
from handgrad.check.judge import Status
from handgrad.grade import said
from handgrad.grade.absent import UNCLEAR, absent, hidden
from handgrad.grade.evidence import Evidence
from handgrad.grade.lines import stands
from handgrad.grade.slack import explains
from handgrad.grade.standing import EARNED, Judgement, Standing, telling
from handgrad.grade.work import Work, good

_ROUGH = 3  # decimals that are missing


def method(work: Work, evidence: Evidence, answers: bool = False) -> Judgement:
    """Whether the method for one number is shown and right.

    answers  nobody asked for more than the number
    """
    own = [i for i in work.own if evidence.of_method(i)]
    if own and not (good(work.last) and telling(work.last)) and not evidence.follows(work):
        return _unknown(work, evidence, own) or lost(evidence, own)
    if work.last is not None and work.last.status in UNCLEAR and not evidence.follows(work):
        lines = (evidence.line(work.last.offset),)
        why = f"the working for {work.want.symbol} was not understood ({said.places(lines)})"
        return Judgement(Standing.OPEN, why, why, lines)
    if work.working or (own == [] and work.own and work.unfinished):
        return EARNED  # (a slip of the pen in code, whose value stands in its output)
    if work.last is None:
        return absent(work, evidence)
    line = evidence.line(work.last.offset)
    if work.last.status is Status.WRONG and not evidence.follows(work):
        doubt = hidden(work, evidence)
        if doubt is not None:
            return doubt
        text = said.shown(work.last.text)
        bare = "" if answers else f"no working for {work.want.symbol}, and "
        why = f"{bare}{text} is not right (line {line})"
        return Judgement(Standing.MISSING, why, why, (line,), tuple(work.own))
    return Judgement(Standing.SILENT, lines=(line,))


def _unknown(work: Work, evidence: Evidence, own: Sequence[int]) -> Judgement | None:
    """The doubt about a formula with a name that nobody could place: it may well be right."""
    for index in own:
        finding = evidence.report.findings[index]
        piece = evidence.piece(finding.span[0])
        if piece is None or said.careless(finding):
            return None
        begin = evidence.begins(piece)
        written = evidence.report.source[begin : piece.end]
        if not any(stands(name, written) for name in evidence.strangers.worked):
            return None
    lines = evidence.lines(evidence.report.findings[own[0]])
    why = f"{work.want.symbol} is worked out with a name not understood ({said.places(lines)})"
    return Judgement(Standing.OPEN, why, why, lines, proposed=True)


def accuracy(work: Work, evidence: Evidence, tags: Sequence[str]) -> Judgement:
    """Whether one value is right; with `ft` also right for the student's own values, with `isw`
    also followed by another one, with `cao` only if it is rounded from the true value.
    """
    number, follow = work.last, "ft" in tags and "cao" not in tags
    if number is None:
        return absent(work, evidence)
    if "isw" in tags and any(good(earlier) for earlier in work.results):
        return EARNED
    line = evidence.line(number.offset)
    match number.status:
        case Status.OK | Status.GIVEN:
            return _coarse(number, work.want.right, line, tags)
        case Status.ROUNDING if "cao" not in tags:
            return _rounded(work, evidence, number, line)
        case Status.UNCHECKED | Status.UNREAD if not evidence.follows(work):
            text = said.shown(number.text)
            why = f"{text} for {work.want.symbol} could not be checked (line {line})"
            return Judgement(Standing.OPEN, why, why, (line,))
        case _:
            return _bad(work, evidence, number, follow)


def _coarse(number: Number, right: str, line: int, tags: Sequence[str]) -> Judgement:
    """A right value: remarked on where it has fewer decimals than were asked for."""
    decimals, asked = (len(t.partition(".")[2]) for t in (number.text.replace(",", "."), right))
    if decimals >= asked or _is(number.text, frozenset({_fraction(right)})):
        return EARNED
    text = said.shown(number.text)
    if "cao" in tags:
        why = f"{text} has {decimals} decimal{'' if decimals == 1 else 's'}, {asked} are asked"
        return Judgement(Standing.LOST, f"{why} (line {line})", f"{why} (line {line})", (line,))
    if asked - decimals >= _ROUGH:
        why = f"{text} is rough: {asked} decimals are asked (line {line})"
        return Judgement(Standing.OPEN, why, why, (line,), proposed=True)
    why = f"{text} accepted; to {asked} decimals it is {right}"
    return Judgement(Standing.EARNED, why, f"{text} accepted", (line,))


def _rounded(work: Work, evidence: Evidence, number: Number, line: int) -> Judgement:
    """A value that was cut off, or worked out from rounded ones, or from wrong ones: accepted."""
    text, right = said.shown(number.text).lstrip("+"), work.want.right
    if text == right:
        return EARNED
    if said.shown(number.exact or "").startswith(text):
        words = f"rounded it is {right}"
    elif evidence.follows(work):
        return _followed(work, evidence, number, line)
    else:
        words = f"from unrounded numbers it is {right}"
    return Judgement(Standing.EARNED, f"{text} accepted; {words}", f"{text} accepted", (line,))


def _followed(work: Work, evidence: Evidence, number: Number, line: int) -> Judgement:
    """A value that is right for the student's own earlier values, which are not."""
    why = f"{said.shown(number.text)} is right for {_own(work, evidence)}"
    return Judgement(Standing.EARNED, why, why, (line,))


def _own(work: Work, evidence: Evidence) -> str:
    source = _source(work, evidence)
    return "your earlier values" if source is None else f"your {source[0]} = {source[1]}"


def _bad(work: Work, evidence: Evidence, number: Number, follow: bool) -> Judgement:
    """A value that is not right: by a slip of its own, or only by earlier ones."""
    findings, want = evidence.report.findings, work.want
    line = evidence.line(number.offset)
    fits = evidence.follows(work)
    doubt = None if fits else hidden(work, evidence)
    if doubt is not None:
        return doubt
    own = [] if fits else [i for i in work.own if findings[i].code not in said.FREE]
    loose = [i for i in own if _loose(i, evidence)]
    if loose and len(loose) == len(own):
        why = f"{said.shown(number.text)} accepted: its line is rounded"
        return Judgement(Standing.EARNED, why, why, (line,))
    own = [i for i in own if i not in loose]
    pen = [i for i in own if not evidence.of_method(i)]
    if pen:
        found = lost(evidence, pen)
        if want.at and found.why.startswith(f"{want.series} = "):  # say in which row of the table
            why = found.why.replace(want.series, want.symbol, 1)
            return msgspec.structs.replace(found, why=why)
        return found
    unknown = _unknown(work, evidence, own) if own and follow else None
    if unknown is not None:
        return unknown
    if own:
        found = lost(evidence, own)
        if follow and said.substituted(findings[own[0]]):
            if not _is(findings[own[0]].text, _TRIVIAL):
                why = f"{said.shown(number.text)} is right for what you put in"
                return Judgement(Standing.EARNED, why, why, (line,), tuple(own))
            gone = f"with {said.shown(findings[own[0]].text)} the term drops out"
            return msgspec.structs.replace(found, why=gone, hint=gone)
        return found
    text = said.shown(number.text)
    if number.status is Status.ROUNDING or (
        not fits and (number.status is Status.WRONG or not number.causes)
    ):
        why = f"you wrote {text} (line {line}), right is {work.want.right}"
        return Judgement(Standing.LOST, why, f"{text} is not right (line {line})", (line,))
    source, from_ = _source(work, evidence), _own(work, evidence)
    if not follow:
        why = f"{text} follows from {from_}; this mark is for {work.want.right} only"
        short = f"{text} follows from {from_}; this mark is for the right value only"
        return Judgement(Standing.LOST, why, short, (line,))
    if source is not None and _is(source[1], _NOTHING) and evidence.handed(work):
        why = f"with {from_} little is left to work out (line {line})"
        return Judgement(Standing.OPEN, why, why, (line,))
    if _is(text, _TRIVIAL) and not _is(work.want.right, _TRIVIAL):
        why = f"{text} follows from {from_}, but shows little (line {line})"
        return Judgement(Standing.OPEN, why, why, (line,))
    return _followed(work, evidence, number, line)


def _loose(index: int, evidence: Evidence) -> bool:
    """Whether a finding only shows that the numbers on its line are rounded."""
    finding = evidence.report.findings[index]
    line, equals, _ = finding.short.rpartition(" = ")
    if not equals or not finding.code.startswith("HG1"):
        return False
    said = {n.symbol: evidence.plain(n) for n in evidence.report.numbers if n.symbol}
    return explains(line, evidence.pointed(finding.text), said)


def _source(work: Work, evidence: Evidence) -> tuple[str, str] | None:
    """The wrong value of the student's own that this one follows from: its name, and the number."""
    for symbol in work.want.uses:
        earlier = evidence.works.get((work.want.problem, symbol))
        number = None if earlier is None else earlier.last
        if number is not None and not good(number):
            return symbol, said.shown(number.text)
    return None


def lost(evidence: Evidence, own: Sequence[int]) -> Judgement:
    """A mark lost by findings; the first on the page is the reason."""
    finding = evidence.report.findings[own[0]]
    lines = evidence.lines(finding)
    return Judgement(
        Standing.LOST, said.reason(finding, lines), said.hint(finding, lines), lines, tuple(own)
    )


_NOTHING = frozenset({Fraction(0)})
_TRIVIAL = frozenset({Fraction(0), Fraction(1), Fraction(-1)})


def _is(text: str, values: frozenset[Fraction]) -> bool:
    try:
        return _fraction(text) in values
    except ValueError:
        return False


def _fraction(text: str) -> Fraction:
    return Fraction(text.replace("−", "-").replace(",", "."))
