"""constants: small whole numbers that shape a formula and claim nothing: the 2 of a square, the 1
of 1 − h, the 0 of z > 0.
"""

from __future__ import annotations

from handgrad.document import Chain
from handgrad.notation import Kind, Name, Number, Power, children
from handgrad.read import WrittenNumber

_CLAIMS = frozenset({"", "=", "≈", "→", ":=", "≡", "∼"})
_LARGEST = 10


def shapes_formula(number: WrittenNumber) -> bool:
    """Whether a number is an exponent, the bound of a condition, or a small whole number among
    names.
    """
    text = number.number.text
    if not text.isdecimal() or int(text) > _LARGEST:
        return False
    if not isinstance(number.block, Chain) or number.link < 0:
        return False
    link = number.block.links[number.link]
    if link.sign not in _CLAIMS:
        return True
    if text == "1" and _has_power_of_e(link.body):
        return True
    return _among_names(link.body) or _is_exponent(link.body, number.number)


def _has_power_of_e(kind: Kind) -> bool:
    """Whether a 1 may be one of those of 1/(1 + e^(−0.4))."""
    if isinstance(kind, Power) and isinstance(kind.base, Name) and kind.base.key == "e":
        return True
    return any(_has_power_of_e(child) for child in children(kind))


def _among_names(kind: Kind) -> bool:
    if isinstance(kind, Name) and kind.key != "e":
        return True
    return any(_among_names(child) for child in children(kind))


def _is_exponent(kind: Kind, number: Number) -> bool:
    if isinstance(kind, Power) and kind.exponent is number:
        return True
    return any(_is_exponent(child, number) for child in children(kind))
