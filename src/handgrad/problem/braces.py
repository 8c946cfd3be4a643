"""braces: names such as w_{xh} and δ^{a_r} may stand unquoted inside [ ] and { }.

YAML would take their braces and commas for its own. They are hidden from it behind letters nobody
uses, one for one, so that places stay.
"""

from __future__ import annotations

from handgrad.late import late
from handgrad.problem.tree import Branch, Leaf, Row, Tree

_SHOWN, _HIDDEN = "{},[]", "\ue000\ue001\ue002\ue003\ue004"
_HIDE, _SHOW = str.maketrans(_SHOWN, _HIDDEN), str.maketrans(_HIDDEN, _SHOWN)
_BRACES = late(r"[_^]\{(?:[^{}\n]|\{[^{}\n]*\})*\}")


def hidden(text: str) -> str:
    """The text with the braces of names out of sight.

    >>> len(hidden("[w_{xh}]")), "{" in hidden("[w_{xh}]")
    (8, False)
    """
    if "_{" not in text and "^{" not in text:
        return text
    return _BRACES.sub(lambda hit: hit[0].translate(_HIDE), text)


def shown(tree: Tree) -> Tree:
    """The tree with the braces of names in sight again."""
    match tree:
        case Leaf():
            text = tree.text.translate(_SHOW)
            return tree if text == tree.text else Leaf(text, tree.span, tree.quoted, tree.places)
        case Row(items=items):
            return Row(tuple(shown(item) for item in items), tree.span)
        case Branch(items=pairs):
            inside = ((shown(key), shown(value)) for key, value in pairs)
            return Branch(
                tuple((key, value) for key, value in inside if isinstance(key, Leaf)), tree.span
            )
