"""An author's macros are written out, numbers keep their places, and nothing runs without end."""

from __future__ import annotations

import pytest

from handgrad import api, read
from handgrad.errors import ReadError
from handgrad.read.pieces.macros import Macro, definition, written_out


def texts(page: str, format: str = "latex") -> list[str]:
    """The numbers of a page; each stands where it says."""
    found = read.numbers(read.page(page, format=format))
    for number in found:
        assert page[number.offset :].startswith(number.text)
    return [number.text for number in found]


@pytest.mark.parametrize(
    ("text", "name", "macro"),
    [
        (r"\newcommand{\sig}{\sigma}", "sig", Macro(r"\sigma")),
        (r"\newcommand\sig{\sigma}", "sig", Macro(r"\sigma")),
        (r"\renewcommand*{\v}[1]{\mathbf{#1}}", "v", Macro(r"\mathbf{#1}", 1)),
        (r"\newcommand{\f}[2][3]{#1 \cdot #2}", "f", Macro(r"#1 \cdot #2", 2, "3")),
        (r"\def\f#1#2{#1+#2}", "f", Macro("#1+#2", 2)),
        (r"\DeclareMathOperator*{\relu}{ReLU}", "relu", Macro(r"\operatorname{ReLU}")),
        (
            r"\DeclarePairedDelimiter{\abs}{\lvert}{\rvert}",
            "abs",
            Macro(r"\left\lvert #1 \right\rvert", 1),
        ),
        (r"\let\s=\sigma", "s", Macro(r"\sigma")),
    ],
)
def test_definitions(text: str, name: str, macro: Macro) -> None:
    assert definition(text, 0) == (name, macro, len(text))


@pytest.mark.parametrize(
    "text", [r"\newcommand{\x}", r"\newcommand{\x}{", r"\def\x#1-#2{a}", r"\let\x", r"\x"]
)
def test_what_is_no_definition(text: str) -> None:
    assert definition(text, 0) is None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (r"\v x + \v{y}", r"\mathbf{x} + \mathbf{y}"),
        (r"\f{2} + \f[5]{2}", r"3 \cdot 2 + 5 \cdot 2"),
        (r"\sq{\sq{2}}", "((2)^2)^2"),
        (r"\s x", r"\sigma x"),
        (r"\s1", r"\sigma1"),
        (r"\unknown{2}", r"\unknown{2}"),
        (r"\v", r"\v"),
    ],
)
def test_uses(text: str, plain: str) -> None:
    macros = {
        "v": Macro(r"\mathbf{#1}", 1),
        "f": Macro(r"#1 \cdot #2", 2, "3"),
        "sq": Macro("(#1)^2", 1),
        "s": Macro(r"\sigma"),
    }
    written, at = written_out(text, 10, macros)
    assert written == plain
    assert isinstance(at, int) or len(at) == len(written)


@pytest.mark.parametrize(
    "macros",
    [
        {"x": Macro(r"\x")},
        {"x": Macro(r"\x\x")},
        {"x": Macro(r"\y"), "y": Macro(r"\x")},
        {"x": Macro(r"\z\z\z\z"), "z": Macro(r"\y\y\y\y\y\y\y\y"), "y": Macro("1" * 900)},
    ],
)
def test_what_has_no_end_is_refused(macros: dict[str, Macro]) -> None:
    with pytest.raises(ReadError, match="without end"):
        written_out(r"\x = 1", 0, macros)


PREAMBLE = (
    "\\newcommand{\\lr}{0.1}\\newcommand{\\sq}[1]{\\left(#1\\right)^2}\n"
    "\\def\\be{\\begin{equation}}\\def\\ee{\\end{equation}}\n\\begin{document}\n"
)


def test_numbers_given_to_a_macro_keep_their_places_and_its_own_are_not_of_the_page() -> None:
    page = PREAMBLE + "$z = \\sq{0.5 - 0.2} = 0.09$ and $y = \\lr + 1 = 1.2$\n\\end{document}"
    assert texts(page) == ["0.5", "0.2", "0.09", "1", "1.2"]
    assert [(f.text, f.short) for f in api.check(page, format="latex").findings] == [
        ("1.2", "0.1 + 1 = 1.1")
    ]


def test_an_environment_behind_a_macro() -> None:
    assert texts(PREAMBLE + "so \\be q = 1 + 1 = 2 \\ee and 7\n\\end{document}")[:3] == [
        "1",
        "1",
        "2",
    ]


def test_macros_of_a_body_and_of_markdown() -> None:
    assert texts("\\newcommand{\\w}{w_1} $\\w = 0.5$") == ["0.5"]
    page = "$$\\newcommand{\\w}{w_1} \\w = 0.5$$\n\nso $b = 2 \\w = 1.1$\n"
    assert texts(page, "markdown") == ["0.5", "2", "1.1"]
    assert [f.text for f in api.check(page).findings] == ["1.1"]


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("\\num{1.2e-3} \\cdot 2 = \\num{2.4e-3}", ["1.2e-3", "2", "2.4e-3"]),
        ("\\qty{0.5}{\\volt} + \\SI{0.25}{\\volt} = \\qty{0.75}{V}", ["0.5", "0.25", "0.75"]),
        ("\\num[round-precision=2]{0.25} = 0.25", ["0.25", "0.25"]),
        ("\\qty{50}{\\percent} = 0.5", ["50", "0.5"]),
    ],
)
def test_siunitx(formula: str, said: list[str]) -> None:
    assert texts(f"${formula}$") == said
    assert api.check(f"$x = {formula}$\n").findings == ()


def test_a_unit_that_changes_the_value_is_left_unread() -> None:
    report = api.check("$x = \\SI{5}{\\milli\\volt} = \\SI{0.005}{\\volt}$\n")
    assert report.findings == ()
    assert report.unread
