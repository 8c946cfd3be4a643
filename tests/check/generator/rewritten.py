"""rewritten: slips of method: another formula, operation or convention than the one asked for.

Each class says how a part of a formula may be rewritten. The author either writes the changed
formula down, in numbers and perhaps in names too, or writes the right line and works out the
changed one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import mpmath

from .author import Memory, Slip
from .expression import (
    Add,
    Div,
    Fn,
    Leaf,
    Mul,
    Neg,
    Node,
    Pow,
    Ref,
    Slipped,
    Symbol,
    children,
    constant,
    rebuild,
    value,
)  # fmt: skip
from .slips import Show

Path = tuple[int, ...]


class Rewritten(Slip):
    """A part of the formula is another one.

    written   the changed formula may stand on the page; else only its value does
    """

    written = True
    worked_out = True

    def __init__(self, symbol, random) -> None:  # type: ignore[no-untyped-def]
        super().__init__(symbol, random)
        quiet = self.worked_out and (not self.written or random.random() < 0.5)
        self.computed = quiet
        self.names_too = random.random() < 0.4
        self.at: tuple[Path, int] | None = None

    def rewrites(self, part: Node) -> Iterator[Node]:
        """What may stand in the place of a part."""
        raise NotImplementedError

    def places(self, node: Node) -> list[tuple[Path, int]]:
        """Every part that can be rewritten, and the number of the way."""
        found = [((), k) for k, _ in enumerate(self.rewrites(node))]
        for i, child in enumerate(children(node)):
            found += [((i, *path), k) for path, k in self.places(child)]
        return found

    def changed(self, node: Node, at: tuple[Path, int]) -> Node:
        path, k = at
        if not path:
            return Slipped(list(self.rewrites(node))[k], node)
        parts = list(children(node))
        parts[path[0]] = self.changed(parts[path[0]], (path[1:], k))
        return rebuild(node, tuple(parts))

    def substituted(self, node: Node, memory: Memory, formula: Node) -> Node:
        if self.computed:
            return node
        in_numbers = self.places(node)  # a number may look like the 1 of 1 − h
        places = [at for at in self.places(formula) if at in in_numbers]
        if not places:
            return node
        self.at, self.made, self.too = self.random.choice(places), True, self.names_too
        return self.changed(node, self.at)

    def formula(self, node: Node) -> Node:
        return self.changed(node, self.at) if self.made and self.too and self.at else node

    def collapsed(self, node: Node, leaf: Leaf, show: Show) -> Leaf:
        if not self.computed:
            return leaf
        places = self.places(node)
        if not places:
            return leaf
        if self.late:
            self.late -= 1
            return leaf
        held = value(self.changed(node, self.random.choice(places)), "held")
        self.made = True
        text = show(held)
        return replace(leaf, text=text, held=mpmath.mpf(text), own=True, tainted=True)


def one_minus(part: Node) -> Node:
    return Add((("+", constant("1")), ("-", part)))


def complement(part: Node) -> Node | None:
    match part:
        case Add((("+", Leaf(text="1")), ("-", inner))):
            return inner
    return None


def same(a: Node, b: Node) -> bool:
    """The same name, or the number that was put in for it."""
    return name_of(a) is not None and name_of(a) == name_of(b)


def name_of(part: Node) -> Symbol | None:
    return part.symbol if isinstance(part, Leaf | Ref) else None


def base(part: Node) -> str:
    symbol = name_of(part)
    return "" if symbol is None else symbol.base


class FractionInverted(Rewritten):
    name = "fraction-inverted"

    def rewrites(self, part: Node) -> Iterator[Node]:
        if isinstance(part, Div) and not isinstance(part.over, Leaf):
            yield Div(part.under, part.over)


class SquareForgotten(Rewritten):
    name = "square-forgotten"

    def rewrites(self, part: Node) -> Iterator[Node]:
        if isinstance(part, Pow) and part.exponent == 2:
            yield part.base


class RootForgotten(Rewritten):
    name = "root-forgotten"

    def rewrites(self, part: Node) -> Iterator[Node]:
        if isinstance(part, Fn) and part.name == "sqrt":
            yield part.argument


class DistributionSlip(Rewritten):
    name = "distribution-slip"
    written = False

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Mul((factor, Add(terms))) if not isinstance(factor, Add):
                sign, first = terms[0]
                yield Add(((sign, Mul((factor, first))), *terms[1:]))


class OrderOfOperations(Rewritten):
    name = "order-of-operations"
    written = False

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Add((("+", first), (sign, Mul((second, *rest))), *others)) if rest:
                yield Add((("+", Mul((Add((("+", first), (sign, second))), *rest))), *others))


class FunctionSplit(Rewritten):
    name = "function-split"
    written = False

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Pow(Add(terms), 2):
                yield Add(tuple(("+", Pow(term, 2)) for _, term in terms))
                if any(sign == "-" for sign, _ in terms):
                    yield Add(tuple((sign, Pow(term, 2)) for sign, term in terms))
            case Fn("ln", Div(Add(terms), Leaf() as count)) if count.text.isdecimal():
                yield Div(Add(tuple((sign, Fn("ln", term)) for sign, term in terms)), count)


class DoubleForSquare(Rewritten):
    name = "double-for-square"
    written = False

    def rewrites(self, part: Node) -> Iterator[Node]:
        if isinstance(part, Pow) and part.exponent == 2:
            yield Mul((constant("2"), part.base))


class SquareMisapplied(Rewritten):
    name = "square-misapplied"

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Pow(Add((first, (sign, last))), 2):
                yield Add((first, (sign, Pow(last, 2))))
            case Add((first, (sign, Pow(last, 2)))):
                yield Pow(Add((first, (sign, last))), 2)


class OperationExchanged(Rewritten):
    name = "operation-exchanged"
    written = False

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Mul((first, second)):
                yield Add((("+", first), ("+", second)))


class ExponentSign(Rewritten):
    name = "exponent-sign"
    written = False

    def rewrites(self, part: Node) -> Iterator[Node]:
        if isinstance(part, Fn) and part.name in ("sigma", "exp"):
            yield Fn(part.name, Neg(part.argument))


class WrongActivation(Rewritten):
    name = "wrong-activation"

    def rewrites(self, part: Node) -> Iterator[Node]:
        if isinstance(part, Fn) and part.name in ("sigma", "tanh"):
            yield Fn("tanh" if part.name == "sigma" else "sigma", part.argument)


class LogBase(Rewritten):
    name = "log-base"
    written = False

    def rewrites(self, part: Node) -> Iterator[Node]:
        if isinstance(part, Fn) and part.name == "ln":
            yield Div(part, Fn("ln", constant("10")))


class Complement(Rewritten):
    name = "complement-for-value"
    worked_out = False

    def rewrites(self, part: Node) -> Iterator[Node]:
        inner = complement(part)
        if inner is not None:
            yield inner


class GatesExchanged(Rewritten):
    name = "gates-exchanged"

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            # f and i are gates; q₁ and q₂, entries of one vector, are not
            case Add((("+", Mul((a, b))), ("+", Mul((c, d))))) if base(a) != base(c) and not (
                isinstance(a, Add) or isinstance(c, Add)
            ):
                yield Add((("+", Mul((c, b))), ("+", Mul((a, d)))))


def _count(share: Node) -> int:
    """4 of the fraction 1/4."""
    match share:
        case Div(Leaf(text="1"), Leaf(text=text)) if text.isdecimal():
            return int(text)
    return 0


class SumForMean(Rewritten):
    name = "sum-for-mean"

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Mul((share, Add() as total)) if _count(share) > 2:
                yield total


class VarianceDivisor(Rewritten):
    name = "variance-n-minus-one"

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Mul((share, Add(terms))) if _count(share) == len(terms):
                fewer = Div(constant("1"), constant(str(len(terms) - 1)))
                yield Mul((fewer, Add(terms)))


class MeanForSum(Rewritten):
    name = "mean-for-sum"

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Add(terms) if len(terms) > 1 and all(sign == "+" for sign, _ in terms):
                if all(isinstance(t, Pow) for _, t in terms) or all(
                    base(t) == "L" for _, t in terms
                ):
                    yield Mul((Div(constant("1"), constant(str(len(terms)))), part))


class HalfAdded(Rewritten):
    name = "half-added"

    def rewrites(self, part: Node) -> Iterator[Node]:
        if self.symbol.base not in ("L", "E", "R"):
            return
        squares = [t for _, t in part.terms] if isinstance(part, Add) else [part]
        if all(isinstance(t, Pow) and t.exponent == 2 for t in squares):
            yield Mul((Div(constant("1"), constant("2")), part))


class LogVariance(Rewritten):
    name = "logvar-for-logsigma"

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Fn("exp", Leaf() | Ref() as inner) if base(inner) == "l":
                yield Fn("exp", Div(inner, constant("2")))
            case Fn("exp", Div(inner, Leaf(text="2"))):
                yield Fn("exp", inner)
            case Fn("exp", Mul((Div(Leaf(text="1"), Leaf(text="2")), inner))):
                yield Fn("exp", inner)
            case Fn("exp", Mul((Leaf(text="0.5"), inner))):
                yield Fn("exp", inner)


class AttentionScale(Rewritten):
    name = "attention-scale-omitted"

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Div(over, Fn("sqrt", Leaf() | Ref())):
                yield over


class CorrectionPower(Rewritten):
    name = "bias-correction-power"

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Div(over, Add((one, ("-", Pow(beta, power))))):
                yield Div(over, Add((one, ("-", beta))))
                yield Div(over, Add((one, ("-", Pow(beta, power + 1)))))
            case Div(over, Add((one, ("-", (Leaf() | Ref()) as beta)))) if base(beta) == "β":
                yield Div(over, Add((one, ("-", Pow(beta, 2)))))


class RateOmitted(Rewritten):
    name = "learning-rate-omitted"

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Mul((first, *rest)) if base(first) == "η" and rest:
                yield rest[0] if len(rest) == 1 else Mul(tuple(rest))


class DecaySwapped(Rewritten):
    name = "decay-swapped"

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Add((("+", Mul((a, p))), ("+", Mul((b, q))))) if base(a) == "β":
                inner = complement(b)
                if inner is not None and same(inner, a):
                    yield Add((("+", Mul((b, p))), ("+", Mul((a, q)))))


class EpsilonPlacement(Rewritten):
    name = "epsilon-placement"

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Fn("sqrt", Add((first, ("+", small)))) if base(small) == "ε":
                yield Add((("+", Fn("sqrt", first[1])), ("+", small)))


class GradientSign(Rewritten):
    name = "gradient-sign-flipped"

    def rewrites(self, part: Node) -> Iterator[Node]:
        gradient = self.symbol.of is not None or self.symbol.base == "δ"
        match part:
            case Add((("+", first), ("-", second))) if gradient and base(first):
                yield Add((("+", second), ("-", first)))


class DroppedTwo(Rewritten):
    name = "dropped-two"

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Mul((Leaf(text="2"), *rest)) if self.symbol.of is not None and rest:
                yield rest[0] if len(rest) == 1 else Mul(tuple(rest))


class ChainFactor(Rewritten):
    name = "chain-factor-omitted"

    def rewrites(self, part: Node) -> Iterator[Node]:
        if self.symbol.of is None or not isinstance(part, Mul) or len(part.factors) < 2:
            return
        for i, factor in enumerate(part.factors):
            if not isinstance(factor, Leaf) or factor.symbol is not None:
                rest = (*part.factors[:i], *part.factors[i + 1 :])
                yield rest[0] if len(rest) == 1 else Mul(rest)


class PathDropped(Rewritten):
    name = "gradient-path-dropped"

    def rewrites(self, part: Node) -> Iterator[Node]:
        if self.symbol.of is None or not isinstance(part, Add):
            return
        terms = [t for t in part.terms if isinstance(t[1], Mul)]
        if len(terms) == len(part.terms) > 1:
            for i in range(len(terms)):
                rest = [t for j, t in enumerate(terms) if j != i]
                if rest[0][0] == "+":
                    yield rest[0][1] if len(rest) == 1 else Add(tuple(rest))


class OtherSlope(Rewritten):
    name = "slope-of-another-activation"

    def rewrites(self, part: Node) -> Iterator[Node]:
        inner = complement(part)
        if isinstance(inner, Pow) and inner.exponent == 2:
            yield Mul((inner.base, one_minus(inner.base)))
        if isinstance(part, Mul):
            for i, factor in enumerate(part.factors):
                output = complement(factor)
                for j, plain in enumerate(part.factors):
                    if output is not None and same(plain, output):
                        rest = [f for k, f in enumerate(part.factors) if k not in (i, j)]
                        slope = one_minus(Pow(output, 2))
                        yield Mul((*rest, slope)) if rest else slope


class TermTwice(Rewritten):
    name = "term-counted-twice"

    def rewrites(self, part: Node) -> Iterator[Node]:
        if isinstance(part, Add) and len(part.terms) > 1 and complement(part) is None:
            for again in part.terms:
                yield Add((*part.terms, again))


class QuantitiesExchanged(Rewritten):
    name = "quantities-exchanged"

    def rewrites(self, part: Node) -> Iterator[Node]:
        if not isinstance(part, Add | Mul):
            return
        held = [(name, p) for p in _parts(part) if (name := name_of(p)) is not None]
        often = Counter(name for name, _ in held)
        first = dict(reversed(held))
        for one, other in combinations(sorted(first, key=str), 2):
            if often[one] + often[other] > 2:
                yield _put(part, {one: first[other], other: first[one]})
        for one in first:
            places = [i for i, c in enumerate(children(part)) if one in map(name_of, _parts(c))]
            for other in first if len(places) > 1 else ():
                if other != one:
                    parts = list(children(part))
                    for i in places[-2:]:
                        parts[i] = _put(parts[i], {one: first[other]})
                    yield rebuild(part, tuple(parts))


def _parts(node: Node) -> Iterator[Node]:
    yield node
    for child in children(node):
        yield from _parts(child)


def _put(node: Node, new: dict[Symbol, Node]) -> Node:
    """Other values in the place of some names."""
    name = name_of(node)
    if name is not None:
        return new.get(name, node)
    return rebuild(node, tuple(_put(child, new) for child in children(node)))


class PaddingCounted(Rewritten):
    name = "padding-counted"

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Div(Add(terms) as cells, Leaf(text=count)) if (
                self.symbol.base == "p" and count == str(len(terms))
            ):
                yield Div(cells, constant("9"))


class NesterovPoint(Rewritten):
    name = "nesterov-point"

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Add((("+", w), ("+", Mul((mu, v))))) if (base(w), base(mu), base(v)) == (
                "w", "μ", "v",
            ):  # fmt: skip
                yield w


class _WorkedOut(Rewritten):
    """A slip whose line is right and whose result is that of another formula: only as a rival, the
    result of a slip that is made may be explained by it as well.
    """

    written = False


class TermNotAdded(_WorkedOut):
    name = "term-dropped"

    def rewrites(self, part: Node) -> Iterator[Node]:
        if isinstance(part, Add) and len(part.terms) > 1:
            for i in range(len(part.terms)):
                (sign, first), *rest = (*part.terms[:i], *part.terms[i + 1 :])
                whole = Neg(first) if sign == "-" else first
                yield Add((("+", whole), *rest)) if rest else whole


class DividedInPart(_WorkedOut):
    name = "distribution-slip"

    def rewrites(self, part: Node) -> Iterator[Node]:
        match part:
            case Div(Add(terms), under):
                for i, (sign, term) in enumerate(terms):
                    yield Add((*terms[:i], (sign, Div(term, under)), *terms[i + 1 :]))


class PointMoved(_WorkedOut):
    name = "missing-decimal-point"

    def rewrites(self, part: Node) -> Iterator[Node]:
        if not isinstance(part, Leaf):
            yield Mul((constant("10"), part))
            yield Div(part, constant("10"))


class PlainDecay(_WorkedOut):
    name = "bias-correction-power"

    def rewrites(self, part: Node) -> Iterator[Node]:
        if isinstance(part, Pow) and base(part.base) == "β":
            yield part.base


class FactorNotMultiplied(_WorkedOut):
    name = "factor-forgotten"

    def rewrites(self, part: Node) -> Iterator[Node]:
        if isinstance(part, Mul) and len(part.factors) > 1:
            for i in range(len(part.factors)):
                rest = (*part.factors[:i], *part.factors[i + 1 :])
                yield rest[0] if len(rest) == 1 else Mul(rest)


class SignOfResult(_WorkedOut):
    name = "sign-lost"

    def places(self, node: Node) -> list[tuple[Path, int]]:
        return [((), 0)]

    def rewrites(self, part: Node) -> Iterator[Node]:
        yield Neg(part)


class SignOfTerm(_WorkedOut):
    name = "sign-lost"

    def rewrites(self, part: Node) -> Iterator[Node]:
        if isinstance(part, Add):
            for i, (sign, term) in enumerate(part.terms):
                turned = ("+" if sign == "-" else "-", term)
                yield Add((*part.terms[:i], turned, *part.terms[i + 1 :]))


RIVALS: tuple[type[Slip], ...] = (
    TermNotAdded, FactorNotMultiplied, DividedInPart, PointMoved, PlainDecay, SignOfResult,
    SignOfTerm,
)  # fmt: skip
REWRITTEN: tuple[type[Slip], ...] = (
    FractionInverted, SquareForgotten, RootForgotten, DistributionSlip, OrderOfOperations,
    FunctionSplit, DoubleForSquare, SquareMisapplied, OperationExchanged, ExponentSign,
    WrongActivation, LogBase, Complement, GatesExchanged, SumForMean, VarianceDivisor, MeanForSum,
    HalfAdded, LogVariance, AttentionScale, CorrectionPower, RateOmitted, DecaySwapped,
    EpsilonPlacement, GradientSign, DroppedTwo, ChainFactor, PathDropped, OtherSlope, TermTwice,
    QuantitiesExchanged, PaddingCounted, NesterovPoint,
)  # fmt: skip
