"""variant_files: the folder that `handgrad vary` writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from handgrad.errors import nearest
from handgrad.grade import evidence_of_variant, scheme_text, sheet
from handgrad.grade.cohort.places import Folder
from handgrad.grade.evidence_of_variant import Variants, evidence
from handgrad.grade.scheme import scheme
from handgrad.grade.variants import Variant, variants
from handgrad.problem.record import Problem
from handgrad.problem.vary import slots

_SOLUTIONS = {"text": "solution.txt", "html": "solution.html"}


def write(
    problem: Problem, output: Path, *, count: int, seed: int = 0, keep: Sequence[str] = ()
) -> str:
    """Write the variants and what is known of them; returns the evidence as text.

    Raises ProblemError for a problem that cannot be varied, LimitReached where no usable numbers
    were found.
    """
    places = slots(problem, keep)
    known = [slot.name for slot in places]
    for name in keep:
        if name not in known:
            raise problem.source.error(
                f"--keep {name}: it gives no {name}", hint=nearest(name, known)
            )
    folder = Folder(output)
    found = []
    for variant in variants(problem, count, seed=seed, keep=keep):
        at = f"{variant.number:0{len(str(count))}}"
        for name, text in files(variant):
            folder.write(f"{at}/{name}", text)
        found.append(evidence(variant, places, at))
    whole = Variants(title=problem.title, seed=seed, variants=tuple(found))
    data = msgspec.json.format(msgspec.json.encode(whole), indent=1).decode("utf-8")
    folder.write("variants.json", data + "\n")
    head = f"{problem.title}: {count} variant{'' if count == 1 else 's'}, seed {seed}\n\n"
    said = head + "\n".join(evidence_of_variant.text(one) for one in found)
    folder.write("evidence.txt", said)
    return said


def files(variant: Variant) -> Iterator[tuple[str, str]]:
    """The files of one variant: name, text."""
    from handgrad import render
    from handgrad.narrate import narrate

    solution = variant.solution
    suffix = Path(solution.problem.source.path).suffix or ".yaml"
    yield f"problem{suffix}", solution.problem.source.text
    document = narrate(solution)
    for format_, name in _SOLUTIONS.items():
        yield name, render.find(format_).write(document)
    marks = scheme(solution)
    yield "scheme.txt", scheme_text.text(marks)
    yield "answers.yaml", sheet.blank(marks)
