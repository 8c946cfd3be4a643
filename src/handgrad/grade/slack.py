"""slack: whether the rounding of what stands on a line explains why its result is a little off.

After a slip the true values help no longer: a line is judged by its printed operands alone. A
student who carries hidden digits on then looks wrong in the last place. If some values that print
like the operands give the printed result, no mark is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from flint import arb, ctx, fmpq

from handgrad.check.judge import Value, Written
from handgrad.check.world import BITS, evaluate
from handgrad.errors import HandgradError
from handgrad.graph import Node
from handgrad.graph.walk import order
from handgrad.notation import Name
from handgrad.parse import formula
from handgrad.parse.build import Scope, build
from handgrad.parse.written import fraction
from handgrad.render.formula import unicode

NUMBER = re.compile(r"-?(\d{1,40}\.?\d{0,40}|\.\d{1,40})([eE][+-]?\d{1,3})?")


def explains(line: str, result: str, printed: Mapping[str, str]) -> bool:
    """Whether a line's rounded operands may give its printed result.

    line     '0.8006·0.4930', as a finding shows it
    result   the printed number, with a decimal point
    printed  what stands for the names on the line, with decimal points

    >>> explains("2·(0.067 − 0.9)", "-1.665", {}), explains("0.8006·0.4930", "0.3945", {})
    (True, False)
    """
    if not NUMBER.fullmatch(result):
        return False
    value, place = read(result)
    unknown: dict[str, Node] = {}

    def find(name: Name) -> Node:
        return unknown.setdefault(unicode.write(name), Node("unknown", name=name))

    before, ctx.prec = ctx.prec, BITS
    try:
        node = build(formula(line, language="plain"), Scope(find=find))
        known = _rounded(node, place)
        for key, leaf in unknown.items():
            text = printed.get(key, "")
            if not NUMBER.fullmatch(text):
                return False
            known[leaf] = ball(text)
        wide = evaluate(node, known)
        return wide is not None and Written(value, place).equals_rounded(wide) is not False
    except HandgradError:
        return False
    finally:
        ctx.prec = before


def _rounded(node: Node, place: fmpq) -> dict[Node, Value]:
    """The numbers of a line that were rounded: as many decimals as the result has, two at least."""
    out: dict[Node, Value] = {}
    for part in order([node]):
        text = str(part.attributes.get("text", "")) if part.op == "constant" else ""
        if NUMBER.fullmatch(text):
            value, own = read(text)
            if own <= max(place, fmpq(1, 10**6)) and own <= fmpq(1, 100):
                out[part] = arb(value, own)  # rounded or cut off
    return out


def read(text: str) -> tuple[fmpq, fmpq]:
    """The exact value of a printed number and the size of its last place."""
    decimals = len(text.lower().partition("e")[0].partition(".")[2])
    power = int(text.lower().partition("e")[2] or 0)
    return fraction(text), fmpq(10) ** (power - decimals)


def ball(text: str) -> Value:
    """All values that print like this; a whole number is itself."""
    value, place = read(text)
    return arb(value, place / 2) if place < 1 else value
