"""subscripts: what stands below a name, as text: h_{t - 1} has 't-1', δ_{o,2} has 'o' and '2'."""

from __future__ import annotations

from handgrad.parse.pratt import Reading


def subscript(p: Reading) -> tuple[str, ...]:
    """The subscript at the next token, split at its commas, blanks and inner brackets removed."""
    token = p.tokens[p.at]
    p.at += 1
    if token[0] == "sub":
        found: tuple[str, ...] = token[1]
        return found
    if token[0] == "_":
        token = p.tokens[p.at]
        p.at += 1
    if token[0] == "{":
        return flat(p, "}")
    if token[0] == "(":
        return flat(p, ")")
    if token[0] == "style":
        return subscript(p)
    if token[0] in ("num", "name", "text", "fun", "sign", "prose", "Δ"):
        return (token[1].strip(),)
    raise p.error("a subscript is missing", token, expected="a letter, a digit or braces")


def flat(p: Reading, closing: str) -> tuple[str, ...]:
    """Tokens up to the closing bracket as text: h_1 becomes 'h1', t − 1 becomes 't-1'."""
    tokens = p.tokens
    opening = {"}": "{", ")": "(", "]": "["}[closing]
    start = tokens[p.at - 1]
    parts, depth = [""], 0
    while True:
        token = tokens[p.at]
        kind, value = token[0], token[1]
        p.at += 1
        if kind == closing and not depth:
            break
        if kind in ("eof", "frac", "begin", "unknown", "sqrt", "brace"):
            if kind == "eof":
                raise p.error("a subscript is never closed", start, expected="}")
            raise p.error(f"{p.text(token[2], token[3])} cannot stand in a subscript", token)
        if kind == opening:
            depth += 1
        elif kind == closing:
            depth -= 1
        if kind in ("{", "}", "_", "style", "accent", "^"):
            continue
        if kind == "sep" and value == "," and not depth:
            parts.append("")
        elif kind == "sub":
            parts[-1] += ",".join(value)
        else:
            parts[-1] += _shown(kind, value)
    if parts == [""]:
        raise p.error("an empty subscript", start)
    return tuple(parts)


def _shown(kind: str, value: str) -> str:
    """One token of a subscript as text."""
    if kind in ("(", ")", "[", "]"):
        return {"(": "(", ")": ")", "[": "[", "]": "]"}[kind]
    if kind in ("set", "tes"):
        return "{" if kind == "set" else "}"
    if kind == "sep":
        return "" if value in ("soft", "line") else value
    return value.strip() if kind in ("text", "prose") else value
