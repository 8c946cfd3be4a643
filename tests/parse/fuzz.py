"""Random token strings: reading them gives notation or a ReadError, never anything else.

python tests/parse/fuzz.py 200000 [seed]
"""

from __future__ import annotations

import sys
import time
from random import Random

from handgrad.errors import ReadError
from handgrad.notation import Kind, children
from handgrad.parse import Declared, describe, formula

PIECES = [
    *"abcdefghxyzwLETWσθδΔΣφ0123456789()[]{}|,;:.+-*/^_=<>~!%&'\"\n\\ @#$`",
    *"₁₂ₜ²³⁺⁻ᵀ½√∂∇∑∏·×⊙∗⊗≈→⟹≤≥≠∈∞−–‖⌊⌋⌈⌉ñéỹĉ中я١२\u0303\u0302\u200b“”…",
    *r"""
    \frac \dfrac \sqrt \sum \prod \max \arg\max \log \tanh \sigma \theta \partial \nabla \cdot
    \times \hat \tilde \mathbf \boxed \text{if} \text{out h1} \text{ x } \mathrm{net}
    \operatorname{softmax} \left( \right) \left. \right| \left| \right] \{ \} \| \lvert \rvert
    \quad \, \; \! \\ \% \tag{3} \underbrace \overset{!}{=} \underset{k}{\max} \xrightarrow{f}
    \begin{pmatrix} \end{pmatrix} \begin{cases} \end{cases} \begin{aligned} \end{aligned}
    \begin{foo} \top \prime \mathcal{L} \mathbb{R} \approx \implies \le \ne \ldots \infty \foo
    \color{red} \Big| \Delta \displaystyle \mathbb{1}_ \int
    0.5 12.25 .5 1. 1e-3 34,944 1,2 34{,}944 6x6x256 x_1 w_{11}^{(2)+} h_{t-1} net_{h1} out{o1}
    dL/dW2[0] a1[0] sigmoid( softmax([ tanh exp log_2 sqrt if else otherwise and cases{ bmatrix[
    np.exp dL dw ∂E/∂w f(x) g'(z) := -> => <= >= != == ** ... || {=} ^{ _{ ^{( )^2 }_{ }^{ }{
    (0.4)(0.5) |_{t=2} [1 -2] (new) ^T ^\top new KL( d( 1{ (approx) learning rate
    """.split(),
]
KNOWN = Declared(frozenset({"x_1", "f", "ab"}), frozenset({"g", "q"}))


def text(random: Random) -> str:
    """One random string of tokens, sometimes with blanks between them."""
    glue = random.choice(["", " ", ""])
    return glue.join([random.choice(PIECES) for _ in range(random.randint(1, 14))])


def attempt(source: str, random: Random) -> bool:
    """Read one string in a random manner; True if it could be read. Only ReadError is caught."""
    manner = random.random()
    recover = random.random() < 0.3
    positions: int | list[int] = 0
    if manner < 0.1:
        positions = [3 * place + 7 for place in range(len(source))]
    elif manner < 0.2:
        positions = 1000
    try:
        kind = formula(
            source,
            positions=positions,
            language=random.choice(["latex", "plain", "auto"]),
            declared=KNOWN if random.random() < 0.2 else None,
            decimal_comma=random.random() < 0.1,
            recover=recover,
        )
    except ReadError as error:
        assert not recover or "no formula" in error.message, "recovery gave up"  # noqa: PT017
        return not str(error)
    describe(kind)
    hash(kind)
    within(kind, 3 * len(source) + 1010)
    return True


def within(kind: Kind, end: int) -> None:
    """Every span lies in the source."""
    todo = [kind]
    while todo:
        this = todo.pop()
        start, stop = this.span
        assert this.span == (-1, -1) or 0 <= start <= stop <= end, (this, end)
        todo += children(this)


def run(count: int, seed: int) -> int:
    """How many of `count` random strings could be read."""
    random = Random(seed)
    readable = 0
    for _ in range(count):
        source = text(random)
        try:
            readable += attempt(source, random)
        except Exception:
            print("FAILED ON", repr(source))
            raise
    return readable


if __name__ == "__main__":
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    begin = time.perf_counter()
    good = run(how_many, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    print(
        f"{how_many} strings, {good} readable, no other error, {time.perf_counter() - begin:.0f} s"
    )
