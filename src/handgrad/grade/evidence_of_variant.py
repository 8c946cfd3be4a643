"""evidence_of_variant: what a variant's numbers ensure and what they do not, as text and data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from handgrad.grade.mistakes import Mistake
from handgrad.grade.pages.text import hanging
from handgrad.grade.variants import TRIES, Variant
from handgrad.problem.vary import Slot

SCHEMA = "handgrad.variants/1"
_MOST = 6


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One variant in `variants.json`.

    changed    how many numbers; kept: name and reason
    mistakes, told, hidden, alike, never   see `mistakes.Shown`
    draws      how many draws it took; refused: why others were thrown away
    """

    number: int
    folder: str
    answers: dict[str, str]
    changed: int
    kept: dict[str, str]
    mistakes: int
    told: int
    hidden: tuple[Mistake, ...]
    alike: tuple[tuple[Mistake, Mistake], ...]
    never: tuple[Mistake, ...]
    largest_argument: float
    draws: int
    refused: tuple[tuple[str, int], ...]


class Variants(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of `variants.json`."""

    schema: str = SCHEMA
    title: str
    seed: int
    variants: tuple[Evidence, ...]


def evidence(variant: Variant, places: Sequence[Slot], folder: str) -> Evidence:
    """What is known of a variant, as data."""
    from handgrad.grade.scheme import scheme

    shown = variant.shown
    return Evidence(
        number=variant.number,
        folder=folder,
        answers={want.symbol: want.right for want in scheme(variant.solution).asked},
        changed=sum(not slot.kept for slot in places),
        kept={slot.name: slot.kept for slot in places if slot.kept},
        mistakes=shown.mistakes,
        told=shown.told,
        hidden=shown.hidden,
        alike=shown.alike,
        never=shown.never,
        largest_argument=round(variant.largest, 4),
        draws=variant.draws,
        refused=variant.refused,
    )


def text(found: Evidence) -> str:
    """The same for a person."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Evidence) -> Iterator[str]:
    yield f"Variant {found.number} ({found.folder}/problem.yaml)"
    size = "each with the sign and the digits of the one it replaces, about its size"
    yield from hanging("  Changed      ", f"{found.changed} numbers, {size}")
    if found.kept:
        kept = ", ".join(f"{name} ({why})" for name, why in found.kept.items())
        yield from hanging("  Kept         ", kept)
    ensured = ["no value on a kink or a tie", "no more answers of 0 than before"]
    ensured.append("answers unlike those of every other variant")
    if found.largest_argument:
        ensured.append(f"arguments of σ, tanh and softmax at most {found.largest_argument:.2f}")
    yield from hanging("  Ensured      ", "; ".join(ensured))
    if not found.mistakes:
        yield "  Not ensured  mistakes were not looked at: nothing is asked but a table"
        return
    told = f"{found.told} of {found.mistakes} likely mistakes print what no other one prints"
    yield from hanging("               ", told)
    head = "  Not ensured  "
    for line in _not_ensured(found):
        yield from hanging(head, line)
        head = "               "
    if head.strip():
        yield "  Not ensured  nothing that was tried"


def _not_ensured(found: Evidence) -> Iterator[str]:
    if found.never:
        some = "; ".join(f"{m.symbol}: {m.words}" for m in found.never[:2])
        more = " …" if len(found.never) > 2 else ""
        yield f"{len(found.never)} show with no numbers, for a 0 or 1 that is kept ({some}{more})"
    for mistake in found.hidden[:_MOST]:
        yield f"{mistake.symbol}: {mistake.words} prints the right {mistake.printed}"
    for a, b in found.alike[:_MOST]:
        yield f"{a.symbol}: {a.words}, and {b.words}, both print {a.printed}"
    rest = max(0, len(found.hidden) - _MOST) + max(0, len(found.alike) - _MOST)
    if rest:
        yield f"and {rest} more (variants.json), the best of {TRIES} draws"
