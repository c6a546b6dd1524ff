"""`praksis admin`: fetch the program behind the form, and open the form on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.errors import listening
from praksis.project import current_project, settings_of
from records.started import command

if TYPE_CHECKING:
    from records.source.files import Project
    from site_plugins.admin.serving import Served


@click.group(cls=danish.Group, examples=("praksis admin fetch", "praksis admin open --port 8090"))
def admin() -> None:
    """Formularen i browseren: hent dens program, og åbn den på din egen maskine."""


@admin.command(cls=danish.Command, examples=("praksis admin fetch",))
def fetch() -> None:
    """Hent formularens program med npm, og kontrollér hver fil.

    Det er kun nødvendigt én gang, og når der kommer en ny version. Derefter henter hverken
    formularen eller praksis build --admin noget udefra.
    """
    from site_plugins.admin.bundle import FOLDER, Bundle, packages
    from site_plugins.admin.fetching import fetch as fetch_package

    project = current_project()
    bundle = Bundle(project.root)
    for package in packages().values():
        if bundle.has(package):
            click.echo(f"{package.name} {package.version} er her allerede.")
            continue
        fetch_package(project.root, package)
        click.echo(f"{package.name} {package.version} er hentet og kontrolleret.")
    click.echo(f"Formularens program ligger i {FOLDER}/. Åbn den med {command('admin open')}.")


@admin.command("open", cls=danish.Command, examples=("praksis admin open --port 8090",))
@click.option("--port", default=8001, show_default=True, help="Porten på din egen maskine.")
def open_(port: int) -> None:
    """Åbn formularen for filerne på din egen maskine.

    Brug Chrome eller Edge. Vælg projektets mappe, når formularen spørger. Stop igen med Ctrl+C.
    """
    from site_plugins.admin.serving import form_server

    project = current_project()
    with listening(port):
        server = form_server(served_by(project), port)
    click.echo(f"Formularen er på http://localhost:{port}/admin/")
    click.echo(f"Vælg mappen {project.root}, når den spørger. Stop med Ctrl+C.")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("Formularen er lukket.")
    finally:
        server.server_close()


def served_by(project: Project) -> Served:
    """The form for the project's working copy. Raises BundleError.

    A fault in a record does not stop it: the form is one of the places to mend it.
    """
    from functools import cache

    from praksis.clock import resolve_clock
    from records.loading.cache import RecordCache
    from records.loading.library import load
    from site_plugins.admin.backend import Backend
    from site_plugins.admin.bundle import Bundle
    from site_plugins.admin.deleting import losses_json
    from site_plugins.admin.page import form_files
    from site_plugins.admin.serving import Served
    from site_plugins.admin.settings import as_json, form_settings
    from site_plugins.admin.unsaved import Unsaved
    from site_plugins.building import site_config

    library = load(project, (), RecordCache.open(project.root))
    its_settings = settings_of(project)
    clock = resolve_clock("", its_settings, library)
    site = its_settings.site_at(clock)

    @cache
    def unsaved() -> Unsaved:
        config = site_config(project, "", project.root / "site")
        return Unsaved(library, its_settings, clock, config)

    def settings() -> bytes:
        now = load(project, (), RecordCache.open(project.root))
        unsaved().library = now
        return as_json(form_settings(now, site, Backend(), is_rendered=True))

    def losses() -> bytes:
        return losses_json(load(project, (), RecordCache.open(project.root)))

    made = form_files(library, site, Backend(), Bundle(project.root))
    return Served({output.path: output.content for output in made}, settings, unsaved, losses)
