"""starter: the problem file that `handgrad new` writes: a model's equations as a comment, its
example's numbers."""

from __future__ import annotations

from inspect import cleandoc

from handgrad import models
from handgrad.errors import ProblemError, nearest

OWN = """\
schema: 1
title: Two nested sigmoids, one step of gradient descent
equations: |                      # one a line; h_t = … h_{t-1} … for a recurrence
  o_1 = σ(w_1 x)
  o_2 = σ(w_2 o_1)
  E = (o_2 − y)^2
  w_1^+ = w_1 − η ∂E/∂w_1
given: {w_1: 1, w_2: 2, x: 0.5, y: 1, η: 0.1}
ask: [o_1, o_2, E, ∂E/∂w_1, w_1^+]
decimals: 4
"""


def starter(name: str | None) -> str:
    """The text of a problem file with a model of the catalogue, or with equations of one's own.

    Raises ProblemError for a model that does not exist.
    """
    if name is None:
        return OWN
    key = name.lower().replace("-", "_")
    model = models.find(key)
    if model is None:
        known = list(models.names())
        raise ProblemError(
            f"there is no model `{name}`",
            expected=f"one of {', '.join(known)}",
            hint=nearest(key, known),
        )
    family = models.variants(model)
    lines = ["schema: 1", f"title: {_quoted(model.title)}", f"model: {model.family or model.name}"]
    lines += [f"#   {line}" for line in cleandoc(model.equations).splitlines()]
    axes = [
        model.inputs,
        model.state,
        model.weights,
        model.draws,
        model.constants,
        model.targets,
    ]
    lines.append(f"# {';  '.join(text for text in axes if text)}")
    if len(family) > 1:
        chosen = ", ".join(f"{key}: {value}" for key, value in model.conventions.items())
        lines.append(f"conventions: {{{chosen}}}")
    lines += [
        "# names: {h: [ỹ, s]}    your course's symbols: the first is printed, all are read",
        model.example.rstrip(),
        "",
    ]
    return "\n".join(lines)


def _quoted(title: str) -> str:
    """A title as YAML: in quotation marks where a colon or a hash would mean something."""
    if ": " in title or " #" in title or title[:1] in "[{'\"&*!|>%@`":
        return '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return title
