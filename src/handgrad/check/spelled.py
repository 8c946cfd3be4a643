"""spelled: the Greek letter a name spells out: theta0 is θ₀, eps is ε.

A name in code or plain text has no Greek letters; it is the same name all the same.
"""

from __future__ import annotations

from handgrad.notation import Name
from handgrad.parse.symbols import GREEK

_DIGITS = "0123456789"


def in_letters(name: Name) -> Name | None:
    """The name with the letter it spells out; None if it spells none.

    >>> in_letters(Name("theta0")).base
    'θ0'
    """
    word = name.base.rstrip(_DIGITS)
    letter = "ε" if word == "eps" else GREEK.get(word, word)
    if letter == word:
        return None
    return Name(letter + name.base[len(word) :], name.marks, name.sub, name.sup, name.span)
