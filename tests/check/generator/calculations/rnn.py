"""A recurrent net of one neuron with back-propagation through two or three steps."""

from __future__ import annotations

from random import Random

from ..expression import Calculation, derivative
from .draw import ONE, TWO, Step, Symbol, datum, fn, minus, plus, prod, square, weight


def make(random: Random) -> Calculation:
    """Forward, the losses, then the gradients of the recurrent weight step by step."""
    length = random.choice((2, 3))
    w, u, v = Symbol("w", "xh"), Symbol("w", "hh"), Symbol("w", "hy")
    givens = [(w, weight(random)), (u, weight(random)), (v, weight(random))]
    givens += [(Symbol("h", "0"), "0")]
    givens += [(Symbol("x", str(t)), datum(random)) for t in range(1, length + 1)]
    givens += [(Symbol("d", str(t)), weight(random, 0, 1)) for t in range(1, length + 1)]
    loss = Symbol("L")
    steps = []
    for t in range(1, length + 1):
        h, before, y = Symbol("h", str(t)), Symbol("h", str(t - 1)), Symbol("y", str(t))
        net = plus(prod(w, Symbol("x", str(t))), prod(u, before))
        steps.append(Step(h, fn("tanh", net), "Forward"))
        steps.append(Step(y, prod(v, h), "Forward", final=True))
        miss = minus(y, Symbol("d", str(t)))
        steps.append(Step(Symbol("L", str(t)), square(miss), "Forward"))
    losses = [Symbol("L", str(t)) for t in range(1, length + 1)]
    steps.append(Step(loss, plus(*losses), "Forward", final=True))
    for t in range(length, 0, -1):
        h, y, after = Symbol("h", str(t)), Symbol("y", str(t)), Symbol("h", str(t + 1))
        gy, gh = derivative(loss, y), derivative(loss, h)
        steps.append(Step(gy, prod(TWO, minus(y, Symbol("d", str(t)))), "Backward"))
        here = prod(gy, v)
        later = prod(derivative(loss, after), minus(ONE, square(after)), u)
        steps.append(Step(gh, here if t == length else plus(here, later), "Backward"))
    parts = [
        prod(derivative(loss, Symbol("h", str(t))), minus(ONE, square(Symbol("h", str(t)))),
             Symbol("h", str(t - 1)))
        for t in range(1, length + 1)
    ]  # fmt: skip
    steps.append(Step(derivative(loss, u), plus(*parts), "Backward", final=True))
    outer = [
        prod(derivative(loss, Symbol("y", str(t))), Symbol("h", str(t)))
        for t in range(1, length + 1)
    ]
    steps.append(Step(derivative(loss, v), plus(*outer), "Backward", final=True))
    return Calculation("rnn", "Back-propagation through time", tuple(givens), tuple(steps))
