"""verdicts: what people decide, in queue.csv: read, honoured on every rerun, never lost.

A row of the queue is one mark that waits for a person, with a proposal. Whoever decides writes
points into the column `verdict`, or `ok` for what is proposed. A row may be added for any other
mark of a script too: a person's verdict goes before handgrad's. A verdict belongs to a script's
very bytes: where the script has changed since, it is stale, is reported, and is not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import msgspec

from handgrad.errors import ReadError
from handgrad.grade.cohort import cells
from handgrad.grade.records import Award, Doubt, Script
from handgrad.grade.scheme import written

HEAD = (
    "script", "mark", "line", "question", "proposed", "of", "why", "verdict", "remark", "state",
    "version",
)  # fmt: skip
WHOLE = "total"  # the mark of a script that was not marked at all
OPEN, DECIDED, STALE = "open", "decided", "stale"
_POINTS = re.compile(r"\d{1,6}([.,]\d{1,6})?")
_VERSION = 12  # digits of a script's digest


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """One decision of a person.

    script   the script's name
    mark     which mark: the key of its doubt, or `total`
    points   as written: '0.5', or 'ok' for the proposal
    version  the beginning of the digest of the script that was decided on; '' for whichever
    """

    script: str
    mark: str
    points: str
    proposed: str = ""
    remark: str = ""
    version: str = ""


Verdicts = Mapping[tuple[str, str], Verdict]


def read(text: str, path: str, names: Mapping[str, str]) -> dict[tuple[str, str], Verdict]:
    """The verdicts in a queue that a person filled in.

    names  the script that a name in the table means (pseudonyms lead to names)

    Raises ReadError with the line where a verdict is no number of points.
    """
    found: dict[tuple[str, str], Verdict] = {}
    for line, row in cells.read(text, (*HEAD[:2], "verdict"), path, optional=HEAD):
        points = row["verdict"].strip()
        if not points:
            continue
        if points.lower() == "ok":
            points = "ok"
        elif not _POINTS.fullmatch(points):
            raise ReadError(
                f"line {line}: the verdict is {points!r}",
                path=path,
                expected="points, such as 1 or 0.5, or ok for what is proposed",
            )
        else:
            points = written(Fraction(points.replace(",", ".")))
        if points == "ok" and not row["proposed"].strip():
            raise ReadError(
                f"line {line}: nothing is proposed here", path=path, expected="points as verdict"
            )
        script = names.get(row["script"], row["script"])
        found[script, row["mark"]] = Verdict(
            script=script,
            mark=row["mark"],
            points=points,
            proposed=row["proposed"].strip(),
            remark=row["remark"],
            version=row["version"].strip(),
        )
    return found


def decided(script: Script, verdicts: Verdicts) -> tuple[Script, list[Verdict]]:
    """The script with what people decided, and the verdicts on it that are stale.

    Raises ReadError where a verdict gives more points than there are.
    """
    mine = [v for (name, _), v in verdicts.items() if name == script.name]
    used = {v.mark: v for v in mine if v.version in ("", version(script))}
    if WHOLE in used:
        marks = {WHOLE}
        script = _whole(script, used[WHOLE])
    else:
        marks = {key(award) for award in script.awards} & set(used)
        script = _parts(script, {mark: used[mark] for mark in marks})
    return script, [v for v in mine if used.get(v.mark) is not v or v.mark not in marks]


def key(award: Award) -> str:
    """The name of a mark, stable over reruns: that of its doubt."""
    return " ".join(p for p in (award.part, award.stage, award.kind, award.label) if p)


def version(script: Script) -> str:
    """What a verdict says of the script it was made on."""
    return script.digest[:_VERSION]


def rows(
    script: Script, shown: str, verdicts: Verdicts, stale: Sequence[Verdict]
) -> Iterable[tuple[str, ...]]:
    """The rows of the queue for one script as handgrad marked it, without verdicts applied."""
    doubts = {doubt.key: doubt for doubt in script.doubts}
    if script.state == "not marked":
        question = "no mark was given: mark it by hand"
        whole = Doubt(key=WHOLE, question=question, proposed="", why=script.why)
        doubts = {WHOLE: whole}
    points = {key(award): award.points for award in script.awards} | {WHOLE: script.out_of}
    mine = {m: v for (name, m), v in verdicts.items() if name == script.name and v not in stale}
    for mark in [*doubts, *(m for m in mine if m not in doubts)]:
        doubt, verdict = doubts.get(mark), mine.get(mark)
        yield (
            shown,
            mark,
            str(doubt.line) if doubt and doubt.line else "",
            doubt.question if doubt else "",
            doubt.proposed if doubt else "",
            points.get(mark, ""),
            doubt.why if doubt else "",
            verdict.points if verdict else "",
            verdict.remark if verdict else "",
            DECIDED if verdict else OPEN,
            version(script),
        )
    for verdict in stale:
        yield stale_row(verdict, shown, "the script or its mark has changed since")


def stale_row(verdict: Verdict, shown: str, why: str) -> tuple[str, ...]:
    """The row of a verdict that is no longer used."""
    return (
        shown, verdict.mark, "", "", verdict.proposed, "", why, verdict.points, verdict.remark,
        STALE, verdict.version,
    )  # fmt: skip


def _whole(script: Script, verdict: Verdict) -> Script:
    points = _within(script, verdict, script.out_of, "")
    award = Award(
        part="",
        stage="",
        label="marked by hand",
        kind="B",
        points=script.out_of,
        got=points,
        reason=verdict.remark,
        hint=verdict.remark,
    )
    return msgspec.structs.replace(
        script, state="marked", why="marked by hand", total=points, awards=(award,), doubts=()
    )


def _parts(script: Script, verdicts: Mapping[str, Verdict]) -> Script:
    if not verdicts:
        return script
    proposed = {doubt.key: doubt.proposed for doubt in script.doubts}
    awards = []
    for award in script.awards:
        verdict = verdicts.get(key(award))
        if verdict is None:
            awards.append(award)
            continue
        points = _within(script, verdict, award.points, proposed.get(verdict.mark, ""))
        reason = f"decided by hand{_remark(verdict)}"
        awards.append(msgspec.structs.replace(award, got=points, reason=reason, hint=reason))
    doubts = tuple(doubt for doubt in script.doubts if doubt.key not in verdicts)
    total = written(sum((Fraction(a.got) for a in awards if a.got), Fraction(0)))
    return msgspec.structs.replace(
        script,
        awards=tuple(awards),
        doubts=doubts,
        state="waiting" if doubts else "marked",
        why=doubts[0].why if doubts else "",
        total="" if doubts else total,
    )


def _within(script: Script, verdict: Verdict, most: str, proposed: str) -> str:
    points = (proposed or verdict.proposed) if verdict.points == "ok" else verdict.points
    if most and Fraction(points) > Fraction(most):
        raise ReadError(
            f"the verdict on {verdict.mark!r} of {script.name} is {points}",
            path="queue.csv",
            expected=f"at most {most}",
        )
    return points


def _remark(verdict: Verdict) -> str:
    return f": {verdict.remark}" if verdict.remark else ""
