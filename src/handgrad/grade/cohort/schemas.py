"""schemas: the JSON Schemas of gradebook.json and report.json, for other programs.

The published copies lie beside this file; `python -m handgrad.grade.cohort.schemas` writes them
anew, and a test holds both together. Fields are only ever added.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from handgrad.grade.cohort.figures import SCHEMA as FIGURES
from handgrad.grade.cohort.figures import Figures
from handgrad.grade.cohort.gradebook import SCHEMA as GRADEBOOK
from handgrad.grade.cohort.gradebook import Gradebook

PUBLISHED = {
    name: Path(__file__).with_name(f"{name}.schema.json") for name in ("gradebook", "report")
}
_RECORDS: dict[str, tuple[type[Any], str, str]] = {
    "gradebook": (Gradebook, GRADEBOOK, "The marks of a class, with every reason"),
    "report": (Figures, FIGURES, "A class in figures"),
}


def text(name: str) -> str:
    """A schema as it is published."""
    record, version, title = _RECORDS[name]
    made = msgspec.json.schema(record)
    found = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://handgrad.org/schema/{version.partition('.')[2].replace('/', '-')}.json",
        "title": title,
        **made,
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for name, path in PUBLISHED.items():
        path.write_text(text(name), encoding="utf-8")
