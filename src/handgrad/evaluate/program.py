"""program: a formula of scalars as a list of steps, for formulas that are worked out again and
again with other numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from handgrad.evaluate.arithmetic import Arithmetic
from handgrad.evaluate.walk import Memo
from handgrad.graph.node import Node
from handgrad.graph.walk import order_until

Step = tuple[Node, Callable[..., Any], tuple[Node, ...]]
Ends = Callable[[Node], tuple[tuple[Node, bool], ...]]
Program = tuple[tuple[tuple[Node, Any], ...], tuple[Step, ...]]  # its constants, its steps


@lru_cache(512)
def program(ar: Arithmetic, node: Node, ends: Ends) -> Program | None:
    """The steps from where a formula ends to its value; None where one of them is more than a
    function of scalars.

    ends  gives the constants of a formula, and what will be known when it is worked out (True)
    """
    below = ends(node)
    constants = tuple((at, ar.number(at.attributes["value"])) for at, known in below if not known)
    steps: list[Step] = []
    for at in order_until([node], dict(below)):
        function = ar.table.get(at.op)
        if function is None or at.axes or at.op == "where":
            return None
        steps.append((at, function, at.inputs))
    return constants, tuple(steps)


def run(made: Program, node: Node, known: Memo) -> Any:
    """The value of the formula; `known` holds what it ends with and takes what is found.

    Raises what the functions raise.

    >>> from handgrad.evaluate.float64 import FLOAT64
    >>> from handgrad.graph.leaf import constant
    >>> x, two = Node("input"), constant(2)
    >>> y = Node("multiply", (two, x))
    >>> made = program(FLOAT64, y, lambda node: ((two, False), (x, True)))
    >>> run(made, y, {x: 0.35}), run(made, y, {x: 1.5})
    (0.7, 3.0)
    """
    constants, steps = made
    for at, value in constants:
        known.setdefault(at, value)
    for at, function, inputs in steps:
        known[at] = function(*map(known.__getitem__, inputs))
    return known[node]
