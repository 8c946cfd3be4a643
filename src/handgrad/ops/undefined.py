"""undefined: the value where none of the cases of a definition applies."""

from __future__ import annotations

from handgrad.errors import DomainError
from handgrad.graph.op import Op


def _nothing(_: object) -> object:
    """There is no value here."""
    raise DomainError("none of the cases applies here, so there is no value")


OP = Op(
    name="undefined",
    summary="no value: none of the cases applies",
    inputs=(),
    shape="-> ()",
    value=_nothing,
    writes={"kind": "Text"},
    says="no value",
)
