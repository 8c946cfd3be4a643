"""Pages that want to break whoever reads them: name → (file name, bytes)."""

from __future__ import annotations

SUM = "$0.5 \\cdot 0.3 = 0.15$\n"
WIDE = 100_000


def _md(text: str) -> tuple[str, bytes]:
    return "page.md", text.encode()


def _tex(body: str, preamble: str = "") -> tuple[str, bytes]:
    return "page.tex", f"{preamble}\\begin{{document}}\n{body}\n\\end{{document}}\n".encode()


FORMULAS = {
    "brackets": "$" + "(" * WIDE + "$",
    "brackets closed": "$" + "(" * WIDE + "1" + ")" * WIDE + " = 2$",
    "square brackets": "$" + "[" * WIDE + "$",
    "braces": "$" + "{" * WIDE + "$",
    "fractions": "$$" + "\\frac{" * 50_000 + "$$",
    "roots": "$$" + "\\sqrt{" * 50_000 + "2" + "}" * 50_000 + " = 1$$",
    "powers": "$" + "2^" * WIDE + "2 = 1$",
    "powers in braces": "$" + "2^{" * 50_000 + "2" + "}" * 50_000 + " = 1$",
    "indices": "$" + "x_" * WIDE + "1 = 1$",
    "minus signs": "$" + "-" * WIDE + "1 = 1$",
    "long sum": "$" + "+".join(["0.5"] * 50_000) + " = 1$",
    "long product": "$" + " \\cdot ".join(["1.5"] * 20_000) + " = 1$",
    "long chain": "$x" + " = 0.5" * 20_000 + "$",
    "tower of nines": "$x = 9**9**9**9 = 1$",
    "tower of nines in LaTeX": "$x = 9^{9^{9^9}} = 1$",
    "tower in lines": "x = 9**9**9\n\ny = x**9**9 = 3\n\nz = y**y = 2\n",
    "huge exponent": "$x = 1e99999999 \\cdot 2 = 2e99999999$",
    "tiny exponent": "$x = 1e-99999999 + 1 = 1$",
    "exponent beyond words": "$x = 1e999999999999999999 + 1 = 2$",
    "power of ten": "$x = 10^{99999999} + 1 = 2$",
    "exponential tower": "$x = e^{e^{e^{e^{9}}}} = 1$",
    "factorial": "$x = 99999999! = 1$",
    "factorials": "$x = 9!!!!!!!! = 1$",
    "division by zero": "$x = 1/0 = 5$ and $y = \\ln(0) = 1$ and $0^0 = 2$",
    "long number": "$x = " + "1" * WIDE + " + 1 = 2$",
    "long decimal": "$x = 0." + "3" * WIDE + " \\cdot 3 = 1$",
    "big sum": "$x = \\sum_{i=1}^{999999999} i = 5$",
    "big sums": "$x = \\sum_{i=1}^{9999}\\sum_{j=1}^{9999} i j = 5$",
    "wide matrix": "$A = \\begin{pmatrix}" + " & ".join(["1"] * 5_000) + "\\end{pmatrix}$",
    "matrices": "$" + "\\begin{pmatrix}" * 5000 + "1" + "\\end{pmatrix}" * 5000 + "$",
    "cases": "$" + "\\begin{cases}" * 5000 + "$",
    "absolute values": "$" + "|" * WIDE + "$",
    "primes": "$f" + "'" * WIDE + " = 1$",
    "alternation": "$" + "a(b" * 20_000 + "$",
}
TEXTS = {
    "dollars": "$" * 50_000,
    "spaced dollars": "$ " * 50_000,
    "one line": ("0.5 * 0.3 = 0.15 and so on " * 70_000)[:1_900_000],
    "too long": "x" * 3_000_000,
    "unclosed": "$$ x = \\frac{1 ` <!-- <table> ``` \\begin{align} [a](b **c _d { ( | \\left(",
    "unclosed comments": "<!--" * 20_000,
    "backticks": "".join("`" * (i % 300 + 1) + " " for i in range(600)),
    "emphasis": "*a " * 20_000,
    "quotes": "> " * 20_000 + SUM,
    "lists": "".join(" " * i + "- a\n" for i in range(1000)),
    "headings": "# a\n" * 20_000 + SUM,
    "table": "|a" * 4_000 + "|\n" + "|-" * 4_000 + "|\n" + "|1" * 4_000 + "|\n",
    "long table": "|a|b|\n|-|-|\n" + "|1|2|\n" * 4_000,
    "front matter": "---\n" + "a: &a [*a, *a]\n" * 100 + "---\n" + SUM,
    "nul": "a\0b $x = 1\0 + 2 = 4\0$\n" * 1000,
    "bidirectional": "$x = \u202e1 + 1\u202c = 3$ \u2066\u2067\u200f" * 500,
    "zero width": "$x = 1\u200b + \u20601 = 3\ufeff$\n" * 500,
    "combining": "$x" + "\u0302" * 20_000 + " = 1 + 1 = 3$",
    "escape codes": "\x1b[2J\x1b]0;title\x07 $x = 1 + 1 = 3$ \x1b[31m",
    "digits of other scripts": "$x = ١ + ٢ = ４$ $½ + ⅓ = 1$ ⑨ = 3",
    "directives": "<!-- handgrad: off -->" * 1000 + SUM,
    "slips": "".join(f"${i} + 1 = {i + 2}$\n\n" for i in range(1, 1000)),
    "steps": "Step 1 " * 20_000,
    "leads": "t = 1: " * 10_000,
    "blanks": "$x = 1$" + " " * 100_000 + "$= 2$ if" + "\t" * 50_000 + "(a)" + "\u00a0" * 50_000,
    "blank lines": "$x = 1$" + "\n" * 100_000 + "= 2" + " \n" * 50_000,
    "empty": "",
    "blank": " \n\t\n" * 1000,
    "carriage returns": SUM.replace("\n", "\r") * 50,
    "mixed line ends": (SUM + SUM[:-1] + "\r\n" + SUM[:-1] + "\r") * 20,
    "line separators": SUM[:-1] + "\u2028" + SUM[:-1] + "\x85" + SUM[:-1] + "\x0b\x0c" + SUM,
}
HTML = {
    "elements": "<div>" * WIDE + "$1 + 1 = 3$",
    "tables": "<table><tr><td>" * 10_000,
    "tags": "<a " * 20_000,
    "attributes": "<p " + "a=b " * 50_000 + ">",
    "entities": "&amp;" * 50_000 + "&#99999999999;&#xFFFFFFFF;&#0;&bogus;",
    "mathml": "<math>" + "<mrow>" * 20_000 + "<mn>1</mn>",
    "mathml fractions": "<math>" + "<mfrac>" * 20_000 + "</math>",
    "scripts": "<script>" * 10_000 + "</script>$1 + 1 = 3$",
}
TEX = {
    "input of a secret": _tex("\\input{/etc/passwd} \\input{|ls} \\input{~/.ssh/id_rsa} " + SUM),
    "input from above": _tex("\\input{../../../../etc/passwd}\\include{../x}" + SUM),
    "input of itself": _tex("\\input{page}\\input{page.tex}\\input{./page}" + SUM),
    "inputs": _tex("\\input{x}" * 20_000),
    "macro of itself": _tex("$\\x = 1$", "\\def\\x{\\x}"),
    "macros of each other": _tex("$\\a = 1$", "\\def\\a{\\b}\\def\\b{\\a}"),
    "macro bomb": _tex(
        "$\\zz = 1$ " * 50,
        "\\newcommand{\\aa}{1+1+1+1+1+1+1+1+1+1}"
        + "".join(
            f"\\newcommand{{\\{chr(98 + i)}{chr(98 + i)}}}{{{f'{chr(92)}{chr(97 + i) * 2} ' * 10}}}"
            for i in range(25)
        ),
    ),
    "macro of growing arguments": _tex("$\\g{1} = 1$ " * 50, "\\newcommand{\\g}[1]{\\g{#1#1}}"),
    "macros": _tex(
        SUM, "".join(f"\\newcommand{{\\m{chr(97 + i % 26)}}}{{1}}" for i in range(5000))
    ),
    "macros that stay open": _tex(SUM, "\\newcommand{\\x}[9]{" * 2000 + "\\def\\y#1" * 2000),
    "redefined commands": _tex(
        "$\\frac{1}{2} = 0.6$ $\\begin{x}$", "\\def\\frac#1#2{#1}\\def\\begin{\\end}\\let\\x=\\x"
    ),
    "commands of the machine": _tex(
        "\\write18{rm -rf /} \\catcode`\\@=11 \\csname x\\endcsname" + SUM
    ),
    "environments": _tex("\\begin{align}" * 10_000),
    "verbatim": _tex("\\verb" * 10_000 + "\\verb|" * 10_000),
    "siunitx": _tex("$\\num{1e99999999} = \\qty{1}{\\kilo" + "{" * 5000 + "$" + "\\num{" * 5000),
    "comments": _tex("%" * WIDE + "\n" + SUM),
}
BYTES = {
    "utf-16 without a mark": ("page.md", SUM.encode("utf-16-le")),
    "utf-16 of the other end": ("page.md", SUM.encode("utf-16-be")),
    "utf-16": ("page.md", SUM.encode("utf-16")),
    "utf-32": ("page.md", SUM.encode("utf-32")),
    "utf-16 cut off": ("page.md", SUM.encode("utf-16")[:-1]),
    "utf-8 with a mark": ("page.md", SUM.encode("utf-8-sig")),
    "utf-8 broken": ("page.md", "σ(0) = 0.6 − 0.1 · 2\n".encode() + b"\xff\xfe\n" + SUM.encode()),
    "overlong utf-8": ("page.md", b"\xc0\xae\xc0\xae/ \xed\xa0\x80 " + SUM.encode()),
    "latin-1": ("page.md", ("Größe: " + SUM).encode("latin-1")),
    "windows-1252": ("page.md", ("It’s “so” – " + SUM).encode("cp1252")),
    "zip": ("page.md", b"PK\x03\x04" + bytes(range(256)) * 50),
    "pdf": ("page.md", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 50),
    "png": ("page.md", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50),
    "bytes": ("page.md", bytes((i * 7919 + i // 256) % 256 for i in range(50_000))),
    "zeros": ("page.md", b"\0" * 100_000),
    "unknown suffix": ("page.xyz", SUM.encode()),
}

PAGES: dict[str, tuple[str, bytes]] = {
    **{f"formula: {name}": _md(text + "\n\n" + SUM) for name, text in FORMULAS.items()},
    **{f"text: {name}": _md(text) for name, text in TEXTS.items()},
    **{f"plain: {name}": ("page.txt", text.encode()) for name, text in list(TEXTS.items())[:6]},
    **{f"html: {name}": ("page.html", text.encode()) for name, text in HTML.items()},
    **{f"latex: {name}": page for name, page in TEX.items()},
    **{f"bytes: {name}": page for name, page in BYTES.items()},
}
