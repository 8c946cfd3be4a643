"""indexed: slips of names: another entry, another step, the value before its activation."""

from __future__ import annotations

from dataclasses import replace

from .author import Memory, Slip
from .expression import Add, Div, Fn, Leaf, Mul, Node, Ref, Symbol, exact, leaves, transform
from .slips import Substitution, _Left, _sums

_PAIR = 2


class IndexExchanged(Substitution):
    name = "index-exchanged"

    def other(self, leaf: Leaf, memory: Memory) -> Leaf | None:
        symbol = leaf.symbol
        if symbol is None or symbol.of is not None or not symbol.sub.isdecimal():
            return None
        beside = [
            memory[s]
            for s in memory
            if s.base == symbol.base and (s.mark, s.sup) == (symbol.mark, symbol.sup)
            and s.sub.isdecimal() and len(s.sub) == len(symbol.sub) and s.sub != symbol.sub
            and memory[s].given and leaf.given
        ]  # fmt: skip
        return self.random.choice(beside) if beside else None


class KernelMisread(IndexExchanged):
    name = "kernel-entry-misread"

    def other(self, leaf: Leaf, memory: Memory) -> Leaf | None:
        of_kernel = leaf.symbol is not None and leaf.symbol.base == "k"
        pair = leaf.symbol is not None and len(leaf.symbol.sub) == _PAIR
        return super().other(leaf, memory) if of_kernel and pair else None


class PreviousInput(Substitution):
    name = "previous-input-in-gates"

    def other(self, leaf: Leaf, memory: Memory) -> Leaf | None:
        symbol = leaf.symbol
        timed = Symbol("h", "0") in memory
        if symbol is None or symbol.base != "x" or not timed or not symbol.sub.isdecimal():
            return None
        return memory.get(replace(symbol, sub=str(int(symbol.sub) - 1)))


class NetForActivation(Substitution):
    name = "net-for-activation"

    def other(self, leaf: Leaf, memory: Memory) -> Leaf | None:
        nets = {"h": ("z", "net"), "a": ("z",), "y": ("s",)}
        symbol = leaf.symbol
        if symbol is None or leaf.given or Symbol("r", symbol.sub) in memory:
            return None  # (in a GRU z is a gate)
        found = [memory.get(Symbol(base, symbol.sub)) for base in nets.get(symbol.base, ())]
        return next((net for net in found if net is not None), None)


class DigitMisread(Substitution):
    name = "digit-misread"

    def other(self, leaf: Leaf, memory: Memory) -> Leaf | None:
        digits = [i for i, c in enumerate(leaf.text) if c.isdigit()]
        if leaf.given or len(leaf.text.replace(".", "").lstrip("-0")) < 3:
            return None
        at = self.random.choice(digits[1:])
        other = self.random.choice([c for c in "0123456789" if c != leaf.text[at]])
        text = leaf.text[:at] + other + leaf.text[at + 1 :]
        return replace(leaf, text=text, held=exact(text))


class UpdatedWeight(Substitution):
    name = "updated-weights-in-hidden-delta"

    def other(self, leaf: Leaf, memory: Memory) -> Leaf | None:
        if leaf.symbol is None or self.symbol.sup == "+":
            return None
        return memory.get(replace(leaf.symbol, sup="+"))


class _Everywhere(Slip):
    """Every entry of one array on the line is another entry."""

    base = ""

    def moved(self, sub: str) -> str:
        raise NotImplementedError

    def substituted(self, node: Node, memory: Memory, formula: Node) -> Node:
        mine = [s for s in (leaf.symbol for leaf in leaves(node)) if s is not None]
        mine = [
            s for s in mine if s.base == self.base and len(s.sub) == _PAIR and s.sub.isdecimal()
        ]
        if len(mine) < _PAIR or any(replace(s, sub=self.moved(s.sub)) not in memory for s in mine):
            return node

        def change(part: Node) -> Node | None:
            if isinstance(part, Leaf) and part.symbol in mine:
                new = memory[replace(part.symbol, sub=self.moved(part.symbol.sub))]
                if new.text != part.text:
                    self.made = True
                    return replace(part, text=new.text, held=new.held, own=True, tainted=True)
            return None

        return transform(node, change)


class Transposed(_Everywhere):
    name = "transposed-matrix"
    base = "w"

    def moved(self, sub: str) -> str:
        return sub[::-1]


class KernelFlipped(_Everywhere):
    name = "kernel-flipped"
    base = "k"

    def moved(self, sub: str) -> str:
        return "".join(str(3 - int(i)) for i in sub)


class WindowShifted(_Everywhere):
    name = "window-shifted"
    base = "x"

    def moved(self, sub: str) -> str:
        return sub[0] + str(int(sub[1]) + 1)


class DimensionDropped(_Left):
    name = "dimension-term-dropped"

    def chosen(self, formula: Node) -> Node | None:
        for total in _sums(formula):
            pairs = [t for _, t in total.terms if _is_pair(t)]
            if len(pairs) > 1:
                return self.random.choice(pairs)
        return None


def _is_pair(term: Node) -> bool:
    """w₁₂·x₂: two entries of arrays."""
    return isinstance(term, Mul) and all(
        isinstance(f, Ref) and f.symbol.sub.isdecimal() for f in term.factors
    )


class EpsilonMissing(_Left):
    name = "epsilon-missing"

    def chosen(self, formula: Node) -> Node | None:
        for total in _sums(formula):
            for _, term in total.terms:
                if isinstance(term, Ref) and term.symbol.base == "ε" and isinstance(total, Add):
                    return term
        return None


class PeepholeState(Substitution):
    name = "peephole-state"

    def other(self, leaf: Leaf, memory: Memory) -> Leaf | None:
        symbol = leaf.symbol
        looks = Symbol("p", "o") in memory and self.symbol.base == "o"
        if symbol is None or symbol.base != "c" or not looks:
            return None
        return memory.get(replace(symbol, sub=str(int(symbol.sub) - 1)))


class BiasInconsistent(Substitution):
    name = "bias-inconsistent"
    invented = True

    def other(self, leaf: Leaf, memory: Memory) -> Leaf | None:
        if leaf.symbol is None or leaf.symbol.base != "b" or not leaf.given:
            return None
        text = f"{float(leaf.text) + self.random.choice((-0.5, -0.3, 0.2, 0.4)):.2f}"
        return replace(leaf, text=text, held=exact(text))


class SoftmaxAxis(Slip):
    """e to a score over the sum of its column, not of its row."""

    name = "softmax-axis"

    def substituted(self, node: Node, memory: Memory, formula: Node) -> Node:
        match node:
            case Div(Fn("exp", Leaf(symbol=mine)), Add()) if mine is not None:

                def down(part: Node) -> Node | None:
                    if not isinstance(part, Leaf) or part.symbol in (None, mine):
                        return None
                    new = memory[replace(mine, sub=str(3 - int(mine.sub[0])) + mine.sub[1])]
                    self.made = new.text != part.text
                    return replace(
                        part, text=new.text, held=new.held, own=self.made, tainted=self.made
                    )

                if len(mine.sub) == _PAIR:
                    return transform(node, down)
        return node


INDEXED: tuple[type[Slip], ...] = (
    IndexExchanged, KernelMisread, PreviousInput, NetForActivation, DigitMisread, UpdatedWeight,
    Transposed, KernelFlipped, WindowShifted, DimensionDropped, EpsilonMissing, PeepholeState,
    BiasInconsistent, SoftmaxAxis,
)  # fmt: skip
