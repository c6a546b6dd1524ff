"""`praksis hook`: Git runs `praksis check` before each commit that touches content."""

from __future__ import annotations

import click

from praksis import danish_help as danish
from praksis.errors import writing
from praksis.project import current_project


@click.command(cls=danish.Command, examples=("praksis hook", "praksis hook --remove"))
@click.option("--remove", is_flag=True, help="Tag vagten væk igen.")
@click.option("--force", is_flag=True, help="Gem den hook, der er i forvejen, og sæt vagten ind.")
def hook(remove: bool, force: bool) -> None:
    """Sæt en vagt ind i Git, så fejl ikke kommer med i et commit.

    Før hvert commit, der ændrer noget i content/, kører Git praksis check. Er der fejl, bliver de
    vist, og dit commit bliver ikke lavet. Vagten gælder kun din egen kopi af projektet. Den kræver
    ikke andet end Git og Python.
    """
    from editing.hook import hook_file, install, uninstall

    if remove and force:
        raise click.UsageError("Vælg enten --remove eller --force.")
    project = current_project()
    with writing("Se, om du må skrive i mappen."):
        file = hook_file(project.root, anywhere=force or remove)
        said = uninstall(file) if remove else install(file, project, force=force)
    click.echo(said)
