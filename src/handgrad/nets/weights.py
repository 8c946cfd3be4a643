"""weights: saved and loaded as safetensors, which hold numbers and nothing that runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from torch import nn

from handgrad.errors import HandgradError, MissingExtra, ReadError, ShapeError, UnknownName


def save(module: nn.Module, path: str | Path) -> None:
    """Write all weights and buffers, in one piece: a file that exists is replaced when the new one
    is complete.
    """
    write, _ = _library()
    target = Path(path)
    draft = target.with_name(f"{target.name}.part")
    table = {name: value.detach().contiguous() for name, value in module.state_dict().items()}
    write(table, draft)
    os.replace(draft, target)


def load(module: nn.Module, path: str | Path) -> None:
    """Read all weights and buffers into a module.

    Raises ReadError for a file that is no safetensors file, UnknownName where names differ,
    ShapeError where a shape does; the module is then as it was.
    """
    _, read = _library()
    try:
        table = read(Path(path))
    except HandgradError:
        raise
    except Exception as fault:  # the library raises a class of its own
        raise ReadError(f"this is no file of weights: {fault}", path=str(path)) from fault
    own = module.state_dict()
    missing, extra = sorted(set(own) - set(table)), sorted(set(table) - set(own))
    if missing or extra:
        parts = [f"{', '.join(missing)} missing"] if missing else []
        parts += [f"{', '.join(extra)} unknown"] if extra else []
        raise UnknownName(f"the weights do not fit: {'; '.join(parts)}", path=str(path))
    for name, value in table.items():
        if value.shape != own[name].shape:
            raise ShapeError(
                f"{name} is {tuple(value.shape)} in the file but {tuple(own[name].shape)} here",
                path=str(path),
            )
    module.load_state_dict(table)


def _library() -> tuple[Callable[..., None], Callable[..., Any]]:
    try:
        from safetensors.torch import load_file, save_file
    except ImportError as fault:
        raise MissingExtra(
            "weights need the package safetensors, which is not installed",
            hint="pip install 'handgrad[torch]'",
        ) from fault
    return save_file, load_file
