"""impossible: why no unit computes a function, as it is argued on the board.

Each row of the certificate says what the net input has to be there. The inequalities of the rows
that must fire add up to one thing, those of the others to its opposite.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import lcm

from flint import fmpq

from handgrad.document import Block, Cell, Chain, Drawing, Heading, Link, Say, Table
from handgrad.notation import Kind, Name, Number, Relation
from handgrad.threshold.board.spell import spoken, total, vector
from handgrad.threshold.board.unit import weight_name
from handgrad.threshold.certificate import Certificate, Weighted
from handgrad.threshold.draw import draw
from handgrad.threshold.function import Function, Row

B = Name("b")
ZERO = Number("0")


def impossible(
    f: Function,
    certificate: Certificate,
    inputs: Sequence[str],
    called: str,
    at_zero: int = 1,
    bipolar: bool = False,
) -> Iterator[Block]:
    """The argument from a certificate, then what it means in the picture."""
    yield Heading(level=2, parts=("No single unit does it",))
    weights = [weight_name(x, i) for i, x in enumerate(inputs)]
    yield Say(parts=(f"Suppose some weights and a bias computed {called}. Then",))
    signs = ("≥", "<") if at_zero else (">", "≤")
    rows: list[tuple[Cell, ...]] = []
    sums: list[tuple[str, Kind, str]] = []
    sides = ((certificate.true, "must fire", signs[0]), (certificate.false, "must not", signs[1]))
    for side, words, sign in sides:
        tags = []
        scale = lcm(*(int(share.q) for _, share in side))
        for r, share in side:
            tag = f"({len(rows) + 1})"
            left = total([*zip(_inputs(r, bipolar), weights, strict=True), (fmpq(1), B)])
            rows.append(
                (
                    Cell((vector(_inputs(r, bipolar)), f" {words}:")),
                    Cell((Relation((left, ZERO), (sign,)),)),
                    Cell((tag,)),
                )
            )
            times = share * scale
            tags.append(tag if times == 1 else f"{times}·{tag}")
        sums.append((" + ".join(tags), _added(side, weights, scale, bipolar), sign))
    yield Table(rows=tuple(rows))
    yield Say(parts=("Add them up:",))
    yield Table(
        rows=tuple(
            (Cell((tags,)), Cell((Relation((left, ZERO), (sign,)),))) for tags, left, sign in sums
        )
    )
    yield Say(
        parts=spoken(
            f"{_same(sums)} Both cannot hold: no weights and no bias compute {called}.", inputs
        )
    )
    yield from _picture(f, certificate, inputs, bipolar)


def _inputs(r: Row, bipolar: bool) -> list[fmpq | int]:
    return [2 * x - 1 if bipolar else x for x in r]


def _added(side: Weighted, weights: Sequence[Name], scale: int, bipolar: bool) -> Kind:
    """The left sides of a side's inequalities, each so many times, added up."""
    factors = [fmpq(0)] * len(weights)
    for r, share in side:
        for i, x in enumerate(_inputs(r, bipolar)):
            factors[i] += share * scale * x
    return total([*zip(factors, weights, strict=True), (fmpq(scale), B)])


def _same(sums: Sequence[tuple[str, Kind, str]]) -> str:
    if sums[0][1] == sums[1][1]:
        return "The left sides are the same."
    return "One left side is a multiple of the other."


def _picture(
    f: Function, certificate: Certificate, inputs: Sequence[str], bipolar: bool
) -> Iterator[Block]:
    """The two means as one point, and the drawing."""
    yield Say(parts=("In the picture:",))
    point = _point(certificate, bipolar)
    for side, words in ((certificate.true, "must fire"), (certificate.false, "must not")):
        links = (Link("", _mixed(side, bipolar)), Link("=", point))
        yield Chain(links=links, note=f"a mean of rows that {words}")
    yield Say(
        parts=(
            f"It is the same point, and it would have to lie on both sides of one {_flat(f.n)}.",
        )
    )
    if f.n <= 3:
        yield Drawing(
            svg=draw(f, certificate=certificate, inputs=inputs, bipolar=bipolar),
            caption="Filled: must fire. The two segments cross, so nothing straight separates "
            "their ends.",
        )


def _flat(n: int) -> str:
    return {1: "point", 2: "line", 3: "plane"}.get(n, "hyperplane")


def _mixed(side: Weighted, bipolar: bool) -> Kind:
    """½·(0, 1) + ½·(1, 0)."""
    return total([(share, vector(_inputs(r, bipolar))) for r, share in side])


def _point(certificate: Certificate, bipolar: bool) -> Kind:
    point = [2 * v - 1 if bipolar else v for v in certificate.point]
    return vector(point)
