"""What is to be said of a project: the one judgement that every command tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from praksis.clock import resolve_clock
from praksis.project import settings_of

if TYPE_CHECKING:
    from pathlib import Path

    from records.clock import Clock
    from records.loading.library import Library
    from records.source.diagnostics import Diagnostic
    from records.source.files import Project
    from releasing.history import Remembered


def judged_library(
    project: Project, given: str = "", known: Remembered | None = None, *, cached: bool = True
) -> tuple[Library, Clock]:
    """Every record with all that is wrong at the clock that a build would have; and that clock.

    `given` is what `--clock` says, `known` what went out, where that was read already.
    """
    from records.loading.cache import RecordCache
    from records.loading.library import load
    from releasing.history import remembered
    from site_plugins.checks import ALL_CHECKS
    from site_plugins.judging import judged, theme_of

    settings = settings_of(project)
    refuse_incomplete(project.root)
    known = known or remembered(project.root, settings.release)
    cache = RecordCache.open(project.root) if cached else None
    library = load(project, ALL_CHECKS, cache, known.memory)
    clock = resolve_clock(given, settings, library)
    return judged(library, settings, clock, theme_of(project.root)).library, clock


def refuse_incomplete(root: Path) -> None:
    """Raise SettingsError where the plugins' own settings would stop a build."""
    from publishing.settings import PLUGIN, SettingsError
    from publishing.settings_file import options_of, place_in_settings
    from site_plugins.admin.form_faults import ADMIN, form_faults, refuse_faults

    if options_of(root, PLUGIN) is None:
        at = place_in_settings(root, "plugins", of_key=True)
        raise SettingsError(f'{at}: under "plugins" mangler "{PLUGIN}". Skriv - {PLUGIN} dér.')
    refuse_faults(root, form_faults(options_of(root, ADMIN) or {}))


def diagnostic_as_json(found: Diagnostic, **more: object) -> dict[str, object]:
    """A diagnostic as programs get it, with what a command has to say of it beside."""
    from records.messages import sentence_of
    from records.source.personal_numbers import without_personal_numbers

    return {
        "code": found.code,
        "path": without_personal_numbers(found.position.path),
        "line": found.position.line,
        "column": found.position.column,
        "record": found.record,
        "field": ".".join(map(str, found.field)),
        "message": sentence_of(found),
        **more,
    }
