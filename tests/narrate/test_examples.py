"""Every example, at every level of detail, in every format: lines hold, pages are well formed."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from handgrad import render
from handgrad.document import Table
from handgrad.narrate import DETAILS, narrate
from handgrad.problem import load
from handgrad.problem.solution import Solution
from handgrad.read import page
from tests.narrate import oracle
from tests.render.test_formats import Balanced, well_formed

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_in_every_form(path: Path) -> None:
    solution = Solution(load(path))
    for detail in DETAILS:
        document = narrate(solution, detail, figures=True)
        pages = {name: render.find(name).write(document) for name in render.names()}
        verdicts = oracle.judge(pages["text"])
        assert not [verdict for verdict in verdicts if verdict.status == "false"]
        assert "please report" not in pages["text"]
        assert well_formed(pages["latex"])
        html = Balanced()
        html.feed(pages["html"])
        assert html.open == []
        content = json.loads(pages["json"])
        jsonschema.validate(content, render.find("json").schema())
        assert content["quantities"]
        assert json.loads(pages["notebook"])["cells"]


def test_the_lstm_gives_its_known_numbers() -> None:
    """The second step of the course's LSTM, certified."""
    path = next(path for path in EXAMPLES if path.stem == "lstm")
    document = narrate(Solution(load(path)), figures=True)
    found = {(f.symbol, f.time): f.value for f in document.figures}
    second = {s: found[s, 2] for s in "figoch"}
    assert second == {
        "f": "0.6690",
        "i": "0.8258",
        "g": "0.5108",
        "c": "0.6782",
        "o": "0.6646",
        "h": "0.3923",
    }
    assert (found["abs_error", 1], found["abs_error", 2]) == ("0.0376", "0.0077")


def test_a_printed_truth_table_is_read_as_a_table() -> None:
    path = next(path for path in EXAMPLES if path.stem == "threshold-and")
    printed = render.find("text").write(narrate(Solution(load(path))))
    (table,) = (b for b in page(printed, format="text").blocks if isinstance(b, Table))
    assert [len(row) for row in table.rows] == [4, 4, 4, 4]
