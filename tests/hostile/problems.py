"""Problem files that want to break whoever opens them: name → (file name, bytes)."""

from __future__ import annotations

PLAIN = "schema: 1\nequations: y = w x\ngiven: {w: 0.5, x: 0.3}\n"
_BOMB = "a: &a [1, 1]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 9)}]\n" for i in range(9)
)


def _yaml(text: str) -> tuple[str, bytes]:
    return "problem.yaml", text.encode()


PROBLEMS: dict[str, tuple[str, bytes]] = {
    "aliases": _yaml(_BOMB + PLAIN),
    "an anchor of itself": _yaml("schema: 1\nequations: &a [*a]\n"),
    "merge keys": _yaml("x: &x {a: 1}\ny:\n  <<: *x\n"),
    "nested lists": _yaml("given: " + "[" * 100_000),
    "nested lists closed": _yaml("given: " + "[" * 40_000 + "]" * 40_000),
    "nested mappings": _yaml("".join(" " * i + "a:\n" for i in range(2000))),
    "nested flow mappings": _yaml("given: " + "{a: " * 50_000),
    "tags": _yaml("schema: !!python/object/apply:os.system ['true']\n" + PLAIN),
    "keys twice": _yaml(PLAIN + "given: {w: 2}\n"),
    "tabs": _yaml("schema: 1\n\tequations: y = x\n"),
    "two documents": _yaml(PLAIN + "---\n" + PLAIN),
    "nul": _yaml(PLAIN + "title: a\0b\n"),
    "not utf-8": ("problem.yaml", b"\xff\xfe\x00\xd8" + PLAIN.encode()),
    "too long": _yaml(PLAIN + "# " + "x" * 1_100_000),
    "long line": _yaml(PLAIN + "title: " + "x" * 900_000),
    "empty": _yaml(""),
    "only a list": _yaml("- 1\n- 2\n"),
    "huge exponent": _yaml(PLAIN.replace("0.5", "1e99999999")),
    "tower": _yaml("schema: 1\nequations: y = 9^9^9^9\ngiven: {}\n"),
    "tower of exponentials": _yaml(
        "schema: 1\nequations: y = exp(exp(exp(exp(x))))\ngiven: {x: 9}\n"
    ),
    "brackets": _yaml("schema: 1\nequations: y = " + "(" * 100_000 + "\ngiven: {}\n"),
    "many equations": _yaml(
        "schema: 1\nequations: |\n"
        + "".join(f"  y_{i} = x + {i}\n" for i in range(3000))
        + "given: {x: 1}\n"
    ),
    "a circle": _yaml("schema: 1\nequations: |\n  a = b + 1\n  b = a + 1\ngiven: {}\nask: [a]\n"),
    "many steps": _yaml(
        "schema: 1\nequations: h_t = h_{t-1} + 1\ninitial: {h: 0}\nsteps: 999999999\n"
    ),
    "many decimals": _yaml(PLAIN + "decimals: 99999999\n"),
    "toml, nested": ("problem.toml", b"a = " + b"[" * 100_000),
    "toml, dotted": ("problem.toml", b".".join([b"a"] * 50_000) + b" = 1\n"),
    "json, nested": ("problem.json", b'{"given": ' + b"[" * 100_000),
    "json, nested objects": ("problem.json", b'{"a":' * 50_000),
    "zip": ("problem.yaml", b"PK\x03\x04" + bytes(range(256))),
}
