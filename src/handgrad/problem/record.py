"""record: a problem as data: what is given, which equations hold, what is asked."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from handgrad.graph.model import Model
from handgrad.notation import NOWHERE, Kind, Name, Span
from handgrad.problem.conventions import Conventions
from handgrad.problem.marks import Marking
from handgrad.problem.tree import Source

# A number as it was written ('0.80', '1/3', '10^{-8}'), or a list of such.
Value = str | tuple["Value", ...]


def shape(value: Value) -> tuple[int, ...]:
    """The shape of a value whose lists are known to be equally long.

    >>> shape((("1", "2", "3"), ("4", "5", "6")))
    (2, 3)
    """
    sizes: list[int] = []
    while not isinstance(value, str):
        sizes.append(len(value))
        value = value[0]
    return tuple(sizes)


class Given(msgspec.Struct, frozen=True):
    """Something the problem states.

    name   as it is printed
    value  as it was written
    on     for weights on the stacked input: the names that are stacked, in order
    """

    name: Name
    value: Value
    span: Span = NOWHERE
    on: tuple[str, ...] = ()


class Equation(msgspec.Struct, frozen=True, kw_only=True):
    """One equation.

    symbol   the name in the file or catalogue, without its time
    left     the name as it is printed, with the time subscript t if it has one
    right    the formula as it was written, in printed names
    timed    it holds at every step
    remark   what the file says behind it
    shift    what to add to a span inside the formula to get its offset in the file; None if it is
             not in a file
    """

    symbol: str
    left: Name
    right: Kind
    timed: bool = False
    remark: str = ""
    span: Span = NOWHERE
    shift: int | None = None


class Function(msgspec.Struct, frozen=True):
    """A function the problem defines: g(x) = …"""

    name: str
    parameters: tuple[Name, ...]
    body: Kind


class Digits(msgspec.Struct, frozen=True):
    """How many digits results carry: decimals or significant figures, for all and for single
    symbols."""

    decimals: int | None = 4
    significant: int | None = None
    each: Mapping[str, int] = {}

    def of(self, symbol: str) -> tuple[int | None, int | None]:
        """(decimals, significant figures) of a symbol; one of the two is None."""
        if symbol not in self.each:
            return self.decimals, self.significant
        single = self.each[symbol]
        return (None, single) if self.significant is not None else (single, None)


class Asked(msgspec.Struct, frozen=True):
    """One thing that is asked, as it was written."""

    text: str
    span: Span = NOWHERE


class Table(msgspec.Struct, frozen=True):
    """A truth table: the inputs and the values over which each of them runs."""

    inputs: tuple[str, ...]
    values: tuple[str, ...] = ("0", "1")


class Condition(msgspec.Struct, frozen=True):
    """When an output is 1, as the course prints it: `x ≠ 0`."""

    symbol: str
    relation: Kind
    text: str
    span: Span = NOWHERE


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """A problem, checked and complete.

    given, inputs, initial, targets   by symbol; `inputs` and `targets` of a recurrence have one row
                                      a step
    equations   in the order of the file, those of the model first
    measures    errors and losses that may be asked for: abs_error, squared_error, loss
    sequences   symbols of inputs and targets that have one row a step
    aliases     symbol → every notation a page may use for it, the printed one first
    ask         what is asked, as written; empty asks for everything that is computed
    steps       how many steps a recurrence takes, None without one
    epochs      how often the rows of the sequences are shown; they stand here that often
    """

    title: str = ""
    model: Model | None = None
    equations: tuple[Equation, ...] = ()
    measures: tuple[Equation, ...] = ()
    functions: tuple[Function, ...] = ()
    given: Mapping[str, Given] = {}
    inputs: Mapping[str, Given] = {}
    initial: Mapping[str, Given] = {}
    targets: Mapping[str, Given] = {}
    sequences: frozenset[str] = frozenset()
    aliases: Mapping[str, tuple[Kind, ...]] = {}
    conventions: Conventions = Conventions()
    ask: tuple[Asked, ...] = ()
    digits: Digits = Digits()
    table: Table | None = None
    conditions: tuple[Condition, ...] = ()
    steps: int | None = None
    epochs: int = 1
    marking: Marking = Marking()
    source: Source = Source()

    @property
    def path(self) -> str:
        """The file the problem was read from, '' if there is none."""
        return self.source.path

    def printed(self, symbol: str) -> str:
        """The key under which the equations know a symbol: that of its printed name.

        >>> Problem().printed("W_f")
        'W_f'
        """
        first = self.aliases.get(symbol, (None,))[0]
        return first.key if isinstance(first, Name) else symbol

    def with_decimals(self, decimals: int) -> Problem:
        """The same problem with so many decimals everywhere.

        >>> Problem().with_decimals(6).digits.of("h")
        (6, None)
        """
        return msgspec.structs.replace(self, digits=Digits(decimals=decimals))
