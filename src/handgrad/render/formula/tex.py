"""tex: the signs and letters of LaTeX, and names written with them."""

from __future__ import annotations

from handgrad.notation import (
    Big,
    Braced,
    Cases,
    Derivative,
    Fraction,
    Kind,
    Matrix,
    Name,
    Power,
    Text,
    children,
)

_GREEK = dict(
    zip(
        "α β γ δ ε ζ η θ ι κ λ μ ν ξ π ρ σ τ υ φ χ ψ ω Γ Δ Θ Λ Ξ Π Σ Υ Φ Ψ Ω ϑ ϱ ς ℓ ∞ ⊤ †".split(),
        (
            "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho "
            "sigma tau upsilon phi "
            "chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega vartheta "
            "varrho varsigma ell "
            "infty top dagger"
        ).split(),
        strict=True,
    )
)

_LETTERS = (
    {
        letter: rf"\mathcal{{{plain}}}"
        for letter, plain in zip(
            "𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", strict=True
        )
    }
    | {letter: rf"\mathbb{{{plain}}}" for letter, plain in zip("ℝ𝔼ℕℤℙℂℚ", "RENZPCQ", strict=True)}
    | {letter: "\\" + word for letter, word in _GREEK.items()}
)

FUNCTIONS = frozenset(
    "tanh exp ln log lg sin cos tan sinh cosh arctan arcsin arccos max min det".split()
)

RELATIONS = {
    "≈": r"\approx",
    "→": r"\to",
    "⟹": r"\implies",
    "⟺": r"\iff",
    "←": r"\leftarrow",
    ":=": ":=",
    "≡": r"\equiv",
    "∼": r"\sim",
    "∝": r"\propto",
    "≠": r"\neq",
    "≤": r"\le",
    "≥": r"\ge",
    "≪": r"\ll",
    "≫": r"\gg",
    "∈": r"\in",
    "∉": r"\notin",
}

OPERATORS = {"·": r"\cdot", "⊙": r"\odot", "∗": r"\ast", "⊗": r"\otimes", "@": "@"}

BIG = {"Σ": r"\sum", "Π": r"\prod", "∫": r"\int", "max": r"\max", "min": r"\min", "lim": r"\lim"}

_MARKS = {
    "tilde": r"\tilde",
    "hat": r"\hat",
    "bar": r"\bar",
    "dot": r"\dot",
    "vec": r"\vec",
    "back": r"\overleftarrow",
}

PAIRS = {
    "round": ("(", ")"),
    "square": ("[", "]"),
    "curly": (r"\{", r"\}"),
    "abs": ("|", "|"),
    "norm": (r"\|", r"\|"),
    "floor": (r"\lfloor ", r"\rfloor "),
    "ceil": (r"\lceil ", r"\rceil "),
    "none": ("(", ")"),
}

MATRIX = {
    "round": "pmatrix",
    "square": "bmatrix",
    "abs": "vmatrix",
    "norm": "Vmatrix",
    "none": "matrix",
    "curly": "Bmatrix",
}


def letters(text: str) -> str:
    """A word: Greek by command, several letters upright."""
    if len(text) == 1:
        return _LETTERS.get(text, text)
    if text[0] == "Δ":
        return rf"\Delta {letters(text[1:])}"
    if text[1:].isdecimal():
        return (
            _LETTERS.get(text[0], text[0]) + text[1:]
            if text[0].isascii()
            else rf"\mathrm{{{text}}}"
        )
    if text in FUNCTIONS:
        return "\\" + text
    return rf"\mathrm{{{text.replace('_', chr(92) + '_').replace(' ', '~')}}}"


def name(kind: Name) -> str:
    """Base, accents, index."""
    text = letters(kind.base)
    for mark in kind.marks:
        text = text + "'" if mark == "'" else f"{_MARKS[mark]}{{{text}}}"
    if kind.sub:
        below = ",".join([_script(part) for part in kind.sub])
        text += "_" + (below if len(below) == 1 else f"{{{below}}}")
    if kind.sup:
        text += f"^{{{''.join([_script(part) for part in kind.sup])}}}"
    return text


def _script(text: str) -> str:
    """An index part: words upright, Greek by command."""
    if " " in text or (len(text) > 2 and text.isalpha() and text.isascii()):
        return rf"\text{{{text}}}"
    return "".join([_LETTERS[char] + " " if char in _LETTERS else char for char in text]).rstrip()


def bracketed(shape: str, text: str, kind: Kind) -> str:
    """Brackets as tall as what they hold."""
    left, right = PAIRS[shape]
    if shape in ("abs", "norm") or tall(kind):
        return rf"\left{left}{text}\right{right}"
    return left + text + right


def tall(kind: Kind) -> bool:
    """Does a kind stand higher than one line?"""
    todo = [kind]
    while todo:
        this = todo.pop()
        if type(this) in (Fraction, Matrix, Big, Cases, Braced) or (
            type(this) is Derivative and this.style != "∇"
        ):
            return True
        if type(this) is not Power:
            todo += children(this)
    return False


def words(kind: Text) -> str:
    """Prose."""
    return r"\dots" if kind.text == "…" else rf"\text{{ {kind.text} }}"
