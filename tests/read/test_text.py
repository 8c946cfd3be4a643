"""Plain text."""

from __future__ import annotations

from handgrad import read
from handgrad.document import Table

from .shown import chains

PAGE = """Setup

    A = [[0.5, -0.3],     c = [0.1, -0.2]
         [0.2,  0.8]]

    Input: x = [1, 0]      Goal: y = 1

Pass

    z[0] = 0.5*1 + 0.1
         = 0.6
    dL/dA[0]    = -0.25      du = 0.5*2 = 1

Step t = 2:
    h = tanh(0.5) = 0.4621    (3)

name   value   grad
w1     0.5     0.25
w2     0.3    -0.75

The loss went from 0.5 down
to about 0.25. It took 3 steps.
"""


def test_lines_side_by_side_and_matrices_over_lines() -> None:
    page = read.page(PAGE, path="page.txt")
    found = chains(page)
    assert [one.split(" = ")[0] for one in found[:4]] == ["A", "c", "Input| x", "Goal| y"]
    assert found[4:8] == [
        "z[0] = 0.5*1 + 0.1 = 0.6",
        "dL/dA[0] = -0.25",
        "du = 0.5*2 = 1",
        "h = tanh(0.5) = 0.4621 (3)",
    ]
    assert found[8:] == ["The loss went from| 0.5", "to about| ≈ 0.25"]
    texts = [n.text for n in read.numbers(page)]
    assert texts[:6] == ["0.5", "-0.3", "0.1", "-0.2", "0.2", "0.8"]
    assert any(isinstance(block, Table) for block in page.blocks)
