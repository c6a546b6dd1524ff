"""Text of others as it may stand in a terminal or in the log of a build.

Names of files and values may hold anything: signs that move the cursor, lines of their own, and
words that the logs of GitHub, GitLab and Azure take for commands.
"""

from __future__ import annotations

import json
import re

from records.source.personal_numbers import without_personal_numbers

_NBSP = "\u00a0"
_COMMAND = re.compile(r"##(?=[\w-]{0,20}\[)")
"""`##vso[…]` and `##[error]`, wherever they stand in a line."""
_LINE_COMMAND = re.compile(r"\s*::")


def printable(text: str) -> str:
    r"""One line, harmless to a terminal and to a log, whatever is quoted in it.

    What nobody can see is written as in Python: `\n`, `\x1b`, `\u202e`.
    """
    safe = without_personal_numbers(text)
    if not safe.replace(_NBSP, " ").isprintable():
        safe = "".join(sign if sign.isprintable() or sign == _NBSP else _named(sign)
                       for sign in safe)  # fmt: skip
    safe = _COMMAND.sub("# #", safe)
    return f"\\{safe.lstrip()}" if _LINE_COMMAND.match(safe) else safe


def printable_lines(text: str) -> str:
    """The same of several lines, which stay lines."""
    return "\n".join(map(printable, text.split("\n")))


def json_text(value: object) -> str:
    """JSON to read, with every sign that no log should meet written by its number."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    lines = (_json_line(line) for line in written.split("\n"))
    return "\n".join(lines)


def _json_line(line: str) -> str:
    safe = _COMMAND.sub("#\\\\u0023", line)
    if safe.replace(_NBSP, " ").isprintable():
        return safe
    return "".join(sign if sign.isprintable() or sign == _NBSP else json.dumps(sign)[1:-1]
                   for sign in safe)  # fmt: skip


def _named(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")
