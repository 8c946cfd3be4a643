"""measures: how far a model's output is from its targets: errors of each step and the loss.

abs_error      e_t = |y_t − h_t|
squared_error  E_t = (y_t − h_t)², with the factor the convention `loss_factor` asks for; entries
               added up
loss           L = Σ_t E_t, or the mean if `loss_over` is mean
"""

from __future__ import annotations

from handgrad.notation import Name
from handgrad.problem.block import read
from handgrad.problem.conventions import Conventions
from handgrad.problem.record import Equation
from handgrad.problem.rename import renamed

SYMBOLS = ("abs_error", "squared_error", "loss")


def measures(
    output: Name, target: Name, conventions: Conventions, *, steps: int | None, entries: int
) -> tuple[Equation, ...]:
    """The equations of the three measures, for the printed names of output and target.

    entries   how many entries the output has; 1 is a plain number
    """
    t = "" if steps is None else "_t"
    o, y = f"O{t}", f"Y{t}"
    factor = "½ " if conventions["loss_factor"] == "1/2" else ""
    square = f"({y} − {o})^2"
    mean = conventions["loss_over"] == "mean"
    if entries > 1:
        square = f"{'mean' if mean else 'sum'}({square})"
    total = "E" if steps is None else "Σ_t E_t"
    over = f"1/{steps} " if mean and steps is not None and steps > 1 else ""
    lines = [
        ("abs_error", f"e{t} = |{y} − {o}|" if entries == 1 else f"e{t} = abs({y} − {o})"),
        ("squared_error", f"E{t} = {factor}{square}"),
        ("loss", f"L = {over}{total}"),
    ]
    found = read("\n".join(line for _, line in lines)).equations
    table = {"O": output, "Y": target}
    return tuple(
        Equation(symbol=symbol, left=e.left, right=renamed(e.right, table), timed=e.timed)
        for (symbol, _), e in zip(lines, found, strict=True)
    )
