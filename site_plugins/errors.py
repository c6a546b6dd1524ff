"""What a failed build says of itself, in the words of whoever stopped it."""

from __future__ import annotations

import re
import traceback

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from mkdocs.exceptions import Abort, BuildError

_CURE = "Ret den, eller hent site_plugins/theme/ igen fra Git."

_SAYS = (
    (re.compile(r"'([^']+)' is undefined"), '"{}" findes ikke'),
    (re.compile(r"'.*' has no attribute '([^']+)'"), '"{}" findes ikke'),
    (re.compile(r"Encountered unknown tag '([^']+)'"), 'koden "{}" kendes ikke'),
    (re.compile(r"[Uu]nexpected (.+)"), "her står {} på et forkert sted"),
)


def error_text(error: Exception) -> str:
    """What the error says; a template's fault begins with `template:line`."""
    if isinstance(error, Abort) and isinstance(error.__context__, BuildError):
        return str(error.__context__)  # MkDocs itself only says that there was an error
    if isinstance(error, TemplateSyntaxError):
        said = _danish(str(error.message))
        at = f"{error.name or error.filename}:{error.lineno}:1"
        return f"{at}: skabelonen kan ikke læses: {said}. {_CURE}"
    if isinstance(error, TemplateNotFound):
        return f'skabelonen "{error.name}" findes ikke i temaet. {_CURE}'
    if isinstance(error, TemplateError):
        return f"{_place(error)}skabelonen kan ikke vises: {_danish(str(error))}. {_CURE}"
    return str(error)


def _danish(said: str) -> str:
    """What Jinja says most often, in Danish; anything else as it is."""
    for pattern, words in _SAYS:
        found = pattern.match(said)
        if found:
            return words.format(found[1])
    return said.rstrip(".")


def _place(error: Exception) -> str:
    """`template:line:` of where a template stopped; empty where that is not known."""
    frames = traceback.extract_tb(error.__traceback__)
    found = next((each for each in reversed(frames) if each.filename.endswith(".html")), None)
    if found is None:
        return ""
    name = found.filename.replace("\\", "/").rpartition("/theme/")[2]
    return f"{name}:{found.lineno}:1: "
