"""slip: one place where a page is inconsistent, with all a rule needs to explain it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import force_setattr

from handgrad.check.change import Change, Rewrite, positions
from handgrad.check.compose import alike, complement, is_derivative
from handgrad.check.judge import Value, Written, as_float
from handgrad.check.rule import Explanation
from handgrad.check.search import Search
from handgrad.check.series import Indices, place
from handgrad.check.sought import cases
from handgrad.check.standing import belied, excluded, shaped
from handgrad.check.term import Term
from handgrad.check.window import around
from handgrad.graph import Node
from handgrad.notation import Kind, Span

if TYPE_CHECKING:
    from handgrad.check.candidates import Candidate, Reach

_MORE = 5  # decimals beyond the author's that may be shown
_BESIDE = ". Its result is right."
_WIDEST = 60  # characters of a line that are repeated beside its right value
_LOOSE = 3  # how much less is explained by what only rounding, or a formula behind, allows


class Slip(msgspec.Struct, frozen=True, eq=False):
    """A number or line that is inconsistent.

    kind       'result', 'operand', 'formula', 'condition', 'value', 'note'
    text       the characters on the page, span their place
    written    the number as printed (for a formula the number printed after it, if any); after: its
               characters
    true       what belongs there, if known
    line       the expression on the page the number should equal (result) or stands in (operand),
               as a term
    notation   that expression as it stands on the page
    belongs    what the number stands for, as a term of the formula behind the line
    expected   the value its own line gives on the author's numbers (result), else the true value
    shown      prints a term or node as text a person reads
    value      a term's true value; printed: its value on the author's own numbers
    inside     what a named value of a formula is computed from, if it is known
    earlier    what the page found for the same quantity before
    deeper     the formula of a gradient with the gradients in it written out
    around     what a false line may give if its numbers were rounded
    show       prints a value with so many decimals; own: the value of an atom of the line as the
               author wrote it
    candidates every other named value in reach
    result_right  the line is false, its printed result is right all the same
    decimals   the written decimals
    """

    kind: str
    text: str
    span: Span
    written: Written | None
    true: Value | None
    line: Term | None
    notation: Kind | None
    belongs: Term | None
    expected: Value | None
    shown: Callable[[Term | Node], str]
    value: Callable[[Term], Value | None]
    printed: Callable[[Term], Value | None]
    candidates: Reach
    decimals: int
    show: Callable[[Value, int], str]
    own: Callable[[Term], Value | None]
    inside: Callable[[Term], Term | None]
    earlier: tuple[Value, ...] = ()
    deeper: Term | None = None
    around: Value | None = None
    subject: Node | None = None
    symbol: str = ""
    after: str = ""
    missing: tuple[Term, ...] = ()
    extra: tuple[Term, ...] = ()
    time: int | None = None
    result_right: bool = False
    search: Search | None = None
    alike: dict[int, list[Candidate]] = msgspec.field(default_factory=dict)

    def show_value(self, value: Value) -> str:
        """A value with as many decimals as the author wrote."""
        return self.show(value, self.decimals)

    def show_apart(self, value: Value) -> str:
        """The same with more decimals, where so many do not tell it from what the author wrote."""
        for decimals in range(self.decimals, self.decimals + _MORE):
            text = self.show(value, decimals)
            if text.strip("−-0.") and text.lstrip("−-") != self.text.lstrip("−-+"):
                return text
        return self.show_value(value)

    def __post_init__(self) -> None:
        force_setattr(self, "search", Search(cases(self)))

    @property
    def called(self) -> str:
        """What the number stands for: −d where +0.4 stands for −d."""
        assert self.belongs is not None
        return f"{self.sign}{self.shown(self.belongs)}"

    @property
    def sign(self) -> str:
        """− if the number stands for minus a named value."""
        named = self.belongs is not None and self.belongs.kind == "atom"
        return "−" if named and self.is_turned else ""

    @property
    def traits(self) -> frozenset[str]:
        """What is in the line and the formula behind it: functions, a quotient, a complement."""
        assert self.search is not None
        parts = [p.part for case in self.search.cases for p in positions(case.formula)]
        found = {part.op for part in parts}
        if is_derivative(self.subject):
            found.add("gradient")
        if any(complement(part) is not None for part in parts):
            found.add("complement")
        if any(part.kind == "product" and any(way < 0 for way, _ in part.parts) for part in parts):
            found.add("quotient")
        return frozenset(found)

    @property
    def is_turned(self) -> bool:
        """Whether the number stands for minus what belongs there: −(−1.06)."""
        value = None if self.belongs is None else self.value(self.belongs)
        if value is None or self.true is None:
            return False
        return as_float(value) * as_float(self.true) < 0

    def of_this_value(self, sign: int = 1) -> list[Candidate]:
        """The named values that the printed number is, rounded, or with sign −1 minus them."""
        known = self.alike.get(sign)
        if known is None:
            known = self.alike[sign] = list(dict.fromkeys(self._with_this_value(sign)))
        return known

    def _with_this_value(self, sign: int) -> Iterator[Candidate]:
        written = self.written
        if written is not None:
            near = around(sign * written.about, written.reach)
            for candidate, value in self.candidates.between(*near):
                if written.equals_rounded(sign * value):
                    yield candidate

    def neighbour(self, atom: Term, indices: Indices) -> Term | None:
        """The named value with other indices in the same series: w₂₁ beside w₁₂."""
        here = place(atom.node)
        return None if here is None else self.candidates.by_place.get((here[0], indices))

    def changed(self, rewrite: Rewrite) -> Iterator[Change]:
        """The changes of that kind that give the author's number."""
        assert self.search is not None
        return self.search.find(rewrite)

    def forget(self) -> None:
        """Let go of the changes that were found: they hold the rules' functions, which hold the
        slip.
        """
        for case in () if self.search is None else self.search.cases:
            case.found.clear()

    def find(self, rewrite: Rewrite) -> Change | None:
        """The first of them; one that holds as it stands before one that needs more."""
        assert self.search is not None
        first = None
        for case in self.search.cases:
            for change in case.changed(rewrite):
                if not change.loose:
                    return change
                first = first or change
        return first

    @property
    def result(self) -> str:
        """The number printed after the line, or the line itself."""
        return self.after or self.text

    @property
    def telling(self) -> bool:
        """Whether the number has enough digits to prove anything: 0, 1 and 0.5 fit too many
        explanations.
        """
        digits = self.result if self.kind == "formula" else self.text
        return len(digits.lstrip("+-−0.,").replace(".", "").replace(",", "")) >= 2

    def stands(self, part: Term) -> bool:
        """Whether the number in question stands for this part: then it is not left out."""
        mine = self.belongs if self.kind == "operand" else None
        return mine is not None and alike(mine, part)

    def hits(self, value: Value | None) -> bool:
        """Whether the author's number is this value, rounded or cut off."""
        return value is not None and self.written is not None and self.written.shows(value)


def by_change(
    slip: Slip, rewrite: Rewrite, what: str, *, weight: int = 2, short: str = ""
) -> Explanation | None:
    """A slip that one change of the line, or of the formula behind it, explains.
    what   the change in words, as in 'it comes out if …'; {} stands for the part concerned
    """
    if (first := slip.find(rewrite)) is None:
        return None
    standing = next((c for c in slip.changed(rewrite) if shaped(slip, c)), None)
    change, stands = standing or first, standing is not None
    if not stands and excluded(slip, change):
        return None
    part = slip.shown(change.part)
    weight += _LOOSE * (not stands and (change.loose or belied(slip, change)))
    said = told(slip, what.format(part), weight, short.format(part), stands)
    return msgspec.structs.replace(said, change=change)


def told(
    slip: Slip, what: str, weight: int = 2, short: str = "", shaped: bool = False
) -> Explanation:
    """The explanation of a change that was found."""
    value = slip.true if slip.true is not None else slip.expected
    right = "" if value is None else slip.show_apart(value)
    name = slip.symbol
    if slip.kind == "result" and slip.line is not None and slip.expected is not None:
        name, right = slip.shown(slip.line), slip.show_value(slip.expected)
    elif slip.kind == "operand" and slip.belongs is not None:
        name = slip.called
    equation = f"{name} = {right}" if name and len(name) <= _WIDEST else right
    if slip.kind == "formula" and not slip.after and slip.belongs is not None:
        message = f"This line is another formula: {what}{_BESIDE if slip.result_right else '.'}"
        equation = f"{name} = {slip.shown(slip.belongs)}"
    elif shaped and slip.kind == "operand":
        message = f"This line is another formula: {what}; {name} = {right} belongs here."
    elif slip.kind == "operand":
        message = f"{slip.text} comes out if {what}; {name} = {right} belongs here."
    else:
        message = f"{slip.result} comes out if {what}; the right value is {right}."
    return Explanation(
        short=short or equation,
        message=message,
        evidence=f"{what}: this gives {slip.result}",
        certainty="likely",
        weight=weight,
        shaped=shaped,
        group=_group(slip, what),
    )


def _group(slip: Slip, what: str) -> tuple[object, ...]:
    """What makes two findings the same slip: the same number from the same change, or a formula
    that is changed in the same way at every step.
    """
    if slip.kind != "formula" or slip.time is None:
        return (slip.symbol, what, slip.text)
    digits = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
    now, before = (str(t).translate(digits) for t in (slip.time, slip.time - 1))
    return tuple(words.replace(now, "ₜ").replace(before, "ₜ₋₁") for words in (slip.symbol, what))
