"""The published schema is the generated one, and accepts what the loader accepts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from handgrad.errors import ProblemError
from handgrad.problem import load, schema
from handgrad.problem.source import read
from handgrad.problem.tree import Branch, Leaf, Row, Tree

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("examples/*.yaml"), *ROOT.glob("tests/worked/problems/*.yaml")])


def plain(tree: Tree) -> Any:
    """A tree as the data a YAML library would give."""
    match tree:
        case Branch(items=items):
            return {key.text: plain(value) for key, value in items}
        case Row(items=items):
            return [plain(item) for item in items]
        case Leaf(text=text, quoted=quoted):
            if not quoted:
                for kind in (int, float):
                    try:
                        return kind(text)
                    except ValueError:
                        continue
            return text


def test_published_is_generated() -> None:
    assert schema.PUBLISHED.read_text(encoding="utf-8") == schema.text()


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema.schema())


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_accepts_every_problem(path: Path) -> None:
    load(path)
    jsonschema.validate(plain(read(path)[1]), schema.schema())


@pytest.mark.parametrize(
    "data",
    [
        {"equations": "y = x", "given": {"x": 1}, "asks": ["y"]},
        {"given": {"x": 1}},
        {"equations": "y = x", "decimals": 4, "significant": 3},
        {"equations": "y = x", "conventions": {"gru_update": "both"}},
        {"model": "lstm", "given": {"W_f": {"on": ["x", "h"]}}},
    ],
)
def test_refuses_what_the_loader_refuses(data: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema.schema())
    with pytest.raises(ProblemError):
        load(data)
