"""A VAE's two-dimensional latent: the sample, the KL term, the loss."""

from __future__ import annotations

from random import Random

from ..expression import Add, Calculation, constant
from .draw import HALF, ONE, Neg, Step, Symbol, fn, minus, plus, prod, ref, square, weight


def make(random: Random) -> Calculation:
    """σ from log σ², z = μ + σ ε, KL by dimension and summed, squared reconstruction error."""
    mu = [Symbol("μ", str(i)) for i in (1, 2)]
    logvar = [Symbol("l", str(i)) for i in (1, 2)]
    eps = [Symbol("ε", str(i)) for i in (1, 2)]
    x, xh = Symbol("x"), Symbol("x", mark="hat")
    givens = [(s, weight(random)) for s in (*mu, *logvar, *eps)]
    givens += [(Symbol("w", "1"), weight(random)), (Symbol("w", "2"), weight(random)), (x, "1")]
    steps = []
    for i in range(2):
        sd, z, kl = Symbol("s", str(i + 1)), Symbol("z", str(i + 1)), Symbol("k", str(i + 1))
        steps.append(Step(sd, fn("exp", prod(constant("0.5"), logvar[i])), "Sample"))
        steps.append(Step(z, plus(mu[i], prod(sd, eps[i])), "Sample", final=True))
        minuend = (("+", ONE), ("+", ref(logvar[i])))
        inside = Add((*minuend, ("-", square(mu[i])), ("-", fn("exp", logvar[i]))))
        steps.append(Step(kl, Neg(prod(HALF, inside)), "Divergence"))
    total, loss, rec = Symbol("K"), Symbol("L"), Symbol("R")
    steps.append(Step(total, plus(Symbol("k", "1"), Symbol("k", "2")), "Divergence", final=True))
    out = plus(prod(Symbol("w", "1"), Symbol("z", "1")), prod(Symbol("w", "2"), Symbol("z", "2")))
    steps.append(Step(xh, fn("sigma", out), "Loss"))
    steps.append(Step(rec, square(minus(x, xh)), "Loss"))
    steps.append(Step(loss, plus(ref(rec), ref(total)), "Loss", final=True))
    return Calculation("vae", "The loss of a variational autoencoder", tuple(givens), tuple(steps))
