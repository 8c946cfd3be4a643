"""slip: one place where a page is inconsistent, with all a rule needs to explain it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import force_setattr

from handgrad.check.change import formula_change
from handgrad.check.judge import Value, Written, as_float
from handgrad.check.rule import Explanation
from handgrad.check.term import Term
from handgrad.graph import Node
from handgrad.notation import Kind, Span

_MORE = 5  # decimals beyond the author's that may be shown


class Candidate(msgspec.Struct, frozen=True, eq=False):
    """A named value of the problem or page: how it is printed, what it truly is, what the author
    printed.
    """

    node: Node
    shown: str
    symbol: str
    time: int | None
    true: Value | None
    printed: Value | None
    values: tuple[tuple[Value, float], ...] = ()  # the two that are known, exactly and roughly

    def __post_init__(self) -> None:
        known = (v for v in (self.printed, self.true) if v is not None)
        force_setattr(self, "values", tuple((v, as_float(v)) for v in known))


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
    show       prints a value with so many decimals; own: the value of an atom of the line as the
               author wrote it
    candidates every other named value in reach
    result_right  of an operand: the line's printed result is right all the same
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
    candidates: Sequence[Candidate]
    decimals: int
    show: Callable[[Value, int], str]
    own: Callable[[Term], Value | None]
    subject: Node | None = None
    symbol: str = ""
    after: str = ""
    missing: tuple[Term, ...] = ()
    extra: tuple[Term, ...] = ()
    time: int | None = None
    result_right: bool = False

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

    def changed(self, kind: str) -> Term | None:
        """For a line that is not its quantity: the one part of the right formula whose change of
        that kind gives the line.
        """
        if self.belongs is None:
            return None
        return formula_change(kind, self.belongs, self.value, self.printed, self.gives)

    def gives(self, value: Value | None) -> bool:
        """Whether this is what the line (or the number printed after it) says."""
        if value is None:
            return False
        if self.hits(value):
            return True
        said = None if self.line is None else self.value(self.line)
        return said is not None and _same(said, value)

    @property
    def result(self) -> str:
        """The number printed after the line, or the line itself."""
        return self.after or self.text

    @property
    def telling(self) -> bool:
        """Whether the number has enough digits to prove anything: 0, 1 and 0.5 fit too many
        explanations.
        """
        return len(self.text.lstrip("+-−0.,").replace(".", "").replace(",", "")) >= 2

    def hits(self, value: Value | None) -> bool:
        """Whether the author's number is this value, rounded or cut off."""
        return value is not None and self.written is not None and self.written.shows(value)


def _same(a: Value, b: Value) -> bool:
    x, y = as_float(a), as_float(b)
    return abs(x - y) <= 1e-12 * max(1.0, abs(x))


def function_slip(slip: Slip, operations: tuple[str, ...]) -> Explanation | None:
    """A function's value printed wrong although its argument is right."""
    term = slip.belongs if slip.kind == "operand" else slip.line
    if term is None or slip.expected is None:
        return None
    bare = term
    if term.kind == "product" and len(term.parts) == 1:
        bare = term.parts[0][1]
    if bare.kind != "apply" or bare.op not in operations:
        return None
    return function_value(slip, term)


def function_value(slip: Slip, term: Term) -> Explanation | None:
    """What the function on the line gives at its printed argument."""
    if slip.expected is None:
        return None
    right = slip.show_value(slip.expected)
    shown = slip.shown(term)
    return Explanation(
        short=f"{shown} = {right}",
        message=f"{shown} is {right}, not {slip.text}.",
        evidence="the function evaluated again at the printed argument",
        weight=5,
        group=(shown, slip.text),
    )
