"""model: the record a model's file fills in. The equations are the implementation.

One file in `models` is one model, found by its name. Variants that differ in an equation are models
of their own, never a flag inside one: `family` and `conventions` tell which is which.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """One model of the catalogue.

    name        the file's name
    kind        the chapter it belongs to: 'recurrent', 'attention', 'autoencoders',
                'convolutional', 'layer' (a part of many networks), 'learning' (each step an
                example) or 'feedforward'
    title       what people call it
    summary     one line for lists
    equations   one a line, a remark behind two blanks; time is the subscript t
    inputs      names with their axes: 'x: d'
    state       what is carried from step to step, with axes: 'h: n, c: n'; empty if nothing is
    targets     what the output is compared with: 'y: n'
    weights     names with their axes: 'W_f, W_i: n×d;  b_f, b_i: n'
    draws       random inputs, which a problem must state: 'ε: n'
    constants   names that are numbers of the set-up, not of training: 'η: ()'
    output      the name that is compared with the targets
    code        for what encodes: the name of the encoder's output, its axes and what it means:
                'c: n, a shorter description of the input'
    begins      how training begins, where that belongs to the model: 'W_hh: the identity'
    parameters  how many there are: '4n(d + n + 1)'
    sizes       numbers for its letters on the model's page, where the usual ones would not do:
                'C = 1, m = 6'
    family      models that differ only in conventions share it
    conventions which choice of each convention this model is: {'gru_update': 'new'}
    source      who defined it, with equation numbers
    matches     which library call computes it, with its order of weights
    differs     what it must not be confused with, and how they differ
    trouble     what goes wrong with it in practice, and what is done about it
    also        other names books use, by which a page's data are known: 'g: C̃ c̃;  W_g: W_c W_C'
    see_also    names of related models
    beside      models it is set beside on the numbers of `contrast`, though they are no variants
    contrast    numbers on which the variants of a family, or the models beside it, give different
                results: a problem in YAML
    example     a problem file in YAML with numbers: what `handgrad new` prints, and a test
    """

    name: str
    kind: str = ""
    title: str
    summary: str
    equations: str
    inputs: str = "x: d"
    state: str = ""
    targets: str = ""
    weights: str = ""
    draws: str = ""
    constants: str = ""
    output: str = ""
    code: str = ""
    begins: str = ""
    parameters: str = ""
    sizes: str = ""
    family: str = ""
    conventions: Mapping[str, str] = {}
    source: str = ""
    matches: str = ""
    differs: str = ""
    trouble: str = ""
    also: str = ""
    beside: tuple[str, ...] = ()
    contrast: str = ""
    see_also: tuple[str, ...] = ()
    example: str = ""


def axes(text: str) -> dict[str, tuple[str, ...]]:
    """The axes of each name in a list as the record writes it.

    >>> axes("W, V: n×d;  b: n; η: ()")
    {'W': ('n', 'd'), 'V': ('n', 'd'), 'b': ('n',), 'η': ()}
    """
    found: dict[str, tuple[str, ...]] = {}
    waiting: list[str] = []
    for part in text.replace(";", ",").split(","):
        name, colon, shape = part.partition(":")
        if name.strip():
            waiting.append(name.strip())
        if colon:
            letters = () if shape.strip() == "()" else tuple(shape.strip().split("×"))
            found.update(dict.fromkeys(waiting, letters))
            waiting = []
    return found
