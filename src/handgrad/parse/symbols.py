"""symbols: every sign and command of fixed meaning, as (token type, canonical value).

The lexer looks a piece of text up here and nowhere else. Types are the keys of the parser's
dispatch tables.
"""

from __future__ import annotations

Meaning = tuple[str, str]

_GREEK = (
    "alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu "
    "μ nu ν xi ξ "
    "pi π rho ρ sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ "
    "Lambda Λ Xi Ξ "
    "Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω varepsilon ε varphi φ vartheta ϑ varrho ϱ "
    "varsigma ς "
    "ell ℓ infty ∞ hbar ℏ aleph ℵ imath ı jmath ȷ"
).split()
GREEK: dict[str, str] = dict(zip(_GREEK[::2], _GREEK[1::2], strict=True))


def _rows(text: str) -> dict[str, str]:
    """Lines of a canonical sign and its spellings, as spelling → sign."""
    lines = [line.split() for line in text.strip().splitlines()]
    return {spelling: sign for sign, *spellings in lines for spelling in spellings}


RELATIONS = _rows(r"""
= = ==
≈ ≈ ≃ ≅ ≒ \approx \simeq \cong \approxeq \fallingdotseq ≐ \doteq
→ → -> --> \to \rightarrow \longrightarrow ⟶ \mapsto ↦ ➔ ➜
⟹ ⟹ ⇒ => \implies \Rightarrow \Longrightarrow \therefore ∴
⟺ ⟺ ⇔ \iff \Leftrightarrow <=> \Longleftrightarrow
← ← \leftarrow \gets ⟵ \longleftarrow
:= := ≔ \coloneqq \triangleq ≜
≡ \equiv ≡
∼ ∼ \sim
∝ ∝ \propto
≠ ≠ != \neq \ne
< < \lt
> > \gt
≤ ≤ <= \le \leq \leqslant ⩽
≥ ≥ >= \ge \geq \geqslant ⩾
≪ ≪ \ll
≫ ≫ \gg
∈ ∈ \in
∉ ∉ \notin
""")
PRODUCTS = _rows(r"""
· · ⋅ ∙ • \cdot \bullet \cdotp
× × ✕ ⨯ \times ✖
* * \*
⊙ ⊙ ∘ \odot \circ ◦ ○
∗ ∗ ⊛ ⋆ \ast \star \circledast
⊗ ⊗ \otimes
@ @
""")
ACCENTS = _rows(r"""
hat \hat \widehat
tilde \tilde \widetilde
bar \bar \overline
dot \dot
vec \vec \overrightarrow
back \overleftarrow
""")
COMBINING: dict[str, str] = {
    "\u0303": "tilde",
    "\u0302": "hat",
    "\u0304": "bar",
    "\u0305": "bar",
    "\u0307": "dot",
    "\u20d7": "vec",
    "\u20d6": "back",
}

# Words of which only the look is meant: what they enclose is read as if they were not there.
STYLES = frozenset(
    "\\mathbf \\boldsymbol \\bm \\mathit \\mathsf \\mathtt \\pmb \\boxed \\fbox \\cancel "
    "\\bcancel \\xcancel \\mathop "
    "\\mathord \\mathrel \\mathbin \\underline \\emph \\ensuremath \\smash \\mathnormal".split()
)
_IGNORED = (
    "\\displaystyle \\textstyle \\scriptstyle \\limits \\nolimits \\nonumber \\notag \\left "
    "\\right \\mathopen "
    "\\mathclose \\bf \\rm \\it \\large \\Large \\small \\normalsize \\centering \\hfill "
    "\\noindent \\checkmark "
    "\\, \\; \\: \\! \\> \\thinspace \\negthinspace \\medspace \\thickspace \\enspace "
    "\\allowbreak \\square \\qed "
    "\\blacksquare \\Box ✓ ✔ ✅ ✗ \u200b \u2062 \u2061 \u2063 \ufe0e \ufe0f"
).split()

FUNCTION_COMMANDS = (
    "tanh exp ln log lg sin cos tan sinh cosh arctan arcsin arccos max min det argmax argmin"
).split()

SCRIPT = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵",
        strict=True,
    )
)
DOUBLE = {"R": "ℝ", "E": "𝔼", "N": "ℕ", "Z": "ℤ", "P": "ℙ", "C": "ℂ", "Q": "ℚ", "1": "𝟙"}

SUBSCRIPTS = dict(
    zip(
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        "0123456789+-=()aehijklmnoprstuvxβγρφχ",
        strict=True,
    )
)
SUPERSCRIPTS = dict(
    zip(
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀᵗˡᴸᵏʲᵃᵇᶜᵈᵉᶠᵍʰᵐᵒᵖʳˢᵘᵛʷˣʸᶻᴴ",
        "0123456789+-=()niTtlLkjabcdefghmoprsuvwxyzH",
        strict=True,
    )
)
HALVES: dict[str, tuple[str, str]] = {
    letter: (fraction[0], fraction[2:])
    for letter, fraction in map(
        str.split,
        "½ 1/2,⅓ 1/3,¼ 1/4,¾ 3/4,⅔ 2/3,⅕ 1/5,⅛ 1/8,⅙ 1/6,⅖ 2/5,⅗ 3/5,⅘ 4/5,⅒ 1/10".split(","),
    )
}

MATRICES: dict[str, str] = {
    "pmatrix": "round",
    "bmatrix": "square",
    "vmatrix": "abs",
    "Vmatrix": "norm",
    "matrix": "none",
    "smallmatrix": "none",
    "array": "none",
    "Bmatrix": "curly",
}
TRANSPARENT = frozenset(
    (
        "aligned align alignat alignedat split gather gathered equation eqnarray multline "
        "flalign displaymath math subequations"
    ).split()
)

_BIG = {
    "\\sum": "Σ",
    "∑": "Σ",
    "\\prod": "Π",
    "∏": "Π",
    "\\int": "∫",
    "∫": "∫",
    "\\lim": "lim",
}

# Type, shape and spellings of every bracket.
_DELIMITERS: dict[str, Meaning] = {
    spelling: (kind, shape)
    for kind, shape, *spellings in map(
        str.split,
        r"""
( round ( （
) round ) ）
[ square [ \lbrack 【
] square ] \rbrack 】
set curly \{ \lbrace
tes curly \} \rbrace
| abs | \vert ∣
given | \mid
‖ norm ‖ ∥ \| \Vert ||
|( abs \lvert
)| abs \rvert
‖( norm \lVert
)‖ norm \rVert
⌊ floor ⌊ \lfloor
⌋ floor ⌋ \rfloor
⌈ ceil ⌈ \lceil
⌉ ceil ⌉ \rceil
⟨ angle \langle ⟨
⟩ angle \rangle ⟩
""".strip().splitlines(),
    )
    for spelling in spellings
}


def _table() -> dict[str, Meaning]:
    """Every fixed lexeme with its meaning."""
    table: dict[str, Meaning] = {}
    for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ":
        table[letter] = ("name", letter)
    for digit in "0123456789":
        table[digit] = ("num", digit)
    for word, letter in GREEK.items():
        table["\\" + word] = table[letter] = ("name", letter)
    for letter in [*SCRIPT.values(), *DOUBLE.values()]:
        table[letter] = ("name", letter)
    table["\\epsilon"] = table["ϵ"] = ("name", "ε")
    table["µ"] = ("name", "μ")
    table["\\phi"] = table["ϕ"] = ("name", "φ")
    table["Δ"] = table["\\Delta"] = table["∆"] = ("Δ", "Δ")
    table["Σ"], table["Π"] = ("big", "Σ"), ("big", "Π")
    for lexeme, sign in RELATIONS.items():
        table[lexeme] = ("rel", sign)
    for lexeme, sign in PRODUCTS.items():
        table[lexeme] = ("op", sign)
    for lexeme, mark in ACCENTS.items():
        table[lexeme] = ("accent", mark)
    for lexeme in STYLES:
        table[lexeme] = ("style", "")
    for lexeme in _IGNORED:
        table[lexeme] = ("space", "")
    for word in FUNCTION_COMMANDS:
        table["\\" + word] = ("fun", word)
    for lexeme, sign in _BIG.items():
        table[lexeme] = ("big", sign)
    for lexeme in HALVES:
        table[lexeme] = ("half", lexeme)
    table |= _DELIMITERS
    for sign in "-−–—‐‑‒﹣－":
        table[sign] = ("sign", "-")
    table["+"] = table["＋"] = ("sign", "+")
    table["±"] = table["\\pm"] = ("sign", "±")
    table["∓"] = table["\\mp"] = ("sign", "∓")
    table["¬"] = table["\\neg"] = table["\\lnot"] = ("not", "¬")
    table["/"] = table["÷"] = table["\\div"] = table["∕"] = table["⁄"] = table["\\slash"] = (
        "/",
        "/",
    )
    for lexeme in ("\\frac", "\\dfrac", "\\tfrac", "\\cfrac"):
        table[lexeme] = ("frac", "")
    table["^"], table["**"], table["_"] = ("^", "^"), ("^", "^"), ("_", "_")
    for lexeme in ("'", "′", "’", "\\prime", "ʹ"):
        table[lexeme] = ("prime", "'")
    table["″"] = ("prime", "''")
    table["{"], table["}"] = ("{", ""), ("}", "")
    table[","] = table["，"] = table["、"] = ("sep", ",")
    table[";"] = table["；"] = ("sep", ";")
    table["."] = table["。"] = ("stop", ".")
    table[":"] = table["："] = ("colon", ":")
    table["!"] = ("!", "!")
    table["%"] = table["\\%"] = table["％"] = ("%", "%")
    table["\\over"] = ("over", "")
    table["iff"] = ("rel", "⟺")
    table["√"] = ("√", "")
    table["\\sqrt"] = ("sqrt", "")
    table["∂"] = table["\\partial"] = ("∂", "∂")
    table["∇"] = table["\\nabla"] = ("∇", "∇")
    table["\\underbrace"], table["\\overbrace"] = ("brace", "under"), ("brace", "over")
    table["\\quad"] = table["\\qquad"] = ("soft", "")
    table["\\hspace"] = table["\\hskip"] = ("unknown", "")
    table["\\xrightarrow"] = ("xarrow", "→")
    table["\\stackrel"] = table["\\overset"] = table["\\underset"] = ("stack", "")
    table["\\binom"] = ("unknown", "")
    for lexeme in ("\\top", "⊤", "\\intercal", "\\transpose"):
        table[lexeme] = ("name", "⊤")
    table["\\dagger"] = table["†"] = ("name", "†")
    for lexeme in (
        "...",
        "…",
        "\\dots",
        "\\ldots",
        "\\cdots",
        "\\vdots",
        "\\ddots",
        "⋯",
        "⋮",
        "⋱",
        "\\dotsc",
        "\\dotsb",
    ):
        table[lexeme] = ("dots", "…")
    table[".T"] = ("dotT", "ᵀ")
    return table


TABLE = _table()
