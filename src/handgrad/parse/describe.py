"""describe: the reading of a formula in fully bracketed plain text, so that it can be shown."""

from __future__ import annotations

from handgrad.notation import (
    At,
    Big,
    Braced,
    Call,
    Cases,
    Derivative,
    Fence,
    Fraction,
    Index,
    Kind,
    Listing,
    Matrix,
    Name,
    Number,
    Postfix,
    Power,
    Prefix,
    Product,
    Relation,
    Root,
    Sequence,
    Sum,
    Text,
    Unread,
)


def describe(kind: Kind) -> str:
    """Every operation in brackets of its own.

    >>> from handgrad.parse import formula
    >>> describe(formula("a b/c + d^2"))
    '(a · (b / c)) + (d ^ 2)'
    """
    text = _inner(kind)
    return text[1:-1] if type(kind) in (Sum, Product, Fraction, Power) else text


def _list(kinds: tuple[Kind, ...]) -> str:
    return ", ".join([_outer(kind) for kind in kinds])


def _outer(kind: Kind | None) -> str:
    """The same without the outermost brackets."""
    return "" if kind is None else describe(kind)


_BRACKETS = {
    "round": ("(", ")"),
    "square": ("[", "]"),
    "curly": ("{", "}"),
    "abs": ("|", "|"),
    "norm": ("‖", "‖"),
    "floor": ("⌊", "⌋"),
    "ceil": ("⌈", "⌉"),
    "none": ("(", ")"),
}


def _inner(kind: Kind) -> str:
    """One kind with brackets round it where it is made of parts."""
    match kind:
        case Number():
            return kind.text
        case Name():
            return kind.key
        case Text():
            return f"“{kind.text}”"
        case Derivative():
            of = _inner(kind.of) if kind.of is not None else ""
            return f"{kind.style}[{of} by {_list(kind.by)}]"
        case Call():
            return f"{_inner(kind.function)}({_list(kind.arguments)})"
        case Prefix():
            return f"{kind.sign}{_inner(kind.body)}"
        case Postfix():
            return f"{_inner(kind.body)}{kind.mark}"
        case Sum():
            parts = [_inner(kind.terms[0])]
            for sign, term in zip(kind.signs[1:], kind.terms[1:], strict=True):
                parts += [sign, _inner(term)]
            return "(" + " ".join(parts) + ")"
        case Product():
            parts = [_inner(kind.factors[0])]
            for sign, factor in zip(kind.operators[1:], kind.factors[1:], strict=True):
                parts += [sign, _inner(factor)]
            return "(" + " ".join(parts) + ")"
        case Fraction():
            return f"({_inner(kind.over)} / {_inner(kind.under)})"
        case Power():
            return f"({_inner(kind.base)} ^ {_inner(kind.exponent)})"
        case Root():
            degree = f"{_outer(kind.degree)}, " if kind.degree is not None else ""
            return f"root({degree}{_outer(kind.body)})"
        case Index():
            return f"{_inner(kind.body)}[{_list(kind.at)}]"
        case Fence():
            left, right = _BRACKETS[kind.shape]
            return f"{left}{_outer(kind.body)}{right}"
        case Listing():
            left, right = _BRACKETS[kind.shape]
            return f"list{left}{_list(kind.items)}{right}"
        case Matrix():
            return "matrix[" + "; ".join([_list(row) for row in kind.rows]) + "]"
        case Big():
            return (
                f"{kind.operator}[{_outer(kind.under)}..{_outer(kind.over)}]({_outer(kind.body)})"
            )
        case Cases():
            return (
                "cases{"
                + "; ".join([f"{_outer(v)} if {_outer(c) or 'otherwise'}" for v, c in kind.rows])
                + "}"
            )
        case Braced():
            return f"{_inner(kind.body)} labelled <{_outer(kind.label)}>"
        case At():
            return f"{_inner(kind.body)} at <{_outer(kind.where)}>"
        case Relation():
            parts = [_outer(kind.items[0])] if kind.items[0] is not None else []
            for sign, item in zip(kind.signs, kind.items[1:], strict=True):
                parts += [sign, _outer(item)]
            return " ".join(parts)
        case Sequence():
            return "; ".join([_outer(item) for item in kind.items])
        case Unread():
            return f"unread “{kind.text}”"
    raise TypeError(type(kind).__name__)
