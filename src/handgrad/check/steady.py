"""steady: the names of a page that mean one thing on all of it.

A chapter works through several examples with the same letters: n = 100 here, n = 36 there. What a
formula in such names gives is no ground to accuse anybody; only a problem says which is meant.
"""

from __future__ import annotations

from collections.abc import Iterable

from handgrad.check.judge import as_float
from handgrad.check.naming import key_of
from handgrad.check.world import World
from handgrad.check.written import bare_number, negated
from handgrad.document import Chain, Document
from handgrad.graph import Node
from handgrad.late import late
from handgrad.notation import (
    Call,
    Fence,
    Fraction,
    Kind,
    Listing,
    Matrix,
    Postfix,
    Power,
    Prefix,
    children,
)
from handgrad.parse.written import fraction

_EQUALS = frozenset({"=", "≈", "←", ":="})
_BECOMES = frozenset({"←", ":="})  # these say that a name is given another value
# Probabilities, expectations, variances: each of another event or variable, under the same letters.
_OF_CHANCE = late(r"(?:P|Pr|F|Var|Cov|SD|Std)(?:$|[(\[])|E\[")
_NEARLY = 0.01  # two statements of one value may differ so much by their rounding


class Steady:
    """Tells names with one value from names with several."""

    def __init__(self, document: Document, world: World) -> None:
        self._document = document
        self._world = world
        self._several: set[str] | None = None
        self._shaken: set[Node] = set()  # names whose formula has a name with several values

    def learn(self, subject: Node, formula: Node) -> None:
        """The page works a name out by this formula."""
        if not self.all([formula]):
            self._shaken.add(subject)

    def all(self, nodes: Iterable[Node]) -> bool:
        """Whether every name in these formulas, and in the formulas behind them, is steady."""
        return all(self._leaf(leaf) for node in nodes for leaf in self._world.leaves(node))

    def _leaf(self, leaf: Node) -> bool:
        name = (leaf.inputs[0] if leaf.op == "element" else leaf).name
        key = "" if name is None else key_of(name)
        if self._several is None:
            self._several = _stated_twice(self._document)
        return not (key in self._several or leaf in self._shaken or _OF_CHANCE.match(key))


def _stated_twice(document: Document) -> set[str]:
    values: dict[str, tuple[float, ...]] = {}
    several: set[str] = set()
    last = ""
    for chain in document.blocks:
        if not isinstance(chain, Chain) or len(chain.links) < 2:
            continue
        key = key_of(chain.links[0].body)
        if chain.links[1].sign in _BECOMES:
            several.add(key)
        value = _numbers(chain.links[1].body) if len(chain.links) == 2 else ()
        goes_on = key == last  # a formula, then its number: worked out, not stated
        last = "" if value and not goes_on else key
        if not value or goes_on or chain.links[1].sign not in _EQUALS:
            continue
        for said in (key, *_without_argument(chain.links[0].body)):  # E(X) is E
            before = values.setdefault(said, value)
            if len(before) != len(value) or any(map(_differ, before, value)):
                several.add(said)
    return several


def _without_argument(kind: Kind) -> tuple[str, ...]:
    return (key_of(kind.function),) if isinstance(kind, Call) else ()


def _differ(a: float, b: float) -> bool:
    return abs(a - b) > _NEARLY * abs(a)


def _numbers(kind: Kind) -> tuple[float, ...]:
    """The numbers of a value: of a number, fraction, vector or matrix; none of a formula."""
    bare = bare_number(kind)
    if bare is not None:
        value = as_float(fraction(bare[0].text) * bare[1])
        return (-value if negated(kind) else value,)
    if not isinstance(kind, Fence | Fraction | Listing | Matrix | Postfix | Prefix | Power):
        return ()
    found: list[float] = []
    for part in children(kind):
        inner = _numbers(part)
        if not inner and not (isinstance(kind, Power) and part is kind.exponent):
            return ()
        found += inner
    return tuple(found)
