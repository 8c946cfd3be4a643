"""Notebooks that lie about their format: name → bytes."""

from __future__ import annotations

import json


def _notebook(*cells: object, **more: object) -> bytes:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "cells": cells, **more}).encode()


def _said(source: object, **more: object) -> dict[str, object]:
    return {"cell_type": "markdown", "metadata": {}, "source": source, **more}


def _printed(text: object) -> dict[str, object]:
    stream = {"output_type": "stream", "name": "stdout", "text": text}
    return {"cell_type": "code", "source": "print(1)", "outputs": [stream]}


SLIP = "$1 + 1 = 3$"
NOTEBOOKS = {
    "no json": b"# A page\n\n$1 + 1 = 3$\n",
    "empty": b"",
    "only a bracket": b"{",
    "deep": b'{"cells": ' + b"[" * 100_000,
    "deep and closed": b'{"cells": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b"}",
    "a list": b"[1, 2, 3]",
    "a number": b"7",
    "xml": b"<?xml version='1.0'?><notebook/>",
    "cells are an object": _notebook()[:-3] + b'{"a": 1}}',
    "cells are words": _notebook("a", "b"),
    "cells are numbers": _notebook(1, 2),
    "a cell without a type": _notebook({"source": SLIP}),
    "source is a number": _notebook(_said(5)),
    "source is an object": _notebook(_said({"a": SLIP})),
    "source is lists": _notebook(_said([[SLIP]])),
    "outputs are words": _notebook(_said(SLIP, outputs="none")),
    "no cells": b'{"nbformat": 4, "metadata": {}}',
    "format 99": _notebook(_said(SLIP), nbformat=99),
    "format 3": json.dumps({"nbformat": 3, "worksheets": [{"cells": [_said(SLIP)]}]}).encode(),
    "cut off": _notebook(_said(SLIP))[:-20],
    "more behind": _notebook(_said(SLIP)) + b"}",
    "keys twice": b'{"cells": 1, "cells": [{"cell_type": "markdown", "source": "$1+1=3$"}]}',
    "escapes": b'{"cells": [{"cell_type": "markdown", "source": "\\ud800 \\u0031+1=3 \\q \\u00"}]}',
    "raw line ends": b'{"cells": [{"cell_type": "markdown", "source": "a\nb"}]}',
    "a mark": b"\xef\xbb\xbf" + _notebook(_said(SLIP)),
    "huge output": _notebook(_printed("0.5\n" * 5_000_000), _said(SLIP)),
    "huge picture": _notebook(
        {
            "cell_type": "code",
            "source": "",
            "outputs": [{"output_type": "display_data", "data": {"image/png": "A" * 20_000_000}}],
        },
        _said(SLIP),
    ),
    "many cells": _notebook(*[_said("a")] * 5_000),
    "many lines": _notebook(_said(["$1 + 1 = 2$\n"] * 9_000)),
    "huge source": _notebook(_said("x" * 5_000_000)),
    "not a number": b'{"cells": [{"cell_type": "markdown", "source": "$1+1=3$", "a": NaN}]}',
}
