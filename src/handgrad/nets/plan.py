"""plan: a model's equations as a graph with sizes, and the torch programs made from it.

There is no second definition of a model: what a module computes is the graph of its equations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from handgrad.differentiate.resolve import resolve
from handgrad.errors import ReadError, ShapeError, UnknownName, nearest
from handgrad.evaluate.torch import Program
from handgrad.graph.leaf import quantity
from handgrad.graph.model import Model, axes
from handgrad.graph.node import Axis, Graph, Node, Role
from handgrad.graph.prune import pruned
from handgrad.graph.scan import Body
from handgrad.graph.time import step
from handgrad.graph.walk import order
from handgrad.nets.noise import noisy
from handgrad.nets.padding import padded
from handgrad.nets.ready import Ready
from handgrad.notation import Call, Kind, Listing, Name
from handgrad.parse import equations, formula
from handgrad.parse.build import system
from handgrad.parse.mentions import names
from handgrad.problem.rename import rewrite

Line = tuple[Kind, Kind, Any]
TIME = "T"
LENGTH = quantity(Name("length"), (), Role.GIVEN)
LETTER = re.compile(r"[^\W\d_]\w*")
SECTIONS = {
    "inputs": Role.GIVEN,
    "targets": Role.GIVEN,
    "weights": Role.PARAMETER,
    "draws": Role.DRAW,
    "constants": Role.GIVEN,
}


class Plan:
    """A model with sizes.

    model  the record of the catalogue, or one made from a user's equations
    sizes  the sizes of its axes by their letters: {'d': 10, 'n': 20}
    steps  how many steps of time; None leaves it open

    `leaves` are the names of each section with their nodes, `lines` the named lines of the
    equations by their keys without time, `timed` the keys that have a row for every step.

    Raises ShapeError where a size is missing or shapes do not fit, UnknownName for a letter the
    model does not have.
    """

    def __init__(self, model: Model, sizes: Mapping[str, int], steps: int | None = None) -> None:
        self.time: int | str = TIME if steps is None else steps
        self.model = model
        self.sizes = dict(sizes)
        lines = [(left, end_to_end(right), at) for left, right, at in equations(model.equations)]
        mentioned = [name for _, right, _ in lines for name in names(right)]
        stepped = {s[0].key for name in mentioned if (s := step(name)) is not None}
        defined = [left for left, _, _ in lines if isinstance(left, Name)]
        self.recurrent = any(step(left) is not None for left in defined)
        self.leaves: dict[str, dict[str, Node]] = {}
        self.shapes = {
            section: {
                key_of(text): letters for text, letters in axes(getattr(model, section)).items()
            }
            for section in (*SECTIONS, "state")
        }
        self._refuse_unknown()
        self.timed: set[str] = set()
        known: dict[str, Node] = {}
        for section, role in SECTIONS.items():
            table = self.leaves[section] = {}
            for key, letters in self.shapes[section].items():
                sequence = self.recurrent and key in stepped
                if sequence:
                    self.timed.add(key)
                shape = [*([self.time] if sequence else []), *map(self.size, letters)]
                table[key] = quantity(formula(key), _axes(shape, letters), role)  # type: ignore[arg-type]
                known[key] = table[key]
        self.leaves["state"] = {
            key: quantity(_start(key), _axes([*map(self.size, letters)], letters), Role.STATE)
            for key, letters in self.shapes["state"].items()
        }
        self.graph = self._built(lines, known)
        self.lines = {_bare(node, key): key for key, node in self.graph.nodes.items()}
        self.timed |= {bare for bare, key in self.lines.items() if bare != key}
        self._ready: dict[tuple[tuple[str, ...], bool], Ready] = {}
        self._cones: dict[tuple[str, ...], Graph] = {}

    def _built(self, lines: list[Line], known: dict[str, Node]) -> Graph:
        """The graph of the equations, the derivatives they mention worked out."""
        try:
            made = system(lines, known, self.time if self.recurrent else None, self.leaves["state"])
        except (ReadError, ShapeError):
            # What is written out entry by entry, or slides, needs to know how long things are.
            self.want(
                size
                for section, table in self.leaves.items()
                for leaf in table.values()
                for size in leaf.shape
                if isinstance(size, str) and size != TIME and section != "weights"
            )
            raise
        if any(node.op == "derivative" for node in order(made.nodes.values())):
            return resolve(made)
        return made

    def _refuse_unknown(self) -> None:
        letters = dict.fromkeys(
            letter
            for table in self.shapes.values()
            for shape in table.values()
            for part in shape
            for letter in LETTER.findall(part)
        )
        for given in self.sizes:
            if given not in letters:
                raise UnknownName(
                    f"{self.model.name} has no size {given}",
                    expected=f"{', '.join(letters)}",
                    hint=nearest(given, list(letters)),
                )
        missing = [
            letter
            for shape in self.shapes["state"].values()
            for part in shape
            for letter in LETTER.findall(part)
            if letter not in self.sizes
        ]
        self.want(missing)

    def want(self, missing: Iterable[str]) -> None:
        """Refuse to go on without these sizes."""
        letters = list(dict.fromkeys(missing))
        if letters:
            raise ShapeError(
                f"{self.model.name} needs the size {' and '.join(letters)}",
                expected=f"{self.model.inputs};  {self.model.weights}",
                hint=f"write {', '.join(f'{letter}=…' for letter in letters)}",
            )

    def size(self, text: str) -> int | str:
        """The size of an axis as the record writes it: 'n', '3', '2n', 'n+d'; a letter nobody
        gave stays.

        >>> from handgrad.models import find
        >>> Plan(find("lstm"), {"d": 2, "n": 3}).size("2n+d")
        8
        """
        total = 0
        for term in text.strip("()").split("+"):
            product = 1
            for digits, letter in re.findall(r"(\d+)|([^\W\d_]\w*)", term):
                if letter and letter not in self.sizes:
                    return text
                product *= int(digits) if digits else self.sizes[letter]
            total += product
        return total

    def key(self, name: str) -> str:
        """The key in the graph of a line named with or without its time: 'h', 'h_t'."""
        key = name if name in self.lines else key_of(name)
        if key in self.lines:
            return self.lines[key]
        if key in self.graph.nodes:
            return key
        raise UnknownName(
            f"{self.model.name} has no line {name}",
            expected=", ".join(self.lines),
            hint=nearest(name, list(self.lines)),
        )

    def needs(self, keys: tuple[str, ...]) -> set[Node]:
        """The leaves some lines depend on."""
        return {n for n in order(self.cone(keys).nodes.values()) if n.op == "input"}

    def cone(self, keys: tuple[str, ...]) -> Graph:
        """The graph of some lines, without what they do not need."""
        found = self._cones.get(keys)
        if found is None:
            nodes = [self.graph[self.key(key)] for key in keys]
            made = pruned(nodes)
            found = Graph({k: made[node] for k, node in zip(keys, nodes, strict=True)})
            self._cones[keys] = found
        return found

    def ready(
        self, keys: tuple[str, ...], uneven: bool = False, masks: Mapping[str, Node] | None = None
    ) -> Ready:
        """What computes these lines, then the states after the last step.

        uneven  examples have lengths of their own
        masks   of dropout and zoneout, by name; always the same for one plan
        """
        found = self._ready.get((keys, uneven))
        if found is None:
            graph = noisy(self.cone(keys), masks) if masks else self.cone(keys)
            graph = padded(graph, LENGTH) if uneven else graph
            finals = self.finals(graph)
            program = Program([*graph.nodes.values(), *finals.values()])
            found = Ready(
                self.leaves, masks or {}, program, [graph.nodes[key] for key in keys], list(finals)
            )
            self._ready[keys, uneven] = found
        return found

    def finals(self, graph: Graph) -> dict[str, Node]:
        """The states after the last step, by key."""
        found: dict[str, Node] = {}
        for node in order(graph.nodes.values()):
            if node.op == "scan":
                body: Body = node.attributes["body"]
                for at, state in enumerate(body.states):
                    before = step(state.leaf.name) if isinstance(state.leaf.name, Name) else None
                    if before is not None and abs(before[1]) == 1:
                        found[before[0].key] = Node(
                            "final", (node,), {"of": at}, state.leaf.axes, None, Role.STATE
                        )
        return {key: found[key] for key in self.leaves["state"] if key in found}

    def __deepcopy__(self, memo: object) -> Plan:
        """A plan never changes: copies of a module share it."""
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """A plan is stored as its model and sizes."""
        steps = self.time if isinstance(self.time, int) else None
        return Plan, (self.model, self.sizes, steps)


def end_to_end(kind: Kind) -> Kind:
    """[h_{t-1}, x_t] is one vector behind the other, as in W [h_{t-1}, x_t]."""

    def change(part: Kind) -> Kind | None:
        if not isinstance(part, Listing):
            return None
        if all(isinstance(item, Name) and step(item) is not None for item in part.items):
            return Call(Name("concat"), part.items, part.span)
        return None

    return rewrite(kind, change)


def key_of(text: str) -> str:
    """The key of a name as somebody writes it.

    >>> key_of("W_{xh}")
    'W_xh'
    """
    name = formula(text)
    return name.key if isinstance(name, Name) else text


def _start(key: str) -> Name:
    name = formula(key)
    assert isinstance(name, Name)
    return Name(name.base, name.marks, (*name.sub, "0"), name.sup)


def _bare(node: Node, key: str) -> str:
    bare = step(node.name) if isinstance(node.name, Name) else None
    return key if bare is None else bare[0].key


def _axes(sizes: list[int | str], letters: tuple[str, ...]) -> list[Axis]:
    names_ = (["time"] if len(sizes) > len(letters) else []) + list(letters)
    return [Axis(name, size) for name, size in zip(names_, sizes, strict=True)]
