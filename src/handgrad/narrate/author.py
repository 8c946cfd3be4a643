"""author: names and formulas as the author of a problem wrote them."""

from __future__ import annotations

from handgrad import ops
from handgrad.narrate.spell import function_name
from handgrad.notation import (
    Call,
    Derivative,
    Fence,
    Index,
    Kind,
    Name,
    Number,
    Product,
    Sum,
)
from handgrad.problem.rename import rewrite


def dotted(kind: Kind) -> Kind:
    """An author's formula with every product written with its sign: x₁·w₁."""
    match kind:
        case Name() | Number():
            return kind
        case Product(factors=factors, operators=operators):
            return Product(tuple([dotted(factor) for factor in factors]), operators)
        case Sum(terms=terms, signs=signs):
            return Sum(tuple([dotted(term) for term in terms]), signs)
        case Call(function=function, arguments=arguments):
            if isinstance(function, Name) and function.sub and function.key in ops.spellings():
                function = function_name(ops.spellings()[function.key])  # not `batch` with an index
            return Call(function, tuple([dotted(argument) for argument in arguments]))
        case Fence(shape=shape, body=body):
            return Fence(shape, dotted(body))
    return rewrite(kind, lambda part: dotted(part) if isinstance(part, Product) else None)


def entry_name(owner: Kind, index: tuple[int, ...]) -> Kind:
    """The name of one entry, counted from 1 as on paper: W_{1,2}; entry 2 at time 1 is h_{1,2}."""
    if not index:
        return owner
    at = tuple(str(i + 1) for i in index)
    if isinstance(owner, Name):
        return Name(owner.base, owner.marks, (*owner.sub, *at), owner.sup)
    if isinstance(owner, Derivative):
        return Derivative(owner.of, tuple(entry_name(one, index) for one in owner.by), owner.style)
    return Index(owner, tuple(Number(one) for one in at))
