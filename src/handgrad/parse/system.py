"""system: equations → a graph of named nodes; lines over t become scan nodes.

Lines may stand in any order and use one another. `h_t = … h_{t-1}` is carried forward, `δ_t = …
δ_{t+1}` backward; `x_t` is a row of a sequence; `h_2`, `y_T` and `Σ_t L_t` look into the result.
`f(x) = …` defines a function, `p_i = …` every entry of p.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from handgrad.errors import ProblemError, ShapeError
from handgrad.graph.entry import entry
from handgrad.graph.node import Graph, Node
from handgrad.graph.time import fixed, step
from handgrad.notation import Big, Call, Kind, Name, children
from handgrad.ops import apply
from handgrad.parse.mentions import names
from handgrad.parse.recurrence import Recurrence
from handgrad.parse.scope import Function, Scope
from handgrad.parse.summed import bounds, extent

INDICES = frozenset("ijkl")
Line = tuple[Kind, Kind] | tuple[Kind, Kind, Any]


def system(
    equations: Sequence[Line],
    known: Mapping[str, Node],
    length: int | str | None = None,
    initial: Mapping[str, Node] | None = None,
    *,
    functions: Mapping[str, Function] | None = None,
    conventions: Mapping[str, Any] | None = None,
) -> Graph:
    """The graph of a system of equations.

    equations    (left side, right side) pairs; a third item is ignored
    known        key → node of what is given; a sequence x over time is known as 'x', its first axis
                 is time
    length       how many steps: a number, a symbol, or None where nothing depends on time
    initial      key without time → node of the value before the first step: {'h': h_0}

    Raises UnknownName, ShapeError, ProblemError (a circle of definitions), each with its span.

    >>> from handgrad.graph.leaf import quantity
    >>> from handgrad.parse import formula
    >>> lines = [formula("h_t = h_{t-1} + x_t").items, formula("s = Σ_t h_t").items]
    >>> x, h_0 = quantity(Name("x"), (2,)), quantity(Name("h", sub=("0",)))
    >>> sorted(system(lines, {"x": x}, 2, {"h": h_0}).nodes)
    ['h_t', 's']
    """
    return _System(
        equations, known, length, initial or {}, functions or {}, conventions or {}
    ).graph()


class _System:
    """The lines while they are being built, each on demand."""

    def __init__(
        self,
        equations: Sequence[Line],
        known: Mapping[str, Node],
        length: int | str | None,
        initial: Mapping[str, Node],
        functions: Mapping[str, Function],
        conventions: Mapping[str, Any],
    ) -> None:
        self.known = known
        self.length = length
        self.initial = initial
        self.functions = dict(functions)
        self.plain: dict[str, tuple[Name, Kind]] = {}
        self.timed: dict[str, tuple[Name, int, Kind]] = {}
        self.built: dict[str, Node] = {}
        self.open: list[str] = []
        self.order: list[tuple[str, str]] = []
        for line in equations:
            self._take(line[0], line[1], known)
        self.scope = Scope(
            names=_Names(known, self.built),
            functions=self.functions,
            conventions=conventions,
            find=self._find,
            sum=self._sum,
        )
        self.recurrence = Recurrence(
            self.timed, known, initial, length, self.scope, self._plain, self.plain
        )
        for _, right in self.plain.values():
            self._sums(right)

    def _take(self, left: Kind, right: Kind, known: Mapping[str, Node]) -> None:
        """Sort a line: function, line over t, or plain."""
        if isinstance(left, Call) and isinstance(left.function, Name):
            parameters = tuple(a.key for a in left.arguments if isinstance(a, Name))
            self.functions[left.function.key] = Function(parameters, right)
            return
        if not isinstance(left, Name):
            raise ProblemError(
                "the left side of an equation is a name", start=left.span[0], end=left.span[1]
            )
        timed = step(left) if self.length is not None else None
        table: dict[str, Any] = self.plain if timed is None else self.timed
        key = left.key if timed is None else series(timed[0], right).key
        if key in table:
            raise ProblemError(f"{left.key} is defined twice", start=left.span[0], end=left.span[1])
        if timed is None:
            self.plain[key] = (left, right)
        else:
            self.timed[key] = (left, timed[1], right)
        self.order.append(("plain" if timed is None else "timed", key))

    def graph(self) -> Graph:
        """Everything, in the order of definition."""
        nodes: dict[str, Node] = {}
        for kind, key in self.order:
            if kind == "plain":
                node = self._plain(key)
                assert node is not None
                nodes[node.name.key if isinstance(node.name, Name) else key] = node
            else:
                node = self.recurrence.output(key)
                nodes[node.name.key if isinstance(node.name, Name) else key] = node
        return Graph(nodes)

    def _plain(self, key: str) -> Node | None:
        """The node of a line without time, built when it is first needed."""
        if key in self.built:
            return self.built[key]
        line = self.plain.get(key)
        if line is None:
            return self._entries(key)
        left, right = line
        if self._is_free(left, right):
            return self._free(left, right)
        if key in self.open:
            circle = " → ".join([*self.open[self.open.index(key) :], key])
            raise ProblemError(
                f"these define one another: {circle}", start=left.span[0], end=left.span[1]
            )
        self.open.append(key)
        node = named_node(_body(right, self.scope), left)
        self.open.pop()
        self.built[key] = node
        return node

    def _entries(self, key: str) -> Node | None:
        """A vector whose entries are defined by one line: p_i = …"""
        for left, right in self.plain.values():
            bare = Name(left.base, left.marks, left.sub[:-1], left.sup, left.span)
            if left.sub and bare.key == key and self._is_free(left, right):
                return self._free(left, right)
        return None

    def _is_free(self, left: Name, right: Kind) -> bool:
        """Does the last letter of the left side run through entries on the right?"""
        if not left.sub or left.sub[-1] not in INDICES:
            return False
        return any(
            left.sub[-1] in name.sub
            and name.key not in self.known
            and (name.key not in self.plain or self._is_row(name, left))
            for name in names(right)
        )

    def _is_row(self, name: Name, left: Name) -> bool:
        """Is p_i itself defined entry by entry? Then q_i = … p_i … is too."""
        return name.key != left.key and self._is_free(*self.plain[name.key])

    def _free(self, left: Name, right: Kind) -> Node:
        from handgrad.parse.build import build

        index = left.sub[-1]
        bare = Name(left.base, left.marks, left.sub[:-1], left.sup, left.span)
        if bare.key in self.built:
            return self.built[bare.key]
        low, high = extent(Big("Σ", bare, None, right, right.span), index, self.scope)
        parts = [build(right, self.scope.binding(**{index: i})) for i in range(low, high + 1)]
        node = named_node(apply("stack", *parts, span=right.span), bare)
        self.built[bare.key] = node
        return node

    def _find(self, name: Name) -> Node | None:
        """A name that is defined by a line, or a step of a recurrence."""
        line = self.plain.get(name.key)
        if line is None or not self._is_free(*line):  # p_i itself is only an entry of p
            found = self._plain(name.key)
            if found is not None:
                return found
        for timed, at in fixed(name):
            bare = step(timed)
            assert bare is not None
            key = bare[0].key
            if key in self.timed or (
                key in self.known and self.known[key].axes and key in self.recurrence.rows
            ):
                return self._step(key, at, name)
        return None

    def _step(self, key: str, at: str, name: Name) -> Node:
        """A quantity at a fixed time."""
        if at == "T":
            if not isinstance(self.length, int):
                known = key not in self.timed
                return apply("last", self.known[key] if known else self.recurrence.output(key))
            t = self.length
        else:
            t = int(at)
        if t == 0 and key in self.initial:
            return self.initial[key]
        if key not in self.timed:
            return self.recurrence.row(key, t)
        whole = self.recurrence.output(key)
        size = whole.shape[0]
        if isinstance(size, int) and not 1 <= t <= size:
            raise ShapeError(f"there is no step {t}", start=name.span[0], end=name.span[1])
        return entry(whole, (t - 1,))

    def _sums(self, kind: Kind) -> None:
        """Register the body of every sum over time."""
        if isinstance(kind, Big) and _over_time(kind) and self.length is not None:
            self.recurrence.extra(kind.body)
            return
        for child in children(kind):
            self._sums(child)

    def _sum(self, kind: Big, scope: Scope) -> Node | None:
        """Σ_t: over all steps, or from the first to the last one that is written."""
        if not _over_time(kind) or self.length is None:
            return None
        whole = self.recurrence.output(self.recurrence.extra(kind.body))
        _, low, high = (
            bounds(kind, self.scope)
            if kind.under is not None and kind.over is not None and not isinstance(kind.over, Name)
            else ("t", None, None)
        )
        if low is not None and high is not None and (low > 1 or high != self.length):
            whole = apply("part", whole, start=low - 1, stop=high)
        operation = {"Σ": "sum", "max": "max", "min": "min"}.get(kind.operator)
        if operation is None:
            raise ProblemError(
                f"{kind.operator} over time is not known", start=kind.span[0], end=kind.span[1]
            )
        return apply(operation, whole, axis=0, span=kind.span)


def series(left: Name, right: Kind) -> Name:
    """The name a line over t defines, without its time: e for e_{t,j} = … h_j …"""
    last = left.sub[-1:]
    free = last and last[0] in INDICES and any(name.sub[-1:] == last for name in names(right))
    return Name(left.base, left.marks, left.sub[:-1], left.sup, left.span) if free else left


def _over_time(kind: Big) -> bool:
    under = kind.under
    first = under.items[0] if under is not None and hasattr(under, "items") else under
    return isinstance(first, Name) and first.key == "t"


def _body(kind: Kind, scope: Scope) -> Node:
    from handgrad.parse.build import build

    return build(kind, scope)


def named_node(node: Node, name: Name) -> Node:
    """The node under a name; what has a name already, or is an entry, is wrapped by a copy of its
    own.
    """
    if node.name is not None or node.op in ("input", "constant", "element"):
        return Node("same", (node,), {}, node.axes, name, span=name.span)
    return msgspec.structs.replace(node, name=name, memo=None)


class _Names(dict[str, Node]):
    """Given names first, then the lines that are built already."""

    def __init__(self, known: Mapping[str, Node], built: dict[str, Node]) -> None:
        super().__init__(known)
        self.built = built

    def get(self, key: str, default: Any = None) -> Any:
        """The node, or the default."""
        found = super().get(key)
        return self.built.get(key, default) if found is None else found

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or key in self.built

    def __missing__(self, key: str) -> Node:
        return self.built[key]
