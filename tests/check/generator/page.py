"""page: a seed becomes a page, with every number's verdict and the problem it answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from .author import Habit, Line, Slip, attempt, fixed, work
from .calculations import kinds, make
from .chances import Every
from .expression import Calculation, Leaf, Node, Symbol, exact, leaves, transform, value
from .indexed import INDEXED
from .layout import FORMATS, LANGUAGE, SUFFIX, Label, lay
from .notation import Style, name, write
from .rewritten import REWRITTEN, RIVALS
from .slips import SLIPS, Substitution

_DRAWS = 12  # tries to make another number look the same
_CHOICES = 40  # choices of another slip that are tried to make it look the same
_OCCASIONS = 4  # numbers worked out in one step in which it may be made
CATALOGUE: tuple[type[Slip], ...] = (*SLIPS, *REWRITTEN, *INDEXED)


@dataclass(frozen=True)
class Page:
    """A worked page.

    text, suffix  what the author wrote, and in which kind of file
    problem       the problem file it answers
    numbers       every number with its verdict
    slip          the slip's name, '' for a right page
    also_called   other slips that would have left the very same line
    second        the name of a second slip, in a later step, '' if there is none
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
    also_called: frozenset[str] = frozenset()
    second: str = ""

    @property
    def steps(self) -> list[str]:
        """The quantities that are worked out, in order."""
        return list(dict.fromkeys(n.symbol for n in self.numbers if n.role != "given"))

    @property
    def label(self) -> dict[str, object]:
        """The page for others to measure with: id, the rows it is written in, and the index of the
        first row with a wrong number, −1 if there is none.
        """
        rows = self.text.splitlines()
        return {
            "id": f"{self.kind}-{self.seed}-{self.slip or 'right'}",
            "steps": rows,
            "label": self.first.line - 1 if self.first else -1,
        }

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


AFRESH = 10_000_019  # from a page that cannot be written to the one in its place


def page(
    seed: int,
    slip: str | None = None,
    kind: str | None = None,
    *,
    rivals: bool = False,
    second: bool = False,
) -> Page:
    """The page of that seed: right if `slip` is None; with that slip, or with any for ''.

    rivals  also look for other slips that leave the same line
    second  make a second slip in a later step

    >>> page(1).text == page(1).text
    True
    """
    random = Random(seed)
    kind = kind or random.choice(kinds())
    calculation = make(kind, random)
    manner, form = habit(random), random.choice(FORMATS)
    notation = style(random, form)
    try:
        clean = work(calculation, manner, seed)
    except ZeroDivisionError:  # a divisor rounded to 0.00: nobody would go on with that
        return page(seed + AFRESH, slip, kind, rivals=rivals, second=second)
    mistake, lines = None, clean
    if slip is not None:
        mistake, lines = _slipped(calculation, manner, seed, slip, clean)
    another = None
    if mistake and second:
        another, lines = _slipped(calculation, manner, seed, "", clean, mistake, lines)
    also = _also_called(calculation, manner, seed, mistake, clean) if mistake and rivals else ()
    paper = lay(calculation, lines, notation, form, Random(f"{seed}/layout"))
    numbers = tuple(paper.labels(_verdict))
    return Page(
        seed, kind, form, paper.text, SUFFIX.get(form, ".md"), problem(calculation, manner),
        numbers, manner, mistake.name if mistake else "", bool(mistake),
        mistake is not None and _told(mistake, lines), frozenset(also),
        another.name if another else "",
    )  # fmt: skip


def _slipped(
    calculation: Calculation,
    manner: Habit,
    seed: int,
    wanted: str,
    clean: list[Line],
    earlier: Slip | None = None,
    before: list[Line] | None = None,
) -> tuple[Slip | None, list[Line]]:
    """A slip that shows, and the lines with it; `earlier` is one already made, in `before`."""
    random = Random(f"{seed}/slip" if earlier is None else f"{seed}/second")
    choices = [s for s in CATALOGUE if not wanted or s.name == wanted]
    random.shuffle(choices)
    order = [line.step.symbol for line in clean]
    for chosen in choices:
        for mistake in _chances(chosen, calculation, manner, seed, clean, random):
            both = [mistake]
            if earlier is not None:
                if order.index(mistake.symbol) <= order.index(earlier.symbol):
                    continue
                again = type(earlier)(earlier.symbol, Random(earlier.draw))
                both = [again, mistake]
            try:
                lines = work(calculation, manner, seed, *both)
                shows = _shows(lines, mistake.symbol) and (
                    before is None or _tells(mistake, lines, before)
                )
                if all(slip.made for slip in both) and shows:
                    return mistake, lines
            except ArithmeticError:  # it leads to a root or logarithm that does not exist
                continue
    return None, clean if before is None else before


def _also_called(
    calculation: Calculation, manner: Habit, seed: int, mistake: Slip, clean: list[Line]
) -> set[str]:
    """The other slips that leave the same line on the page."""
    again = type(mistake)(mistake.symbol, Random(mistake.draw))
    made = attempt(calculation, manner, seed, again, clean)
    if made is None:
        return set()
    target, found = _seen(made), _exchanged(made, mistake, calculation, clean)
    for other in dict.fromkeys((*CATALOGUE, *RIVALS)):
        if other.name == mistake.name or other.name in found:
            continue
        for trial in _tries(other, mistake.symbol):
            try:
                line = attempt(calculation, manner, seed, trial, clean)
            except ArithmeticError:
                continue
            if line is not None and _seen(line) == target:
                found.add(other.name)
                break
    return found


def _exchanged(made: Line, mistake: Slip, calculation: Calculation, clean: list[Line]) -> set[str]:
    """A number made up is as well an exchanged one, if another has its value."""
    if not isinstance(mistake, Substitution) or not mistake.invented:
        return set()
    wrong = {leaf.text for stage in made.stages for leaf in leaves(stage) if leaf.own}
    before = clean[: clean.index(next(c for c in clean if c.step.symbol == mistake.symbol))]
    others = {text for _, text in calculation.givens} | {line.result.text for line in before}
    return {"operand-swap"} if wrong & others else set()


def _tries(kind: type[Slip], symbol: Symbol) -> Iterator[Slip]:
    """A slip with every choice it has, at the first occasions it may be made at; a number that is
    exchanged has too many, and is drawn.
    """
    if issubclass(kind, Substitution):
        yield from (kind(symbol, Random(draw)) for draw in range(_DRAWS))
        return
    for late in range(_OCCASIONS):
        chances, made = Every(), False
        for _ in range(_CHOICES):
            trial = kind(symbol, chances)
            trial.late = late
            yield trial
            made = made or (trial.made and trial.computed)
            if not chances.advance():
                break
        if not made:
            return


def _seen(line: Line) -> tuple[str, ...]:
    """What a reader sees of a line."""
    formulas = [] if line.symbolic is None else [line.symbolic]
    plain = Style("plain", "*")
    return tuple(
        "".join(piece if isinstance(piece, str) else piece.text for piece in write(node, plain))
        for node in (*formulas, *line.stages)
    )


def _chances(
    chosen: type[Slip],
    calculation: Calculation,
    manner: Habit,
    seed: int,
    clean: list[Line],
    random: Random,
) -> Iterator[Slip]:
    """The steps in which that slip can be made, in random order."""
    steps = [step.symbol for step in calculation.steps]
    for symbol in random.sample(steps, len(steps)):
        draw = random.random()
        trial = chosen(symbol, Random(draw))
        try:
            if attempt(calculation, manner, seed, trial, clean):
                mistake = chosen(symbol, Random(draw))
                mistake.draw = draw
                yield mistake
        except ArithmeticError:
            continue


def _told(mistake: Slip, lines: list[Line]) -> bool:
    """Whether the line of the slip shows what it should have been: its formula, or its operands."""
    line = next(line for line in lines if line.step.symbol == mistake.symbol)
    if line.symbolic is not None:
        return not mistake.too
    return mistake.computed and len(line.stages) > 1


def _shows(lines: list[Line], symbol: Symbol | None = None) -> bool:
    """Whether a computed number, not only a copied operand, is wrong beyond doubt (in the step of
    `symbol`, if that is given).
    """
    return any(
        _far(leaf) or _misprinted(leaf, line)
        for line in lines
        if symbol is None or line.step.symbol == symbol
        for stage in line.stages
        for leaf in leaves(stage)
        if leaf.tainted
    )


def _tells(second: Slip, lines: list[Line], before: list[Line]) -> bool:
    """Whether a second slip changes anything that the first has left: ReLU(12) = 12 shows no
    forgotten ReLU, wherever the 12 is from, and what is multiplied by nought shows nothing.
    """
    mine, without = (
        next(line for line in page if line.step.symbol == second.symbol) for page in (lines, before)
    )
    if any(_misprinted(leaf, mine) for stage in mine.stages for leaf in leaves(stage)):
        return True
    return _far(replace(mine.result, clean_text=without.result.text, symbol=None))


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
