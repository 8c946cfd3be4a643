"""Random formulas over scalars, vectors and matrices, most of them nonsense: a value, or a
documented error.
"""

from __future__ import annotations

import random
from typing import Any

import pytest
from flint import arb

from handgrad import ops
from handgrad.differentiate import gradient
from handgrad.errors import HandgradError
from handgrad.evaluate import certified, float64
from handgrad.evaluate.digits import decide
from handgrad.evaluate.element import element
from handgrad.graph.leaf import quantity
from handgrad.graph.node import Node
from handgrad.notation import Name
from handgrad.parse import Declared, formula
from handgrad.parse.build import Scope, build

SHAPES: dict[str, tuple[int, ...]] = {
    "a": (),
    "b": (),
    "x": (3,),
    "u": (2,),
    "v": (3,),
    "W": (3, 2),
    "A": (3, 3),
    "T3": (2, 2, 2),
    "s": (1,),
}
LEAVES = {key: quantity(Name(key), shape) for key, shape in SHAPES.items()}
DECLARED = Declared(names=frozenset(SHAPES))
ATOMS = [
    *SHAPES,
    "1",
    "0",
    "2",
    "0.5",
    "x_1",
    "x_i",
    "W_{12}",
    "A_{ij}",
    "x[0]",
    "W[1,0]",
    "x_9",
    "e",
    "π",
    "zz",
]
ATOMS += ["[1, 2]", "[[1, 2], [3]]", "∂a/∂x"]
FUNCTIONS = [*sorted(ops.spellings()), "max", "min", "log", "unknown"]


def text(draw: random.Random, depth: int) -> str:
    """A formula in which anything may stand anywhere."""
    if depth == 0:
        return draw.choice(ATOMS)
    part = [text(draw, depth - 1) for _ in range(3)]
    count = draw.choice((1, 1, 1, 2, 3))
    forms = [
        f"({part[0]} {draw.choice('+-')} {part[1]})",
        f"{part[0]} {draw.choice(['·', '⊙', '⊗', '∗', '', '@'])} {part[1]}",
        f"({part[0]})/({part[1]})",
        f"({part[0]})^({part[1]})",
        f"{draw.choice(FUNCTIONS)}({', '.join(part[:count])})",
        f"{draw.choice(FUNCTIONS)}({', '.join(part[:count])})",
        draw.choice(
            (f"|{part[0]}|", f"‖{part[0]}‖", f"√({part[0]})", f"({part[0]})ᵀ", f"e^({part[0]})")
        ),
        f"Σ_{draw.choice('ijk')} {part[0]}",
        f"Σ_{{i=1}}^{{{draw.choice(['3', '5', 'n', 'a'])}}} ({part[0]})",
        draw.choice(
            (
                f"[{part[0]}, {part[1]}]",
                f"σ'({part[0]})",
                f"({part[0]})_1",
                f"({part[0]} < {part[1]})",
            )
        ),
    ]
    return draw.choice(forms)


def values(draw: random.Random) -> dict[Node, Any]:
    """Many zeros and ties among them."""

    def some(shape: tuple[int, ...]) -> Any:
        if not shape:
            return draw.choice(("0", "1", "-1", "0.5", "2", "-0.3", "10", "1000"))
        return [some(shape[1:]) for _ in range(shape[0])]

    return {LEAVES[key]: some(shape) for key, shape in SHAPES.items()}


@pytest.mark.parametrize("seed", range(8))
def test_a_value_or_a_documented_error(seed: int) -> None:
    draw = random.Random(seed)
    worked = 0
    for _ in range(500):
        source = text(draw, draw.randint(1, 4))
        known = values(draw)
        try:
            node = build(formula(source, declared=DECLARED), Scope(names=LEAVES))
            value = certified.value(node, known)
            worked += 1
            both(node, known, value, source)
        except HandgradError:
            continue
    assert worked > 30


def both(node: Node, known: dict[Node, Any], value: Any, source: str) -> None:
    """What has a value has an element form, a gradient, digits and a float, or says why not."""
    if node.axes:
        float64.value(node, known)
        return
    again = certified.value(element(node), known)
    finite = arb(again).is_finite() and arb(value).is_finite()
    assert again == value or not finite or arb(again).overlaps(arb(value)), source
    for leaf, found in zip(LEAVES.values(), gradient(node, list(LEAVES.values())), strict=True):
        assert found.shape == leaf.shape, source
        certified.value(found, known)
    decide(lambda bits: certified.value(node, known, bits), decimals=3)
    float64.value(node, known)
