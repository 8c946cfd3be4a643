"""page: one page from first to last, and the report on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from flint import ctx

from handgrad import read
from handgrad.check import compared, continued, explain, told
from handgrad.check.engine import Engine
from handgrad.check.enumerated import repeated
from handgrad.check.finding import Asked, Finding, Number, Report
from handgrad.check.impossible import impossible
from handgrad.check.judge import Status, firm
from handgrad.check.names import Names
from handgrad.check.notes import notes as rounding_notes
from handgrad.check.overrides import override, refuse_unknown
from handgrad.check.records import Judged
from handgrad.check.sections import Placed, Section, sections
from handgrad.check.supposed import NOTHING, Supposed, supposed
from handgrad.check.tables import Tables
from handgrad.check.world import BITS
from handgrad.document import Block, Chain, Document, Say, Table, Unreadable
from handgrad.errors import LimitReached
from handgrad.read import WrittenNumber

if TYPE_CHECKING:
    from handgrad.problem.solution import Quantity, Solution


def examine(
    document: Document,
    placed: Sequence[Placed],
    *,
    notes: bool,
    said: Mapping[str, str] | None = None,
) -> Report:
    """Reads the page section by section, block by block, in order.

    said   what the page means by its names, where somebody says so
    """
    if said:
        refuse_unknown([p.solution for p in placed], said)
    before = ctx.prec
    ctx.prec = BITS
    try:
        written = read.numbers(document)
        parts = [
            _section(document, section, written, notes, said or {})
            for section in sections(document, placed)
        ]
    finally:
        ctx.prec = before
    findings: list[Finding] = []
    numbers: list[Number] = []
    for part in parts:
        shift = len(findings)
        numbers += [
            msgspec.structs.replace(n, causes=tuple(c + shift for c in n.causes))
            if shift and n.causes
            else n
            for n in part.numbers
        ]
        findings += part.findings
    return Report(
        path=document.path,
        problem="; ".join(dict.fromkeys(p.solution.problem.title for p in placed)),
        numbers=tuple(numbers),
        findings=tuple(findings),
        asked=tuple(a for part in parts for a in part.asked),
        reading=tuple(r for part in parts for r in part.reading),
        unread=tuple(
            (block.span, block.reason) for block in document.blocks if isinstance(block, Unreadable)
        ),
        source=document.text,
        cells=document.cells,
        incomplete=document.incomplete,
    )


def _section(
    document: Document,
    section: Section,
    written: Sequence[WrittenNumber],
    notes: bool,
    said: Mapping[str, str],
) -> Report:
    """The report on one stretch of the page."""
    numbers = [n for n in written if section.start <= n.offset < section.end]
    reading = _read(document, section, numbers, said)
    if section.solutions:
        reading = _again(reading, document, section, numbers, said)
    engine, names, tables = reading.engine, reading.names, reading.tables
    found, where = explain.findings(engine, names)
    owner = {
        t.number if t.number >= 0 else -(i + 1): at
        for i, (t, at) in enumerate(zip(engine.troubles, where, strict=True))
    }
    found = [*found, *tables.findings, *impossible(engine.judged, names, document)]
    found += repeated(list(_within(document, section)))
    if notes:
        found = [*found, *rounding_notes(engine)]
    report = Report(
        path=document.path,
        problem="",
        numbers=tuple(_number(entry, names, owner) for entry in engine.judged),
        findings=tuple(found),
        asked=tuple(_asked(section.solutions, names, engine)),
        reading=tuple(names.candidates.reading()),
    )
    _let_go(engine.readings, engine, names)
    return report


class _Reading(msgspec.Struct, frozen=True, eq=False):
    """A stretch of a page that has been read: by whom, what it calls things, its chains."""

    engine: Engine
    names: Names
    tables: Tables
    chains: tuple[Chain, ...]


def _read(
    document: Document,
    section: Section,
    numbers: Sequence[WrittenNumber],
    said: Mapping[str, str],
    what: Supposed = NOTHING,
) -> _Reading:
    """Every number of a stretch gets its verdict."""
    names = Names(section.solutions)
    if section.solutions:
        names.spelling.heed(_within(document, section))
        what.tell(names)
        override(names, said)
    engine = Engine(document, names, numbers)
    tables = Tables(engine, names)
    chains: list[Chain] = []
    for block in continued.blocks(document):
        if not section.start <= block.span[0] < section.end:
            continue
        match block:
            case Chain() if block.links[0].span[0] in tables.told:
                pass  # a cell, read already for what its row and column name
            case Chain():
                names.timed = names.timed or any(lead == "t" for lead, _ in block.scope.lead)
                for chain in compared.equal(block):
                    engine.chain(chain)
                    chains.append(chain)
            case Table():
                tables.table(block)
            case Say() if section.solutions:
                engine.told |= dict(told.losses(block, names))
            case _:
                pass
    engine.finish()
    return _Reading(engine, names, tables, tuple(chains))


def _again(
    first: _Reading,
    document: Document,
    section: Section,
    numbers: Sequence[WrittenNumber],
    said: Mapping[str, str],
) -> _Reading:
    """The same stretch read with what its names are supposed to be, if that is borne out."""
    what = supposed(first.engine, first.chains)
    if not what.all:
        return first
    second = _read(document, section, numbers, said, what)
    better = what.borne_out(first.engine, second.engine)
    worse = first if better else second
    _let_go(worse.engine.readings, worse.engine, worse.names)
    return second if better else first


def _let_go(*parts: object) -> None:
    """What a page was read with points at one another: emptied, it is freed at once, not when the
    garbage collector looks through everything next (a tenth of the time of many pages).
    """
    for part in parts:
        vars(part).clear()


def _within(document: Document, section: Section) -> Iterator[Block]:
    """The blocks of one stretch of the page."""
    return (b for b in document.blocks if section.start <= b.span[0] < section.end)


def _number(entry: Judged, names: Names, owner: dict[int, int]) -> Number:
    number = entry.number
    causes = sorted({owner[c] for c in entry.causes if c in owner}) if entry.causes else ()
    return Number(
        offset=number.offset,
        line=number.line,
        column=number.column,
        text=number.text,
        status=entry.status,
        true=entry.true,
        causes=tuple(causes),
        reason=entry.reason,
        meaning=None if entry.meaning is None else partial(names.printing.shown, entry.meaning),
    )


def _right(solution: Solution, quantity: Quantity, index: tuple[int, ...]) -> str:
    """The right value of an answer; where rounding it is a tie that no precision decides (half of
    0.25 as the share of two equal logits), its first digits.
    """
    try:
        return solution.digits(quantity, index)
    except LimitReached:
        decimals, _ = solution.problem.digits.of(quantity.symbol)
        value = solution.exact(quantity, index, BITS)
        if not firm(value):
            raise  # not a tie: nothing is known of it, 9^9^9^9
        return explain.show(value, 4 if decimals is None else decimals)


def _asked(solutions: Sequence[Solution], names: Names, engine: Engine) -> list[Asked]:
    """What the problem asks for: the author's last word on each, and the right value."""
    out = []
    for solution in solutions:
        for quantity in solution.asked:
            for index in names.indices(quantity.node.shape):
                leaf = names.entry(quantity.node, index)
                printed = names.world.printed.get(leaf)
                right = _right(solution, quantity, index)
                lead = "" if quantity.t is None else f"t = {quantity.t}"
                symbol = (
                    names.shown(leaf)
                    if quantity.t is None
                    else names.candidates.untimed(quantity, index)
                )
                out.append(
                    Asked(
                        symbol,
                        lead,
                        None if printed is None else printed.text.replace("-", "−"),
                        right.replace("-", "−"),
                        printed is not None
                        and not printed.status.bad
                        and printed.status is Status.OK,
                    )
                )
    return out
