"""learning: the problem that `handgrad threshold --learn` makes of a function, worked out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click
from flint import fmpq

from handgrad.document import Document
from handgrad.threshold.function import Function
from handgrad.threshold.learning import Example, perceptron
from handgrad.threshold.weights import rational

# Epochs of a worked table: as many as the rule needs, if they are no more than this.
MOST_EPOCHS = 12
EPOCHS = {"adaline": 3, "delta": 3}


def learned(
    f: Function, inputs: Sequence[str], asked: dict[str, Any], figures: bool = False
) -> Document:
    """The rows of a truth table as examples, learned by a rule. Raises UsageError, ReadError."""
    from handgrad.narrate import narrate
    from handgrad.problem import load
    from handgrad.problem.solution import Solution

    return narrate(Solution(load(problem(f, inputs, asked))), figures=figures)


def problem(f: Function, inputs: Sequence[str], asked: dict[str, Any]) -> dict[str, Any]:
    """The problem as data, as a problem file would state it.

    >>> asked = dict(learn="perceptron", rate="1", start=None, epochs=None, step_at_zero="1")
    >>> problem(Function(2, 0b1000), ["x1", "x2"], {**asked, "bipolar": False})["epochs"]
    6
    """
    rule = asked["learn"]
    if rational(str(asked["rate"])) <= 0:
        raise click.UsageError(f"--rate: {asked['rate']} is no learning rate, it has to be above 0")
    low = -1 if asked["bipolar"] else 0
    rows = [[2 * x - 1 if low else x for x in row] for row in f.rows()]
    # a perceptron's output is 0 or 1; a linear unit's target may be −1
    targets = [out if rule != "adaline" or out else low for out in map(f, f.rows())]
    start = _start(asked["start"], f.n)
    found: dict[str, Any] = {
        "schema": 1,
        "title": f"{_TITLES[rule]} learns a function of {', '.join(inputs)}",
        "model": rule,
        "inputs": {"x": rows if f.n > 1 else [row[0] for row in rows]},
        "targets": {"y": targets},
        "initial": {"w": start[:-1] if f.n > 1 else start[0], "b": start[-1]},
        "given": {"η": str(asked["rate"])},
        "conventions": {"step_at_zero": asked["step_at_zero"]},
        "epochs": asked["epochs"] or _epochs(f, rows, start, asked),
    }
    if rule in _WHOLE:
        places = _decimals([str(asked["rate"]), *start])
        found["decimals"] = {"default": places, **dict.fromkeys("oerkR"[: _WHOLE[rule]], 0)}
    else:
        found["decimals"] = 4
    if rule in ("adaline", "delta"):
        del found["conventions"]
    return found


_TITLES = {
    "perceptron": "A perceptron",
    "pocket": "The pocket algorithm",
    "adaline": "Adaline",
    "delta": "A sigmoid unit",
}
# Rules whose numbers are sums of what is given: how many of o, e, r, k, R they have.
_WHOLE = {"perceptron": 2, "pocket": 5}


def _start(text: str | None, n: int) -> list[str]:
    """The weights and, last, the bias; typed with the bias first."""
    words = (text or "").replace(",", " ").split() or ["0"] * (n + 1)
    if len(words) != n + 1:
        raise click.UsageError(f"--start: {len(words)} numbers for a bias and {n} weights")
    for word in words:
        rational(word)
    return [*words[1:], words[0]]


def _epochs(
    f: Function, rows: Sequence[Sequence[int]], start: Sequence[str], asked: dict[str, Any]
) -> int:
    """Until the rule ends or has come round once."""
    if asked["learn"] in EPOCHS:
        return EPOCHS[asked["learn"]]
    examples = [
        Example(tuple(map(fmpq, row)), out) for row, out in zip(rows, map(f, f.rows()), strict=True)
    ]
    rate = rational(str(asked["rate"]))
    run = perceptron(examples, [rational(w) for w in start], rate, int(asked["step_at_zero"]))
    end = run.finished or (run.cycle[1] - 1 if run.cycle else MOST_EPOCHS)
    return min(end, MOST_EPOCHS)


def _decimals(numbers: Sequence[str]) -> int:
    """As many decimals as the numbers have: their sums have no more."""
    if any("/" in text for text in numbers):
        return 4
    return max(len(text.partition(".")[2]) for text in numbers)
