"""Diagrams: columns, places for passing arrows, and well-formed SVG."""

from __future__ import annotations

from xml.etree import ElementTree

from handgrad.render.diagram.flow import flow
from handgrad.render.diagram.layers import layers
from handgrad.render.diagram.picture import Arrow, Box, Picture
from handgrad.render.diagram.unrolled import Track, unrolled

SVG = "{http://www.w3.org/2000/svg}"


def made(*pairs: str) -> Picture:
    keys = dict.fromkeys(letter for pair in pairs for letter in pair)
    return Picture(
        boxes=tuple(Box(key=k, label=k) for k in keys),
        arrows=tuple(Arrow(start=pair[0], end=pair[1]) for pair in pairs),
        caption="one & two",
    )


def test_a_shortcut_goes_round_what_it_skips() -> None:
    found = layers(made("xa", "ab", "by", "xy"))
    assert [len(column) for column in found.columns] == [1, 2, 2, 1]
    assert len(found.ways["x", "y"]) == 2
    assert found.ways["x", "a"] == []


def test_what_nothing_leads_to_stands_before_its_first_use() -> None:
    found = layers(made("xa", "ab", "cb"))
    assert "c" in found.columns[1]


def test_arrows_cross_as_little_as_they_can() -> None:
    found = layers(made("pa", "qb", "ac", "bd"))
    order = [column.index for column in found.columns]
    assert order[0]("p") - order[0]("q") == order[2]("c") - order[2]("d")


def test_flow_is_well_formed_and_complete() -> None:
    root = ElementTree.fromstring(flow(made("xa", "ay", "xy")))
    assert root.attrib["aria-label"] == "one & two"
    assert len(root.findall(f".//{SVG}rect")) == 3
    assert len(root.findall(f"{SVG}path")) == 3


def test_time_runs_both_ways_and_decoders_wait() -> None:
    forward = Track(name="h", reads=("x",))
    backward = Track(name="g", reads=("x",), gives="o", direction=-1, below=(0,))
    both = ElementTree.fromstring(unrolled((forward, backward), "both"))
    texts = [t.text for t in both.findall(f".//{SVG}text")]
    assert "h₀" in texts
    assert "g₄" in texts
    assert texts.count("x₁") == 1  # read by both, drawn once
    decoder = Track(name="s", reads=("u",), after=3)
    waiting = ElementTree.fromstring(unrolled((forward, decoder), "one after the other"))
    assert float(waiting.attrib["width"]) > float(both.attrib["width"])
    assert "s₀" not in [t.text for t in waiting.findall(f".//{SVG}text")]
