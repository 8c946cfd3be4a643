"""markdown: a worked calculation as GitHub, Jupyter and Pandoc read it, formulas in `$…$` and
`$$…$$`."""

from __future__ import annotations

from handgrad.document import Document
from handgrad.render.layout.marked import marked

SUFFIX = ".md"
MEDIA_TYPE = "text/markdown"


def write(document: Document) -> str:
    """The document as Markdown."""
    return marked(document.blocks, document.title) + "\n"
