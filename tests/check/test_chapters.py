"""Chapters, notes and slides with many examples, checked alone: what is no claim is not accused."""

from __future__ import annotations

import pytest

from handgrad import api

RIGHT = {
    "a name with several values": "For n = 100 it is slow.\n\nNow n = 36.\n\n$s = 3\\sqrt{n} = 30$",
    "a formula of numbers that is done with": "total = 10 + 5\n\nb = 2\n\ntotal = 100",
    "a condition in a sentence": "$s = 2$\n\nassume $s^2 = 16$ is known",
    "an equation to solve": "$m = 2$\n\n$m^3/8 = 0.5$",
    "a range": "Small (r=4-8): faster.\n\nMedium (r=16): a sweet spot.",
    "a range in a cell": "| from | count | share |\n|---|---|---|\n| 0.0–0.1 | 500 | 0.04 |",
    "a range and what it holds": "Right: samples 5–10 → 3 yes, 3 no",
    "shapes": "Conv 2: 112×112×64 → 56×56×128",
    "a decision": "6,000 / 450 ≈ 13.3 → 13 chunks",
    "an arrow to a remark": "log₂(3) = 1.585  ← 37% less weight",
    "claims side by side": "```\nGini(L)=0.490 n_L=7    Gini(R)=0.444 n_R=3\nTP=40  FP=20\n```",
    "columns": "```\nage = 28             −0.04  ← young\n```",
    "a gap beside an operator": "```\nφ(a)   = 0.02   × (28 − 40)   = 0.02 × (−12) = −0.24\n```",
    "another unit": "$\\mu = 0.04 \\text{ hr} = 2.4 \\text{ min}$",
    "a scale": "$E = 7 (0.3) + 2 (0.7) = 3.5 \\text{ million}$",
    "percentage points": "The gap is 90% - 50% = 40 percentage points.",
    "rounded again": "$k = 4.5 \\cdot 5 = 22.50 \\approx 23$",
    "a question": "p = 0.28 − 0.20 + 0.32 = 0.40 ≈ 0.72?",
    "another quantity, named in words": (
        "$$G = 1 - (0.36 + 0.16) = 0.48$$\n\nWeighted over both sides:\n\n"
        "$$= 0.5 (0.0) + 0.5 (0.32) = 0.16$$"
    ),
    "a fraction as a value": "$f(0) = 3/8$, $f(1) = 3/8$, $f(2) = 2/8$",
    "steps that are vectors": "$x = [1, 2, 3]$\n\n$x_1 = [0.5, 2]$ and then $x_2 = [0.1, 0.7]$",
    "products of entries": "$$-0.4 \\cdot [0.2, 0.3] \\cdot [0.25, 0.24] = [-0.020, -0.029]$$",
    "another example": "$u = 0.1 \\cdot 0.02 = 0.002$\n\nNow $u = 0.1 \\cdot 117 = 11.7$",
    "a sequence of names": "Reading $x_1 \\to x_2$: first $x_1 = 3.0$, then $x_2 = 2.0$.",
    "a setting and what it leads to": "* $\\lambda = 0.1$ → penalty = 0.08",
    "a sum over two lines": "```\n  Y = (2×1 + 1×0)\n    + (3×1 + 4×0)\n    = 5\n```",
    "variances": "$\\text{Var}(X) = 3$ here.\n\n$\\text{Var}(Y) = 2 \\text{Var}(X) = 8$ there.",
    "permutations": "The probability needs P(5, 2) = 5 · 4 = 20.",
}


@pytest.mark.parametrize("page", RIGHT.values(), ids=list(RIGHT))
def test_what_is_no_claim_is_not_accused(page: str) -> None:
    assert [(f.code, f.message) for f in api.check(page + "\n").findings] == []


@pytest.mark.parametrize(
    ("page", "wrong"),
    [
        ("For n = 100 it is slow.\n\nNow n = 36.\n\n$s = 3 \\cdot 6 = 30$", "30"),
        ("$z = 0.5 \\cdot 2 + 0.1 = 1.2$", "1.2"),
        ("```\na = 0.5 × 2   = 1.1\n```", "1.1"),
        ("We get tanh(0.4741) = 0.4417 here.", "0.4417"),
        ("1-0.65=0.45", "0.45"),
        ("$w = 0.3$, $z = w \\cdot 2 = 0.3 \\cdot 2 = 0.6$\n\n$$0.3 \\cdot 0.4 = 0.13$$", "0.13"),
        ("$$z = 1$$\n\n$$p = \\sigma(z) = 0.73$$\n\n$$z = 2$$\n\n$$p = \\sigma(z) = 0.98$$", ""),
        ("$y = 0.9$, $s = y(1 - y) = 0.9 (1 - 0.9) = 0.07$\n", "0.07"),
        ("σ(0.5) → 0.6325", "0.6325"),
    ],
)
def test_what_its_own_line_proves_wrong_is(page: str, wrong: str) -> None:
    assert [f.text for f in api.check(page + "\n").findings] == [wrong] * bool(wrong)


def test_the_sign_of_what_belongs_there_is_said() -> None:
    page = "$o = 0.5$, $c = -0.25$\n\n"
    page += "$h = o \\tanh(c) = 0.5 \\tanh(-0.25) = 0.5 (-0.2459) = -0.1230$\n"
    found = api.check(page).findings
    assert [f.message for f in found] == ["tanh(−0.25) is −0.2449, not -0.2459."]
