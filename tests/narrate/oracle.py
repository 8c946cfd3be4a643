"""oracle: an independent judge of printed lines. Reads the text a person reads; uses none of
handgrad's code.

`judge(text)` takes a whole printed solution and returns, for every line `name = formula = numbers
= result`, whether each equals sign holds when the operands *as printed* are worked out exactly
(fractions; mpmath with 60 digits from the first function that has no exact value) and rounded to
the digits of the result. Where a link shows a number in the place of a compound part of the link
before it, that part must round to that number too.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

import mpmath

mpmath.mp.dps = 60

SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][-−+]?\d+)?)|(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+)"
    r"|(?P<word>(?:(?![⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺])[^\W\d_])+)|(?P<sign>[-+−·*/^()\[\],;|√⊙ᵀ]))"
)
FUNCTIONS = {
    "σ": lambda x: 1 / (1 + mpmath.exp(-mp(x))),
    "sigmoid": lambda x: 1 / (1 + mpmath.exp(-mp(x))),
    "tanh": lambda x: mpmath.tanh(mp(x)),
    "exp": lambda x: mpmath.exp(mp(x)),
    "ln": lambda x: mpmath.log(mp(x)),
    "sqrt": lambda x: mpmath.sqrt(mp(x)),
    "relu": lambda x: max(x, Fraction(0)),
    "ReLU": lambda x: max(x, Fraction(0)),
}
EXACT = {
    "σ": {Fraction(0): Fraction(1, 2)},
    "tanh": {Fraction(0): Fraction(0)},
    "exp": {Fraction(0): Fraction(1)},
    "ln": {Fraction(1): Fraction(0)},
}


class Unreadable(Exception):
    """Not an arithmetic expression over numbers: a symbolic link, or words."""


class Verdict(NamedTuple):
    """One line: 'ok', 'excused' (says it is from unrounded values), 'symbolic' (no numbers to
    check), 'false'."""

    status: str
    line: str
    reason: str = ""


def mp(x: object) -> mpmath.mpf:
    """Any of our values as an mpmath number."""
    if isinstance(x, Fraction):
        return mpmath.mpf(x.numerator) / mpmath.mpf(x.denominator)
    return x  # type: ignore[return-value]


# ---- expressions: ('num', text) ('neg', a) ('+', a, b) ('call', name, a) ('list', a, b, …)
# ----------------


def tokens(text: str) -> list[tuple[str, str]]:
    found, at = [], 0
    text = text.strip()
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match or match.end() == at:
            raise Unreadable(text[at:])
        at = match.end()
        kind = str(match.lastgroup)
        found.append((kind, match.group(kind)))
    return [*found, ("end", "")]


class Reader:
    """A recursive descent reader of printed arithmetic."""

    def __init__(self, text: str) -> None:
        self.tokens = tokens(text)
        self.at = 0

    def peek(self) -> str:
        return self.tokens[self.at][1]

    def take(self) -> tuple[str, str]:
        self.at += 1
        return self.tokens[self.at - 1]

    def whole(self) -> tuple:
        tree = self.sum()
        if self.tokens[self.at][0] != "end":
            raise Unreadable(self.peek())
        return tree

    def sum(self) -> tuple:
        tree = self.product()
        while self.peek() in ("+", "-", "−"):
            sign = "+" if self.take()[1] == "+" else "-"
            tree = (sign, tree, self.product())
        return tree

    def product(self) -> tuple:
        if self.peek() in ("-", "−"):
            self.take()
            return ("neg", self.product())
        tree = self.power()
        while True:
            kind, text = self.tokens[self.at]
            if text in ("·", "*", "/", "⊙"):
                self.take()
                right = ("neg", self.power()) if self.negative() else self.power()
                tree = (text.replace("·", "*"), tree, right)
            elif text == "(" or (kind in ("number", "word")):
                tree = ("*", tree, self.power())  # juxtaposition
            else:
                return tree

    def negative(self) -> bool:
        if self.peek() in ("-", "−"):
            self.take()
            return True
        return False

    def power(self) -> tuple:
        tree = self.atom()
        while True:
            kind, text = self.tokens[self.at]
            if kind == "super":
                self.take()
                tree = ("^", tree, ("num", text.translate(SUPER)))
            elif text == "^":
                self.take()
                tree = ("^", tree, ("neg", self.atom()) if self.negative() else self.atom())
            elif text == "ᵀ":
                self.take()
                tree = ("T", tree)
            else:
                return tree

    def atom(self) -> tuple:
        kind, text = self.take()
        if kind == "number":
            return ("num", text.replace("−", "-"))
        if text == "(":
            return self.listed(")", "()")
        if text == "[":
            return self.listed("]", "[]")
        if text == "|":
            tree = self.sum()
            self.expect("|")
            return ("call", "abs", tree)
        if text == "√":
            return ("call", "sqrt", self.atom())
        if kind == "word":
            if text == "e" and self.peek() != "(":
                return ("e",)
            if text in FUNCTIONS or text in ("softmax", "max", "min", "abs"):
                self.expect("(")
                return ("call", text, *self.items(")"))
        raise Unreadable(text)

    def listed(self, close: str, shape: str) -> tuple:
        if shape == "()":
            inner = self.items(close)
            return inner[0] if len(inner) == 1 else ("list", *inner)
        return ("list", *self.items(close))

    def items(self, close: str) -> list[tuple]:
        found = [self.sum()]
        while self.peek() == ",":
            self.take()
            found.append(self.sum())
        self.expect(close)
        return found

    def expect(self, text: str) -> None:
        if self.take()[1] != text:
            raise Unreadable(text)


# ---- values
# --------------------------------------------------------------------------------------------


def value(tree: tuple):
    """A Fraction where that is possible, an mpmath number otherwise, a list for vectors and
    matrices."""
    match tree:
        case ("num", text):
            return Fraction(text)
        case ("e",):
            return mpmath.e
        case ("^", ("e",), b) if value(b) == 0:
            return Fraction(1)
        case ("neg", a):
            return over(value(a), lambda x: -x)
        case ("+" | "-" | "⊙" as sign, a, b):
            return both(value(a), value(b), sign)
        case ("*", a, b):
            return times(value(a), value(b))
        case ("/", a, b):
            return both(value(a), value(b), "/")
        case ("^", a, ("num", n)) if Fraction(n).denominator == 1:
            return over(value(a), lambda x: x ** int(Fraction(n)))
        case ("^", a, b):
            return mpmath.power(mp(value(a)), mp(value(b)))
        case ("T", a):
            return transposed(value(a))
        case ("list", *items):
            return [value(item) for item in items]
        case ("call", "abs", a):
            return over(value(a), abs)
        case ("call", "max" | "min" as name, *items):
            every = [value(item) for item in items]
            every = every[0] if isinstance(every[0], list) else every
            return (max if name == "max" else min)(every)
        case ("call", "softmax", a):
            powers = [mpmath.exp(mp(x)) for x in value(a)]
            return [p / mpmath.fsum(powers) for p in powers]
        case ("call", name, a):
            known, function = EXACT.get(name, {}), FUNCTIONS[name]
            return over(
                value(a),
                lambda x: known[x] if isinstance(x, Fraction) and x in known else function(x),
            )
    raise Unreadable(str(tree))


def over(x, function):
    return [over(item, function) for item in x] if isinstance(x, list) else function(x)


def both(a, b, sign: str):
    """Point by point; a scalar against a list is spread over it."""
    if isinstance(a, list) or isinstance(b, list):
        n = len(a) if isinstance(a, list) else len(b)
        left = a if isinstance(a, list) else [a] * n
        right = b if isinstance(b, list) else [b] * n
        if len(left) != len(right):
            raise Unreadable("lengths")
        return [both(x, y, sign) for x, y in zip(left, right, strict=True)]
    if not (isinstance(a, Fraction) and isinstance(b, Fraction)):
        a, b = mp(a), mp(b)
    match sign:
        case "+":
            return a + b
        case "-":
            return a - b
        case "/":
            return a / b
        case _:
            return a * b


def times(a, b):
    """Matrix · vector, matrix · matrix, or a number times anything."""
    if not isinstance(a, list) or not isinstance(b, list):
        return both(a, b, "*")
    if not isinstance(a[0], list):
        if isinstance(b[0], list):
            raise Unreadable("vector · matrix")
        return added([both(x, y, "*") for x, y in zip(a, b, strict=True)])
    if not isinstance(b[0], list):
        return [times(line, b) for line in a]
    columns = transposed(b)
    return [[times(line, column) for column in columns] for line in a]


def added(items):
    total = items[0]
    for item in items[1:]:
        total = both(total, item, "+")
    return total


def transposed(a):
    return [list(line) for line in zip(*a, strict=True)] if isinstance(a[0], list) else [a]


# ---- lines
# -----------------------------------------------------------------------------------------------


def places(text: str) -> int:
    """How many digits stand after the point."""
    mantissa, _, exponent = text.lower().replace("−", "-").partition("e")
    return len(mantissa.partition(".")[2]) - int(exponent or 0)


def rounds(x, text: str, negative: bool) -> bool:
    """Whether x, rounded half up (away from zero) to the digits of `text`, is `text`."""
    unit = Fraction(1, 10 ** places(text)) if places(text) >= 0 else Fraction(10 ** -places(text))
    wanted = Fraction(text) * (-1 if negative else 1)
    half = unit / 2
    if isinstance(x, Fraction):
        distance = abs(x) - abs(wanted) if x * wanted >= 0 else abs(x) + abs(wanted)
        return -half <= distance < half
    return abs(x - mp(wanted)) <= mp(half)


def follows(x, tree: tuple) -> bool:
    """Whether a value is, rounded to its printed digits, what a result shows; entry by entry for
    lists."""
    match tree:
        case ("num", text):
            return not isinstance(x, list) and rounds(x, text, False)
        case ("neg", ("num", text)):
            return not isinstance(x, list) and rounds(x, text, True)
        case ("list", *items):
            return isinstance(x, list) and len(x) == len(items) and all(map(follows, x, items))
    return False


def shown(tree: tuple) -> bool:
    """Whether a link is a plain result: a number or a list of them."""
    match tree:
        case ("num", _) | ("neg", ("num", _)):
            return True
        case ("list", *items):
            return all(map(shown, items))
    return False


def steps(before: tuple, after: tuple) -> list[tuple[tuple, tuple]]:
    """Where `after` shows a number in the place of a compound part of `before`: those pairs."""
    if shown(after):
        return [] if before == after else [(before, after)]
    if before[0] != after[0] or len(before) != len(after):
        return []
    found = []
    for a, b in zip(before[1:], after[1:], strict=True):
        if isinstance(a, tuple) and isinstance(b, tuple):
            found += steps(a, b)
    return found


def chains(text: str) -> list[tuple[list[str], str]]:
    """Every line with equals signs as its links and its remark; lines that begin with `=` go on
    from the one before."""
    found: list[tuple[list[str], str]] = []
    for raw in text.splitlines():
        line = raw.strip()
        head, equals, rest = line.partition("=")
        if not equals or " = " not in f" {line} ":
            continue
        parts = re.split(r"\s{3,}(?!=)(?=\S)", rest)
        body, note = parts[0], " ".join(parts[1:])
        links = [piece.strip() for piece in re.split(r"(?<=\s)=(?=\s)", body)]
        if head.strip():
            found.append(([head.strip(), *links], note))
        elif found:
            found[-1] = ([*found[-1][0], *links], note)
    return found


def judge(text: str) -> list[Verdict]:
    """A verdict for every chain of a printed solution."""
    return [_judged(links, note) for links, note in chains(text)]


def _judged(links: list[str], note: str) -> Verdict:
    line = " = ".join(links)
    trees = []
    for link in links[
        1:
    ]:  # the first link is a name: `e = exp(z)` claims nothing of Euler's number
        try:
            trees.append(Reader(link).whole())
        except Unreadable:
            trees.append(None)
    numeric = [tree for tree in trees if tree is not None]
    if len(numeric) < 2 or trees[-1] is None or not shown(trees[-1]):
        return Verdict("symbolic", line)
    if "unrounded" in note:
        return Verdict("excused", line)
    result = trees[-1]
    try:
        for tree in numeric[:-1]:
            if not follows(value(tree), result):
                return Verdict("false", line, f"{tree} is {value(tree)}")
        for before, after in pairwise(numeric[:-1]):
            for part, number in steps(before, after):
                if not follows(value(part), number):
                    return Verdict("false", line, f"{part} is {value(part)}, shown {number}")
    except (Unreadable, ValueError, IndexError, TypeError, ZeroDivisionError) as error:
        return Verdict("false", line, f"cannot be worked out: {error!r}")
    return Verdict("ok", line)
