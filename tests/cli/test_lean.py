"""A command loads of flint what it uses; whoever asks for more gets the real package."""

from __future__ import annotations

import subprocess
import sys


def fresh(lines: str) -> str:
    """What a fresh process prints."""
    start = "import sys\nfrom handgrad.cli import lean\n"
    done = subprocess.run(
        [sys.executable, "-c", start + lines], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_one_type_does_not_load_the_others() -> None:
    lines = (
        "lean.flint()\nfrom flint import arb, ctx, fmpq\nprint('flint.types.nmod' in sys.modules)"
    )
    assert fresh(lines) == "False"


def test_a_type_is_the_very_type_of_the_package() -> None:
    lines = (
        "lean.flint()\nfrom flint import fmpq\nimport flint\nflint.showgood\n"
        "print(flint.fmpq is fmpq, fmpq(1, 3) * flint.fmpz(2), flint.nmod(5, 3))"
    )
    assert fresh(lines) == "True 2/3 2"


def test_what_is_no_type_loads_the_whole_package() -> None:
    lines = (
        "lean.flint()\nimport flint\nversion = flint.__version__\n"
        "print(version[0].isdigit(), 'flint.types.nmod' in sys.modules)"
    )
    assert fresh(lines) == "True True"


def test_a_name_it_does_not_have_is_an_attribute_error() -> None:
    lines = (
        "lean.flint()\nimport flint\n"
        "try:\n    flint.nonsense\nexcept AttributeError as error:\n    print(error)"
    )
    assert fresh(lines) == "module 'flint' has no attribute 'nonsense'"


def test_a_loaded_flint_is_left_alone() -> None:
    lines = (
        "import flint\nlean.flint()\nprint(sys.modules['flint'] is flint, hasattr(flint, 'ask'))"
    )
    assert fresh(lines) == "True False"
