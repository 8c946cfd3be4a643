"""json: the quantities of a worked calculation, and its lines, for programs. Schema
`handgrad.solution/1`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from json import dumps, loads
from typing import Any

from handgrad.document import Chain, Document, Figure
from handgrad.notation import NOWHERE, Relation
from handgrad.render.formula import latex, unicode

SUFFIX = ".json"
MEDIA_TYPE = "application/json"
SCHEMA = "handgrad.solution/1"


def schema() -> dict[str, Any]:
    """The JSON Schema of what `write` writes."""
    text = files("handgrad.render").joinpath("solution.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = loads(text)
    return found


def write(document: Document) -> str:
    """The document's figures and lines as JSON."""
    content = {
        "schema": SCHEMA,
        "title": document.title,
        "quantities": [_figure(figure) for figure in document.figures],
        "lines": list(_lines(document)),
    }
    return dumps(content, ensure_ascii=False, indent=2) + "\n"


def _figure(figure: Figure) -> dict[str, Any]:
    index: dict[str, Any] = {}
    if figure.time is not None:
        index["t"] = figure.time
    if figure.at:
        index["at"] = list(figure.at)
    return {
        "symbol": figure.symbol,
        "index": index,
        "value": figure.value,
        "exact": figure.exact,
        "rule": figure.rule,
        "step": figure.step,
    }


def _lines(document: Document) -> Iterator[dict[str, Any]]:
    chains = (block for block in document.blocks if isinstance(block, Chain))
    for number, chain in enumerate(chains, 1):
        first = chain.links[0]
        bodies = tuple(link.body for link in chain.links)
        signs = tuple(link.sign for link in chain.links)
        kind = (
            Relation((None, *bodies), signs, NOWHERE)
            if first.sign
            else Relation(bodies, signs[1:], NOWHERE)
        )
        yield {
            "step": number,
            "text": unicode.write(kind),
            "latex": latex.write(kind),
            "note": chain.note,
        }
