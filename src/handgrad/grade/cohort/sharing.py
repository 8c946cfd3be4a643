"""sharing: which scripts have a slip in common, and what gives it away.

A misunderstanding is one and the same wherever on the page it shows first: scripts are grouped by
its rule and the change it makes. A slip of the hand is counted by its kind; that two scripts have
the very same wrong digits is said where few do.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from handgrad.grade.records import Script, Slip

_KINDS = {
    "HG101": "product or sum wrong",
    **dict.fromkeys(("HG111", "HG112", "HG113", "HG114", "HG116"), "value of a function wrong"),
}
_RARE = 0.03  # of the scripts, and five at most for a small class
_FEW = 5
_ALIKE = 0.8  # of the scripts of two groups are the same: one mistake
_THIS = re.compile(r": this(?= at t = |$)")
_FORMAL = re.compile(r"\S*[^a-z\s:,.]\S*")  # names and numbers between the words
_COMMA = re.compile(r"([+\-−]?\d+),(\d+)")


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """What several scripts have in common.

    title    in words
    code     the rule; '' where several
    scripts  who, by name; proved: in how many the digits fit no other explanation
    symbol, gives, instead_of  where it shows most often: what is printed and what is right
    costs    how many lost a mark by it
    alike    the same done to other quantities, by the same scripts
    note     what else is to be said
    """

    title: str
    code: str = ""
    scripts: tuple[str, ...]
    proved: int = 0
    symbol: str = ""
    gives: str = ""
    instead_of: str = ""
    costs: int = 0
    alike: tuple[str, ...] = ()
    note: str = ""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """All groups of a class, the largest first."""

    misunderstood: tuple[Shared, ...]
    slipped: tuple[Shared, ...]
    same_slips: tuple[Shared, ...]
    same_values: tuple[Shared, ...]


class _Group:
    def __init__(self) -> None:
        self.scripts: dict[str, None] = {}
        self.proved: set[str] = set()
        self.costs: set[str] = set()
        self.codes: set[str] = set()
        self.shows: Counter[tuple[str, str, str]] = Counter()

    def add(self, name: str, slip: Slip) -> None:
        self.scripts[name] = None
        self.codes.add(slip.code)
        if slip.proved:
            self.proved.add(name)
        if slip.costs:
            self.costs.add(name)
        if slip.printed and slip.right:
            self.shows[slip.symbol, _point(slip.printed), slip.right] += 1 + slip.proved

    def is_like(self, other: _Group) -> bool:
        """Whether it is nearly always made by the same scripts."""
        both = len(self.scripts.keys() & other.scripts.keys())
        return both >= _ALIKE * len(self.scripts.keys() | other.scripts.keys())

    def take_in(self, other: _Group) -> None:
        """The same scripts' same mistake elsewhere; what gives it away stays."""
        self.scripts |= other.scripts
        self.proved |= other.proved
        self.costs |= other.costs

    def shared(self, title: str, note: str = "", alike: tuple[str, ...] = ()) -> Shared:
        shows = min(self.shows, key=lambda s: (-self.shows[s], s), default=("", "", ""))
        return Shared(
            title=title,
            code=min(self.codes) if len(self.codes) == 1 else "",
            scripts=tuple(sorted(self.scripts)),
            proved=len(self.proved),
            symbol=shows[0],
            gives=shows[1],
            instead_of=shows[2],
            costs=len(self.costs),
            alike=alike,
            note=note,
        )


class Sharing:
    """Collects the slips of a class."""

    def __init__(self) -> None:
        self._misunderstood: defaultdict[tuple[str, str], _Group] = defaultdict(_Group)
        self._slipped: defaultdict[str, _Group] = defaultdict(_Group)
        self._values: defaultdict[tuple[str, str, str], _Group] = defaultdict(_Group)
        self._whole: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)

    def add(self, script: Script) -> None:
        """One more script."""
        for slip in script.slips:
            if slip.misconception:
                self._misunderstood[slip.code, change(slip)].add(script.name, slip)
                continue
            self._slipped[kind(slip)].add(script.name, slip)
            if slip.symbol and slip.printed and slip.printed != slip.right:
                shows = (slip.symbol, _point(slip.printed), kind(slip))
                self._values[shows].add(script.name, slip)
        signatures = tuple(sorted({slip.signature for slip in script.slips}))
        if len(signatures) > 1:
            self._whole[signatures].append(script.name)

    def all(self, scripts: int) -> Found:
        """The groups of a class of so many scripts."""
        rare = max(_FEW, round(_RARE * scripts))
        values = [
            group.shared(f"{symbol} = {printed}")
            for (symbol, printed, _), group in self._values.items()
            if 1 < len(group.scripts) <= rare
        ]
        same = [
            Shared(title=_listed(signatures), scripts=tuple(sorted(names)))
            for signatures, names in self._whole.items()
            if len(names) > 1
        ]
        misunderstood = list(self._together())
        slipped = [g.shared(words, self._note(words, rare)) for words, g in self._slipped.items()]
        return Found(
            misunderstood=_ranked(misunderstood),
            slipped=_ranked(slipped),
            same_slips=_ranked(same),
            same_values=_ranked(values),
        )

    def _together(self) -> Iterator[Shared]:
        """The misunderstandings; a bias left out of four gates is one."""
        kept: list[tuple[str, str, str, _Group, list[str]]] = []
        for (code, words), group in self._misunderstood.items():
            form = _FORMAL.sub("…", words)
            for at, other, _, first, alike in kept:
                if (at, other) == (code, form) and first.is_like(group):
                    first.take_in(group)
                    alike.append(words)
                    break
            else:
                kept.append((code, form, words, group, []))
        for _, _, words, group, alike in kept:
            more = f", and {len(alike)} alike" if alike else ""
            yield group.shared(words + more, alike=tuple(alike))

    def _note(self, words: str, rare: int) -> str:
        """The wrong digits of that kind that most scripts share, though few do."""
        best = max(
            (
                (len(group.scripts), f"{symbol} = {printed}")
                for (symbol, printed, of), group in self._values.items()
                if of == words and 1 < len(group.scripts) <= rare
            ),
            default=None,
        )
        return "" if best is None else f"{best[0]} share {best[1]} (groups.csv)"


def change(slip: Slip) -> str:
    """A misunderstanding in words, without the place where it shows.

    >>> change(Slip(code="HG401", name="", signature="", title="ỹ₀ in place of ỹ₁ in f₂",
    ...             symbol="f₂"))
    'ỹ₀ in place of ỹ₁'
    """
    words = slip.title.removesuffix(f" in {slip.symbol}") if slip.symbol else slip.title
    words = words.replace(f" in {slip.symbol} at t =", " at t =") if slip.symbol else words
    return _THIS.sub("", words)


def kind(slip: Slip) -> str:
    """A slip of the hand by its kind: 'product or sum wrong'."""
    return _KINDS.get(slip.code) or slip.name.replace("-", " ")


def _point(number: str) -> str:
    """A number with a decimal point, whatever the script has: 0,5 and 0.5 are the same digits."""
    found = _COMMA.fullmatch(number)
    return number if found is None else f"{found[1]}.{found[2]}"


def _listed(signatures: tuple[str, ...]) -> str:
    return " + ".join(signatures)


def _ranked(groups: Iterable[Shared]) -> tuple[Shared, ...]:
    return tuple(sorted(groups, key=lambda g: (-len(g.scripts), -g.proved, g.title, g.code)))
