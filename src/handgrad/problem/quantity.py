"""quantity: one named value of a problem: given, or computed by an equation."""

from __future__ import annotations

import msgspec

from handgrad.graph.node import Node, Role
from handgrad.notation import Derivative, Kind, Name


class Quantity(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """One value with its name.

    symbol   its name in the file or catalogue without its time: 'c'
    t        its step, None outside recurrences; 0 is the initial value
    name     as it is printed, with its time: C₂
    node     its node in the unrolled graph; a named node
    formula  the right side of its equation as the author wrote it, with the time filled in
    text     what the file says its value is; '' for what is computed and for arrays
    role     given, parameter, state, draw or derived
    section  under which heading it belongs: '', 't = 1', 'gradient'
    index    which entry of its owner it is, counted from 0; () for a whole
    remark   what the equation's author says about it
    """

    symbol: str
    name: Name | Derivative
    node: Node
    t: int | None = None
    formula: Kind | None = None
    text: str = ""
    role: Role = Role.DERIVED
    section: str = ""
    index: tuple[int, ...] = ()
    remark: str = ""

    @property
    def shape(self) -> tuple[int, ...]:
        """Sizes; () is a plain number."""
        return tuple(int(size) for size in self.node.shape)
