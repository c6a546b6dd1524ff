"""A preview of a branch, with its bar, where a colleague can open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis.commands.build import SITE, refuse_faults, stop_on_errors
from praksis.commands.going_out import trial
from praksis.project import settings_of
from records.errors import PraksisError

if TYPE_CHECKING:
    from praksis.progress import Progress
    from records.source.files import Project

_LONGEST = 60


def publish_preview(project: Project, progress: Progress, name: str, clock: str) -> None:
    """Build the preview and put it at `udkast/<name>/` of every target. Nothing is remembered."""
    from publishing.addresses import DRAFTS
    from releasing.targets.configured import target_of
    from site_plugins import building

    settings = settings_of(project)
    targets = tuple(target_of(each, project.root) for each in settings.release.targets)
    if not targets:
        raise PraksisError(
            'Der er intet mål under "release: targets" i mkdocs.yml, så der er ingen steder at '
            "lægge en forhåndsvisning."
        )
    draft = _draft(project, name)
    with stop_on_errors(), trial(project.root) as folders:
        with progress.step("Kontrollerer indholdet"):
            config = building.site_config(project, clock, folders[SITE], draft=draft)
            judged = building.judged_site(config)
            refuse_faults(judged.library)
        with progress.step("Bygger sider, feeds og kalendere"):
            building.build_site(config, judged, progress)
        with progress.step("Lægger forhåndsvisningen ud"):
            for target in targets:
                target.preview(folders[SITE], draft)
    click.echo(f"Forhåndsvisningen er på {settings.site.url}{DRAFTS}{draft}/")


def _draft(project: Project, name: str) -> str:
    """The name in the address: the given one, else the branch's. Raises PraksisError."""
    from records.danish.slugs import slug
    from records.source.git import ask

    if name != ".":
        given = name
    else:
        told = ask(project.root, "symbolic-ref", "--quiet", "--short", "HEAD")
        given = told.stdout.decode("utf-8", "replace").strip()
    draft = slug(given)[:_LONGEST].strip("-")
    if not draft:
        raise PraksisError("Du står ikke på en gren. Skriv et navn: praksis publish --preview navn")
    return draft
