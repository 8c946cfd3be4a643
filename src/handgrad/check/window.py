"""window: between which values a part of a formula must lie for the whole to come near a number.

From the number inwards: what a sum, a product or a function must give says what each part must be.
Rough, and rather too wide than too narrow: it spares a closer look, it never decides.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from math import inf

Window = tuple[float, float]

ANYTHING: Window = (-inf, inf)
_ROOM = 4e-9  # how much wider a window is made, for the errors of floats


def around(about: float, reach: float) -> Window:
    """What lies so near a value.

    >>> low, high = around(0.5, 0.01)
    >>> 0.489 < low < 0.49 and 0.51 < high < 0.511
    True
    """
    reach = reach + _ROOM * max(1.0, abs(about))
    return (about - reach, about + reach) if math.isfinite(reach) else ANYTHING


def of_term(window: Window, whole: float, way: int, part: float) -> Window:
    """What a summand must be.

    whole   the sum as it is; way: the sign of the summand, part: its value as it is

    >>> low, high = of_term((1.0, 2.0), 10.0, -1, 4.0)
    >>> round(low, 6), round(high, 6)
    (12.0, 13.0)
    """
    low, high = part + way * (window[0] - whole), part + way * (window[1] - whole)
    return _between(low, high, abs(whole))


def of_factor(window: Window, whole: float, way: int, part: float) -> Window:
    """What a factor (way 1) or divisor (way −1) must be; anything, beside a factor 0.

    >>> low, high = of_factor((1.0, 2.0), 10.0, 1, 5.0)
    >>> round(low, 6), round(high, 6)
    (0.5, 1.0)
    >>> of_factor((1.0, 2.0), 10.0, 1, 0.0)
    (-inf, inf)
    """
    low, high = window
    if whole == 0 or part == 0 or math.isinf(low) or math.isinf(high):
        return ANYTHING
    if way > 0:
        return _between(low * part / whole, high * part / whole)
    if low <= 0 <= high:
        return ANYTHING
    return _between(part * whole / low, part * whole / high)


def of_argument(window: Window, op: str) -> Window:
    """What the argument of a function must be; anything, if the function says too little.

    >>> low, high = of_argument((0.5, 0.7311), "sigmoid")
    >>> abs(low) < 1e-6, round(high, 3)
    (True, 1.0)
    """
    backwards = _BACKWARDS.get(op)
    return ANYTHING if backwards is None else backwards(*window)


def _between(a: float, b: float, size: float = 1.0) -> Window:
    low, high = (a, b) if a <= b else (b, a)
    room = _ROOM * max(1.0, abs(low), abs(high), size)
    # (one of them is no number, or too large for one)
    return (low - room, high + room) if low <= high and room < inf else ANYTHING


def _rising(of: Callable[[float], float], least: float, most: float) -> Callable[..., Window]:
    """Backwards through a rising function; values below `least` or above `most` tell little."""

    def backwards(low: float, high: float) -> Window:
        below = -inf if low <= least else of(min(low, most))
        above = inf if high >= most else of(max(high, least))
        return below - _ROOM, above + _ROOM

    return backwards


def _square(low: float, high: float) -> Window:
    size = math.sqrt(max(high, 0.0)) + _ROOM
    return -size, size


_FLAT = 1e-7  # so near its bound an S-shaped function hardly changes

_BACKWARDS: dict[str, Callable[..., Window]] = {
    "sigmoid": _rising(lambda y: math.log(y / (1 - y)), _FLAT, 1 - _FLAT),
    "tanh": _rising(math.atanh, _FLAT - 1, 1 - _FLAT),
    "exp": _rising(math.log, 1e-300, inf),
    "ln": _rising(math.exp, -inf, 700.0),
    "square": _square,
}
