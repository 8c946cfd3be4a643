"""departures: equations with one thing changed, and the words for it.

What an engineer's cell may do otherwise than the model it is meant to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import cleandoc

FUNCTIONS = ("σ", "tanh", "relu")


def departures(equations: str) -> Iterator[tuple[str, str]]:
    """Every single change, as (equations, what is different).

    >>> dict(departures("h_t = tanh(c_t)"))["h_t = σ(c_t)"]
    'σ instead of tanh in the line of h'
    """
    lines = [bare(line) for line in cleandoc(equations).splitlines() if line.strip()]
    defined = {name(line) for line in lines}
    for at, line in enumerate(lines):
        for new, words in changes(line, defined):
            changed = "\n".join([*lines[:at], new, *lines[at + 1 :]])
            yield changed, f"{words} in the line of {name(line)}"


def bare(line: str) -> str:
    """An equation without its remark."""
    return re.split(r"#|(?<=\S)\s{2,}(?=[^\W\d_]{2,}(?:\s|$|,|\.|:))", line, maxsplit=1)[0].strip()


def name(line: str) -> str:
    """What a line defines, without its time."""
    return line.partition("=")[0].strip().removesuffix("_t")


def changes(line: str, defined: set[str]) -> Iterator[tuple[str, str]]:
    """One line with one thing changed."""
    left, _, right = line.partition("=")
    for found in re.finditer(r"(σ|tanh|relu)\(", right):
        before, after = right[: found.start()], right[found.end() - 1 :]
        for other in FUNCTIONS:
            if other != found[1]:
                yield f"{left}={before}{other}{after}", f"{other} instead of {found[1]}"
        yield f"{left}={before}{after}", f"no {found[1]}"
    for found in re.finditer(r"\(1 [−-] (\w+)\)", right):
        gate = found[1]
        exchanged = right.replace(found[0], "\0").replace(f"{gate} ⊙", f"{found[0]} ⊙")
        exchanged = exchanged.replace("\0", gate)
        if exchanged != right:
            yield f"{left}={exchanged}", f"{gate.removesuffix('_t')} and 1 − it exchanged"
    for state in sorted(set(re.findall(r"(\w+)_\{t-1\}", right))):
        if state != name(line):
            yield (
                f"{left}={right.replace(f'{state}_{{t-1}}', f'{state}_t')}",
                (f"{state} of this step instead of the one before"),
            )
    for value in sorted(set(re.findall(r"(?<![\w{])([^\W\d_])_t", right))):
        if value not in defined:
            continue
        old = re.sub(rf"(?<![\w{{]){value}_t", f"{value}_{{t-1}}", right)
        yield f"{left}={old}", f"{value} of the step before instead of this one"
    for found in re.finditer(r" \+ (U_?\w* [^()+]*?_\{t-1\}|b_?\w*)(?=[ )]|$)", right):
        yield f"{left}={right[: found.start()]}{right[found.end() :]}", f"{found[1]} is missing"
