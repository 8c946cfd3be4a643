"""notation: how a formula is written in LaTeX, Unicode, plain text or code.

A formula is written as a run of pieces, words and numbers, so that the page can say where each
number stands.
A number's text has its prefix sign and never a binary minus.
"""

from __future__ import annotations

from dataclasses import dataclass

from .expression import Add, Div, Fn, Leaf, Mul, Neg, Node, Pow, Ref, Slipped, Symbol


@dataclass(frozen=True)
class Place:
    """A printed number: the characters on the page and what they stand for."""

    text: str
    leaf: Leaf


Pieces = list[str | Place]


@dataclass(frozen=True)
class Style:
    """One author's notation.

    language     'latex', 'unicode', 'plain' or 'code'
    times        the product sign between numbers; '()' for brackets side by side
    approx       the sign before a rounded result
    logistic     write σ of a number as 1/(1 + e^{-z})
    bare_minus   '\\cdot -0.2' instead of brackets
    slash        '/' instead of \\frac in LaTeX
    merge        '− 0.2' rather than '+ (−0.2)' in a sum
    """

    language: str
    times: str
    approx: str = "="
    logistic: bool = False
    bare_minus: bool = False
    slash: bool = False
    merge: bool = True


_GREEK = {
    "σ": r"\sigma", "δ": r"\delta", "η": r"\eta", "β": r"\beta", "ε": r"\epsilon", "μ": r"\mu",
    "γ": r"\gamma", "θ": r"\theta", "α": r"\alpha", "Δ": r"\Delta", "∂": r"\partial", "ρ": r"\rho",
}  # fmt: skip
_ASCII = {
    "σ": "sigma", "δ": "delta", "η": "eta", "β": "beta", "ε": "eps", "μ": "mu", "γ": "gamma",
    "θ": "theta", "α": "alpha", "Δ": "Delta", "ρ": "rho",
}  # fmt: skip
_LOW = dict(zip("0123456789", "₀₁₂₃₄₅₆₇₈₉", strict=True))
_MARKS = {"hat": "\u0302", "tilde": "\u0303", "bar": "\u0304"}


def name(symbol: Symbol, language: str) -> str:
    """A name as one of the notations spells it."""
    if symbol.of is not None and symbol.by is not None:
        of, by = name(symbol.of, language), name(symbol.by, language)
        if language == "latex":
            return rf"\frac{{\partial {of}}}{{\partial {by}}}"
        return f"∂{of}/∂{by}" if language in ("unicode", "problem") else f"d{of}/d{by}"
    if language == "latex":
        base = _GREEK.get(symbol.base, symbol.base)
        if len(symbol.base) > 1 and symbol.base.isalpha():
            base = rf"\text{{{symbol.base}}}"
        text = rf"\{symbol.mark}{{{base}}}" if symbol.mark else base
        text += _script("_", symbol.sub) + _script("^", symbol.sup)
        return text
    if language == "code":
        base = _ASCII.get(symbol.base, symbol.base) + (f"_{symbol.mark}" if symbol.mark else "")
        joint = "" if symbol.sub.isdigit() else "_"
        return (
            base
            + (joint + symbol.sub.replace(",", "") if symbol.sub else "")
            + ("_new" if symbol.sup else "")
        )
    base = symbol.base + _MARKS.get(symbol.mark, "")
    if language == "unicode" and symbol.sub.isdigit() and not symbol.sup:
        return base + "".join(_LOW[digit] for digit in symbol.sub)
    return base + _plain("_", symbol.sub, language) + _plain("^", symbol.sup, language)


def _script(sign: str, index: str) -> str:
    if not index:
        return ""
    return f"{sign}{index}" if len(index) == 1 else f"{sign}{{{index}}}"


def _plain(sign: str, index: str, language: str) -> str:
    if not index:
        return ""
    if len(index) == 1 or (index.isalnum() and language != "problem"):
        return f"{sign}{index}"
    return f"{sign}{{{index}}}"


def write(node: Node, style: Style) -> Pieces:
    """A formula in this style."""
    return _write(node, style, 0)


def _number(leaf: Leaf, style: Style, bracket: bool) -> Pieces:
    text = leaf.text
    if style.language == "unicode":
        text = text.replace("-", "−")
    if text[0] in "-−" and bracket:
        return ["(", Place(text, leaf), ")"]
    return [Place(text, leaf)]


def visible(node: Node) -> Node:
    """The formula without what a slip left out."""
    match node:
        case Slipped(shown, _) if shown is not None:
            return visible(shown)
        case Add(terms):
            kept = [(sign, term) for sign, term in terms if not _hidden(term)]
            if len(kept) == 1 and len(terms) > 1:
                sign, term = kept[0]
                return visible(term) if sign == "+" else Neg(visible(term))
            return Add(tuple(kept))
        case Mul(factors):
            left = tuple(factor for factor in factors if not _hidden(factor))
            return visible(left[0]) if len(left) == 1 else Mul(left)
    return node


def _hidden(node: Node) -> bool:
    return isinstance(node, Slipped) and node.shown is None


def _write(node: Node, style: Style, strength: int) -> Pieces:
    """strength: 0 outside, 1 a term behind a sign, 2 a factor, 3 under a power."""
    node = visible(node)
    match node:
        case Ref(symbol):
            text = name(symbol, style.language)
            if strength == 3 and (symbol.sup or symbol.of):
                return ["(", text, ")"]
            return [text]
        case Leaf():
            return _number(node, style, bracket=strength >= 1)
        case Add():
            return _fence(_sum(node, style), strength >= 1)
        case Mul():
            return _fence(_product(node, style, strength), strength >= 3)
        case Div(over, under):
            return _fraction(over, under, style, strength)
        case Pow(base, exponent):
            return [*_write(base, style, 3), _power(exponent, style)]
        case Neg(body):
            if isinstance(body, Leaf) and body.text[0] not in "-−":
                minus = "−" if style.language == "unicode" else "-"
                inner: Pieces = [Place(minus + body.text, body)]
            else:
                inner = ["−" if style.language == "unicode" else "-", *_write(body, style, 2)]
            return _fence(inner, strength >= 1)
        case Fn():
            return _function(node, style)
    raise TypeError(f"cannot write {node!r}")


def _fence(pieces: Pieces, needed: bool) -> Pieces:
    return ["(", *pieces, ")"] if needed else pieces


def _power(exponent: int, style: Style) -> str:
    if style.language == "unicode" and exponent in (2, 3):
        return "²³"[exponent - 2]
    if style.language == "code":
        return f"**{exponent}"
    return f"^{exponent}" if style.language != "latex" or exponent < 10 else f"^{{{exponent}}}"


def _sum(node: Add, style: Style) -> Pieces:
    out: Pieces = []
    minus = "−" if style.language == "unicode" else "-"
    for place, (sign, term) in enumerate(node.terms):
        if place == 0:
            out += [
                *([minus] if sign == "-" else []),
                *_write(term, style, 1 if sign == "-" else 0),
            ]
            continue
        if style.merge and isinstance(term, Leaf) and term.text[0] == "-":
            out += [f" {minus if sign == '+' else '+'} ", Place(term.text[1:], term)]
            continue
        out.append(f" {'+' if sign == '+' else minus} ")
        out += _write(term, style, 1)
    return out


def _product(node: Mul, style: Style, strength: int) -> Pieces:
    out: Pieces = []
    named = all(not isinstance(factor, Leaf) or factor.given for factor in node.factors) and any(
        isinstance(factor, Ref) for factor in node.factors
    )
    before: Node | None = None
    for place, factor in enumerate(node.factors):
        if named and style.language in ("latex", "unicode", "plain"):
            joint = " " if style.language != "unicode" else "·"
            pieces = _write(factor, style, 2)
        elif style.times == "()":
            joint = ""
            pieces = _write(factor, style, 0)
            if not isinstance(factor, Fn) or isinstance(before, Fn):
                pieces = ["(", *pieces, ")"]
            if place == 0 and isinstance(factor, Leaf) and factor.text[0] not in "-−":
                pieces = _write(factor, style, 0)
        else:
            joint = f" {style.times} " if style.language != "code" else "*"
            last_minus = style.bare_minus and place > 0 and isinstance(factor, Leaf)
            first = place == 0 and strength == 0
            pieces = _write(
                factor, style, 0 if (last_minus or first) and isinstance(factor, Leaf) else 2
            )
        out += [*([joint] if place and joint else []), *pieces]
        before = factor
    return out


def _fraction(over: Node, under: Node, style: Style, strength: int) -> Pieces:
    if style.language == "latex" and not style.slash:
        return [r"\frac{", *_write(over, style, 0), "}{", *_write(under, style, 0), "}"]
    inner = [*_write(over, style, 2), " / ", *_write(under, style, 3)]
    return _fence(inner, strength >= 2)


def _function(node: Fn, style: Style) -> Pieces:
    latex = style.language == "latex"
    body = _write(node.argument, style, 0)
    match node.name:
        case "sigma" if style.logistic and isinstance(node.argument, Leaf):
            minus = _write(Neg(node.argument), style, 0)
            if latex:
                return [r"\frac{1}{1 + e^{", *minus, "}}"]
            return (
                ["1/(1 + e^(", *minus, "))"]
                if style.language != "code"
                else ["1/(1 + exp(", *minus, "))"]
            )
        case "exp":
            if latex:
                return ["e^{", *body, "}"]
            return ["exp(", *body, ")"]
        case "sqrt":
            return (
                [r"\sqrt{", *body, "}"]
                if latex
                else ["√(" if style.language == "unicode" else "sqrt(", *body, ")"]
            )
        case "abs":
            return ["|", *body, "|"]
    spelled = {
        "sigma": {"latex": r"\sigma", "unicode": "σ", "plain": "σ", "code": "sigmoid"},
        "tanh": {"latex": r"\tanh"},
        "ln": {"latex": r"\ln", "code": "log"},
        "relu": {"latex": r"\text{ReLU}", "unicode": "ReLU", "plain": "ReLU"},
        "step": {"latex": r"\text{step}"},
    }[node.name].get(style.language, node.name)
    return [spelled + "(", *body, ")"]
