"""What a failed build says of itself, in the words of whoever stopped it."""

from __future__ import annotations

from jinja2 import TemplateSyntaxError
from mkdocs.exceptions import Abort, BuildError


def error_text(error: Exception) -> str:
    """What the error says; a template's fault begins with `template:line`."""
    if isinstance(error, Abort) and isinstance(error.__context__, BuildError):
        return str(error.__context__)  # MkDocs itself only says that there was an error
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name or error.filename}:{error.lineno}: {error.message}"
    return str(error)
