"""author: somebody works a calculation out, with habits, and perhaps with one slip.

A habit says how digits are treated (rounded or cut off, how many, what is carried on) and how much
is written out. With no slip every printed number is right in the sense of a fair marker: it is the
true value rounded or cut off, or it follows from the numbers printed before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

import mpmath

from .expression import (
    Add,
    Calculation,
    Leaf,
    Mul,
    Neg,
    Node,
    Number,
    Pow,
    Ref,
    Slipped,
    Step,
    Symbol,
    exact,
    given,
    height,
    leaves,
    tainted,
    transform,
    value,
)  # fmt: skip


@dataclass(frozen=True)
class Habit:
    """How one author treats digits and how much is written.

    digits       decimals, or significant digits if `significant`
    cut          'round', 'cut' or 'mixed' (now this, now that)
    hidden       the calculator carries all digits; otherwise the printed number is carried on
    pad          0.5000 rather than 0.5
    symbolic     chance to write the formula with names
    substituted  chance to write it with numbers
    stages       chance to write a step between numbers and result
    reorder      chance to write terms and factors in another order
    drop         chance to leave out terms that are nought and factors of one
    """

    digits: int = 4
    significant: bool = False
    cut: str = "round"
    hidden: bool = True
    pad: bool = True
    symbolic: float = 1.0
    substituted: float = 1.0
    stages: float = 0.5
    reorder: float = 0.0
    drop: float = 0.0


@dataclass(frozen=True)
class Line:
    """One line of the page: the formula in names (or None), then numbers, the result last."""

    step: Step
    symbolic: Node | None
    stages: tuple[Node, ...]

    @property
    def result(self) -> Leaf:
        last = self.stages[-1]
        assert isinstance(last, Leaf)
        return last


Memory = dict[Symbol, Leaf]


class Slip:
    """One mistake, made at the first occasion in one step. Subclasses are in `slips`.

    computed   a number does not follow from what stands before it
    too        the formula in names is wrong as well
    """

    name = ""
    computed = False
    too = False
    draw: float = 0.0  # what its choices begin with
    late: int = 0  # occasions that are let pass

    def __init__(self, symbol: Symbol, random: Random) -> None:
        self.symbol = symbol
        self.random = random
        self.made = False

    def formula(self, node: Node) -> Node:
        """Change the formula in names."""
        return node

    def substituted(self, node: Node, memory: Memory, formula: Node) -> Node:
        """Change the line of numbers."""
        return node

    def collapsed(self, node: Node, leaf: Leaf, show: Callable[[Number], str]) -> Leaf:
        """Change a number that was just computed from `node`."""
        return leaf

    def result(self, leaf: Leaf, show: Callable[[Number], str]) -> Leaf:
        """Change the result as it is written down."""
        return leaf


def write_number(number: Number, habit: Habit, random: Random, plain: bool = False) -> str:
    """A number with this author's digits; `plain`: exact from the givens, 0.24 and not 0.2400."""
    if abs(number) < mpmath.mpf(10) ** -30:  # 0.2 + 0.4 - 0.6 in binary
        number = mpmath.mpf(0)
    if number == 0 and plain:
        return "0"
    if number == 0:
        return "0." + "0" * habit.digits if habit.pad and not habit.significant else "0"
    cut = habit.cut == "cut" or (habit.cut == "mixed" and random.random() < 0.4)
    size = int(mpmath.floor(mpmath.log10(abs(number)) + mpmath.mpf(10) ** -30))
    decimals = habit.digits
    if habit.significant:
        decimals = max(0, habit.digits - 1 - size)
    elif size < -habit.digits + 1:
        decimals = 2 - size  # too small to show: three digits that count
    text = fixed(number, decimals, cut)
    if (not habit.pad or plain) and "." in text and is_exact(number, text):
        text = text.rstrip("0").rstrip(".")
    return text


def fixed(number: Number, decimals: int, cut: bool = False) -> str:
    """Rounded half up (away from nought) or cut off at so many decimals."""
    scaled = abs(number) * mpmath.mpf(10) ** decimals
    nearest = mpmath.nint(scaled)
    if abs(scaled - nearest) < mpmath.mpf(10) ** -25:
        units = int(nearest)  # no further digits
    else:
        units = int(
            mpmath.floor(scaled + (0 if cut else mpmath.mpf(1) / 2 + mpmath.mpf(10) ** -30))
        )
    digits = str(units).rjust(decimals + 1, "0")
    text = digits[:-decimals] + "." + digits[-decimals:] if decimals else digits
    return "-" + text if number < 0 and units else text


def is_exact(number: Number, text: str) -> bool:
    """Whether nothing was lost in writing."""
    return bool(abs(exact(text) - number) < mpmath.mpf(10) ** -25)


def work(calculation: Calculation, habit: Habit, seed: int, *slips: Slip) -> list[Line]:
    """The lines this author writes; the same seed makes the same choices, slips or none."""
    memory: Memory = {symbol: given(text, symbol) for symbol, text in calculation.givens}
    lines = []
    for number, step in enumerate(calculation.steps):
        random = Random(f"{seed}/{number}")
        mistake = next((slip for slip in slips if slip.symbol == step.symbol), None)
        line = _line(step, habit, random, memory, mistake)
        memory[step.symbol] = replace(line.result, own=False, symbol=step.symbol)
        lines.append(line)
    return lines


def attempt(
    calculation: Calculation, habit: Habit, seed: int, slip: Slip, clean: list[Line]
) -> Line | None:
    """The line of the slip's step alone, as this author writes it on a page that is right so far;
    None if the slip cannot be made there.
    """
    memory: Memory = {symbol: given(text, symbol) for symbol, text in calculation.givens}
    for number, line in enumerate(clean):
        if line.step.symbol == slip.symbol:
            made = _line(line.step, habit, Random(f"{seed}/{number}"), memory, slip)
            return made if slip.made else None
        memory[line.step.symbol] = replace(line.result, own=False, symbol=line.step.symbol)
    return None


def _line(step: Step, habit: Habit, random: Random, memory: Memory, slip: Slip | None) -> Line:
    def put(node: Node) -> Node | None:
        if isinstance(node, Ref):
            leaf = memory[node.symbol]
            return replace(leaf, symbol=node.symbol)
        return None

    symbolic: Node = step.formula
    node = transform(step.formula, put)
    if slip:
        node = slip.substituted(node, memory, step.formula)
        symbolic = slip.formula(symbolic)
    if random.random() < habit.drop and not (slip and slip.made):
        node = _dropped(node)
    if random.random() < habit.reorder:
        node = _reordered(node, random)

    def show(number: Number) -> str:
        return write_number(number, habit, random)

    def collapse(part: Node) -> Leaf:
        plain = random.random() < 0.8 and all(_short(leaf) for leaf in leaves(part))
        state = random.getstate()
        text = write_number(value(part, "held"), habit, random, plain)
        random.setstate(state)
        clean_text = write_number(value(part, "clean"), habit, random, plain)
        held = value(part, "held") if habit.hidden else exact(text)
        clean = value(part, "clean") if habit.hidden else exact(clean_text)
        leaf = Leaf(text, held, clean, value(part, "true"), clean_text, tainted=tainted(part))
        if slip and not slip.made:
            leaf = slip.collapsed(part, leaf, show)
        return leaf

    stages: list[Node] = []
    if random.random() < habit.substituted or isinstance(node, Leaf):
        stages.append(node)
    level = 0
    while height(node) > 1:
        level += 1
        if random.random() < habit.stages:
            if isinstance(node, Add) and height(node) == 1:
                break
            node = _collapse_below(node, level, collapse)
            level = 0
            if not isinstance(node, Leaf):
                stages.append(node)
        elif level >= height(node) - 1:
            break
    if not isinstance(node, Leaf):
        node = collapse(node)
    elif not stages:
        stages = []
    if slip and not slip.made:
        node = slip.result(node, show)
    if not stages or stages[-1] is not node:
        stages.append(node)
    symbolic_shown = symbolic if random.random() < habit.symbolic else None
    return Line(step, symbolic_shown, tuple(stages))


def _short(leaf: Leaf) -> bool:
    """A number that stands as it is in the problem, or an exact one without padding."""
    return leaf.given or (is_exact(leaf.true, leaf.text) and not leaf.text.endswith("0"))


def _collapse_below(node: Node, level: int, collapse: Callable[[Node], Leaf]) -> Node:
    def change(part: Node) -> Node | None:
        if isinstance(part, Leaf) or (isinstance(part, Slipped) and part.shown is None):
            return part
        if isinstance(part, Neg) and isinstance(part.body, Leaf):
            return None
        return collapse(part) if height(part) <= level else None

    return transform(node, change)


def _dropped(node: Node) -> Node:
    """Without terms that are nought and factors of one."""

    def change(part: Node) -> Node | None:
        match part:
            case Add(terms):
                kept = [
                    (sign, transform(term, change)) for sign, term in terms if not _nought(term)
                ]
                if not kept:
                    return terms[-1][1]
                return kept[0][1] if len(kept) == 1 and kept[0][0] == "+" else Add(tuple(kept))
            case Mul(factors):
                left = tuple(
                    factor
                    for factor in factors
                    if not (isinstance(factor, Leaf) and factor.true == 1 and factor.given)
                )
                if not left:
                    return factors[0]
                return left[0] if len(left) == 1 else Mul(left)
        return None

    return transform(node, change)


def _nought(term: Node) -> bool:
    """A given nought, or a product with one; only where it is nought for everybody."""
    match term:
        case Leaf():
            return term.given and term.true == 0
        case Mul(factors):
            return any(isinstance(f, Leaf) and f.given and f.true == 0 for f in factors)
    return False


def _reordered(node: Node, random: Random) -> Node:
    def change(part: Node) -> Node | None:
        match part:
            case Add(terms):
                new = [(sign, transform(term, change)) for sign, term in terms]
                random.shuffle(new)
                if new[0][0] == "-":  # begin with a plus where there is one
                    new.sort(key=lambda item: item[0] == "-")
                return Add(tuple(new))
            case Mul(factors):
                left = [transform(factor, change) for factor in factors]
                random.shuffle(left)
                return Mul(tuple(left))
            case Pow():
                return None
        return None

    return transform(node, change)
