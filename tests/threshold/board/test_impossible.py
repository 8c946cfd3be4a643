"""The argument on the board: its lines are true of the function, whatever the shares."""

from __future__ import annotations

from flint import fmpq

from handgrad.document import Document
from handgrad.render import text
from handgrad.threshold.board.impossible import impossible
from handgrad.threshold.certificate import Certificate
from handgrad.threshold.expression import read
from handgrad.threshold.function import Function, from_column
from handgrad.threshold.smallest import smallest


def board(f: Function, certificate: Certificate, **options: int | bool) -> str:
    inputs = [f"x{i + 1}" for i in range(f.n)]
    blocks = tuple(impossible(f, certificate, inputs, "it", **options))  # type: ignore[arg-type]
    return text.write(Document(blocks=blocks))


def test_unequal_shares_are_multiplied_out() -> None:
    """All three of three, or none: (0,0,0) and (1,1,1) against the rows between."""
    third = fmpq(1, 3)
    f = read("equal(x1, x2, x3)").function
    certificate = Certificate(
        (((0, 0, 0), 2 * third), ((1, 1, 1), third)),
        tuple((r, third) for r in ((0, 0, 1), (0, 1, 0), (1, 0, 0))),
    )
    page = board(f, certificate)
    assert "2·(1) + (2)" in page
    assert "(3) + (4) + (5)" in page
    assert page.count("w₁ + w₂ + w₃ + 3·b") == 2


def test_a_unit_that_rests_at_zero_has_other_signs() -> None:
    f = from_column("0110")
    found = smallest(f)
    assert isinstance(found, Certificate)
    page = board(f, found, at_zero=0)
    assert "w₂ + b > 0" in page
    assert "b ≤ 0" in page


def test_bipolar_rows() -> None:
    f = from_column("0110")
    found = smallest(f)
    assert isinstance(found, Certificate)
    page = board(f, found, bipolar=True)
    assert "(−1, 1) must fire:" in page
    assert "−w₁ + w₂ + b ≥ 0" in page
    assert "2·b ≥ 0" in page
    assert "= (0, 0)" in page
