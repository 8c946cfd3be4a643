"""A network with one hidden layer: forward, backward, one step of gradient descent."""

from __future__ import annotations

from random import Random

from ..expression import Calculation, Node, derivative
from .draw import HALF, ONE, Step, Symbol, datum, fn, minus, plus, prod, rest, square, weight


def make(random: Random) -> Calculation:
    """2-2-1 or 2-1-1, sigmoid or tanh inside, squared loss, all gradients by hand."""
    hidden = random.choice((1, 2, 2, 3))
    inner = random.choice(("sigma", "tanh"))
    act, net = random.choice((("a", "z"), ("h", "z"), ("h", "net")))
    x = [Symbol("x", str(i)) for i in (1, 2)]
    w = [[Symbol("w", f"{j}{i}") for i in (1, 2)] for j in range(1, hidden + 1)]
    b = [Symbol("b", str(j)) for j in range(1, hidden + 1)]
    v = [Symbol("v", str(j)) for j in range(1, hidden + 1)]
    c, t, eta = Symbol("c"), Symbol("t"), Symbol("η")
    givens = [(s, datum(random)) for s in x]
    givens += [(s, weight(random)) for row in w for s in row] + [(s, weight(random)) for s in b]
    givens += [(s, weight(random)) for s in v] + [(c, weight(random))]
    givens += [(t, random.choice(("1", "0", "0.5"))), (eta, random.choice(("0.1", "0.5", "1")))]
    z = [Symbol(net, str(j)) for j in range(1, hidden + 1)]
    h = [Symbol(act, str(j)) for j in range(1, hidden + 1)]
    u, y, loss = Symbol("s"), Symbol("y", mark="hat"), Symbol("L")
    steps = []
    for j in range(hidden):
        steps.append(Step(z[j], plus(prod(w[j][0], x[0]), prod(w[j][1], x[1]), b[j]), "Forward"))
        steps.append(Step(h[j], fn(inner, z[j]), "Forward"))
    steps.append(Step(u, plus(*(prod(v[j], h[j]) for j in range(hidden)), c), "Forward"))
    steps.append(Step(y, fn("sigma", u), "Forward", final=True))
    steps.append(Step(loss, prod(HALF, square(minus(y, t))), "Loss", final=True))
    delta = Symbol("δ", "o")
    steps.append(Step(delta, prod(minus(y, t), y, rest(y)), "Backward"))
    deltas = [Symbol("δ", str(j)) for j in range(1, hidden + 1)]
    for j in range(hidden):
        gradient = derivative(loss, v[j])
        steps.append(Step(gradient, prod(delta, h[j]), "Backward"))
    early = [Symbol("v", str(j + 1), "+") for j in range(hidden)]
    updates = [
        Step(new, minus(v[j], prod(eta, derivative(loss, v[j]))), "Update", final=True)
        for j, new in enumerate(early)
    ]
    first = random.random() < 0.5  # the output weights are updated before the hidden deltas
    if first:
        steps += updates
    for j in range(hidden):
        slope: tuple[Node | Symbol, ...] = (
            (h[j], rest(h[j])) if inner == "sigma" else (minus(ONE, square(h[j])),)
        )
        steps.append(Step(deltas[j], prod(delta, v[j], *slope), "Backward"))
        steps += [
            Step(derivative(loss, w[j][i]), prod(deltas[j], x[i]), "Backward") for i in range(2)
        ]
    if not first:
        steps += updates
    new = Symbol("w", "11", "+")
    steps.append(
        Step(new, minus(w[0][0], prod(eta, derivative(loss, w[0][0]))), "Update", final=True)
    )
    return Calculation("mlp", "A small network, forward and backward", tuple(givens), tuple(steps))
