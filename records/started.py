"""How the reader of a hint starts the program: the one rule for every command a text names."""

from __future__ import annotations

import os
import re
import sys

NAME = "praksis"
STARTED_BY = "PRAKSIS_STARTED_BY"
"""What `start.py` says of itself to what it starts."""
COMMANDS = frozenset(
    {
        "admin",
        "build",
        "change",
        "check",
        "diff",
        "doctor",
        "export",
        "golive",
        "hook",
        "import",
        "merge",
        "need",
        "new",
        "newsletter",
        "podcast",
        "publish",
        "releases",
        "rename",
        "replace",
        "repost",
        "rollback",
        "schema",
        "serve",
        "share",
        "status",
        "upcoming",
        "visits",
        "wishes",
    }
)
"""What the program can be asked for: `praksis til salg` is no command."""
NAMED = re.compile(rf"\bpraksis (?=(?:{'|'.join(sorted(COMMANDS))})\b)")
"""Where a text names a command of the program, up to the command."""
_GUIDE = "python3 start.py"
"""How the guide names the program, whoever makes its pages."""


def program() -> str:
    """`python3 start.py` for who started it so (`py start.py` on Windows), else `praksis`."""
    if os.environ.get(STARTED_BY) != "start.py":
        return NAME
    return "py start.py" if sys.platform == "win32" else "python3 start.py"


def command(words: str) -> str:
    """A command as the reader writes it: `command("check")`."""
    return f"{program()} {words}"


def as_in_guide(text: str) -> str:
    """A page of the guide, in which every command is what a reader with a clone writes."""
    return NAMED.sub(f"{_GUIDE} ", text.replace(f"{program()} ", f"{NAME} "))


def as_started(text: str) -> str:
    """One of our own sentences, in which every `praksis check` is what the reader writes."""
    return text if program() == NAME else NAMED.sub(f"{program()} ", text)
