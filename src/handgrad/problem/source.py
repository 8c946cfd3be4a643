"""source: a path, a text or Python data → the tree of a problem file.

YAML, JSON and TOML become one tree (`tree`). Files have at most 1 MB and 50 levels.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from handgrad.errors import ProblemError
from handgrad.late import late
from handgrad.notation import NOWHERE, Span
from handgrad.problem.braces import hidden, shown
from handgrad.problem.quick_yaml import quick
from handgrad.problem.tree import DEPTH, Branch, Leaf, Row, Source, Tree

BYTES = 1_000_000
_TOML = late(r"^\s*[\w\"'.-]+\s*=", re.M)
_YAML = late(r"^\s*[^\s#=][^=\n]*?:(\s|$)", re.M)


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
            text = source.strip()
            inline = "\n" in source or not text or text[0] == "{" or ": " in text
            if inline:
                return parse(source, "")
            return parse(open_file(Path(source)), source)
    raise ProblemError(f"a problem is a path, a text or a mapping, not {type(source).__name__}")


def open_file(path: Path) -> str:
    """The text of a file; what keeps us from reading it is said as a problem's error."""
    try:
        if path.exists() and not path.is_file():  # a pipe or a device may never end
            raise ProblemError("this is no file", path=str(path), expected="a problem file")
        if path.exists() and path.stat().st_size > BYTES:
            size = path.stat().st_size
            raise ProblemError(
                f"the file has {size:,} bytes", path=str(path), expected="at most 1 MB"
            )
        raw = path.read_bytes()
    except OSError as fault:
        raise ProblemError(
            f"cannot read it: {fault.strerror or fault}", path=str(path), hint=_similar(path)
        ) from fault
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
    found = quick(hidden(source.text))
    if found is not None:
        return shown(found)
    from handgrad.problem.whole_yaml import whole_yaml

    return whole_yaml(source)


def toml(source: Source) -> Tree:
    """TOML → tree. The standard library keeps no places; a key is looked up in the text for
    messages."""
    import tomllib

    for line in source.text.split("\n"):
        if line.partition("=")[0].count(".") > DEPTH and line[:1] not in "#\"'":
            at = source.text.find(line[:80])
            raise source.error("nested too deeply", (at, at + 1), expected=f"{DEPTH} levels")
    try:
        found = tomllib.loads(source.text, parse_float=_Written)
    except tomllib.TOMLDecodeError as fault:
        place = re.search(r"line (\d+), column (\d+)", str(fault))
        at = len(source.text) - 1
        if place:
            lines = source.text.split("\n")
            at = sum(len(line) + 1 for line in lines[: int(place[1]) - 1]) + int(place[2]) - 1
        raise source.error(f"this is not TOML: {fault}", (max(at, 0), max(at, 0) + 1)) from fault
    except RecursionError as fault:
        raise source.error("nested too deeply", expected=f"at most {DEPTH} levels") from fault
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
