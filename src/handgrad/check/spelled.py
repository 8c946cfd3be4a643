"""spelled: the letters a name spells out: theta0 is θ₀, m_hat1 is m̂₁.

A name in code or plain text has no Greek letters and no accents; it is the same name all the same.
"""

from __future__ import annotations

from handgrad.notation import Name
from handgrad.parse.symbols import GREEK

_DIGITS = "0123456789"
_ACCENTS = ("hat", "tilde", "bar")


def in_letters(name: Name) -> Name | None:
    """The name with the letters it spells out; None if it spells none.

    >>> in_letters(Name("theta0")).base
    'θ0'
    >>> in_letters(Name("m", (), ("hat1",))) == Name("m", ("hat",), ("1",))
    True
    """
    word = name.base.rstrip(_DIGITS)
    letter = "ε" if word == "eps" else GREEK.get(word, word)
    marks, sub = name.marks, name.sub
    accent = sub[0].rstrip(_DIGITS) if sub else ""
    if accent in _ACCENTS:
        digits = sub[0][len(accent) :]
        marks, sub = (*marks, accent), ((digits,) if digits else ()) + sub[1:]
    elif letter == word:
        return None
    return Name(letter + name.base[len(word) :], marks, sub, name.sup, name.span)
