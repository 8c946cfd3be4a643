"""Every model of the catalogue: its record is whole, its example is solved, its variants are told
apart."""

from __future__ import annotations

import pytest

from handgrad import models
from handgrad.graph.model import Model, axes
from handgrad.notation import Name
from handgrad.ops import every, spellings
from handgrad.parse import equations
from handgrad.problem import load
from handgrad.problem.conventions import ALL
from handgrad.problem.harvest import also
from handgrad.problem.rename import names, timeless
from handgrad.problem.solution import Solution, indices
from handgrad.problem.starter import starter
from handgrad.problem.written import notation

MODELS = models.every()


@pytest.fixture(params=sorted(MODELS))
def model(request: pytest.FixtureRequest) -> Model:
    return MODELS[request.param]


def test_record_is_whole(model: Model) -> None:
    assert models.find(model.name) is model
    for field in (
        "title",
        "summary",
        "equations",
        "parameters",
        "source",
        "matches",
        "differs",
        "example",
    ):
        assert getattr(model, field), field
    assert not model.summary.endswith(".")
    assert set(model.conventions) <= set(ALL)
    assert set(model.see_also) <= set(MODELS)


def test_every_name_is_declared(model: Model) -> None:
    """What an equation uses is data, a weight, a state or defined by another equation."""
    lines = equations(model.equations)
    known = {timeless(left).key for left, _, _ in lines if isinstance(left, Name)}
    for text in (
        model.inputs,
        model.state,
        model.weights,
        model.draws,
        model.constants,
        model.targets,
    ):
        known |= {notation(key).key for key in axes(text)}  # type: ignore[attr-defined]
    settings = {name for op in every().values() for name in op.attributes}
    known |= {_owner(key) for key in known}
    functions = {*spellings(), *settings, *"ijkltT", "norm_1"}
    used = {timeless(name).key for _, right, _ in lines for name in names(right)}
    used = {key for key in used if key not in known and _owner(key) not in known}
    assert used <= functions


def _owner(key: str) -> str:
    """The array an entry or a fixed step is one of: h for h_j, s for s_0, α for α_j."""
    base, _, sub = key.rpartition("_")
    parts = sub.split(",")
    return "_".join([base, *parts[:-1]]) if len(parts) > 1 else base if len(sub) < 3 else key


def test_every_axis_is_explained(model: Model) -> None:
    letters = {
        letter.lstrip("0123456789") for shape in axes(model.weights).values() for letter in shape
    }
    told = {
        letter
        for text in (model.inputs, model.state, model.targets)
        for s in axes(text).values()
        for letter in s
    }
    assert {letter for letter in letters if letter} <= told | set(model.parameters)


def test_starter_is_solved(model: Model) -> None:
    s = Solution(load(starter(model.name)))
    if s.table is not None:
        assert s.table.column == ("0", "0", "0", "1")
        return
    assert s.asked
    for quantity in s.asked:
        for index in indices(quantity):
            s.digits(quantity, index)


def test_variants_have_different_conventions(model: Model) -> None:
    family = models.variants(model)
    assert len({tuple(sorted(v.conventions.items())) for v in family}) == len(family)
    for variant in family:
        assert models.choose(model, variant.conventions) is variant


def test_other_names_are_names(model: Model) -> None:
    for key, spelled in also(model).items():
        assert key in model.equations + model.targets
        for text in spelled:
            assert hasattr(notation(text), "key"), text


def test_unknown_models_are_none() -> None:
    assert models.find("lstn") is None
    assert "lstm" in models.names()


def test_parameters_of_the_lstm() -> None:
    """The count in the record is the count of what the weights hold."""
    n, d = 3, 2
    sizes = {"n": n, "d": d}
    for name in ("lstm", "gru", "gru_pytorch"):
        model = MODELS[name]
        total = 0
        for shape in axes(model.weights).values():
            count = 1
            for letter in shape:
                count *= sizes[letter]
            total += count
        formula = {
            "lstm": 4 * n * (d + n + 1),
            "gru": 3 * n * (d + n + 1),
            "gru_pytorch": 3 * n * (d + n + 1) + n,
        }
        assert total == formula[name]
