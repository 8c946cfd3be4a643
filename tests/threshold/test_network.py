"""Networks from weights and from edges, and what each unit computes."""

from __future__ import annotations

import pytest
from flint import fmpq

from handgrad.errors import LimitReached, ReadError
from handgrad.threshold.network import layered
from handgrad.threshold.weights import edges, layers, rational

XOR = "x1 -> h1: 1\nx2 -> h1: 1\n1 -> h1: -1\nx1 -> y: -1; x2 -> y: -1; h1 -> y: 3; 1 -> y: -2"


def test_one_unit_with_its_bias_first() -> None:
    unit = layers("-12 8 8").single()
    assert unit is not None
    assert (unit.weights, unit.bias) == ((8, 8), -12)
    assert layers("[-0.5, 1/3]").neurons[0].weights == (fmpq(1, 3),)


def test_layers() -> None:
    network = layers("-1 2 2; 3 -2 -2 / -3 2 2")
    assert [one.name for one in network.neurons] == ["h1", "h2", "y"]
    assert network.single() is None
    assert network.functions()["y"].column == "0110"
    assert network.nets()["h1"] == [-1, 1, 1, 3]
    deep = layers("-1 1 1; -2 1 1 / 0 1 -1; 0 1 1 / -1 1 1")
    assert deep.outputs == ("y",)
    assert len(deep.functions()) == 5


def test_edges_may_skip_a_layer() -> None:
    network = edges(XOR)
    assert network.functions()["y"].column == "0110"
    assert network.functions()["h1"].column == "0111"
    assert network.outputs == ("y",)
    assert network.inputs == ("x1", "x2")


def test_other_spellings_of_an_edge() -> None:
    one = edges("x₁ → h: 8\nx₂ → h = 8\nbias -> h: -12   # the threshold")
    assert one.neurons == edges("x1 h 8; x2, h, 8; 1 -> h: -12").neurons


def test_a_bipolar_network() -> None:
    network = layers("1 1 1; 1 -1 -1 / -1 1 1", bipolar=True)
    assert network.functions()["y"].column == "0110"
    assert network.nets()["y"][0] == fmpq(-1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("8", "a bias and at least one weight"),
        ("1 x", "not a number"),
        ("1 1/0", "not a number"),
        ("1 2 3; 1 2", "has 2 numbers"),
        ("1 2 3; 1 2 3 / 1 2", "has 2 numbers"),
    ],
)
def test_weights_that_are_refused(text: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        layers(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a -> h: 1; a -> h: 2", "twice"),
        ("a -> h: 1; h -> g: 1; g -> h: 1", "in a circle"),
        ("a to h is 1", "not an edge"),
        ("a -> h: much", "not a number"),
        ("", "no edges"),
    ],
)
def test_edges_that_are_refused(text: str, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        edges(text)


def test_a_network_with_too_many_inputs() -> None:
    with pytest.raises(LimitReached):
        layered([[[1] * 18]]).functions()


@pytest.mark.parametrize(
    ("text", "value"), [("−1.50", fmpq(-3, 2)), ("+2", fmpq(2)), (".5", fmpq(1, 2))]
)
def test_numbers_as_typed(text: str, value: fmpq) -> None:
    assert rational(text) == value
