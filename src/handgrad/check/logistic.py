"""logistic: σ(x) written out, 1/(1 + e^(−x)), for lines that work it out part by part:
1/(1 + e^(−0.4)) = 1/(1 + 0.6703) = 1/1.6703.
"""

from __future__ import annotations

from functools import lru_cache

from handgrad.check.compose import number
from handgrad.check.term import Term
from handgrad.graph import Node

_PAIR = 2


def written_out(formula: Term, line: Term) -> Term | None:
    """The sigmoid as a quotient, if the line is one: one number over another, or over a sum."""
    divisors = sum(way < 0 for way, _ in line.parts)
    if formula.op != "sigmoid" or len(line.parts) != _PAIR or divisors != 1:
        return None
    return _quotient(formula)


@lru_cache(256)
def _quotient(formula: Term) -> Term:
    one, argument = number(1), formula.parts[0][1]
    negative = Node("negate", (argument.node,))
    power = Node("exp", (negative,))
    below = Node("add", (one.node, power))
    exponent = Term("product", negative, "", -1, ((1, argument),))
    e = Term("apply", power, "exp", 1, ((1, exponent),))
    total = Term("sum", below, "", 1, ((1, one), (1, e)))
    share = Node("divide", (one.node, below))
    return Term("product", share, "", 1, ((1, one), (-1, total)))
