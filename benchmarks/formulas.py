"""formulas: sixteen short formulas as lectures and homework print them, in all three notations."""

from __future__ import annotations

SHORT = (
    r"f_1 = \sigma(0.68) = 0.6637",
    r"C_1 = f_1 \cdot C_0 + i_1 \cdot \tilde{C}_1",
    r"= 0.6508 \cdot 0.3651",
    r"\frac{\partial E}{\partial w_2} = -1.0386",
    r"\frac{1}{1 + e^{-1.4622}} = 0.8119",
    r"h_t = o_t \odot \tanh(c_t)",
    r"E = (o_2 - y)^2",
    r"w_5^+ = w_5 - \eta \delta_{o,1}",
    "o₁ = σ(x₁·w₁)",
    "z = o₁·w₂ + x₂ = 1.4621",
    "∂E/∂w₁ = −0.5031",
    "h' = 0.533787",
    "z1 = 0.5*1 + (-0.3)*0 + 0.1",
    "a1[0] = sigmoid(0.6) = 0.6457",
    "0.5(0.0887)(2) = 0.0887",
    "softmax = [0.51, 0.19, 0.31]",
)
