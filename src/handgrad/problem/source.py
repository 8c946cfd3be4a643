"""source: a path, a text or Python data → the tree of a problem file.

YAML and JSON are read by one parser's events (JSON is YAML in flow style), TOML by the standard
library. What a problem
never needs and what hides traps is refused: anchors, aliases, tags, several documents, duplicate
keys, depth over 50, more than 1 MB.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from handgrad.errors import ProblemError
from handgrad.notation import NOWHERE, Span
from handgrad.problem.quick_yaml import quick
from handgrad.problem.tree import Branch, Leaf, Row, Source, Tree

BYTES = 1_000_000
DEPTH = 50
_TOML = re.compile(r"^\s*[\w\"'.-]+\s*=", re.M)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_YAML = re.compile(r"^\s*[^\s#=][^=\n]*?:(\s|$)", re.M)


def read(source: str | Path | Mapping[str, Any]) -> tuple[Source, Tree]:
    """The tree of a problem and where it came from.

    source  a path, the text of a file (it has a line break or `key: value`), or Python data
    """
    match source:
        case Mapping():
            return Source(), data(source, 0)
        case Path():
            return parse(open_file(source), str(source))
        case str():
            inline = "\n" in source or source.lstrip().startswith("{") or ": " in source
            if inline:
                return parse(source, "")
            return parse(open_file(Path(source)), source)
    raise ProblemError(f"a problem is a path, a text or a mapping, not {type(source).__name__}")


def open_file(path: Path) -> str:
    """The text of a file; what keeps us from reading it is said as a problem's error."""
    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise ProblemError(
            f"cannot read it: {fault.strerror or fault}", path=str(path), hint=_similar(path)
        ) from fault
    if len(raw) > BYTES:
        raise ProblemError(
            f"the file has {len(raw):,} bytes", path=str(path), expected="at most 1 MB"
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise ProblemError("the file is not UTF-8 text", path=str(path)) from fault


def _similar(path: Path) -> str:
    from handgrad.errors import nearest

    folder = path.parent
    if not folder.is_dir():
        return ""
    return nearest(path.name, [p.name for p in folder.iterdir()])


def parse(text: str, path: str = "") -> tuple[Source, Tree]:
    """The tree of a text. The format is told by the path's suffix, without one by the first line
    that has a key."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source = Source(text, path)
    if len(text) > BYTES:
        raise source.error("the text is too long", expected="at most 1 MB")
    suffix = Path(path).suffix.lower()
    if suffix == ".toml" or (not suffix and _looks_like_toml(text)):
        return source, toml(source)
    return source, yaml(source)


def _looks_like_toml(text: str) -> bool:
    toml_line, yaml_line = _TOML.search(text), _YAML.search(text)
    if toml_line is None:
        return False
    return yaml_line is None or toml_line.start() < yaml_line.start()


def yaml(source: Source) -> Tree:
    """YAML or JSON → tree: plain YAML at once, all else and every fault by the library."""
    found = quick(_hidden(source.text))
    return shown(found) if found is not None else whole_yaml(source)


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


def whole_yaml(source: Source) -> Tree:
    """Any YAML or JSON → tree, by the library's events."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.reader import Reader

    class Quick(Reader):
        """Without a check that takes longer than all the rest; ours is `_CONTROL`."""

        def check_printable(self, data: Any) -> None:
            return None

    control = _CONTROL.search(source.text)
    if control is not None:
        raise source.error(f"a control character, {control[0]!r}", control.span())
    reader = YAML(typ="safe", pure=True)
    reader.Reader = Quick
    try:
        # A tab is white space in JSON and forbidden in YAML; offsets stay.
        return _Events(source, reader.parse(_hidden(_untabbed(source.text)))).document()
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


# Names such as w_{xh} and δ^{a_r} may stand unquoted inside [ ] and { }, where YAML would take
# their braces and commas
# for its own: they are hidden from the YAML parser behind letters nobody uses, one for one, so that
# offsets stay.
_SHOWN, _HIDDEN = "{},[]", "\ue000\ue001\ue002\ue003\ue004"
_HIDE, _SHOW = str.maketrans(_SHOWN, _HIDDEN), str.maketrans(_HIDDEN, _SHOWN)
_BRACES = re.compile(r"[_^]\{(?:[^{}\n]|\{[^{}\n]*\})*\}")


def _hidden(text: str) -> str:
    if "_{" not in text and "^{" not in text:
        return text
    return _BRACES.sub(lambda hit: hit[0].translate(_HIDE), text)


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
        return Leaf(str(event.value).translate(_SHOW), span, bool(style), places)

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


def toml(source: Source) -> Tree:
    """TOML → tree. The standard library keeps no places; a key is looked up in the text for
    messages."""
    import tomllib

    try:
        found = tomllib.loads(source.text, parse_float=_Written)
    except tomllib.TOMLDecodeError as fault:
        place = re.search(r"line (\d+), column (\d+)", str(fault))
        at = len(source.text) - 1
        if place:
            lines = source.text.split("\n")
            at = sum(len(line) + 1 for line in lines[: int(place[1]) - 1]) + int(place[2]) - 1
        raise source.error(f"this is not TOML: {fault}", (max(at, 0), max(at, 0) + 1)) from fault
    return data(found, 0, source)


class _Written(str):
    """A float of a TOML file, as it was written."""


def data(value: Any, depth: int, source: Source | None = None, at: Span = NOWHERE) -> Tree:
    """Python data → tree; a float is written as its shortest decimal (0.1 is 0.1, not its binary
    value)."""
    where = source or Source()
    if depth > DEPTH:
        raise where.error("nested too deeply", at, expected=f"at most {DEPTH} levels")
    match value:
        case bool():
            return Leaf(str(value).lower(), at)
        case _Written():
            return Leaf(str(value), at)
        case str():
            return Leaf(value, at, quoted=True)
        case Mapping():
            items: list[tuple[Leaf, Tree]] = []
            for key, item in value.items():
                place = _find(where, str(key), at)
                items.append((Leaf(str(key), place), data(item, depth + 1, source, place)))
            return Branch(tuple(items), at)
        case Sequence():
            return Row(tuple(data(item, depth + 1, source, at) for item in value), at)
        case None:
            return Leaf("", at)
    if hasattr(value, "tolist"):  # an array of any library
        return data(value.tolist(), depth, source, at)
    return Leaf(str(value), at)


def _find(source: Source, key: str, after: Span) -> Span:
    if not source.text:
        return NOWHERE
    pattern = re.compile(rf"(?m)(?:^|[\[{{,.\s\"']){re.escape(key)}(?=[\"'\]\s=.])")
    hit = pattern.search(source.text, max(after[0], 0)) or pattern.search(source.text)
    return (hit.end() - len(key), hit.end()) if hit else after
