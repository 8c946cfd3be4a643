"""plain: formulas as one types them, the notation of problem files: `h_t = tanh(W x_t + U h_{t-1} +
b)`.
"""

from __future__ import annotations

import re

from handgrad.notation import Kind, Name, Number
from handgrad.render.formula import line
from handgrad.render.formula.signs import Signs

_SHORT = re.compile(r"[0-9]+|[A-Za-z][A-Za-z0-9]*")


def write(kind: Kind) -> str:
    """The formula in plain text.

    >>> from handgrad.parse import formula
    >>> write(formula(r"\\frac{\\partial E}{\\partial w_{11}} = -0.5 \\cdot e^{-x}"))
    '∂E/∂w_11 = -0.5·e^(-x)'
    """
    return line.write(SIGNS, kind)


def index(parts: tuple[str, ...]) -> str:
    """_1, _{t-1}, _{o,2}."""
    if len(parts) == 1 and _SHORT.fullmatch(parts[0]):
        return "_" + parts[0]
    return "_{" + ",".join([f'"{part}"' if " " in part else part for part in parts]) + "}"


def upper(parts: tuple[str, ...]) -> str:
    """^{(2)+}, ^{new}."""
    return "^{" + "".join([f'"{part}"' if " " in part else part for part in parts]) + "}"


def short_power(base: Kind, exponent: Kind) -> str | None:
    """^2, ^n; anything longer needs brackets."""
    if type(exponent) is Number and exponent.text.isdecimal():
        return "^" + exponent.text
    if type(exponent) is Name and len(exponent.key) == 1 and exponent.base not in "TlL⊤dΔ":
        return "^" + exponent.base
    return None


SIGNS = Signs(
    minus="-",
    prime="'",
    index=index,
    upper=upper,
    power=short_power,
    order=lambda order: f"^{order} ",
    transpose="^T",
    root="sqrt",
)
