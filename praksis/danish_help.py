"""Commands as ours look: examples in their help, and Danish for all that click says itself."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import click

from praksis.catalogue import speak_danish
from praksis.errors import refusals
from records.started import as_started

speak_danish()


class _Danish(click.Command):
    """What command and group have in common."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - click's own
        examples: Sequence[str] = (),
        **settings: Any,  # noqa: ANN401
    ) -> None:
        settings.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        settings.setdefault("options_metavar", "[VALG]")
        super().__init__(*args, **settings)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, one on each line."""
        super().format_epilog(ctx, formatter)
        if self.examples:
            with formatter.section("Eksempler"):
                for example in self.examples:
                    formatter.write_text(as_started(example))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does, in which other commands are named as they are started."""
        self.help = as_started(self.help or "")
        super().format_help_text(ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own
        """Run what is asked for; what refuses it becomes a Danish sentence."""
        with refusals(ctx):
            return super().invoke(ctx)


class Command(_Danish):
    """A command whose help and errors are Danish; `examples` are shown in its help."""


class Group(_Danish, click.Group):
    """The same for a command that has commands."""

    command_class = Command

    def __init__(self, *args: Any, **settings: Any) -> None:  # noqa: ANN401 - click's own
        settings.setdefault("subcommand_metavar", "KOMMANDO [VALG]...")
        super().__init__(*args, **settings)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant. Raises a usage error that names the nearest, or all."""
        if args and self.get_command(ctx, args[0]) is None and args[0][:1] != "-":
            names = self.list_commands(ctx)
            near = get_close_matches(args[0], names, n=1, cutoff=0.5)
            hint = f"Mente du {near[0]}?" if near else f"Vælg en af: {', '.join(names)}."
            raise click.UsageError(f'Kommandoen "{args[0]}" kendes ikke. {hint}', ctx)
        return super().resolve_command(ctx, args)


Group.group_class = Group
