"""Facts for programs."""

from __future__ import annotations

from flint import fmpq

from handgrad.threshold.data import csv, of_function, of_unit
from handgrad.threshold.expression import read
from handgrad.threshold.unit import Unit


def test_a_function() -> None:
    found = of_function(read("a & ~b | c").function, ("a", "b", "c"))
    assert found["sum_of_products"] == {"terms": [["c"], ["a", "~b"]], "proved": True}
    assert found["smallest"]["weights"] == ["1", "-1", "2"]
    assert found["properties"]["unate"]


def test_an_open_end_is_none() -> None:
    found = of_unit(Unit((fmpq(1), fmpq(2)), fmpq(-1)))
    assert found["margins"]["weights"][1] == {
        "low": "1",
        "low_allowed": True,
        "high": None,
        "high_allowed": False,
    }


def test_a_bipolar_table() -> None:
    unit = Unit((fmpq(1),), fmpq(0), 0, True)
    assert "".join(csv(unit, ["x"])).splitlines() == ["x,z,h", "-1,-1,-1", "1,1,1"]
