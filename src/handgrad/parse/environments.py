"""environments: matrices and cases between \\begin and \\end."""

from __future__ import annotations

from handgrad.notation import Cases, Fence, Kind, Listing, Matrix, Relation, Sequence, Text
from handgrad.parse.brackets import bracket
from handgrad.parse.chains import claims
from handgrad.parse.lexer import Token
from handgrad.parse.pratt import ANY, Reading, expression
from handgrad.parse.relations import chain
from handgrad.parse.symbols import MATRICES
from handgrad.parse.words import ELSE, IF


def environment(p: Reading, token: Token) -> Kind:
    """\\begin{pmatrix} … \\end{pmatrix}, \\begin{cases} … \\end{cases}."""
    name = token[1]
    if name in ("cases", "dcases", "rcases"):
        return _cases(p, token)
    if name not in MATRICES:
        raise p.error(f"the environment {name} is not known", token)
    rows = tuple(tuple(row) for row in _grid(p, token))
    if len({len(row) for row in rows}) != 1:
        raise p.error("the rows of this matrix have different lengths", token)
    return Matrix(rows, MATRICES[name], (token[2], p.tokens[p.at - 1][3]))


def _grid(p: Reading, token: Token) -> list[list[Kind]]:
    """Rows of cells up to the \\end."""
    tokens = p.tokens
    rows: list[list[Kind]] = [[]]
    kept = p.enter(False)
    p.depth += 1
    while True:
        kind = tokens[p.at][0]
        if kind == "row":
            rows.append([])
        elif kind == "end":
            break
        elif kind == "eof":
            raise p.error(
                f"\\begin{{{token[1]}}} is never ended", token, expected=f"\\end{{{token[1]}}}"
            )
        elif kind != "&":
            rows[-1].append(_cell(p))
            continue
        p.at += 1
    if tokens[p.at][1] != token[1]:
        raise p.error(
            f"\\end{{{tokens[p.at][1]}}} ends \\begin{{{token[1]}}}",
            expected=f"\\end{{{token[1]}}}",
        )
    p.at += 1
    p.depth -= 1
    p.leave(kept)
    found = [row for row in rows if row]
    if not found:
        raise p.error(f"{token[1]} is empty", token)
    return found


def _cell(p: Reading) -> Kind:
    """One cell; several claims in it are a Sequence."""
    items: list[Kind] = []
    before = p.at
    claims(p, items)
    if p.at == before or not items:
        raise p.error(f"{p.text(*p.tokens[p.at][2:4])} stands where a value should")
    return (
        items[0]
        if len(items) == 1
        else Sequence(tuple(items), (items[0].span[0], items[-1].span[1]))
    )


def _cases(p: Reading, token: Token) -> Kind:
    """Rows of a value and its condition, whose leading `if` is dropped."""
    rows: list[tuple[Kind, Kind | None]] = []
    grid = _grid(p, token)
    if all(len(row) == 1 and type(row[0]) is Relation for row in grid):
        return Sequence(tuple(row[0] for row in grid), (token[2], p.tokens[p.at - 1][3]))
    for row in grid:
        flat: list[Kind] = []
        for cell in row:
            flat += cell.items if type(cell) is Sequence else (cell,)
        value, *rest = flat
        conditions = [kind for kind in rest if not (type(kind) is Text and _is_if(kind.text))]
        otherwise = [
            kind
            for kind in conditions
            if type(kind) is Text and kind.text.lower().strip(".,") in ELSE
        ]
        if otherwise or not conditions:
            rows.append((value, None))
        elif len(conditions) == 1:
            rows.append((value, conditions[0]))
        else:
            rows.append(
                (
                    value,
                    Sequence(tuple(conditions), (conditions[0].span[0], conditions[-1].span[1])),
                )
            )
    return Cases(tuple(rows), (token[2], p.tokens[p.at - 1][3]))


def _is_if(words: str) -> bool:
    return words.lower() in IF


def named_matrix(p: Reading, token: Token) -> Kind:
    """bmatrix[1, 2] in plain text."""
    opening = p.tokens[p.at]
    p.at += 1
    inner = bracket(p, opening)
    span = (token[2], p.tokens[p.at - 1][3])
    if type(inner) is Matrix:
        rows = inner.rows
    elif type(inner) is Listing:
        rows = (inner.items,)
    elif type(inner) is Fence:
        rows = ((inner.body,),)
    else:
        raise p.error("a matrix has rows", token, expected="[1, 2; 3, 4]")
    return Matrix(rows, MATRICES[token[1]], span)


def named_cases(p: Reading, token: Token) -> Kind:
    """cases{1 if x > 0; 0 otherwise} in plain text."""
    rows: list[tuple[Kind, Kind | None]] = []
    tokens = p.tokens
    p.at += 1
    kept = p.enter(False)
    p.depth += 1
    while tokens[p.at][0] != "}":
        value = expression(p, ANY)
        follow = tokens[p.at]
        if follow[0] != "prose" or follow[1] not in IF | ELSE:
            raise p.error("a case needs a condition", follow, expected="if … or otherwise")
        p.at += 1
        rows.append((value, chain(p) if follow[1] in IF else None))
        if tokens[p.at][0] == "sep":
            p.at += 1
    p.depth -= 1
    p.leave(kept)
    p.at += 1
    if not rows:
        raise p.error("no cases", token)
    return Cases(tuple(rows), (token[2], tokens[p.at - 1][3]))


PREFIX = {"begin": environment}
