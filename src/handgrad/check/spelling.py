"""spelling: names of a page that are the problem's names written otherwise: h1 is h_1, c_tilde1
is c̃_1, x_hat2 is x̂_2.

Only where one name of the problem has these letters, and the page does not use that name itself.
What is called otherwise altogether (out_1 for o_1) is found out from the formulas.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from handgrad.check.naming import key_of
from handgrad.document import Block, Chain
from handgrad.late import late
from handgrad.notation import Name
from handgrad.render.formula import plain

if TYPE_CHECKING:
    from handgrad.check.names import Names
    from handgrad.problem.quantity import Quantity
    from handgrad.problem.solution import Solution

_MARKS = {"\u0303": "tilde", "\u0302": "hat", "\u0304": "bar"}
_SIGNS = late(r"[\s_{}(),^\\]")


def respell(names: Names, blocks: Iterable[Block]) -> None:
    """Takes the names that chains begin with for the problem's names that they spell.

    blocks  the stretch of the page that is about these problems
    """
    heads = {
        key_of(name): name
        for block in blocks
        if isinstance(block, Chain) and isinstance(name := block.links[0].body, Name)
    }
    unknown = [key for key, name in heads.items() if names.known_quantity(name) is None]
    if not unknown:
        return
    theirs = _letters(names.solutions)
    used = {folded(key) for key in heads if key not in unknown}
    # Two names of the page that spell one of the problem's are two different things.
    times = Counter(map(folded, unknown))
    for key in unknown:
        letters = folded(key)
        found = theirs.get(letters, [])
        if len(found) == 1 and letters not in used and times[letters] == 1:
            solution, quantity = found[0]
            names.quantity.setdefault(quantity.node, (solution, quantity, ()))
            names.mapped[key] = quantity.node


def _letters(solutions: Iterable[Solution]) -> dict[str, list[tuple[Solution, Quantity]]]:
    """The named quantities of the problems by their letters."""
    found: dict[str, list[tuple[Solution, Quantity]]] = {}
    for solution in solutions:
        for quantity in solution.quantities:
            if isinstance(quantity.name, Name):
                letters = folded(plain.write(quantity.name))
                found.setdefault(letters, []).append((solution, quantity))
    return found


@lru_cache(4096)
def folded(key: str) -> str:
    """The letters and digits of a name, its marks as words.

    >>> folded("c̃_1") == folded("c_tilde1"), folded("h_1") == folded("h1")
    (True, True)
    """
    return "".join(_MARKS.get(c, c) for c in normalize("NFD", _SIGNS.sub("", key)))
