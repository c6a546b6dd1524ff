"""Commands as ours look: examples in their help, and Danish for all that click says itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import click

from praksis.catalogue import speak_danish
from praksis.errors import refusals
from records.started import as_started

speak_danish()

_TOLD = re.compile("Skriv fx ")
"""Where an error has an example already."""


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

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **more: Any,  # noqa: ANN401 - click's own
    ) -> click.Context:
        """As click's; whoever writes a command wrongly sees how it can be written."""
        try:
            return super().make_context(info_name, args, parent, **more)
        except click.UsageError as error:
            if self.examples and not isinstance(self, click.Group) and not _TOLD.search(str(error)):
                said = self.explained(error) or error.format_message()
                example = as_started(self._example_for(said))
                raise click.UsageError(f"{said}\nSkriv fx {example}", error.ctx) from None
            raise

    def _example_for(self, said: str) -> str:
        """The example with the option that is told of, or with any where a word is too many."""
        option = re.search(r"--[a-z-]+", said)
        wanted = option[0] if option else "--" if "for mange ord" in said else ""
        return next((each for each in self.examples if wanted in each), self.examples[0])

    def explained(self, error: click.UsageError) -> str:
        """A better sentence for an error of this command's own words; empty for click's."""
        del error
        return ""

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
            near = get_close_matches(args[0], names, n=1, cutoff=0.6)
            hint = f"Mente du {near[0]}?" if near else f"Vælg en af: {', '.join(names)}."
            raise click.UsageError(f'Kommandoen "{args[0]}" kendes ikke. {hint}', ctx)
        return super().resolve_command(ctx, args)


Group.group_class = Group
