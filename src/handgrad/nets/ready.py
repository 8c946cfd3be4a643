"""ready: a program with the names of what goes in and comes out.

Plain names and numbers only, so that `torch.compile` can look through a module.
"""

from __future__ import annotations

from collections.abc import Mapping

from handgrad.evaluate.torch import Program
from handgrad.graph.node import Node
from handgrad.graph.time import step
from handgrad.notation import Name


class Ready:
    """A program with the names of what it is given and gives.

    leaves  section and key of each value it takes, with its shape; ('length', '') for lengths
    states  the states it gives after the lines asked for
    timed   for each line: how many axes it has if it has one row for every step, else 0
    """

    def __init__(
        self,
        leaves: Mapping[str, Mapping[str, Node]],
        masks: Mapping[str, Node],
        program: Program,
        lines: list[Node],
        states: list[str],
    ) -> None:
        names = {
            node: (section, key, node.shape)
            for section, table in leaves.items()
            for key, node in table.items()
        }
        names |= {node: ("masks", key, node.shape) for key, node in masks.items()}
        self.program = program
        self.leaves = [names.get(leaf, ("length", "", ())) for leaf in program.leaves]
        self.states = states
        timed = [isinstance(n.name, Name) and step(n.name) is not None for n in lines]
        self.timed = [len(n.axes) if t else 0 for n, t in zip(lines, timed, strict=True)]
