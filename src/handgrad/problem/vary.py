"""vary: other numbers in a problem file, of equal difficulty, everything else as it stands.

A new number has the sign, the decimals and the digits before the point of the one it replaces, and
about its size; it is never 0 or 1, where a forgotten term or factor would not show (a bare 0 or 1
becomes a number with one decimal), and no two of them are alike as long as there are others. The
entries of an image are drawn from its own whole numbers. What is no free choice is kept, each with
its reason.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

import msgspec

from handgrad.notation import Span
from handgrad.problem.loader import SECTIONS, Loader
from handgrad.problem.record import Problem
from handgrad.problem.source import parse
from handgrad.problem.tree import Branch, Leaf, Row, Tree

PLAIN = re.compile(r"[+\-−]?\d{1,9}(\.\d{1,9})?")
# What a course sets once: step sizes, decay rates, the smallest number that keeps a root from 0.
_SETTINGS = frozenset("η ε β β_1 β_2 β₁ β₂ λ α lr epsilon eta".split())
_NEAR = 3  # units of the last place a number moves at least
_GRID = 6  # entries of an array from which on it is a grid
_AGAIN = 12  # draws to avoid a number that is used already


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """One number of a problem file: where it stands, and why it is kept, '' if it is varied.

    among  for an entry of a grid of whole numbers: the smallest and the largest of them
    """

    name: str
    text: str
    span: Span
    kept: str = ""
    among: tuple[int, int] | None = None


def slots(problem: Problem, keep: Sequence[str] = ()) -> tuple[Slot, ...]:
    """Every number that is given, in the order of the file.

    keep  names whose numbers stay

    Raises ProblemError for a file whose numbers have no places (TOML, Python data).
    """
    source = problem.source
    _, tree = parse(source.text, source.path)
    found: list[Slot] = []
    for section in SECTIONS:
        values = tree.get(section) if isinstance(tree, Branch) else None
        for key, value in values.items if isinstance(values, Branch) else ():
            leaves = list(_leaves(value))
            why, among = _kept(section, key.text, leaves, keep), _among(leaves)
            for leaf in leaves:
                own = why or ("" if PLAIN.fullmatch(leaf.text) else "it is no plain decimal")
                slot = Slot(name=key.text, text=leaf.text, span=leaf.span, kept=own, among=among)
                found.append(slot)
    faults = [s for s in found if source.text[slice(*s.span)].strip("'\"") != s.text]
    if faults or not found:
        raise source.error(
            "its numbers cannot be exchanged" if found else "it gives no numbers",
            expected="a problem in YAML or JSON with `given:` or `inputs:`",
        )
    return tuple(found)


def numbers(places: Sequence[Slot], dice: random.Random) -> tuple[str, ...]:
    """A new number for every slot, the old one where it is kept."""
    used: set[str] = set()
    return tuple(slot.text if slot.kept else drawn(slot, dice, used) for slot in places)


def varied(problem: Problem, places: Sequence[Slot], new: Sequence[str]) -> Problem:
    """The problem with other numbers, read again from its changed text.

    Raises ProblemError where the new numbers do not fit the problem.
    """
    pieces: list[str] = []
    at, text = 0, problem.source.text
    for slot, number in sorted(zip(places, new, strict=True), key=lambda pair: pair[0].span):
        if not slot.kept:
            start, end = slot.span
            quoted = int(text[start] in "\"'")
            pieces += [text[at : start + quoted], number]
            at = end - quoted
    changed = "".join([*pieces, text[at:]])
    return Loader(*parse(changed, problem.source.path)).problem()


def drawn(slot: Slot, dice: random.Random, used: set[str]) -> str:
    """Another number like the slot's; `used` learns it.

    >>> dice = random.Random(3)
    >>> texts = ("0.8", "-0.25", "12", "0", "1.0")
    >>> [drawn(Slot(name="w", text=text, span=(0, 1)), dice, set()) for text in texts]
    ['0.5', '-0.30', '18', '0.7', '1.4']
    """
    text = slot.text
    sign = "-" if text[0] in "-−" else ""
    whole, point, decimals = text.lstrip("+-−").partition(".")
    if slot.among:
        return str(dice.randint(*slot.among))
    if not point and whole in ("0", "1"):  # a whole number near them would be 0, 1 or far away
        whole, point, decimals = whole, ".", "0"
    low, high = _range(int(whole + decimals), 10 ** len(decimals))
    number = ""
    for _ in range(_AGAIN):
        digits = f"{dice.randint(low, high):0{len(decimals) + 1}d}"
        cut = len(digits) - len(decimals)
        number = digits[:cut] + point + digits[cut:]
        if number not in used and float(number) != 1 and number != text.lstrip("+-−"):
            break
    used.add(number)
    return sign + number


def _range(value: int, one: int) -> tuple[int, int]:
    """From where to where a number may move, in units of its last place; `one`: how many make 1."""
    if value in (0, one):
        return one // 2, one * 8 // 5
    low, high = min(value // 2, value - _NEAR), max(value * 8 // 5, value + _NEAR + 1)
    if value < one:
        return max(low, 1), min(high, one - 1)
    places = len(str(value // one))
    least = max(10 ** (places - 1) * one, one + 1)
    return max(low, least), min(high, 10**places * one - 1)


def _among(leaves: Sequence[Leaf]) -> tuple[int, int] | None:
    """The range of a grid of small whole numbers, such as an image: its zeros are wanted."""
    texts = [leaf.text.replace("−", "-") for leaf in leaves]
    if len(texts) < _GRID or not all(re.fullmatch(r"[+-]?\d{1,3}", text) for text in texts):
        return None
    values = [int(text) for text in texts]
    return (min(values), max(values)) if 0 in values or 1 in values else None


def _leaves(tree: Tree) -> Iterator[Leaf]:
    match tree:
        case Leaf():
            yield tree
        case Row(items=items):
            for item in items:
                yield from _leaves(item)
        case Branch(items=pairs):  # {on: [x, h], values: [...]}
            for key, value in pairs:
                if key.text == "values":
                    yield from _leaves(value)


def _kept(section: str, name: str, leaves: Sequence[Leaf], keep: Sequence[str]) -> str:
    texts = [leaf.text for leaf in leaves]
    numbers = [float(t.replace("−", "-")) for t in texts if PLAIN.fullmatch(t)]
    if name in keep:
        return "asked to be kept"
    if section == "initial" and not any(numbers):
        return "a state that begins at 0"
    if name in _SETTINGS:
        return "a setting of the method"
    if len(numbers) == len(texts) > 1 and set(numbers) <= {0.0, 1.0}:
        return "a label or a mask of zeros and ones"
    if numbers and all(0 < abs(n) < 1e-3 for n in numbers):
        return "a small constant"
    return ""
