"""learning: a learning rule worked out: its table, and what becomes of it.

The perceptron rule ends on examples that can be separated, after no more updates than Novikoff's
bound; on others it repeats itself for ever. Adaline goes towards the least squares.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from flint import fmpq

from handgrad.document import Block, Chain, Heading, Link, Say
from handgrad.narrate.desk import Desk
from handgrad.narrate.examples import examples, final
from handgrad.notation import Fence, Fraction, Kind, Name, Number, Power, Relation
from handgrad.problem.quantity import Quantity
from handgrad.threshold.board.spell import number, times, total, vector
from handgrad.threshold.certificate import Certificate, Weighted
from handgrad.threshold.learning import (
    Bound,
    Example,
    Run,
    Vector,
    bound,
    dot,
    least_squares,
    perceptron,
)


def learning(desk: Desk) -> Iterator[Block]:
    """The table and the verdict on it."""
    yield from examples(desk)
    data = _data(desk)
    model = desk.solution.problem.model
    assert model is not None
    if data is not None and model.name in ("perceptron", "pocket") and data.examples is not None:
        yield Heading(level=2, parts=("Does it end?",))
        yield from _ending(data)
        if model.name == "pocket":
            yield from _pocket(desk, data)
    if data is not None and model.name == "adaline":
        yield Heading(level=2, parts=("Where it goes",))
        yield from _least_squares(data)
    yield from final(desk)


class _Data(msgspec.Struct, frozen=True):
    """The numbers of a learning problem, exactly.

    inputs, targets   of one epoch
    start             the weights and, last, the bias
    examples          None if a target is neither 0 nor 1, or the step at 0 is neither
    """

    inputs: list[Vector]
    targets: Vector
    start: Vector
    rate: fmpq
    epochs: int
    at_zero: int
    examples: list[Example] | None


def _data(desk: Desk) -> _Data | None:
    """The numbers of the problem; None if one of them is not rational."""
    solution = desk.solution
    problem = solution.problem
    size = (problem.steps or 0) // problem.epochs
    inputs = [_entries(desk, "x", t) for t in range(1, size + 1)]
    targets = [_entries(desk, "y", t) for t in range(1, size + 1)]
    weights, bias = _entries(desk, "w", 0), _entries(desk, "b", 0)
    found = solution.find("η")
    rate = fmpq(1) if found is None else solution.exact(found)
    if weights is None or bias is None or not isinstance(rate, fmpq):
        return None
    rows = [row for row in inputs if row is not None]
    wanted = [one[0] for one in targets if one is not None]
    if len(rows) < size or len(wanted) < size:
        return None
    at_zero = solution.conventions["step_at_zero"]
    examples = None
    if at_zero in ("0", "1") and rate > 0 and all(y in (0, 1) for y in wanted):
        examples = [Example(x, int(y == 1)) for x, y in zip(rows, wanted, strict=True)]
    return _Data(
        rows,
        tuple(wanted),
        (*weights, *bias),
        rate,
        problem.epochs,
        int(at_zero == "1"),
        examples,
    )


def _entries(desk: Desk, symbol: str, t: int) -> Vector | None:
    """The entries of a quantity at a step; None if one is not rational."""
    quantity = next(q for q in _steps(desk, symbol) if q.t == t)
    places = [(i,) for i in range(quantity.shape[0])] if quantity.shape else [()]
    values = [desk.solution.exact(quantity, place) for place in places]
    found = tuple(one for one in values if isinstance(one, fmpq))
    return found if len(found) == len(values) else None


def _steps(desk: Desk, symbol: str) -> list[Quantity]:
    initial = desk.solution.initial(symbol)
    return [*([initial] if initial else []), *desk.solution.all(symbol)]


def _ending(data: _Data) -> Iterator[Block]:
    """Whether and when the rule ends, and the bound or the reason why not."""
    assert data.examples is not None
    run = perceptron(data.examples, data.start, data.rate, data.at_zero)
    found = bound(data.examples, data.start, data.rate, run)
    if isinstance(found, Certificate):
        yield from _never(found, run)
        return
    yield Say(parts=_finished(data, run))
    yield from _novikoff(data, run, found)


def _finished(data: _Data, run: Run) -> tuple[str | Kind, ...]:
    count = sum(run.updates)
    updates = f"{count} update{'' if count == 1 else 's'}"
    end = run.finished or len(run.updates)
    if end <= data.epochs:
        return (
            f"Epoch {end} makes no mistake, so nothing changes any more: the rule has ended after "
            f"{updates}.",
        )
    return (
        f"{data.epochs} epoch{'s are' if data.epochs > 1 else ' is'} not enough: the rule would "
        f"end in epoch {end}, after {updates} in all.",
    )


def _novikoff(data: _Data, run: Run, found: Bound) -> Iterator[Block]:
    """The bound, worked out."""
    assert data.examples is not None
    u, gamma = Name("u"), Name("γ")
    size = dot(found.u, found.u)
    yield Say(
        parts=(
            "It had to end. The weights and the bias ",
            Relation((u, vector(found.u)), ("=",)),
            " put every example (with a 1 added for the bias) on its right side by at least ",
            Relation((gamma, number(found.margin)), ("=",)),
            ". The longest example has",
        )
    )
    yield _longest([one.inputs for one in data.examples])
    count = f"there were {sum(run.updates)}" if sum(run.updates) else "there were none"
    if any(data.start):
        yield Say(
            parts=(
                f"By Novikoff's theorem there are at most {found.updates} updates from these "
                f"starting weights, and {count}.",
            )
        )
        return
    yield Say(parts=("By Novikoff's theorem there are at most",))
    exact = found.length * size / found.margin**2
    letters = times(Power(R, TWO), Power(Fence("norm", u), TWO))
    numbers = times(number(found.length), Fence("round", _squares(found.u)))
    yield Chain(
        links=(
            Link("", Fraction(letters, Power(gamma, TWO))),
            Link("=", Fraction(numbers, Power(_shown(found.margin), TWO))),
            Link("=", number(exact)),
        ),
        note=f"updates; {count}",
    )


R, TWO = Name("R"), Number("2")


def _longest(inputs: Sequence[Vector]) -> Chain:
    """R² = 1² + 1² + 1² = 3, of the longest example with its 1."""
    longest = max(((*x, fmpq(1)) for x in inputs), key=lambda x: dot(x, x))
    links = [Link("", Power(R, TWO)), Link("=", _squares(longest))]
    return Chain(
        links=(*links, Link("=", number(dot(longest, longest)))),
        note="its squared length, with the 1",
    )


def _squares(values: Sequence[fmpq]) -> Kind:
    return total([(fmpq(1), Power(_shown(x), TWO)) for x in values if x])


def _shown(value: fmpq) -> Kind:
    kind = number(value)
    return kind if isinstance(kind, Number) else Fence("round", kind)


def _never(found: Certificate, run: Run) -> Iterator[Block]:
    """Why no weights are right on every example, and how the rule goes round."""
    yield Say(parts=("It cannot end: no weights are right on every example, because",))
    yield Chain(links=_coinciding(found), note="targets 1 on the left, 0 on the right")
    yield Say(
        parts=(
            "is one point, a mean of examples with target 1 and a mean of examples with target 0.",
        )
    )
    if run.cycle is None:
        yield Say(parts=(f"After {len(run.updates)} epochs it has not yet repeated itself.",))
        return
    first, again = run.cycle
    period = again - first
    count = sum(run.updates[first - 1 : again - 1])
    how = "epoch after epoch" if period == 1 else f"every {period} epochs"
    yield Say(
        parts=(
            f"The weights before epoch {again} are those before epoch {first}: from there on the "
            f"same {count} updates are made {how}, for ever.",
        )
    )


def _coinciding(found: Certificate) -> tuple[Link, ...]:
    return (
        Link("", _mixed(found.true)),
        Link("=", vector(found.point)),
        Link("=", _mixed(found.false)),
    )


def _mixed(side: Weighted) -> Kind:
    return total([(share, vector(r)) for r, share in side])


def _pocket(desk: Desk, data: _Data) -> Iterator[Block]:
    """On how many examples the weights in the pocket are right."""
    if data.examples is None:
        return
    last = desk.solution.problem.steps or 0
    w, b = _entries(desk, "W", last), _entries(desk, "B", last)
    if w is None or b is None:
        return
    right = 0
    for one in data.examples:
        z = dot((*w, *b), one.longer)
        right += int(z > 0 or (z == 0 and data.at_zero == 1)) == one.target
    yield Say(
        parts=(f"The weights in the pocket are right on {right} of {len(data.examples)} examples.",)
    )


def _least_squares(data: _Data) -> Iterator[Block]:
    """The weights with the least squared error, and whether the rate is small enough."""
    found = least_squares(data.inputs, data.targets)
    if found is not None:
        errors = [
            y - dot(found, (*x, fmpq(1))) for x, y in zip(data.inputs, data.targets, strict=True)
        ]
        yield Say(
            parts=(
                "No weights and bias have smaller squared errors over these examples than ",
                Relation((Name("u"), vector(found)), ("=",)),
                ". With a small rate the weights go there and stay near; they rest only if every "
                "error is 0. The squared errors are then together",
            )
        )
        if any(errors):
            links = (Link("", _squares(errors)), Link("=", number(dot(errors, errors))))
            yield Chain(links=links, note="the least there is")
        else:
            yield Say(parts=("0: every target is reached.",))
    yield Say(parts=("Is the rate small enough? The longest example has",))
    yield _longest(data.inputs)
    length = max(dot(x, x) for x in data.inputs) + 1
    ok = data.rate * length < 2
    eta = Name("η")
    yield Chain(
        links=(
            Link("", times(eta, Power(R, TWO))),
            Link("=", times(number(data.rate), number(length))),
            Link("=", number(data.rate * length)),
        ),
        note="less than 2: an update shrinks its own error"
        if ok
        else "not less than 2: an update does not shrink its own error",
    )
