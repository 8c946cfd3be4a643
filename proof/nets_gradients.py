"""nets_gradients: every recurrent model of the catalogue and every cell of torchrecurrent passes
gradcheck and gradgradcheck, and padding changes neither a state nor a derivative of any of them.

Random weights and inputs in double precision; padding holds NaN.
"""

from __future__ import annotations

from typing import Any


def run(scale: float) -> dict[str, object]:
    """Every cell at scale 1, an even sample below."""
    import torch

    torch.set_num_threads(1)
    cells = [*catalogue(), *outside()]
    step = max(1, round(1 / scale)) if scale < 1 else 1
    faults: dict[str, list[str]] = {"first": [], "second": [], "padding": []}
    for name, net in cells[::step]:
        for kind, check in (("first", first), ("second", second), ("padding", padding)):
            if not check(net):
                faults[kind].append(name)
                print(f"     {name}: {kind}")
    return {
        "met": not any(faults.values()),
        "cells": len(cells[::step]),
        **{f"{kind}_failed": len(names) for kind, names in faults.items()},
    }


def catalogue() -> list[tuple[str, Any]]:
    """The recurrent models with one sequence as input, of small sizes."""
    import torch

    from handgrad import models, nets
    from handgrad.graph.model import axes
    from handgrad.nets.own.clockwork import sees

    found = []
    for name, model in models.every().items():
        if not model.state or len(axes(model.inputs)) != 1 or axes(model.draws):
            continue
        letters = {"d": 2, "n": 3, "k": 2, "m": 2}
        text = f"{model.weights} {model.state} {model.inputs}"
        sizes = {k: v for k, v in letters.items() if any(k in part for part in shapes(text))}
        more = {"P": [1, 2, 2], "S": sees([1, 2, 2])} if name == "clockwork" else {}
        torch.manual_seed(1)
        try:
            net = nets.module(name, dtype=torch.float64, **sizes, **more)
        except Exception as fault:
            raise AssertionError(f"{name}: {fault}") from fault
        needed = net.plan.needs(net.outputs)
        if not any(leaf in needed for leaf in net.plan.leaves["targets"].values()):
            found.append((name, net))
    return found


def shapes(text: str) -> list[str]:
    """The axes that a record's lists mention."""
    return [part for word in text.replace(";", " ").replace(",", " ").split() for part in [word]
            if ":" not in word and not word.endswith(":")]  # fmt: skip


def outside() -> list[tuple[str, Any]]:
    """The cells of torchrecurrent, from their equations."""
    from tests.nets.torchrecurrent.equations import CELLS
    from tests.nets.torchrecurrent.test_cells import pair

    return [(name, pair(name)[0]) for name in CELLS]


def data(net: Any, batch: int, steps: int) -> Any:
    """Random inputs."""
    import torch

    torch.manual_seed(2)
    leaf = next(iter(net.plan.leaves["inputs"].values()))
    return torch.randn(batch, steps, *leaf.shape[1:], dtype=torch.float64)


def called(net: Any) -> tuple[Any, list[Any]]:
    """The module as a function of its input and weights."""
    import torch

    names = [name for name, _ in net.named_parameters()]

    def function(x: Any, *weights: Any) -> Any:
        table = dict(zip(names, weights, strict=True))
        output, _ = torch.func.functional_call(net, table, (x,))
        return output[0, -1]

    return function, [data(net, 1, 2).requires_grad_(), *net.parameters()]


def first(net: Any) -> bool:
    """gradcheck"""
    import torch

    function, inputs = called(net)
    return bool(torch.autograd.gradcheck(function, inputs, raise_exception=False))


def second(net: Any) -> bool:
    """gradgradcheck"""
    import torch

    function, inputs = called(net)
    return bool(torch.autograd.gradgradcheck(function, inputs, raise_exception=False))


def padding(net: Any) -> bool:
    """Uneven lengths against each example alone: outputs, states, derivatives."""
    import torch

    lengths = [4, 1, 3]
    x = data(net, 3, 4)
    whole = x.clone()
    parts = [net(whole[at, :length]) for at, length in enumerate(lengths)]
    for row, length in zip(x, lengths, strict=True):
        row[length:] = float("nan")
    output, state = net(x, lengths=lengths)
    total = output.sin().sum() + sum(value.cos().sum() for value in state.values())
    other = sum(
        made.sin().sum() + sum(value.cos().sum() for value in last.values()) for made, last in parts
    )
    weights = list(net.parameters())
    mine = torch.autograd.grad(total, weights, allow_unused=True)
    theirs = torch.autograd.grad(other, weights, allow_unused=True)
    same = all(
        torch.allclose(output[at, :length], parts[at][0], atol=1e-12)
        and all(torch.allclose(state[k][at], v, atol=1e-12) for k, v in parts[at][1].items())
        for at, length in enumerate(lengths)
    )
    return same and all(
        (a is None and b is None) or torch.allclose(a, b, rtol=1e-10, atol=1e-11)
        for a, b in zip(mine, theirs, strict=True)
    )
