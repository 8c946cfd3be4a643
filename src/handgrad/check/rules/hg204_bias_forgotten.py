"""What it finds: a net input or a parameter count without its bias, although the bias is announced.

Why it matters: the bias shifts every activation; a layer of m units has m of them to count and to
learn.

How to put it right: add the bias once to each unit's sum; count one more weight for each unit.

Source: counted on real worked pages: (inputs + 1) times units worked out without the 1.
"""

from __future__ import annotations

from flint import fmpq

from handgrad.check.change import terms
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term
from handgrad.graph import Node
from handgrad.notation import Name

_BIASES = frozenset({"b", "bias", "Bias", "B"})


def explain(slip: Slip) -> Explanation | None:
    return _formula(slip) if slip.kind == "formula" else _result(slip)


def _formula(slip: Slip) -> Explanation | None:
    biases = terms.where(lambda _, part: _is_bias(part.node))
    return by_change(slip, biases, "the bias {} is left out", weight=1, short="{} is missing")


def _result(slip: Slip) -> Explanation | None:
    if slip.line is None or slip.expected is None or not slip.telling:
        return None
    for change in slip.changed(terms):
        bias = _bias(slip, change.part)
        if bias is None:
            continue
        line, right = slip.shown(slip.line), slip.show_value(slip.expected)
        return Explanation(
            short=f"{line} = {right}",
            message=f"{slip.text} comes out without the bias {bias}; with it the line gives "
            f"{right}.",
            evidence=f"without {bias} the line gives {slip.text}",
            certainty="likely",
            weight=2,
            group=("term", line, slip.text),
        )
    return None


def _bias(slip: Slip, part: Term) -> str | None:
    """How the bias is called that this part of the line is; None if it is no bias."""
    if _is_bias(part.node):
        return slip.shown(part)
    value = slip.own(part)
    if value is None or part.kind != "atom":
        return None
    called = [c for c in slip.candidates if value in (c.printed, c.true)]
    if called and all(_is_bias(c.node) for c in called):
        return called[0].shown
    return "1" if value == 1 and not called and _counts_weights(slip, part) else None


def _counts_weights(slip: Slip, one: Term) -> bool:
    """Whether the line is (inputs + 1)·units in whole numbers."""
    line = slip.line
    if line is None or line.kind != "product" or len(line.parts) != 2:
        return False
    sums = [part for _, part in line.parts if part.kind == "sum"]
    if len(sums) != 1 or [part for _, part in sums[0].parts if part is one] != [one]:
        return False
    atoms = [part for _, part in (*sums[0].parts, *line.parts) if part.kind == "atom"]
    values = [slip.own(atom) for atom in atoms]
    return len(values) == 3 and all(isinstance(v, fmpq) and v.q == 1 and v > 0 for v in values)


def _is_bias(node: Node) -> bool:
    owner = node.inputs[0] if node.op == "element" else node
    return isinstance(owner.name, Name) and owner.name.base in _BIASES


RULE = Rule(
    code="HG204",
    name="bias-forgotten",
    summary="the bias is missing from a sum or a count of weights",
    looks_at=("result", "formula"),
    weight=1,
    explain=explain,
    wrong=(
        Wrong(
            "$w = 0.5$, $x = 2.0$, $b = 0.37$\n\n$z = w x + b = 0.5 \\cdot 2.0 + 0.37 = 1.00$",
            "1.00",
            "without the bias b",
        ),
        Wrong("$(4608 + 1) \\cdot 512 = 2,359,296$", "2,359,296", "2359808"),
    ),
    right=(
        "$w = 0.5$, $x = 2.0$, $b = 0.37$\n\n$z = w x + b = 0.5 \\cdot 2.0 + 0.37 = 1.37$",
        "$(4608 + 1) \\cdot 512 = 2,359,808$",
    ),
)
