"""Every model of the catalogue: torch agrees with balls and with float64, values and all
derivatives."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
import torch
from flint import arb, fmpq

from handgrad import models
from handgrad.differentiate import gradient
from handgrad.errors import NoDerivative
from handgrad.evaluate import certified, float64
from handgrad.evaluate.array import Array
from handgrad.evaluate.torch import Program, tensor
from handgrad.graph.model import axes
from handgrad.graph.node import Node
from handgrad.graph.walk import order
from handgrad.nets.plan import Plan, key_of
from handgrad.ops import apply

# Small sizes; where lengths have to fit together they are said.
SIZES: dict[str, dict[str, int]] = {
    "convolutional_autoencoder": {"h": 4, "w": 4},
    "cnn": {"h": 5, "w": 5, "a": 2, "b": 2, "n": 4, "k": 2},
    "dilated_convolution": {"l": 5, "a": 2},
    "grouped_convolution": {"C": 2, "O": 2, "D": 1, "h": 3, "w": 3, "a": 2, "b": 2},
    "unshared_convolution": {"h": 3, "w": 3, "p": 2, "q": 2, "a": 2, "b": 2},
}
# Too many numbers for exact arithmetic in a test.
LARGE = {"lenet5"}
STEPS = 3
CLOSE = 1e-12


def plan_of(name: str) -> Plan:
    """The model with small sizes and three steps."""
    model = models.find(name)
    assert model is not None
    letters = {
        letter
        for section in ("inputs", "targets", "state", "weights", "draws", "constants")
        for shape in axes(getattr(model, section)).values()
        for part in shape
        for letter in re.findall(r"[^\W\d_]\w*", part)
    }
    own = SIZES.get(name, {})
    return Plan(model, {k: own.get(k, 3 if k in "lhw" else 2) for k in letters - {"T"}}, STEPS)


def numbers(leaf: Node, draw: random.Random) -> Any:
    """Decimals between 0 and 1; a window of positions reaches over all of them."""
    if leaf.name is not None and leaf.name.key == "D":
        return "5"

    def values(shape: tuple[Any, ...]) -> Any:
        if not shape:
            return f"0.{draw.randrange(100, 990)}"
        return [values(shape[1:]) for _ in range(shape[0])]

    return values(leaf.shape)


@pytest.mark.parametrize("name", [n for n in models.names() if n not in LARGE])
def test_torch_agrees_with_balls(name: str) -> None:
    plan = plan_of(name)
    draw = random.Random(name)
    leaves = [n for n in order(plan.graph.nodes.values()) if n.op == "input"]
    known = {leaf: numbers(leaf, draw) for leaf in leaves}
    targets = list(plan.graph.nodes.values())
    given = {leaf: tensor(value).requires_grad_() for leaf, value in known.items()}
    found = Program(targets).run(given)
    memo: dict[Node, Any] = {}
    for key, node, value in zip(plan.graph.nodes, targets, found, strict=True):
        wanted = flat(certified.value(node, known, memo=memo))
        rough = flat(float64.value(node, known))
        assert close(value, wanted), key
        assert close(value, rough), key
    output = plan.graph[plan.key(outputs(plan))]
    total = apply("sum", output) if output.axes else output
    result = Program([total]).run(given)[0]
    asked = [leaf for leaf in plan.leaves["weights"].values() if leaf in given]
    if not asked or not result.requires_grad:
        return
    mine = torch.autograd.grad(result, [given[leaf] for leaf in asked], allow_unused=True)
    try:
        graphs = gradient(total, asked)
    except NoDerivative:
        return
    for leaf, grad, node in zip(asked, mine, graphs, strict=True):
        value = torch.zeros_like(given[leaf]) if grad is None else grad
        assert close(value, flat(certified.value(node, known, memo=memo))), leaf.name


def outputs(plan: Plan) -> str:
    """The first output, or the last line."""
    stated = re.split("[,;]", plan.model.output)[0].strip()
    return stated or list(plan.lines)[-1]


def flat(value: Any) -> list[float]:
    entries = value.flat if isinstance(value, Array) else (value,)
    return [float(arb(x)) if isinstance(x, (arb, fmpq)) else float(x) for x in entries]


def close(value: torch.Tensor, wanted: list[float]) -> bool:
    return torch.allclose(
        value.detach().double().reshape(-1),
        torch.tensor(wanted, dtype=torch.float64),
        rtol=CLOSE,
        atol=CLOSE,
    )


@pytest.mark.parametrize(
    "name", [n for n, model in models.every().items() if model.code and n not in LARGE]
)
def test_a_code_is_a_line_or_an_input(name: str) -> None:
    """What a record calls its code is what `encode` hands on."""
    plan = plan_of(name)
    for part in re.split(r",| and ", plan.model.code.partition(":")[0]):
        key = key_of(part.strip())
        assert key in plan.leaves["inputs"] or plan.key(key) in plan.graph.nodes
