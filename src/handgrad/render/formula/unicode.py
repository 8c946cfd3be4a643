"""unicode: formulas on one line in the terminal: `hₜ = tanh(W xₜ + U hₜ₋₁ + b)`."""

from __future__ import annotations

from handgrad.notation import Kind, Name, Number, Prefix
from handgrad.render.formula import line, plain
from handgrad.render.formula.signs import Signs

_BELOW = dict(
    zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)
_ABOVE = dict(zip("0123456789+-()t", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵗ", strict=True))


def write(kind: Kind) -> str:
    """The formula in Unicode.

    >>> from handgrad.parse import formula
    >>> write(formula(r"\\frac{\\partial E}{\\partial w_{11}} = -0.5 \\cdot e^{-2}"))
    '∂E/∂w₁₁ = −0.5·e⁻²'
    """
    return line.write(SIGNS, kind)


def _below(parts: tuple[str, ...]) -> str:
    """Subscript characters where every one exists."""
    part = parts[0]
    if len(parts) == 1 and all(char in _BELOW for char in part) and part[0] not in "(+-=":
        return "".join([_BELOW[char] for char in part])
    return plain.index(parts)


def _above(parts: tuple[str, ...]) -> str:
    """Raised characters for (2), +, (2)+."""
    text = "".join(parts)
    bracketed = text[0] == "(" and text.count(")") == 1
    if (text in ("+", "-") or bracketed) and all(char in _ABOVE for char in text):
        return "".join([_ABOVE[char] for char in text])
    return plain.upper(parts)


def _power(base: Kind, exponent: Kind) -> str | None:
    """Raised characters for whole numbers and n."""
    if type(base) is Name and base.sup:
        return None
    sign = ""
    if type(exponent) is Prefix and exponent.sign == "-":
        sign, exponent = "⁻", exponent.body
    if type(exponent) is Number and exponent.text.isdecimal():
        return sign + "".join([_ABOVE[digit] for digit in exponent.text])
    if type(exponent) is Name and exponent.key in ("n", "t"):
        return sign + {"n": "ⁿ", "t": "ᵗ"}[exponent.key]
    return None


SIGNS = Signs(
    minus="−",
    prime="′",
    index=_below,
    upper=_above,
    power=_power,
    order=lambda order: "".join([_ABOVE[digit] for digit in str(order)]),
    transpose="ᵀ",
    root="√",
)
