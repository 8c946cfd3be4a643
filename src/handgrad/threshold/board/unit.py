"""unit: a threshold unit worked out: its truth table, its name, its formulas, how far its weights
may move, its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flint import fmpq

from handgrad.document import Block, Cell, Chain, Drawing, Heading, Link, Parts, Say, Table
from handgrad.notation import Call, Kind, Name, Relation
from handgrad.threshold.board.function import forms, told
from handgrad.threshold.board.rows import MOST_ROWS, naming, net, outputs, table, tuple_of
from handgrad.threshold.board.spell import listed, name, number, spoken
from handgrad.threshold.boolean import called
from handgrad.threshold.conditions import reading
from handgrad.threshold.draw import draw
from handgrad.threshold.function import Function
from handgrad.threshold.margins import Margin, margins
from handgrad.threshold.smallest import smallest
from handgrad.threshold.unit import Unit

# Inputs up to which every weight's margin is worked out.
MOST_INPUTS = 10

Z, B = Name("z"), Name("b")


def unit(
    one: Unit, inputs: Sequence[str], letter: str = "h", conditions: Sequence[str] = ()
) -> Iterator[Block]:
    """Everything about a unit; `conditions` are taken literally and as meant."""
    h = name(letter)
    f = one.function()
    yield from rule(one, inputs, h)
    yield Heading(level=2, parts=("Truth table",))
    few = f.size <= MOST_ROWS
    columns: list[tuple[Kind, Sequence[fmpq | int]]] = []
    if few:
        columns = [(Z, one.nets()), (h, outputs(f, one.bipolar))]
    yield from table(f, inputs, columns, one.bipolar)
    yield naming(f, inputs, h, one.bipolar)
    yield from zeros(one, inputs)
    for text in conditions:
        yield condition(text, one, inputs)
    yield from forms(f, inputs, h)
    yield from moving(one, inputs)
    yield from line(one, f, inputs)
    yield from told(f, inputs, h)
    yield from smaller(one, f, inputs)


def rule(one: Unit, inputs: Sequence[str], h: Kind) -> Iterator[Block]:
    """z = …, h = step(z), and what the step is at 0."""
    yield Chain(
        links=(Link("", Z), Link("=", net(one.weights, inputs, one.bias))), note="net input"
    )
    yield Chain(links=(Link("", h), Link("=", Call(Name("step"), (Z,)))), note=fires(one))


def above(one: Unit, inputs: Sequence[str]) -> Kind:
    """Where a unit fires: x₁ + x₂ − 2 ≥ 0."""
    sign = "≥" if one.at_zero else ">"
    return Relation((net(one.weights, inputs, one.bias), number(0)), (sign,))


def fires(one: Unit) -> str:
    """When the unit fires, in words."""
    low = "−1" if one.bipolar else "0"
    return f"1 if z {'≥' if one.at_zero else '>'} 0, else {low}"


def condition(text: str, one: Unit, inputs: Sequence[str]) -> Say:
    """What a printed condition says literally, where it contradicts the table, what was meant."""
    found = reading(text, one)
    printed = Relation((Z, number(found.bound)), (found.sign,))
    if not found.contradicted:
        return Say(parts=("The printed condition ", printed, " agrees with every row."))
    rows = [tuple_of(r, one.n, one.bipolar) for r in found.contradicted]
    where = f"row{'s' if len(rows) > 1 else ''} {listed(rows[:8])}"
    said = called(found.literal, inputs).name or "another function"
    constant = f"the constant {said}" if said in ("TRUE", "FALSE") else said
    text = f", taken literally, gives {constant}: it contradicts the table in {where}."
    parts: Parts = ("The printed condition ", printed, *spoken(text, inputs))
    if found.meant:
        return Say(
            parts=(*parts, " Meant is ", Relation((Z, number(found.bound)), (found.meant,)), ".")
        )
    return Say(parts=(*parts, " No comparison with this bound gives the table."))


def zeros(one: Unit, inputs: Sequence[str]) -> Iterator[Block]:
    """Rows with a net input of exactly 0, where the convention decides."""
    nets = one.whole_nets()
    rows = [r for r, z in enumerate(nets) if z == 0]
    if not rows:
        yield Say(parts=("No net input is 0, so the value of the step at 0 does not matter.",))
        return
    other = Unit(one.weights, one.bias, 1 - one.at_zero, one.bipolar).function()
    now = "fires" if one.at_zero else "does not fire"
    then = "did not fire" if one.at_zero else "fired"
    known = called(other, inputs).name or "another function"
    if len(rows) > 8:
        where = f"{len(rows):,} rows"
    else:
        where = f"row{'s' if len(rows) > 1 else ''} "
        where += ", ".join(tuple_of(r, one.n, one.bipolar) for r in rows)
    text = (
        f"In {where} the net input is exactly 0; here "
        f"the unit {now} at 0. If it {then} there, it would compute {known}."
    )
    yield Say(parts=spoken(text, inputs))


def moving(one: Unit, inputs: Sequence[str]) -> Iterator[Block]:
    """How far each weight may move."""
    if one.n > MOST_INPUTS:
        return
    found = margins(one)
    yield Heading(level=2, parts=("How far a weight may move",))
    names = [weight_name(x, i) for i, x in enumerate(inputs)]
    rows = [
        (Cell((letter,)), Cell((number(value),)), Cell(_range(letter, margin)))
        for letter, value, margin in zip(
            [*names, B],
            [*one.weights, one.bias],
            [*found.weights, found.bias],
            strict=True,
        )
    ]
    header = (Cell(("one alone",)), Cell(("is",)), Cell(("may be",)))
    yield Table(header=header, rows=tuple(rows))
    if found.closest:
        yield Say(
            parts=(
                "The closest row has |z| = ",
                number(found.closest),
                "; all weights and the bias together may each move by less than ",
                number(found.together(one.n)),
                ".",
            )
        )


def weight_name(source: str, i: int) -> Name:
    """w₂ for the second weight, or for the weight of x2."""
    known = name(source)
    return Name("w", sub=known.sub or (str(i + 1),))


def _range(letter: Kind, margin: Margin) -> tuple[str | Kind, ...]:
    below = "≤" if margin.low_too else "<"
    above = "≤" if margin.high_too else "<"
    if margin.low is not None and margin.high is not None:
        both = (number(margin.low), letter, number(margin.high))
        return (Relation(both, (below, above)),)
    if margin.low is not None:
        sign = "≥" if margin.low_too else ">"
        return (Relation((letter, number(margin.low)), (sign,)),)
    if margin.high is not None:
        return (Relation((letter, number(margin.high)), (above,)),)
    return ("any number",)


def line(one: Unit, f: Function, inputs: Sequence[str]) -> Iterator[Block]:
    """The separating line or plane, with a drawing."""
    if one.n > 3 or not any(one.weights):
        return
    what = {1: "point", 2: "line", 3: "plane"}[one.n]
    yield Heading(level=2, parts=(f"The separating {what}",))
    equation = Relation(
        (net(one.weights, inputs, fmpq(0)), number(-one.bias)),
        ("=",),
    )
    meets = [(name(x), -one.bias / w) for x, w in zip(inputs, one.weights, strict=True) if w]
    parts: list[str | Kind] = [equation]
    if one.bias:
        parts.append("; it meets the axes at ")
        for k, (x, value) in enumerate(meets):
            parts += [", " if k else "", Relation((x, number(value)), ("=",))]
    yield Say(parts=(*parts, "."))
    which = listed([tuple_of(r, one.n, one.bipolar) for r in range(f.size) if f.bits >> r & 1])
    yield Drawing(
        svg=draw(f, [one], inputs=inputs, bipolar=one.bipolar),
        caption=f"Filled: output 1, at {which or 'no corner'}; on the shaded side the unit fires."
        if one.n == 2
        else f"Filled: output 1, at {which or 'no corner'}.",
    )


def smaller(one: Unit, f: Function, inputs: Sequence[str]) -> Iterator[Block]:
    """Smaller whole weights for the same function."""
    if one.n > MOST_INPUTS:
        return
    least = smallest(f, one.at_zero, one.bipolar)
    assert isinstance(least, Unit), "a unit's function has a unit, please report"
    yield Heading(level=2, parts=("With the smallest whole weights",))
    if (least.weights, least.bias) == (one.weights, one.bias):
        yield Say(parts=("No smaller whole weights compute this function.",))
        return
    yield Say(parts=("The same function: fire where ", above(least, inputs), "."))
