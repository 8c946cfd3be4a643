"""sections: the parts of a problem file that need nothing but themselves."""

from __future__ import annotations

from handgrad.errors import ReadError, nearest
from handgrad.graph.model import Model
from handgrad.notation import Name, Relation
from handgrad.parse import formula
from handgrad.problem import written
from handgrad.problem.conventions import ALL
from handgrad.problem.record import Condition, Digits, Given, Table
from handgrad.problem.rename import timeless
from handgrad.problem.tree import Branch, Leaf, Row, Source, Tree, what

ROWS = 4096
KEYS = (
    "schema",
    "title",
    "model",
    "equations",
    "given",
    "inputs",
    "initial",
    "targets",
    "names",
    "conventions",
    "ask",
    "decimals",
    "significant",
    "steps",
    "epochs",
    "table",
    "conditions",
    "points",
    "parts",
    "marks",
)


class Sections:
    """The tree of a problem file, section by section."""

    def __init__(self, source: Source, tree: Tree) -> None:
        self.source = source
        if not isinstance(tree, Branch):
            raise source.error(
                f"a problem is a mapping, this is {what(tree)}",
                tree.span,
                hint="see handgrad new lstm",
            )
        self.tree = tree
        for key, _ in tree.items:
            if key.text not in KEYS:
                raise source.error(
                    f"a problem has no key `{key.text}`",
                    key.span,
                    expected=f"one of {', '.join(KEYS)}",
                    hint=nearest(key.text, list(KEYS)),
                )

    def schema(self) -> None:
        """Refuse a version of the format this handgrad does not know."""
        tree = self.tree.get("schema")
        if tree is not None and written.whole(self.source, "schema", tree, 0, 10**6) != 1:
            raise self.source.error(
                f"schema {what(tree)} is not known to this handgrad",
                tree.span,
                expected="schema: 1",
            )

    def words(self, key: str) -> str:
        """The text under a key, '' without one."""
        tree = self.tree.get(key)
        return written.words(self.source, key, tree) if tree is not None else ""

    def leaves(self, key: str) -> tuple[Leaf, ...]:
        """The texts under a key."""
        tree = self.tree.get(key)
        return written.leaves(self.source, key, tree) if tree is not None else ()

    def entries(self, key: str) -> tuple[tuple[Leaf, Tree], ...]:
        """The entries of the mapping under a key."""
        tree = self.tree.get(key)
        return written.entries(self.source, key, tree) if tree is not None else ()

    def epochs(self) -> int:
        """How often the examples are shown."""
        tree = self.tree.get("epochs")
        return 1 if tree is None else written.whole(self.source, "epochs", tree, 1, 1000)

    def digits(self) -> Digits:
        """How many digits results carry."""
        both = [key for key in ("decimals", "significant") if self.tree.get(key) is not None]
        if not both:
            return Digits()
        if len(both) == 2:
            span = next(leaf.span for leaf, _ in self.tree.items if leaf.text == "significant")
            raise self.source.error(
                "decimals and significant figures at once", span, expected="one"
            )
        key, least = both[0], 0 if both[0] == "decimals" else 1
        tree = self.tree.get(key)
        assert tree is not None
        each: dict[str, int] = {}
        default = 4
        if isinstance(tree, Branch):
            for leaf, item in tree.items:
                digits = written.whole(self.source, leaf.text, item, least, 50)
                if leaf.text == "default":
                    default = digits
                else:
                    kind = written.notation(leaf.text)
                    each[timeless(kind).key if isinstance(kind, Name) else leaf.text] = digits
        else:
            default = written.whole(self.source, key, tree, least, 50)
        if key == "decimals":
            return Digits(decimals=default, each=each)
        return Digits(decimals=None, significant=default, each=each)

    def table(self, model: Model | None, given: dict[str, dict[str, Given]]) -> Table | None:
        """The truth table that is asked for; a threshold unit without inputs has one by itself."""
        tree = self.tree.get("table")
        if tree is None:
            if model is None or model.name != "threshold" or "x" in given["inputs"]:
                return None
            return Table(("x",))
        parts = {leaf.text: value for leaf, value in written.entries(self.source, "table", tree)}
        for leaf, _ in written.entries(self.source, "table", tree):
            if leaf.text not in ("inputs", "values"):
                raise self.source.error(
                    f"a table has no `{leaf.text}`", leaf.span, expected="inputs and values"
                )
        if "inputs" not in parts:
            raise self.source.error(
                "the table has no inputs", tree.span, expected="inputs: [x_1, x_2]"
            )
        inputs = tuple(
            written.name(self.source, leaf).key
            for leaf in written.leaves(self.source, "inputs", parts["inputs"])
        )
        values: Row | Leaf = Row((Leaf("0"), Leaf("1")))
        if "values" in parts:
            found = parts["values"]
            assert not isinstance(found, Branch)
            values = found
        texts = tuple(
            written.number(self.source, "values", leaf)
            for leaf in written.leaves(self.source, "values", values)
        )
        if len(texts) ** len(inputs) > ROWS:
            raise self.source.error(
                f"a table of more than {ROWS} rows", tree.span, expected="fewer inputs"
            )
        return Table(inputs, texts)

    def conditions(self) -> tuple[Condition, ...]:
        """The printed conditions."""
        found: list[Condition] = []
        for key, tree in self.entries("conditions"):
            text = written.words(self.source, key.text, tree)
            try:
                kind = formula(text)
            except ReadError as fault:
                raise self.source.error(
                    f"the condition of {key.text}: {fault.message}", tree.span
                ) from fault
            if not isinstance(kind, Relation) or len(kind.items) != 2 or None in kind.items:
                raise self.source.error(
                    f"`{text}` is not a condition", tree.span, expected="a comparison such as z > 0"
                )
            found.append(Condition(written.name(self.source, key).key, kind, text, tree.span))
        return tuple(found)


def conventions(source: Source, tree: Tree) -> dict[str, str]:
    """The choices a mapping states. Raises ProblemError for one that does not exist."""
    stated: dict[str, str] = {}
    for key, value in written.entries(source, "conventions", tree):
        known = ALL.get(key.text)
        if known is None:
            raise source.error(
                f"there is no convention `{key.text}`",
                key.span,
                expected=f"one of {', '.join(ALL)}",
                hint=nearest(key.text, list(ALL)),
            )
        text = written.words(source, key.text, value)
        choice = known.reads.get(text, text)
        if choice not in known.choices:
            raise source.error(
                f"{key.text} is not {text}",
                value.span,
                expected=f"one of {', '.join(known.choices)}: {known.decides}",
            )
        stated[key.text] = choice
    return stated
