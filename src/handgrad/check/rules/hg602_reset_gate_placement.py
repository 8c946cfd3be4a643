"""What it finds: a GRU candidate with the reset gate in the other place: r·(U h + c), after the
product, worked out as U(r·h) + c, before it, or the other way round.

Why it matters: with one unit and no bias the two agree; with a recurrent bias, or several
units, they are different networks: 0.635 against 0.848 on one set of numbers.

How to put it right: look up which of the two your course means. Cho 2014 (version 3), Chung
2014 and the ONNX default reset the state before the product; Cho 2014 (version 1), cuDNN,
PyTorch and the Keras default after it.

Source: named by authors as a common mistake; pytorch issue 8153.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import put, rewriting, without
from handgrad.check.compose import factors_of, product, total
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.series import place
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_MOVED = "the reset gate {} acts on the other side of the product"


def explain(slip: Slip) -> Explanation | None:
    @rewriting("tanh")
    def moved(term: Term) -> Iterator[tuple[Term, Term]]:
        for inside, gate in (*_inwards(slip, term.parts[0][1]), *_outwards(slip, term)):
            yield put(term, 0, inside), gate

    return by_change(slip, moved, _MOVED, weight=1)


def _inwards(slip: Slip, net: Term) -> Iterator[tuple[Term, Term]]:
    """r(U h + c) as U(r h) + c, each entry of h with its own entry of r."""
    for i, (sign, part) in enumerate(net.parts if net.kind == "sum" else ()):
        factors = factors_of(part)
        sums = [f for _, f in factors if f.kind == "sum"]
        gates = [f for _, f in factors if f.kind == "atom"]
        if len(factors) != len(sums) + len(gates) or len(sums) != 1 or len(gates) != 1:
            continue
        inner = []
        for way, summand in sums[0].parts:
            gate = _its_own(slip, gates[0], summand)
            one = product((1, gate), (1, summand)) if summand.kind == "product" else summand
            inner.append((way * sign, one))
        yield total(*without(net, i).parts, *inner), gates[0]


def _its_own(slip: Slip, gate: Term, summand: Term) -> Term:
    """The entry of the gate that goes with the state in U₁₂·h₂."""
    at = place(summand.parts[-1][1].node) if summand.parts else None
    found = None if at is None else slip.neighbour(gate, at[1])
    return found or gate


def _outwards(slip: Slip, candidate: Term) -> Iterator[tuple[Term, Term]]:
    """U(r h) + b as r(U h + b), with the entry of r that belongs to the candidate's own unit."""
    net = candidate.parts[0][1]
    if net.kind != "sum":
        return
    here = None if slip.subject is None else place(slip.subject)
    gated = [(i, *found) for i, (_, p) in enumerate(net.parts) if (found := _gate(slip, p))]
    if not gated:
        return
    shared = gated[0][2]
    own = slip.neighbour(shared, here[1]) if here is not None else None
    moved = net
    for i, at, _ in gated:
        moved = put(moved, i, put(net.parts[i][1], at, own or shared))
    yield moved, shared
    for i, (way, part) in enumerate(moved.parts):
        if part.kind == "atom" and all(i != j for j, _, _ in gated):
            scaled = product((1, own or shared), (1, part))
            yield total(*without(moved, i).parts, (way, scaled)), shared


def _gate(slip: Slip, part: Term) -> tuple[int, Term] | None:
    """Where in U·r·h the gate stands: the factor that is a sigmoid, or is called r."""
    if part.kind != "product" or len(part.parts) < 3:
        return None
    for at, (way, factor) in enumerate(part.parts):
        inside = slip.inside(factor) if factor.kind == "atom" else None
        if way > 0 and inside is not None and inside.op == "sigmoid":
            return at, factor
    return None


_PROBLEM = """\
schema: 1
title: T
equations: |
  g_1 = tanh(w x_1 + r_1 (u h_0 + c) + b)
given:
  {w: 0.6, x_1: 1.2, r_1: 0.35, u: 0.8, h_0: 0.5, c: 0.3, b: -0.2}
decimals: 4
"""

RULE = Rule(
    code="HG602",
    name="reset-gate-placement",
    summary="the reset gate acts on the other side of the recurrent product",
    looks_at=("result", "operand", "formula"),
    of=("tanh",),
    weight=1,
    explain=explain,
    wrong=(
        Wrong(
            (
                "$g_1 = \\tanh(w x_1 + u (r_1 h_0) + c + b) = \\tanh(0.72 + 0.14 + 0.3 "
                "- 0.2) = 0.7443$"
            ),
            "\\tanh(w x_1 + u (r_1 h_0) + c + b)",
            "reset gate",
            _PROBLEM,
        ),
    ),
    right=(
        (
            "$g_1 = \\tanh(w x_1 + r_1 (u h_0 + c) + b) = \\tanh(0.72 + 0.35 "
            "\\cdot 0.7 - 0.2) = 0.6440$"
        ),
    ),
)
