"""program: a graph as a list of torch operations, made once and run on any data.

A value with r axes of its own is a tensor whose last r axes these are. Axes in front are examples
of a batch, or steps of time where all steps are worked out together; a value that is the same for
all has none. That is the batching pass of `graph.batch`, carried out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import torch

from handgrad.errors import UnknownName
from handgrad.evaluate.float64 import SETTINGS as NUMBER_SETTINGS
from handgrad.evaluate.float64 import TABLE as NUMBERS
from handgrad.evaluate.float64 import number
from handgrad.evaluate.torch import native, steps
from handgrad.evaluate.torch.definition import by_definition
from handgrad.evaluate.torch.images import IMAGES
from handgrad.evaluate.torch.rewrite import rewritten
from handgrad.evaluate.torch.sliding import SLIDING
from handgrad.evaluate.torch.table import SETTINGS, TABLE, YES_OR_NO
from handgrad.graph.node import Node
from handgrad.graph.shape import named
from handgrad.graph.walk import order_until

Tensor = torch.Tensor
Registers = list[Any]
Step = Callable[[Registers], None]
CONDITIONS = frozenset(("both", "either", "opposite"))
CHOICES = frozenset(("where", "gate"))
NATIVE_FORMS = {**native.NATIVE, **SLIDING, **IMAGES}
LIKE, SIZES = 0, 1  # the registers of a tensor that tells dtype and device, and of open lengths


class Program:
    """What computes some nodes.

    targets  the nodes asked for
    `leaves` are the nodes it needs values for.

    >>> from handgrad.graph.leaf import quantity
    >>> from handgrad.notation import Name
    >>> from handgrad.ops import apply
    >>> W, x = quantity(Name("W"), (1, 2)), quantity(Name("x"), (2,))
    >>> many = {W: torch.tensor([[1.0, 2.0]]), x: torch.tensor([[1.0, 0.0], [0.0, 1.0]])}
    >>> Program([apply("matmul", W, x)]).run(many)[0].tolist()
    [[1.0], [2.0]]
    """

    def __init__(self, targets: Sequence[Node]) -> None:
        made = rewritten(targets)
        self.leaves = [node for node in order_until(made, {}) if node.op == "input"]
        self.block = Block(made, self.leaves)
        # Open lengths: which leaf tells them, on which axis from the end.
        self.open = [
            (at, back, axis.size)
            for at, leaf in enumerate(self.leaves)
            for back, axis in enumerate(reversed(leaf.axes), 1)
            if isinstance(axis.size, str)
        ]

    def run(
        self, known: Mapping[Node, Any], sizes: Mapping[str, int] | None = None
    ) -> list[Tensor]:
        """The values of the targets.

        known  leaf → tensor; axes in front of the leaf's own are examples
        sizes  open lengths that no leaf tells: {'T': 7}

        Raises UnknownName for a leaf without a value.
        """
        for leaf in self.leaves:
            if leaf not in known:
                raise UnknownName(f"{named(leaf)} has no value", start=leaf.span[0])
        return self.call([known[leaf] for leaf in self.leaves], sizes)

    def call(self, values: Sequence[Any], sizes: Mapping[str, int] | None = None) -> list[Tensor]:
        """The same with the leaves' values in their order."""
        like = None
        for value in values:
            if isinstance(value, Tensor) and value.is_floating_point():
                like = value
                break
        if like is None:
            like = torch.zeros((), dtype=torch.float64)
        given = [v if isinstance(v, Tensor) else like.new_tensor(v) for v in values]
        found = dict(sizes or {})
        for at, back, symbol in self.open:
            if symbol not in found:
                found[symbol] = given[at].shape[-back]
        return self.block.results(self.block.begin(like, found, given))


class Block:
    """The operations of a graph, or of one step of a recurrence.

    leaves   what it is given, in this order
    numbers  leaves that are plain numbers: the time of a step
    """

    def __init__(
        self, targets: Sequence[Node], leaves: Sequence[Node], numbers: Collection[Node] = ()
    ) -> None:
        self.place: dict[Node, int] = {leaf: at for at, leaf in enumerate(leaves, 2)}
        self.plain = set(numbers)
        self.preset: Registers = [None] * (len(leaves) + 2)
        self.tensors: dict[Node, int] = {}
        below = order_until(targets, self.place)
        self.users: dict[Node, list[Node]] = {}
        for node in below:
            for i in node.inputs:
                self.users.setdefault(i, []).append(node)
        self.targets = set(targets)
        self.program: list[Step] = []
        self.cuts: dict[Node, tuple[int, list[tuple[int, int]]]] = {}
        for node in below:
            self.add(node)
        self.out = [self.tensor(node) for node in targets]

    def begin(self, like: Tensor, sizes: Mapping[str, int], given: Sequence[Any]) -> Registers:
        """The registers before the first operation."""
        registers = list(self.preset)
        registers[LIKE], registers[SIZES] = like, sizes
        registers[2 : 2 + len(given)] = given
        return registers

    def results(self, registers: Registers) -> list[Any]:
        """Run, and what came out."""
        for step in self.program:
            step(registers)
        return [registers[at] for at in self.out]

    def new(self, node: Node | None = None, value: Any = None) -> int:
        """A register."""
        self.preset.append(value)
        at = len(self.preset) - 1
        if node is not None:
            self.place[node] = at
        return at

    def add(self, node: Node) -> None:
        """The operation of one node."""
        if node.op == "constant":
            self.new(node, number(node.attributes["value"]))
            self.plain.add(node)
            return
        if node.op == "input":
            raise UnknownName(f"{named(node)} has no value", start=node.span[0])
        if node.op == "scan":
            self.program.append(steps.scan(self, node))
            return
        if node.op in ("output", "final"):
            table = self.place[node.inputs[0]]
            key: Any = node.attributes["of"]
            key = key if node.op == "output" else ("final", key)
            self.operation(lambda found: found[key], [table], self.new(node))
            return
        if not node.axes and all(i in self.plain for i in node.inputs):
            if node.op in NUMBERS or node.op in NUMBER_SETTINGS:
                self.number(node)
                return
        if node.op == "part" and self.cut(node):
            return
        function = TABLE.get(node.op)
        if function is not None or node.op in SETTINGS:
            self.pointwise(node, function)
            return
        make = NATIVE_FORMS.get(node.op)
        run = make(node) if make is not None else (lambda *values: by_definition(node, values))
        self.operation(run, [self.tensor(i) for i in node.inputs], self.new(node))

    def cut(self, node: Node) -> bool:
        """A value cut into all its parts is cut once; its derivative is put together once."""
        source = node.inputs[0]
        if source not in self.cuts:
            parts = [u for u in self.users[source] if u.op == "part"]
            runs = sorted({(u.attributes["start"], u.attributes["stop"]) for u in parts})
            ends = [0, *(stop for _, stop in runs)]
            whole = [start for start, _ in runs] == ends[:-1] and ends[-1] == source.shape[0]
            at = self.new() if whole and len(runs) > 1 else 0
            self.cuts[source] = (at, runs)
            if at:
                sizes, dim = [stop - start for start, stop in runs], -len(source.axes)
                self.operation(lambda x: x.split(sizes, dim), [self.tensor(source)], at)
        at, runs = self.cuts[source]
        if at:
            number = runs.index((node.attributes["start"], node.attributes["stop"]))
            self.operation(lambda parts: parts[number], [at], self.new(node))
        return bool(at)

    def number(self, node: Node) -> None:
        """A plain number: worked out now if it is made of constants, else at each step."""
        function = NUMBERS.get(node.op)
        if function is None:
            setting = NUMBER_SETTINGS[node.op]
            attributes = node.attributes
            function = lambda *args: setting(attributes, *args)  # noqa: E731
        places = [self.place[i] for i in node.inputs]
        self.plain.add(node)
        values = [self.preset[at] for at in places]
        if all(value is not None for value in values):
            self.new(node, function(*values))
            return
        self.operation(function, places, self.new(node))

    def pointwise(self, node: Node, function: Callable[..., Any] | None) -> None:
        """A function of numbers, entry by entry."""
        if function is None:
            setting = SETTINGS[node.op]
            attributes = node.attributes
            function = lambda *args: setting(attributes, *args)  # noqa: E731
        top = len(node.axes)
        ranks = [len(i.axes) for i in node.inputs]
        convert = len(node.inputs) == 1 or all(i in self.plain for i in node.inputs)
        places = [self.tensor(i) if convert else self.place[i] for i in node.inputs]
        narrow = [at for at, i in enumerate(node.inputs) if ranks[at] < top and i not in self.plain]
        if narrow:
            inner: Callable[..., Any] = function

            def stretched(*args: Any) -> Any:
                wide = list(args)
                for at in narrow:
                    wide[at] = native.widened(wide[at], ranks[at], top)
                return inner(*wide)

            function = stretched
        if node.op in YES_OR_NO and self.counted(node):
            verdict: Callable[..., Any] = function
            like = LIKE
            self.operation(
                lambda kind, *args: verdict(*args).to(kind.dtype), [like, *places], self.new(node)
            )
            return
        self.operation(function, places, self.new(node))

    def counted(self, node: Node) -> bool:
        """Is the answer yes or no used as 1 or 0?"""
        if node in self.targets:
            return True
        return any(
            user.op not in CONDITIONS and not (user.op in CHOICES and user.inputs[0] is node)
            for user in self.users.get(node, [])
        )

    def tensor(self, node: Node) -> int:
        """The register of a value as a tensor, also if it is a plain number."""
        if node not in self.plain:
            return self.place[node]
        if node not in self.tensors:
            self.tensors[node] = self.new()
            self.operation(
                lambda like, value: like.new_full((), value),
                [LIKE, self.place[node]],
                self.tensors[node],
            )
        return self.tensors[node]

    def operation(self, function: Callable[..., Any], inputs: Sequence[int], out: int) -> None:
        """Function of some registers into a register."""
        self.program.append(operation(function, inputs, out))


def operation(function: Callable[..., Any], inputs: Sequence[int], out: int) -> Step:
    """The same as a step."""
    match list(inputs):
        case [a]:

            def one(r: Registers) -> None:
                r[out] = function(r[a])

            return one
        case [a, b]:

            def two(r: Registers) -> None:
                r[out] = function(r[a], r[b])

            return two
        case places:

            def many(r: Registers) -> None:
                r[out] = function(*[r[at] for at in places])

            return many
