"""LaTeX sources."""

from __future__ import annotations

from handgrad import read
from handgrad.document import Chain, Heading, Table

from .shown import chains

SOURCE = r"""\documentclass{article} % handgrad: problem net.yaml
\newcommand{\act}{\sigma}
\title{Sheet 3}
\begin{document}
\section{Forward}\label{sec:f}
With $x = 0.5$, 50\% of it:
\begin{align}
z &= w x + b \label{eq:z}\\ % 7 is no number of the page
  &= -0.3 \cdot 0.5 + 0.1 \nonumber\\
  &= -0.05 \tag{7}
\end{align}
\paragraph{Step 2.} so \[ a = \act(-0.05) = 0.4875 \]
\begin{itemize}
\item the total is 0.73.
\end{itemize}
\begin{tabular}{lr}
\hline
Name & Value \\ \hline
$w_1$ & \textbf{0.7} \\
$w_2$ & $0.1 + 0.2 = 0.3$ \\
\end{tabular}
\begin{verbatim}
y = 2*3 = 6
\end{verbatim}
\end{document}
"""


def test_a_source() -> None:
    page = read.page(SOURCE, path="sheet.tex")
    assert page.title == "Sheet 3"
    assert chains(page) == [
        "With| x = 0.5",
        "50\\",
        r"of it| z = w x + b = -0.3 \cdot 0.5 + 0.1 = -0.05 (7)",
        r"so| a = \act(-0.05) = 0.4875",
        "the total is| 0.73",
        "0.1 + 0.2 = 0.3",
        "y = 2*3 = 6",
    ]
    assert [d.argument for d in page.directives] == ["net.yaml"]
    texts = [n.text for n in read.numbers(page)]
    assert texts == "0.5 50 -0.3 0.5 0.1 -0.05 -0.05 0.4875 0.73 0.7 0.1 0.2 0.3 2 3 6".split()


def test_frames_are_headings() -> None:
    page = read.page(r"\begin{frame}{Pass, $t=2$} \[ h = 2 \] \end{frame}", format="latex")
    assert any(isinstance(block, Heading) for block in page.blocks)
    chain = next(block for block in page.blocks if isinstance(block, Chain))
    assert dict(chain.scope.lead) == {"t": "2"}


def test_tables_keep_their_header() -> None:
    page = read.page(SOURCE, path="sheet.tex")
    table = next(block for block in page.blocks if isinstance(block, Table))
    assert [cell.parts for cell in table.header] == [("Name",), ("Value",)]
