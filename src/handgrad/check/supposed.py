"""supposed: a name of the page whose own formula has a slip in it is still some quantity.

The structure of formulas names what is worked out rightly. What is left are names whose formula
is nearly that of a quantity nobody has claimed. One is supposed to be that quantity if its
formula is a change or two away and the rest of the page says so: a right formula uses the name
where the problem has the quantity, a derivative is taken of it, or out_h2 was found to be h_2 and
this is out_h1. A value alone never names anything; a right value under another name forbids it.

The page is then read again with these names, and what was supposed is dropped unless the second
reading bears it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from handgrad.check.explain import named
from handgrad.check.judge import Status
from handgrad.check.naming import key_of
from handgrad.document import Chain

if TYPE_CHECKING:
    from handgrad.check.engine import Engine
    from handgrad.check.names import Names
    from handgrad.check.supposing import Supposition


class Supposed(msgspec.Struct, frozen=True, eq=False):
    """What the names of a page that were not understood are supposed to be."""

    all: tuple[Supposition, ...] = ()

    def tell(self, names: Names) -> None:
        """Take this for granted."""
        for one in self.all:
            meaning = one.meaning
            if meaning.op == "element":
                index = tuple(meaning.attributes["index"])
                meaning = names.entry(meaning.inputs[0], index)
            names.mapped[one.key] = meaning

    def borne_out(self, before: Engine, after: Engine) -> bool:
        """Whether a page reads better with what was supposed than without: no more is wrong than
        the slips of the names, or all of it is explained, and what follows goes on with them.
        """
        new = _wrong(after) - _wrong(before)
        if len(new) > len(self.all) and not all(
            named(after, trouble, shaped=False) for trouble in after.troubles
        ):
            return False
        return all(_carried_on(after, one) for one in self.all if one.changes)


NOTHING = Supposed()


def supposed(engine: Engine, chains: Sequence[Chain]) -> Supposed:
    """What the names that were worked out and not understood are supposed to be."""
    names = engine.names
    if not engine.troubles and all(e.status.settled for e in engine.judged) and _all_said(engine):
        return NOTHING
    strangers = {
        names.own[key]
        for chain in chains
        if len(chain.links) > 1 and (key := key_of(chain.links[0].body)) in names.own
    }
    if not any(node.op == "unknown" and not node.axes for node in strangers):
        return NOTHING
    from handgrad.check.supposing import Search  # few pages need it

    return Supposed(tuple(Search(engine, chains).run()))


def _all_said(engine: Engine) -> bool:
    """Whether the page has everything that is asked for."""
    names = engine.names
    return all(
        names.entry(quantity.node, index) in names.world.printed
        for solution in names.solutions
        for quantity in solution.asked
        for index in names.indices(quantity.node.shape)
    )


def _wrong(engine: Engine) -> set[int]:
    return {i for i, entry in enumerate(engine.judged) if entry.status is Status.WRONG}


def _carried_on(engine: Engine, one: Supposition) -> bool:
    """Whether what the page works out next goes on with a value that is off. (If all of it is
    right, the name was something else.)
    """
    printed = engine.world.printed.get(one.meaning)
    if printed is None or not printed.status.bad:
        return True
    after = [
        engine.world.printed[leaf].status
        for leaf, expression in engine.names.binding.structure.targets()
        if leaf in engine.world.printed
        and engine.world.printed[leaf].index > printed.index
        and one.meaning in engine.world.leaves(expression)
    ]
    return not after or any(status is not Status.OK for status in after)
