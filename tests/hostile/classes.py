"""Classes with submissions that want to break the marking, beside one that is right: name → what
puts them into the folder of submissions.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.hostile.notebooks import NOTEBOOKS
from tests.hostile.pages import PAGES

Put = Callable[[Path], object]

PROBLEM = """schema: 1
title: One unit
equations: |
  z = w x + b
  y = σ(z)
given: {w: 0.8, x: 0.5, b: 0.1}
ask: [z, y]
decimals: 4
"""
RIGHT = "$z = w x + b = 0.8 \\cdot 0.5 + 0.1 = 0.5$\n\n$y = \\sigma(z) = \\sigma(0.5) = 0.6225$\n"
SECRET = "secret-4711"  # stands in a file outside the class: nothing may ever show it
MANY = 100_000


def _file(name: str | bytes, text: str | bytes = RIGHT) -> Put:
    data = text.encode() if isinstance(text, str) else text
    return lambda folder: Path(
        os.fsdecode(os.path.join(os.fsencode(folder), os.fsencode(name)))
    ).write_bytes(data)


def _link(name: str, to: str) -> Put:
    return lambda folder: (folder / name).symlink_to(to)


def _all(*puts: Put) -> Put:
    return lambda folder: [put(folder) for put in puts]


def _folder(name: str, *puts: Put) -> Put:
    def put(folder: Path) -> None:
        (folder / name).mkdir()
        for inner in puts:
            inner(folder / name)

    return put


def _plug(folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as plug:
        before = os.getcwd()
        os.chdir(folder)  # a socket's path is at most 108 bytes long
        try:
            plug.bind("plug.md")
        finally:
            os.chdir(before)


def _deep(folder: Path) -> None:
    at = folder / "deep"
    for _ in range(60):
        at.mkdir()
        at = at / "d"
    at.parent.joinpath("page.md").write_text(RIGHT)


def _sparse(folder: Path) -> None:
    with (folder / "sparse.md").open("wb") as file:
        file.truncate(2_000_000_000)


NAMES = {
    "an equals sign": _file('=HYPERLINK("x";"y").md'),
    "a plus": _file("+1+1.md"),
    "a minus": _file("-1+1.md"),
    "an at": _file("@SUM(1).md"),
    "a command": _file("=cmd|' C calc'!A0.md"),
    "a tab": _file("\t=1+1.md"),
    "a full-width equals sign": _file("＝1+1.md"),
    "an option": _file("--output.md"),
    "a newline": _file("anna\n=1+1.md"),
    "a carriage return": _file("anna\rberta.md"),
    "escape codes": _file("\x1b[2Janna\x07.md"),
    "quotes": _file("an\"na'.md"),
    "separators": _file("a;b,c\td.md"),
    "another direction": _file("\u202edm.anna\u2066.md"),
    "zero width": _file("an\u200bna\ufeff.md"),
    "no utf-8": _file(b"an\xff\xfena.md"),
    "the longest": _file("x" * 252 + ".md"),
    "many bytes": _file("ü" * 125 + ".md"),
    "a shell": _file("$(touch pwned)`id`;rm -rf ~.md"),
    "percents": _file("%s%n%x..%2f..%2fetc%2fpasswd.md"),
    "dots": _file("...md"),
    "a suffix only": _file(".md"),
    "spaces": _file("  .md"),
    "markup": _file("<img src=x onerror=alert(1)>.md"),
    "markdown": _file("[a](javascript:alert(1))**b**.md"),
    "latex": _file("\\input{x}$\\x.md"),
    "a device of another system": _all(_file("CON.md"), _file("nul.txt"), _file("a:b.md")),
    "one name in two forms": _all(_file("e\u0301.md"), _file("\u00e9.md")),
    "one name in two cases": _all(_file("Otto.md"), _file("otto.md")),
    "one name after cleaning": _all(_file("a\u202eb.md"), _file("a\u202db.md")),
    "the names of results": _all(
        _file("gradebook.csv", "z,0.5\n"), _file("report.html", RIGHT), _folder("feedback")
    ),
    "a backslash": _file("..\\..\\x.md"),
}
LINKS = {
    "to a secret": _link("passwd.md", "/etc/passwd"),
    "to a file above": _link("above.md", "../secret.md"),
    "to itself": _link("loop.md", "loop.md"),
    "to nowhere": _link("nowhere.md", "/does/not/exist"),
    "to endless zeros": _link("zero.md", "/dev/zero"),
    "to the root": _link("root", "/"),
    "to the folder itself": _link("again", "."),
    "in a student's folder": _folder("anna", _link("page.md", "../../secret.md")),
    "folder in a student's folder": _folder("berta", _link("up", "../.."), _file("page.md")),
    "of the problem": _link("problem.md", "../problem.yaml"),
}
NO_FILES = {
    "a pipe": lambda folder: os.mkfifo(folder / "pipe.md"),
    "a pipe in a folder": _folder("piped", lambda folder: os.mkfifo(folder / "page.md")),
    "a socket": _plug,
    "an empty folder": _folder("empty.md"),
    "a folder with a page's name": _folder("page.md", _file("inside.md")),
    "a folder of many files": _folder("many", *(_file(f"{i}.md") for i in range(300))),
    "a deep folder": _deep,
    "two pages": _folder("two", _file("a.md"), _file("b.tex", "$z = 0.5$")),
    "a folder of pictures": _folder("scans", _file("scan.png", b"\x89PNG"), _file("b.jpg", b"x")),
}
SIZES = {
    "fifty megabytes of text": _file("huge.md", "word " * 10_000_000),
    "fifty megabytes of formulas": _file("huge.md", "$1 + 1 = 3$\n\n" * 3_800_000),
    "fifty megabytes of answers": _file("huge.yaml", "z: 0.5\n" * 7_100_000),
    "fifty megabytes of columns": _file("huge.csv", "z," * 25_000_000),
    "two gigabytes of nothing": _sparse,
    "one byte": _file("one.md", "$"),
    "no byte": _file("none.md", b""),
}
SHEETS = {
    "aliases": _file("a.yaml", "a: &a [x,x]\nb: &b [*a,*a]\nz: *b\n<<: *a\n" * 500),
    "nesting": _file("a.yaml", "z: " + "[" * MANY + "\ny: " + "{a: " * MANY),
    "tags": _file("a.yaml", "z: !!python/object/apply:os.system ['touch pwned']\ny: 0.6225\n"),
    "documents": _file("a.yaml", "---\nz: 0.5\n" * 5000),
    "twice": _file("a.yaml", "z: 0.5\nz: 0.7\n" * 1000),
    "formulas": _file("a.csv", "z,=1+1\ny,@SUM(A1)\n=1+1,0.5\n+z,-0.5\n-y,+0.6225\n"),
    "formulas in YAML": _file("a.yaml", "z: =1+1\ny: +cmd|' /C calc'!A0\n=z: -1\n"),
    "huge exponents": _file("a.yaml", "z: 1e999999999\ny: 1e-999999999\n"),
    "towers": _file("a.yaml", "z: 9**9**9**9\ny: 9^9^9\n"),
    "long numbers": _file("a.yaml", f"z: {'9' * MANY}\ny: 0.{'6' * MANY}\n"),
    "no numbers": _file("a.yaml", "z: nan\ny: .inf\n"),
    "fractions of nothing": _file("a.yaml", "z: 1/0\ny: 0/0\n"),
    "columns": _file("a.csv", "z," + "1," * MANY + "\ny,0.6225\n"),
    "quotation marks": _file("a.csv", '"z,0.5\n' * 2000 + '"' * MANY),
    "names": _file("a.csv", f"{'z' * MANY},0.5\n{'(' * 300},1\n$x$,1\n\\input{{x}},1\n"),
    "brackets as a name": _file("a.yaml", "".join("(" * i + ": 1\n" for i in range(390))),
    "nul": _file("a.csv", "z,0.5\0\ny\0,0.6225\n"),
    "utf-16": _file("a.csv", "z,0.5\ny,0.6225\n".encode("utf-16")),
    "lines that end otherwise": _file("a.csv", "z,0.5\ry,0.6225\r"),
    "a zip archive": _file("a.yaml", b"PK\x03\x04" + bytes(range(256)) * 50),
    "bidirectional answers": _file("a.csv", "z,\u202e5.0\u202c\ny,0.6225\n"),
    "script text": _file("a.yaml", "<script>alert(1)</script>: 0.5\nz: <svg onload=alert(1)>\n"),
}
TEX = {
    "input of a secret": _file("a.tex", "\\input{../secret}\\input{/etc/passwd}\n$z = 0.5$"),
    "input from a folder": _folder(
        "anna", _file("a.tex", "\\include{../../secret.md}\\input{b}$z = 0.5$"), _file("b.txt")
    ),
    "verbatim input": _file(
        "a.tex", "\\verbatiminput{../secret.md}\\lstinputlisting{../secret.md}"
    ),
    "commands": _file("a.tex", "\\write18{touch pwned}\\openin5=../secret.md $z = 0.5$"),
}
COMMENTS = {
    "a page that names another problem": _file(
        "a.md", "<!-- handgrad: problem ../secret.md -->\n" + RIGHT
    ),
    "a page that switches findings off": _file(
        "a.md", "<!-- handgrad: off -->\n<!-- handgrad: name z = y -->\n$z = 0.9$\n\n$y = 0.1$\n"
    ),
}
_BROKEN = (
    "formula: brackets closed",
    "formula: fractions",
    "formula: long sum",
    "formula: tower of nines",
    "formula: huge exponent",
    "formula: factorials",
    "formula: big sums",
    "formula: matrices",
    "text: one line",
    "text: unclosed comments",
    "text: table",
    "text: nul",
    "text: bidirectional",
    "text: escape codes",
    "text: blanks",
    "text: slips",
    "html: elements",
    "html: scripts",
    "html: mathml",
    "latex: macro bomb",
    "latex: macro of itself",
    "bytes: utf-16 cut off",
    "bytes: pdf",
    "bytes: png",
    "bytes: bytes",
    "bytes: zeros",
)


def _each(puts: dict[str, Put]) -> Put:
    """Each in a student's folder of its own."""
    return _all(*(_folder(f"student {i}", put) for i, put in enumerate(puts.values())))


def _pages(*kinds: str) -> dict[str, Put]:
    return {n: _file(*PAGES[n]) for n in _BROKEN if n.startswith(kinds)}


_NOTEBOOKS = {name: _file("a.ipynb", data) for name, data in NOTEBOOKS.items()}
_LARGE = {name for name in NOTEBOOKS if name.startswith(("huge", "many"))}
KINDS: dict[str, dict[str, Put]] = {
    "names": NAMES,
    "links": LINKS,
    "no files": NO_FILES,
    "sheets": SHEETS,
    "latex": TEX | COMMENTS,
    "pages of formulas": _pages("formula"),
    "pages of text": _pages("text"),
    "other pages": _pages("html", "latex", "bytes"),
    "notebooks": {name: put for name, put in _NOTEBOOKS.items() if name not in _LARGE},
    **{f"size: {name}": {name: put} for name, put in SIZES.items()},
    **{f"notebook: {name}": {name: _NOTEBOOKS[name]} for name in sorted(_LARGE)},
}
_TOGETHER = ("names", "links", "no files")  # told apart by their names
CLASSES: dict[str, Put] = {
    kind: _all(*puts.values()) if kind in _TOGETHER or len(puts) == 1 else _each(puts)
    for kind, puts in KINDS.items()
}
COUNT = sum(map(len, KINDS.values()))
