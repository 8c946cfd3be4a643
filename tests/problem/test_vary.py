"""Other numbers of the same kind in the same places, and nothing else in the file changed."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handgrad.errors import ProblemError
from handgrad.problem import load
from handgrad.problem.vary import Slot, drawn, numbers, slots, varied

TEXT = """\
schema: 1
title: A cell   # 3 steps, 0.5 of it
equations: |
  h_t = tanh(w x_t + u h_{t-1} + 0.5 b)
  L = ½ (h_2 − y)^2
given: {w: [0.62, -1.5], u: -0.4, b: 12, η: 0.1, y: "0.3"}
inputs: {x: [[0.7, 1], [0, 0.25]]}
initial: {h: 0}
ask: [h, L]
decimals: 4
"""


def slot(text: str) -> Slot:
    return Slot(name="w", text=text, span=(0, 1))


def test_what_is_given_is_found_with_its_places_and_reasons() -> None:
    found = slots(load(TEXT), keep=["b"])
    kept = {s.name: s.kept for s in found if s.kept}
    assert kept == {
        "b": "asked to be kept",
        "η": "a setting of the method",
        "h": "a state that begins at 0",
    }
    assert [s.text for s in found if s.name == "x"] == ["0.7", "1", "0", "0.25"]


def test_everything_else_in_the_file_stays() -> None:
    problem = load(TEXT)
    places = slots(problem)
    new = varied(problem, places, numbers(places, random.Random(2)))
    head, _, _ = TEXT.partition("given:")
    assert new.source.text.startswith(head)
    assert new.source.text.endswith("initial: {h: 0}\nask: [h, L]\ndecimals: 4\n")
    assert re.sub(r"[\d.]+", "#", new.source.text) == re.sub(r"[\d.]+", "#", TEXT)
    assert new.source.text != TEXT


@given(
    st.decimals(min_value="0.01", max_value="9999", places=2).map(str),
    st.sampled_from(["", "-"]),
    st.integers(0, 10**6),
)
def test_a_number_keeps_its_sign_and_its_digits(text: str, sign: str, seed: int) -> None:
    new = drawn(slot(sign + text), random.Random(seed), set())
    assert new.startswith("-") == bool(sign)
    assert len(new.partition(".")[2]) == 2
    value, before = abs(float(new)), float(text)
    assert value not in (0.0, 1.0)
    assert (value < 1) == (before < 1) or before == 1
    if before != 1:
        assert len(new.partition(".")[0].lstrip("-")) == len(text.partition(".")[0])


@given(st.integers(2, 10**6).map(str), st.integers(0, 10**6))
def test_a_whole_number_stays_whole(text: str, seed: int) -> None:
    new = drawn(slot(text), random.Random(seed), set())
    assert new.isdecimal()
    assert len(new) == len(text)
    assert new not in ("0", "1")


@pytest.mark.parametrize("text", ["0", "1", "-1"])
def test_a_bare_nought_or_one_hides_no_mistake_any_more(text: str) -> None:
    for seed in range(50):
        new = drawn(slot(text), random.Random(seed), set())
        assert 0.4 < abs(float(new)) < 1.7
        assert abs(float(new)) != 1


def test_labels_and_masks_stay_and_images_keep_their_noughts() -> None:
    text = TEXT.replace("[[0.7, 1], [0, 0.25]]", "[[0, 1], [1, 0]]")
    assert {s.kept for s in slots(load(text)) if s.name == "x"} == {
        "a label or a mask of zeros and ones"
    }
    problem = load(
        "equations: Z = K X\ngiven:\n  X: [[1, 0, 2], [0, 3, 1]]\n  K: [[2, 5]]\ndecimals: 1\n"
    )
    assert {s.among for s in slots(problem) if s.name == "X"} == {(0, 3)}


PYTHON = {"equations": "y = w", "given": {"w": 2}}
TOML = 'equations = "y = w"\n[given]\nw = 2.5\n'


@pytest.mark.parametrize("source", [PYTHON, TOML])
def test_numbers_without_places_are_refused(source: object) -> None:
    with pytest.raises(ProblemError, match="numbers"):
        slots(load(source))  # type: ignore[arg-type]
