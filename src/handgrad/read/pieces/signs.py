"""signs: relation signs in all their spellings."""

from __future__ import annotations

import re

from handgrad.late import late

_SPELLINGS = {
    "=": "= ==",
    "≈": r"≈ ≃ ≅ ≐ \approx \simeq \cong \doteq \thickapprox \approxeq",
    "∼": r"∼ \sim",
    ":=": r":= ≔ \coloneqq \triangleq",
    "≡": r"≡ \equiv",
    "←": r"← ⟵ \leftarrow \gets \longleftarrow",
    "→": r"→ -> --> ⟶ ↦ \to \rightarrow \longrightarrow \mapsto",
    "⟹": r"⇒ ⟹ => ==> ⇔ ⟺ \Rightarrow \implies \Longrightarrow \iff \Leftrightarrow",
    "≠": r"≠ != \ne \neq",
    "<": r"< \lt",
    ">": r"> \gt",
    "≤": r"≤ <= ⩽ ≲ \le \leq \leqslant",
    "≥": r"≥ >= ⩾ ≳ \ge \geq \geqslant",
    "∝": r"∝ \propto",
    "∈": r"∈ \in",
}
SIGNS = {spelled: sign for sign, all_of_it in _SPELLINGS.items() for spelled in all_of_it.split()}

# Signs that say that both sides are the same value; the others compare or lead on.
EQUALS = frozenset({"=", "≈", ":=", "≡", "←"})

_COMMANDS = "|".join(s[1:] for s in SIGNS if s[0] == "\\")
_SYMBOLS = "|".join(re.escape(s) for s in sorted(SIGNS, key=len, reverse=True) if s[0] != "\\")
PATTERN = rf"(?:\\(?:{_COMMANDS})(?![A-Za-z])|{_SYMBOLS})"

_LEADING = late(rf"(?:\{{\}})?\s*({PATTERN})")
_ANY = late(PATTERN)


def leading(text: str, start: int = 0) -> tuple[str, int]:
    """The sign a text begins with, and where the text goes on; ('', start) if it begins with
    none."""
    found = _LEADING.match(text, start)
    if found is None:
        return "", start
    return SIGNS[found.group(1)], found.end()


def trailing(text: str, end: int) -> tuple[str, int]:
    """The sign a text ends with, and where the text before it ends; ('', end) if it ends with
    none."""
    if text[end - 1 : end] in "0123456789)]}|":
        return "", end
    last = None
    for found in _ANY.finditer(text, max(0, end - 20), end):
        last = found
    if last is not None and not text[last.end() : end].strip():
        return SIGNS[last.group()], last.start()
    return "", end
