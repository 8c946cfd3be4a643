"""turns: which lines over t have to wait until others are done with all their steps.

A decoder that begins with the encoder's last state, `s_0 = tanh(B h_T)`, is a scan of its own
behind the encoder's: what a line needs *whole* (h_T, h_2, Σ_t h_t) has its turn before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handgrad.graph.time import fill, fixed, step
from handgrad.notation import Big, Kind, Name, Relation, children
from handgrad.parse.mentions import names

Lines = Mapping[str, tuple[Name, int, Kind]]
Plain = Mapping[str, tuple[Name, Kind]]


def turns(lines: Lines, plain: Plain) -> dict[str, int]:
    """The turn of each line over t, counted from 0.

    >>> from handgrad.parse import formula
    >>> def line(text):
    ...     left, right = formula(text).items
    ...     return left, 0, right
    >>> lines = {"h": line("h_t = x_t + h_{t-1}"), "s": line("s_t = 2 s_{t-1}")}
    >>> start = formula("s_0 = h_T").items
    >>> turns(lines, {"s_0": start})
    {'h': 0, 's': 1}
    """
    found = dict.fromkeys(lines, 0)
    whole = {key: _whole(key, lines, plain) for key in lines}
    beside = {key: {k for k, _ in _timed(lines[key][2], lines)} for key in lines}
    for _ in lines:
        before = dict(found)
        for key in lines:
            least = [found[k] + 1 for k in whole[key] if k != key]
            found[key] = max([found[key], *least, *(found[k] for k in beside[key])])
        if found == before:
            return found
    return dict.fromkeys(lines, 0)  # a circle: the builder says which


def _timed(kind: Kind, lines: Lines) -> Iterator[tuple[str, int]]:
    """The lines a formula uses at its own step or a step beside it."""
    for name in names(kind):
        bare = step(name)
        if bare is None:
            continue
        key = bare[0].key
        if key not in lines and bare[0].sub:  # an entry: α_{t,j}
            one = bare[0]
            key = Name(one.base, one.marks, one.sub[:-1], one.sup).key
        if key in lines:
            yield key, bare[1]


def _whole(key: str, lines: Lines, plain: Plain) -> set[str]:
    """The lines whose result over all steps this line needs."""
    left, shift, right = lines[key]
    found: set[str] = set()
    seen: set[str] = set()
    todo = [right]
    if any(k == key and offset < shift for k, offset in _timed(right, lines)):
        begins = plain.get(fill(left, 0).key)
        if begins is not None:
            todo.append(begins[1])
    while todo:
        part = todo.pop()
        for name in names(part):
            line = plain.get(name.key)
            if line is not None and name.key not in seen:
                seen.add(name.key)
                todo.append(line[1])
            elif line is None:
                found |= _at_a_time(name, lines)
        for body in _sums(part):
            found |= {k for k, _ in _timed(body, lines)}
    return found


def _at_a_time(name: Name, lines: Lines) -> set[str]:
    """h_T and h_2 need all of h."""
    bare = [step(timed) for timed, _ in fixed(name)]
    return {b[0].key for b in bare if b is not None and b[0].key in lines}


def _sums(kind: Kind) -> Iterator[Kind]:
    """The bodies of sums over t."""
    if isinstance(kind, Big):
        under = kind.under.items[0] if isinstance(kind.under, Relation) else kind.under
        if isinstance(under, Name) and under.key == "t":
            yield kind.body
    for child in children(kind):
        yield from _sums(child)
