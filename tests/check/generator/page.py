"""page: a seed becomes a page, with every number's verdict and the problem it answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from . import slips
from .author import Habit, Line, Slip, fixed, work
from .calculations import kinds, make
from .expression import Calculation, Leaf, Node, exact, leaves, transform, value
from .layout import FORMATS, LANGUAGE, SUFFIX, Label, lay
from .notation import Style, name, write


@dataclass(frozen=True)
class Page:
    """A worked page.

    text, suffix  what the author wrote, and in which kind of file
    problem       the problem file it answers
    numbers       every number with its verdict
    slip          the slip's name, '' for a right page
    visible       whether a printed number shows it beyond doubt (two units of the last digit)
    alone         whether the page itself shows it, to somebody who does not know the problem
    """

    seed: int
    kind: str
    form: str
    text: str
    suffix: str
    problem: str
    numbers: tuple[Label, ...]
    habit: Habit
    slip: str = ""
    visible: bool = False
    alone: bool = False

    @property
    def first(self) -> Label | None:
        """The first number that is wrong."""
        return next((n for n in self.numbers if n.verdict in ("own", "inherited")), None)


def habit(random: Random) -> Habit:
    """How this author treats digits and how much is written out."""
    significant = random.random() < 0.15
    return Habit(
        digits=random.choice((3, 4, 5)) if significant else random.choice((2, 3, 3, 4, 4, 4, 5, 6)),
        significant=significant,
        cut=random.choice(("round", "round", "round", "cut", "mixed")),
        hidden=random.random() < 0.5,
        pad=random.random() < 0.7,
        symbolic=random.choice((1.0, 1.0, 0.7, 0.4)),
        substituted=random.choice((1.0, 1.0, 0.9)),
        stages=random.choice((0.0, 0.3, 0.6, 1.0)),
        reorder=random.choice((0.0, 0.0, 0.3)),
        drop=random.choice((0.0, 0.5, 1.0)),
    )


def style(random: Random, form: str) -> Style:
    """The notation of this author."""
    language = LANGUAGE.get(form, "latex")
    times = {
        "latex": (r"\cdot", r"\cdot", r"\times", "()", "*"), "unicode": ("·", "×", "()"),
        "plain": ("*", "*", "()"), "code": ("*",),
    }[language]  # fmt: skip
    return Style(
        language,
        random.choice(times),
        random.choice(("=", "≈")),
        logistic=random.random() < 0.3,
        bare_minus=random.random() < 0.2,
        slash=random.random() < 0.2,
        merge=random.random() < 0.6,
    )


def page(seed: int, slip: str | None = None, kind: str | None = None) -> Page:
    """The page of that seed: right if `slip` is None; with that slip, or with any for ''.

    >>> page(1).text == page(1).text
    True
    """
    random = Random(seed)
    kind = kind or random.choice(kinds())
    calculation = make(kind, random)
    manner, form = habit(random), random.choice(FORMATS)
    notation = style(random, form)
    mistake, lines = None, work(calculation, manner, seed)
    if slip is not None:
        mistake, lines = _slipped(calculation, manner, seed, slip, lines)
    paper = lay(calculation, lines, notation, form, Random(f"{seed}/layout"))
    numbers = tuple(paper.labels(_verdict))
    return Page(
        seed, kind, form, paper.text, SUFFIX.get(form, ".md"), problem(calculation, manner),
        numbers, manner, mistake.name if mistake else "", bool(mistake),
        mistake is not None and _told(mistake, lines),
    )  # fmt: skip


def _slipped(
    calculation: Calculation, manner: Habit, seed: int, wanted: str, clean: list[Line]
) -> tuple[Slip | None, list[Line]]:
    random = Random(f"{seed}/slip")
    choices = [s for s in slips.SLIPS if not wanted or s.name == wanted]
    random.shuffle(choices)
    steps = [step.symbol for step in calculation.steps]
    for chosen in choices:
        for symbol in random.sample(steps, min(12, len(steps))):
            mistake = chosen(symbol, Random(random.random()))
            try:
                lines = work(calculation, manner, seed, mistake)
            except ArithmeticError:  # it leads to a root or logarithm that does not exist
                continue
            if mistake.made and _shows(lines):
                return mistake, lines
    return None, clean


def _told(mistake: Slip, lines: list[Line]) -> bool:
    """Whether the line of the slip shows what it should have been: its formula, or its operands."""
    line = next(line for line in lines if line.step.symbol == mistake.symbol)
    if line.symbolic is not None:
        return not mistake.too
    return mistake.computed and len(line.stages) > 1


def _shows(lines: list[Line]) -> bool:
    """Whether a computed number, not only a copied operand, is wrong beyond doubt."""
    return any(
        _far(leaf) or _misprinted(leaf, line)
        for line in lines
        for stage in line.stages
        for leaf in leaves(stage)
        if leaf.tainted
    )


def _misprinted(leaf: Leaf, line: Line) -> bool:
    """A misprinted operand whose line no longer gives its result."""
    if not leaf.own or leaf.held != leaf.clean or leaf.symbol is None:
        return False

    def as_printed(part: Node) -> Node | None:
        return replace(part, held=exact(part.text)) if part is leaf else None

    told = value(transform(line.stages[0], as_printed), "held")
    decimals = len(line.result.text.partition(".")[2])
    return bool(abs(told - exact(line.result.text)) >= 3 * exact(f"1e-{decimals}"))


def _far(leaf: Leaf) -> bool:
    """Two units of the last printed digit away from what would have been printed."""
    if leaf.symbol is not None:
        return False
    decimals = min(len(t.partition(".")[2]) for t in (leaf.text, leaf.clean_text))
    unit = exact(f"1e-{decimals}")
    return bool(abs(exact(leaf.text) - exact(leaf.clean_text)) >= 2 * unit) and leaf.text not in (
        fixed(leaf.true, decimals),
        fixed(leaf.true, decimals, cut=True),
    )


def _verdict(leaf: Leaf, text: str) -> str:
    if not leaf.tainted:
        return "right"
    if leaf.text == leaf.clean_text:  # the digits hide it; cut-off digits follow from the slip too
        decimals = len(leaf.text.partition(".")[2])
        return "right" if leaf.text == fixed(leaf.true, decimals) else "either"
    if leaf.own:
        return "own"
    return "inherited" if _far(replace(leaf, symbol=None)) else "either"


def problem(calculation: Calculation, manner: Habit) -> str:
    """The problem file: the same equations and givens, nothing of the author's slips."""
    plain = Style("problem", "*")
    rows = ["schema: 1", f"title: {calculation.title}", "equations: |"]
    for step in calculation.steps:
        if step.symbol.of is None:
            formula = "".join(
                piece if isinstance(piece, str) else piece.text
                for piece in write(step.formula, plain)
            )
            rows.append(f"  {name(step.symbol, 'problem')} = {formula}")
    rows.append("given:")
    rows += [f"  {_key(name(symbol, 'problem'))}: {text}" for symbol, text in calculation.givens]
    rows.append("ask:")
    rows += [
        f"  - {_key(name(step.symbol, 'problem'))}" for step in calculation.steps if step.final
    ]
    rows.append(f"decimals: {manner.digits}")
    return "\n".join(rows) + "\n"


def _key(text: str) -> str:
    return f'"{text}"' if any(sign in text for sign in ",{}^∂") else text
