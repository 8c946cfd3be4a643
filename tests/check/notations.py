"""notations: one calculation as a class of students writes it, in a dozen notations.

Two hidden sigmoid units, one sigmoid output, one step of gradient descent. Every script is right;
only the names and the layout differ: other letters, layers as superscripts, words in three
languages, code, no names at all, and letters that the problem uses for something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import exp

PROBLEM = """schema: 1
title: Two hidden units and one output
equations: |
  z_1 = w_{11} x_1 + w_{12} x_2 + b_1
  z_2 = w_{21} x_1 + w_{22} x_2 + b_2
  h_1 = σ(z_1)
  h_2 = σ(z_2)
  u = v_1 h_1 + v_2 h_2 + c
  o = σ(u)
  E = 1/2 (y - o)^2
  v_1^+ = v_1 - η ∂E/∂v_1
  v_2^+ = v_2 - η ∂E/∂v_2
  w_{11}^+ = w_{11} - η ∂E/∂w_{11}
  w_{12}^+ = w_{12} - η ∂E/∂w_{12}
given: {x_1: 0.35, x_2: 0.9, w_{11}: 0.15, w_{12}: 0.8, w_{21}: 0.45, w_{22}: 0.62,
  b_1: 0.11, b_2: -0.24, v_1: 0.32, v_2: 0.91, c: -0.2, y: 0.5, η: 0.7}
ask: [z_1, z_2, h_1, h_2, u, o, E, ∂E/∂u, ∂E/∂v_1, ∂E/∂w_{11}, v_1^+, w_{11}^+]
decimals: 4
"""

_STEPS = (  # what is computed, in names, in numbers
    ("z1", "<w11> <x1> + <w12> <x2> + <b1>", "0.15*0.35 + 0.8*0.9 + 0.11"),
    ("z2", "<w21> <x1> + <w22> <x2> + <b2>", "0.45*0.35 + 0.62*0.9 - 0.24"),
    ("h1", "S(<z1>)", "S({z1})"),
    ("h2", "S(<z2>)", "S({z2})"),
    ("u", "<v1> <h1> + <v2> <h2> + <c>", "0.32*{h1} + 0.91*{h2} - 0.2"),
    ("o", "S(<u>)", "S({u})"),
    ("E", "1/2 (<y> - <o>)^2", "1/2 (0.5 - {o})^2"),
    ("du", "(<o> - <y>) <o> (1 - <o>)", "({o} - 0.5)*{o}*(1 - {o})"),
    ("dv1", "<du> <h1>", "{du}*{h1}"),
    ("dv2", "<du> <h2>", "{du}*{h2}"),
    ("dz1", "<du> <v1> <h1> (1 - <h1>)", "{du}*0.32*{h1}*(1 - {h1})"),
    ("dw11", "<dz1> <x1>", "{dz1}*0.35"),
    ("dw12", "<dz1> <x2>", "{dz1}*0.9"),
    ("nv1", "<v1> - <eta> <dv1>", "0.32 - 0.7*{dv1}"),
    ("nv2", "<v2> - <eta> <dv2>", "0.91 - 0.7*{dv2}"),
    ("nw11", "<w11> - <eta> <dw11>", "0.15 - 0.7*{dw11}"),
    ("nw12", "<w12> - <eta> <dw12>", "0.8 - 0.7*{dw12}"),
)
_KEYS = (
    "z1 z2 h1 h2 u o E du dv1 dv2 dz1 dw11 dw12 nv1 nv2 nw11 nw12 "
    "w11 w12 w21 w22 b1 b2 v1 v2 c y eta x1 x2"
).split()
_OWN = "w_{11} w_{12} w_{21} w_{22} b_1 b_2 v_1 v_2 c y \\eta x_1 x_2"


def _by(loss: str, name: str) -> str:
    return rf"\frac{{\partial~{loss}}}{{\partial~{name}}}"


_LOSS = r"\mathcal{L}"

# The names of every value in the order of _KEYS; ~ is a blank.
_SCHEMES = {
    "own": f"z_1 z_2 h_1 h_2 u o E {_by('E', 'u')} {_by('E', 'v_1')} {_by('E', 'v_2')} "
    f"{_by('E', 'z_1')} {_by('E', 'w_{11}')} {_by('E', 'w_{12}')} "
    f"v_1^+ v_2^+ w_{{11}}^+ w_{{12}}^+ {_OWN}",
    "net and out": "net_{h1} net_{h2} out_{h1} out_{h2} net_{o1} out_{o1} E_{total} "
    f"{_by('E_{total}', 'net_{o1}')} {_by('E_{total}', 'w_5')} {_by('E_{total}', 'w_6')} "
    f"{_by('E_{total}', 'net_{h1}')} {_by('E_{total}', 'w_1')} {_by('E_{total}', 'w_2')} "
    "w_5^+ w_6^+ w_1^+ w_2^+ w_1 w_2 w_3 w_4 b_1 b_2 w_5 w_6 b_3 target_{o1} \\eta i_1 i_2",
    "layers above": "z^{(1)}_1 z^{(1)}_2 a^{(1)}_1 a^{(1)}_2 z^{(2)} a^{(2)} L \\delta^{(2)} "
    f"{_by('L', 'w^{(2)}_1')} {_by('L', 'w^{(2)}_2')} \\delta^{{(1)}}_1 "
    f"{_by('L', 'w^{(1)}_{11}')} {_by('L', 'w^{(1)}_{12}')} "
    "w^{(2)}_{1,new} w^{(2)}_{2,new} w^{(1)}_{11,new} w^{(1)}_{12,new} "
    "w^{(1)}_{11} w^{(1)}_{12} w^{(1)}_{21} w^{(1)}_{22} b^{(1)}_1 b^{(1)}_2 "
    "w^{(2)}_1 w^{(2)}_2 b^{(2)} t \\alpha x_1 x_2",
    # h is the net input here, y an output: letters that the problem uses for something else
    "other letters": "h_1 h_2 y_1 y_2 h_3 y_3 J \\delta_3 "
    f"{_by('J', 'w_{31}')} {_by('J', 'w_{32}')} \\delta_1 {_by('J', 'w_{11}')} "
    f"{_by('J', 'w_{12}')} w_{{31}}' w_{{32}}' w_{{11}}' w_{{12}}' "
    "w_{11} w_{12} w_{21} w_{22} \\theta_1 \\theta_2 w_{31} w_{32} \\theta_3 t \\eta x_1 x_2",
    "English words": r"\text{hidden~1~in} \text{hidden~2~in} \text{hidden~1~out} "
    r"\text{hidden~2~out} \text{output~in} \text{output} \text{Error} \text{delta~output} "
    r"\text{grad~v1} \text{grad~v2} \text{delta~hidden~1} \text{grad~w11} \text{grad~w12} "
    r"\text{new~v1} \text{new~v2} \text{new~w11} \text{new~w12} w_{11} w_{12} w_{21} w_{22} "
    r"b_1 b_2 v_1 v_2 c \text{target} \text{lr} x_1 x_2",
    "Spanish words": r"\text{neta}_1 \text{neta}_2 \text{salida}_1 \text{salida}_2 "
    r"\text{neta}_s \text{salida}_s \text{Error} \delta_s \Delta_{v1} \Delta_{v2} \delta_1 "
    r"\Delta_{w11} \Delta_{w12} v_1^{nuevo} v_2^{nuevo} w_{11}^{nuevo} w_{12}^{nuevo} "
    r"w_{11} w_{12} w_{21} w_{22} b_1 b_2 v_1 v_2 c d \alpha x_1 x_2",
    "commas": r"s_{1} s_{2} o_{1} o_{2} s_{3} \hat{y} \mathcal{L} "
    f"{_by(_LOSS, 's_3')} {_by(_LOSS, 'v_1')} {_by(_LOSS, 'v_2')} "
    f"{_by(_LOSS, 's_1')} {_by(_LOSS, 'w_{1,1}')} "
    f"{_by(_LOSS, 'w_{1,2}')} v_1^{{new}} v_2^{{new}} w_{{1,1}}^{{new}} "
    "w_{1,2}^{new} w_{1,1} w_{1,2} w_{2,1} w_{2,2} b_1 b_2 v_1 v_2 c y \\eta x_1 x_2",
    "hidden_1": "z_{h1} z_{h2} hidden_1 hidden_2 z_o pred MSE \\delta_o dE/dv_1 dE/dv_2 "
    f"\\delta_{{h1}} dE/dw_{{11}} dE/dw_{{12}} v_1^{{(1)}} v_2^{{(1)}} w_{{11}}^{{(1)}} "
    f"w_{{12}}^{{(1)}} {_OWN}",
}  # fmt: skip
_CODE = {
    "arrays": "z1[0] z1[1] a1[0] a1[1] z2[0] a2[0] loss dz2 dW2[0] dW2[1] dz1[0] dW1[0][0] "
    "dW1[0][1] W2_new[0] W2_new[1] W1_new[0][0] W1_new[0][1] W1[0][0] W1[0][1] W1[1][0] "
    "W1[1][1] b1[0] b1[1] W2[0] W2[1] b2 y lr x[0] x[1]",
    "underscores": "net_h1 net_h2 out_h1 out_h2 net_o out_o error d_o g_v1 g_v2 d_h1 g_w11 g_w12 "
    "v1_new v2_new w11_new w12_new w11 w12 w21 w22 b1 b2 v1 v2 c t eta x1 x2",
}
_WORDS = {
    "en": "Net input 1,Net input 2,Hidden 1,Hidden 2,Net input of the output,Output,Error,"
    "Gradient at the output,Gradient of v1,Gradient of v2,Gradient at hidden 1,Gradient of w11,"
    "Gradient of w12,New v1,New v2,New w11,New w12",
    "es": "Entrada neta 1,Entrada neta 2,Oculta 1,Oculta 2,Entrada de salida,Salida,Error,"
    "Delta de salida,Gradiente de v1,Gradiente de v2,Delta oculta 1,Gradiente de w11,"
    "Gradiente de w12,Nuevo v1,Nuevo v2,Nuevo w11,Nuevo w12",
    "zh": "隐藏层1的净输入,隐藏层2的净输入,隐藏层1的输出,隐藏层2的输出,输出层的净输入,输出,误差,"
    "输出层的误差项,v1的梯度,v2的梯度,隐藏层1的误差项,w11的梯度,w12的梯度,新的v1,新的v2,新的w11,新的w12",
}


def _values() -> dict[str, str]:
    """Every value with four decimals, from unrounded ones."""

    def sigma(z: float) -> float:
        return 1 / (1 + exp(-z))

    z1, z2 = 0.15 * 0.35 + 0.8 * 0.9 + 0.11, 0.45 * 0.35 + 0.62 * 0.9 - 0.24
    h1, h2 = sigma(z1), sigma(z2)
    u = 0.32 * h1 + 0.91 * h2 - 0.2
    o = sigma(u)
    du = (o - 0.5) * o * (1 - o)
    dz1 = du * 0.32 * h1 * (1 - h1)
    found = {
        "z1": z1, "z2": z2, "h1": h1, "h2": h2, "u": u, "o": o, "E": (0.5 - o) ** 2 / 2,
        "du": du, "dv1": du * h1, "dv2": du * h2, "dz1": dz1, "dw11": dz1 * 0.35,
        "dw12": dz1 * 0.9, "nv1": 0.32 - 0.7 * du * h1, "nv2": 0.91 - 0.7 * du * h2,
        "nw11": 0.15 - 0.7 * dz1 * 0.35, "nw12": 0.8 - 0.7 * dz1 * 0.9,
    }  # fmt: skip
    return {key: f"{value:.4f}" for key, value in found.items()}


def _named(formula: str, names: dict[str, str]) -> str:
    return re.sub(r"<(\w+)>", lambda found: names[found[1]], formula)


def scripts() -> Iterator[tuple[str, str, str]]:
    """Every script: what it is called, its format, its text."""
    values = _values()
    for scheme, spelled in _SCHEMES.items():
        names = dict(zip(_KEYS, [n.replace("~", " ") for n in spelled.split()], strict=True))
        for layout in ("full", "numbers", "display", "list"):
            rows = [_latex(i, names, values, layout) for i in range(len(_STEPS))]
            yield f"{scheme}, {layout}", "markdown", "\n".join(rows) + "\n"
    for scheme, spelled in _CODE.items():
        names = dict(zip(_KEYS, spelled.split(), strict=True))
        for layout in ("full", "numbers"):
            rows = [_code(i, names, values, layout) for i in range(len(_STEPS))]
            yield f"{scheme}, {layout}", "markdown", "```\n" + "\n".join(rows) + "\n```\n"
    for language, words in _WORDS.items():
        rows = [
            f"- {word}: ${_latex_numbers(i, values)}$ = {values[_STEPS[i][0]]}"
            for i, word in enumerate(words.split(","))
        ]
        yield f"words, {language}", "markdown", "\n".join(rows) + "\n"
    rows = [
        f"{numbers.format(**values).replace('S(', 'sigmoid(')} = {values[key]}"
        for key, _, numbers in _STEPS
    ]
    yield "no names at all", "text", "\n".join(rows) + "\n"


def _latex_numbers(i: int, values: dict[str, str]) -> str:
    numbers = _STEPS[i][2].format(**values).replace("S(", r"\sigma(")
    times = r" \cdot " if i % 2 else r" \times "
    return numbers.replace("1/2", r"\frac{1}{2}").replace("*", times)


def _latex(i: int, names: dict[str, str], values: dict[str, str], layout: str) -> str:
    key, formula, _ = _STEPS[i]
    name, result, numbers = names[key], values[key], _latex_numbers(i, values)
    product = re.sub(r"(?<=[>)]) (?=[<(])", r" \\cdot ", formula)
    said = _named(product.replace("S(", r"\sigma("), names).replace("1/2", r"\frac{1}{2}")
    match layout:
        case "full":
            return f"${name} = {said} = {numbers} = {result}$\n"
        case "numbers":
            return f"${name} = {numbers} = {result}$\n"
        case "display":
            return f"$$\n{name} = {said}\n$$\n\n$$\n= {numbers} \\approx {result}\n$$\n"
        case _:
            return f"- ${name} = {numbers} \\approx {result}$"


def _code(i: int, names: dict[str, str], values: dict[str, str], layout: str) -> str:
    key, formula, numbers = _STEPS[i]
    said = _named(re.sub(r"(?<=[>)]) (?=[<(])", "*", formula), names)
    lines = (said, numbers.format(**values))
    spelled = [
        t.replace("S(", "sigmoid(").replace("^2", "**2").replace("1/2 ", "0.5*") for t in lines
    ]
    return " = ".join([names[key], *spelled[layout == "numbers" :], values[key]])
