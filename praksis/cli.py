"""The `praksis` command: knows its commands by name and loads each only when it is used."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

import click

from praksis import danish_help
from praksis.clock import forget_empty_epoch
from records.started import NAME, program

COMMANDS = {
    "admin": "praksis.commands.admin:admin",
    "build": "praksis.commands.build:build",
    "change": "praksis.commands.change:change",
    "check": "praksis.commands.check:check",
    "diff": "praksis.commands.diff:diff",
    "export": "praksis.commands.export:export",
    "golive": "praksis.commands.golive:golive",
    "doctor": "praksis.commands.doctor:doctor",
    "hook": "praksis.commands.hook:hook",
    "import": "praksis.commands.import_:import_",
    "merge": "praksis.commands.merge:merge",
    "new": "praksis.commands.new:new",
    "newsletter": "praksis.commands.newsletter:newsletter",
    "podcast": "praksis.commands.podcast:podcast",
    "publish": "praksis.commands.publish:publish",
    "releases": "praksis.commands.releases:releases",
    "rename": "praksis.commands.rename:rename",
    "replace": "praksis.commands.replace:replace",
    "repost": "praksis.commands.repost:repost",
    "rollback": "praksis.commands.rollback:rollback",
    "schema": "praksis.commands.schema:schema",
    "serve": "praksis.commands.serve:serve",
    "share": "praksis.commands.share:share",
    "status": "praksis.commands.status:status",
    "upcoming": "praksis.commands.upcoming:upcoming",
    "visits": "praksis.commands.visits:visits",
    "wishes": "praksis.commands.wishes:wishes",
}
"""Each command's module and the name of its function there."""

OTHER_NAMES = {"vikar": "replace", "ret": "change", "omdoeb": "rename"}
"""Danish words that an editor may write for a command; they stand in no list."""


class Commands(danish_help.Group):
    """The group of all commands in `COMMANDS`."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **more: Any,  # noqa: ANN401 - click's own
    ) -> click.Context:
        """As click's, under the name that the program was started by."""
        name = program() if info_name == NAME else info_name
        return super().make_context(name, args, parent, **more)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, sorted."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now."""
        del ctx
        known = OTHER_NAMES.get(cmd_name, cmd_name)
        if known not in COMMANDS:
            return None
        module, _, name = COMMANDS[known].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


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
    forget_empty_epoch()
