"""`praksis schema`: write the files that are made of the models, for VS Code and the guide."""

from __future__ import annotations

import click

from praksis import danish_help as danish
from praksis.project import current_project
from records.started import command


@click.command(cls=danish.Command, examples=("praksis schema", "praksis schema --check"))
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Skriv ingenting; sig, hvilke filer der er forældede, og slut med 1.",
)
def schema(only_check: bool) -> None:
    """Skriv skemaer, VS Codes indstillinger og guidens lister ud af modellerne.

    Skemaerne lægges i .praksis/schema/ og listerne over felter og
    fejl i docs/felter.md og docs/fejl.md.
    I .vscode/settings.json ændres kun bindingerne til skemaerne.
    """
    from editing.schema.outputs import made_files, stale_files, write_files
    from records.danish.numbers import count

    project = current_project().root
    files = made_files(project)
    paths = stale_files(project, files) if only_check else write_files(project, files)
    if only_check and paths:
        for path in paths:
            click.echo(f"{path}: filen er forældet. Kør {command('schema')}.", err=True)
        raise SystemExit(1)
    for path in paths:
        click.echo(f"Skrev {path}")
    if not paths:
        click.echo(f"{count(len(files), 'fil', 'filer')} passer til modellerne.")
