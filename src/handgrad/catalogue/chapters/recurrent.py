"""recurrent: networks that carry a state from step to step."""

from __future__ import annotations

from collections.abc import Iterator

from handgrad.catalogue.chapter import Chapter, table
from handgrad.catalogue.work import printed, solved
from handgrad.document import Block, Heading, Say

LENGTHS = (1, 2, 5, 10, 20)


def shows() -> Iterator[Block]:
    """Gradients over many steps, and what a Clockwork network saves; all of it worked out."""
    yield Heading(level=2, parts=("How far a gradient reaches",))
    yield Say(
        parts=(
            "The derivative of the last state by the first, for a plain unit h = tanh(w h) begun "
            "at 0.5 and for the cell of an LSTM, c = σ(b) c, whose forget gate has bias b.",
        )
    )
    rows = []
    for length in LENGTHS:
        row = [str(length)]
        row += [_plain(w, length) for w in ("0.5", "1", "1.5")]
        row += [_cell(b, length) for b in ("0", "1", "4")]
        rows.append(tuple(row))
    header = ("steps", "w = 0.5", "w = 1", "w = 1.5", "cell, b = 0", "cell, b = 1", "cell, b = 4")
    yield table(header, tuple(rows))
    yield Say(
        parts=(
            "A plain unit forgets at any weight, slowest near 1: below it the weight does it, "
            "above it the flat ends of tanh. The cell keeps as much as its gate lets it, which is "
            "why the bias of the forget gate is begun above 0.",
        )
    )
    yield Heading(level=2, parts=("What a Clockwork network saves",))
    yield Say(
        parts=(
            "Products in the recurrent sum of a step, on average over the periods 1, 2, 4, …, for "
            "20 units in g modules, beside 400 where every unit sees every other.",
        )
    )
    yield table(("modules g", "products a step", "of 400"), tuple(map(_clockwork, (1, 2, 4, 5))))


def _plain(weight: str, length: int) -> str:
    s = solved(
        "h_t = tanh(w h_{t-1})", given={"w": weight}, initial={"h": "0.5"}, steps=length, decimals=7
    )
    return printed(s, f"∂h_{length}/∂h_0")


def _cell(bias: str, length: int) -> str:
    s = solved("c_t = σ(b) c_{t-1}", given={"b": bias}, initial={"c": 1}, steps=length, decimals=6)
    return printed(s, f"∂c_{length}/∂c_0")


def _clockwork(modules: int) -> tuple[str, str, str]:
    """Module i of k units ticks every 2^(i−1) steps and sees itself and the slower ones."""
    k = 20 // modules
    total = sum(k * k * (modules - i) / 2**i for i in range(modules))
    return str(modules), f"{total:g}", f"{100 * total / 400:.1f} %"


CHAPTER = Chapter(
    name="recurrent",
    title="Recurrent networks",
    what=(
        "A recurrent network reads a sequence step by step and carries a state: what it has seen "
        "so far, in a few numbers. The same weights serve every step, so it takes sequences of "
        "any length, and its gradient comes back through all of them.",
        "Plain networks mix input and state; gated ones (LSTM, GRU) decide by gates what is kept, "
        "taken in and shown; those without hidden-to-gate weights can be worked out for all steps "
        "at once; bidirectional ones read from both ends; encoder and decoder turn one sequence "
        "into another.",
    ),
    shows=shows,
)
