"""`praksis serve`: the site in the browser, built again at each change."""

from __future__ import annotations

import os
import socket

import click

from praksis import danish_help as danish
from praksis.clock import check_clock
from praksis.errors import listening
from praksis.project import current_project, settings_of

_HERE, _EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104 - who listens there asks for a code


@click.command(cls=danish.Command, examples=("praksis serve --port 8001", "praksis serve --host"))
@click.option("--clock", default="", help="Se siden som på dette tidspunkt, fx 2026-04-01T12:00.")
@click.option(
    "--host", default=_HERE, is_flag=False, flag_value=_EVERYWHERE, metavar="[ADRESSE]",
    help="Lad også en telefon på samme netværk se siden, med en kode. Med en adresse kun dér.",
)  # fmt: skip
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="Porten på din egen maskine.",
)
def serve(clock: str, host: str, port: int) -> None:
    """Vis siden i din browser, mens du skriver.

    En fejl i en fil stopper ikke visningen: posten bliver udeladt, og fejlen står øverst på siden.

    Med --host skriver kommandoen en adresse og en kode. Åbn adressen på telefonen, og skriv koden.
    Hver kode virker én gang; så kommer der en ny.
    """
    from mkdocs.commands.serve import serve as mkdocs_serve

    from publishing.settings import FILE
    from site_plugins.preview.guests import is_address_of_machine

    if not is_address_of_machine(host):
        said = (
            f'"{host}" er ikke en adresse på et netværk. Skriv fx --host 192.168.1.20, eller --host'
        )
        raise click.UsageError(f"{said} alene.")
    project = current_project()
    check_clock(clock)
    settings_of(project)  # MkDocs would refuse in English, or not at all
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    if clock:
        os.environ["PRAKSIS_CLOCK"] = clock
    config_file = str(project.root / FILE)
    from praksis.commands.build import stop_on_errors
    from site_plugins.mkdocs_refusals import settings_in_danish

    with listening(port, host):
        _try_port(host, port)
    click.echo("Laver siden. Første gang tager det et par minutter. Så kommer adressen.", err=True)
    with listening(port, host), stop_on_errors(), settings_in_danish(project.root):
        mkdocs_serve(config_file, livereload=True, dev_addr=f"{host}:{port}")


def _try_port(host: str, port: int) -> None:
    """Raises OSError where somebody has the port: told before the site is made."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        tried.bind((host, port))
