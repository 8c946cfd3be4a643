"""conditions: `1 if x > 0 else 0` in a line of text."""

from __future__ import annotations

from handgrad.notation import Cases, Kind, Relation
from handgrad.parse.pratt import ANY, Reading, expression
from handgrad.parse.relations import CLOSERS, chain
from handgrad.parse.words import ELSE, IF

_AND = frozenset("and und et y e or".split())


def conditional(p: Reading, value: Kind) -> Kind:
    """`1 if x > 0 else 0`: the value with its condition, at the end of a chain or alone."""
    rows: list[tuple[Kind, Kind | None]] = []
    left = value
    if type(value) is Relation and value.items[-1] is not None:
        value = value.items[-1]
    start = value.span[0]
    while True:
        p.at += 1
        if p.tokens[p.at][0] == "sep":
            p.at += 1
        rows.append((value, chain(p)))
        while p.tokens[p.at][0] == "sep" or p.tokens[p.at][1] in _AND:
            p.at += 1
        token = p.tokens[p.at]
        if token[0] == "prose" and token[1] in ELSE:
            p.at += 1
            value = expression(p, ANY)
        elif token[0] == "eof" or token[0] in CLOSERS or token[0] in ("stop", "prose"):
            break
        else:
            value = expression(p, ANY)
            if p.tokens[p.at][0] == "prose" and p.tokens[p.at][1] in ELSE:
                p.at += 1
                rows.append((value, None))
                break
        if not (p.tokens[p.at][0] == "prose" and p.tokens[p.at][1] in IF):
            rows.append((value, None))
            break
    cases = Cases(tuple(rows), (start, p.tokens[p.at - 1][3]))
    if type(left) is Relation:
        return Relation((*left.items[:-1], cases), left.signs, (left.span[0], cases.span[1]))
    return cases
