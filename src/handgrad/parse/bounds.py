"""bounds: what stands below a big operator, a bar or a brace, as notation and not as an index."""

from __future__ import annotations

from handgrad.notation import Kind
from handgrad.parse.chains import contents
from handgrad.parse.pratt import TIGHT, Reading, expression


def bound(p: Reading) -> Kind:
    """What stands under a big operator, as notation."""
    token = p.tokens[p.at]
    p.at += 1
    if token[0] == "sub":
        from handgrad.parse import formula

        text = ",".join(token[1])
        shift = p.text(token[2], token[3]).find(text[0])
        return formula(text, positions=token[2] + max(shift, 0), language="plain")
    follow = p.tokens[p.at]
    p.at += 1
    if follow[0] == "{":
        return contents(p, "}")
    if follow[0] == "(":
        return contents(p, ")")
    p.at -= 1
    return expression(p, TIGHT)
