"""The machine-readable report follows its published schema."""

from __future__ import annotations

import json
from pathlib import Path
from unicodedata import normalize

import jsonschema
import pytest

import handgrad.check.report
from handgrad import api
from handgrad.check.report.json import write
from tests.check.report.reports import FAILURES, reports

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads(
    (Path(handgrad.check.report.__file__).parent / "check.schema.json").read_text(encoding="utf-8")
)
DEMO = ROOT / "examples" / "lstm-homework.md"
LSTM = ROOT / "examples" / "lstm.yaml"


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "page",
    [
        "$0.8006 \\cdot 0.4930 = 0.3945$",
        "# Nothing to compute\n\nOnly words.",
        "$a = 2$ and $b = a + )3$ and $c = \\sigma(q)$",
        "$a = 0.37$, $b = 0.77$\n\n$c = a b = 0.284$",
    ],
)
def test_pages_alone(page: str) -> None:
    jsonschema.validate(json.loads(write([api.check(page, notes=True)])), SCHEMA)


def test_the_demo_page() -> None:
    report = api.check(DEMO, problem=LSTM)
    text = write([report])
    data = json.loads(text)
    jsonschema.validate(data, SCHEMA)
    (document,) = data["documents"]
    assert len(document["numbers"]) == len(report.numbers)
    assert len(document["findings"]) == 7
    first = document["findings"][0]
    assert (first["code"], first["line"], first["text"]) == ("HG112", 43, "0.6508")
    assert first["expected"] == "0.6502"
    lines = report.source.splitlines()
    for number in document["numbers"]:
        digits = number["text"].lstrip("-−+")
        assert digits in lines[number["line"] - 1][number["column"] - 1 :]
        assert all(cause < len(document["findings"]) for cause in number["causes"])
    symbols = {normalize("NFD", asked["symbol"]) for asked in document["asked"]}
    assert symbols == {normalize("NFD", s) for s in ("f", "i", "C̃", "C", "o", "ỹ", "e")}
    assert write([api.check(DEMO, problem=LSTM)]) == text


def test_the_schema_catches_a_missing_field() -> None:
    data = json.loads(write([api.check("$2 + 2 = 5$")]))
    del data["documents"][0]["findings"][0]["code"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, SCHEMA)


def test_every_kind_of_report() -> None:
    data = json.loads(write(reports(), FAILURES))
    jsonschema.validate(data, SCHEMA)
    assert [failure["status"] for failure in data["failures"]] == [2, 3]
    lecture, _, notebook, hidden, _ = data["documents"]
    assert lecture["coverage"]["not_shown"] == {"selection": 2}
    assert hidden["coverage"]["not_shown"] == {"comment": 1}
    assert {finding["cell"] for finding in notebook["findings"]} == {1, 2}
    assert "cell" not in lecture["findings"][0]
    assert [f["fix"] for f in notebook["findings"]] == ["0.15", "2"]
