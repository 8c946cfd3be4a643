"""gradescope: results.json for Gradescope's autograder: a test for every row of the mark scheme.

What waits for a person has no score, never 0: Gradescope then asks for one by hand.
Source: Gradescope autograder documentation, "Output format".
"""

from __future__ import annotations

from typing import Any

import msgspec

from handgrad.grade.page import page as feedback
from handgrad.grade.records import Script

VISIBILITY = ("visible", "after_due_date", "after_published", "hidden")


def results(script: Script, reveal: str, visibility: str = "visible") -> str:
    """The text of results.json.

    visibility  when students see it: one of VISIBILITY
    """
    shown = feedback(script, reveal)
    tests = []
    lines = ((block.part, block.stage, line) for block in shown.blocks for line in block.lines)
    for number, (part, stage, line) in enumerate(lines, 1):
        where = ", ".join(words for words in (part and f"part {part}", stage) if words)
        test: dict[str, Any] = {
            "name": f"{line.label} ({line.marks})" + (f", {where}" if where else ""),
            "number": str(number),
            "max_score": float(line.points),
            "output": line.reason,
            "visibility": visibility,
        }
        if line.got != "?":
            test["score"] = float(line.got)
            test["status"] = "passed" if line.got == line.points else "failed"
        tests.append(test)
    said = [shown.note, *(f"To learn: {sentence}" for sentence in shown.learn)]
    found: dict[str, Any] = {
        "output": "\n".join(words for words in said if words),
        "visibility": visibility,
        "stdout_visibility": "hidden",
        "tests": tests,
    }
    if script.state == "marked":
        found["score"] = float(script.total)
    return msgspec.json.format(msgspec.json.encode(found), indent=1).decode() + "\n"
