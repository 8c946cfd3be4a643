"""texwords: what the commands and environments of a LaTeX source are to a reader."""

from __future__ import annotations

LEVELS = {
    **dict.fromkeys(("title", "chapter", "part"), 1),
    **dict.fromkeys(("section", "frametitle", "exercise", "question"), 2),
    **dict.fromkeys(("subsection", "framesubtitle"), 3),
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
}
LISTINGS = frozenset("verbatim lstlisting minted Verbatim alltt".split())
SKIPPED = frozenset("comment tikzpicture pgfpicture thebibliography filecontents axis".split())
TABLES = frozenset("tabular tabularx longtable tabular* array".split())
DEFINES = frozenset(
    """newcommand renewcommand providecommand DeclareRobustCommand DeclareMathOperator
    DeclarePairedDelimiter let def gdef xdef""".split()
)
# Commands whose argument is no text of the page.
SILENT = frozenset(
    """label ref eqref cite citep citet usepackage documentclass includegraphics vspace hspace
    pagestyle setlength bibliography input include url href color textcolor pause setcounter
    newcommand renewcommand usetheme thispagestyle hyperref addtolength fontsize""".split()
)
