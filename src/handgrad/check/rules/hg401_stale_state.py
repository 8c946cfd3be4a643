"""What it finds: the value of another time step stands where this step's value belongs: the initial
state at t = 2, an old loss.

Why it matters: a recurrent net lives from carrying its state on; with the old one the second step
is the first again.

How to put it right: the output of one step is an input of the next: put the latest value in,
everywhere.

Source: counted on real worked pages; the most expensive slip of recurrent homework.
"""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.check.candidates import Candidate
from handgrad.check.change import rewriting
from handgrad.check.compose import parts_of
from handgrad.check.rule import Explanation, Rule, Wrong
from handgrad.check.series import place
from handgrad.check.slip import Slip, by_change
from handgrad.check.term import Term
from handgrad.graph import Node
from handgrad.notation import Name

_RESULT = 2


def explain(slip: Slip) -> Explanation | None:
    return _operand(slip) if slip.kind == "operand" else _result(slip)


def _result(slip: Slip) -> Explanation | None:
    """The author's number comes out with an earlier value of a state in the formula."""
    belongs: dict[Term, Term] = {}

    @rewriting("atom")
    def earlier(state: Term) -> Iterator[tuple[Term, Term]]:
        here = slip.candidates.by_node.get(state.node)
        if here is None or slip.inside(state) is None:
            return
        for other, step in _other_steps(slip, here):
            nothing = other.true is not None and other.true == 0  # a term left out gives that
            before = here.time is None or step < here.time
            if before and not nothing and _entry(other) == _entry(here):
                new = Term("atom", other.node)
                belongs[new] = state
                yield new, new

    change = slip.find(earlier)
    if change is None:
        return None
    here = slip.shown(belongs[change.part]).replace("{", "{{").replace("}", "}}")
    what = f"{{}} stands in place of {here}"
    return by_change(slip, earlier, what, weight=_RESULT)


def _entry(state: Candidate) -> object:
    at = place(state.node) if state.node.op == "element" else None
    return None if at is None else at[1]


def _operand(slip: Slip) -> Explanation | None:
    if slip.belongs is None or slip.written is None:
        return None
    here = slip.candidates.by_node.get(slip.belongs.node)
    if here is None or slip.true is None:
        return None
    for other, step in _other_steps(slip, here):
        for value in (other.printed, other.true):
            if value is not None and slip.written.equals_rounded(-value if slip.sign else value):
                belongs = slip.show(slip.true, max(slip.decimals, 4))
                when = "before t = 1" if step == 0 else f"at t = {step}"
                return Explanation(
                    short=f"{slip.called} = {belongs} belongs here",
                    message=f"{slip.text} is {slip.sign}{other.shown}, the value {when}.",
                    evidence=f"{other.shown} stands in place of {here.shown}",
                    weight=1,
                    group=("stale", here.shown, slip.text),
                )
    return None


def _other_steps(slip: Slip, here: Candidate) -> Iterator[tuple[Candidate, int]]:
    """The same quantity at its other time steps."""
    if here.time is not None:
        for other in slip.candidates:
            if other.symbol == here.symbol and other.time not in (None, here.time):
                yield other, other.time or 0
        return
    # m₂ = β m₁ + … is a recurrence where there is an m₀ to begin with: its indices are steps.
    mine = _indexed(here.node)
    result = None if slip.subject is None else _indexed(slip.subject)
    if mine is None:
        return
    if (result is None or result[1] != mine[1] + 1) and not _is_carried_on(slip, here, mine):
        return  # w₁ of w₀ + w₁ x is no step after w₀
    series = [(c, _indexed(c.node)) for c in slip.candidates]
    steps = {at[1]: c for c, at in series if at is not None and at[0] == mine[0]}
    if 0 in steps:
        yield from ((c, step) for step, c in steps.items() if step < mine[1])


def _is_carried_on(slip: Slip, here: Candidate, at: tuple[str, int]) -> bool:
    """Whether a quantity is worked out from the one before it in its series."""
    formula = slip.inside(Term("atom", here.node))
    before = (at[0], at[1] - 1)
    return formula is not None and any(_indexed(p.node) == before for p in parts_of(formula))


def _indexed(node: Node) -> tuple[str, int] | None:
    """m₁ as the series m at 1; None for a name that does not end with a number."""
    name = node.name
    if not isinstance(name, Name) or not name.sub or not name.sub[-1].isdecimal():
        return None
    return Name(name.base, name.marks, name.sub[:-1], name.sup).key, int(name.sub[-1])


RULE = Rule(
    code="HG401",
    name="stale-state",
    summary="a value of another time step stands where this step's value belongs",
    looks_at=("operand", "result", "formula"),
    weight=1,
    explain=explain,
    wrong=(
        Wrong(
            "$m_2 = 0.9 m_1 + 0.1 g_2 = 0.9 \\cdot 0 + 0.1 \\cdot 3.8 = 0.38$",
            "0",
            "m₀",
            "schema: 1\ntitle: A running mean\nequations: |\n  m_1 = 0.9 m_0 + 0.1 g_1\n"
            "  m_2 = 0.9 m_1 + 0.1 g_2\ngiven: {m_0: 0, g_1: 4, g_2: 3.8}\ndecimals: 4\n",
        ),
        Wrong(
            "$h_2 = \\tanh(0.5 \\cdot 0.8 + 0.7 \\cdot 0) = 0.3799$",
            "0",
            "h₁",
            "schema: 1\ntitle: RNN\nequations: |\n  h_t = tanh(w x_t + u h_{t-1})\n"
            "given: {w: 0.5, u: 0.7}\ninputs: {x: [0.4, 0.8]}\ninitial: {h: 0}\ndecimals: 4\n",
        ),
        Wrong(
            "| t | y | w |\n|---|---|---|\n| 1 | 0 | 0.41 |\n| 2 | 1 | -0.19 |",
            "-0.19",
            "w₀ stands in place of w₁",
            "schema: 1\ntitle: Perceptron\nequations: |\n  y_t = step(w_{t-1} x_t + b)\n"
            "  w_t = w_{t-1} + η (d_t - y_t) x_t\ngiven: {η: 0.3, b: -0.25}\n"
            "inputs: {x: [0.7, 1.3], d: [1, 0]}\ninitial: {w: 0.2}\ndecimals: 4\n",
        ),
    ),
    right=("$h_2 = \\tanh(0.5 \\cdot 0.8 + 0.7 \\cdot 0.1974) = 0.4916$",),
)
