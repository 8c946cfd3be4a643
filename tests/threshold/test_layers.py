"""Two-layer networks: right, and smallest where they say so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handgrad.threshold.certificate import Certificate
from handgrad.threshold.expression import read
from handgrad.threshold.function import Function
from handgrad.threshold.layers import two_layers
from handgrad.threshold.parallel import parallel
from handgrad.threshold.smallest import smallest
from tests.threshold import verifier
from tests.threshold.test_function import functions


@pytest.mark.parametrize(("at_zero", "bipolar"), [(1, False), (0, True)])
def test_every_function_of_three_inputs(at_zero: int, bipolar: bool) -> None:
    """Against a search over all pairs of the 104 threshold functions: with two hidden units the
    output is one of ten gates that look at both, up to negating the units AND or OR."""
    single = [int(column[::-1], 2) for column in verifier.least_sizes(3, 4)]
    with_two = {a & b for a in single for b in single} | {a | b for a in single for b in single}
    assert len(with_two) == 254  # all but parity and its negation
    for bits in range(256):
        f = Function(3, bits)
        if isinstance(smallest(f), Certificate):
            found = two_layers(f, at_zero, bipolar)
            assert found.network.functions()["y"] == f
            assert found.smallest
            assert (found.hidden == 2) == (bits in with_two)


@pytest.mark.parametrize(("n", "hidden"), [(2, 2), (3, 3), (4, 4)])
def test_parity_needs_as_many_hidden_units_as_inputs(n: int, hidden: int) -> None:
    names = ", ".join("abcd"[:n])
    found = two_layers(read(f"xor({names})").function)
    assert (found.hidden, found.smallest) == (hidden, True)


@given(st.integers(0, 65535))
@settings(max_examples=15, deadline=None)
def test_functions_of_four_inputs(bits: int) -> None:
    f = Function(4, bits)
    if isinstance(smallest(f), Certificate):
        found = two_layers(f)
        assert found.network.functions()["y"] == f
        assert found.smallest


@given(functions(most=6), st.sampled_from((0, 1)), st.booleans())
@settings(max_examples=60, deadline=None)
def test_parallel_hyperplanes_compute_anything(f: Function, at_zero: int, bipolar: bool) -> None:
    network = parallel(f, at_zero, bipolar)
    assert network.functions()["y"] == f


def test_the_inputs_keep_their_names() -> None:
    found = two_layers(read("a ^ b").function, inputs=("a", "b"))
    assert found.network.inputs == ("a", "b")
    assert found.network.neurons[0].sources == ("a", "b")
