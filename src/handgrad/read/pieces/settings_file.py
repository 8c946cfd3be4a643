"""settings_file: which file of settings governs a page or a problem: the nearest one above it.

`handgrad.toml`, or a `pyproject.toml` with a table `[tool.handgrad]`. The search ends at the top of
the repository. Nothing is parsed here: most pages have no settings, and a look must cost nothing.
"""

from __future__ import annotations

import os

NAME, PROJECT = "handgrad.toml", "pyproject.toml"
TABLE = "[tool.handgrad"


def settings_file(folder: str) -> str:
    """The path of the settings for what lies in `folder`, '' if there are none."""
    at = os.path.realpath(folder or ".")
    while True:
        own = os.path.join(at, NAME)
        if os.path.isfile(own):
            return own
        project = os.path.join(at, PROJECT)
        if os.path.isfile(project) and speaks_of_us(project):
            return project
        above = os.path.dirname(at)
        if above == at or os.path.exists(os.path.join(at, ".git")):
            return ""
        at = above


def speaks_of_us(project: str) -> bool:
    """Whether a pyproject.toml has a table of ours."""
    with open(project, "rb") as file:
        return TABLE.encode() in file.read(1_000_000)
