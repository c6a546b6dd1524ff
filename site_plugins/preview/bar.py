"""What the bar of the preview says, as plain values for its template."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from newsletter.plan.outlook import outlooks
from publishing.page import plain_value
from records.clock import Clock
from records.danish.dates import format_datetime
from records.facts.notes import notes
from records.loading.library import Library
from records.messages import sentence_of
from records.model.registry import address_of
from records.source.diagnostics import Diagnostic, Severity
from records.source.files import Project
from site_plugins.preview.view import View, hidden_records

CONTROL = "_forhaandsvisning"
"""Where the bar's form is sent to, below the preview's own address."""
ABOUT = "om"
"""Below it: what is to be said of one page, `?side=` its address."""


def bar_values(
    library: Library, shown: Library, clock: Clock, view: View, draft: str = ""
) -> dict[str, Any]:
    """The problems of the content, the moment, what is hidden, and what the letters would take.

    `library` is what the files say, `shown` what the pages were made of. A `draft` is the name of
    a preview that is built to lie on a server: its bar tells, but steers nothing.
    """
    hidden = [told for _, told in hidden_records(library, clock)]
    values = {
        "control": "" if draft else CONTROL,
        "about": "" if draft else f"{CONTROL}/{ABOUT}",
        "draft": draft,
        "faults": [_problem(p, library.project) for p in _of(library.diagnostics, Severity.FAULT)],
        "warnings": [
            _problem(p, library.project) for p in _of(library.diagnostics, Severity.WARNING)
        ],
        "moment": format_datetime(clock.now),
        "clock": f"{clock.now:%Y-%m-%dT%H:%M}",
        "asked": view.clock,
        "shows_hidden": view.hidden,
        "hidden": sorted(hidden, key=lambda told: told.label),
        "letters": list(outlooks(shown, clock)),
        "notes": [
            {
                "label": note.record.label,
                "text": note.text,
                "page": (address_of(note.record) or "").partition("#")[0],
                "place": str(library.locate(note.record, note.loc)),
            }
            for note in notes(library)
        ],
    }
    plain: dict[str, Any] = plain_value(values)
    return plain


def _of(problems: Iterable[Diagnostic], severity: Severity) -> Iterable[Diagnostic]:
    return (problem for problem in problems if problem.severity is severity)


def _problem(problem: Diagnostic, project: Project) -> dict[str, str]:
    """The place as text to copy and as a link that opens VS Code there, and where help stands."""
    mark = problem.position
    file = quote("/" + (project.root / mark.path).as_posix().removeprefix("/"))
    return {
        "place": str(mark),
        "sentence": sentence_of(problem),
        "url": f"vscode://file{file}:{mark.line}:{mark.column}",
        "help": f"redaktoer/fejl/#{problem.code}",
    }
