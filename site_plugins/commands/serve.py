"""`praksis serve`: the site in the browser, made anew at each change."""

from __future__ import annotations

import os

import click


@click.command()
@click.option("--clock", default="", help="Se siden som på dette tidspunkt, fx 2026-04-01T12:00.")
@click.option("--port", default=8000, show_default=True, help="Porten på din egen maskine.")
def serve(clock: str, port: int) -> None:
    """Vis siden i din browser, mens du skriver.

    En fejl i en fil stopper ikke visningen: posten bliver udeladt, og fejlen står øverst på siden.

    \b
    Eksempel:
      praksis serve --port 8001
    """
    from mkdocs.commands.serve import serve as mkdocs_serve

    from site_plugins.commands.build import check_clock, project_place

    place = project_place()
    check_clock(clock)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    if clock:
        os.environ["PRAKSIS_CLOCK"] = clock
    config_file = str(place.project / "mkdocs.yml")
    mkdocs_serve(config_file, livereload=True, dev_addr=f"127.0.0.1:{port}")
