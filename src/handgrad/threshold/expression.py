"""expression: a Boolean expression as a person types it → the function it means.

    x1 & ~x2 | x3     x1 AND NOT x2 OR x3     ¬x₁ ∧ x₂ → x₃     majority(a, b, c)     a'

Binding, strongest first: NOT, AND (NAND), XOR, OR (NOR), →, ↔ (XNOR). The grammar is this file;
nothing is ever run as a program.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from handgrad.errors import LimitReached, ReadError
from handgrad.threshold.function import MOST_INPUTS, Function, everywhere, high

DEEPEST = 50  # brackets within brackets
LONGEST = 10_000  # characters

_TOKEN = re.compile(
    r"\s*(?:(?P<sign><->|<=>|->|=>|&&|\|\||[&|^~!()',+*·∧∨¬⊕→↔≡⇒⇔⊼⊽])"
    r"|(?P<word>[^\W\d_]\w*)|(?P<digit>[0-9]+))"
)
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")

# Signs and words of each operation, the loosest first.
_LEVELS: tuple[dict[str, str], ...] = (
    {"<->": "XNOR", "<=>": "XNOR", "↔": "XNOR", "≡": "XNOR", "⇔": "XNOR", "XNOR": "XNOR",
     "IFF": "XNOR"},
    {"->": "IMPLIES", "=>": "IMPLIES", "→": "IMPLIES", "⇒": "IMPLIES", "IMPLIES": "IMPLIES"},
    {"|": "OR", "||": "OR", "∨": "OR", "+": "OR", "OR": "OR", "⊽": "NOR", "NOR": "NOR"},
    {"^": "XOR", "⊕": "XOR", "XOR": "XOR"},
    {"&": "AND", "&&": "AND", "∧": "AND", "·": "AND", "*": "AND", "AND": "AND",
     "⊼": "NAND", "NAND": "NAND"},
)  # fmt: skip
_NOT = ("~", "!", "¬", "NOT")
_WORDS = frozenset(word for level in _LEVELS for word in level if word.isalpha()) | {"NOT"}


class Expression(msgspec.Struct, frozen=True):
    """What an expression means.

    inputs    its names in order: x1 before x2 before x10
    function  of these inputs, the first most significant
    """

    inputs: tuple[str, ...]
    function: Function


class _Token(msgspec.Struct, frozen=True):
    text: str
    start: int
    kind: str

    @property
    def word(self) -> str:
        """Upper case for a word of an operation, else as it stands."""
        return self.text.upper() if self.text.upper() in _WORDS else self.text


def read(text: str, inputs: Sequence[str] = ()) -> Expression:
    """The function of an expression; `inputs` adds names that may not stand in it.

    Raises ReadError with a caret.

    >>> read("x1 & ~x2 | x3").function.column
    '01011101'
    >>> read("majority(a, b, c)") == read("a & b | a & c | b & c")
    True
    """
    if len(text) > LONGEST:
        raise LimitReached(f"an expression of {len(text)} characters", expected=f"{LONGEST}")
    tokens = _tokens(text)
    used = {
        token.text.translate(_SUBSCRIPTS)
        for token, after in zip(tokens, [*tokens[1:], None], strict=False)
        if token.kind == "word"
        and token.word not in _WORDS
        and not (after is not None and after.text == "(")
        and token.text.lower() not in ("true", "false")
    }
    names = tuple(sorted(used | set(inputs), key=natural))
    if len(names) > MOST_INPUTS:
        raise LimitReached(f"an expression with {len(names)} names", expected=str(MOST_INPUTS))
    reader = _Reader(text, tokens, names)
    bits = reader.level(0)
    reader.end()
    return Expression(names, Function(len(names), bits))


def natural(name: str) -> tuple[tuple[int, int | str], ...]:
    """The order in which people list names: x2 before x10.

    >>> sorted(["x10", "x2", "b"], key=natural)
    ['b', 'x2', 'x10']
    """
    parts = re.findall(r"\d+|\D+", name)
    return tuple((0, int(p)) if p.isdecimal() else (1, p) for p in parts)


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            start = len(text) - len(text[at:].lstrip())
            raise ReadError(
                f"`{text[start]}` means nothing in a Boolean expression",
                source=text,
                start=start,
                expected="names, 0, 1 and the signs & | ^ ~ -> <-> (or AND OR XOR NOT …)",
            )
        kind = match.lastgroup
        assert kind is not None
        found.append(_Token(match[kind], match.start(kind), kind))
        at = match.end()
    return found


class _Reader:
    """Recursive descent; every value is the bits of a function of all the names."""

    def __init__(self, text: str, tokens: list[_Token], names: tuple[str, ...]) -> None:
        self.text = text
        self.tokens = tokens
        self.names = names
        self.every = everywhere(len(names))
        self.at = 0
        self.depth = 0

    def level(self, k: int) -> int:
        """Operands of the next stronger level joined by the operations of this one."""
        if k == len(_LEVELS):
            return self.factor()
        left = self.level(k + 1)
        while (operation := _LEVELS[k].get(self.next)) is not None:
            self.at += 1
            if operation == "IMPLIES":  # a → b → c is a → (b → c)
                return (left ^ self.every) | self.inside(lambda: self.level(k))
            left = self.join(operation, left, self.level(k + 1))
        return left

    def join(self, operation: str, a: int, b: int) -> int:
        """Two functions joined, row by row."""
        match operation:
            case "AND":
                return a & b
            case "NAND":
                return (a & b) ^ self.every
            case "OR":
                return a | b
            case "NOR":
                return (a | b) ^ self.every
            case "XOR":
                return a ^ b
        return (a ^ b) ^ self.every

    def factor(self) -> int:
        """A name, a constant, a bracket, a call; negations before it and primes behind."""
        if self.next in _NOT:
            negations = 0
            while self.next in _NOT:
                self.at += 1
                negations += 1
            value = self.factor()
            return value ^ self.every if negations % 2 else value
        value = self.atom()
        while self.next == "'":
            self.at += 1
            value ^= self.every
        return value

    def atom(self) -> int:
        """What stands between operations."""
        if self.at == len(self.tokens):
            raise self.fault("the expression ends here", "a name, 0, 1 or a bracket")
        token = self.tokens[self.at]
        self.at += 1
        if token.text == "(":
            value = self.inside(lambda: self.level(0))
            self.take(")")
            return value
        if token.kind == "digit" and token.text in ("0", "1"):
            return self.every if token.text == "1" else 0
        if token.kind == "word" and (self.next == "(" or token.word not in _WORDS):
            if self.next == "(":
                return self.call(token)
            if token.text.lower() in ("true", "false"):
                return self.every if token.text.lower() == "true" else 0
            return high(len(self.names), self.names.index(token.text.translate(_SUBSCRIPTS)))
        self.at -= 1
        raise self.fault(f"`{token.text}` stands where a name belongs", "a name, 0, 1 or a bracket")

    def call(self, token: _Token) -> int:
        """majority(a, b, c), atleast(2, a, b, c) …"""
        name = token.text.lower().replace("_", "")
        counts = _COUNTS.get(name)
        if counts is None:
            self.at -= 1
            raise self.fault(f"there is no function `{token.text}`", f"one of {', '.join(_COUNTS)}")
        self.take("(")
        k = 0
        if name in _WITH_K:
            if self.at == len(self.tokens) or self.tokens[self.at].kind != "digit":
                raise self.fault(f"{token.text} begins with a number", f"{token.text}(2, a, b, c)")
            k = int(self.tokens[self.at].text)
            self.at += 1
            self.take(",")
        arguments = [self.inside(lambda: self.level(0))]
        while self.next == ",":
            self.at += 1
            arguments.append(self.inside(lambda: self.level(0)))
        self.take(")")
        wanted = counts(k, len(arguments))
        exactly = [self.every] + [0] * len(arguments)  # exactly[c]: where c of them so far are 1
        for value in arguments:
            for c in range(len(arguments), 0, -1):
                exactly[c] = exactly[c] & ~value | exactly[c - 1] & value
            exactly[0] &= ~value
        bits = 0
        for c in wanted:
            bits |= exactly[c] if 0 <= c < len(exactly) else 0
        return bits

    def inside(self, value: Callable[[], int]) -> int:
        """A value one bracket deeper."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise LimitReached(f"more than {DEEPEST} brackets within one another")
        found = value()
        self.depth -= 1
        return found

    @property
    def next(self) -> str:
        """The next token's text, '' at the end."""
        return self.tokens[self.at].word if self.at < len(self.tokens) else ""

    def take(self, sign: str) -> None:
        """Go over a sign that has to stand here."""
        if self.next != sign:
            raise self.fault(f"`{sign}` is missing", f"`{sign}`")
        self.at += 1

    def end(self) -> None:
        """Refuse what is left over."""
        if self.at < len(self.tokens):
            token = self.tokens[self.at]
            raise self.fault(
                f"`{token.text}` cannot follow what stands before it", "& | ^ -> <-> or the end"
            )

    def fault(self, message: str, expected: str) -> ReadError:
        """An error at the next token."""
        known = self.at < len(self.tokens)
        start = self.tokens[self.at].start if known else len(self.text.rstrip())
        end = start + len(self.tokens[self.at].text) if known else None
        return ReadError(message, source=self.text, start=start, end=end, expected=expected)


# How many arguments have to be 1.
_COUNTS: dict[str, Callable[[int, int], Sequence[int]]] = {
    "and": lambda k, n: [n],
    "or": lambda k, n: range(1, n + 1),
    "nand": lambda k, n: range(n),
    "nor": lambda k, n: [0],
    "xor": lambda k, n: range(1, n + 1, 2),
    "parity": lambda k, n: range(1, n + 1, 2),
    "xnor": lambda k, n: range(0, n + 1, 2),
    "majority": lambda k, n: range(n // 2 + 1, n + 1),
    "minority": lambda k, n: range((n + 1) // 2),
    "equal": lambda k, n: [0, n],
    "atleast": lambda k, n: range(k, n + 1),
    "atmost": lambda k, n: range(min(k, n) + 1),
    "exactly": lambda k, n: [k],
}
_WITH_K = ("atleast", "atmost", "exactly")
