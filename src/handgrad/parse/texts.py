"""texts: words inside a formula. Are they a name, a function, prose, or a value "at t = 1"?"""

from __future__ import annotations

from handgrad.late import late
from handgrad.notation import At, Kind, Name, Relation, Text
from handgrad.parse.functions import function
from handgrad.parse.lexer import Token
from handgrad.parse.names import decorated, versioned
from handgrad.parse.pratt import SUM, Reading, expression
from handgrad.parse.words import BRACKETED_VERSIONS, FUNCTIONS, PLACES, PROSE

_PLACE = late(r"(.+?)\s+(\w+)$")
_USED = frozenset("rel op / sign sep } ) ] tes eof stop colon ^ & row end % )| | xarrow".split())


def text(p: Reading, token: Token) -> Kind:
    """\\text{…}: a name if it is used as one, else words.

    >>> from handgrad.parse import formula
    >>> formula(r"\\text{out h1} = 0.59").items[0].base
    'out h1'
    """
    raw = (
        token[1]
        .replace("\\_", "_")
        .replace("\\%", "%")
        .replace("\\,", " ")
        .replace("\\ ", " ")
        .replace("~", " ")
    )
    words = raw.strip().strip("$")
    span = (token[2], token[3])
    follow = p.tokens[p.at]
    if words in FUNCTIONS and follow[0] not in ("rel", "sep", "eof"):
        return function(p, ("fun", words, token[2], token[3], token[4]))
    if words in BRACKETED_VERSIONS and follow[0] in ("name", "marked"):
        return versioned(p, token, words)
    placed = _PLACE.match(words)
    if placed and placed[2] in PLACES and follow[0] == "name":
        found = _at_place(p, token, placed[1])
        if found is not None:
            return found
    first = words.partition(" ")[0].rstrip(",.:").lower()
    if not words or first in PROSE or words[0] in "(),.;:" or words[-1] in ",.:;":
        return Text(words, span)
    glued = follow[4] and not raw.endswith(" ")
    if follow[0] in ("sub", "_", "^", "supr", "prime") or (follow[0] == "(" and glued):
        return decorated(p, token, words, ())
    if follow[0] in _USED or words in p.names:
        return Name(words, span=span)
    return Text(words, span)


def _at_place(p: Reading, token: Token, words: str) -> Kind | None:
    """`\\text{Error at } t = 1 = …`: the words name a value at a place."""
    tokens, at = p.tokens, p.at
    at += 1 + (tokens[at + 1][0] == "sub")
    if tokens[at][1] != "=" or tokens[at + 1][0] not in ("num", "name"):
        return None
    behind = at + 2 + (tokens[at + 2][0] == "sub")
    if tokens[behind][0] != "rel":
        return None
    where = expression(p, SUM)
    p.at += 1
    value = expression(p, SUM)
    place = Relation((where, value), ("=",), (where.span[0], value.span[1]))
    return At(Name(words, span=(token[2], token[3])), place, (token[2], value.span[1]))


def prose(p: Reading, token: Token) -> Kind:
    """A word of plain text that names nothing."""
    return Text(token[1], (token[2], token[3]))


PREFIX = {"text": text, "prose": prose}
