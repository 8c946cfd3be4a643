"""Scripts as records, without marking anything: deterministic, by their number."""

from __future__ import annotations

from handgrad.grade.records import Award, Doubt, Script, Slip
from handgrad.grade.scheme import Row, Scheme, Want

WANT = Want(symbol="h₁", series="h", lead="t = 1", right="0.2376")
ROWS = (
    Row(part="a", stage="t = 1", label="formula of h₁", kind="M", points="2", wants=(WANT,)),
    Row(part="a", stage="t = 1", label="value of h₁", kind="A", points="3", wants=(WANT,)),
    Row(part="b", label="the error", kind="A", tags=("ft",), points="5", wants=(WANT,)),
)
SCHEME = Scheme(title="A unit", problems=(), headings=(), rows=ROWS, asked=(WANT,))

STALE = Slip(
    code="HG401", name="stale-state", signature="HG401 · h₂ · h₀ in place of h₁",
    title="h₀ in place of h₁ in h₂", symbol="h₂", printed="0.3764", right="0.3923", proved=True,
)  # fmt: skip
BIAS = tuple(
    Slip(
        code="HG204", name="bias-forgotten", signature=f"HG204 · {g} · the bias b_{g} is left out",
        title=f"the bias b_{g} is left out: this at t = 1 in {g}₁", symbol=f"{g}₁",
        printed="0.6177", right="0.6637",
    )
    for g in "fi"
)  # fmt: skip
TABLE = Slip(
    code="HG112", name="sigmoid-lookup-slip", signature="HG112 · o₁", title="a wrong digit",
    symbol="o₁", printed="0.6508", right="0.6502", proved=True, misconception=False,
)  # fmt: skip


def script(
    number: int = 1,
    *,
    got: tuple[str, str, str] = ("2", "3", "5"),
    slips: tuple[Slip, ...] = (),
    name: str = "",
    numbers: dict[str, int] | None = None,
    digest: str = "",
) -> Script:
    """One script; an empty mark in `got` waits for a person."""
    awards = tuple(
        Award(
            part=row.part, stage=row.stage, label=row.label, kind=row.kind, tags=row.tags,
            points=row.points, got=points, reason="" if points == row.points else "look at line 4",
            lines=(4,),
        )
        for row, points in zip(ROWS, got, strict=True)
    )  # fmt: skip
    doubts = tuple(
        Doubt(
            key=f"{a.part} {a.stage} {a.kind} {a.label}".replace("  ", " "),
            question=f"{a.label}: is it worth the mark?",
            proposed="1",
            why="no working is shown; the value is right (line 4)",
            line=4,
        )
        for a in awards
        if not a.got
    )
    return Script(
        name=name or f"{number:03}",
        path=f"{number:03}.md",
        digest=digest or f"{number:064x}",
        problem="A unit",
        state="waiting" if doubts else "marked",
        total="" if doubts else str(sum(map(int, got))),
        out_of="10",
        awards=awards,
        slips=slips,
        doubts=doubts,
        numbers=numbers or {"ok": 5},
        source="h = 1",
    )


def scan(number: int = 9) -> Script:
    """A script without text."""
    return Script(
        name=f"{number:03}",
        path=f"{number:03}.pdf",
        digest=f"{number:064x}",
        problem="A unit",
        state="not marked",
        why="it has no text",
        out_of="10",
    )
