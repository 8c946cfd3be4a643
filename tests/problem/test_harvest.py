"""A page's own numbers become a problem for a model of the catalogue."""

from __future__ import annotations

import pytest

from handgrad import read
from handgrad.errors import ProblemError
from handgrad.problem.harvest import harvest

LSTM = """
$x_1 = (0.3, 0.6)$, $x_2 = (0.1, 1.0)$, $s_0 = 0$, $C_0 = 0$

$$W_f = \\begin{pmatrix} 0.8 \\\\ 0.4 \\\\ 0.1 \\end{pmatrix}, b_f = 0.2$$
$$W_i = \\begin{pmatrix} 0.9 \\\\ 0.8 \\\\ 0.7 \\end{pmatrix}, b_i = 0.5$$
$$W_a = \\begin{pmatrix} 0.4 \\\\ 0.2 \\\\ 0.1 \\end{pmatrix}, b_a = 0.3$$
$$W_o = \\begin{pmatrix} 0.6 \\\\ 0.4 \\\\ 0.1 \\end{pmatrix}, b_o = 0.2$$

$$\\tilde{C}_1 = \\tanh(0.54) = 0.4930$$
$$s_1 = o_1 \\tanh(C_1) = 0.2376$$
"""

GRU = """
$x_t = 1.0$, $h_{t-1} = 0.5$, $W_{rx} = 0.0$, $W_{rh} = 0.0$, $b_r = 0.0$, $W_{zx} = 1.0$,
$W_{zh} = -1.0$, $b_z = 0.5$, $W_{hx} = 0.5$, $W_{hh} = 1.0$, $b_h = -0.5$
"""


def test_stacked_weights_of_an_lstm() -> None:
    s = harvest("lstm", read.page(LSTM, format="markdown"))
    assert s.problem.given["W_g"].on == ("x", "h")
    assert s.problem.given["W_g"].name.key == "W_a"
    found = s.find("s_2")
    assert found is not None
    assert s.digits(found) == "0.3923"


def test_one_step_of_a_gru_without_numbers_for_time() -> None:
    s = harvest("gru", read.page(GRU, format="markdown"))
    assert s.problem.steps == 1
    found = s.find("h_t")
    assert found is not None
    assert s.digits(found) == "0.3135"


def test_what_is_missing_is_named() -> None:
    page = read.page(LSTM.replace("b_i = 0.5", "b_q = 0.5"), format="markdown")
    with pytest.raises(ProblemError, match="does not state b_i"):
        harvest("lstm", page)


def test_unknown_model() -> None:
    with pytest.raises(ProblemError, match="no model"):
        harvest("lstn", read.page(LSTM, format="markdown"))
