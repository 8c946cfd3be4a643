"""marking: the mark scheme of a problem file, in examiners' words, read where it stands.

    marks:
      a:
        t = 1:
          - M1: [f_1, i_1]
            says: numbers put into the gates
          - A1 ft: h_1
      b:
        - M2 A3 ft: abs_error_1

M method, A accuracy, B independent of method; ft follow-through, dep depends on the method mark
above it, oe or equivalent, isw ignore subsequent working, cao correct answer only.
"""

from __future__ import annotations

from handgrad.errors import nearest
from handgrad.late import late
from handgrad.notation import NOWHERE
from handgrad.parse.written import fraction
from handgrad.problem import written
from handgrad.problem.marks import Line, Mark, Marking, Part, added
from handgrad.problem.tree import Branch, Leaf, Row, Source, Tree, what

TAGS = ("ft", "dep", "oe", "isw", "cao")
_ONE = rf"[MAB]\d+(\.\d+)?(\s*({'|'.join(TAGS)})\b)*"
ROW = rf"^{_ONE}(\s+{_ONE})*$"
_MARK = late(rf"\s*([MAB])(\d+(?:\.\d+)?)((?:\s*(?:{'|'.join(TAGS)})\b)*)")
_POINTS = late(r"\d{1,4}(\.\d{1,2})?")
_WANTED = "marks such as M1, A1 ft or M2 A3 ft"


def marking(source: Source, tree: Branch) -> Marking:
    """The keys `marks`, `parts` and `points` of a problem file."""
    points = tree.get("points")
    found = Marking(
        lines=_lines(source, tree.get("marks")),
        parts=_parts(source, tree.get("parts")),
        points="" if points is None else number(source, "points", points),
        span=next((leaf.span for leaf, _ in tree.items if leaf.text == "marks"), NOWHERE),
    )
    names = [part.name for part in found.parts]
    for line in found.lines if names else ():
        if line.part not in names:
            raise source.error(
                f"there is no part `{line.part}`",
                line.span,
                expected=f"one of {', '.join(names)}",
                hint=nearest(line.part, names),
            )
    _add_up(source, tree, found)
    return found


def _add_up(source: Source, tree: Branch, found: Marking) -> None:
    """Refuse marks and parts that do not add up to the points that are stated."""
    for part in found.parts if found.lines else ():
        mine = [m.points for line in found.lines if line.part == part.name for m in line.marks]
        if part.points and fraction(added(mine)) != fraction(part.points):
            raise source.error(
                f"the marks of part {part.name} add up to {added(mine)}",
                part.span,
                expected=f"{part.points} points",
            )
    if found.points and fraction(found.total) != fraction(found.points):
        things = "marks" if found.lines else "parts"
        where = next(leaf.span for leaf, _ in tree.items if leaf.text == "points")
        raise source.error(
            f"the {things} add up to {found.total}", where, expected=f"{found.points} points"
        )


def number(source: Source, key: str, tree: Tree) -> str:
    """Points: a whole number or a decimal of at most two places."""
    if isinstance(tree, Leaf) and _POINTS.fullmatch(tree.text.strip()):
        return tree.text.strip()
    raise source.error(f"{key} is {what(tree)}", tree.span, expected="points such as 10 or 2.5")


def _parts(source: Source, tree: Tree | None) -> tuple[Part, ...]:
    found = []
    for key, item in written.entries(source, "parts", tree) if tree is not None else ():
        if isinstance(item, Leaf):
            found.append(Part(name=key.text, points=number(source, key.text, item), span=key.span))
            continue
        inside = {
            leaf.text: (leaf, value) for leaf, value in written.entries(source, key.text, item)
        }
        for name, (leaf, _) in inside.items():
            if name not in ("points", "ask"):
                raise source.error(f"a part has no `{name}`", leaf.span, expected="points and ask")
        points, ask = inside.get("points"), inside.get("ask")
        found.append(
            Part(
                name=key.text,
                points="" if points is None else number(source, "points", points[1]),
                ask=() if ask is None else written.leaves(source, "ask", ask[1]),
                span=key.span,
            )
        )
    return tuple(found)


def _lines(source: Source, tree: Tree | None) -> tuple[Line, ...]:
    """Rows, under their parts and stages if there are any."""
    match tree:
        case None:
            return ()
        case Row():
            return _rows(source, tree, "", "")
        case Branch(items=items):
            out: list[Line] = []
            for key, item in items:
                out += _under(source, item, key.text)
            return tuple(out)
        case Leaf():
            raise source.error(
                f"marks is {what(tree)}", tree.span, expected="a list of rows: - M1: h_1"
            )


def _under(source: Source, tree: Tree, part: str) -> tuple[Line, ...]:
    match tree:
        case Row():
            return _rows(source, tree, part, "")
        case Branch(items=items):
            out: list[Line] = []
            for key, item in items:
                if not isinstance(item, Row):
                    raise source.error(
                        f"{key.text} is {what(item)}", item.span, expected="a list of rows"
                    )
                out += _rows(source, item, part, key.text)
            return tuple(out)
        case Leaf():
            raise source.error(f"part {part} is {what(tree)}", tree.span, expected="a list of rows")


def _rows(source: Source, tree: Row, part: str, stage: str) -> tuple[Line, ...]:
    return tuple(_row(source, item, part, stage) for item in tree.items)


def _row(source: Source, tree: Tree, part: str, stage: str) -> Line:
    if not isinstance(tree, Branch):
        raise source.error(f"a row is {what(tree)}", tree.span, expected="a mapping: M1: h_1")
    marks: tuple[Mark, ...] = ()
    of: tuple[Leaf, ...] = ()
    says, span = "", tree.span
    for key, item in tree.items:
        if key.text == "says":
            says = written.words(source, "says", item)
            continue
        if marks:
            raise source.error(
                f"a second key `{key.text}` in one row",
                key.span,
                expected="says, or a row of its own",
            )
        marks, of, span = _marks(source, key), written.leaves(source, key.text, item), key.span
    if not marks:
        raise source.error("a row without marks", tree.span, expected=_WANTED)
    if not of:
        raise source.error(
            f"{key.text} is for nothing", tree.span, expected="names: M1: [f_1, i_1]"
        )
    return Line(part=part, stage=stage, marks=marks, of=of, says=says, span=span)


def _marks(source: Source, key: Leaf) -> tuple[Mark, ...]:
    """M2 A3 ft → two marks."""
    out: list[Mark] = []
    at = 0
    while at < len(key.text.rstrip()):
        found = _MARK.match(key.text, at)
        if found is None or not float(found[2]):
            raise source.error(
                f"`{key.text}` are no marks",
                key.span,
                expected=_WANTED,
                hint=f"after the points: {', '.join(TAGS)}",
            )
        out.append(Mark(found[1], found[2], tuple(found[3].split())))
        at = found.end()
    return tuple(out)
