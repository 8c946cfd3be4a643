"""stack: weights as textbooks print them, one matrix on the stacked input: W_f [x, h] for W_f x +
U_f h.

The equation is rewritten to what the course prints; nothing is split, so W_f stays the name of the
whole matrix.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from handgrad.notation import Kind, Listing, Name, Product, Sum
from handgrad.problem.record import Equation, Given
from handgrad.problem.rename import names, rewrite, timeless
from handgrad.problem.tree import Source


def stacked(
    source: Source,
    equations: Sequence[Equation],
    given: Mapping[str, Given],
    printed: Mapping[str, Name],
) -> tuple[list[Equation], dict[str, Given]]:
    """The equations with stacked inputs where the file gives weights for them."""
    result = list(equations)
    for key, item in given.items():
        if not item.on:
            continue
        weight = printed[key].key if key in printed else key
        parts = [printed[p].key if p in printed else p for p in item.on]
        changed = [_changed(e, weight, parts) for e in result]
        if all(new is old for new, old in zip(changed, result, strict=True)):
            raise source.error(
                f"no equation multiplies {key} with {item.on[0]} and adds a term in {item.on[-1]}",
                item.span,
                hint=f"without stacking write {key}: [...]",
            )
        result = changed
    return result, dict(given)


def _changed(equation: Equation, weight: str, parts: Sequence[str]) -> Equation:
    """W x + U h + b → W [x, h] + b, in the sum that holds the weight."""

    def change(kind: Kind) -> Kind | None:
        if not isinstance(kind, Sum):
            return None
        at = next((i for i, term in enumerate(kind.terms) if _weight(term) == weight), None)
        if at is None:
            return None
        found: dict[str, tuple[int, Kind]] = {}
        for i, term in enumerate(kind.terms):
            operand = _operand(term)
            if operand is not None and operand[0] in parts:
                found[operand[0]] = (i, operand[1])
        if set(found) != set(parts):
            return None
        drop = {i for i, _ in found.values()} - {at}
        listing = Listing(tuple(found[part][1] for part in parts), "square")
        head = kind.terms[at]
        assert isinstance(head, Product)
        product = Product((head.factors[0], listing), ("", "·"), ("", ""), head.span)
        terms = [product if i == at else t for i, t in enumerate(kind.terms) if i not in drop]
        signs = [s for i, s in enumerate(kind.signs) if i not in drop]
        return product if len(terms) == 1 else Sum(tuple(terms), tuple(signs), kind.span)

    right = rewrite(equation.right, change)
    return equation if right is equation.right else msgspec.structs.replace(equation, right=right)


def _weight(term: Kind) -> str:
    """The key of the first factor of a product of two."""
    if isinstance(term, Product) and len(term.factors) == 2 and isinstance(term.factors[0], Name):
        return term.factors[0].key
    return ""


def _operand(term: Kind) -> tuple[str, Kind] | None:
    """What a weight is applied to, by the key of the name in it."""
    if not (isinstance(term, Product) and len(term.factors) == 2):
        return None
    for name in names(term.factors[1]):
        key = timeless(name).key
        if key:
            last = key
    return last, term.factors[1]
