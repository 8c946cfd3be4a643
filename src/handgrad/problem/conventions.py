"""conventions: what books do differently, with the choices there are and the one taken if nobody
says.

A choice that changes an equation selects another equation or model; none is a flag inside one.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Convention(msgspec.Struct, frozen=True):
    """One thing that differs from book to book: its choices, the default first, and what it
    decides."""

    choices: tuple[str, ...]
    decides: str
    # Other spellings of a choice.
    reads: Mapping[str, str] = {}
    # What a choice means, and who makes it.
    means: Mapping[str, str] = {}
    made_by: Mapping[str, str] = {}


ALL: Mapping[str, Convention] = {
    "rounding": Convention(
        ("half-up", "half-even", "half-down"), "where a value exactly between two goes"
    ),
    "gru_update": Convention(
        ("new", "old"),
        "what the update gate z of a GRU weighs",
        means={"new": "z weighs the new value", "old": "z weighs the old state"},
        made_by={"new": "Chung 2014", "old": "Cho 2014, PyTorch, Keras, ONNX"},
    ),
    "gru_reset": Convention(
        ("before", "after"),
        "where the reset gate of a GRU acts: U(r ⊙ h) or r ⊙ (U h)",
        means={"before": "U_h (r ⊙ h)", "after": "r ⊙ (U_h h + c_h)"},
        made_by={
            "before": "Chung 2014, Cho 2014 v3, ONNX default",
            "after": "Cho 2014 v1, PyTorch, Keras default",
        },
    ),
    "loss_factor": Convention(
        ("1", "1/2"), "the factor before a squared error", {"½": "1/2", "0.5": "1/2", "1.0": "1"}
    ),
    "loss_over": Convention(
        ("sum", "mean"), "what is done with the errors of the entries and steps"
    ),
    "log": Convention(
        ("natural", "10", "2"),
        "the base of `log`",
        {"e": "natural", "ln": "natural", "log10": "10", "log2": "2"},
    ),
    "step_at_zero": Convention(
        ("1", "0", "1/2"), "the value of the step function at 0", {"½": "1/2", "0.5": "1/2"}
    ),
    "kernel": Convention(
        ("flipped", "kept"),
        "what `∗` does: turn the kernel (convolution) or slide it as it is (cross-correlation)",
    ),
    "decimal_mark": Convention(
        ("point", "comma"), "how numbers are printed; pages may have either"
    ),
}


class Conventions(msgspec.Struct, frozen=True):
    """The choices of one problem: those it states, and the default of each other one."""

    stated: Mapping[str, str] = {}

    def __getitem__(self, name: str) -> str:
        """The choice in force.

        >>> Conventions({"loss_factor": "1/2"})["loss_factor"], Conventions()["rounding"]
        ('1/2', 'half-up')
        """
        return self.stated.get(name, ALL[name].choices[0])

    def for_building(self) -> Mapping[str, str]:
        """The choices that decide what a formula means, as the builder of formulas names them."""
        base = self["log"]
        found = {
            "log": "e" if base == "natural" else base,
            "step_at_zero": self["step_at_zero"],
        }
        if "kernel" in self.stated:
            found["kernel"] = "flipped" if self["kernel"] == "flipped" else "as written"
        return found
