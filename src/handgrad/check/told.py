"""told: what sentences say of values: a name in words, a loss that goes from one value to another.

"The loss should now go from 0.0172 to about 0.0170" speaks of the loss before the step and after
it. It is understood only where nothing else can be meant: the problem has one loss, of which
derivatives are taken, and one new value of it; and the sentence counts no steps or epochs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from handgrad.check.structure import related
from handgrad.document import Say
from handgrad.graph import Node
from handgrad.late import late
from handgrad.notation import Derivative, Kind, Name, Number, children

if TYPE_CHECKING:
    from handgrad.check.names import Names

_LOSS = r"loss|error|cost|pérdida|coste|costo|fehler|verlust|erreur|perte|perda|erro|损失|误差"
_FROM = r"from|de|von|da|从"
_TO = r"to|a|à|au|auf|para|到|至|降至|降到"
_ABOUT = r"about|around|roughly|approximately|≈|~|unos|aproximadamente|etwa|rund|environ|约"
_SEVERAL = r"\d|steps\b|epochs?\b|iterations\b|pasos|épocas?|epochen|schritte\b|épo|轮|步"

_SENTENCE = late(
    r"(?:the|our|el|la|der|die|das|le|o|a)\s+(?P<name>.+?)\s+(?:is|es|ist|est|é)(?:\s+now)?"
)


def spoken_of(words: str) -> str:
    """What a sentence says a number of: 'The loss after the step is' speaks of 'loss after the
    step'. One word is no such name: 'the loss is' may be that of any epoch.

    >>> spoken_of("The loss after the step is"), spoken_of("the loss is")
    ('loss after the step', '')
    """
    said = _SENTENCE.fullmatch(words.strip().casefold())
    name = said["name"] if said is not None else ""
    return name if " " in name else ""


def losses(say: Say, names: Names) -> Iterator[tuple[int, Node]]:
    """The offsets of the two numbers of such a sentence, with what each stands for."""
    told = _pair(say)
    loss = None if told is None else _loss(names)
    if told is None or loss is None:
        return
    after = [leaf for leaf, _ in names.binding.structure.targets() if related(loss, leaf, names)]
    if len(after) == 1:
        yield told[0].span[0], loss
        yield told[1].span[0], after[0]


def _pair(say: Say) -> tuple[Number, Number] | None:
    """The two numbers, if the words of a sentence say that a loss goes from one to the other."""
    parts = say.parts
    text = " ".join(part for part in parts if isinstance(part, str)).casefold()
    if not re.search(_LOSS, text) or re.search(_SEVERAL, text):
        return None
    numbers = [(i, part) for i, part in enumerate(parts) if isinstance(part, Number)]
    kinds = [part for part in parts if not isinstance(part, str)]
    if len(kinds) != 2 or len(numbers) != 2:
        return None
    (i, before), (j, after) = next(pairwise(numbers))
    if i == 0 or j != i + 2:
        return None
    lead, between = str(parts[i - 1]).casefold(), str(parts[i + 1]).casefold().strip()
    if re.search(rf"(?:^|\W|_)(?:{_FROM})\s*$", lead) is None:
        return None
    if re.fullmatch(rf"(?:{_TO})(?:\s+(?:{_ABOUT}))?", between) is None:
        return None
    return before, after


def _loss(names: Names) -> Node | None:
    """The one quantity the problem takes derivatives of."""
    found: set[str] = set()
    for solution in names.solutions:
        for equation in solution.problem.equations:
            found |= set(_differentiated(equation.right))
    if len(found) != 1:
        return None
    key = found.pop()
    for solution in names.solutions:
        quantity = solution.find(Name(key))
        if quantity is not None and not quantity.node.axes:
            node: Node = quantity.node
            return node
    return None


def _differentiated(kind: Kind) -> Iterator[str]:
    if isinstance(kind, Derivative) and isinstance(kind.of, Name):
        yield kind.of.key
    for child in children(kind):
        yield from _differentiated(child)
