"""Drawings: well-formed SVG with every corner, the line where it belongs."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from flint import fmpq

from handgrad.threshold.certificate import Certificate
from handgrad.threshold.draw import draw, place
from handgrad.threshold.function import Function, from_column
from handgrad.threshold.smallest import smallest
from handgrad.threshold.unit import Unit

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("n", [1, 2, 3])
def test_every_function_can_be_drawn(n: int) -> None:
    for bits in range(1 << (1 << n)):
        f = Function(n, bits)
        found = smallest(f)
        if isinstance(found, Certificate):
            root = ET.fromstring(draw(f, certificate=found))
            assert len(root.findall(f"{SVG}circle")) == f.size + 1
        else:
            root = ET.fromstring(draw(f, [found]))
            corners = root.findall(f"{SVG}circle")
            filled = [one for one in corners if one.get("fill") == "currentColor"]
            assert (len(corners), len(filled)) == (f.size, f.ones)
        box = [float(v) for v in str(root.get("viewBox")).split()]
        for circle in root.iter(f"{SVG}circle"):
            assert 0 <= float(str(circle.get("cx"))) <= box[2]
            assert 0 <= float(str(circle.get("cy"))) <= box[3]


def test_the_line_of_a_unit_separates_on_paper() -> None:
    unit = Unit((fmpq(8), fmpq(8)), fmpq(-12))
    root = ET.fromstring(draw(unit.function(), [unit]))
    line = next(one for one in root.findall(f"{SVG}line") if one.get("stroke-width") == "2.5")
    x1, y1, x2, y2 = (float(str(line.get(key))) for key in ("x1", "y1", "x2", "y2"))

    def side(corner: tuple[int, ...]) -> float:
        x, y = place(corner)
        return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)

    apart = side((1, 1))
    assert all(side(corner) * apart < 0 for corner in ((0, 0), (0, 1), (1, 0)))


def test_bipolar_corners_say_so() -> None:
    unit = Unit((fmpq(1), fmpq(1)), fmpq(-1), 1, True)
    assert "(−1, 1)" in draw(unit.function(), [unit], bipolar=True)


def test_four_inputs_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="4 inputs"):
        draw(from_column("0" * 16))
