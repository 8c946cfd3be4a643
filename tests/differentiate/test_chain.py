"""Links, paths and sums over paths; names of derivatives; derivatives that equations mention;
second order.
"""

from __future__ import annotations

from typing import Any

import pytest

from handgrad.differentiate import along, gradient, partial, paths, resolve
from handgrad.errors import NoDerivative, ShapeError
from handgrad.evaluate import certified
from handgrad.evaluate.digits import decide
from handgrad.graph.leaf import constant, quantity
from handgrad.graph.node import Node
from handgrad.graph.unroll import unroll
from handgrad.graph.walk import order
from handgrad.notation import Derivative, Name
from handgrad.ops import apply
from handgrad.parse.describe import describe
from handgrad.parse.notate import notate
from tests.graph.problems import made

NESTED = """
o_1 = σ(x_1 w_1)
z = o_1 w_2 + x_2
o_2 = σ(z)
E = (o_2 - y)^2
w_1^+ = w_1 - η ∂E/∂w_1
w_2^+ = w_2 - η ∂E/∂w_2
"""
GIVEN = {"w_1": "1", "w_2": "2", "x_1": "1", "x_2": "0", "y": "5", "η": "0.1"}
# Two outputs, so that a hidden weight is reached by two ways.
FORKED = """
h = σ(w x)
o_1 = σ(a h)
o_2 = σ(b h)
E = ½ (t_1 - o_1)^2 + ½ (t_2 - o_2)^2
"""
FORKED_GIVEN = {"w": "0.3", "x": "0.5", "a": "0.4", "b": "-0.7", "t_1": "0.1", "t_2": "0.9"}


def digits(node: Node, values: dict[Node, Any], decimals: int = 4) -> str:
    return decide(lambda bits: certified.value(node, values, bits), decimals=decimals)


def formula(node: Node) -> str:
    """What stands behind the name."""
    return describe(notate(Node(node.op, node.inputs, node.attributes, node.axes)))


def test_two_nested_sigmoids() -> None:
    graph, leaves, values = made(NESTED, GIVEN)
    graph = resolve(graph)
    ways = paths(graph["E"], leaves["w_1"])
    assert len(ways) == 1
    assert [describe(link.name) for link in ways[0] if link.name] == [
        "∂[E by o_2]", "∂[o_2 by z]", "∂[z by o_1]", "∂[o_1 by w_1]",
    ]  # fmt: skip
    assert [digits(link, values) for link in ways[0]] == ["-8.3763", "0.1527", "2.0000", "0.1966"]
    assert formula(ways[0][1]) == "o_2 · (1 - o_2)"
    assert digits(along(graph["E"], leaves["w_1"]), values) == "-0.5031"
    assert digits(gradient(graph["E"], [leaves["w_2"]])[0], values) == "-0.9353"
    assert digits(graph["w_1^+"], values) == "1.0503"


def test_adjoints_are_named() -> None:
    graph, leaves, _ = made(NESTED, GIVEN)
    found = gradient(graph["E"], [leaves["w_1"]])[0]
    names = [describe(n.name) for n in order([found]) if isinstance(n.name, Derivative)]
    assert names == ["∂[E by o_2]", "∂[E by z]", "∂[E by o_1]", "∂[E by w_1]"]


def test_two_ways_are_added() -> None:
    graph, leaves, values = made(FORKED, FORKED_GIVEN)
    ways = paths(graph["E"], leaves["w"])
    assert [len(way) for way in ways] == [3, 3]
    by_paths = along(graph["E"], leaves["w"], ways)
    by_adjoints = gradient(graph["E"], [leaves["w"]])[0]
    assert by_paths.op == "add"
    assert certified.value(by_paths, values).overlaps(certified.value(by_adjoints, values))


def test_the_same_link_is_the_same_node() -> None:
    graph, _, _ = made(NESTED, GIVEN)
    assert partial(graph["E"], graph["o_2"]) is partial(graph["E"], graph["o_2"])


def test_higher_order() -> None:
    x = quantity(Name("x"))
    node = apply("power", x, constant(5))
    for wanted in (80, 160, 240, 240, 120, 0):
        node = gradient(node, [x])[0]
        assert certified.value(node, {x: 2}) == wanted


def test_what_it_does_not_depend_on_is_an_honest_zero() -> None:
    x, v = quantity(Name("x")), quantity(Name("v"), (2,))
    found = gradient(apply("square", x), [v])[0]
    assert found.shape == (2,)
    assert certified.value(found).flat == (0, 0)


def test_derivatives_of_arrays_in_equations() -> None:
    graph, _, values = made(
        "z = W x\nE = sum(z^2)\nG = ∂E/∂W\nD = ∂z/∂x",
        {"W": [["1", "2"], ["3", "4"]], "x": ["1", "-1"]},
    )
    graph = resolve(graph)
    assert certified.value(graph["G"], values).nested() == [[-2, 2], [-2, 2]]
    assert certified.value(graph["D"], values).nested() == [[1, 2], [3, 4]]


def test_gradient_with_respect_to_an_entry() -> None:
    graph, _, values = made(
        "E = sum((W x)^2)\ng = ∂E/∂W_{12}", {"W": [["1", "2"], ["3", "4"]], "x": ["1", "-1"]}
    )
    assert certified.value(resolve(graph)["g"], values) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [("y = choose(x > 0, 1, 0)·x + (x > 0)\ng = ∂y/∂x", NoDerivative), ("y = u\ng = ∂y/∂x", None)],
)
def test_never_a_silent_zero(text: str, kind: type[Exception] | None) -> None:
    graph, _, values = made(text, {"x": "0.3", "u": "1"})
    if kind is None:
        assert certified.value(resolve(graph)["g"], values) == 0
        return
    with pytest.raises(kind, match="greater has no derivative"):
        resolve(graph)


def test_only_a_number_has_a_gradient() -> None:
    v = quantity(Name("v"), (2,))
    with pytest.raises(ShapeError, match="v has length 2"):
        gradient(v, [v])


def test_kinks_take_the_stated_side() -> None:
    x = quantity(Name("x"))
    for name, wanted in (("relu", 0), ("abs", 0), ("step", 0), ("sign", 0)):
        assert certified.value(gradient(apply(name, x), [x])[0], {x: 0}) == wanted
    v = quantity(Name("v"), (3,))
    tie = gradient(apply("max", v), [v])[0]
    assert certified.value(tie, {v: ["1", "2", "2"]}).flat == (0, 1, 0)


RNN = """
z_t = w_{xh} x_t + w_{hh} h_{t-1}
h_t = tanh(z_t)
y_t = w_{hy} h_t
L_t = (y_t - d_t)^2
L = Σ_t L_t
"""
RNN_GIVEN = {
    "w_{xh}": "0.5",
    "w_{hh}": "0.2",
    "w_{hy}": "0.4",
    "x": ["2", "3"],
    "d": ["0.5", "0.8"],
}


def test_back_propagation_through_time() -> None:
    graph, leaves, values = made(RNN, RNN_GIVEN, {"h": "0"}, 2)
    steps = unroll(graph)
    weights = [leaves["w_xh"], leaves["w_hh"], leaves["w_hy"]]
    unrolled = gradient(steps["L"], weights)
    folded = gradient(graph["L"], weights)
    for a, b in zip(unrolled, folded, strict=True):
        assert certified.value(a, values).overlaps(certified.value(b, values))
        assert b.op in ("sum", "same")
    late = gradient(steps["L"], [steps["h_2"], steps["h_1"]])
    # By hand: ∂L/∂h_2 = 2(y_2 − d_2)·w_hy, ∂L/∂h_1 adds the way through h_2.
    assert [digits(node, values) for node in late] == ["-0.3427", "-0.1657"]
    ways = paths(steps["L"], leaves["w_hh"])
    assert len(ways) == 3  # through z_1 twice, through z_2 once
    assert digits(along(steps["L"], leaves["w_hh"], ways), values) == digits(unrolled[1], values)
