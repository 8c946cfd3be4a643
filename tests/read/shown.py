"""Chains of a document, shown as the page wrote them."""

from __future__ import annotations

from handgrad.document import Chain, Document


def chains(document: Document) -> list[str]:
    """Each chain: `words| left = body = …`, with its equation number in brackets."""
    return [shown(document, block) for block in document.blocks if isinstance(block, Chain)]


def shown(document: Document, chain: Chain) -> str:
    text = " ".join(
        f"{link.sign} {document.text[link.span[0] : link.span[1]]}".strip() for link in chain.links
    )
    words = f"{chain.words}| " if chain.words else ""
    return words + text + (f" ({chain.tag})" if chain.tag else "")
