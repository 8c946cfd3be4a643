"""elements: the few MathML elements we use, as text."""

from __future__ import annotations

from html import escape


def row(*parts: str) -> str:
    """Several things side by side, as one."""
    return parts[0] if len(parts) == 1 else f"<mrow>{''.join(parts)}</mrow>"


def letter(text: str) -> str:
    """A name: one letter is set in italics by the browser, a word upright."""
    return f"<mi>{escape(text)}</mi>"


def digits(text: str) -> str:
    """A number as it was written."""
    return f"<mn>{escape(text)}</mn>"


def words(text: str) -> str:
    """Words inside a formula."""
    return f"<mtext>{escape(text)}</mtext>"


def sign(text: str) -> str:
    """A relation or a binary operator."""
    return f"<mo>{escape(text)}</mo>"


def prefix(text: str) -> str:
    """A sign that belongs to what follows: no gap behind it."""
    return f'<mo form="prefix" lspace="0" rspace="0">{escape(text)}</mo>'


def bracketed(left: str, body: str, right: str, stretch: bool = True) -> str:
    """A body between two brackets that grow with it."""
    grow = "" if stretch else ' stretchy="false"'
    return (
        f'<mrow><mo form="prefix"{grow}>{escape(left)}</mo>{body}'
        f'<mo form="postfix"{grow}>{escape(right)}</mo></mrow>'
    )


def element(tag: str, *parts: str) -> str:
    """Any element with element children: msub, msup, mfrac, mover …"""
    return f"<{tag}>{''.join(parts)}</{tag}>"
