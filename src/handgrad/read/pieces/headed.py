"""headed: a table whose heads say that each row is a quantity and its calculation.

`| quantity | calculation | result |` above `| L | −ln(p₂) = −ln(0.64) | 0.4463 |`: the row says L =
−ln(p₂) = −ln(0.64) = 0.4463. A row headed `weight` may hold its gradient, so the heads have to say
both.
"""

from __future__ import annotations

from collections.abc import Sequence

from handgrad.notation import Derivative, Kind, Name

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


def is_quantity(kind: Kind) -> bool:
    """A name alone, or a derivative ∂L/∂w."""
    return isinstance(kind, Name | Derivative)
