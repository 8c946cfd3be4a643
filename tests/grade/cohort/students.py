"""A class of students: one LSTM of one unit, two steps, worked out in a dozen notations with a
dozen mistakes.

Nothing here imports handgrad: numbers are floats rounded line by line, as on a calculator, and
every notation is typed out here as people type it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, field

PROBLEM = """\
schema: 1
title: One LSTM unit, two steps
model: lstm
given:
  W_f: [0.7, 0.3]
  U_f: 0.4
  b_f: 0.25
  W_i: [0.6, 0.9]
  U_i: 0.5
  b_i: -0.35
  W_g: [0.55, -0.45]
  U_g: 0.65
  b_g: 0.15
  W_o: [0.35, 0.85]
  U_o: 0.75
  b_o: 0.05
inputs: {x: [[0.6, 0.4], [-0.2, 0.9]]}
initial: {h: 0, c: 0}
targets: {y: [0.5, 0.3]}
names: {h: [ỹ, s], c: C, g: C̃, W_g: W_c, U_g: U_c, b_g: b_c}
ask: [f, i, g, c, o, h, abs_error]
decimals: 4
points: 20
marks:
  a:
    t = 1:
      - M1: [f_1, i_1, g_1, o_1]
        says: numbers put into the four gates
      - A1: [f_1, i_1, g_1, o_1]
      - A1: c_1
      - M1: h_1
      - A1 ft: h_1
    t = 2:
      - M1: [f_2, i_2, g_2, o_2]
        says: numbers put into the four gates
      - A1 ft: [f_2, i_2, g_2, o_2]
      - A1 ft: c_2
      - M1: h_2
      - A1 ft: h_2
  b:
    - M2 A3 ft: abs_error_1
    - M2 A3 ft: abs_error_2
"""
X = ((0.6, 0.4), (-0.2, 0.9))
Y = (0.5, 0.3)
W = {
    "f": (0.7, 0.3, 0.4, 0.25),
    "i": (0.6, 0.9, 0.5, -0.35),
    "g": (0.55, -0.45, 0.65, 0.15),
    "o": (0.35, 0.85, 0.75, 0.05),
}

MISTAKES = (
    "none", "stale", "no_forget", "no_tanh", "exchanged", "sigma_candidate", "no_bias", "product",
    "lookup", "digits", "no_recurrence", "cut", "sum_slip",
)  # fmt: skip


def sigma(x: float) -> float:
    return 1 / (1 + math.exp(-x))


@dataclass
class Line:
    """One worked line: a name at a step, its formula, the formula in numbers, links, the value.

    symbols are f i g c o h e; terms are (factor, factor) pairs of a sum."""

    symbol: str
    t: int
    function: str
    terms: list[tuple[str, ...]]
    inner: str
    value: str


@dataclass
class Student:
    """Somebody with one mistake and one habit of rounding."""

    mistake: str = "none"
    seed: int = 0
    lines: list[Line] = field(default_factory=list)

    def r(self, value: float) -> str:
        if self.mistake == "cut":
            value = math.trunc(value * 10_000 + (1e-9 if value > 0 else -1e-9)) / 10_000
        return f"{value:.4f}"

    def work(self) -> list[Line]:
        before_h, before_c = "0", "0"
        for t in (1, 2):
            own = before_h
            if t == 2 and self.mistake == "stale":
                own = "0"
            gates = {}
            for gate in "figo":
                gates[gate] = self.gate(gate, t, own)
            f, i = gates["f"], gates["i"]
            if self.mistake == "exchanged":
                f, i = i, f
            c = self.cell(t, f, before_c, i, gates["g"])
            h = self.out(t, gates["o"], c)
            before_h, before_c = h, c
        for t, h in ((1, self.value("h", 1)), (2, self.value("h", 2))):
            inner = f"{Y[t - 1]}"
            self.lines.append(
                Line("e", t, "abs", [(inner,), (h,)], "", self.r(abs(Y[t - 1] - float(h))))
            )
        return self.lines

    def value(self, symbol: str, t: int) -> str:
        return next(line.value for line in self.lines if (line.symbol, line.t) == (symbol, t))

    def gate(self, gate: str, t: int, h: str) -> str:
        w1, w2, u, b = W[gate]
        x1, x2 = X[t - 1]
        terms: list[tuple[str, ...]] = [
            (str(w1), str(x1)),
            (str(w2), str(x2)),
            (str(u), h),
            (str(b),),
        ]
        if self.mistake == "no_bias":
            terms = terms[:3]
        if self.mistake == "no_recurrence" and t == 2:
            terms = [*terms[:2], *terms[3:]]
        net = sum(math.prod(map(float, term)) for term in terms)
        if self.mistake == "sum_slip" and gate == "i" and t == 1:
            net += 0.1
        inner = f"{net:.4f}".rstrip("0").rstrip(".")
        function = "tanh" if gate == "g" and self.mistake != "sigma_candidate" else "sigma"
        value = self.r({"tanh": math.tanh, "sigma": sigma}[function](float(inner)))
        if self.mistake == "lookup" and gate == "o" and t == 1:
            value = f"{float(value) + 0.0041:.4f}"
        if self.mistake == "digits" and gate == "f" and t == 1:
            value = value[:3] + value[4] + value[3] + value[5:]
        self.lines.append(Line(gate, t, function, terms, inner, value))
        return value

    def cell(self, t: int, f: str, c: str, i: str, g: str) -> str:
        terms: list[tuple[str, ...]] = [(f, c), (i, g)]
        if self.mistake == "no_forget" and t == 2:
            terms = [(c,), (i, g)]
        total = sum(math.prod(map(float, term)) for term in terms)
        if self.mistake == "product" and t == 2:
            total += 0.0023
        value = self.r(total)
        self.lines.append(Line("c", t, "", terms, "", value))
        return value

    def out(self, t: int, o: str, c: str) -> str:
        inner = "" if self.mistake == "no_tanh" else self.r(math.tanh(float(c)))
        value = self.r(float(o) * float(inner or c))
        self.lines.append(Line("h", t, "out", [(o, c)], inner, value))
        return value


def put(number: str, first: bool = False) -> str:
    """A negative factor stands in brackets."""
    return f"({number})" if number.startswith("-") and not first else number


def summed(terms: list[tuple[str, ...]], times: str) -> str:
    out = ""
    for term in terms:
        text = times.join(put(n, first=k == 0 and not out) for k, n in enumerate(term))
        if out and text.startswith("(-") and len(term) == 1:
            out += f" - {term[0][1:]}"
        elif out and text.startswith("-"):
            out += f" - {text[1:]}"
        else:
            out += f" + {text}" if out else text
    return out


FORMULA = {
    "f": "W_f x + U_f h + b_f",
}


@dataclass
class Notation:
    """How one author types: names, functions, products, and what stands around a line."""

    suffix: str
    name: Callable[[str, int], str]
    sigma: str
    tanh: str
    times: str
    line: Callable[[str], str]
    bar: tuple[str, str] = ("|", "|")
    around: tuple[str, str] = ("", "")
    symbolic: bool = True
    comma: bool = False

    def page(self, lines: list[Line]) -> str:
        out = []
        for line in lines:
            out.append(self.line(" = ".join(self.links(line))))
        text = "".join(out)
        if self.comma:
            text = text.replace(".", ",")
        return self.around[0] + text + self.around[1]

    def links(self, line: Line) -> list[str]:
        name, t = self.name, line.t
        match line.function:
            case "sigma" | "tanh":
                function = self.sigma if line.function == "sigma" else self.tanh
                return [
                    name(line.symbol, t),
                    f"{function}({summed(line.terms, self.times)})",
                    f"{function}({line.inner})",
                    line.value,
                ]
            case "":
                old = f"{name('f', t)}{self.times}{name('c', t - 1)}"
                symbolic = [f"{old} + {name('i', t)}{self.times}{name('g', t)}"]
                return [
                    name("c", t),
                    *(symbolic if self.symbolic else []),
                    summed(line.terms, self.times),
                    line.value,
                ]
            case "out":
                ((o, c),) = line.terms
                if not line.inner:
                    return [name("h", t), f"{o}{self.times}{put(c)}", line.value]
                symbolic = [f"{name('o', t)}{self.times}{self.tanh}({name('c', t)})"]
                return [
                    name("h", t),
                    *(symbolic if self.symbolic else []),
                    f"{o}{self.times}{self.tanh}({c})",
                    f"{o}{self.times}{put(line.inner)}",
                    line.value,
                ]
        (y,), (h,) = line.terms
        left, right = self.bar
        return [
            f"{left}{name('y', t)} - {name('h', t)}{right}",
            f"{left}{y} - {put(h)}{right}",
            line.value,
        ]


def latex(t_names: dict[str, str]) -> Callable[[str, int], str]:
    return lambda s, t: f"{t_names.get(s, s)}_{t}"


COURSE = {"g": r"\tilde{C}", "c": "C", "h": r"\tilde{y}"}
PLAIN = {"g": "C~", "c": "C", "h": "s"}
SUB = "₀₁₂"


def unicode_name(s: str, t: int) -> str:
    return {"g": "C̃", "c": "C", "h": "ỹ"}.get(s, s) + SUB[t]


def html_name(s: str, t: int) -> str:
    return f"<i>{ {'g': 'C̃', 'c': 'C', 'h': 's'}.get(s, s) }</i><sub>{t}</sub>"


def md(text: str) -> str:
    return f"${text}$\n\n"


def display(text: str) -> str:
    first, _, rest = text.partition(" = ")
    return f"$${first} = {rest.replace(' = ', '$$' + chr(10) * 2 + '$$= ')}$$\n\n"


NOTATIONS: dict[str, Notation] = {
    "markdown": Notation(
        ".md", latex(COURSE), r"\sigma", r"\tanh", r" \cdot ", md, around=("# Homework\n\n", "")
    ),
    "display": Notation(".md", latex(COURSE), r"\sigma", r"\tanh", r" \cdot ", display),
    "align": Notation(
        ".tex",
        latex(COURSE),
        r"\sigma",
        r"\tanh",
        r" \cdot ",
        lambda s: s.replace(" = ", " &= ", 1) + r"\\" + "\n",
        around=(
            "\\documentclass{article}\n\\usepackage{amsmath}\n\\begin{document}\n\\begin{align*}\n",
            "\\end{align*}\n\\end{document}\n",
        ),
    ),
    "macros": Notation(
        ".tex",
        latex({**COURSE, "h": r"\out"}),
        r"\sig",
        r"\tanh",
        r" \times ",
        lambda s: f"\\[ {s} \\]\n",
        around=(
            "\\documentclass{article}\n\\newcommand{\\sig}{\\sigma}\n\\newcommand{\\out}{\\tilde{y}}\n\\begin{document}\n",
            "\\end{document}\n",
        ),
    ),
    "unicode": Notation(".txt", unicode_name, "σ", "tanh", "·", lambda s: f"{s}\n"),
    "ascii": Notation(
        ".txt",
        lambda s, t: f"{ {'g': 'g', 'c': 'C', 'h': 's'}.get(s, s) }{t}",
        "sigmoid",
        "tanh",
        "*",
        lambda s: f"{s}\n",
    ),
    "html": Notation(
        ".html",
        html_name,
        "σ",
        "tanh",
        " · ",
        lambda s: f"<p>{s}</p>\n",
        around=("<!DOCTYPE html><html><body>\n", "</body></html>\n"),
    ),
    "fence": Notation(
        ".md",
        lambda s, t: f"{ {'g': 'C̃', 'c': 'C', 'h': 's'}.get(s, s) }_{t}",
        "sigmoid",
        "tanh",
        " * ",
        lambda s: f"{s}\n",
        around=("My solution:\n\n```\n", "```\n"),
    ),
    "numbers": Notation(".md", latex(COURSE), r"\sigma", r"\tanh", r" \cdot ", md, symbolic=False),
    "comma": Notation(
        ".md", latex({**COURSE, "h": "s"}), r"\sigma", r"\tanh", r" \cdot ", md, comma=True
    ),
    "bullets": Notation(
        ".md",
        unicode_name,
        "σ",
        "tanh",
        " × ",
        lambda s: f"- {s}\n",
        around=("Step by step\n\n", ""),
    ),
}


def notebook(lines: list[Line]) -> str:
    page = NOTATIONS["markdown"].page(lines)
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": part.splitlines(keepends=True)}
        for part in page.split("\n\n")
        if part.strip()
    ]
    return json.dumps(
        {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, ensure_ascii=False
    )


def sheet(lines: list[Line], kind: str) -> str:
    names = {"g": "C̃", "c": "C", "h": "ỹ", "e": "e"}
    rows = [(f"{names.get(line.symbol, line.symbol)}_{line.t}", line.value) for line in lines]
    if kind == "csv":
        return "quantity,answer\n" + "".join(f"{a},{b}\n" for a, b in rows)
    return "".join(f"{a}: {b}\n" for a, b in rows)


def script(mistake: str, notation: str) -> tuple[str, str]:
    """(suffix, text) of one script."""
    lines = Student(mistake).work()
    match notation:
        case "notebook":
            return ".ipynb", notebook(lines)
        case "yaml" | "csv":
            return f".{notation}", sheet(lines, notation)
    chosen = NOTATIONS[notation]
    return chosen.suffix, chosen.page(lines)


WAYS = (*NOTATIONS, "notebook", "yaml", "csv")


def forty() -> dict[str, tuple[str, str]]:
    """Forty scripts: name → (file, text). Every mistake in about three notations."""
    found = {}
    for k in range(40):
        mistake = MISTAKES[(k * 5) % len(MISTAKES)]
        way = WAYS[(k * 3 + k // len(MISTAKES)) % len(WAYS)]
        suffix, text = script(mistake, way)
        found[f"{k + 1:03}"] = (f"{k + 1:03}-{mistake}-{way}{suffix}", text)
    return found
