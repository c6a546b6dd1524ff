"""`praksis golive --strip-examples`: shows, asks, deletes, and says what to put in their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from praksis.prompts import is_agreed, is_interactive
from records.errors import PraksisError
from records.started import command

if TYPE_CHECKING:
    from editing.removing.examples import Removal
    from records.loading.library import Library
    from records.model.registry import Kind
    from records.source.diagnostics import Diagnostic
    from records.source.files import Project

SHOWN = 3
"""So many places of a reference are named; the rest are counted."""


def strip(project: Project, *, dry_run: bool, yes: bool) -> None:
    """Take all examples out of the project; ends with 1 where something has to be put in place.

    Raises PraksisError for faults that are there already, and for work that is not in Git.
    """
    from editing.removing.examples import removal_of_examples, take_out
    from newsletter.examples import forget_examples

    library = _checked(project)
    removal = removal_of_examples(library)
    if not removal.records:
        click.echo("Der er ingen eksempler.")
        return
    if not dry_run:
        _refuse_unsaved(project)
    for line in _shown(project, removal):
        click.echo(line)
    left = list(_left(project, removal))
    if dry_run:
        click.echo("Intet er slettet (--dry-run).")
    elif yes or _is_meant():
        take_out(removal)
        forget_examples(project)
        click.echo("Eksemplerne er slettet. Fortryd med: git checkout -- content .praksis")
    else:
        click.echo("Intet er slettet.")
        return
    for line in _to_do(left):
        click.echo(line)
    if left:
        raise SystemExit(1)


def _checked(project: Project) -> Library:
    from newsletter.past import with_letters_out
    from records.loading.library import load
    from records.messages import line_of
    from site_plugins.checks import ALL_CHECKS

    library = with_letters_out(load(project, ALL_CHECKS))
    if library.faults:
        for fault in library.faults:
            click.echo(line_of(fault), err=True)
        raise PraksisError("Ret fejlene først. Intet er slettet.")
    return library


def _refuse_unsaved(project: Project) -> None:
    """Raise PraksisError where Git could not bring back what is deleted."""
    from records.source.git import git_names, require_repository

    require_repository(project.root)
    unsaved = git_names(project.root, "status", "--porcelain", "-z", "--", project.content.name)
    if unsaved:
        raise PraksisError(
            f"{unsaved[0][3:]} er ikke gemt i Git. Gem dit arbejde med git add og git commit "
            "først, så du kan fortryde. Intet er slettet."
        )


def _is_meant() -> bool:
    if not is_interactive(None):
        raise PraksisError("Ingen kan svare her. Skriv --yes for at slette. Intet er slettet.")
    return is_agreed("Skal det slettes?")


def _shown(project: Project, removal: Removal) -> Iterator[str]:
    """What would be deleted and mended, a line each."""
    from newsletter.examples import example_letters
    from newsletter.frozen.store import FOLDER
    from records.danish.numbers import count

    yield f"{count(len(removal.records), 'eksempel', 'eksempler')} bliver slettet:"
    yield from (f"  {project.shown(file)}" for file in removal.files)
    yield from (f"  {FOLDER}/{name}/" for name in example_letters(project))
    if removal.media:
        files = count(len(removal.media), "fil", "filer")
        yield f"{files}, som kun eksemplerne bruger, bliver slettet:"
        yield from (f"  {project.shown(file)}" for file in removal.media)
    if removal.mended:
        lists = count(len(removal.mended), "fil", "filer")
        yield f"I {lists} bliver links til dem taget ud af lister:"
        yield from (f"  {project.shown(file)}" for file in removal.mended)


def _left(project: Project, removal: Removal) -> Iterator[Diagnostic]:
    """The faults that the project would have without the examples."""
    from editing.removing.examples import take_out
    from editing.writing.trial import trial
    from newsletter.examples import forget_examples
    from newsletter.past import with_letters_out
    from records.loading.library import load_unfolded
    from site_plugins.checks import ALL_CHECKS

    with trial(project, ()) as copy:
        take_out(removal.files_in(project, copy.content))
        forget_examples(copy)
        yield from with_letters_out(load_unfolded(copy, ALL_CHECKS)).faults


def _to_do(left: list[Diagnostic]) -> Iterator[str]:
    """What has to be put in place: one line for each record that is missed, then the rest."""
    from records.checks.folding import folded
    from records.danish.numbers import count
    from records.messages import in_order, line_of
    from records.model.registry import KINDS
    from records.source.places import capped

    by_folder = {kind.folder: kind for kind in KINDS}
    missed: defaultdict[tuple[Kind, str], list[Diagnostic]] = defaultdict(list)
    rest = []
    for each in left:
        values = dict(each.params)
        kind = by_folder.get(str(values.get("folder")))
        if each.code == "reference-not-found" and kind:
            missed[kind, str(values["reference"]).rpartition(":")[2]].append(each)
        else:
            rest.append(each)
    rest = list(in_order(capped(folded(rest))))
    if not left:
        yield f"Indholdet er i orden. Kør {command('golive')} for at se, hvad der ellers mangler."
        return
    yield f"Før siden kan bygges igen, mangler {count(len(missed) + len(rest), 'ting', 'ting')}:"
    for (kind, record_id), places in missed.items():
        yield from _missed(kind, record_id, places)
    yield from map(line_of, rest)


def _missed(kind: Kind, record_id: str, places: list[Diagnostic]) -> Iterator[str]:
    from records.danish.numbers import count
    from records.danish.slugs import slug

    number = count(len(places), "sted", "steder")
    yield (
        f"- {kind.label} {record_id}: {number} peger derhen. Skriv en rigtig med samme id "
        f"({command('new')} {slug(kind.label)} --id {record_id}), eller ret stederne:"
    )
    for each in places[:SHOWN]:
        yield f"    {each.position}"
    if len(places) > SHOWN:
        more = count(len(places) - SHOWN, "sted", "steder")
        yield f"    og {more} mere: {command('check')} viser det næste, når du har rettet et"
