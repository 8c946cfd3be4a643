"""markdown: the feedback page for a repository, a forum or a course platform."""

from __future__ import annotations

from handgrad.grade.page import Block, Page
from handgrad.render.layout.marked import escaped


def write(page: Page) -> str:
    """The page as Markdown; nothing of the script is markup in it."""
    out = [f"# {escaped(page.title)}", f"**{page.score}**, {escaped(page.name)}"]
    if page.parts:
        out.append(", ".join(f"part {escaped(name)}: {score}" for name, score in page.parts))
    if page.note:
        out.append(escaped(page.note))
    out += [_table(block) for block in page.blocks]
    if page.learn:
        out.append("## To learn\n\n" + "\n".join(f"- {escaped(text)}" for text in page.learn))
    for lead, pairs in page.right:
        head = f"Right at {lead}" if lead else "Right"
        out.append(f"**{head}:** " + ", ".join(f"{escaped(s)} = {v}" for s, v in pairs))
    if page.unread:
        lines = "\n".join(f"- line {line}: {escaped(why)}" for line, why in page.unread)
        out.append(f"Not read:\n\n{lines}")
    if page.reading:
        out.append("Read as: " + ", ".join(f"{escaped(a)} = {escaped(b)}" for a, b in page.reading))
    if page.legend:
        out.append(f"*{' · '.join(page.legend)}*")
    return "\n\n".join(out) + "\n"


def _table(block: Block) -> str:
    head = ", ".join(p for p in (f"Part {block.part}" if block.part else "", block.stage) if p)
    rows = [
        f"| {_cell(line.label)} | {line.marks} | {line.got} | {_cell(line.reason)} |"
        for line in block.lines
    ]
    table = "\n".join(["| | marks | got | why |", "| --- | --- | ---: | --- |", *rows])
    return f"## {escaped(head)}\n\n{table}" if head else table


def _cell(text: str) -> str:
    return escaped(" ".join(text.split()))
