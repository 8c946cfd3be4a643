"""A sample of the long fuzz run (`python tests/parse/fuzz.py 200000`), and reading time that grows
with the length only.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import contextlib

import fuzz

from handgrad.errors import ReadError
from handgrad.parse import formula


def test_random_strings_give_notation_or_the_documented_error() -> None:
    assert fuzz.run(20_000, seed=20261123) > 1_000


REPEATED = r"""
a+,a b ,(a) ,[1;2] ,x_1 = ,|a| ,d,dA,“,",\text{,\left(,_{a,\overset{,\\[,1x,a.b,a中,f(,((,{,^,',-,√,
\frac,\Delta{,\hat,\text{x at } a ,\begin{pmatrix} 1 & ,if ,1 if x > 0; ,\quad ,da[0],a[,∂a/,x(new),
∇,Σ_,\max_,log ,tanh^2 ,cases{,||,a^{(,( = ,1 2 ,..,:,;,\{,\mathbf,d(,new ,word word ,1{,KL(q‖
""".replace("\n", "").split(",")


@pytest.mark.parametrize("language", ["plain", "latex"])
@pytest.mark.parametrize("piece", [*REPEATED, "1,111,", "\n", "a, "])
def test_time_is_linear(piece: str, language: str) -> None:
    """A hundred thousand characters of anything take about as long as they are many, read or
    refused.
    """
    for recover in (False, True):
        text = (piece * (40_000 // len(piece)))[:40_000]
        begin = time.process_time()
        with contextlib.suppress(ReadError):
            formula(text, language=language, recover=recover)
        assert time.process_time() - begin < 3.0
