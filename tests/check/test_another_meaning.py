"""What can be meant otherwise than it is read accuses nobody; what cannot is still found."""

from __future__ import annotations

import pytest

from handgrad import api

QUIET = {
    "a cell that says more than a value": (
        "| what | before | after |\n|---|---|---|\n"
        "| share(A) / (B) | 35% / 14% | 35% / ~17% (a gap) |\n"
    ),
    "the exclusive or of a programmer": "**Dry run:** `3^5=6`, next `12^10=6`, so `6`.\n",
    "thousands in a logarithm": "The natural logarithm tames it: log(100,000) = 11.51.\n",
    "a conclusion behind a comparison": (
        "$$R = 13/16 = 0.8125$$\n\n"
        "**Decision:** $R = 0.8125 > R_{crit} = 0.594$ → **31 is far out.**\n"
    ),
    "one product over another, by its spaces": "It sees 12×12 / 256×256 = 0.22% of the image.\n",
    "a power of ten below a slash": "```\nn > 0.2741/1.317×10⁻⁷ = 2,081,245\n```\n",
    "two things compared": "```\nParameters: 2×(5×5) = 50 vs 9×9 = 81 (fewer)\n```\n",
    "another unit": (
        "$$\\mu = 1/20 = 0.05 \\text{ hr} = 3 \\text{ min}, \\quad \\sigma = 1/20 = 3 "
        "\\text{ min}$$\n"
    ),
    "a product that looks like a call": (
        "Here n = 9, p = 0.7.\n\n```\nE[X] = np = 9 × 0.7 = 6.3\n"
        "V(X) = np(1−p) = 9 × 0.7 × 0.3 = 1.89\n```\n"
    ),
    "the mean of another variable": (
        "$$E(X) = 7.5$$\n\n## Another one\n\n$$E(X) = 0.6$$\n\n"
        "So E[X²] = 0.9 ≠ [E(X)]² = (0.8)² = 0.64.\n"
    ),
    "a name that is stated again": (
        "$q = 1.5 \\cdot 2.4 = 3.6$ is the first. With $F(x) = x$, setting $F(q) = 0.3$: "
        "$q = 0.3$.\n"
    ),
    "per cent without its sign": "Answers: P(A) = 5 / 8 = 62.5 ; P(B) = 4 / 7 ≈ 57.1\n",
    "a subtracted number that is two values' digits": (
        "Given: $W = 0.88$, $U = 0.1$, $V = -0.81$, $b = -0.55$, $c = -0.31$, $x = 0.5$.\n\n"
        "$$z = \\frac{1}{1 + e^{-0.24}}$$\n\n$$= 0.55$$\n\n"
        "$$r = \\sigma(0.1 \\times 0.5 + (-0.81) \\times -0.13 - 0.55)$$\n\n$$= 0.40$$\n\n"
        "$$h = \\tanh(0.88 \\times 0.5 + 0.1 \\times 0.40 \\times -0.13 - 0.31)$$\n\n"
        "$$= \\tanh(0.44 - 0.00527 - 0.31)$$\n\n$$= 0.12$$\n"
    ),
    "a root that was taken aside": (
        "    θ_1 = 1 - 0.1 * (2 / (sqrt(4.00) + 0.00000001)) = 1 - 0.1 * (2 / 2.00) = 0.900\n"
        "    m_2 = 0.9 * 0.2 + (1 - 0.9) * 1.80 = 0.18 + 0.100 * 1.80 = 0.360\n"
        "    k = m_2 / (1 - 0.9^2) = 0.360 / (1 - 0.81) = 1.89\n"
        "    θ_2 = 0.900 - 0.1 * (1.89 / (1.90 + 0.00000001)) = 0.900 - 0.1 * 0.996 = 0.800\n"
    ),
    "a short number among results as short": (
        "```\nz1 = sigmoid(-0.3*1.0 + 0.3*0 - 0.6) = sigmoid(-0.90) = 0.29\n"
        "z2 = sigmoid(-0.3*1 + 0.3*0.16 - 0.6) = sigmoid(-0.30 + 0.0478 - 0.6) = 0.30\n```\n"
    ),
    "fractions without their bars": (
        "P ( A ) = ( 0.2 ) ( 0.5 ) 0.1 = 1 2 5 = 0.3\n\nP ( B ) = 1 / 8 1 / 4 = 1 / 2\n\n"
        "P ( C ) = ( 0.9 ) ( 0.02 ) ( 0.9 ) ( 0.02 ) + ( 0.1 ) ( 0.98 ) ≈ 15.5\n"
    ),
    "the variance of what is random": (
        "```\nVar(z) = 50 · 0.02 · 1.0 = 1.0\nStd(z) = 1.0\n"
        "Var(a) ≈ Var(z) · 1.0 ≈ 1.0 · 1.0 = 1.0\n```\n"
    ),
    "matrices side by side": (
        "```\n[1 2 0]   [2  0 -1]\n[1 2 0] ⊙ [2  0 -1]  →\n[1 2 0]   [2  0 -1]\n= 3\n```\n"
    ),
}


@pytest.mark.parametrize("page", QUIET.values(), ids=QUIET.keys())
def test_nobody_is_accused(page: str) -> None:
    assert [(f.code, f.text) for f in api.check(page, format="markdown").findings] == []


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("The natural logarithm tames it: log(100,000) = 12.51.\n", "12.51"),
        ("$$\\frac{412,356}{1000} = 413.4$$\n", "413.4"),
        ("$$x = 5 / 8 = 0.652$$\n", "0.652"),
        ("```\ny = 1.5 / 2.5 * 4 = 2.6\n```\n", "2.6"),
        ("`2^5=33`\n", "33"),
        ("$$m = 1/20 = 0.06 \\text{ hr}$$\n", "0.06"),
        ("| a | b | c |\n|---|---|---|\n| share | 21 · 0.5 | 11.5 |\n", "11.5"),
    ],
)
def test_what_cannot_be_meant_otherwise(page: str, text: str) -> None:
    assert [f.text for f in api.check(page, format="markdown").findings] == [text]
