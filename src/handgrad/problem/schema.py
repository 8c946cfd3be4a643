"""schema: the JSON Schema of problem files, for editors and for other programs.

The published copy is `problem.schema.json` beside this file; `python -m handgrad.problem.schema`
writes it anew, and a test
holds the two together. The loader says more than a schema can (line, column, near misses); both
accept the same files.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from handgrad.problem.conventions import ALL
from handgrad.problem.length import STEPS
from handgrad.problem.marking import ROW

PUBLISHED = Path(__file__).with_name("problem.schema.json")
ADDRESS = "urn:handgrad:problem:1"


def schema() -> dict[str, Any]:
    """The JSON Schema of a problem file, schema 1."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ADDRESS,
        "title": "handgrad problem file, schema 1",
        "type": "object",
        "additionalProperties": False,
        "anyOf": [{"required": ["equations"]}, {"required": ["model"]}],
        "not": {"required": ["decimals", "significant"]},
        "properties": _properties(),
        "$defs": _definitions(),
    }


def _properties() -> dict[str, Any]:
    """One entry for each key of a problem file."""
    return {
        "schema": {"const": 1, "description": "the version of this format"},
        "title": {"type": "string"},
        "model": {
            "type": "string",
            "description": "a model of the catalogue: handgrad models lists them",
        },
        "equations": {"type": "string", "description": "one equation a line; # begins a remark"},
        "given": {
            "type": "object",
            "additionalProperties": {"anyOf": [_ref("value"), _ref("stacked")]},
            "description": "weights, biases, constants: name → number or list of numbers",
        },
        "inputs": {**_values(), "description": "data; in a recurrence one row a time step"},
        "initial": {**_values(), "description": "what a recurrence begins with: h → h_0"},
        "targets": {**_values(), "description": "what outputs are compared with"},
        "names": {
            "type": "object",
            "additionalProperties": _ref("texts"),
            "description": "the course's own symbols: the first is printed, all are read",
        },
        "conventions": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                name: {
                    "enum": _spelled((*known.choices, *known.reads)),
                    "description": known.decides,
                }
                for name, known in ALL.items()
            },
        },
        "ask": {**_ref("texts"), "description": "what is asked: names, ∂E/∂w_1, abs_error …"},
        "decimals": {**_digits(0), "description": "digits after the point, for all or by symbol"},
        "significant": {**_digits(1), "description": "significant figures, for all or by symbol"},
        "steps": {"type": "integer", "minimum": 1, "maximum": STEPS},
        "epochs": {
            "type": "integer",
            "minimum": 1,
            "maximum": STEPS,
            "description": "how often the examples of a learning rule are shown",
        },
        "table": {
            "type": "object",
            "additionalProperties": False,
            "required": ["inputs"],
            "properties": {
                "inputs": _ref("texts"),
                "values": {"type": "array", "items": _ref("number")},
            },
            "description": "a truth table: these inputs run over these values",
        },
        "conditions": {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "description": "when an output is 1, as the course prints it: h: x ≠ 0",
        },
        "points": {**_ref("number"), "description": "what the whole problem is worth"},
        "parts": {
            "type": "object",
            "additionalProperties": {"anyOf": [_ref("number"), _ref("part")]},
            "description": "the parts of the question: a: 10, or a: {points: 10, ask: [h]}",
        },
        "marks": {
            "anyOf": [
                _ref("rows"),
                {
                    "type": "object",
                    "additionalProperties": {
                        "anyOf": [
                            _ref("rows"),
                            {"type": "object", "additionalProperties": _ref("rows")},
                        ]
                    },
                },
            ],
            "description": "the mark scheme: rows, under parts, under stages: - A1 ft: h_1",
        },
    }


def _definitions() -> dict[str, Any]:
    return {
        "number": {"type": ["number", "string"], "description": "a number, or a text such as 1/3"},
        "value": {
            "anyOf": [_ref("number"), {"type": "array", "minItems": 1, "items": _ref("value")}]
        },
        "stacked": {
            "type": "object",
            "additionalProperties": False,
            "required": ["on", "values"],
            "properties": {"on": _ref("texts"), "values": _ref("value")},
            "description": "weights on the stacked input: W [x, h]",
        },
        "texts": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
        "part": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"points": _ref("number"), "ask": _ref("texts")},
        },
        "rows": {"type": "array", "items": _ref("row")},
        "row": {
            "type": "object",
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 2,
            "properties": {"says": {"type": "string", "description": "what is marked, in words"}},
            "patternProperties": {ROW: _ref("texts")},
            "description": "M method, A accuracy, B independent, with ft dep oe isw cao",
        },
    }


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _values() -> dict[str, Any]:
    return {"type": "object", "additionalProperties": _ref("value")}


def _digits(least: int) -> dict[str, Any]:
    whole = {"type": "integer", "minimum": least, "maximum": 50}
    return {"anyOf": [whole, {"type": "object", "additionalProperties": whole}]}


def _spelled(choices: tuple[str, ...]) -> list[Any]:
    """The choices as texts, and as the numbers a YAML reader makes of them."""
    found: list[Any] = list(choices)
    for choice in choices:
        try:
            number = float(choice)
        except ValueError:
            continue
        found.append(int(number) if number.is_integer() else number)
    return list(dict.fromkeys(found))


def text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PUBLISHED.write_text(text(), encoding="utf-8")
