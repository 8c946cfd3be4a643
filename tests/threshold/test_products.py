"""Networks straight from a formula."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from handgrad.threshold.function import Function
from handgrad.threshold.products import products
from tests.threshold.test_function import functions


@given(functions(least=2, most=5), st.sampled_from((0, 1)), st.booleans())
@settings(max_examples=60, deadline=None)
def test_they_compute_the_function(f: Function, at_zero: int, bipolar: bool) -> None:
    network = products(f, at_zero, bipolar)
    if len(network.neurons) > 1:  # a constant needs no hidden unit
        assert network.functions()["y"] == f
        assert all(z != 0 for nets in network.nets().values() for z in nets)
