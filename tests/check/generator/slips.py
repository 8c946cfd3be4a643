"""slips: the mistakes counted on real worked pages, made on purpose.

Each slip is one class: when it can be made, and how.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .author import Memory, Slip
from .expression import (
    Add,
    Div,
    Fn,
    Leaf,
    Mul,
    Neg,
    Node,
    Number,
    Pow,
    Ref,
    Slipped,
    Symbol,
    exact,
    leaves,
    transform,
)  # fmt: skip

Show = Callable[[Number], str]


def _wrong(leaf: Leaf, text: str, held: Number | None = None) -> Leaf:
    return replace(
        leaf, text=text, held=exact(text) if held is None else held, own=True, tainted=True
    )


def _bent(text: str, by: int) -> str:
    """The last digits moved by so many units."""
    sign, digits = ("-", text[1:]) if text[0] == "-" else ("", text)
    decimals = len(digits.partition(".")[2])
    units = abs(int(digits.replace(".", "")) + by)
    padded = str(units).rjust(decimals + 1, "0")
    return sign + (padded[:-decimals] + "." + padded[-decimals:] if decimals else padded)


class _Miscomputed(Slip):
    """A number that does not follow from what stands before it."""

    computed = True

    def fits(self, node: Node) -> bool:
        raise NotImplementedError

    def collapsed(self, node: Node, leaf: Leaf, show: Show) -> Leaf:
        if not self.fits(node):
            return leaf
        self.made = True
        by = self.random.choice((-9, -7, -5, -4, -3, 3, 4, 5, 6, 8, 10, 20, 90, 100))
        return _wrong(leaf, _bent(leaf.text, by))


class Arithmetic(_Miscomputed):
    name = "arithmetic-slip"

    def fits(self, node: Node) -> bool:
        return isinstance(node, Add | Mul | Div | Pow)


def _function(function: str, slip: str) -> type[Slip]:
    class Lookup(_Miscomputed):
        name = slip

        def fits(self, node: Node) -> bool:
            return isinstance(node, Fn) and node.name == function

    return Lookup


class ArgumentShift(Slip):
    name = "argument-shift"
    computed = True

    def collapsed(self, node: Node, leaf: Leaf, show: Show) -> Leaf:
        from .expression import FUNCTIONS, value

        if not (isinstance(node, Fn) and node.name in ("sigma", "tanh")):
            return leaf
        self.made = True
        return _wrong(leaf, show(FUNCTIONS[node.name](value(node.argument, "held") - 1)))


class ActivationSkipped(Slip):
    name = "activation-skipped"
    computed = True

    def collapsed(self, node: Node, leaf: Leaf, show: Show) -> Leaf:
        from .expression import value

        if not (isinstance(node, Fn) and node.name in ("sigma", "tanh", "relu")):
            return leaf
        self.made = True
        return _wrong(leaf, show(value(node.argument, "held")))


class Substitution(Slip):
    """One number of the substituted line is another; `invented` if it is nobody's."""

    invented = False

    def other(self, leaf: Leaf, memory: Memory) -> Leaf | None:
        raise NotImplementedError

    def substituted(self, node: Node, memory: Memory, formula: Node) -> Node:
        chances = [leaf for leaf in leaves(node) if leaf.symbol is not None]
        self.random.shuffle(chances)
        for chosen in chances:
            new = self.other(chosen, memory)
            if new is None or new.text == chosen.text:
                continue
            bad = replace(chosen, text=new.text, held=new.held, own=True, tainted=True, given=False)
            self.made = True
            return _replace_once(node, chosen, bad)
        return node


def _replace_once(node: Node, old: Leaf, new: Leaf) -> Node:
    done = False

    def change(part: Node) -> Node | None:
        nonlocal done
        if part is old and not done:
            done = True
            return new
        return None

    return transform(node, change)


class OperandSwap(Substitution):
    name = "operand-swap"

    def other(self, leaf: Leaf, memory: Memory) -> Leaf | None:
        others = [m for m in memory.values() if m.symbol != leaf.symbol and m.text != leaf.text]
        return self.random.choice(others) if others else None


class StaleState(Substitution):
    name = "stale-state"

    def other(self, leaf: Leaf, memory: Memory) -> Leaf | None:
        symbol = leaf.symbol
        if symbol is None or not symbol.sub.isdigit() or int(symbol.sub) < 1:
            return None
        before = replace(symbol, sub=str(int(symbol.sub) - 1))
        timed = replace(symbol, sub="0") in memory  # else s₁ and s₂ are two entries, not two steps
        state = symbol.base in "hcsm" or symbol.base == "θ"
        return memory.get(before) if state and timed else None


class SignLost(Substitution):
    name = "sign-lost"

    def other(self, leaf: Leaf, memory: Memory) -> Leaf | None:
        if leaf.text[0] != "-":
            return None
        return replace(leaf, text=leaf.text[1:], held=-leaf.held)


class DigitTransposition(Substitution):
    name = "digit-transposition"

    def other(self, leaf: Leaf, memory: Memory) -> Leaf | None:
        places = [
            i
            for i in range(len(leaf.text) - 1)
            if leaf.text[i : i + 2].isdigit() and leaf.text[i] != leaf.text[i + 1]
        ]
        if not places or leaf.given:
            return None
        i = self.random.choice(places)
        text = leaf.text[:i] + leaf.text[i + 1] + leaf.text[i] + leaf.text[i + 2 :]
        return replace(leaf, text=text, held=exact(text))


class DigitDropped(Substitution):
    name = "digit-dropped"

    def other(self, leaf: Leaf, memory: Memory) -> Leaf | None:
        point = leaf.text.find(".")
        if point < 0 or len(leaf.text) - point < 4 or leaf.given:
            return None
        i = self.random.randrange(point + 1, len(leaf.text) - 1)
        text = leaf.text[:i] + leaf.text[i + 1 :]
        if leaf.text.startswith(text):  # that would only be cut off
            return None
        return replace(leaf, text=text, held=exact(text))


class LineTypo(Substitution):
    name = "line-typo-result-right"

    def other(self, leaf: Leaf, memory: Memory) -> Leaf | None:
        others = [m for m in memory.values() if m.text != leaf.text]
        return replace(leaf, text=self.random.choice(others).text) if others else None


class MissingPoint(Slip):
    name = "missing-decimal-point"
    computed = True

    def result(self, leaf: Leaf, show: Show) -> Leaf:
        if "." not in leaf.text or leaf.given:
            return leaf
        self.made = True
        text = leaf.text.replace(".", "")
        return replace(leaf, text=text, own=True, tainted=True)


class _Left(Slip):
    """A part of the formula is left out, in the numbers and perhaps in the names too."""

    def chosen(self, formula: Node) -> Node | None:
        """The part of the symbolic formula that is left out."""
        raise NotImplementedError

    neutral = 0

    def substituted(self, node: Node, memory: Memory, formula: Node) -> Node:
        self.part = self.chosen(formula)
        if self.part is None:
            return node
        self.too = self.random.random() < 0.4
        path = _path(formula, self.part)
        if path is None:
            return node
        self.made = True
        return _at(node, path, lambda part: Slipped(None, part, self.neutral))

    def formula(self, node: Node) -> Node:
        if not self.made or not self.too or self.part is None:
            return node
        path = _path(node, self.part)
        return node if path is None else _at(node, path, lambda p: Slipped(None, p, self.neutral))


def _path(node: Node, part: Node) -> tuple[int, ...] | None:
    """Where a term or factor stands: the places to go down from the top."""
    from .expression import children

    for place, child in enumerate(children(node)):
        if child is part and isinstance(node, Add | Mul | Div):
            if not isinstance(node, Div):
                return (place,)
            continue
        below = _path(child, part)
        if below is not None:
            return (place, *below)
    return None


def _at(node: Node, path: tuple[int, ...], change: Callable[[Node], Node]) -> Node:
    from .expression import children, rebuild

    if not path:
        return change(node)
    parts = list(children(node))
    parts[path[0]] = _at(parts[path[0]], path[1:], change)
    return rebuild(node, tuple(parts))


def _sums(formula: Node) -> list[Add]:
    from .expression import children

    found = [formula] if isinstance(formula, Add) else []
    return found + [s for child in children(formula) for s in _sums(child)]


def _products(formula: Node) -> list[Mul]:
    from .expression import children

    found = [formula] if isinstance(formula, Mul) else []
    return found + [s for child in children(formula) for s in _products(child)]


class TermDropped(_Left):
    name = "term-dropped"

    def chosen(self, formula: Node) -> Node | None:
        sums = [s for s in _sums(formula) if len(s.terms) > 1]
        if not sums:
            return None
        terms = [t for _, t in self.random.choice(sums).terms]
        return self.random.choice(terms)


class BiasForgotten(_Left):
    name = "bias-forgotten"

    def chosen(self, formula: Node) -> Node | None:
        for total in _sums(formula):
            for _, term in total.terms:
                if isinstance(term, Ref) and term.symbol.base in "bc" and not term.symbol.mark:
                    return term
        return None


class RecurrentOmitted(_Left):
    name = "recurrent-term-omitted"

    def chosen(self, formula: Node) -> Node | None:
        for total in _sums(formula):
            for _, term in total.terms:
                if isinstance(term, Mul) and any(
                    (isinstance(f, Ref) and f.symbol.base in ("U",)) or _recurrent(f)
                    for f in term.factors
                ):
                    return term
        return None


def _recurrent(factor: Node) -> bool:
    return isinstance(factor, Ref) and factor.symbol == Symbol("w", "hh")


class FactorForgotten(_Left):
    name = "factor-forgotten"
    neutral = 1

    def chosen(self, formula: Node) -> Node | None:
        products = [p for p in _products(formula) if len(p.factors) > 1]
        if not products:
            return None
        return self.random.choice(self.random.choice(products).factors)


class DroppedHalf(_Left):
    name = "dropped-half"
    neutral = 1

    def chosen(self, formula: Node) -> Node | None:
        for product in _products(formula):
            for factor in product.factors:
                match factor:
                    case Div(Leaf(text="1"), Leaf(text="2")) | Leaf(text="0.5"):
                        return factor
        return None


class BiasCorrection(_Left):
    name = "bias-correction-ignored"
    neutral = 1

    def chosen(self, formula: Node) -> Node | None:
        fits = isinstance(formula, Div) and isinstance(formula.over, Ref)
        small = fits and isinstance(formula.under, Add)
        return formula.under if small else None

    def substituted(self, node: Node, memory: Memory, formula: Node) -> Node:
        if not isinstance(node, Div) or self.chosen(formula) is None:
            return node
        self.made, self.part, self.too = True, None, False
        return Slipped(node.over, node)


class DerivativeOfNet(Slip):
    """net (1 − net) in place of y (1 − y)."""

    name = "sigmoid-derivative-of-net"

    def substituted(self, node: Node, memory: Memory, formula: Node) -> Node:
        nets = {"h": "z", "a": "z", "y": "s"}
        for leaf in leaves(node):
            symbol = leaf.symbol
            if symbol is None or symbol.base not in nets or leaf.given:
                continue
            for base in (nets[symbol.base], "net"):
                net = memory.get(Symbol(base, symbol.sub))
                if net is None or not _squashed(formula, symbol):
                    continue
                self.made = True

                def change(part: Node, symbol: Symbol = symbol, net: Leaf = net) -> Node | None:
                    if isinstance(part, Leaf) and part.symbol == symbol:
                        return replace(part, text=net.text, held=net.held, own=True, tainted=True)
                    return None

                return _slope_only(node, symbol, change)
        return node


def _squashed(formula: Node, symbol: Symbol) -> bool:
    return any(
        isinstance(term, Ref) and term.symbol == symbol
        for total in _sums(formula)
        for sign, term in total.terms
        if sign == "-" and isinstance(total.terms[0][1], Leaf)
    )


def _slope_only(node: Node, symbol: Symbol, change: Callable[[Node], Node | None]) -> Node:
    """Change a and 1 − a, and leave (a − t) alone."""
    match node:
        case Mul(factors):
            return Mul(tuple(_slope_only(f, symbol, change) for f in factors))
        case Add(terms) if not (isinstance(terms[0][1], Leaf) and terms[0][1].text == "1"):
            return node
    return transform(node, change)


class UpdateGateSwapped(Slip):
    name = "update-gate-swapped"

    def substituted(self, node: Node, memory: Memory, formula: Node) -> Node:
        match node:
            case Add(((_, Mul((a, p))), (_, Mul((b, q))))) if (
                _complement(a, b) or _complement(b, a)
            ) and not any(leaf.symbol and leaf.symbol.base == "β" for leaf in leaves(a)):
                self.made = True
                return Slipped(Add((("+", Mul((b, p))), ("+", Mul((a, q))))), node)
        return node


def _complement(one: Node, other: Node) -> bool:
    match one, other:
        case Add(((_, Leaf(text="1")), ("-", Leaf(symbol=symbol)))), Leaf():
            return symbol is not None and symbol == other.symbol
    return False


class WrongSignOfUpdate(Slip):
    name = "wrong-sign-of-update"

    def substituted(self, node: Node, memory: Memory, formula: Node) -> Node:
        match node:
            case Add((first, ("-", Mul() as move))) if any(
                leaf.symbol is not None and leaf.symbol.base == "η" for leaf in leaves(move)
            ):
                self.made = True
                return Slipped(Add((first, ("+", move))), node)
        return node


class KlSign(Slip):
    name = "kl-sign-flipped"

    def substituted(self, node: Node, memory: Memory, formula: Node) -> Node:
        if isinstance(node, Neg) and isinstance(node.body, Mul):
            self.made = True
            return Slipped(node.body, node)
        return node


SLIPS: tuple[type[Slip], ...] = (
    Arithmetic, Arithmetic, Arithmetic, _function("sigma", "sigmoid-lookup-slip"),
    _function("tanh", "tanh-lookup-slip"), _function("exp", "exp-lookup-slip"),
    _function("ln", "log-lookup-slip"), ArgumentShift, ActivationSkipped, OperandSwap, OperandSwap,
    StaleState, SignLost, DigitTransposition, DigitDropped, LineTypo, MissingPoint, TermDropped,
    BiasForgotten, RecurrentOmitted, FactorForgotten, DroppedHalf, BiasCorrection,
    DerivativeOfNet, UpdateGateSwapped, WrongSignOfUpdate, KlSign,
)  # fmt: skip
