"""op: the record an operation's file fills in.

One file in `ops` is one operation, found by its name: its value, its derivative per input in
handgrad's own notation, how it is written and read aloud, what happens at its kinks, where it comes
from, and examples that are its tests and its manual page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec


class Op(msgspec.Struct, frozen=True, kw_only=True):
    """One operation.

    name        the file's name
    summary     one line for lists and manuals
    inputs      names of its inputs, used in `element`, `slope`, `says`; a last name ending in '*'
                takes any number
    attributes  what is not differentiated, with defaults: {'stride': 1}
    reads       every spelling a page may use for it as a function name: ('σ', 'sigmoid',
                'logistic')
    writes      how it is printed: {'unicode': 'σ', 'latex': r'\\sigma', 'plain': 'sigmoid'} for a
                call, or {'infix': '+'} / {'kind': 'Power'} where it is not a call
    element     its definition in our own notation. Point by point: '1 / (1 + exp(-x))'. For an
                array: one entry in index notation: 'Y[i, j] = Σ_k A[i, k]·B[k, j]'
    shape       how the result's shape follows: 'x -> x', 'A: n×k, B: k×m -> n×m', or a function of
                input axes
    value       its value over an arithmetic's array primitives, where `element` alone is not how to
                compute it
    slope       for each differentiable input, what reaches it: g is what arrives from above, y the
                result: {'x': 'g·y·(1 - y)'}; '' for an input that only chooses; for any number of
                inputs a function of (position, count); 'element' where it follows from the element
                form, 'structural' where it only moves entries about. An input that is missing has
                no derivative: asking for it is an error
    kinks       convention where there is no derivative or a tie: 'none', or the words to print
    kink        where that is: 'zero' (the input is 0), 'equal' (two inputs are equal), 'largest' or
                'smallest' (that value comes twice)
    domain      where it is defined, if not everywhere
    says        read aloud: 'squash {x} into the interval (0, 1)'
    lesson      the remark a textbook writes beside its derivative: "σ′ = σ·(1 − σ)"
    source      where it is defined
    examples    argument → exact or decimal result, tested: {'0': '1/2', 'ln 3': '3/4'}
    """

    name: str
    summary: str
    inputs: tuple[str, ...] = ("x",)
    attributes: Mapping[str, Any] = {}
    reads: tuple[str, ...] = ()
    writes: Mapping[str, str] = {}
    element: str = ""
    shape: str | Callable[..., Any] = "x -> x"
    value: Callable[..., Any] | None = None
    slope: Mapping[str, str] | Callable[[int, int], str] | str = {}
    kinks: str = "none"
    kink: str = ""
    domain: str = ""
    says: str = ""
    lesson: str = ""
    source: str = ""
    examples: Mapping[str, str] = {}
