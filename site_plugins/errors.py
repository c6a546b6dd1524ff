"""What a failed build says of itself, in the words of whoever stopped it."""

from __future__ import annotations

import traceback

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from mkdocs.exceptions import Abort, BuildError

_CURE = "Ret den, eller hent site_plugins/theme/ igen fra Git."


def error_text(error: Exception) -> str:
    """What the error says; a template's fault begins with `template:line`."""
    if isinstance(error, Abort) and isinstance(error.__context__, BuildError):
        return str(error.__context__)  # MkDocs itself only says that there was an error
    if isinstance(error, TemplateSyntaxError):
        said = str(error.message).rstrip(".")
        at = f"{error.name or error.filename}:{error.lineno}:1"
        return f"{at}: skabelonen kan ikke læses: {said}. {_CURE}"
    if isinstance(error, TemplateNotFound):
        return f'skabelonen "{error.name}" findes ikke i temaet. {_CURE}'
    if isinstance(error, TemplateError):
        return f"{_place(error)}skabelonen kan ikke vises: {str(error).rstrip('.')}. {_CURE}"
    return str(error)


def _place(error: Exception) -> str:
    """`template:line:` of where a template stopped; empty where that is not known."""
    frames = traceback.extract_tb(error.__traceback__)
    found = next((each for each in reversed(frames) if each.filename.endswith(".html")), None)
    if found is None:
        return ""
    name = found.filename.replace("\\", "/").rpartition("/theme/")[2]
    return f"{name}:{found.lineno}:1: "
