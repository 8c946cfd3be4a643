"""numbers: how numbers are written on pages, and their canonical text.

A number keeps every digit it was written with. Only ASCII digits count. `34,944`, `34{,}944` and
`34\\,944` are one number
with thousands separators where the comma cannot be a list's; a decimal comma counts only where it
was declared.
"""

from __future__ import annotations

_SCIENCE = r"(?:[eE][-+]?[0-9]+(?![0-9A-Za-z]))?"
_POINT = (
    r"[1-9][0-9]{0,2}(?:(?:\{,\}[0-9]{3}){1,6}|(?:,[0-9]{3}){1,6}|(?:\\,[0-9]{3}){1,6}|(?:[\u2009\u202f][0-9]{3}){1,6})"
    r"(?![0-9]|,[0-9])(?:\.[0-9]+)?"
    rf"|[0-9]+\.[0-9]+{_SCIENCE}|[0-9]+\.(?=\s*[-+*/,)\]](?!\s*$))|[0-9]+{_SCIENCE}|\.[0-9]+{_SCIENCE}"
)
_COMMA = (
    r"[0-9]{1,3}(?:\.[0-9]{3}){1,6}(?![0-9])(?:(?:,|\{,\})[0-9]+)?"
    rf"|[0-9]+(?:(?:,|\{{,\}}|\.)[0-9]+)?{_SCIENCE}|[.,][0-9]+{_SCIENCE}"
)


def pattern(decimal_comma: bool) -> str:
    """The part of the lexer's expression that finds numbers."""
    return _COMMA if decimal_comma else _POINT


def meaning(lexeme: str, decimal_comma: bool) -> tuple[str, str]:
    """Token type and canonical text of a number as written.

    >>> meaning("0.1240", False), meaning("34{,}944", False), meaning("0,5", True)
    (('num', '0.1240'), ('num', '34944'), ('num', '0.5'))
    """
    if decimal_comma:
        text = lexeme.replace("{,}", ",")
        whole, _, rest = text.partition(",")
        groups = whole.split(".")
        if rest or (len(groups) > 1 and groups[0] != "0" and len(groups[-1]) == 3):
            return ("num", "".join(groups) + ("." + rest if rest else ""))
        return ("num", text)
    if lexeme.isdecimal() or "," not in lexeme:
        if "x" in lexeme:
            return ("dims", lexeme)
        for separator in ("\u2009", "\u202f"):
            lexeme = lexeme.replace(separator, "")
        return ("num", lexeme)
    text = lexeme.replace("{,}", "").replace("\\,", "")
    if "," not in text:
        return ("num", text)
    return ("thousands", text.replace(",", ""))


def is_list(lexemes: list[str], at: int) -> bool:
    """Is the comma inside `lexemes[at]` (`1,200`) a list's? It is in brackets, unless they hold one
    calculation.
    """
    depth = 0
    left = at - 1
    while left >= 0 and at - left < 60:
        lexeme = lexemes[left]
        if lexeme in _CLOSING:
            depth += 1
        elif lexeme in _OPENING:
            depth -= 1
            if depth < 0:
                break
        left -= 1
    else:
        return False
    before = lexemes[left - 1] if left > 0 else ""
    if lexemes[left] == "{" and (before == "}" or before in _GROUPED):
        return False
    if lexemes[left] in ("[", "{", "\\{"):
        return True
    if lexemes[left] in ("(", "\\left(") and before.lstrip("\\") in _OF_ONE:
        return False
    depth, calculates = 0, False
    for lexeme in lexemes[left + 1 : left + 120]:
        if lexeme in _CLOSING:
            if depth == 0:
                break
            depth -= 1
        elif lexeme in _OPENING:
            depth += 1
        elif depth == 0:
            if lexeme in (",", ";"):
                return True
            calculates = calculates or lexeme in _SIGNS
    return not calculates


_GROUPED = frozenset(["\\frac", "\\dfrac", "\\tfrac", "\\cfrac", "\\sqrt"])
_OF_ONE = frozenset("ln log log2 log10 exp sqrt".split())  # functions of a single number
_OPENING = frozenset(["(", "[", "{", "\\{", "\\left(", "\\left["])
_CLOSING = frozenset([")", "]", "}", "\\}", "\\right)", "\\right]"])
_SIGNS = frozenset(["+", "-", "−", "*", "×", "·", "\\cdot", "\\times", "/"])
