"""patterns: the one regular expression of each language that cuts a formula into lexemes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from handgrad.parse import numbers
from handgrad.parse.symbols import HALVES, SUBSCRIPTS, SUPERSCRIPTS

TEXTS = "text textbf textit textrm textsf texttt textnormal textup mbox hbox".split()
WORDS = "mathrm operatorname mathop rm".split()
DROPPED = (
    "tag label hspace vspace phantom hphantom vphantom color textcolor colorbox eqref ref".split()
)

# Every part is bounded or stops at the next bracket, so that lexing is linear in the length of any
# text.
_EARLY = r"""
  [()}^+/] | =(?![=>]) | \{(?![=<>+\-,\\])
"""
_COMMANDS = r"""
  \\(?:
      (?:TEXTS|WORDS|DROPPED)\*?\s*\{[^{}]*\}
    | math(?:cal|scr|bb|frak)\s*(?:\{[^{}]*\}|[A-Za-z])
    | begin\s*\{[A-Za-z]*\*?\}(?:\s*\{[lcr|@\s0-9]*\}|\[[lcrtb]\])?
    | end\s*\{[A-Za-z]*\*?\}
    | (?:left|right|middle|[bB]igg?[lrm]?)\s*
      (?:\\[{}|]|\\(?:[lr](?:vert|Vert|brace|brack|angle|floor|ceil)|[vV]ert)|[()\[\]|.⌊⌋⌈⌉‖])
    | (?:stackrel|overset|underset)\s*\{(?:[^{}]|\{[^{}]*\}){0,40}\}\s*\{[^{}]*\}
    | arg\s*\\(?:max|min)
    | not\s*(?:=|\\in|<|>)
    | [a-zA-Z]+
    | \\(?:\[[^\]\[\\]{0,12}\])?
    | .
  )
|
"""
_COMMON = r"""
  \{(?:[=<>+\-,]|\\approx|\\cdot|\\times)\}
| "[^"\n]+" | “[^”“\n]+”
| <-(?=\s) | <=> | -{1,3}> | => | <= | >= | != | == | := | \*\* | \.\.\. | \|\|
| .
"""
_LATEX = r"""
  [ \t\r\n\u00a0\u2000-\u200a\u202f\u205f\u3000~]+
| EARLY
| _\{[A-Za-z0-9]+(?:[-+,][A-Za-z0-9]+)*\} | _[0-9]+ | _[A-Za-z][0-9]*
| NUMBER
| [A-Za-z][\u0300-\u036f\u20d6\u20d7]+ | [A-Za-z]+[0-9]*
| (?<=\s)%[^\n]* | [SUBS]+ | ᵀ | [SUPS]+
| COMMANDS
  COMMON
"""
_PLAIN = r"""
  [ \t\r\n\u00a0\u2000-\u200a\u202f\u205f\u3000]+
| EARLY
| _\{[A-Za-z0-9]+(?:[-+,][A-Za-z0-9]+)*\} | _[0-9]+ | _[A-Za-z][A-Za-z0-9]*
| [0-9]+(?:x[0-9]+){2,}(?![A-Za-z0-9_.])
| NUMBER
| [A-Za-zÀ-ÖØ-öø-ɏ][\u0300-\u036f\u20d6\u20d7]+
| d(?=[A-Za-z][\u0300-\u036f] | [ŷŵẑŝĥỹȳ](?![^\W\d_])) | \.T(?![A-Za-z0-9]) | [SUBS]+ | ᵀ | [SUPS]+
|
(?:(?:np|numpy|jnp|torch|math|tf|nn|F|functional|linalg|special)\.(?=[A-Za-z]))*[A-Za-zÀ-ÖØ-öø-ɏ]+[0-9]*(?:[A-Za-z]+[0-9]*)*
| [\u0370-\u03ff\u2100-\u214f\U0001d400-\U0001d7ff](?:[\u0300-\u036f\u20d6\u20d7]+|[0-9]+)? |
(?:(?![SUBSSUPSᵀHALVES])[^\W\d_])+
| COMMANDS
  COMMON
"""


@cache
def pattern(language: str, decimal_comma: bool, commands: bool) -> Callable[[str], list[str]]:
    """The `findall` of the expression; compiled when it is first needed.

    commands   whether a backslash stands in the text: all that may follow one is long to compile
    """
    source = _LATEX if language == "latex" else _PLAIN
    for word, part in {
        "EARLY": _EARLY.strip(),
        "COMMANDS": _COMMANDS.strip() if commands else "",
        "COMMON": _COMMON.strip(),
        "TEXTS": "|".join(TEXTS),
        "WORDS": "|".join(WORDS),
        "DROPPED": "|".join(DROPPED),
        "NUMBER": numbers.pattern(decimal_comma),
        "HALVES": "".join(HALVES),
        "SUBS": "".join(SUBSCRIPTS),
        "SUPS": "".join(SUPERSCRIPTS).replace("ᵀ", ""),
    }.items():
        source = source.replace(word, part)
    return re.compile(source, re.VERBOSE | re.DOTALL).findall
