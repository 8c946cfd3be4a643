"""spelling: names of a page that are the problem's names written otherwise: c_tilde1 is c̃_1,
theta0 is θ_0, eps is ε.

Only where one name of the problem has these letters, and the page does not use that name itself.
What is called otherwise altogether (out_1 for o_1) is found out from the formulas.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from handgrad.check.naming import key_of
from handgrad.document import Block, Chain
from handgrad.late import late
from handgrad.notation import Name
from handgrad.parse.symbols import GREEK
from handgrad.render.formula import plain

if TYPE_CHECKING:
    from handgrad.problem.quantity import Quantity
    from handgrad.problem.solution import Solution

_MARKS = {"\u0303": "tilde", "\u0302": "hat", "\u0304": "bar"}
_SIGNS = late(r"[\s_{},\\]")  # what stands above a name tells it from others: w^{(2)}_1, w_{21}
_WORD = late(r"[A-Za-z]+")
_NEWER = frozenset("new neu nuevo nueva nouveau novo updated next".split())
_LETTERS = {**GREEK, "eps": "ε"}


class Spelling:
    """Knows the names of the problems by their letters."""

    def __init__(self, solutions: Sequence[Solution]) -> None:
        self._solutions = solutions
        self._theirs: dict[str, list[tuple[Solution, Quantity]]] | None = None
        self._taken: set[str] = set()

    def heed(self, blocks: Iterable[Block]) -> None:
        """Leave alone what a stretch of the page tells apart: letters of a name of the problem that
        it uses itself, and letters that two of its own names have.
        """
        heads = {
            name.key: name
            for block in blocks
            if isinstance(block, Chain) and isinstance(name := block.links[0].body, Name)
        }
        times: Counter[str] = Counter()
        for key, name in heads.items():
            known = any(solution.find(name) is not None for solution in self._solutions)
            times[folded(key)] += 2 if known else 1
        self._taken = {letters for letters, count in times.items() if count > 1}

    def find(self, name: Name) -> tuple[Solution, Quantity] | None:
        """The one quantity of the problems that has the letters of a name."""
        if self._theirs is None:
            self._theirs = {}
            for solution in self._solutions:
                for quantity in solution.quantities:
                    if isinstance(quantity.name, Name):
                        letters = folded(plain.write(quantity.name))
                        self._theirs.setdefault(letters, []).append((solution, quantity))
        letters = folded(key_of(name))
        found = self._theirs.get(letters, ()) or self._theirs.get(renewed(name), ())
        return found[0] if len(found) == 1 and letters not in self._taken else None


def renewed(name: Name) -> str:
    """The letters of w_5^+ where a name says the same in a word: w5_new, w_5^neu; else ''.

    >>> renewed(Name("w5", sub=("new",))), renewed(Name("w", sub=("5",)))
    ('w5^+', '')
    """
    said = name.sub[-1:] if name.sub and not name.sup else name.sup
    if len(said) != 1 or said[0] not in _NEWER:
        return ""
    old = Name(name.base, name.marks, name.sub[: -1 if not name.sup else None], ("+",))
    return folded(old.key)


@lru_cache(4096)
def folded(key: str) -> str:
    """The letters and digits of a name, its marks as words, Greek letters as letters.

    >>> folded("c̃_1") == folded("c_tilde1"), folded("h_1") == folded("h1")
    (True, True)
    >>> folded("theta0") == folded("θ_0")
    True
    """
    word = _WORD.match(key)
    if word is not None and word.group() in _LETTERS:
        key = _LETTERS[word.group()] + key[word.end() :]
    return "".join(_MARKS.get(c, c) for c in normalize("NFD", _SIGNS.sub("", key)))
