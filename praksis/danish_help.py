"""click's own words in Danish: help pages, and what it says of wrong use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any, NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from praksis.errors import Refusal, refusals


class _Words(click.HelpFormatter):
    """Writes `Brug:` in front of the usage line."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """As click does, in Danish."""
        super().write_usage(prog, args, prefix or "Brug: ")

    def write_heading(self, heading: str) -> None:
        """As click does, in Danish."""
        super().write_heading({"Options": "Valg", "Commands": "Kommandoer"}.get(heading, heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Options and commands, with the kinds of values named in Danish."""
        told = [(_in_danish(first, _KINDS), _in_danish(second, _EXTRA)) for first, second in rows]
        super().write_dl(told, col_max, col_spacing)


_KINDS = (
    (" INTEGER RANGE", " TAL"),
    (" FLOAT RANGE", " TAL"),
    (" INTEGER", " TAL"),
    (" FLOAT", " TAL"),
    (" TEXT", " TEKST"),
    (" PATH", " STI"),
    (" FILENAME", " FIL"),
    (" DIRECTORY", " MAPPE"),
    (" FILE", " FIL"),
)
_EXTRA = (("[default: ", "[ellers: "), ("[required]", "[skal med]"))


def _in_danish(text: str, words: Iterable[tuple[str, str]]) -> str:
    for english, danish in words:
        text = text.replace(english, danish)
    return text


class _Context(click.Context):
    formatter_class = _Words


class _Danish(click.Command):
    """What command and group have in common."""

    context_class = _Context
    help_names = ("-h", "--help")

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - click's own
        examples: Sequence[str] = (),
        **settings: Any,  # noqa: ANN401
    ) -> None:
        settings.setdefault("context_settings", {"help_option_names": list(self.help_names)})
        super().__init__(*args, **settings)
        self.examples = examples

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help` with Danish help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Vis denne hjælp."
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """`[VALG]` for `[OPTIONS]`."""
        pieces = super().collect_usage_pieces(ctx)
        return [_PIECES.get(piece, piece) for piece in pieces]

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, one on each line."""
        super().format_epilog(ctx, formatter)
        if self.examples:
            with formatter.section("Eksempler"):
                for example in self.examples:
                    formatter.write_text(example)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own
        """Run what is asked for; what refuses it becomes a Danish sentence."""
        with refusals(ctx):
            return super().invoke(ctx)

    def main(self, *args: Any, **settings: Any) -> Any:  # noqa: ANN401 - click's own
        """Run as a program; wrong use ends with status 2 and a Danish sentence."""
        if not settings.get("standalone_mode", True):
            return super().main(*args, **settings)
        with _danish_errors():
            status = super().main(*args, **{**settings, "standalone_mode": False})
        raise SystemExit(status if isinstance(status, int) else 0)


_PIECES = {"[OPTIONS]": "[VALG]", "COMMAND [ARGS]...": "KOMMANDO [VALG]..."}


class Command(_Danish):
    """A command whose help and errors are Danish; `examples` are shown in its help."""


class Group(_Danish, click.Group):
    """The same for a command that has commands."""

    command_class = Command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant. Raises a usage error that names the nearest."""
        if args and self.get_command(ctx, args[0]) is None and args[0][:1] != "-":
            names = self.list_commands(ctx)
            hint = _meant(get_close_matches(args[0], names, n=1, cutoff=0.5))
            known = hint or f" Vælg en af: {', '.join(names)}."
            raise click.UsageError(f'Kommandoen "{args[0]}" kendes ikke.{known}', ctx)
        return super().resolve_command(ctx, args)


Group.group_class = Group


@contextmanager
def _danish_errors() -> Iterator[None]:
    """Ends the program as click would, with its sentences in Danish."""
    try:
        yield
    except NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help())
        raise SystemExit(2) from None
    except click.ClickException as error:
        _tell(error)
    except click.Abort:
        click.echo("Afbrudt.", err=True)
        raise SystemExit(1) from None


def _tell(error: click.ClickException) -> NoReturn:
    if isinstance(error, Refusal):
        error.show()
        raise SystemExit(error.exit_code) from None
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context:
        click.echo(context.get_usage(), err=True)
        click.echo(f"Skriv {context.command_path} --help for hjælp.\n", err=True)
    click.echo(f"Fejl: {sentence(error)}", err=True)
    raise SystemExit(error.exit_code) from None


def sentence(error: click.ClickException) -> str:
    """What is wrong, in Danish; messages of our own are Danish already."""
    said = _of_option(error) or _of_value(error)
    if said:
        return said
    if isinstance(error, click.FileError):
        return f'Filen "{error.ui_filename}" kan ikke åbnes.'
    extra = re.search(r"unexpected extra arguments? \((.*)\)", error.message)
    return f"Her er for mange ord: {extra[1]}." if extra else error.format_message()


def _of_option(error: click.ClickException) -> str | None:
    if isinstance(error, click.NoSuchOption):
        hint = _meant(list(error.possibilities or ())[:1])
        return f"Valget {error.option_name} kendes ikke.{hint}"
    if isinstance(error, click.BadOptionUsage):
        lacks = "requires" in error.message
        said = "mangler en værdi" if lacks else "kan ikke have en værdi"
        return f"Valget {error.option_name} {said}."
    return None


def _of_value(error: click.ClickException) -> str | None:
    if isinstance(error, click.MissingParameter):
        return f"{_named(error)} mangler."
    if isinstance(error, click.BadParameter):
        return f"{_named(error)} har en værdi, der ikke kan bruges. {_expected(error)}"
    return None


def _meant(names: Sequence[str]) -> str:
    return f" Mente du {names[0]}?" if names else ""


def _named(error: click.BadParameter) -> str:
    if error.param is None:
        return "Et ord"
    is_option = isinstance(error.param, click.Option)
    return (
        f"Valget {error.param.opts[0]}" if is_option else f"Ordet {error.param.human_readable_name}"
    )


def _expected(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"Vælg en af: {', '.join(map(str, kind.choices))}."
    if isinstance(kind, click.types.IntParamType):
        return "Skriv et helt tal."
    if isinstance(kind, click.Path | click.File):
        return "Skriv stien til en fil eller mappe, der findes."
    return error.message
