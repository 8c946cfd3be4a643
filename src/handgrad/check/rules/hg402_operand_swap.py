"""What it finds: the value of another quantity stands where this one's value belongs: o₂ for o₁, a
target for a weight.

Why it matters: the arithmetic may be perfect, the result is still that of another formula.

How to put it right: put the value of the named quantity in and recompute the line.

Source: counted on real worked pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handgrad.check.candidates import Candidate
from handgrad.check.change import atoms, compute, positions
from handgrad.check.judge import Value, as_float
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.search import Case, Reading, Target
from handgrad.check.slip import Slip
from handgrad.check.term import Term
from handgrad.check.window import ANYTHING
from handgrad.graph import Node

_SHAPING = (0, 1, 2, -1, -2)
_WORKED_OUT = 4  # where a part worked out belongs, a forgotten part of it explains more
_BY_CHANCE = 6  # of many values and many places some pair may fit
_MOST = 10_000  # pairs that are tried; of more, some fit anyhow
_TOO_NEAR = 0.02
_ENOUGH = 3  # digits a result needs: with fewer, some value of the page always fits


def explain(slip: Slip) -> Explanation | None:
    if slip.kind == "result":
        return _result(slip, slip.line or slip.belongs)
    worked_out = slip.belongs is not None and slip.belongs.kind != "atom"
    return _operand(slip) or (_result(slip, slip.belongs) if worked_out else None)


def _operand(slip: Slip) -> Explanation | None:
    if slip.belongs is None or slip.written is None or slip.true is None:
        return None
    name, right = slip.called, slip.show_apart(slip.true)
    sign = slip.sign
    others = _of_this_value(slip, -1 if sign else 1)
    turned = not others and _digits(slip.text) >= _ENOUGH
    if turned:  # 1 + 0.45 for 1 − o, with w = −0.45
        sign = "" if sign else "−"
        others = _of_this_value(slip, -1 if sign else 1)
    if not others:
        return None
    atom, alone = slip.belongs.kind == "atom", len(others) == 1
    other, sure = sign + others[0].shown, slip.telling or (atom and alone)
    return Explanation(
        short=f"{name} = {right} belongs here",
        message=f"{slip.text} is {other}{'' if sure or alone else ' and others'}; "
        f"the formula asks for {name} = {right}.",
        evidence=f"{other} in place of {name} gives {slip.text}",
        certainty="certified" if slip.telling else "possible",
        weight=(2 if atom else _WORKED_OUT + turned) if sure else 8,
        group=("swap", name, slip.text),
    )


def _of_this_value(slip: Slip, sign: int) -> list[Candidate]:
    """The other named values that are this number, or minus this number."""
    # (the subject is worked out from this number)
    barred = (None if slip.belongs is None else slip.belongs.node, slip.subject)
    return [c for c in slip.of_this_value(sign) if c.node not in barred]


def _result(slip: Slip, line: Term | None) -> Explanation | None:
    """The operands are right as printed or not printed at all, the result belongs to another."""
    written = slip.written
    if line is None or written is None or slip.expected is None or _digits(slip.text) < _ENOUGH:
        return None
    own = {atom: slip.own(atom) for atom in atoms(line)}
    reading = Reading(slip.own)
    case = Case(line, (reading,), Target(written))
    places = [place for place in positions(line) if place.part.kind == "atom"]
    if len(own) * len(slip.candidates) > _MOST:
        return None
    found: dict[tuple[str, str], tuple[Value, tuple[Node, Node]]] = {}
    for atom, mine in own.items():
        if mine is None or (atom.node.op == "constant" and mine in _SHAPING):
            continue  # the 2 of a square is nobody's value
        kept, here = as_float(mine), [place for place in places if place.part is atom]
        low, high = case.within(reading, here[0]) if len(here) == 1 else ANYTHING
        for other, value in slip.candidates.between(low, high):
            about = as_float(value)
            if other.node is slip.subject or slip.hits(value):
                continue  # it is the result itself
            if abs(about - kept) <= _TOO_NEAR * max(abs(about), abs(kept)):
                continue  # a wrong digit as well as a swap
            if len(here) == 1 and written.is_off(reading.carried(about, here[0])):
                continue
            if slip.hits(compute(line, _swapped(own, atom, value))):
                pair = (atom.node, other.node)
                found.setdefault((slip.shown(atom), other.shown), (value, pair))
    if len({str(value) for value, _ in found.values()}) != 1:
        return None
    (used, name), (value, change) = next(iter(found.items()))
    right = slip.show_value(slip.expected)
    return Explanation(
        short=f"{slip.shown(line)} = {right}",
        message=f"{slip.text} comes out with {name} = {slip.show(value, 4)} in place of {used}.",
        evidence=f"{name} in place of {used} gives {slip.text}",
        certainty="likely",
        weight=_BY_CHANCE,
        change=change,
        group=("swap", slip.shown(line), slip.text),
    )


def _digits(text: str) -> int:
    return len(text.lstrip("+-−0.").replace(".", ""))


def _swapped(
    own: Mapping[Term, Value | None], atom: Term, value: Value
) -> Callable[[Term], Value | None]:
    """The author's own values, but for one."""
    return lambda term: value if term is atom else own[term]


RULE = Rule(
    code="HG402",
    name="operand-swap",
    summary="the value of another quantity was put in",
    looks_at=("operand", "result"),
    weight=2,
    explain=explain,
    wrong=(
        Wrong(
            "$p = 0.7311$, $q = 0.8119$\n\n$r = 2 p = 2 \\cdot 0.8119 = 1.6238$",
            "0.8119",
            "p",
        ),
    ),
    right=("$p = 0.7311$, $q = 0.8119$\n\n$r = 2 p = 2 \\cdot 0.7311 = 1.4622$",),
)
