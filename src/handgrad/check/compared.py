"""compared: a chain with an inequality in it says two things are in order, not that they are equal.

`1 ≤ w < 7` claims no value; in `z = 0.3 − 0.5 = −0.2 < 0` the values end before the sign. What an
arrow leads to behind it is a conclusion: `Q = 0.70 > 0.625 → 22 is an outlier`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

import msgspec

from handgrad.document import Chain, Link

ORDER = frozenset(("<", "≤", ">", "≥", "≠", "≪", "≫", "∈"))


def equal(chain: Chain) -> Iterator[Chain]:
    """The stretches of a chain between its inequalities, as chains of their own; the chain itself
    if it has none. A stretch of one link claims nothing and is left out."""
    cuts = [i for i, link in enumerate(chain.links) if link.sign in ORDER]
    if not cuts:
        yield chain
        return
    begin = 0
    for end in (*cuts, len(chain.links)):
        links = chain.links[begin:end]
        if begin:
            links = tuple(takewhile(lambda link: link.sign != "→", links))
        if len(links) > 1:
            first = links[0]
            head = first if not begin else Link("", first.body, first.span)
            yield msgspec.structs.replace(chain, links=(head, *links[1:]))
        begin = end
