"""Random canonical trees: trees that reading could have produced, of every notation kind.

Canonical means that a child that binds more weakly than its place allows stands in a Fence
(brackets stay on the page), that
brackets which only delimit (parts of a fraction, an exponent, a root's body) are not kept, and that
a name is no function.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

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
)

LETTERS = [*"abcikmnopqrstuvwxyzACEHKMNOPQRSUVWXYZ", *"αβγδεζηθλμνρτφψωΓΘΛΦΨΩσ", "ℒ", "f", "g", "h"]
WORDS = [
    "net",
    "out",
    "in",
    "target",
    "o1",
    "h1",
    "a1",
    "z2",
    "Δw",
    "Δθ",
    "out h1",
    "loss",
    "delta2",
    "x12",
]
MARKS = ["hat", "tilde", "bar", "dot", "vec", "back"]
SUBS = [
    ("1",),
    ("t",),
    ("t-1",),
    ("o", "2"),
    ("11",),
    ("h1",),
    ("H1-O1",),
    ("f", "x"),
    ("t+1",),
    ("θ",),
    ("pred",),
    ("xh",),
]
SUPS = [
    ("(2)",),
    ("+",),
    ("(2)", "+"),
    ("new",),
    ("[1]",),
    ("(t)",),
    ("l",),
    ("(l-1)",),
    ("-",),
    ("*",),
]
FUNCTIONS = [
    "σ",
    "tanh",
    "exp",
    "ln",
    "log",
    "softmax",
    "ReLU",
    "max",
    "min",
    "sigmoid",
    "sin",
    "f",
    "g",
]
SIGNS = ["=", "≈", "→", "⟹", ":=", "≡", "∼", "≠", "<", "≤", ">", "≥", "∈", "∝", "←"]
OPERATORS = ["·", "·", "·", "·", "⊙", "∗", "⊗", "@"]


class Trees:
    """A stream of random canonical trees."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def formula(self) -> Kind:
        """A whole formula: an expression, a chain, or several claims."""
        pick = self.random.random()
        if pick < 0.3:
            return self.expression(4)
        if pick < 0.85:
            return self.relation(3)
        items: list[Kind] = [self.relation(2) for _ in range(self.random.randint(2, 3))]
        if pick > 0.95:
            items.insert(self.random.randint(0, len(items)), Text("and"))
        return Sequence(tuple(items))

    def relation(self, depth: int) -> Relation:
        count = self.random.randint(2, 3)
        items: list[Kind | None] = [self.expression(depth) for _ in range(count)]
        if self.random.random() < 0.1:
            items[0] = None
        return Relation(tuple(items), tuple(self.random.choice(SIGNS) for _ in range(count - 1)))

    def expression(self, depth: int) -> Kind:
        """A sum, a signed term or a term."""
        pick = self.random.random()
        if pick < 0.35 and depth > 0:
            count = self.random.randint(2, 3)
            terms = [self.term(depth - 1) for _ in range(count)]
            if self.random.random() < 0.2:
                terms[0] = Prefix("-", terms[0])
            return Sum(tuple(terms), ("+", *(self.random.choice("+-") for _ in range(count - 1))))
        if pick < 0.45:
            return Prefix("-", self.term(depth - 1))
        return self.term(depth)

    def term(self, depth: int) -> Kind:
        """What stands between plus and minus."""
        pick = self.random.random()
        if pick < 0.3 and depth > 0:
            count = self.random.randint(2, 4)
            factors = [self.factor(depth - 1) for _ in range(count)]
            if self.random.random() < 0.1:
                factors[-1] = self.big(depth - 1)
            operators = [self.random.choice(OPERATORS) for _ in range(count - 1)]
            spelled = ["" if op == "·" and self.random.random() < 0.5 else op for op in operators]
            return Product(tuple(factors), ("", *operators), ("", *spelled))
        if pick < 0.35 and depth > 0:
            return self.big(depth - 1)
        return self.factor(depth)

    def factor(self, depth: int) -> Kind:
        """What stands between product signs."""
        pick = self.random.random()
        if depth > 0 and pick < 0.15:
            return Fraction(self.delimited(depth - 1), self.delimited(depth - 1))
        if depth > 0 and pick < 0.3:
            return self.power(depth - 1)
        return self.atom(depth)

    def delimited(self, depth: int) -> Kind:
        """An expression whose place needs no round brackets."""
        kind = self.expression(depth)
        while type(kind) is Fence and kind.shape == "round":
            kind = kind.body
        return kind if type(kind) is not Derivative else Number("2")

    def power(self, depth: int) -> Kind:
        base = self.random.choice(
            [self.number, self.name, lambda: self.fence(depth), lambda: self.call(depth)]
        )()
        exponent = (
            self.delimited(depth)
            if self.random.random() < 0.4
            else Number(str(self.random.randint(0, 12)))
        )
        if type(exponent) in (Name, Postfix, Derivative, Text, Fence):
            exponent = Name("n") if type(base) is not Name or base.base != "δ" else Number("2")
        return Power(base, exponent)

    def atom(self, depth: int) -> Kind:
        """Something that needs no brackets anywhere."""
        if depth <= 0:
            return self.random.choice([self.number, self.name])()
        rare: list[Callable[[], Kind]] = [
            lambda: self.fence(depth - 1),
            lambda: self.call(depth - 1),
            lambda: self.listing(depth - 1),
            lambda: self.matrix(depth - 1),
            lambda: Root(self.delimited(depth - 1), self.random.choice([None, None, Number("3")])),
            self.index,
            self.derivative,
            self.postfix,
            lambda: self.cases(depth - 1),
            lambda: Braced(self.expression(depth - 1), self.label()),
            lambda: At(
                Derivative(self.variable(), (self.variable(),)),
                Relation((Name("t"), Number("2")), ("=",)),
            ),
        ]
        weights = [6, 6, 2, 1, 2, 2, 4, 2, 0.5, 0.5, 0.5]
        if self.random.random() < 0.55:
            return self.random.choice([self.number, self.name])()
        return self.random.choices(rare, weights)[0]()

    def number(self) -> Number:
        draw = self.random
        return Number(
            draw.choice(
                [
                    str(draw.randint(0, 999)),
                    f"{draw.random():.4f}",
                    f"{draw.uniform(0, 50):.2f}",
                    f".{draw.randint(1, 99)}",
                    f"{draw.randint(1, 9)}e-{draw.randint(1, 9)}",
                    "1327488",
                ]
            )
        )

    def name(self) -> Name:
        draw = self.random
        word = draw.random() < 0.15
        base = draw.choice(WORDS) if word else draw.choice(LETTERS)
        marks: tuple[str, ...] = ()
        if not word and draw.random() < 0.15:
            marks = (draw.choice(MARKS),)
        if draw.random() < 0.05:
            marks += ("'",)
        sub = draw.choice(SUBS) if draw.random() < 0.5 else ()
        sup = draw.choice(SUPS) if draw.random() < 0.15 else ()
        return Name(base, marks, sub, sup)

    def variable(self) -> Name:
        """A name that may stand in a derivative or as an index: a letter with an index."""
        draw = self.random
        return Name(
            draw.choice("ELwxyzabCo"), (), draw.choice(SUBS[:3]) if draw.random() < 0.5 else ()
        )

    def fence(self, depth: int) -> Fence:
        shape = self.random.choices(
            ["round", "square", "curly", "abs", "norm", "floor", "ceil"], [8, 1, 1, 2, 1, 0.3, 0.3]
        )[0]
        body = self.expression(depth)
        if shape in ("square", "curly") and type(body) not in (Sum, Product, Fraction, Power):
            body = Sum((body if type(body) is not Prefix else body.body, Number("1")), ("+", "+"))
        if type(body) is Matrix and body.shape == "none":
            body = Number("1")
        return Fence(shape, body)

    def call(self, depth: int) -> Call:
        function = self.random.choice(FUNCTIONS)
        name = (
            Name(function, ("'",))
            if function in "σfg" and self.random.random() < 0.3
            else Name(function)
        )
        if function == "log" and self.random.random() < 0.5:
            name = Name("log", (), ("2",))
        count = 2 if function in ("max", "min") else 1
        arguments = tuple(self.expression(depth) for _ in range(count))
        if any(mentions(argument, function) for argument in arguments):
            name = Name("tanh")
        return Call(name, arguments)

    def listing(self, depth: int) -> Listing:
        shape = self.random.choice(["square", "square", "round", "curly"])
        return Listing(
            tuple(self.expression(depth) for _ in range(self.random.randint(2, 4))), shape
        )

    def matrix(self, depth: int) -> Matrix:
        rows, columns = self.random.randint(1, 3), self.random.randint(1, 3)
        shape = self.random.choice(["round", "square", "abs", "norm", "none"])
        return Matrix(
            tuple(
                tuple(self.expression(min(depth, 1)) for _ in range(columns)) for _ in range(rows)
            ),
            shape,
        )

    def index(self) -> Kind:
        one: Kind = self.random.choice(
            [Number("0"), Number("12"), Name("i"), Sum((Name("i"), Name("a")), ("+", "+"))]
        )
        body: Kind = self.random.choice([Name("a1"), Name("X"), Name("W")])
        body = Index(body, (one,) if self.random.random() < 0.5 else (one, Name("j")))
        return Index(body, (Number("1"),)) if self.random.random() < 0.3 else body

    def derivative(self) -> Kind:
        pick = self.random.random()
        if pick < 0.5:
            return Derivative(self.variable(), (self.variable(),), "∂")
        if pick < 0.6:
            thing = Name("w", (), ("1",))
            return Derivative(self.variable(), (thing, thing), "∂")
        if pick < 0.7:
            return Derivative(self.variable(), (Name("x"), Name("y")), "∂")
        if pick < 0.8:
            return Derivative(self.variable(), (self.variable(),), "d")
        if pick < 0.9:
            return Derivative(
                self.variable(), self.random.choice([(), (Name("w"),), (Name("θ"),)]), "∇"
            )
        argument = self.delimited(1)
        if type(argument) is Matrix:
            argument = Name("y")
        return Call(Derivative(None, (Name("x"),), "∂"), (argument,))

    def postfix(self) -> Postfix:
        if self.random.random() < 0.3:
            return Postfix(self.number(), "%")
        return Postfix(self.random.choice([self.name(), self.fence(1)]), "ᵀ")

    def big(self, depth: int) -> Big:
        pick = self.random.random()
        body = self.term(depth)
        if pick < 0.4:
            under = Relation((Name("k"), Number("1")), ("=",))
            return Big(
                self.random.choice("ΣΠ"), under, self.random.choice([Number("3"), Name("n")]), body
            )
        if pick < 0.7:
            return Big("Σ", Name(self.random.choice("kt")), None, body)
        if pick < 0.8:
            return Big("Σ", None, None, body)
        return Big(self.random.choice(["max", "min", "argmax"]), Name("j"), None, body)

    def cases(self, depth: int) -> Cases:
        condition = Relation((Name("x"), Number("0")), (">",))
        return Cases(((self.expression(depth), condition), (self.expression(depth), None)))

    def label(self) -> Kind:
        if self.random.random() < 0.5:
            return Name("shortcut")
        return Relation((Name("current"), Prefix("-", Number("0.1563"))), ("=",))


def mentions(kind: Kind, base: str) -> bool:
    """Does a name of this base stand anywhere below?"""
    from handgrad.notation import children

    todo = [kind]
    while todo:
        this = todo.pop()
        if type(this) is Name and this.base == base:
            return True
        todo += children(this)
    return False
