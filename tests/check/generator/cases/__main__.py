"""Case files become pages, labels and problem files, or are scored."""

from __future__ import annotations

import argparse
import json
from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML

from .read import Case, read
from .score import Score
from .sheet import NOTATIONS, Sheet, sheet
from .sums import problem


def label_file(case: Case, page: Sheet) -> str:
    """The numbers of a page with their verdicts, for others to measure with."""
    claims = [
        {
            "line": k.line, "column": k.column, "text": k.text,
            "role": "result" if k.role == "result" else "operand",
            "symbol": "", "printed": k.claim.printed, "exact": float(k.true),
            "verdict": k.verdict, **({"cause": k.cause} if k.cause else {}),
            **({"line_error": True} if k.claim.line_error and k.role == "result" else {}),
        }
        for k in page.labels
    ]  # fmt: skip
    data = {"document": "", "case": case.id, "claims": claims}
    writer, text = YAML(typ="safe", pure=True), StringIO()
    writer.default_flow_style, writer.sort_base_mapping_type_on_output = False, False
    writer.dump(data, text)
    return text.getvalue()


def write(cases: list[Case], out: Path, author: int) -> None:
    """Pages and labels under documents/, problem files under problems/."""
    for folder in (out / "documents", out / "problems"):
        folder.mkdir(parents=True, exist_ok=True)
    for case in cases:
        if text := problem(case):
            (out / "problems" / f"{case.id}.yaml").write_text(text, encoding="utf-8")
        for notation in NOTATIONS:
            page = sheet(case, notation, author)
            name = f"{case.id}-{notation}"
            (out / "documents" / (name + page.suffix)).write_text(page.text, encoding="utf-8")
            labels = label_file(case, page).replace(
                "document: ''", f"document: {name}{page.suffix}"
            )
            (out / "documents" / f"{name}.expected.yaml").write_text(labels, encoding="utf-8")


def score(cases: list[Case], alone: bool, say: bool, author: int) -> dict[str, object]:
    """The figures for each notation and for all pages together."""
    figures: dict[str, object] = {}
    everything = Score()
    for notation in NOTATIONS:
        one = Score()
        for case in cases:
            page = sheet(case, notation, author)
            where = f"{case.id}-{notation}{page.suffix}"
            one.add(case, page, where, None if alone else problem(case) or None)
        figures[notation] = one.figures()
        everything.count.update(one.count)
        if say:
            print(*one.notes, sep="\n")
    return {**figures, "all": everything.figures()}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="cases", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--out", type=Path, help="write pages, labels and problems here")
    parser.add_argument("--score", action="store_true", help="ask handgrad and count")
    parser.add_argument("--alone", action="store_true", help="without the problem files")
    parser.add_argument("--author", type=int, default=0, help="another author, in other manners")
    parser.add_argument("--only", default="", help="cases whose id contains this")
    parser.add_argument("-v", action="store_true", help="print every disagreement")
    said = parser.parse_args()
    paths = sorted(said.folder.glob("*.yaml"))
    cases = [case for case in map(read, paths) if said.only in case.id]
    if said.out:
        write(cases, said.out, said.author)
    if said.score:
        for notation, figures in score(cases, said.alone, said.v, said.author).items():
            print(f"{notation:10}", json.dumps(figures))


if __name__ == "__main__":
    main()
