"""named: a function by its name: 'AND', 'majority 3', '2 of 4', 'parity 5'."""

from __future__ import annotations

import re

from handgrad.errors import ReadError, nearest
from handgrad.threshold.expression import Expression, read

# Name → how many inputs it has if nothing is said, and its expression of all inputs.
_NAMES = {
    "and": (2, "and({})"),
    "or": (2, "or({})"),
    "nand": (2, "nand({})"),
    "nor": (2, "nor({})"),
    "xor": (2, "xor({})"),
    "xnor": (2, "xnor({})"),
    "parity": (3, "xor({})"),
    "majority": (3, "majority({})"),
    "minority": (3, "minority({})"),
    "equal": (3, "equal({})"),
    "not": (1, "nand({})"),
    "implication": (2, "x1 -> x2"),
    "implies": (2, "x1 -> x2"),
    "inhibition": (2, "x1 & ~x2"),
    "true": (2, "1"),
    "false": (2, "0"),
}
_COUNT = re.compile(r"(at ?least|at ?most|exactly)?\s*(\d+)\s*(?:of|out of)\s*(\d+)")


def named(text: str) -> Expression:
    """The function of a name. Raises ReadError for one that is not known.

    >>> named("2 of 3") == named("majority")
    True
    """
    words = text.strip().lower()
    count = _COUNT.fullmatch(words)
    if count is not None:
        kind = (count[1] or "at least").replace(" ", "")
        n = int(count[3])
        return read(f"{kind}({int(count[2])}, {_inputs(n)})", _list(n))
    name, _, size = words.rpartition(" ") if words[-1:].isdigit() else (words, "", "")
    if name not in _NAMES or (size and not size.isdecimal()):
        raise ReadError(
            f"there is no Boolean function called `{text}`",
            expected=f"{', '.join(_NAMES)}, with the number of inputs behind; or 2 of 3",
            hint=nearest(name, list(_NAMES)),
        )
    n, expression = _NAMES[name]
    n = int(size) if size and "{}" in expression else n
    return read(expression.format(_inputs(n)), _list(n))


def _list(n: int) -> list[str]:
    return [f"x{i + 1}" for i in range(n)]


def _inputs(n: int) -> str:
    return ", ".join(_list(n))
