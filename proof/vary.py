"""vary: variants of every example problem are right, as hard, different, and tell mistakes apart.

Of each example 20 variants are drawn. Each is solved anew from its written file and its answers are
compared; its worked solution is checked without a finding; its numbers have the signs and digits
of the example's. Counted is how many of the likely mistakes print what no other one prints.
"""

from __future__ import annotations

from pathlib import Path

import handgrad
from handgrad import render
from handgrad.errors import LimitReached, ProblemError
from handgrad.grade.variants import variants
from handgrad.narrate import narrate
from handgrad.problem import load
from handgrad.problem.solution import Solution, indices

EXAMPLES = Path(__file__).parent.parent / "examples"


def run(scale: float) -> dict[str, object]:
    """20 × scale variants of each example (1 at least)."""
    count = max(1, round(20 * scale))
    made = faults = findings = mistakes = told = never = 0
    cannot: list[str] = []
    for path in sorted(EXAMPLES.glob("*.yaml")):
        problem = load(path)
        answers = [digits(Solution(problem))]
        try:
            for variant in variants(problem, count, seed=1):
                made += 1
                solution = variant.solution
                again = Solution(load(solution.problem.source.text))
                new = digits(solution)
                faults += digits(again) != new or (bool(new) and new in answers)
                answers.append(new)
                page = render.find("markdown").write(narrate(solution))
                findings += len(handgrad.check(page, problem=solution, format="markdown").findings)
                mistakes += variant.shown.mistakes
                told += variant.shown.told
                never += len(variant.shown.never)
        except (LimitReached, ProblemError):
            cannot.append(path.stem)
    return {
        "met": faults == 0 and findings == 0 and told >= 0.9 * (mistakes - never),
        "variants": made,
        "wrong_or_repeated": faults,
        "findings_on_their_solutions": findings,
        "likely_mistakes": mistakes,
        "hidden_by_a_kept_0_or_1": never,
        "told_apart": told,
        "share_told_apart": round(told / max(mistakes - never, 1), 4),
        "examples_without_variants": ", ".join(cannot),
    }


def digits(solution: Solution) -> tuple[str, ...]:
    """Every answer as it is printed."""
    return tuple(solution.digits(q, at) for q in solution.asked for at in indices(q))
