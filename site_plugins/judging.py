"""One judgement of a project: what `check` tells, and what `build` stops at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsletter.consistency import inconsistencies
from newsletter.past import with_letters_out
from newsletter.signup_checks import engine_faults
from publishing.settings import Settings
from publishing.verify.brand import brand_faults
from publishing.verify.pages import dead_links
from publishing.verify.reach import Reach, unreachable
from publishing.verify.template_icons import unknown_icons
from records.checks.at_clock import warnings_at
from records.checks.folding import folded
from records.checks.gone import gone_since_release
from records.checks.told_again import told_again
from records.clock import Clock
from records.loading.gc_paused import gc_paused
from records.loading.library import Library
from records.messages import in_order
from records.source.diagnostics import Diagnostic, Severity
from site_plugins.opening import first_state
from site_plugins.preview.view import View, revealed
from site_plugins.site_values import site_values
from site_plugins.spine import STEPS
from site_plugins.state import State, Step, run


def theme_of(project: Path) -> Path:
    """The theme's folder: a project without one of its own is judged by ours."""
    own = project / "site_plugins" / "theme"
    return own if own.is_dir() else Path(__file__).with_name("theme")


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be said of a project at its clock, and all that was made to find out."""

    library: Library
    """As the files say it, with everything that was found."""
    state: State
    """The pages and files of what can be shown."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What the plugins beside the publisher bring along, where MkDocs runs."""

    view: View | None = None
    """What a preview shows; None where none is made."""
    guests: tuple[Step, ...] = ()
    form_headers: Mapping[str, str] = field(default_factory=dict)


def judged(
    library: Library, settings: Settings, clock: Clock, theme: Path, beside: Beside | None = None
) -> Judged:
    """Make everything that a build makes, and look where it leads.

    Records with faults are left out of what is made, so that faults of texts, of records and
    between pages are told together. Nothing is drawn or written.
    """
    beside = beside or Beside()
    view = beside.view
    library = with_letters_out(library)
    gone = gone_since_release(library, library.memory)
    again = told_again(library, library.memory, clock)
    signup = engine_faults(library, clock, settings.newsletter)
    brand = brand_faults(settings.site.brand, library.project)
    told = in_order({*library.diagnostics, *warnings_at(library, clock), *gone, *again, *signup,
                    *brand})  # fmt: skip
    library = replace(library, diagnostics=told)
    first = replace(
        first_state(library, settings, clock, theme, view),
        guests=beside.guests,
        form_headers=beside.form_headers,
    )
    made = _made(library, first)
    if made is None:
        return Judged(library, first)
    state, refused = made
    found = {*library.diagnostics, *refused}
    if not refused:
        found |= set(_after(library, state, view))
        state.library.kept.save()
    return Judged(replace(library, diagnostics=in_order(folded(found))), state)


def _made(library: Library, first: State) -> tuple[State, tuple[Diagnostic, ...]] | None:
    """All pages, and why some could not be made; None where nothing can be said of them."""
    try:
        with gc_paused():
            return run(STEPS, first)
    except Exception:
        if library.faults:  # a step may miss what was left out, and its faults are told already
            return None
        raise


def _after(library: Library, state: State, view: View | None) -> Iterator[Diagnostic]:
    """What is wrong with what was made."""
    written = revealed(library, state.clock) if view and view.hidden else library
    reach = Reach(
        written,
        state.library,
        state.clock,
        state.pages,
        frozenset((*state.files, *(f"{address}index.html" for address in state.pages))),
        state.site.url.casefold(),
        state.theme,
    )
    found = [*unreachable(reach), *unknown_icons(state.theme, written.project.root)]
    if not library.faults:  # else letters and pages lack what is left out
        known = {*state.pages, *state.files}
        found += inconsistencies(state.library, state.clock, known, state.pages.values())
        if all(each.severity is Severity.WARNING for each in found):
            found += dead_links(reach, state.files, site_values(state))
    yield from found
