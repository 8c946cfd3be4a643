"""headed: a table whose heads say that each row is a quantity and its calculation.

`| quantity | calculation | result |` above `| L | −ln(p₂) = −ln(0.64) | 0.4463 |`: the row says L =
−ln(p₂) = −ln(0.64) = 0.4463. A row headed `weight` may hold its gradient, so the heads have to say
both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handgrad import ops
from handgrad.late import late
from handgrad.notation import Derivative, Kind, Name
from handgrad.read.pieces.tokens import is_name

_WORDS = late(r"[^\W\d_]{2,}")
_DERIVATIVE = late(r"[∂d]\w\s*/\s*[∂d]\w[\w{}^+₀-₉⁺]{0,8}")
_QUANTITY = frozenset(
    """quantity symbol name variable unknown größe groesse zeichen grandeur symbole nom magnitud
    símbolo cantidad grandezza simbolo""".split()
)
_CALCULATION = frozenset(
    """calculation calculations computation working formula rechnung berechnung rechenweg formel
    calcul calculs formule cálculo fórmula calcolo""".split()
)


def worked(heads: Sequence[str]) -> frozenset[int]:
    """The columns whose cells calculate the quantity in the first one.

    >>> sorted(worked(["Quantity", "Calculation", "Result"])), sorted(worked(["weight", "formula"]))
    ([1], [])
    """
    plain = [head.lower().strip("*_: ") for head in heads]
    if not plain or plain[0] not in _QUANTITY:
        return frozenset()
    return frozenset(i for i, head in enumerate(plain[1:2], 1) if head in _CALCULATION)


def ways(worked: frozenset[int], column: int) -> Callable[[str], bool]:
    """How to tell whether the words of a cell in this column are a formula."""
    if worked and not column:
        return says
    return calculates if column in worked else _named


def _named(text: str) -> bool:
    return len(text.strip()) > 1 and is_name(text)


def calculates(text: str) -> bool:
    """Whether a cell of the calculations holds no words but names of functions.

    >>> calculates("e^{0.2}/(e^{0.2} + e^{0.3})"), calculates("as in line 4")
    (True, False)
    """
    return bool(text.strip()) and not set(_WORDS.findall(text)) - ops.spellings().keys() - {"log"}


def says(text: str) -> bool:
    """Whether a cell without formula marks says a quantity: L, h₂, ∂L/∂w₁.

    >>> says("L"), says("∂L/∂w_{1}"), says("the loss")
    (True, True, False)
    """
    return is_name(text) or _DERIVATIVE.fullmatch(text.strip()) is not None


def is_quantity(kind: Kind) -> bool:
    """A name alone, or a derivative ∂L/∂w."""
    return isinstance(kind, Name | Derivative)
