"""SARIF logs follow the schema of the standard, and say everything in its terms.

sarif-2.1.0.schema.json is the schema that OASIS publishes with SARIF 2.1.0, in its draft 4 form.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema

from handgrad import api
from handgrad.check.report.sarif import write
from tests.check.report.reports import FAILURES, reports

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))


def log(*args: Any) -> Any:
    """A log that follows the schema."""
    data = json.loads(write(*args))
    validator = jsonschema.Draft4Validator(SCHEMA)
    assert [error.message for error in validator.iter_errors(data)] == []
    return data["runs"][0]


def test_the_schema_refuses_what_is_wrong() -> None:
    jsonschema.Draft4Validator.check_schema(SCHEMA)
    wrong = json.loads(write(reports()))
    region = wrong["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    region["startColumn"] = 0
    assert not jsonschema.Draft4Validator(SCHEMA).is_valid(wrong)


def test_every_kind_of_report() -> None:
    run = log(reports(), FAILURES)
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert (result["kind"] == "open") == (result["level"] == "none")
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 2
    assert run["invocations"][0]["executionSuccessful"] is False
    assert log(reports())["invocations"][0]["executionSuccessful"] is True
    assert log(())["results"] == []


def test_regions_cut_the_text_out_of_the_file() -> None:
    checked = 0
    for report in reports():
        lines = report.source.split("\n")
        for result in log([report])["results"]:
            where = result["locations"][0]["physicalLocation"]["region"]
            if where["startLine"] == where["endLine"] and "snippet" in where:
                line = lines[where["startLine"] - 1]
                assert (
                    line[where["startColumn"] - 1 : where["endColumn"] - 1]
                    == (where["snippet"]["text"])
                )
                checked += 1
    assert checked > 12


def test_what_is_suppressed_open_related_and_fixed() -> None:
    results = log(reports())["results"]
    kinds = {tuple(r["suppressions"][0].items()) for r in results if "suppressions" in r}
    assert kinds == {(("kind", "inSource"), ("status", "accepted"))}
    assert {r["ruleId"] for r in results if r["kind"] == "open"} == {"unread"}
    related = next(r for r in results if r["ruleId"] == "HG401")["relatedLocations"]
    assert [place["id"] for place in related] == [1, 2, 3]
    fix = next(r for r in results if "fixes" in r)["fixes"][0]
    replaced = fix["artifactChanges"][0]["replacements"]
    assert all(r["insertedContent"]["text"][-1].isdigit() for r in replaced)
    assert not any(r["ruleId"] == "HG113" for r in results)


def test_fingerprints_stay_when_lines_move() -> None:
    def marks(text: str) -> list[str]:
        return [
            r["partialFingerprints"]["handgradFinding/v1"]
            for r in log([api.check(text)])["results"]
        ]

    page = "$0.5 \\cdot 0.3 = 0.16$\n"
    assert marks(page) == marks("# Words\n\n" + page)


def test_the_same_bytes_every_time() -> None:
    assert write(reports(), FAILURES) == write(reports(), FAILURES)


def test_paths_are_uris() -> None:
    uris = {a["location"]["uri"] for a in log(reports())["artifacts"]}
    assert {"week%203/lecture%20%231.md", "file:///absolute/clean.md"} <= uris
