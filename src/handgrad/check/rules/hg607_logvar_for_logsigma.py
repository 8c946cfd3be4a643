"""What it finds: a formula in which the logarithm of the variance stands for that of the
deviation, or the other way round: 1 + ½ log σ² in the KL term, e^{log σ²} for σ.

Why it matters: log σ² = 2 log σ: half or twice the exponent is quite another spread, and the KL
term is wrong without looking wrong.

How to put it right: say what the network puts out. From the log variance l: σ² = e^l, σ =
e^{l/2}, and the KL term has 1 + l − μ² − e^l.

Source: named by authors as a common mistake; Kingma and Welling 2014 put out log σ².
"""

from __future__ import annotations

from collections.abc import Iterator

from flint import fmpq

from handgrad.check.change import compute, rewriting
from handgrad.check.compose import (
    alike,
    applied,
    is_kl,
    mapped,
    number,
    parts_of,
    product,
    value_of,
)
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change, told
from handgrad.check.term import Term

_WHAT = "log σ² and log σ are exchanged in {}"


def explain(slip: Slip) -> Explanation | None:
    return by_change(slip, _exchanged, _WHAT, weight=1) or _power(slip)


def _power(slip: Slip) -> Explanation | None:
    """The power e^l of a KL divergence, with l already put in: e^(l/2) stands there."""
    behind = None if slip.subject is None else slip.inside(Term("atom", slip.subject))
    if slip.kind != "operand" or slip.belongs is None or slip.belongs.op != "exp":
        return None
    if behind is None or not slip.telling or not any(is_kl(part) for part in parts_of(behind)):
        return None
    for factor in (fmpq(1, 2), fmpq(2)):
        scaled = applied("exp", product((1, number(factor)), slip.belongs.parts[0]))
        if slip.hits(compute(scaled, slip.own)):
            return told(slip, _WHAT.format(slip.shown(slip.belongs)), weight=1)
    return None


@rewriting("sum", "exp")
def _exchanged(term: Term) -> Iterator[tuple[Term, Term]]:
    if is_kl(term):
        for factor in (fmpq(1, 2), fmpq(2)):
            for powers, plain in ((True, False), (False, True), (True, True)):
                yield _scaled(term, factor, powers, plain), term
    elif term.op == "exp":
        exponent = term.parts[0][1]
        if exponent.kind == "atom" and value_of(exponent) is None:
            yield applied("exp", product((1, exponent), (-1, number(2)))), term
        elif exponent.kind == "product":
            left = [(w, p) for w, p in exponent.parts if value_of(p) not in (2, fmpq(1, 2), 1)]
            if len(left) == 1 < len(exponent.parts):
                yield applied("exp", left[0][1]), term


def _scaled(kl: Term, factor: fmpq, powers: bool, plain: bool) -> Term:
    """The KL term with l times a factor in its powers e^l, where it stands plain, or in both."""
    logs = [part.parts[0][1] for _, part in kl.parts if part.op == "exp"]

    def change(part: Term) -> Term | None:
        if part.op == "exp":
            inner = product((1, number(factor)), (1, part.parts[0][1]))
            return applied("exp", inner) if powers else part
        if plain and any(alike(part, log) for log in logs):
            return product((1, number(factor)), (1, part))
        return None

    return mapped(kl, change)


_PROBLEM = """\
schema: 1
title: T
equations: |
  D = -(1 + l - m^2 - exp(l)) / 2
given:
  {l: 0.42, m: 0.35}
decimals: 4
"""

RULE = Rule(
    code="HG607",
    name="logvar-for-logsigma",
    summary="log σ and log σ² are exchanged",
    looks_at=("result", "operand", "formula"),
    of=("exp",),
    weight=1,
    explain=explain,
    wrong=(
        Wrong(
            "$D = -\\frac{1}{2} (1 + \\frac{1}{2} \\cdot 0.42 - 0.35^2 - e^{0.42}) = 0.2172$",
            "-\\frac{1}{2} (1 + \\frac{1}{2} \\cdot 0.42 - 0.35^2 - e^{0.42})",
            "log σ",
            _PROBLEM,
        ),
    ),
    right=("$D = -\\frac{1}{2} (1 + 0.42 - 0.35^2 - e^{0.42}) = 0.1122$",),
)
