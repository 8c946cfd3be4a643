"""time: names that carry the time step: h_t, h_{t-1}, a_{r,t}, h^{(t)}."""

from __future__ import annotations

import msgspec

from handgrad.late import late
from handgrad.notation import Derivative, Name

STEP = late(r"^(\(?)t(?:([+-])(\d+))?(\)?)$")


def step(name: Name) -> tuple[Name, int] | None:
    """The name without its time and how far from t it stands; None for a name without time.

    >>> bare, offset = step(Name("h", sub=("t-1",)))
    >>> bare.key, offset
    ('h', -1)
    """
    for field in ("sub", "sup"):
        parts: tuple[str, ...] = getattr(name, field)
        for at, part in enumerate(parts):
            if (found := STEP.match(part)) is not None and (field == "sub" or found[1]):
                offset = int(f"{found[2] or '+'}{found[3] or 0}")
                rest = parts[:at] + parts[at + 1 :]
                return msgspec.structs.replace(name, **{field: rest}), offset
    return None


def fill(name: Name, t: int) -> Name:
    """The name at a given step: h_t at 2 is h_2, h_{t-1} is h_1.

    >>> fill(Name("a", sub=("r", "t")), 2).key
    'a_r,2'
    """

    def part(text: str, bracket: bool) -> str:
        found = STEP.match(text)
        if found is None or (bracket and not found[1]):
            return text
        at = t + int(f"{found[2] or '+'}{found[3] or 0}")
        return f"{found[1]}{at}{found[4]}"

    sub = tuple(part(text, False) for text in name.sub)
    sup = tuple(part(text, True) for text in name.sup)
    return Name(name.base, name.marks, sub, sup, name.span)


def at_time(name: Name | Derivative | None, t: int) -> Name | Derivative | None:
    """The same for a derivative's name, or none."""
    if isinstance(name, Name):
        return fill(name, t)
    if isinstance(name, Derivative):
        of = fill(name.of, t) if isinstance(name.of, Name) else name.of
        by = tuple(fill(b, t) if isinstance(b, Name) else b for b in name.by)
        return Derivative(of, by, name.style, name.span)
    return None


def fixed(name: Name) -> list[tuple[Name, str]]:
    """Ways to read a part of the name as a fixed time: h_2 → (h_t, '2'), y_T → (y_t, 'T')."""
    found = []
    for at in reversed(range(len(name.sub))):
        part = name.sub[at]
        if part.isdecimal() or part == "T":
            sub = (*name.sub[:at], "t", *name.sub[at + 1 :])
            found.append((Name(name.base, name.marks, sub, name.sup, name.span), part))
    for at in reversed(range(len(name.sup))):
        part = name.sup[at]
        if part[:1] == "(" and (part[1:-1].isdecimal() or part == "(T)"):
            sup = (*name.sup[:at], "(t)", *name.sup[at + 1 :])
            found.append((Name(name.base, name.marks, name.sub, sup, name.span), part[1:-1]))
    return found
