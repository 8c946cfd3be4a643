"""The torch arithmetic: every operation's examples, its native forms against the definitions,
examples of a batch in front, derivatives against those of the graph."""

from __future__ import annotations

import pytest
import torch
from flint import arb

from handgrad import ops
from handgrad.differentiate import gradient
from handgrad.errors import HandgradError, NoDerivative, UnknownName
from handgrad.evaluate import certified
from handgrad.evaluate import torch as torched
from handgrad.evaluate.array import Array
from handgrad.evaluate.torch.definition import one
from handgrad.evaluate.torch.images import IMAGES
from handgrad.evaluate.torch.native import NATIVE
from handgrad.evaluate.torch.sliding import SLIDING
from handgrad.graph.batch import batched
from handgrad.graph.leaf import quantity
from handgrad.graph.node import Graph, Node
from handgrad.notation import Name
from handgrad.ops import apply
from tests.graph.problems import LSTM, LSTM_GIVEN, made
from tests.ops.test_examples import CASES, arguments

# Operations of more than ten roundings lose more than the last bits.
CLOSE = 1e-12
# Structural helpers of derivatives that have no examples are tested where they are used.
FIRST = {name: given for name, given, _ in reversed(CASES)}


def exact(value: object) -> torch.Tensor:
    """A certified value as doubles."""
    if isinstance(value, Array):
        entries = [float(arb(x)) for x in value.flat]
        return torch.tensor(entries, dtype=torch.float64).reshape(value.shape)
    return torch.tensor(float(arb(value)), dtype=torch.float64)


def example(name: str, given: str, seed: int = 0) -> tuple[Node, list[Node], list[torch.Tensor]]:
    """The operation over leaves, and values near those of its example."""
    node = ops.apply(name, *arguments(given))
    leaves = [quantity(Name(f"x{at}"), part.shape) for at, part in enumerate(node.inputs)]
    generator = torch.Generator().manual_seed(seed)
    values = [exact(certified.value(part)) for part in node.inputs]
    values = [
        v + 0.2 * torch.rand(v.shape, generator=generator, dtype=torch.float64) for v in values
    ]
    return Node(name, tuple(leaves), node.attributes, node.axes), leaves, values


@pytest.mark.parametrize(("name", "given", "result"), CASES)
def test_examples(name: str, given: str, result: str) -> None:
    node = ops.apply(name, *arguments(given))
    found = torched.value(node)
    assert torch.allclose(found, exact(certified.value(node)), rtol=CLOSE, atol=CLOSE)


@pytest.mark.parametrize("name", sorted((set(NATIVE) | set(SLIDING) | set(IMAGES)) & set(FIRST)))
def test_native_forms_are_the_definition(name: str) -> None:
    if name not in FIRST or not (ops.find(name).value or ops.find(name).element):
        pytest.skip("it has no examples of its own")
    node, leaves, values = example(name, FIRST[name])
    found = torched.Program([node]).run(dict(zip(leaves, values, strict=True)))[0]
    assert torch.allclose(found, one(node, values), rtol=CLOSE, atol=CLOSE)


@pytest.mark.parametrize("name", sorted(FIRST))
def test_examples_in_front(name: str) -> None:
    """Two by three examples at once, and only the last input in six versions."""
    cases = [example(name, FIRST[name], seed) for seed in range(6)]
    node, leaves, _ = cases[0]
    if not leaves or not any(leaf.axes or leaves for leaf in leaves):
        return
    program = torched.Program([node])
    alone = [program.run(dict(zip(leaves, values, strict=True)))[0] for _, _, values in cases]
    stacked = [torch.stack([values[at] for _, _, values in cases]) for at in range(len(leaves))]
    many = [x.reshape(2, 3, *x.shape[1:]) for x in stacked]
    found = program.run(dict(zip(leaves, many, strict=True)))[0]
    wanted = torch.stack(alone).reshape(2, 3, *alone[0].shape)
    assert torch.allclose(found.expand(wanted.shape), wanted, rtol=CLOSE, atol=CLOSE)
    fixed = [x[0] for x in stacked[:-1]]
    last = program.run(dict(zip(leaves, [*fixed, stacked[-1]], strict=True)))[0]
    for at in range(6):
        single = program.run(dict(zip(leaves, [*fixed, stacked[-1][at]], strict=True)))[0]
        row = last[at] if last.ndim > single.ndim else last
        assert torch.allclose(row, single, rtol=CLOSE, atol=CLOSE)


@pytest.mark.parametrize("name", sorted(FIRST))
def test_derivatives_are_those_of_the_graph(name: str) -> None:
    node, leaves, values = example(name, FIRST[name])
    weight = quantity(Name("g"), node.shape)
    total = apply("multiply", node, weight)
    total = apply("sum", total) if total.axes else total
    seen = torch.rand(node.shape, dtype=torch.float64, generator=torch.Generator().manual_seed(9))
    given = {leaf: value.requires_grad_() for leaf, value in zip(leaves, values, strict=True)}
    result = torched.Program([total]).run({**given, weight: seen})[0]
    known = {leaf: value.tolist() for leaf, value in given.items()} | {weight: seen.tolist()}
    for leaf in leaves:
        try:
            wanted = exact(certified.value(gradient(total, [leaf])[0], known))
        except NoDerivative:
            continue
        if not result.requires_grad:
            assert not wanted.any()
            continue
        found = torch.autograd.grad(result, given[leaf], retain_graph=True, allow_unused=True)[0]
        found = torch.zeros_like(wanted) if found is None else found
        assert torch.allclose(found, wanted, rtol=1e-11, atol=1e-11)


def test_a_batch_of_sequences() -> None:
    """The batching pass of the graph and examples in front are the same."""
    single, leaves, values = made(LSTM, LSTM_GIVEN, {"h": "0", "c": "0"}, 2)
    many, new = batched(Graph({"E": single["E"], "h_t": single["h_t"]}), [leaves["x"]], "n")
    shared = {leaf: value for leaf, value in values.items() if leaf is not leaves["x"]}
    x = torch.rand(4, 2, 2, dtype=torch.float64)
    program = torched.Program([single["E"], single["h_t"]])
    front = program.run({leaf: torched.tensor(v) for leaf, v in shared.items()} | {leaves["x"]: x})
    for at, key in enumerate(("E", "h_t")):
        passed = torched.value(many[key], {**shared, new[leaves["x"]]: x})
        assert torch.allclose(front[at], passed, rtol=CLOSE)


def test_the_branch_not_chosen_spoils_no_derivative() -> None:
    graph, leaves, _ = made(
        "y = choose(x > 1, x, exp(x) - 1)\nz = choose(x > 0, ln(x), x)", {"x": "1"}
    )
    for key, wanted in (("y", [1.0, 1.0]), ("z", [1 / 800, 1.0])):
        x = torch.tensor([800.0, -0.0 if key == "z" else 2.0], dtype=torch.float64).requires_grad_()
        found = torched.Program([graph[key]]).run({leaves["x"]: x})[0]
        assert torch.autograd.grad(found.sum(), x)[0].tolist() == wanted


def test_what_has_no_value_is_refused() -> None:
    with pytest.raises(UnknownName, match="x has no value"):
        torched.value(apply("negate", quantity(Name("x"))))
    with pytest.raises(HandgradError):
        torched.value(apply("derivative", quantity(Name("y")), quantity(Name("x"))))
