"""Every refusal becomes a Danish sentence here, so that no command has to do it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click

from records.errors import PraksisError, reason_of
from records.source.diagnostics import SourceError


class Refusal(click.ClickException):
    """Ends the command with 1 and nothing but its text, which may name a file in front."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the text, on stderr unless `file` is given."""
        click.echo(self.message, file=file, err=True)


@contextmanager
def refusals(context: click.Context) -> Iterator[None]:
    """Turn what the user can put right into what click shows, and a failing system likewise."""
    try:
        yield
    except PraksisError as error:
        text = _with_notes(_text(error), error)
        raise (click.UsageError(text, context) if error.wrong_use else Refusal(text)) from None
    except BrokenPipeError:  # whoever read our output has had enough; click ends quietly
        raise
    except OSError as error:
        raise Refusal(_with_notes(_sentence(error), error)) from None


@contextmanager
def noting(sentence: str) -> Iterator[None]:
    """Add to any refusal inside what became of the work."""
    try:
        yield
    except (PraksisError, OSError) as error:
        error.add_note(sentence)
        raise


@contextmanager
def writing(cure: str) -> Iterator[None]:
    """Say of a system that refuses inside that the file cannot be written, and what helps."""
    try:
        yield
    except OSError as error:
        sentence = f'"{_shown(error)}" kan ikke skrives: {reason_of(error)}. {cure}'
        raise PraksisError(sentence) from None


@contextmanager
def listening(port: int) -> Iterator[None]:
    """Say of a port that another program has taken how to choose one."""
    try:
        yield
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise PraksisError(f"Porten {port} er i brug. Vælg en anden med --port.") from None


def _text(error: PraksisError) -> str:
    if isinstance(error, SourceError):
        from records.messages import lines_of

        return lines_of(error)
    return str(error)


def _sentence(error: OSError) -> str:
    if error.filename is None:
        return f"Det kan ikke lade sig gøre: {reason_of(error)}."
    return f'"{_shown(error)}" kan ikke læses eller skrives: {reason_of(error)}.'


def _shown(error: OSError) -> str:
    """The file as a user writes it: from the current folder, where it lies below."""
    file = Path(os.fsdecode(error.filename or ""))
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def _with_notes(text: str, error: BaseException) -> str:
    return "\n".join((text, *getattr(error, "__notes__", ())))
