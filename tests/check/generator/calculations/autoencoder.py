"""A linear-in, sigmoid-out autoencoder with one hidden unit, and its gradients."""

from __future__ import annotations

from random import Random

from ..expression import Calculation, derivative
from .draw import ONE, TWO, Step, Symbol, fn, minus, plus, prod, square, weight


def make(random: Random) -> Calculation:
    """Code, reconstruction, squared error, gradients of the decoder and of the encoder."""
    x = [Symbol("x", str(i)) for i in (1, 2)]
    w = [Symbol("w", str(i)) for i in (1, 2)]
    v = [Symbol("v", str(i)) for i in (1, 2)]
    r = [Symbol("r", str(i)) for i in (1, 2)]
    h, loss, b = Symbol("h"), Symbol("E"), Symbol("b")
    givens = [(s, weight(random)) for s in (*x, *w, *v)] + [(b, weight(random))]
    steps = [Step(h, fn("tanh", plus(prod(w[0], x[0]), prod(w[1], x[1]), b)), "Encode")]
    steps += [Step(r[i], prod(v[i], h), "Decode", final=True) for i in range(2)]
    miss = [minus(r[i], x[i]) for i in range(2)]
    steps.append(Step(loss, plus(square(miss[0]), square(miss[1])), "Loss", final=True))
    out = [derivative(loss, s) for s in r]
    steps += [Step(out[i], prod(TWO, miss[i]), "Gradients") for i in range(2)]
    steps += [Step(derivative(loss, v[i]), prod(out[i], h), "Gradients") for i in range(2)]
    back = derivative(loss, h)
    steps.append(Step(back, plus(prod(out[0], v[0]), prod(out[1], v[1])), "Gradients"))
    for i in range(2):
        slope = prod(back, minus(ONE, square(h)), x[i])
        steps.append(Step(derivative(loss, w[i]), slope, "Gradients", final=True))
    return Calculation("autoencoder", "An autoencoder by hand", tuple(givens), tuple(steps))
