"""notebook: a worked calculation as a Jupyter notebook, one Markdown cell per section."""

from __future__ import annotations

from json import dumps

from handgrad.document import Block, Document, Heading
from handgrad.render.layout.marked import marked

SUFFIX = ".ipynb"
MEDIA_TYPE = "application/x-ipynb+json"


def write(document: Document) -> str:
    """The document as nbformat 4.5; cell names are their number, so that the same document gives
    the same bytes."""
    sections: list[list[Block]] = [[]]
    for block in document.blocks:
        if isinstance(block, Heading):
            sections.append([])
        sections[-1].append(block)
    cells = [
        {
            "cell_type": "markdown",
            "id": f"step-{number}",
            "metadata": {},
            "source": _source(document, tuple(blocks), first=number == 0),
        }
        for number, blocks in enumerate(sections)
        if blocks or (number == 0 and document.title)
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    book = {
        "cells": cells,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return dumps(book, ensure_ascii=False, indent=1) + "\n"


def _source(document: Document, blocks: tuple[Block, ...], first: bool) -> list[str]:
    return marked(blocks, document.title if first else "").splitlines(keepends=True)
