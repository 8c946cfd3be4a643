"""grammar: the dispatch tables, put together from the files that know one corner each."""

from __future__ import annotations

from handgrad.notation import Kind, Name
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
from handgrad.parse.symbols import MATRICES
from handgrad.parse.words import LOGIC

for _part in (names, functions, texts, brackets, derivatives, commands, environments):
    PREFIX.update(_part.PREFIX)
PREFIX["sign"] = arithmetic.sign
PREFIX["listed sign"] = arithmetic.sign
PREFIX["listed num"] = commands.number
PREFIX["not"] = arithmetic.sign
INFIX.update(arithmetic.RULES)
for _tables in (raised.INFIX, names.INFIX, brackets.INFIX):
    INFIX.update(_tables)


def _word(p: Reading, token: Token) -> Kind:
    """A name, unless it begins a quotient of differentials (dL/dw) or is a matrix or cases in plain
    text.
    """
    word = token[1]
    tokens = p.tokens
    follow = tokens[p.at][0]
    if word[0] != "d":
        if follow not in names.BEHIND and (follow != "name" or p.latex or _is_letter(word)):
            return Name(word, (), (), (), (token[2], token[3]))
        if follow == "sub" and tokens[p.at + 1][0] not in names.BEHIND:
            sub = tokens[p.at]
            p.at += 1
            return Name(word, (), sub[1], (), (token[2], sub[3]))
    if word == "δ" and not p.latex and follow == "name" and tokens[p.at][4]:
        p.at += 1  # δo1 is δ_{o1}
        return names.decorated(p, token, word, (), (tokens[p.at - 1][1],))
    if word in LOGIC and follow in ("name", "num", "(") and not (follow == "(" and tokens[p.at][4]):
        raise p.error(f"{word} is logic, not arithmetic", token)
    if word[0] == "d":
        found = derivatives.line_quotient(p, token)
        if found is not None:
            return found
    elif len(word) > 2 and not p.latex:
        if tokens[p.at][0] == "name" and not tokens[p.at][4]:
            return names.words(p, token)
        if word in MATRICES and follow == "[":
            return environments.named_matrix(p, token)
        if word == "cases" and follow == "{":
            return environments.named_cases(p, token)
    return names.decorated(p, token, word, ())


def _is_letter(word: str) -> bool:
    """A name that words behind it cannot change."""
    return len(word) < 3 and word != "δ" and word != "OR"


def _brace(p: Reading, token: Token) -> Kind:
    """Braces are invisible in LaTeX and a set in plain text."""
    return names.group(p, token) if p.latex else brackets.bracket(p, token)


PREFIX["name"] = _word
PREFIX["{"] = _brace
