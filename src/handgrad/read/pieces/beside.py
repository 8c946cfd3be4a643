"""beside: claims side by side on one line: `Gini=0.490 n_L=7    Gini=0.444 n_R=3`."""

from __future__ import annotations

from handgrad.read.pieces.tokens import Token

_WIDE = 3  # blanks between two claims side by side


def begins_anew(pieces: list[Token], partner: list[int], start: int, i: int) -> bool:
    """Whether a claim begins here, behind another one on the same line: after a wide gap, or as
    `n_L=7` after `Gini=0.490`.
    """
    token, before = pieces[i], pieces[i - 1]
    if not token.gap or before.kind not in "nvb)":
        return False
    if token.gap >= _WIDE:
        glued = i + 1 < len(pieces) and not pieces[i + 1].gap
        return token.kind in "nvf" or (token.text in "-−–+" and glued)
    if before.kind != "n" or token.kind not in "vfw":
        return False
    sign = i + 1
    if sign < len(pieces) and pieces[sign].kind == "(" and partner[sign] > 0:
        sign = partner[sign] + 1
    if sign >= len(pieces) or pieces[sign].kind != "r" or pieces[start].kind == "r":
        return False
    said = [piece for piece in pieces[start:i] if piece.kind == "r"]
    tight = not pieces[sign].gap and all(not piece.gap for piece in said)
    return bool(said) and (token.gap > 1 or tight)
