"""boolean: which Boolean function a column of a truth table is, by its name.

A function of n inputs is told by its column: the outputs of the rows (0,…,0,0), (0,…,0,1), …,
(1,…,1,1).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from handgrad.threshold.function import Function, Row, from_column, row
from handgrad.threshold.properties import changes, direction, groups

# In how many rows a function without a name may be 1 for them to be listed.
MOST_ROWS = 8


class Boolean(msgspec.Struct, frozen=True):
    """A Boolean function.

    name      'AND', 'x_1 AND NOT x_2', …; '' if it has no name of its own
    also      other names people use
    argument  when it is 1, in words
    """

    name: str
    also: tuple[str, ...]
    argument: str


def recognise(column: Sequence[int], inputs: Sequence[str]) -> Boolean:
    """The Boolean function whose outputs these are.

    >>> recognise((1, 1, 1, 0), ("x_1", "x_2")).also
    ('negative AND',)
    """
    n = len(inputs)
    if len(column) != 2**n:
        raise ValueError(f"{n} inputs have {2**n} rows, not {len(column)}")
    return called(from_column(column), inputs)


def called(f: Function, inputs: Sequence[str]) -> Boolean:
    """The name of a function of these inputs.

    >>> called(from_column("01011010"), ("a", "b", "c")).name
    'a XOR c'
    """
    if len(groups(f)) <= 1:
        return _symmetric(f)
    matter = [i for i in range(f.n) if any(changes(f, i))]
    if len(matter) < f.n:
        return _of_some(f, matter, inputs)
    if f.n == 2:
        return _pairs(f.column, inputs)
    if f.ones == 1:
        true = row(f.bits.bit_length() - 1, f.n)
        return Boolean(
            " AND ".join(_literals(true, inputs)), (), f"1 only in the row {shown(true)}"
        )
    if f.ones == f.size - 1:
        false = row(f.negated().bits.bit_length() - 1, f.n)
        literals = _literals(tuple(1 - x for x in false), inputs)
        return Boolean(" OR ".join(literals), _clause(false, inputs), _only(false))
    counted = _counted(f, inputs)
    if counted is not None:
        return counted
    if f.ones > MOST_ROWS:
        return Boolean("", (), f"1 in {f.ones} of the {f.size} rows")
    rows = ", ".join(shown(r) for r in f.rows(1))
    return Boolean("", (), f"1 in the rows {rows}")


def by_count(f: Function) -> str:
    """The outputs of a symmetric function with 0, 1, … n ones among the inputs."""
    return "".join(str(f.bits >> ((1 << k) - 1) & 1) for k in range(f.n + 1))


def _symmetric(f: Function) -> Boolean:
    """A function that only counts how many inputs are 1."""
    n, outs = f.n, by_count(f)
    every = "both inputs are" if n == 2 else "all inputs are"
    if "1" not in outs:
        return Boolean("FALSE", ("constant 0",), "0 in every row")
    if "0" not in outs:
        return Boolean("TRUE", ("constant 1",), "1 in every row")
    if n == 1:
        if outs == "01":
            return Boolean("identity", ("buffer",), "equal to its input")
        return Boolean("NOT", ("negation",), "1 where the input is 0")
    odd = "".join(str(k % 2) for k in range(n + 1))
    even = "".join(str(1 - k % 2) for k in range(n + 1))
    two = n == 2
    known = {
        "0" * n + "1": Boolean("AND", ("conjunction",), f"1 only where {every} 1"),
        "1" * n + "0": Boolean("NAND", ("negative AND",), f"0 only where {every} 1"),
        "0" + "1" * n: Boolean(
            "OR", ("disjunction",), f"1 where at least one input is 1, 0 only where {every} 0"
        ),
        "1" + "0" * n: Boolean("NOR", ("negative OR",), f"1 only where {every} 0"),
        odd: Boolean(
            "XOR",
            ("exclusive OR",) if two else ("parity",),
            "1 where the inputs differ" if two else "1 where an odd number of inputs is 1",
        ),
        even: Boolean(
            "XNOR",
            ("equivalence",) if two else ("even parity",),
            "1 where the inputs are equal" if two else "1 where an even number of inputs is 1",
        ),
    }
    if n > 2:
        known["1" + "0" * (n - 1) + "1"] = Boolean("all equal", (), "1 where all inputs are equal")
        known["0" + "1" * (n - 1) + "0"] = Boolean(
            "not all equal", (), "1 where not all inputs are equal"
        )
    return known.get(outs) or _count(outs, n)


def _count(outs: str, n: int) -> Boolean:
    """At least, at most or exactly k of n; else the counts themselves."""
    first, last = outs.index("1"), outs.rindex("1")
    if outs == "0" * first + "1" * (n + 1 - first):
        also = ("majority",) if first == n // 2 + 1 else ()
        return Boolean(f"at least {first} of {n}", also, f"1 where {first} or more inputs are 1")
    if outs == "1" * (last + 1) + "0" * (n - last):
        also = ("minority",) if last == (n - 1) // 2 else ()
        return Boolean(f"at most {last} of {n}", also, f"1 where {last} or fewer inputs are 1")
    if outs.count("1") == 1:
        return Boolean(f"exactly {first} of {n}", (), f"1 where exactly {first} inputs are 1")
    counts = [str(k) for k, out in enumerate(outs) if out == "1"]
    several = f"{', '.join(counts[:-1])} or {counts[-1]}"
    return Boolean(f"{several} of {n}", (), f"1 where {several} inputs are 1")


def _of_some(f: Function, matter: Sequence[int], inputs: Sequence[str]) -> Boolean:
    """A function of fewer inputs than it has."""
    smaller = f
    for i in reversed(range(f.n)):
        if i not in matter:
            smaller = smaller.fixed(i, 0)
    names = [inputs[i] for i in matter]
    if len(names) == 1:
        (name,) = names
        if smaller.column == "01":
            return Boolean(name, (f"projection on {name}",), f"equal to {name}")
        return Boolean(f"NOT {name}", (), f"1 where {name} is 0")
    found = called(smaller, names)
    idle = [inputs[i] for i in range(f.n) if i not in matter]
    rest = f"{' and '.join(idle)} {'does' if len(idle) == 1 else 'do'} not matter"
    name = found.name
    if name in ("AND", "OR", "XOR"):
        name = f" {name} ".join(names)
    elif name and len(groups(smaller)) == 1:
        name = f"{name} of {', '.join(names)}" if " of " not in name else f"{name}: {_list(names)}"
    of = f" (of {' and '.join(names)})" if len(groups(smaller)) == 1 else ""
    return Boolean(name, (), f"{found.argument}{of}; {rest}")


def _counted(f: Function, inputs: Sequence[str]) -> Boolean | None:
    """A function that counts its inputs once those that hinder are negated: 2 of a, NOT b, c."""
    signs = [direction(f, i) for i in range(f.n)]
    g = f
    for i, sign in enumerate(signs):
        g = g.flipped(i) if sign == -1 else g
    if None in signs or len(groups(g)) > 1:
        return None
    base = _symmetric(g)
    name = f"{base.name}: {_list(_literals([s != -1 for s in signs], inputs))}"
    return Boolean(name, base.also, f"{base.argument}, with {_negated(signs, inputs)} negated")


def _negated(signs: Sequence[int | None], inputs: Sequence[str]) -> str:
    return " and ".join(name for s, name in zip(signs, inputs, strict=True) if s == -1)


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)


def _pairs(column: str, inputs: Sequence[str]) -> Boolean:
    """The four functions of two inputs that treat them differently and look at both."""
    a, b = inputs
    found = {
        "0100": Boolean(f"NOT {a} AND {b}", ("inhibition",), f"1 only where {a} = 0 and {b} = 1"),
        "0010": Boolean(f"{a} AND NOT {b}", ("inhibition",), f"1 only where {a} = 1 and {b} = 0"),
        "1101": Boolean(
            f"{a} IMPLIES {b}",
            ("implication", f"NOT {a} OR {b}"),
            f"0 only where {a} = 1 and {b} = 0",
        ),
        "1011": Boolean(
            f"{b} IMPLIES {a}",
            ("implication", f"{a} OR NOT {b}"),
            f"0 only where {a} = 0 and {b} = 1",
        ),
    }
    return found[column]


def _clause(false: Row, inputs: Sequence[str]) -> tuple[str, ...]:
    """a AND c IMPLIES b, for NOT a OR b OR NOT c."""
    causes = [name for x, name in zip(false, inputs, strict=True) if x]
    effects = [name for x, name in zip(false, inputs, strict=True) if not x]
    if not causes or not effects:
        return ()
    return (f"{' AND '.join(causes)} IMPLIES {' OR '.join(effects)}",)


def _only(false: Row) -> str:
    return f"0 only in the row {shown(false)}"


def _literals(row_: Sequence[int], inputs: Sequence[str]) -> list[str]:
    return [name if x else f"NOT {name}" for x, name in zip(row_, inputs, strict=True)]


def shown(values: Sequence[int]) -> str:
    """A row as it is written: (0, 1)."""
    return f"({', '.join(map(str, values))})"
