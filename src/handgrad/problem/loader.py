"""loader: a problem file, text or mapping → a Problem. What cannot be used is refused with line,
column and a caret."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from handgrad import models
from handgrad.errors import nearest
from handgrad.graph.model import Model, axes
from handgrad.notation import Kind, Name
from handgrad.problem import block, course, sections, written
from handgrad.problem.block import Block
from handgrad.problem.complete import refuse_unknown
from handgrad.problem.conventions import Conventions
from handgrad.problem.fit import Sizes, squeezed
from handgrad.problem.length import STEPS, length, shown_again
from handgrad.problem.marking import marking
from handgrad.problem.measures import SYMBOLS, measures
from handgrad.problem.record import (
    Asked,
    Digits,
    Equation,
    Given,
    Problem,
)
from handgrad.problem.rename import offset, timeless
from handgrad.problem.sections import Sections
from handgrad.problem.source import read
from handgrad.problem.stack import stacked
from handgrad.problem.tree import Branch, Leaf, Tree

SECTIONS = ("given", "inputs", "initial", "targets")


def load(source: str | Path | Mapping[str, Any], **options: int) -> Problem:
    """The problem in a file (a path), a text (YAML, TOML or JSON) or a mapping.

    options  digits to use instead of the file's: decimals=6 or significant=4

    Raises ProblemError with the place of the fault.

    >>> load({"equations": "y = w x", "given": {"w": 2, "x": 3}}).equations[0].symbol
    'y'
    """
    where, tree = read(source)
    found = Loader(where, tree).problem()
    unknown = options.keys() - {"decimals", "significant"}
    if unknown:
        raise TypeError(f"load() has no option {', '.join(sorted(unknown))}")
    if options:
        digits = Digits(decimals=options.get("decimals"), significant=options.get("significant"))
        found = msgspec.structs.replace(found, digits=digits)
    return found


def from_parts(
    *,
    model: str | None = None,
    equations: str = "",
    given: Mapping[str, Any] | None = None,
    **parts: Any,
) -> Problem:
    """A problem from Python data, without a file; numbers may be texts and then keep their digits.

    parts   any other key of a problem file: inputs, initial, targets, names, conventions, ask,
            decimals …
    """
    data: dict[str, Any] = {"given": dict(given or {}), **parts}
    if model is not None:
        data["model"] = model
    if equations:
        data["equations"] = equations
    return load(data)


class Loader(Sections):
    """Turns the tree of one file into a Problem, section by section."""

    def problem(self) -> Problem:
        """The whole problem."""
        self.schema()
        tree = self.tree.get("conventions")
        own = sections.conventions(self.source, tree) if tree is not None else {}
        conventions = Conventions(course.stated(self.source.path) | own)
        model = self._model(own, conventions)
        found = self._equations(model)
        given = {section: self._given(section, model) for section in SECTIONS}
        tree = self.tree.get("steps")
        stated = None if tree is None else written.whole(self.source, "steps", tree, 1, STEPS)
        steps, sequences = length(self.source, found, model, given, stated)
        epochs = self.epochs()
        if epochs > 1 and steps is not None:
            given = shown_again(self.source, given, sequences, epochs)
            steps *= epochs
        if steps is None:
            found = Block(tuple(_untimed(e) for e in found.equations), found.functions)
        aliases = self._aliases()
        printed = {key: kinds[0] for key, kinds in aliases.items() if isinstance(kinds[0], Name)}
        self._injective(found, given, printed)
        sizes = Sizes(model, given, sequences)
        if model is not None:
            if self.tree.get("equations") is None:
                refuse_unknown(self.source, model, given)
            given = squeezed(given, sizes, steps)
        equations = [block.in_names(e, printed) for e in found.equations]
        equations, given["given"] = stacked(self.source, equations, given["given"], printed)
        given = {
            section: {
                key: msgspec.structs.replace(value, name=printed.get(key, value.name))
                for key, value in values.items()
            }
            for section, values in given.items()
        }
        table = self.table(model, given)
        return Problem(
            title=self.words("title") or (model.title if model else ""),
            model=model,
            equations=tuple(equations),
            measures=self._measures(model, given, conventions, printed, steps, sizes),
            functions=found.functions,
            **given,
            sequences=sequences,
            aliases=aliases,
            conventions=conventions,
            ask=tuple(Asked(leaf.text.strip(), leaf.span) for leaf in self.leaves("ask")),
            digits=self.digits(),
            table=table,
            conditions=self.conditions(),
            steps=steps,
            epochs=epochs,
            marking=marking(self.source, self.tree),
            source=self.source,
        )

    def _model(self, own: Mapping[str, str], conventions: Conventions) -> Model | None:
        """The variant of a model that the conventions choose; a variant that is named itself is
        changed by what the file says, not by what the course says."""
        tree = self.tree.get("model")
        if tree is None:
            return None
        name = written.words(self.source, "model", tree).lower().replace("-", "_")
        model = models.find(name)
        if model is None:
            raise self.source.error(
                f"there is no model `{name}`",
                tree.span,
                expected=f"one of {', '.join(models.names())}",
                hint=nearest(name, list(models.names())),
            )
        by_family = model.family == model.name
        chosen = models.choose(model, conventions.stated if by_family else own)
        if chosen is None:
            raise self.source.error(f"no variant of {name} follows these conventions", tree.span)
        return chosen

    def _equations(self, model: Model | None) -> Block:
        tree = self.tree.get("equations")
        if tree is None and model is None:
            raise self.source.error(
                "the problem has no equations",
                expected="`equations:`, one a line, or `model:` with a name of the catalogue",
                hint="handgrad new lstm prints a problem to start from",
            )
        own = block.read(model.equations) if model is not None else Block()
        if tree is None:
            return own
        text = written.words(self.source, "equations", tree)
        assert isinstance(tree, Leaf)
        more = block.of_file(self.source, tree) if text else Block()
        # A file's equation takes the place of the model's equation for the same name.
        said = {e.left.key for e in more.equations}
        kept = tuple(e for e in own.equations if e.left.key not in said)
        return Block((*kept, *more.equations), (*own.functions, *more.functions))

    def _aliases(self) -> dict[str, tuple[Kind, ...]]:
        found: dict[str, tuple[Kind, ...]] = {}
        for key, tree in self.entries("names"):
            kind = written.notation(key.text)
            symbol = timeless(kind).key if isinstance(kind, Name) else key.text
            if key.text in SYMBOLS:
                symbol = key.text
            leaves = written.leaves(self.source, key.text, tree)
            if not leaves:
                raise self.source.error(
                    f"{key.text} has no other name", tree.span, expected="a name"
                )
            found[symbol] = tuple(_alias(leaf.text) for leaf in leaves)
        return found

    def _injective(
        self, found: Block, given: dict[str, dict[str, Given]], printed: Mapping[str, Name]
    ) -> None:
        """Refuse two things printed under one name."""
        symbols = {(e.symbol, e.timed) for e in found.equations}
        symbols |= {(key, False) for section in SECTIONS for key in given[section]}
        owner: dict[tuple[str, bool], str] = {}
        for symbol, timed in sorted(symbols):
            new = printed[symbol].key if symbol in printed else symbol
            other = owner.setdefault((new, timed), symbol)
            if other != symbol:
                span = next(
                    k.span for k, _ in self.entries("names") if printed.get(k.text) is not None
                )
                raise self.source.error(
                    f"{other} and {symbol} would both be printed as {new}",
                    span,
                    hint="name one of them otherwise",
                )

    def _given(self, section: str, model: Model | None) -> dict[str, Given]:
        found: dict[str, Given] = {}
        for key, tree in self.entries(section):
            name = written.name(self.source, key)
            symbol = timeless(name).key if section in ("initial",) else name.key
            on: tuple[str, ...] = ()
            if tree == Leaf("", tree.span):
                raise self.source.error(f"{key.text} has no value", key.span, expected="a number")
            if isinstance(tree, Branch):
                on, tree = self._on(key, tree)
            found[symbol] = Given(name, written.value(self.source, key.text, tree), key.span, on)
        return found

    def _on(self, key: Leaf, tree: Branch) -> tuple[tuple[str, ...], Tree]:
        """Weights on the stacked input: {on: [x, h], values: [...]}."""
        parts = {leaf.text: value for leaf, value in tree.items}
        if set(parts) != {"on", "values"}:
            raise self.source.error(
                f"{key.text} is a mapping",
                tree.span,
                expected="a number, a list, or {on: [x, h], values: [...]}",
            )
        on = tuple(leaf.text.strip() for leaf in written.leaves(self.source, "on", parts["on"]))
        return on, parts["values"]

    def _measures(
        self,
        model: Model | None,
        given: dict[str, dict[str, Given]],
        conventions: Conventions,
        printed: Mapping[str, Name],
        steps: int | None,
        sizes: Sizes,
    ) -> tuple[Equation, ...]:
        if model is None or not model.output or not given["targets"]:
            return ()
        symbol, target = next(iter(given["targets"].items()))
        if symbol not in axes(model.targets):
            return ()
        output = printed.get(model.output) or written.notation(model.output)
        assert isinstance(output, Name)
        entries = sizes.count(axes(model.targets)[symbol])
        found = measures(output, target.name, conventions, steps=steps, entries=entries)
        return tuple(
            msgspec.structs.replace(e, left=_timed_like(e.left, printed[e.symbol]))
            if e.symbol in printed
            else e
            for e in found
        )


def _alias(text: str) -> Kind:
    """Another name for a thing, without its time."""
    kind = written.notation(text)
    return timeless(kind) if isinstance(kind, Name) else kind


def _timed_like(left: Name, new: Name) -> Name:
    return Name(
        new.base, new.marks, (*new.sub, *(("t",) if offset(left) is not None else ())), new.sup
    )


def _untimed(equation: Equation) -> Equation:
    """Without steps, t is a letter like any other: h_t is a plain name."""
    if not equation.timed:
        return equation
    return msgspec.structs.replace(equation, symbol=equation.left.key, timed=False)
