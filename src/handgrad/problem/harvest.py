"""harvest: the data a page states, as a problem for a model of the catalogue.

Only plain statements count: a name (or several, or a tuple of names) that equals numbers. A page
that calls things otherwise is understood through the other names in the model's record. Nothing
is filled in: what the page does not state is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from handgrad import models
from handgrad.document import Chain, Document
from handgrad.errors import ProblemError, nearest
from handgrad.graph.model import Model, axes
from handgrad.notation import (
    Fence,
    Fraction,
    Kind,
    Listing,
    Matrix,
    Name,
    Number,
    Prefix,
)
from handgrad.problem.loader import load
from handgrad.problem.record import Value, shape
from handgrad.problem.solution import Solution
from handgrad.problem.written import notation

_TIME = re.compile(r"\d+|t|t-1")


def harvest(model: str, document: Document) -> Solution:
    """The solved problem of a page, with a model of the catalogue and the page's own numbers.

    Raises ProblemError naming what the page does not state.
    """
    found = models.find(model.lower().replace("-", "_"))
    if found is None:
        raise ProblemError(
            f"there is no model `{model}`", hint=nearest(model, list(models.names()))
        )
    return _Page(found, document).solution()


class _Page:
    """What a page says, in the names of a model."""

    def __init__(self, model: Model, document: Document) -> None:
        self.model = model
        self.path = document.path
        self.stated: dict[str, Value] = {}
        self.left: set[str] = set()  # what stands on the left of anything, without its time
        decimals: Counter[int] = Counter()
        for block in document.blocks:
            if not isinstance(block, Chain):
                continue
            bodies = [link.body for link in block.links]
            if bodies and isinstance(bodies[0], Name):
                self.left |= {bodies[0].key, _bare(bodies[0]).key}
            for name, value in statements(bodies):
                self.stated.setdefault(name.key, value)
            if len(bodies) > 2 and isinstance(bodies[-1], Number):
                decimals[bodies[-1].decimals] += 1
        self.decimals = decimals.most_common(1)[0][0] if decimals else 4

    def solution(self) -> Solution:
        """The problem of the page, solved."""
        model = self.model
        inputs = {key: self._rows(key) for key in axes(model.inputs)}
        given = {key: self._weight(key) for key in axes(model.weights)}
        # One matrix on the stacked input stands for two: W_f of [x, h].
        for key in [k for k in given if k.startswith("U_") and given[k] is None]:
            self._stack(given, key.replace("U_", "W_"), key, inputs)
        missing = [key for key, value in (given | inputs).items() if value is None]
        if missing and not (model.name == "threshold" and missing == ["x"]):
            raise ProblemError(
                f"the page does not state {', '.join(missing)}",
                path=self.path,
                expected=f"the numbers of {model.title}: {model.weights}",
                hint="write them on the page, or give a problem file with --problem",
            )
        steps = next((len(v) for v in inputs.values() if isinstance(v, tuple)), 1)
        parts: dict[str, dict[str, Value | None]] = {
            "inputs": inputs,
            "initial": {key: self._initial(key) for key in axes(model.state)},
            "targets": {key: self._targets(key, steps) for key in axes(model.targets)},
        }
        kept = {
            section: {key: value for key, value in values.items() if value is not None}
            for section, values in parts.items()
        }
        data = {
            "model": model.name,
            "given": {key: value for key, value in given.items() if value is not None},
            "names": self._names(),
            "decimals": self.decimals,
        }
        return Solution(load(data | kept))

    def _called(self, key: str) -> Iterator[Name]:
        """Every name of a symbol, the model's own first."""
        for text in (key, *also(self.model).get(key, ())):
            name = notation(text)
            if isinstance(name, Name):
                yield name

    def _weight(self, key: str) -> object:
        return next((self.stated[n.key] for n in self._called(key) if n.key in self.stated), None)

    def _stack(
        self, given: dict[str, object], whole: str, rest: str, inputs: Mapping[str, object]
    ) -> None:
        """W_f of d + n entries a row is the matrix on [x, h]."""
        value, rows = given.get(whole), next(iter(inputs.values()))
        if not isinstance(value, tuple) or not isinstance(rows, tuple):
            return
        d = (*shape(rows), 1)[1]
        if shape(value)[-1] > d:
            given[whole] = {"on": ["x", "h"], "values": value}
            del given[rest]

    def _rows(self, key: str) -> Value | None:
        """One row a step: x_1, x_2 … or x_{1,1}, x_{1,2}; x_t alone is a single step."""
        for name in self._called(key):
            rows: list[Value] = []
            while (row := self._row(name, str(len(rows) + 1))) is not None:
                rows.append(row)
            if not rows and (row := self._row(name, "t")) is not None:
                rows = [row]
            if rows:
                return tuple(rows)
            if not self.model.state and name.key in self.stated:
                return self.stated[name.key]
        return None

    def _row(self, name: Name, t: str) -> Value | None:
        whole = Name(name.base, name.marks, (*name.sub, t), name.sup).key
        if whole in self.stated:
            return self.stated[whole]
        entries: list[Value] = []
        while (key := f"{whole},{len(entries) + 1}") in self.stated:
            entries.append(self.stated[key])
        return tuple(entries) or None

    def _initial(self, key: str) -> Value | None:
        for name in self._called(key):
            for t in ("0", "t-1"):
                row = self._row(name, t)
                if row is not None:
                    return row
        return None

    def _targets(self, key: str, steps: int) -> Value | None:
        rows = self._rows(key)
        return rows if isinstance(rows, tuple) and len(rows) == steps else None

    def _names(self) -> dict[str, list[str]]:
        """The page's own symbols, for what it states and for what it computes."""
        found: dict[str, list[str]] = {}
        data = {_bare(notation_of(key)).key for key in self.stated if key.endswith(("_1", "_t"))}
        taken = {*axes(self.model.inputs), *axes(self.model.targets)}
        for key, spelled in also(self.model).items():
            fresh = [
                text
                for text in spelled
                if isinstance(n := notation(text), Name)
                and (n.key in self.left or n.key in self.stated)
                and n.key not in taken
                and not (n.key in data and key in axes(self.model.state))
            ]
            taken |= set(fresh)
            if fresh and key not in self.left:
                found[key] = fresh
            elif fresh:
                found[key] = [key, *fresh]
        return found


def statements(bodies: list[Kind]) -> Iterator[tuple[Name, Value]]:
    """name = … = number: what a chain states without calculating."""
    if len(bodies) < 2 or (value := written(bodies[-1])) is None:
        return
    for body in bodies[:-1]:
        if not isinstance(body, Name) and not _names_only(body):
            return
    for body in bodies[:-1]:
        if isinstance(body, Name):
            yield body, value
        elif isinstance(body, Listing) and isinstance(value, tuple):
            if len(body.items) == len(value):
                for item, part in zip(body.items, value, strict=True):
                    assert isinstance(item, Name)
                    yield item, part


def written(kind: Kind) -> Value | None:
    """A number or array of numbers as a value; None for anything else."""
    match kind:
        case Number(text=text):
            return text
        case Prefix(sign="-", body=Number(text=text)):
            return f"-{text}"
        case Fraction(over=Number(text=over), under=Number(text=under)):
            return f"{over}/{under}"
        case Fence(shape="round", body=body):
            return written(body)
        case Listing(items=items):
            return _all(tuple(written(item) for item in items))
        case Matrix(rows=rows):
            parts = [_all(tuple(written(item) for item in row)) for row in rows]
            if len(parts) == 1:
                return parts[0]
            whole = _all(tuple(parts))
            if whole is not None and all(len(row) == 1 for row in rows):
                return tuple(row[0] for row in whole)
            return whole
    return None


def _all(parts: tuple[Value | None, ...]) -> tuple[Value, ...] | None:
    there = tuple(part for part in parts if part is not None)
    return there if len(there) == len(parts) and there else None


def _names_only(kind: Kind) -> bool:
    return isinstance(kind, Listing) and all(isinstance(item, Name) for item in kind.items)


def _bare(name: Name) -> Name:
    """A name without its last time: C̃_1 is C̃."""
    if name.sub and _TIME.fullmatch(name.sub[-1]):
        return Name(name.base, name.marks, name.sub[:-1], name.sup)
    return name


def notation_of(key: str) -> Name:
    """The name a key belongs to."""
    base, _, sub = key.partition("_")
    return Name(base, (), tuple(sub.split(",")) if sub else ())


def also(model: Model) -> dict[str, tuple[str, ...]]:
    """The other names of a model's symbols, as its record lists them."""
    found: dict[str, tuple[str, ...]] = {}
    for part in model.also.split(";"):
        key, _, names = part.partition(":")
        if key.strip():
            found[key.strip()] = tuple(names.split())
    return found


__all__ = ["harvest"]
