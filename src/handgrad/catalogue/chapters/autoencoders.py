"""autoencoders: networks that give back their input through a code."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from handgrad import models
from handgrad.catalogue.chapter import Chapter, table
from handgrad.catalogue.graph import example
from handgrad.catalogue.work import printed, solved
from handgrad.document import Block, Heading, Say
from handgrad.problem.solution import Solution

SIDE, COLOURS, CODE = 256, 3, 128


def shows() -> Iterator[Block]:
    """The code as arithmetic, two forms of one penalty, and a bound that rises."""
    yield from _arithmetic()
    yield from _contractive()
    yield from _bound()


def _arithmetic() -> Iterator[Block]:
    pixels = SIDE * SIDE * COLOURS
    yield Heading(level=2, parts=(f"From {SIDE} × {SIDE} × {COLOURS} to {CODE}",))
    yield Say(
        parts=(
            f"An image of {SIDE} × {SIDE} places with {COLOURS} colours is {SIDE}·{SIDE}·{COLOURS} "
            f"= {pixels} numbers. A code of {CODE} numbers is {pixels} : {CODE} = "
            f"{pixels // CODE} times shorter. One dense layer from the one to the other has "
            f"{CODE}·({pixels} + 1) = {CODE * (pixels + 1)} weights; five convolutions with a "
            "stride of 2 halve the sides instead:",
        )
    )
    rows, side, channels, weights = [], SIDE, COLOURS, 0
    for number, out in enumerate((16, 32, 64, 128, 128), 1):
        side = (side + 2 - 3) // 2 + 1
        layer = out * (channels * 9 + 1)
        weights += layer
        rows.append((str(number), f"{out} × {side} × {side}", str(out * side * side), str(layer)))
        channels = out
    yield table(("convolution", "shape", "numbers", "weights"), tuple(rows))
    flat = channels * side * side
    yield Say(
        parts=(
            f"A dense layer from {flat} to {CODE} then has {CODE}·({flat} + 1) = "
            f"{CODE * (flat + 1)} weights, all together {weights + CODE * (flat + 1)}.",
        )
    )


def _contractive() -> Iterator[Block]:
    yield Heading(level=2, parts=("The contractive penalty in two ways",))
    found = []
    for name in ("contractive", "contractive_general"):
        problem = example(models.every()[name]).with_decimals(12)
        found.append((name, printed(Solution(problem), "P")))
    yield table(("model", "P of its example"), tuple(found))
    yield Say(
        parts=(
            "The closed form of a sigmoid layer and the derivatives themselves give the same "
            "digits.",
        )
    )


def _bound() -> Iterator[Block]:
    """The importance-weighted bound, averaged over all choices of k of the example's draws."""
    yield Heading(level=2, parts=("More draws, a higher bound",))
    w = Solution(example(models.every()["iwae"]).with_decimals(6))
    logs = [printed(w, f"w_{i}") for i in (1, 2, 3)]
    rows = []
    for k in (1, 2, 3):
        chosen = list(combinations(logs, k))
        text = " + ".join(f"ln(mean([{', '.join(f'e^({x})' for x in some)}]))" for some in chosen)
        s = solved(f"b = ({text})/{len(chosen)}", decimals=5)
        rows.append((str(k), str(len(chosen)), printed(s, "b")))
    yield table(("draws k", "choices averaged over", "bound"), tuple(rows))
    yield Say(parts=(f"The log weights of the three draws are {', '.join(logs)}.",))


CHAPTER = Chapter(
    name="autoencoders",
    title="Autoencoders",
    what=(
        "An autoencoder is trained to give back its input through a code. Whatever forbids plain "
        "copying makes the code worth something: a narrow code, a penalty on it, noise that has to "
        "be undone, or a distribution it has to follow.",
        "The encoder's output, the code, is the result: a vector for search and clustering, a "
        "feature map that still says where things are, or a distribution one can draw new things "
        "from.",
    ),
    shows=shows,
)
