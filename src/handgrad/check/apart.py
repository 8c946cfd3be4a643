"""apart: by which changes two formulas differ, when a page's own names may stand for data.

`w_1 x_1 + w_2 x_2` is one change away from `w_1 x_1 + w_2 x_2 + b_1`: a summand is left out. A
name put for another one, another function, a turned sign, a lost factor are one change each,
however often it shows in the formula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
from flint import fmpq

from handgrad.check.ends import is_leaf
from handgrad.check.term import Term, as_one
from handgrad.graph import Node

_WIDEST = 8  # parts of a sum or product that are tried in any order
_MANY = 4  # changes after which two formulas are different ones
_EVEN = frozenset({"square", "abs"})
Change = tuple[str, object]


class Apart(msgspec.Struct, frozen=True, eq=False):
    """What tells two formulas apart.

    changes  each once; none where the formulas are the same
    stands   names of the page, and what each has to stand for
    turned   whether one is minus the other (a change of the whole)
    """

    changes: frozenset[Change] = frozenset()
    stands: tuple[tuple[Node, Node], ...] = ()
    turned: bool = False

    def __len__(self) -> int:
        return len(self.changes) + self.turned

    def joined_to(self, changes: frozenset[Change]) -> Apart:
        """With more changes."""
        return Apart(self.changes | changes, self.stands, self.turned)

    def joined(self, other: Apart, turned: bool) -> Apart:
        """Both together; a name that would have to stand for two things is a change."""
        changes, stands = self.changes | other.changes, dict(self.stands)
        for mine, theirs in other.stands:
            if stands.setdefault(mine, theirs) is not theirs:
                changes |= {("two meanings", id(mine))}
        return Apart(changes, tuple(stands.items()), turned)


def apart(mine: Term, theirs: Term, free: Callable[[Node, Node], bool]) -> Apart:
    """The fewest changes that make a page's formula of the problem's.

    free  whether a name of the page may stand for something
    """
    found = [_apart(mine, theirs, free)]
    if len(found[0]) > 1:
        found += [
            one.joined(Apart(frozenset({("left out", id(gone.node))})), one.turned)
            for gone, shorter in _with_a_summand_less(theirs)
            for one in [_apart(mine, shorter, free)]
        ]
    return min(found, key=len)


def _apart(mine: Term, theirs: Term, free: Callable[[Node, Node], bool]) -> Apart:
    mine, theirs = _alone(mine), _alone(theirs)
    if mine.kind == theirs.kind == "atom" or "atom" in (mine.kind, theirs.kind):
        if _both(mine, theirs, "product"):
            return _parts(as_one("product", mine), as_one("product", theirs), free)
        if _both(mine, theirs, "sum"):
            return _parts(as_one("sum", mine), as_one("sum", theirs), free)
        return _atoms(mine, theirs, free)
    for kind in ("sum", "product"):
        if kind in (mine.kind, theirs.kind):
            return _parts(as_one(kind, mine), as_one(kind, theirs), free)
    found = Apart()
    if mine.op != theirs.op:
        found = Apart(frozenset({("function", (mine.op, theirs.op))}))
    if len(mine.parts) != len(theirs.parts):
        return Apart(frozenset(("function", (i, mine.op, theirs.op)) for i in range(_MANY)))
    for (_, a), (_, b) in zip(mine.parts, theirs.parts, strict=True):
        inner = _apart(a, b, free)
        lost = inner.turned and theirs.op not in _EVEN
        if lost:
            inner = inner.joined(Apart(frozenset({("sign", id(b.node))})), False)
        found = found.joined(inner, False)
    return found


def _both(mine: Term, theirs: Term, kind: str) -> bool:
    return kind in (mine.kind, theirs.kind)


def _atoms(mine: Term, theirs: Term, free: Callable[[Node, Node], bool]) -> Apart:
    a, b = mine.node, theirs.node
    if a is b:
        return Apart()
    if mine.kind != "atom" or theirs.kind != "atom":
        return Apart(frozenset({("form", (id(a), id(b))), ("form", id(b))}))
    if a.op == "constant" and b.op == "constant":
        left, right = a.attributes.get("value"), b.attributes.get("value")
        if left == right and left is not None:
            return Apart()
        if isinstance(left, fmpq) and isinstance(right, fmpq) and left == -right:
            return Apart(turned=True)
    if a.op == "unknown" and is_leaf(b) and free(a, b):
        return Apart(stands=((a, b),))
    return Apart(frozenset({("name", frozenset({_key(a), _key(b)}))}))


def _key(node: Node) -> object:
    return str(node.attributes.get("value")) if node.op == "constant" else id(node)


def _alone(term: Term) -> Term:
    """What a sum or product of one part holds."""
    while len(term.parts) == 1 and term.parts[0][0] > 0 and term.sign > 0:
        if term.kind == "apply":
            break
        term = term.parts[0][1]
    return term


def _parts(mine: Term, theirs: Term, free: Callable[[Node, Node], bool]) -> Apart:
    """Two sums, or two products, part by part: the best pairs first."""
    if mine.kind == "product":
        (mine, ours), (theirs, scale) = _scaled(mine), _scaled(theirs)
        if ours != scale:
            by = frozenset({("factor", str(ours / scale) if scale else "0")})
            return _paired(mine, theirs, free).joined_to(by)
    return _paired(mine, theirs, free)


def _scaled(product: Term) -> tuple[Term, fmpq]:
    """A product without its numbers, and the size of what they multiply to."""
    scale, sign, parts = fmpq(1), product.sign, []
    for way, part in product.parts:
        value = part.node.attributes.get("value") if part.kind == "atom" else None
        if isinstance(value, fmpq) and value != 0:
            scale = scale * value if way > 0 else scale / value
        else:
            parts.append((way, part))
    if scale < 0:
        sign, scale = -sign, -scale
    return Term("product", product.node, "", sign, tuple(parts)), scale


def _paired(mine: Term, theirs: Term, free: Callable[[Node, Node], bool]) -> Apart:
    if len(mine.parts) > _WIDEST or len(theirs.parts) > _WIDEST:
        return Apart(frozenset(("wide", i) for i in range(_MANY)))
    offers = sorted(
        (
            (
                len(found.changes) + 2 * (way != other and mine.kind == "product"),
                abs(i - j),
                i,
                j,
                found,
                way != other,
            )
            for i, (way, a) in enumerate(mine.parts)
            for j, (other, b) in enumerate(theirs.parts)
            for found in [_apart(a, b, free)]
        ),
        key=lambda offer: offer[:4],
    )
    left, right = set(range(len(mine.parts))), set(range(len(theirs.parts)))
    whole, turned = Apart(), mine.sign != theirs.sign
    signs: list[tuple[bool, object]] = []
    for _, _, i, j, found, differs in offers:
        if i not in left or j not in right or len(found.changes) >= _MANY:
            continue
        left.discard(i)
        right.discard(j)
        if mine.kind == "product":
            if differs:
                found = found.joined(Apart(frozenset({("inverse", j)})), found.turned)
            turned ^= found.turned
        else:
            signs.append((found.turned != differs, id(theirs.parts[j][1].node)))
        whole = whole.joined(found, False)
    extra = frozenset(("added", _said(mine.parts[i][1])) for i in left)
    gone = frozenset(("left out", _said(theirs.parts[j][1])) for j in right)
    whole = whole.joined(Apart(extra | gone), False)
    if mine.kind == "sum":
        turned = sum(lost for lost, _ in signs) * 2 > len(signs)
        odd = frozenset(("sign", where) for lost, where in signs if lost != turned)
        whole = whole.joined(Apart(odd), False)
    return Apart(whole.changes, whole.stands, turned)


def _said(term: Term) -> object:
    return _key(term.node)


def _with_a_summand_less(term: Term) -> Iterator[tuple[Term, Term]]:
    """The formula without one summand of a sum that is a factor in it."""
    if term.kind != "product":
        return
    for i, (way, part) in enumerate(term.parts):
        if way < 0 or part.kind != "sum":
            continue
        for j, (_, gone) in enumerate(part.parts):
            kept = Term("sum", part.node, "", 1, (*part.parts[:j], *part.parts[j + 1 :]))
            yield gone, _merged(term, i, kept)


def _merged(term: Term, at: int, part: Term) -> Term:
    """A product with one factor replaced; the factors of a product become its own."""
    sign, inner = 1, part
    if len(part.parts) == 1:
        sign, inner = part.parts[0]
    factors = inner.parts if inner.kind == "product" else ((1, inner),)
    if inner.kind == "product":
        sign *= inner.sign
    parts = (*term.parts[:at], *factors, *term.parts[at + 1 :])
    return Term("product", term.node, "", term.sign * sign, parts)
