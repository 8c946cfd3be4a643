"""compare: what somebody's own recurrent cell or layer is, and where it departs from a model.

Proved by numbers: his module and the model's equations are run in double precision on the same
random weights, inputs and states, under every order of gates; what agrees to ten digits is the
same. What agrees with no single change of the equations is said to be unknown, not guessed.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import msgspec
import torch
from torch import nn

from handgrad import models
from handgrad.errors import HandgradError, ShapeError
from handgrad.graph.model import Model
from handgrad.nets.departures import departures
from handgrad.nets.pieces import Reading, pieces, readings
from handgrad.nets.recurrent import Recurrent

Tensor = torch.Tensor
Run = Callable[[nn.Module], Tensor]
CLOSE = 1e-10
READINGS = 2000


class Comparison(msgspec.Struct, frozen=True):
    """What was found; printed, it reads as a sentence.

    same        it computes the model
    model       the name of the model it computes, perhaps a relative of the one asked about
    title       what people call that model
    order       the gates in his order, by our names
    departures  how it differs from the model asked about
    difference  the largest difference over all numbers compared; None where nothing agrees
    """

    same: bool
    model: str
    title: str
    order: tuple[str, ...] = ()
    departures: tuple[str, ...] = ()
    difference: float | None = None

    def __str__(self) -> str:
        if self.difference is None:
            return (
                f"not {self.title}, nor a relative of it in the catalogue, nor that model with "
                "one thing changed"
            )
        says = f"{self.title}" if self.same else f"{self.title}: {'; '.join(self.departures)}"
        if len(self.order) > 1:
            says += f". Gate order {', '.join(self.order)}"
        return f"{says}. Largest difference {self.difference:.0e} on random inputs"


def compare(module: nn.Module, name: str, *, d: int = 0, n: int = 0) -> Comparison:
    """What a module is, beside a model of the catalogue.

    module  a cell, `module(x, h)` or `module(x, (h, c))`, or a layer over a sequence, `module(x)`
            with batches first (or time first, where its `batch_first` says so)
    name    the model it is meant to be
    d, n    the length of its input and of its state, where `input_size` and `hidden_size` do not
            tell

    Raises UnknownName for a model that does not exist, ShapeError where the module cannot be run
    with these sizes.

    >>> print(compare(nn.LSTMCell(3, 4), "lstm"))
    LSTM, long short-term memory. Gate order i, f, g, o. Largest difference ... on random inputs
    """
    from handgrad.nets import found as record_of

    target = record_of(name)
    d, n = sizes(module, d, n)
    theirs = randomised(module)
    trial = Trial(theirs, target, d, n)
    for model, changed in hypotheses(target):
        match = trial.match(model)
        if match is None:
            continue
        reading, difference = match
        says = list(changed)
        if reading.missing and all(key[:1] in "bc" for key in reading.missing):
            says.append(
                "bias missing" if len(reading.missing) > 1 else f"bias {reading.missing[0]} missing"
            )
        order = tuple(key.rpartition("_")[2] for key in reading.order)
        return Comparison(not says, model.name, target.title, order, tuple(says), difference)
    return Comparison(False, "", target.title)


def hypotheses(target: Model) -> Iterator[tuple[Model, tuple[str, ...]]]:
    """The model, its family, other models of its kind, the model with one thing changed."""
    yield target, ()
    family = [m for m in models.variants(target) if m is not target]
    for model in family:
        yield model, said(target, model)
    for equations, words in departures(target.equations):
        yield msgspec.structs.replace(target, equations=equations), (words,)
    for model in models.every().values():
        if model.state and model not in family and model is not target:
            yield model, (f"it is {model.title} ({model.name})",)
    for model in family:
        for equations, words in departures(model.equations):
            changed = msgspec.structs.replace(model, equations=equations)
            yield changed, (*said(target, model), words)


def said(target: Model, model: Model) -> tuple[str, ...]:
    """How two models of one family differ."""
    words = {
        ("gru_update", "old"): "z exchanged: it weighs the old state, not the new one",
        ("gru_update", "new"): "z exchanged: it weighs the new value, not the old state",
        ("gru_reset", "after"): "the reset gate acts behind the product with U_h, not before",
        ("gru_reset", "before"): "the reset gate acts before the product with U_h, not behind",
    }
    return tuple(
        words.get((key, value), f"{key.replace('_', ' ')}: {value}")
        for key, value in model.conventions.items()
        if target.conventions.get(key) != value
    ) or (f"it is {model.title} ({model.name})",)


class Trial:
    """His module with random weights, and what it gives on random inputs."""

    def __init__(self, module: nn.Module, target: Model, d: int, n: int) -> None:
        self.module, self.d, self.n = module, d, n
        generator = torch.Generator().manual_seed(1)

        def random(*shape: int) -> Tensor:
            return torch.randn(*shape, generator=generator, dtype=torch.float64)

        self.x = random(5, 3, d)
        self.states = [random(5, n), random(5, n)]
        self.steps, self.values = self.run()
        self.pieces = pieces(module, d, n)

    @torch.no_grad()
    def run(self) -> tuple[bool, list[Tensor]]:
        """Whether it takes one step, and what it gives."""
        x, (h, c) = self.x[:, 0], self.states
        faults = []
        ways: tuple[tuple[bool, Callable[[], Any]], ...] = (
            (True, lambda: self.module(x, h)),
            (True, lambda: self.module(x, (h, c))),
            (False, lambda: self.over_time()),
        )
        for one, call in ways:
            try:
                made = call()
            except (
                HandgradError,
                RuntimeError,
                TypeError,
                ValueError,
                AttributeError,
                IndexError,
            ) as fault:
                faults.append(str(fault).splitlines()[0])
                continue
            values = tensors(made)
            if one:
                return True, values[:2] if len(values) > 1 else values
            return False, values[:1]
        raise ShapeError(
            f"the module can be called neither with x and h, nor with x and (h, c), nor with a "
            f"sequence: {faults[-1]}",
            hint=f"tried with an input of length {self.d} and a state of length {self.n}",
        )

    def over_time(self) -> list[Tensor]:
        """What a layer gives over the sequence, batches first, whichever axis it wants first."""
        if getattr(self.module, "batch_first", True):
            return tensors(self.module(self.x))
        return [made.transpose(0, 1) for made in tensors(self.module(self.x.transpose(0, 1)))[:1]]

    @torch.no_grad()
    def match(self, model: Model) -> tuple[Reading, float] | None:
        """The reading of his weights under which the equations give what he gives."""
        try:
            net = Recurrent(model, {"d": self.d, "n": self.n}, dtype=torch.float64, outputs=["h"])
        except (HandgradError, KeyError):
            return None
        if net.plan.leaves["draws"] or "h" not in net.plan.leaves["state"]:
            return None
        shapes = {key: tuple(p.shape) for key, p in net.named_parameters()}
        for found in self.pieces:
            for reading in islice(readings(found, shapes, self.d, self.n), READINGS):
                difference = self.difference(net, reading)
                if difference < CLOSE:
                    return reading, difference
        return None

    def difference(self, net: Recurrent, reading: Reading) -> float:
        """The largest difference of all numbers, with these weights."""
        weights = {k: p.new_zeros(p.shape) for k, p in net.named_parameters()}
        weights |= reading.weights
        names = list(net.plan.leaves["state"])
        if self.steps:
            if len(names) != len(self.values) and len(self.values) > 1:
                return float("inf")
            start = dict(zip(sorted(names, key=lambda k: k != "h"), self.states, strict=False))
            _, state = torch.func.functional_call(
                net, weights, (self.x[:, :1],), {"initial": start}
            )
            ours = [state[key] for key in sorted(names, key=lambda k: k != "h")]
        else:
            ours = [torch.func.functional_call(net, weights, (self.x,))[0]]
        gaps = [
            float((a - b).abs().max()) if a.shape == b.shape else float("inf")
            for a, b in zip(self.values, ours, strict=False)
        ]
        return max(gaps)


def tensors(made: Any) -> list[Tensor]:
    """The tensors somebody's module gave back, in their order."""
    if isinstance(made, Tensor):
        return [made]
    if isinstance(made, (list, tuple)):
        return [x for part in made for x in tensors(part)]
    return []


def randomised(module: nn.Module) -> nn.Module:
    """A copy in double precision with weights that hide nothing: none is 0, no two are alike."""
    made = copy.deepcopy(module).double().eval()
    generator = torch.Generator().manual_seed(0)
    with torch.no_grad():
        for parameter in made.parameters():
            parameter.copy_(
                1.6 * torch.rand(parameter.shape, generator=generator, dtype=torch.float64) - 0.8
            )
    return made


def sizes(module: nn.Module, d: int, n: int) -> tuple[int, int]:
    """The lengths of input and state, as stated or as the module says."""
    d = d or int(getattr(module, "input_size", 0))
    n = n or int(getattr(module, "hidden_size", 0))
    if isinstance(module, Recurrent):
        inputs, states = (module.plan.leaves[kind].values() for kind in ("inputs", "state"))
        d = d or int(next(iter(inputs)).shape[-1])
        n = n or int(next(iter(states)).shape[-1])
    if not d or not n:
        raise ShapeError(
            "how long are its input and its state?", hint="compare(module, name, d=…, n=…)"
        )
    return d, n
