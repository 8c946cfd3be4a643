"""weights: a unit or a network from what people type: weights, or the edges of a drawing.

-12 8 8                             one unit: its bias, then its weights
-0.5 1 1; 1.5 -1 -1 / -1.5 1 1      units with `;` between, layers with `/` between
x1 -> h1: 1                         an edge; `1 -> h1: -0.5` is a bias
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from flint import fmpq

from handgrad.errors import ReadError
from handgrad.threshold.expression import natural
from handgrad.threshold.network import Network, Neuron, layered

_NUMBER = re.compile(r"[-+−]?(\d+(\.\d*)?|\.\d+)(/\d+)?")
_EDGE = re.compile(
    r"\s*(?P<source>\w+)\s*(?:->|→|--?>?|,|\s)\s*(?P<target>[^\W\d]\w*)\s*[:=,\s]\s*(?P<weight>\S+)\s*"
)
_BIAS = ("1", "bias", "+1")
_ENDINGS = "₀₁₂₃₄₅₆₇₈₉"


def layers(text: str, at_zero: int = 1, bipolar: bool = False) -> Network:
    """A network from the weights of its units, each unit's bias first. Raises ReadError.

    >>> layers("-12 8 8").neurons[0].bias
    -12
    """
    found: list[list[list[int | fmpq]]] = []
    at = 0
    for layer in text.split("/") if " / " in text or "\n/" in text else [text]:
        units: list[list[int | fmpq]] = []
        for unit in layer.split(";"):
            numbers = list(_numbers(text, unit, at))
            if len(numbers) < 2:
                raise ReadError(
                    "a unit has a bias and at least one weight",
                    source=text,
                    start=at,
                    end=at + max(len(unit), 1),
                    expected="-12 8 8, the bias first",
                )
            wanted = len(units[0]) if units else len(found[-1]) + 1 if found else len(numbers)
            if len(numbers) != wanted:
                raise ReadError(
                    f"this unit has {len(numbers)} numbers",
                    source=text,
                    start=at,
                    end=at + len(unit),
                    expected=f"{wanted}: a bias and a weight for each of {wanted - 1} inputs",
                )
            units.append([*numbers[1:], numbers[0]])
            at += len(unit) + 1
        found.append(units)
    return layered(found, at_zero=at_zero, bipolar=bipolar)


def _numbers(text: str, unit: str, at: int) -> Iterator[fmpq]:
    for match in re.finditer(r"[^\s,\[\]()]+", unit):
        yield rational(match[0], text, at + match.start())


def is_number(word: str) -> bool:
    """Whether a word is a number as typed.

    >>> is_number("-1/3"), is_number("w")
    (True, False)
    """
    return bool(_NUMBER.fullmatch(word)) and not word.endswith("/0")


def rational(word: str, source: str = "", start: int = 0) -> fmpq:
    """A number as typed: -12, 0.5, 3/4. Raises ReadError.

    >>> rational("-0.25"), rational("3/4")
    (-1/4, 3/4)
    """
    if not is_number(word):
        raise ReadError(
            f"`{word}` is not a number",
            source=source or word,
            start=start,
            end=start + len(word),
            expected="-12, 0.5 or 3/4",
        )
    top, _, under = word.replace("−", "-").partition("/")
    whole, _, rest = top.partition(".")
    value = fmpq(int((whole + rest).lstrip("+") or "0"), 10 ** len(rest))
    return value / int(under) if under else value


def edges(text: str, at_zero: int = 1, bipolar: bool = False) -> Network:
    """A network from its edges, one a line (or with `;` between). Raises ReadError.

    >>> edges("x1 -> h: 8; x2 -> h: 8; 1 -> h: -12").neurons[0].weights
    (8, 8)
    """
    weights: dict[str, dict[str, fmpq]] = {}
    biases: dict[str, fmpq] = {}
    at = 0
    for line in re.split(r"[\n;]", text):
        stated = line.partition("#")[0]
        if stated.strip():
            source, target, weight = _edge(text, stated, at)
            if source in _BIAS:
                biases[target] = biases.get(target, fmpq(0)) + weight
                weights.setdefault(target, {})
            elif source in weights.setdefault(target, {}):
                raise _fault(text, stated, at, f"the edge {source} → {target} stands here twice")
            else:
                weights[target][source] = weight
        at += len(line) + 1
    sources = {source for one in weights.values() for source in one}
    inputs = tuple(sorted(sources - weights.keys(), key=natural))
    neurons: list[Neuron] = []
    ready = set(inputs)
    waiting = dict(weights)
    while waiting:
        name = next((one for one, parts in waiting.items() if parts.keys() <= ready), None)
        if name is None:
            raise ReadError(
                f"{', '.join(waiting)}: these units read one another in a circle",
                hint="a network without a circle has a truth table",
            )
        parts = waiting.pop(name)
        order = tuple(sorted(parts, key=natural))
        neurons.append(
            Neuron(name, order, tuple(parts[s] for s in order), biases.get(name, fmpq(0)))
        )
        ready.add(name)
    if not inputs:
        raise ReadError("there are no edges from an input", expected="x1 -> h1: 1")
    return Network(inputs, tuple(neurons), at_zero, bipolar)


def _edge(text: str, line: str, at: int) -> tuple[str, str, fmpq]:
    match = _EDGE.fullmatch(line.translate(str.maketrans(_ENDINGS, "0123456789")))
    if match is None:
        raise _fault(text, line, at, "this is not an edge")
    weight = rational(match["weight"], text, at + match.start("weight"))
    return match["source"], match["target"], weight


def _fault(text: str, line: str, at: int, message: str) -> ReadError:
    start = at + len(line) - len(line.lstrip())
    return ReadError(
        message,
        source=text,
        start=start,
        end=start + len(line.strip()),
        expected="x1 -> h1: 0.5, and 1 -> h1: -1 for a bias",
    )
