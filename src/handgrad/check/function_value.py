"""function_value: a function's value printed wrong although its argument is right."""

from __future__ import annotations

from handgrad.check.change import atoms
from handgrad.check.rule import Explanation
from handgrad.check.slip import Slip
from handgrad.check.term import Term

_UNSEEN = 7  # its argument does not stand on the page: nobody knows that it was right


def function_slip(slip: Slip, operations: tuple[str, ...]) -> Explanation | None:
    """A function's value printed wrong although its argument is right."""
    term = slip.belongs if slip.kind == "operand" else slip.line
    if term is None or slip.expected is None:
        return None
    bare = term
    if term.kind == "product" and len(term.parts) == 1:
        bare = term.parts[0][1]
    if bare.kind != "apply" or bare.op not in operations:
        return None
    return function_value(slip, term)


def function_value(slip: Slip, term: Term) -> Explanation | None:
    """What the function on the line gives at its printed argument."""
    if slip.expected is None:
        return None
    right = slip.show_value(slip.expected)
    shown = slip.shown(term)
    named = [atom.node.op != "constant" for atom in atoms(term)]
    return Explanation(
        short=f"{shown} = {right}",
        message=f"{shown} is {right}, not {slip.text}.",
        evidence="the function evaluated again at the printed argument",
        weight=_UNSEEN if len(named) > 1 and all(named) else 5,
        group=(shown, slip.text),
    )
