"""grammar: the dispatch tables, put together from the files that know one corner each."""

from __future__ import annotations

from handgrad.notation import Kind
from handgrad.parse import (
    arithmetic,
    brackets,
    commands,
    derivatives,
    environments,
    functions,
    names,
    raised,
    texts,
)
from handgrad.parse.lexer import Token
from handgrad.parse.pratt import INFIX, PREFIX, Reading

for _part in (names, functions, texts, brackets, derivatives, commands, environments):
    PREFIX.update(_part.PREFIX)
PREFIX["sign"] = arithmetic.sign
PREFIX["listed"] = arithmetic.sign
PREFIX["not"] = arithmetic.sign
INFIX.update(arithmetic.RULES)
for _tables in (raised.INFIX, names.INFIX, brackets.INFIX):
    INFIX.update(_tables)


def _word(p: Reading, token: Token) -> Kind:
    """A name, unless it begins a quotient of differentials: dL/dw."""
    if token[1][0] == "d":
        found = derivatives.line_quotient(p, token)
        if found is not None:
            return found
    return names.name(p, token)


PREFIX["name"] = _word
