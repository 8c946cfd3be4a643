"""tex: words and relation signs in LaTeX. Formulas are printed by `render.formula.latex`."""

from __future__ import annotations

import re

SIGNS = {
    "=": "=",
    "≈": r"\approx",
    "→": r"\to",
    "⟹": r"\implies",
    ":=": ":=",
    "≡": r"\equiv",
    "∼": r"\sim",
    "∝": r"\propto",
    "≠": r"\neq",
    "<": "<",
    "≤": r"\le",
    ">": ">",
    "≥": r"\ge",
    "∈": r"\in",
}

# What stands in words but is mathematics: pdflatex has no letter for it outside a formula.
_MATHS = {
    **{sign: text for sign, text in SIGNS.items() if not sign.isascii()},
    "−": "-",
    "·": r"\cdot ",
    "×": r"\times ",
    "⊙": r"\odot ",
    "⊗": r"\otimes ",
    "∘": r"\circ ",
    "∗": "*",
    "′": "'",
    "″": "''",
    "∂": r"\partial ",
    "∇": r"\nabla ",
    "Σ": r"\Sigma ",
    "Π": r"\Pi ",
    "∞": r"\infty ",
    "√": r"\surd ",
    "½": r"\tfrac{1}{2}",
    "¬": r"\neg ",
    "∧": r"\wedge ",
    "∨": r"\vee ",
    "⊕": r"\oplus ",
    "…": r"\dots ",
    "ᵀ": r"^{\mathsf{T}}",
    "⁺": "^{+}",
    "⁻": "^{-}",
    **{c: f"^{{{n}}}" for n, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    **{c: f"_{{{n}}}" for n, c in enumerate("₀₁₂₃₄₅₆₇₈₉")},
    **{c: f"_{{{n}}}" for n, c in zip("aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)},
    "₋": "_{-}",
    "₊": "_{+}",
    **dict(
        zip(
            "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΦΨΩ",
            (
                r"\alpha \beta \gamma \delta \varepsilon \zeta \eta \theta \iota \kappa \lambda "
                r"\mu \nu \xi \pi \rho \sigma \tau \upsilon \varphi \chi \psi \omega "
                r"\Gamma \Delta \Theta \Lambda \Xi \Phi \Psi \Omega"
            ).split(),
            strict=True,
        )
    ),
}

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "\u00a0": "~",
    "–": "--",
    "‖": r"\(\|\)",
}

_TWICE = re.compile(r"([_^])\{([^{}]*)\} \1\{([^{}]*)\}")  # two subscripts of one letter are one

_ACCENTS = {"\u0303": r"\tilde", "\u0302": r"\hat", "\u0304": r"\bar", "\u0307": r"\dot"}


def words(text: str) -> str:
    """Words for a LaTeX paragraph: special characters escaped, mathematical ones in `\\(…\\)`.

    >>> words("p is δᵢⱼ")
    'p is \\\\(\\\\delta _{ij}\\\\)'
    """
    if text.isascii() and not any(c in _SPECIAL for c in text):
        return text
    found: list[str] = []
    for place, c in enumerate(text):
        if c in _ACCENTS:
            continue
        accent = _ACCENTS.get(text[place + 1 : place + 2], "")
        if c in _SPECIAL:
            found.append(_SPECIAL[c])
        elif c in _MATHS or accent:
            letter = _MATHS.get(c, c)
            found.append(rf"\({accent}{{{letter}}}\)" if accent else rf"\({letter.strip()}\)")
        else:
            found.append(c)
    joined = "".join(found).replace(r"\)\(", " ").replace("  ", " ")
    while joined != (merged := _TWICE.sub(r"\1{\2\3}", joined)):
        joined = merged
    return joined


def remark(text: str) -> str:
    """Words inside a formula of a LaTeX document."""
    return rf"\text{{{words(text)}}}"


def plain_remark(text: str) -> str:
    """Words inside a formula on a web page, where every character may stand in `\\text`."""
    return rf"\text{{{''.join(_SPECIAL.get(c, c) for c in text)}}}"
