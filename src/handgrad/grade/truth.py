"""truth: truth tables: their rows as wanted numbers, and the conclusion drawn from them.

A conclusion is right if it names the unit's function, and earns follow-through if it names the
function of the student's own table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from handgrad.check.finding import Number as Judged
from handgrad.document import Cell, Document, Heading, Table
from handgrad.grade.scheme import Row, Want, Writer
from handgrad.grade.standing import EARNED, Judgement, Standing
from handgrad.notation import Call, Kind, Name, Number, Prefix, Relation
from handgrad.problem.marks import Mark
from handgrad.problem.quantity import Quantity
from handgrad.render.formula import plain, unicode
from handgrad.threshold.boolean import recognise

if TYPE_CHECKING:
    from handgrad.grade.evidence import Evidence
    from handgrad.grade.own import Own

FUNCTION = "function"  # the name of the conclusion in `marks:`
_GATE = re.compile(
    r"(?<![\w-])(AND|OR|NAND|NOR|XOR|XNOR|[Nn]and|[Xx]or|[Xx]nor|[Cc]onjunction|[Dd]isjunction"
    r"|[Ee]xclusive [Oo][Rr]|[Ee]quivalence)(?![\w-])"
)
_SAME = {"CONJUNCTION": "AND", "DISJUNCTION": "OR", "EXCLUSIVE OR": "XOR", "EQUIVALENCE": "XNOR"}
_NOT = re.compile(r"\b([Nn]ot|[Nn]either|[Nn]or an?|rather than)\s+(the\s+|an?\s+)?$")


def opened(writer: Writer) -> list[Quantity]:
    """What is worked out in every row."""
    solution = writer.solution
    inputs = solution.open_inputs
    return [q for q in solution.quantities if solution.is_open(q) and q not in inputs]


def wants(writer: Writer, quantity: Quantity) -> tuple[Want, ...]:
    """One number a row: z(0, 1)."""
    table = writer.solution.table
    assert table is not None
    name = unicode.write(quantity.name)
    series = [unicode.write(q.name) for q in opened(writer)]
    before = series[: series.index(name)]
    out = []
    for row in table.rows:
        at = ", ".join(row.inputs)
        found = row.solution.find(quantity.name)
        assert found is not None
        right = row.solution.digits(found).replace("-", "−")
        uses = tuple(f"{other}({at})" for other in before)
        out.append(
            Want(symbol=f"{name}({at})", series=name, lead="", right=right, uses=uses, at=at)
        )
    return tuple(out)


def conclusion(writer: Writer) -> Want | None:
    """The function that has to be named; None where it has no name."""
    table = writer.solution.table
    function = None if table is None else table.function
    if function is None or not function.name:
        return None
    output = table.output.name if table is not None else None
    return Want(
        symbol=FUNCTION,
        series=unicode.write(output) if output is not None else "",
        lead="",
        right=function.name,
        conclusion=True,
    )


def derived(writer: Writer) -> tuple[Row, ...]:
    """The rows of a scheme for a truth table."""
    out: list[Row] = []
    for quantity in opened(writer):
        mine = wants(writer, quantity)
        name = unicode.write(quantity.name)
        if quantity is opened(writer)[0]:
            out.append(writer.row(Mark("M", "1"), f"{name} worked out in every row", mine))
            out.append(writer.row(Mark("A", "1"), f"values of {name}", mine))
        else:
            out.append(writer.row(Mark("A", "1", ("ft",)), f"values of {name}", mine))
    named = conclusion(writer)
    if named is not None:
        out.append(writer.row(Mark("B", "1", ("ft",)), "which function it is", (named,)))
    return tuple(out)


def cells(
    document: Document, names: Sequence[str], inputs: Sequence[str]
) -> Iterator[tuple[str, int, int]]:
    """The wanted cells of the page's truth tables: symbol, and the stretch in which it stands.

    names   the quantities that are worked out in every row
    inputs  the inputs in the problem's order; a page may call them otherwise and keep the order,
            or keep their names in another order
    """
    for block in document.blocks:
        if not isinstance(block, Table):
            continue
        heads = [_head(cell) for cell in block.header]
        if not any(head in names for head in heads):
            continue
        for row in block.rows:
            pairs = list(zip(heads, row, strict=False))
            data = {h: _value(cell) for h, cell in pairs if h and h not in names and _value(cell)}
            order = inputs if set(inputs) <= data.keys() else list(data)
            at = ", ".join(data[head] for head in order)
            for head, cell in pairs:
                if head in names:
                    yield f"{head}({at})", *cell.span


def wanted(
    document: Document, written: Sequence[Judged], wants: Sequence[Want], own: Sequence[Own]
) -> dict[int, tuple[str, bool]]:
    """The same for everything that is wanted of a table."""
    names = sorted({want.series for want in wants if want.at})
    inputs = next((one.inputs for one in own if one.inputs), ())
    return numbers(document, written, names, inputs)


def numbers(
    document: Document, written: Sequence[Judged], names: Sequence[str], inputs: Sequence[str]
) -> dict[int, tuple[str, bool]]:
    """The last number of every wanted cell, by its offset: what it stands for, and whether it is
    worked out in its cell.
    """
    offsets = [number.offset for number in written]
    out = {}
    for symbol, start, end in cells(document, names, inputs):
        inside = offsets[bisect_left(offsets, start) : bisect_left(offsets, end)]
        if inside:
            out[inside[-1]] = (symbol, len(inside) > 1)
    return out


def _head(cell: Cell) -> str:
    kinds = [part for part in cell.parts if not isinstance(part, str) or part.strip()]
    if len(kinds) != 1 or isinstance(kinds[0], str):
        return ""
    kind: Kind | None = kinds[0]
    if isinstance(kind, Relation):
        kind = kind.items[0]
    if isinstance(kind, Call):
        kind = kind.function
    return unicode.write(kind) if isinstance(kind, Name) else ""


def _value(cell: Cell) -> str:
    kinds = [part for part in cell.parts if not isinstance(part, str)]
    if len(kinds) == 1 and isinstance(kinds[0], (Number, Prefix)):
        return plain.write(kinds[0]).replace(" ", "")
    return ""


def judged(want: Want, evidence: Evidence, document: Document, follow: bool) -> Judgement:
    """How the mark for the conclusion stands."""
    said = _named(document)
    if not said:
        why = "no function is named"
        return Judgement(Standing.MISSING, why, why)
    name, line = said[-1][0], evidence.line(said[-1][1])
    if len({n for n, at in said if evidence.line(at) == line}) > 1:
        why = f"several functions are named (line {line})"
        return Judgement(Standing.OPEN, why, why, (line,))
    if name == want.right.upper():
        return EARNED
    own = _own(want, evidence)
    if follow and own == name:
        why = f"{name} fits your own table"
        return Judgement(Standing.EARNED, why, why, (line,))
    fits = f", your own table is {own}" if own and own != want.right else ""
    why = f"it is {want.right}{fits}; you wrote {name} (line {line})"
    return Judgement(Standing.LOST, why, f"it is not {name} (line {line})", (line,))


def _named(document: Document) -> list[tuple[str, int]]:
    """The functions named on the page, outside headings and denials, with their places."""
    heads = [b.span for b in document.blocks if isinstance(b, Heading)]
    out = []
    for found in _GATE.finditer(document.text):
        at = found.start()
        if any(start <= at < end for start, end in heads):
            continue
        if not _NOT.search(document.text[max(at - 24, 0) : at]):
            word = " ".join(found[1].upper().split())
            out.append((_SAME.get(word, word), at))
    return out


def _own(want: Want, evidence: Evidence) -> str:
    """The function of the student's own column; '' where it has gaps or no name."""
    rows: Mapping[str, str] = {
        work.want.symbol: "" if work.last is None else evidence.plain(work.last)
        for (problem, _), work in evidence.works.items()
        if problem == want.problem and work.want.series == want.series and work.want.at
    }
    column = list(rows.values())
    if len(column) < 2 or len(column) & (len(column) - 1) or set(column) - {"0", "1"}:
        return ""
    inputs = [f"x_{i + 1}" for i in range(len(column).bit_length() - 1)]
    return recognise([int(x) for x in column], inputs).name
