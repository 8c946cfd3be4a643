"""spelling: names of a script that are the problem's names written otherwise: h1 is h_1, c_tilde1
is c̃_1, x_hat2 is x̂_2.

Only where one name of the problem has these letters, and the script does not use that name itself.
What is called otherwise altogether (out_1 for o_1) is the checker's to find out, from the formulas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

from handgrad.check.naming import key_of
from handgrad.document import Chain, Document
from handgrad.errors import HandgradError
from handgrad.grade.own import Own
from handgrad.notation import Name
from handgrad.parse import formula

_MARKS = {"\u0303": "tilde", "\u0302": "hat", "\u0304": "bar"}
_SIGNS = re.compile(r"[\s_{}(),^\\]")


def respelled(document: Document, owns: Iterable[Own]) -> dict[str, str]:
    """A name of the script → the name of the problem it spells."""
    mine = _defined(document)
    theirs: dict[str, set[str]] = {}  # letters → the names of the problem that have them
    known: set[str] = set()
    for own in owns:
        for name in own.spelled:
            theirs.setdefault(folded(name), set()).add(name)
        known |= {key for key, name in mine.items() if own.knows(name)}
    said = {}
    for key in mine:
        found = theirs.get(folded(key), set())
        if key not in known and len(found) == 1:
            (other,) = found
            if folded(other) not in map(folded, known) and _same(key):
                said[key] = other
    # Two names of the script that spell one of the problem's are two different things.
    return {k: v for k, v in said.items() if list(said.values()).count(v) == 1}


@lru_cache(4096)
def folded(key: str) -> str:
    """The letters and digits of a name, its marks as words.

    >>> folded("c̃_1") == folded("c_tilde1"), folded("h_1") == folded("h1")
    (True, True)
    """
    return "".join(_MARKS.get(c, c) for c in normalize("NFD", _SIGNS.sub("", key)))


def _defined(document: Document) -> dict[str, Name]:
    """The names that the script's chains begin with."""
    return {
        key_of(block.links[0].body): block.links[0].body
        for block in document.blocks
        if isinstance(block, Chain) and isinstance(block.links[0].body, Name)
    }


def _same(key: str) -> bool:
    """Whether a name, written by itself, is read as the same name again."""
    try:
        return key_of(formula(key, language="plain")) == key
    except HandgradError:
        return False
