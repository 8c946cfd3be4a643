"""whole_yaml: any YAML or JSON by a library's events, and every fault with its place.

What a problem never needs and what hides traps is refused: anchors, aliases, tags, several
documents, duplicate keys, depth over 50.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from handgrad.notation import Span
from handgrad.problem.braces import hidden, shown
from handgrad.problem.tree import DEPTH, Branch, Leaf, Row, Source, Tree

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def whole_yaml(source: Source) -> Tree:
    """Any YAML or JSON → tree, by the library's events."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.reader import Reader

    class Quick(Reader):
        """Without a check that takes longer than all the rest; ours is `_CONTROL`."""

        def check_printable(self, data: Any) -> None:
            """Nothing is checked here."""

    control = _CONTROL.search(source.text)
    if control is not None:
        raise source.error(f"a control character, {control[0]!r}", control.span())
    reader = YAML(typ="safe", pure=True)
    reader.Reader = Quick
    try:
        # A tab is white space in JSON and forbidden in YAML; offsets stay.
        events = reader.parse(hidden(_untabbed(source.text)))
        return shown(_Events(source, events).document())
    except MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        at = min(mark.index, max(len(source.text) - 1, 0)) if mark else 0
        raise source.error(
            f"this is not YAML: {fault.problem or fault.context}",
            (at, at + 1),
            hint=_hint(source, at),
        ) from fault
    except YAMLError as fault:
        raise source.error(f"this is not YAML: {str(fault).splitlines()[0]}") from fault


def _untabbed(text: str) -> str:
    return text.replace("\t", " ") if text.lstrip().startswith("{") else text


def _hint(source: Source, at: int) -> str:
    begin = source.text.rfind("\n", 0, at) + 1
    stop = source.text.find("\n", at)
    line = source.text[begin : stop if stop >= 0 else None]
    if "\t" in line:
        return "indent with spaces, not with tabs"
    return ""


class _Events:
    """Builds the tree from the parser's events."""

    def __init__(self, source: Source, events: Iterable[Any]) -> None:
        self.source = source
        self.events = iter(events)

    def document(self) -> Tree:
        tree: Tree | None = None
        for event in self.events:
            kind = type(event).__name__
            if kind in ("StreamStartEvent", "StreamEndEvent", "DocumentEndEvent"):
                continue
            if kind == "DocumentStartEvent":
                if tree is not None:
                    raise self.source.error("a second document begins here", _span(event))
                tree = self.node(next(self.events), 0)
                continue
            raise AssertionError(kind)
        return Branch(()) if tree is None else tree

    def node(self, event: Any, depth: int) -> Tree:
        kind = type(event).__name__
        span = _span(event)
        if kind == "AliasEvent" or getattr(event, "anchor", None):
            raise self.source.error(
                "anchors and aliases (& and *) are not read", span, hint="write the value out"
            )
        # A plain or quoted scalar has no tag unless one was written.
        if getattr(event, "tag", None) or getattr(event, "ctag", None):
            raise self.source.error("tags (!) are not read", span, hint="leave the tag out")
        if depth > DEPTH:
            raise self.source.error("nested too deeply", span, expected=f"at most {DEPTH} levels")
        if kind == "ScalarEvent":
            return self.leaf(event, span)
        if kind == "SequenceStartEvent":
            return self.row(span, depth)
        return self.branch(span, depth)

    def leaf(self, event: Any, span: Span) -> Leaf:
        style = event.style or ""
        places = self.lines(span) if style == "|" else ()
        return Leaf(str(event.value), span, bool(style), places)

    def lines(self, span: Span) -> tuple[int, ...]:
        """Where each line of a `|` block begins in the file, past its indentation."""
        text = self.source.text
        at = text.find("\n", span[0]) + 1
        places: list[int] = []
        indent = -1
        while 0 < at < span[1]:
            stop = text.find("\n", at)
            stop = len(text) if stop < 0 else stop
            line = text[at:stop]
            if indent < 0 and line.strip():
                indent = len(line) - len(line.lstrip(" "))
            places.append(at + min(max(indent, 0), len(line)))
            at = stop + 1
        while places and text[places[-1] : places[-1] + 1] in ("\n", ""):
            places.pop()  # blank lines behind the block
        return tuple(places)

    def row(self, span: Span, depth: int) -> Row:
        items: list[Tree] = []
        while type(event := next(self.events)).__name__ != "SequenceEndEvent":
            items.append(self.node(event, depth + 1))
        return Row(tuple(items), (span[0], event.end_mark.index))

    def branch(self, span: Span, depth: int) -> Branch:
        items: list[tuple[Leaf, Tree]] = []
        seen: dict[str, Leaf] = {}
        while type(event := next(self.events)).__name__ != "MappingEndEvent":
            key = self.node(event, depth + 1)
            if not isinstance(key, Leaf):
                raise self.source.error("a key is a name, not a list or mapping", key.span)
            if key.text in seen:
                first = self.source.text.count("\n", 0, seen[key.text].span[0]) + 1
                raise self.source.error(
                    f"`{key.text}` stands twice (first in line {first})", key.span
                )
            seen[key.text] = key
            items.append((key, self.node(next(self.events), depth + 1)))
        return Branch(tuple(items), (span[0], event.end_mark.index))


def _span(event: Any) -> Span:
    return (event.start_mark.index, event.end_mark.index)
