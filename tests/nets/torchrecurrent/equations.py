"""The 41 cells of the package torchrecurrent, as their equations.

W is on the input, U on a state; biases of the input are b, those of the state v. `weights` says in
which order the package stacks ours in each of its tensors; `shows` what a step hands out, `carries`
the states of its tuple.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One cell.

    equations  ours
    weights    their tensor → our names in its order
    shows      our line that is their output
    carries    our states in the order of their state; the output alone where empty
    constants  their settings
    square     input and state have to be equally wide
    shapes     what our inference cannot know
    """

    equations: str
    weights: str
    shows: str = "h"
    carries: tuple[str, ...] = ("h",)
    constants: Mapping[str, float] = {}
    square: bool = False
    shapes: str = ""


TWO = ("h", "c")
CELLS: Mapping[str, Cell] = {
    "ATRCell": Cell(
        equations="""
            p_t = W x_t + b
            q_t = U h_{t-1} + v
            i_t = σ(p_t + q_t)
            f_t = σ(p_t − q_t)
            h_t = i_t ⊙ p_t + f_t ⊙ h_{t-1}
        """,
        weights="weight_ih: W; weight_hh: U; bias_ih: b; bias_hh: v",
    ),
    "AntisymmetricRNNCell": Cell(
        equations="h_t = h_{t-1} + ε tanh(W x_t + b + (U − Uᵀ) h_{t-1} − γ h_{t-1} + v)",
        weights="weight_ih: W; weight_hh: U; bias_ih: b; bias_hh: v",
        constants={"ε": 1.0, "γ": 0.0},
    ),
    "GatedAntisymmetricRNNCell": Cell(
        equations="""
            a_t = (U − Uᵀ) h_{t-1} − γ h_{t-1}
            z_t = σ(W_z x_t + b_z + a_t)
            h_t = h_{t-1} + ε z_t ⊙ tanh(W_h x_t + b_h + a_t + v)
        """,
        weights="weight_ih: W_z W_h; weight_hh: U; bias_ih: b_z b_h; bias_hh: v",
        constants={"ε": 1.0, "γ": 0.0},
    ),
    "BRCell": Cell(
        equations="""
            a_t = 1 + tanh(W_a x_t + b_a + u_a ⊙ h_{t-1} + v_a)
            c_t = σ(W_c x_t + b_c + u_c ⊙ h_{t-1} + v_c)
            h_t = c_t ⊙ h_{t-1} + (1 − c_t) ⊙ tanh(W_h x_t + b_h + a_t ⊙ h_{t-1})
        """,
        weights="weight_ih: W_a W_c W_h; weight_hh: u_a u_c; bias_ih: b_a b_c b_h; "
        "bias_hh: v_a v_c",
    ),
    "NBRCell": Cell(
        equations="""
            a_t = 1 + tanh(W_a x_t + b_a + U_a h_{t-1} + v_a)
            c_t = σ(W_c x_t + b_c + U_c h_{t-1} + v_c)
            h_t = c_t ⊙ h_{t-1} + (1 − c_t) ⊙ tanh(W_h x_t + b_h + a_t ⊙ h_{t-1})
        """,
        weights="weight_ih: W_a W_c W_h; weight_hh: U_a U_c; bias_ih: b_a b_c b_h; "
        "bias_hh: v_a v_c",
    ),
    "CFNCell": Cell(
        equations="""
            θ_t = σ(W_θ x_t + b_θ + U_θ h_{t-1} + v_θ)
            η_t = σ(W_η x_t + b_η + U_η h_{t-1} + v_η)
            h_t = θ_t ⊙ tanh(h_{t-1}) + η_t ⊙ tanh(W_h x_t + b_h)
        """,
        weights="weight_ih: W_θ W_η W_h; weight_hh: U_θ U_η; bias_ih: b_θ b_η b_h; "
        "bias_hh: v_θ v_η",
    ),
    "coRNNCell": Cell(
        equations="""
            a_t = tanh(W x_t + b + U h_{t-1} + v + R c_{t-1} + r)
            c_t = c_{t-1} + δ a_t − δ γ h_{t-1} − δ ε c_{t-1}
            h_t = h_{t-1} + δ c_t
        """,
        weights="weight_ih: W; weight_hh: U; weight_ch: R; bias_ih: b; bias_hh: v; bias_ch: r",
        carries=TWO,
        constants={"δ": 0.1, "γ": 1.0, "ε": 1.0},
    ),
    "FastRNNCell": Cell(
        equations="h_t = σ(α) tanh(W x_t + b + U h_{t-1} + v) + σ(β) h_{t-1}",
        weights="weight_ih: W; weight_hh: U; bias_ih: b; bias_hh: v; alpha: α; beta: β",
        shapes="α, β: ()",
    ),
    "FastGRNNCell": Cell(
        equations="""
            p_t = W x_t + U h_{t-1}
            z_t = tanh(p_t + b_z + v_z)
            h_t = (σ(ζ)·(1 − z_t) + σ(ν)) ⊙ tanh(p_t + b_h + v_h) + z_t ⊙ h_{t-1}
        """,
        weights="weight_ih: W; weight_hh: U; bias_ih: b_z b_h; bias_hh: v_z v_h; zeta: ζ; nu: ν",
        shapes="ζ, ν: ()",
    ),
    "IndRNNCell": Cell(
        equations="h_t = tanh(W x_t + b + u ⊙ h_{t-1} + v)",
        weights="weight_ih: W; vector_u: u; bias_ih: b; bias_hh: v",
    ),
    "IntersectionRNNCell": Cell(
        equations="""
            a_t = relu(W_a x_t + b_a + U_a h_{t-1} + v_a)
            g_t = tanh(W_g x_t + b_g + U_g h_{t-1} + v_g)
            r_t = σ(W_r x_t + b_r + U_r h_{t-1} + v_r)
            z_t = σ(W_z x_t + b_z + U_z h_{t-1} + v_z)
            y_t = r_t ⊙ x_t + (1 − r_t) ⊙ a_t
            h_t = z_t ⊙ h_{t-1} + (1 − z_t) ⊙ g_t
        """,
        weights="weight_ih: W_a W_g W_r W_z; weight_hh: U_a U_g U_r U_z; "
        "bias_ih: b_a b_g b_r b_z; bias_hh: v_a v_g v_r v_z",
        shows="y",
        square=True,
    ),
    "JANETCell": Cell(
        equations="""
            s_t = W_s x_t + b_s + U_s h_{t-1} + v_s
            g_t = tanh(W_g x_t + b_g + U_g h_{t-1} + v_g)
            c_t = σ(s_t) ⊙ c_{t-1} + (1 − σ(s_t − β)) ⊙ g_t
            h_t = c_t
        """,
        weights="weight_ih: W_s W_g; weight_hh: U_s U_g; bias_ih: b_s b_g; bias_hh: v_s v_g; "
        "beta: β",
        carries=TWO,
        shapes="β: ()",
    ),
    "LEMCell": Cell(
        equations="""
            k_t = δ σ(W_k x_t + b_k + U_k h_{t-1} + v_k)
            m_t = δ σ(W_m x_t + b_m + U_m h_{t-1} + v_m)
            c_t = (1 − m_t) ⊙ c_{t-1} + m_t ⊙ tanh(W_c x_t + b_c + U_c h_{t-1} + v_c)
            h_t = (1 − k_t) ⊙ h_{t-1} + k_t ⊙ tanh(W_h x_t + b_h + R c_{t-1} + r)
        """,
        weights="weight_ih: W_k W_m W_c W_h; weight_hh: U_k U_m U_c; weight_ch: R; "
        "bias_ih: b_k b_m b_c b_h; bias_hh: v_k v_m v_c; bias_ch: r",
        carries=TWO,
        constants={"δ": 1.0},
    ),
    "LightRUCell": Cell(
        equations="""
            f_t = σ(W_f x_t + b_f + U h_{t-1} + v)
            h_t = (1 − f_t) ⊙ h_{t-1} + f_t ⊙ tanh(W_h x_t + b_h)
        """,
        weights="weight_ih: W_h W_f; weight_hh: U; bias_ih: b_h b_f; bias_hh: v",
    ),
    "LiGRUCell": Cell(
        equations="""
            z_t = σ(W_z x_t + b_z + U_z h_{t-1} + v_z)
            h_t = z_t ⊙ h_{t-1} + (1 − z_t) ⊙ relu(W_h x_t + b_h + U_h h_{t-1} + v_h)
        """,
        weights="weight_ih: W_z W_h; weight_hh: U_z U_h; bias_ih: b_z b_h; bias_hh: v_z v_h",
    ),
    "MCLSTMCell": Cell(
        equations="""
            f_t = σ(W_f x_t + b_f + U_f s_{t-1} + v_f)
            i_t = σ(W_i x_t + b_i + U_i s_{t-1} + v_i)
            o_t = σ(W_o x_t + b_o + U_o s_{t-1} + v_o)
            k_t = σ(W_k x_t + b_k + U_k s_{t-1} + v_k)
            c_t = f_t ⊙ c_{t-1} + i_t ⊙ tanh(W_c x_t + b_c + U_c s_{t-1} + v_c)
            h_t = o_t ⊙ tanh(c_t)
            s_t = k_t ⊙ tanh(c_t)
        """,
        weights="weight_ih: W_f W_i W_o W_k W_c; weight_hh: U_f U_i U_o U_k U_c; "
        "bias_ih: b_f b_i b_o b_k b_c; bias_hh: v_f v_i v_o v_k v_c",
        carries=("s", "c"),
    ),
    "MGUCell": Cell(
        equations="""
            f_t = σ(W_f x_t + b_f + U_f h_{t-1} + v_f)
            g_t = tanh(W_h x_t + b_h + U_h (f_t ⊙ h_{t-1}) + v_h)
            h_t = f_t ⊙ g_t + (1 − f_t) ⊙ h_{t-1}
        """,
        weights="weight_ih: W_f W_h; weight_hh: U_f U_h; bias_ih: b_f b_h; bias_hh: v_f v_h",
    ),
    "MUT1Cell": Cell(
        equations="""
            z_t = σ(W_z x_t + b_z)
            r_t = σ(W_r x_t + b_r + U_r h_{t-1} + v_r)
            g_t = tanh(U_h (r_t ⊙ h_{t-1}) + v_h + tanh(W_h x_t + b_h))
            h_t = z_t ⊙ g_t + (1 − z_t) ⊙ h_{t-1}
        """,
        weights="weight_ih: W_z W_r W_h; weight_hh: U_r U_h; bias_ih: b_z b_r b_h; "
        "bias_hh: v_r v_h",
    ),
    "MUT2Cell": Cell(
        equations="""
            z_t = σ(W_z x_t + b_z + U_z h_{t-1} + v_z)
            r_t = σ(W_r x_t + b_r + U_r h_{t-1} + v_r)
            g_t = tanh(W_h x_t + b_h + U_h (r_t ⊙ h_{t-1}) + v_h)
            h_t = z_t ⊙ g_t + (1 − z_t) ⊙ h_{t-1}
        """,
        weights="weight_ih: W_z W_r W_h; weight_hh: U_z U_r U_h; bias_ih: b_z b_r b_h; "
        "bias_hh: v_z v_r v_h",
    ),
    "MUT3Cell": Cell(
        equations="""
            z_t = σ(W_z x_t + b_z + U_z tanh(h_{t-1}) + v_z)
            r_t = σ(W_r x_t + b_r + U_r h_{t-1} + v_r)
            g_t = tanh(W_h x_t + b_h + U_h (r_t ⊙ h_{t-1}) + v_h)
            h_t = z_t ⊙ g_t + (1 − z_t) ⊙ h_{t-1}
        """,
        weights="weight_ih: W_z W_r W_h; weight_hh: U_z U_r U_h; bias_ih: b_z b_r b_h; "
        "bias_hh: v_z v_r v_h",
    ),
    "MiRU1Cell": Cell(
        equations="""
            r_t = σ(W_r x_t + b_r + U_r h_{t-1} + v_r)
            g_t = tanh(W_h x_t + b_h + U_h (r_t ⊙ h_{t-1}) + v_h)
            h_t = λ h_{t-1} + (1 − λ) g_t
        """,
        weights="weight_ih: W_r W_h; weight_hh: U_r U_h; bias_ih: b_r b_h; bias_hh: v_r v_h",
        constants={"λ": 0.5},
    ),
    "MiRU2Cell": Cell(
        equations="h_t = λ h_{t-1} + (1 − λ) tanh(W x_t + b + U (β h_{t-1}) + v)",
        weights="weight_ih: W; weight_hh: U; bias_ih: b; bias_hh: v",
        constants={"λ": 0.5, "β": 0.5},
    ),
    "MinimalRNNCell": Cell(
        equations="""
            z_t = tanh(W x_t + b)
            u_t = σ(U h_{t-1} + M z_t + v)
            h_t = u_t ⊙ h_{t-1} + (1 − u_t) ⊙ z_t
        """,
        weights="weight_ih: W; weight_hh: U; weight_mm: M; bias_ih: b; bias_hh: v",
    ),
    "MultiplicativeLSTMCell": Cell(
        equations="""
            m_t = (W_m x_t + b_m) ⊙ (U h_{t-1} + v)
            i_t = σ(W_i x_t + b_i + M_i m_t + r_i)
            f_t = σ(W_f x_t + b_f + M_f m_t + r_f)
            g_t = tanh(W_g x_t + b_g + M_g m_t + r_g)
            o_t = σ(W_o x_t + b_o + M_o m_t + r_o)
            c_t = f_t ⊙ c_{t-1} + i_t ⊙ g_t
            h_t = o_t ⊙ tanh(c_t)
        """,
        weights="weight_ih: W_m W_i W_f W_g W_o; weight_hh: U; weight_mh: M_i M_f M_g M_o; "
        "bias_ih: b_m b_i b_f b_g b_o; bias_hh: v; bias_mh: r_i r_f r_g r_o",
        carries=TWO,
    ),
    "NASCell": Cell(
        equations="""
            a_t = σ(W_a x_t + b_a + U_a h_{t-1} + v_a)
            f_t = σ(W_f x_t + b_f + U_f h_{t-1} + v_f)
            j_t = σ(W_j x_t + b_j + U_j h_{t-1} + v_j)
            k_t = tanh(a_t ⊙ relu(W_e x_t + b_e + U_e h_{t-1} + v_e))
            l_t = tanh(f_t + relu(W_g x_t + b_g + U_g h_{t-1} + v_g))
            m_t = tanh(tanh(W_i x_t + b_i + U_i h_{t-1} + v_i) ⊙ j_t)
            n_t = σ(tanh(W_k x_t + b_k + U_k h_{t-1} + v_k) + σ(W_l x_t + b_l + U_l h_{t-1} + v_l))
            c_t = tanh(k_t + c_{t-1}) ⊙ l_t
            h_t = tanh(c_t ⊙ tanh(m_t + n_t))
        """,
        weights="weight_ih: W_a W_e W_f W_g W_i W_j W_k W_l; "
        "weight_hh: U_a U_e U_f U_g U_i U_j U_k U_l; bias_ih: b_a b_e b_f b_g b_i b_j b_k b_l; "
        "bias_hh: v_a v_e v_f v_g v_i v_j v_k v_l",
        carries=TWO,
    ),
    "OriginalLSTMCell": Cell(
        equations="""
            i_t = σ(W_i x_t + b_i + U_i h_{t-1} + v_i)
            c_t = c_{t-1} + i_t ⊙ tanh(W_g x_t + b_g + U_g h_{t-1} + v_g)
            h_t = σ(W_o x_t + b_o + U_o h_{t-1} + v_o) ⊙ tanh(c_t)
        """,
        weights="weight_ih: W_i W_g W_o; weight_hh: U_i U_g U_o; bias_ih: b_i b_g b_o; "
        "bias_hh: v_i v_g v_o",
        carries=TWO,
    ),
    "PeepholeLSTMCell": Cell(
        equations="""
            i_t = σ(W_i x_t + b_i + U_i h_{t-1} + v_i + p_i ⊙ c_{t-1})
            f_t = σ(W_f x_t + b_f + U_f h_{t-1} + v_f + p_f ⊙ c_{t-1})
            c_t = f_t ⊙ c_{t-1} + i_t ⊙ tanh(W_g x_t + b_g + U_g h_{t-1} + v_g)
            h_t = σ(W_o x_t + b_o + U_o h_{t-1} + v_o + p_o ⊙ c_t) ⊙ tanh(c_t)
        """,
        weights="weight_ih: W_i W_f W_g W_o; weight_hh: U_i U_f U_g U_o; weight_ph: p_i p_f p_o; "
        "bias_ih: b_i b_f b_g b_o; bias_hh: v_i v_f v_g v_o",
        carries=TWO,
    ),
    "RANCell": Cell(
        equations="""
            i_t = σ(W_i x_t + b_i + U_i h_{t-1} + v_i)
            f_t = σ(W_f x_t + b_f + U_f h_{t-1} + v_f)
            c_t = i_t ⊙ (W_c x_t) + f_t ⊙ c_{t-1}
            h_t = tanh(c_t)
        """,
        weights="weight_ih: W_c W_i W_f; weight_hh: U_i U_f; bias_ih: b_i b_f; bias_hh: v_i v_f",
        carries=TWO,
    ),
    "ResLSTMCell": Cell(
        equations="""
            i_t = σ(W_i x_t + b_i + U_i h_{t-1} + v_i + p_i ⊙ c_{t-1})
            f_t = σ(W_f x_t + b_f + U_f h_{t-1} + v_f + p_f ⊙ c_{t-1})
            c_t = f_t ⊙ c_{t-1} + i_t ⊙ tanh(W_g x_t + b_g + U_g h_{t-1} + v_g)
            o_t = σ(W_o x_t + b_o + U_o h_{t-1} + v_o + p_o ⊙ c_t)
            h_t = o_t ⊙ (P tanh(c_t) + R x_t)
        """,
        weights="weight_ih: W_i W_f W_g W_o; weight_hh: U_i U_f U_g U_o; weight_ph: p_i p_f p_o; "
        "weight_proj: P; weight_res: R; bias_ih: b_i b_f b_g b_o; bias_hh: v_i v_f v_g v_o",
        carries=TWO,
    ),
    "SCRNCell": Cell(
        equations="""
            c_t = (1 − α) (W_c x_t + b_c) + α c_{t-1}
            s_t = σ(W_s x_t + b_s + U_s h_{t-1} + v_s + R_s c_t + r_s)
            h_t = tanh(U_h s_t + v_h + R_h c_t + r_h)
        """,
        weights="alpha: α; weight_ih: W_c W_s; weight_hh: U_s U_h; weight_ch: R_s R_h; "
        "bias_ih: b_c b_s; bias_hh: v_s v_h; bias_ch: r_s r_h",
        carries=TWO,
        shapes="α: ()",
    ),
    "SGRNCell": Cell(
        equations="""
            p_t = W x_t + b
            f_t = σ(p_t + U h_{t-1} + v)
            h_t = tanh((1 − f_t) ⊙ p_t + f_t ⊙ h_{t-1})
        """,
        weights="weight_ih: W; weight_hh: U; bias_ih: b; bias_hh: v",
    ),
    "SGUCell": Cell(
        equations="""
            g_t = tanh(U_g ((W_g x_t + b_g) ⊙ h_{t-1}) + v_g)
            s_t = ln(1 + exp(g_t ⊙ h_{t-1}))
            z_t = min(max((W_z x_t + b_z + U_z h_{t-1} + v_z) / 6 + 1/2, 0), 1)
            h_t = (1 − z_t) ⊙ h_{t-1} + z_t ⊙ s_t
        """,
        weights="weight_ih: W_g W_z; weight_hh: U_g U_z; bias_ih: b_g b_z; bias_hh: v_g v_z",
    ),
    "DSGUCell": Cell(
        equations="""
            g_t = tanh(U_g ((W_g x_t + b_g) ⊙ h_{t-1}) + v_g)
            s_t = σ(O (g_t ⊙ h_{t-1}))
            z_t = min(max((W_z x_t + b_z + U_z h_{t-1} + v_z) / 6 + 1/2, 0), 1)
            h_t = (1 − z_t) ⊙ h_{t-1} + z_t ⊙ s_t
        """,
        weights="weight_ih: W_g W_z; weight_hh: U_g U_z; weight_ho: O; bias_ih: b_g b_z; "
        "bias_hh: v_g v_z",
    ),
    "STARCell": Cell(
        equations="""
            k_t = σ(W_k x_t + b_k + U h_{t-1} + v)
            h_t = tanh((1 − k_t) ⊙ h_{t-1} + k_t ⊙ tanh(W_z x_t + b_z))
        """,
        weights="weight_ih: W_z W_k; weight_hh: U; bias_ih: b_z b_k; bias_hh: v",
    ),
    "TGRUCell": Cell(
        equations="""
            q_t = x_t
            f_t = σ(W_f x_t + b_f + U_f q_{t-1} + v_f)
            o_t = tanh(W_o x_t + b_o + U_o q_{t-1} + v_o)
            h_t = f_t ⊙ h_{t-1} + (W_z x_t + b_z + U_z q_{t-1} + v_z) ⊙ o_t
        """,
        weights="weight_ih: W_z W_f W_o; weight_hh: U_z U_f U_o; bias_ih: b_z b_f b_o; "
        "bias_hh: v_z v_f v_o",
        carries=("h", "q"),
        square=True,
    ),
    "TLSTMCell": Cell(
        equations="""
            q_t = x_t
            f_t = σ(W_f x_t + b_f + U_f q_{t-1} + v_f)
            o_t = tanh(W_o x_t + b_o + U_o q_{t-1} + v_o)
            c_t = f_t ⊙ c_{t-1} + (1 − f_t) ⊙ (W_z x_t + b_z + U_z q_{t-1} + v_z)
            h_t = c_t ⊙ o_t
        """,
        weights="weight_ih: W_z W_f W_o; weight_hh: U_z U_f U_o; bias_ih: b_z b_f b_o; "
        "bias_hh: v_z v_f v_o",
        carries=("c", "q"),
        square=True,
    ),
    "TRNNCell": Cell(
        equations="""
            f_t = σ(W_f x_t + b_f)
            h_t = f_t ⊙ h_{t-1} + (1 − f_t) ⊙ (W_z x_t + b_z)
        """,
        weights="weight_ih: W_z W_f; bias_ih: b_z b_f",
    ),
    "UGRNNCell": Cell(
        equations="""
            g_t = σ(W_g x_t + b_g + U_g h_{t-1} + v_g)
            h_t = g_t ⊙ h_{t-1} + (1 − g_t) ⊙ tanh(W_c x_t + b_c + U_c h_{t-1} + v_c)
        """,
        weights="weight_ih: W_c W_g; weight_hh: U_c U_g; bias_ih: b_c b_g; bias_hh: v_c v_g",
    ),
    "UnICORNNCell": Cell(
        equations="""
            c_t = c_{t-1} − δ σ(w) ⊙ (tanh(W x_t + b + u ⊙ h_{t-1}) + α h_{t-1})
            h_t = h_{t-1} + δ σ(w) ⊙ c_t
        """,
        weights="weight_ih: W; weight_hh: u; weight_ch: w; bias_ih: b",
        carries=TWO,
        constants={"δ": 0.1, "α": 0.0},
        shapes="w: n",
    ),
    "WMCLSTMCell": Cell(
        equations="""
            i_t = σ(W_i x_t + b_i + U_i h_{t-1} + v_i + tanh(M_i c_{t-1} + r_i))
            f_t = σ(W_f x_t + b_f + U_f h_{t-1} + v_f + tanh(M_f c_{t-1} + r_f))
            c_t = f_t ⊙ c_{t-1} + i_t ⊙ tanh(W_g x_t + b_g + U_g h_{t-1} + v_g)
            o_t = σ(W_o x_t + b_o + U_o h_{t-1} + v_o + tanh(M_o c_t + r_o))
            h_t = o_t ⊙ tanh(c_t)
        """,
        weights="weight_ih: W_i W_f W_g W_o; weight_hh: U_i U_f U_g U_o; weight_mh: M_i M_f M_o; "
        "bias_ih: b_i b_f b_g b_o; bias_hh: v_i v_f v_g v_o; bias_mh: r_i r_f r_o",
        carries=TWO,
    ),
    "tauGRUCell": Cell(
        equations="""
            u_t = tanh(W_u x_t + b_u + U_u h_{t-1} + v_u)
            z_t = tanh(W_z x_t + b_z + U_z h_{t-2} + v_z)
            g_t = σ(W_g x_t + b_g + U_g h_{t-1} + v_g)
            a_t = σ(W_a x_t + b_a + U_a h_{t-1} + v_a)
            h_t = (1 − g_t) ⊙ h_{t-1} + g_t ⊙ (u_t + a_t ⊙ z_t)
        """,
        weights="weight_ih: W_u W_z W_g W_a; weight_hh: U_u U_z U_g U_a; "
        "bias_ih: b_u b_z b_g b_a; bias_hh: v_u v_z v_g v_a",
    ),
}
