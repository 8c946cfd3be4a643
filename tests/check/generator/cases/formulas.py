"""formulas: finding one formula in another, and writing it as an author would."""

from __future__ import annotations

from ..expression import Add, Div, Fn, Mul, Neg, Node, children, constant, rebuild
from ..notation import Style, write


def ends(node: Node) -> list[Node]:
    below = children(node)
    return [end for part in below for end in ends(part)] if below else [node]


def over(node: Node) -> Node:
    return node.over if isinstance(node, Div) else node


def spelled(node: Node) -> str:
    """A formula as a line of text."""
    pieces = write(node, Style("plain", "*"))
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


def replaced(node: Node, target: Node, leaf: Node) -> Node | None:
    if node == target:
        return leaf
    match node, target:
        case Mul(factors), Mul(wanted):
            left = _without(factors, wanted)
            if left is not None:
                return Mul((leaf, *left)) if left else leaf
        case Add(terms), Add(wanted):
            rest = _without(terms, wanted)
            if rest is not None:
                return Add((("+", leaf), *rest)) if rest else leaf
    below = children(node)
    for place, part in enumerate(below):
        changed = replaced(part, target, leaf)
        if changed is not None:
            return rebuild(node, (*below[:place], changed, *below[place + 1 :]))
    return None


def _without(parts, wanted):  # type: ignore[no-untyped-def]
    """The parts that are left when the wanted ones are taken out; None if one is missing."""
    rest = list(parts)
    for part in wanted:
        if part not in rest:
            return None
        rest.remove(part)
    return tuple(rest)


def logistic(node: Node) -> Node:
    """σ written out as 1/(1 + e^{−z})."""
    if isinstance(node, Fn) and node.name == "sigma":
        under = Add((("+", constant("1")), ("+", Fn("exp", Neg(node.argument)))))
        return Div(constant("1"), under)
    below = children(node)
    return rebuild(node, tuple(logistic(part) for part in below)) if below else node


def signed(node: Node) -> Node:
    """Minus signs inside a product go before it, two of them away."""
    below = children(node)
    if not below:
        return node
    node = rebuild(node, tuple(signed(part) for part in below))
    match node:
        case Mul(factors):
            signs = sum(isinstance(factor, Neg) for factor in factors)
            bare = Mul(tuple(f.body if isinstance(f, Neg) else f for f in factors))
            return Neg(bare) if signs % 2 else bare
        case Add(terms):
            turned = {"+": "-", "-": "+"}
            return Add(
                tuple(
                    (turned[sign], term.body) if isinstance(term, Neg) and place else (sign, term)
                    for place, (sign, term) in enumerate(terms)
                )
            )
        case Neg(Neg(body)):
            return body
    return node
