"""What files state is what their records hold."""

from __future__ import annotations

from pathlib import Path
from pkgutil import iter_modules

from handgrad import ops
from handgrad.check import rule
from handgrad.graph.stated import files, stated


def test_spellings_are_those_of_the_records() -> None:
    public = [op for op in ops.every().values() if op.reads or op.examples]
    assert ops.spellings() == {s: op.name for op in public for s in (*op.reads, op.name)}


def test_rules_found_by_what_they_look_at_are_all_of_them() -> None:
    for kind in {kind for known in rule.every().values() for kind in known.looks_at}:
        expected = [r for r in rule.every().values() if kind in r.looks_at]
        assert list(rule.looking_at(kind)) == sorted(expected, key=lambda r: (r.weight, r.code))


def test_a_rule_of_something_is_asked_only_where_it_stands() -> None:
    asked = {r.code for r in rule.looking_at("result", frozenset({"", "sigmoid"}))}
    assert {"HG112", "HG201"} <= asked
    assert asked.isdisjoint({"HG113", "HG209", "HG210"})


def test_the_files_of_a_folder_are_its_modules() -> None:
    assert files(ops.__path__[0]) == sorted(module.name for module in iter_modules(ops.__path__))


def test_a_folder_without_sources_tells_nothing(tmp_path: Path) -> None:
    assert stated(str(tmp_path), "reads") is None
