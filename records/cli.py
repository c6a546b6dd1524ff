"""The `praksis` command: finds its commands by name and loads each only when it is used."""

from __future__ import annotations

import os
from importlib.metadata import EntryPoint, entry_points

import click

from records.commands import danish

GROUP = "praksis.commands"


class Commands(danish.Group):
    """Commands that packages register under `praksis.commands`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, sorted."""
        del ctx
        return sorted(self._points())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now."""
        del ctx
        point = self._points().get(cmd_name)
        command = point.load() if point else None
        return command if isinstance(command, click.Command) else None

    @staticmethod
    def _points() -> dict[str, EntryPoint]:
        return {point.name: point for point in entry_points(group=GROUP)}


@click.command(
    cls=Commands,
    examples=("praksis check", "praksis build --clock 2026-12-01T09:00", "praksis serve"),
)
@click.version_option(
    package_name="min-almen-praksis",
    prog_name="praksis",
    message="%(prog)s %(version)s",
    help="Vis versionen.",
)
def main() -> None:
    """Byg og kontrollér Min Almen Praksis: hjemmeside, feeds, podcast og nyhedsbrev."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
