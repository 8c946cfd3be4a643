"""cell: a user's own recurrent cell, from its equations to a module.

    cell = hg.Cell('''
        z_t = σ(W_z x_t + U_z h_{t-1} + b_z)
        h_t = (1 − z_t) ⊙ h_{t-1} + z_t ⊙ tanh(W x_t + U h_{t-1} + b)
    ''', d=10, n=20)
    output, state = cell(x)

A name with a time that no line defines is an input, one of the step before is a state, every other
name a weight, whose shape follows from its use (`nets.shapes`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import torch

from handgrad.errors import HandgradError, ProblemError
from handgrad.graph.model import Model, axes
from handgrad.graph.time import step
from handgrad.nets.net import Net, Start
from handgrad.nets.noise import Noise
from handgrad.nets.plan import key_of
from handgrad.nets.recurrent import Recurrent
from handgrad.nets.shapes import Inference, Shape, Size
from handgrad.notation import Call, Kind, Name, Relation, children
from handgrad.parse import equations

LETTERS = "nmkpqrs"


class Cell(Recurrent):
    """A recurrent cell from its equations, one a line.

    equations  h_t = … h_{t-1} … x_t …; what stands behind two blanks or # is a remark
    shapes     what cannot be inferred, as a model's record writes it: 'w: (); V: k×n'
    constants  names with values that are not trained
    draws      random inputs: names, or names with shapes as in 'm: n'
    sizes      d for the first input, n for the first state, other letters as the error says

    Everything else as for `Recurrent`. Raises ReadError, ShapeError or UnknownName with the line
    and a caret, ProblemError where nothing is carried from step to step.

    >>> cell = Cell("h_t = tanh(W x_t + U h_{t-1} + b)", d=2, n=3)
    >>> {name: tuple(weight.shape) for name, weight in cell.named_parameters()}
    {'W': (3, 2), 'U': (3, 3), 'b': (3,)}
    """

    def __init__(
        self,
        equations: str,
        *,
        shapes: str = "",
        constants: Mapping[str, Any] | None = None,
        draws: str = "",
        outputs: Sequence[str] = (),
        start: Start | None = None,
        learned: bool | Sequence[str] = False,
        noise: Noise | None = None,
        device: Any = None,
        dtype: torch.dtype | None = None,
        **sizes: int,
    ) -> None:
        with placed(equations):
            record = model(equations, shapes, tuple(constants or ()), draws)
            if not record.state:
                raise ProblemError(
                    "nothing is carried from step to step",
                    expected="a name of the step before, such as h_{t-1}",
                    hint="equations without time are a layer: hg.nets.Layer",
                )
            super().__init__(
                record,
                sizes,
                outputs=outputs,
                start=start,
                constants=constants,
                learned=learned,
                noise=noise,
                device=device,
                dtype=dtype,
            )


class Layer(Net):
    """A layer without time from its equations; x is the input unless `inputs` names others.

    >>> Layer("y = relu(W x + b)", d=2, n=3)(torch.zeros(5, 2)).shape
    torch.Size([5, 3])
    """

    def __init__(
        self,
        equations: str,
        *,
        inputs: str = "x",
        shapes: str = "",
        constants: Mapping[str, Any] | None = None,
        draws: str = "",
        outputs: Sequence[str] = (),
        start: Start | None = None,
        device: Any = None,
        dtype: torch.dtype | None = None,
        **sizes: int,
    ) -> None:
        with placed(equations):
            record = model(equations, shapes, tuple(constants or ()), draws, inputs)
            super().__init__(
                record,
                sizes,
                outputs=outputs,
                start=start,
                constants=constants,
                device=device,
                dtype=dtype,
            )


class placed:  # noqa: N801  it reads as a word: with placed(text)
    """Errors inside carry the text they speak of."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if isinstance(error, HandgradError) and error.source is None and error.end > 1:
            error.source = self.text


def model(
    text: str, shapes: str, constants: tuple[str, ...], draws: str, inputs: str = ""
) -> Model:
    """The record of somebody's equations."""
    lines = [(left, right) for left, right, _ in equations(text)]
    defined = [left for left, _ in lines if isinstance(left, Name)]
    own = {bare(left) for left in defined}
    used = list(dict.fromkeys(name for _, right in lines for name in values(right)))
    states = [
        key
        for name in used
        if (at := step(name)) is not None and at[1] < 0 and (key := at[0].key) in own
    ]
    timed = [at[0].key for name in used if (at := step(name)) is not None]
    given = [key for key in timed if key not in own]
    if inputs:
        given += [key_of(part.partition(":")[0].strip()) for part in inputs.split(",")]
    drawn = [key_of(part.partition(":")[0].strip()) for part in draws.split(",") if part.strip()]
    fixed_keys = {key_of(name) for name in constants}
    free = [
        name.key
        for name in used
        if step(name) is None and name.key not in own and name.key not in ("t", "π", "T")
    ]
    weights = [k for k in free if k not in fixed_keys and k not in drawn and k not in given]
    given = [key for key in given if key not in drawn]
    stated = axes("; ".join(part for part in (shapes, draws, inputs) if ":" in part))
    letters: dict[str, Size] = {}
    fixed = {
        key_of(name): Shape([sized(part, letters) for part in parts])
        for name, parts in stated.items()
    }
    for key in dict.fromkeys([*states, *given, *drawn]):
        fixed.setdefault(key, Shape([Size()]))
    found = Inference(lines, fixed)
    lettering = Lettering([found.shapes[k] for k in given], [found.shapes[k] for k in states])
    fixed_used = [key for key in free if key in fixed_keys]

    def listed(keys: Sequence[str]) -> str:
        return "; ".join(
            f"{key}: {lettering.text(found.shapes[key])}" for key in dict.fromkeys(keys)
        )

    return Model(
        name="cell" if states else "layer",
        title="Equations of one's own",
        summary="equations of one's own",
        equations=text,
        inputs=listed(given),
        state=listed(states),
        weights=listed(weights),
        constants=listed(fixed_used),
        draws=listed(drawn),
        output=result(lines),
    )


def result(lines: Sequence[tuple[Kind, Kind]]) -> str:
    """The line no other line of the same step uses; the last of them."""
    used = {name.key for _, right in lines for name in values(right)}
    names = [left for left, _ in lines if isinstance(left, Name)]
    return bare(next((name for name in reversed(names) if name.key not in used), names[-1]))


def bare(name: Name) -> str:
    """The key of a name without its time."""
    at = step(name)
    return name.key if at is None else at[0].key


def values(kind: Kind) -> Iterator[Name]:
    """The names that stand for values, not for functions."""
    if isinstance(kind, Name):
        yield kind
        return
    for child in children(kind):
        # The function of a call is no value, nor is a setting such as stride = 2.
        if not isinstance(kind, Call) or not (
            child is kind.function or isinstance(child, Relation)
        ):
            yield from values(child)


def sized(text: str, letters: dict[str, Size]) -> Size:
    """A size by its letter; the same letter is the same size."""
    return letters.setdefault(text, Size(text))


class Lettering:
    """Letters for sizes: d for the first input, n for the first state, then m, k, p …"""

    def __init__(self, inputs: Sequence[Shape], states: Sequence[Shape]) -> None:
        self.rest = list(LETTERS)
        self.letters: dict[Size, str] = {}
        for shape in states[:1]:
            self.take(shape, "n")
        for at, shape in enumerate(inputs):
            self.take(shape, "d" if at == 0 else "e")

    def take(self, shape: Shape, letter: str) -> None:
        """The letter for the first axis, if it has none yet."""
        for size in shape.sizes()[:1]:
            root = size.root()
            if not root.letter and not root.parts and root not in self.letters:
                self.letters[root] = letter
                if letter in self.rest:
                    self.rest.remove(letter)

    def letter(self, size: Size) -> str:
        """The letter of a size, or the sum it is."""
        root = size.root()
        if root.letter:
            return root.letter
        if root.parts:
            return "+".join(self.letter(part) for part in root.parts)
        if root not in self.letters:
            self.letters[root] = self.rest.pop(0)
        return self.letters[root]

    def text(self, shape: Shape) -> str:
        """As a record writes it: n×d."""
        letters = [self.letter(size) for size in shape.sizes()]
        return "×".join(f"({part})" if "+" in part else part for part in letters) or "()"
