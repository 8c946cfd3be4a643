"""What it finds: a Nesterov step worked out as plain momentum: the gradient taken at w where
w + μv belongs, or the velocity used alone where g + μv belongs.

Why it matters: looking ahead is the whole difference between the two methods; without it the step
overshoots where Nesterov's slows down.

How to put it right: take the gradient at w + μv and go by the new velocity; in the form that
libraries print, the step is g + μv.

Source: Sutskever 2013, equations 3 and 4; PyTorch's `SGD(nesterov=True)` has the second form.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.change import rewriting
from handgrad.check.compose import base_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term

_MOMENTA = frozenset({"μ", "β", "γ", "ρ", "mu", "beta", "momentum"})
_VELOCITIES = frozenset({"v", "V", "velocity"})
_WEIGHTS = frozenset({"w", "W", "θ", "theta"})
_PAIR = 2


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _plain, "the step does not look ahead by {}", weight=1)


@rewriting("sum")
def _plain(term: Term) -> Iterator[tuple[Term, Term]]:
    if len(term.parts) != _PAIR:
        return
    for (_, ahead), (way, other) in (term.parts, term.parts[::-1]):
        velocity = _velocity(ahead)
        if velocity is None or way < 0:
            continue
        yield (other if base_of(other) in _WEIGHTS else velocity), ahead


def _velocity(ahead: Term) -> Term | None:
    """v of μ v."""
    if ahead.kind != "product" or len(ahead.parts) != _PAIR or any(w < 0 for w, _ in ahead.parts):
        return None
    for (_, rate), (_, other) in (ahead.parts, ahead.parts[::-1]):
        if base_of(rate) in _MOMENTA and base_of(other) in _VELOCITIES:
            return other
    return None


_PROBLEM = """\
schema: 1
title: T
equations: |
  g = 2 a (w + μ v)
given:
  {a: 1.7, w: 0.83, μ: 0.9, v: -0.46}
decimals: 4
"""
_LIBRARY = """\
schema: 1
title: T
equations: |
  v_1 = μ v_0 + g
  w_1 = w_0 - η (g + μ v_1)
given:
  {v_0: 0.38, w_0: 0.83, μ: 0.9, g: 0.57, η: 0.2}
decimals: 4
"""

RULE = Rule(
    code="HG634",
    name="nesterov-point",
    summary="a Nesterov step worked out as plain momentum, without looking ahead",
    looks_at=("result", "operand", "formula"),
    weight=1,
    explain=explain,
    wrong=(
        Wrong(
            "$g = 2 \\cdot 1.7 \\cdot 0.83 = 2.822$",
            "0.83",
            "look ahead",
            _PROBLEM,
        ),
        Wrong("$w_1 = 0.6476$", "0.6476", "look ahead", _LIBRARY),
    ),
    right=("$g = 2 \\cdot 1.7 \\cdot (0.83 + 0.9 \\cdot (-0.46)) = 1.4144$",),
)
