"""The `praksis` command: knows its commands by name and loads each only when it is used."""

from __future__ import annotations

import atexit
import gc
import os
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from praksis import danish_help
from praksis.clock import forget_empty_epoch
from records.started import COMMANDS, NAME, program

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them takes long
atexit.register(gc.freeze)  # the system takes all back at once: looking through it takes long

OTHER_NAMES = {"vikar": "replace", "ret": "change", "omdoeb": "rename"}
"""Danish words that an editor may write for a command; they stand in no list."""


class Commands(danish_help.Group):
    """The group of all commands in `COMMANDS`; each is called as its module in `commands/`."""

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
        name = f"{known}_" if iskeyword(known) else known
        command: click.Command = getattr(import_module(f"praksis.commands.{name}"), name)
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
