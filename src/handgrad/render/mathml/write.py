"""write: notation → MathML. Every kind of the closed set has its case; brackets come from
`notation.binding`."""

from __future__ import annotations

from handgrad.notation import (
    ATOM,
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
    binding,
)
from handgrad.render.mathml.elements import (
    bracketed,
    digits,
    element,
    letter,
    prefix,
    row,
    sign,
    words,
)

_BRACKETS = {
    "round": ("(", ")"),
    "square": ("[", "]"),
    "curly": ("{", "}"),
    "abs": ("|", "|"),
    "norm": ("‖", "‖"),
    "floor": ("⌊", "⌋"),
    "ceil": ("⌈", "⌉"),
    "none": ("", ""),
}
_ACCENTS = {"tilde": "~", "hat": "^", "bar": "¯", "dot": "˙", "vec": "→", "back": "←"}
_OPERATORS = {"@": "\u2062", "∗": "∗"}


def write(kind: Kind) -> str:
    """The MathML of a piece of notation, without the `<math>` element round it."""
    match kind:
        case Number(text=text):
            return digits(text)
        case Name():
            return _name(kind)
        case Text(text=text):
            return words(text)
        case Derivative():
            return _derivative(kind)
        case Call(function=function, arguments=arguments):
            return row(write(function), sign("\u2061"), bracketed("(", _listed(arguments), ")"))
        case Prefix(sign=mark, body=body):
            return row(prefix(_minus(mark)), _inside(body, 30))
        case Postfix(body=body, mark="ᵀ"):
            return element("msup", _inside(body, ATOM), "<mi mathvariant='normal'>T</mi>")
        case Postfix(body=body, mark="⁻¹"):
            return element("msup", _inside(body, ATOM), row(prefix("−"), digits("1")))
        case Postfix(body=body, mark=mark):
            return row(_inside(body, ATOM), sign(mark))
        case Sum(terms=terms, signs=signs):
            return _joined(terms, [_minus(mark) for mark in signs], 25)
        case Product(factors=factors, operators=operators):
            return _joined(factors, [_OPERATORS.get(mark, mark) for mark in operators], 31)
        case Fraction(over=over, under=under):
            return element("mfrac", row(write(over)), row(write(under)))
        case Power(base=base, exponent=exponent):
            return element("msup", _inside(base, ATOM), row(write(exponent)))
        case Root(body=body, degree=None):
            return element("msqrt", write(body))
        case Root(body=body, degree=degree):
            assert degree is not None
            return element("mroot", row(write(body)), row(write(degree)))
        case Index(body=body, at=at):
            return row(_inside(body, ATOM), bracketed("[", _listed(at), "]"))
        case Fence(shape=shape, body=body):
            left, right = _BRACKETS[shape]
            return bracketed(left, write(body), right)
        case Listing(items=items, shape=shape):
            left, right = _BRACKETS[shape]
            return bracketed(left, _listed(items), right)
        case Matrix(rows=rows, shape=shape):
            left, right = _BRACKETS[shape]
            return bracketed(left, _table(rows), right)
        case Big():
            return _big(kind)
        case Cases():
            return _cases(kind)
        case Braced(body=body, label=label, side=side):
            tag, brace = ("munder", "⏟") if side == "under" else ("mover", "⏞")
            return element(tag, element(tag, row(write(body)), sign(brace)), row(write(label)))
        case At(body=body, where=where):
            return row(write(body), element("msub", sign("|"), row(write(where))))
        case Relation():
            return _relation(kind)
        case Sequence(items=items):
            return _listed(items)
        case Unread(text=text):
            return words(text)
        case _:
            raise AssertionError(f"no MathML for {type(kind).__name__}, please report")


def _minus(mark: str) -> str:
    return "−" if mark == "-" else mark


def _inside(kind: Kind, strength: int) -> str:
    """A part of something larger: in brackets where it binds more weakly than its place asks
    for."""
    text = write(kind)
    return text if binding(kind) >= strength else bracketed("(", text, ")")


def _joined(parts: tuple[Kind, ...], marks: list[str], strength: int) -> str:
    found = [_inside(parts[0], strength if strength > 25 else 20)]
    for part, mark in zip(parts[1:], marks[1:], strict=True):
        found += [sign(mark), _inside(part, max(strength, 26))]
    return row(*found)


def _listed(items: tuple[Kind, ...]) -> str:
    """Things with commas between."""
    comma = '<mo separator="true">,</mo>'
    return row(comma.join(write(item) for item in items)) if items else row("")


def _name(name: Name) -> str:
    text = letter(name.base)
    primes = ""
    for mark in name.marks:
        if mark in _ACCENTS:
            text = f'<mover accent="true">{text}<mo>{_ACCENTS[mark]}</mo></mover>'
        else:
            primes += "′" * len(mark)
    upper = [sign(primes)] if primes else []
    upper += [_label(mark) for mark in name.sup]
    lower = [_label(part) for part in name.sub]
    comma = '<mo separator="true">,</mo>'
    if lower and upper:
        return element("msubsup", text, row(comma.join(lower)), row("".join(upper)))
    if lower:
        return element("msub", text, row(comma.join(lower)))
    return element("msup", text, row("".join(upper))) if upper else text


def _label(text: str) -> str:
    """One index: a number, a letter, a sign, or a word like `t-1`, set as one piece."""
    if text.isdigit():
        return digits(text)
    if text in "+*−-†":
        return f'<mo form="infix" lspace="0" rspace="0">{_minus(text)}</mo>'
    if len(text) > 1:
        return words(text.replace("-", "−") if "-" in text else text)
    return letter(text)


def _derivative(kind: Derivative) -> str:
    if kind.style == "∇":
        under = row(_listed(kind.by))
        nabla = element("msub", sign("∇"), under) if kind.by else sign("∇")
        return row(nabla, write(kind.of)) if kind.of is not None else nabla
    d = "∂" if kind.style == "∂" else "d"
    order = len(kind.by)
    top = element("msup", letter(d), digits(str(order))) if order > 1 else letter(d)
    over = row(top, _inside(kind.of, ATOM)) if kind.of is not None else top
    if order > 1 and all(one == kind.by[0] for one in kind.by):
        power = element("msup", _inside(kind.by[0], ATOM), digits(str(order)))
        return element("mfrac", over, row(letter(d), power))
    under = row(*(letter(d) + _inside(one, ATOM) for one in kind.by))
    return element("mfrac", over, f"<mrow>{under}</mrow>")


def _table(rows: tuple[tuple[Kind, ...], ...]) -> str:
    return element(
        "mtable",
        *(element("mtr", *(element("mtd", write(item)) for item in line)) for line in rows),
    )


def _big(kind: Big) -> str:
    operator = sign(kind.operator) if len(kind.operator) == 1 else letter(kind.operator)
    under = row(write(kind.under)) if kind.under is not None else ""
    over = row(write(kind.over)) if kind.over is not None else ""
    if under and over:
        operator = element("munderover", operator, under, over)
    elif under:
        operator = element("munder", operator, under)
    elif over:
        operator = element("mover", operator, over)
    return row(operator, _inside(kind.body, 30))


def _cases(kind: Cases) -> str:
    lines = [
        element(
            "mtr",
            element("mtd", write(value)),
            element("mtd", words("otherwise") if when is None else row(words("if "), write(when))),
        )
        for value, when in kind.rows
    ]
    return bracketed("{", element("mtable", *lines), "")


def _relation(kind: Relation) -> str:
    found = [write(kind.items[0])] if kind.items[0] is not None else []
    for mark, item in zip(kind.signs, kind.items[1:], strict=True):
        assert item is not None
        found += [sign(mark), write(item)]
    return row(*found)
