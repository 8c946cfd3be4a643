"""new: write the skeleton of an operation, a rule, an output format or a model.

    make new-op NAME=softplus          src/handgrad/ops/softplus.py
    make new-rule NAME=missing-bias    src/handgrad/check/rules/hg105_missing_bias.py, next free
                                       code of HG1
    make new-rule NAME=missing-bias FAMILY=4                   … next free code of HG4
    make new-format NAME=asciidoc      src/handgrad/render/asciidoc.py
    make new-model NAME=mgu            src/handgrad/models/mgu.py

Nothing else needs to be told: a folder is its own registry, and a unit's examples are its tests.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from string import Template

ROOT = Path(__file__).parent.parent
FOLDERS = {"op": "ops", "rule": "check/rules", "format": "render", "model": "models"}


def next_code(folder: Path, family: str) -> str:
    """The next free code of a family: one more than the highest in use, so that none is ever
    reused.
    """
    used = [int(file.name[2:5]) for file in folder.glob(f"hg{family}[0-9][0-9]_*.py")]
    return f"HG{max(used, default=int(family) * 100) + 1}"


def write(kind: str, name: str, source: Path, family: str = "1") -> Path:
    """Write the skeleton of one unit into the package at `source` and return its path.

    Raises ValueError for a name that cannot be a file's, and FileExistsError rather than overwrite.
    """
    module = name.lower().replace("-", "_")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", module):
        raise ValueError(f"'{name}' is no name: letters, digits and dashes, a letter first")
    if not re.fullmatch(r"\d", family):
        raise ValueError(f"'{family}' is no family of rules: one digit, 0 to 9")
    folder = source / FOLDERS[kind]
    code = next_code(folder, family) if kind == "rule" else ""
    path = folder / (f"{code.lower()}_{module}.py" if code else f"{module}.py")
    if path.exists():
        raise FileExistsError(f"{path} is there already")
    skeleton = Template((Path(__file__).parent / "skeletons" / f"{kind}.py.txt").read_text("utf-8"))
    words = {"name": module, "kebab": module.replace("_", "-"), "code": code}
    path.write_text(skeleton.substitute(words), encoding="utf-8")
    return path


def main(arguments: list[str]) -> int:
    """`new KIND NAME [FAMILY]`: 0 if the file was written, 2 if it was not."""
    if len(arguments) < 2 or arguments[0] not in FOLDERS:
        print("say what to call it: make new-op NAME=softplus", file=sys.stderr)
        return 2
    kind, name, *family = arguments
    try:
        path = write(kind, name, ROOT / "src" / "handgrad", *family[:1])
    except (ValueError, FileExistsError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"wrote {path.relative_to(ROOT)}: fill it in, then make test")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
