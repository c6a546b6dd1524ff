"""Turns every refusal into a Danish sentence, so that no command has to."""

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
from records.source.printing import printable_lines
from records.started import as_started

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class Refusal(click.ClickException):
    """Ends the command with 1 and its text alone, without `Fejl:` in front."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the text, on stderr unless `file` is given."""
        click.echo(printable_lines(self.message), file=file, err=True)


@contextmanager
def refusals(context: click.Context) -> Iterator[None]:
    """Turn PraksisError and OSError inside into errors that click shows."""
    try:
        yield
    except PraksisError as error:
        text = as_started(_with_notes(_text(error), error))
        raise (
            click.UsageError(printable_lines(text), context) if error.wrong_use else Refusal(text)
        ) from None
    except click.UsageError as error:
        if type(error) is not click.UsageError:  # click's own say no command
            raise
        raise click.UsageError(as_started(error.message), error.ctx or context) from None
    except BrokenPipeError:  # whoever read our output has had enough; click ends quietly
        raise
    except OSError as error:
        raise Refusal(_with_notes(_sentence(error), error)) from None


@contextmanager
def noting(sentence: str) -> Iterator[None]:
    """Add to any refusal inside a last line on what became of the work."""
    try:
        yield
    except (PraksisError, OSError) as error:
        error.add_note(sentence)
        raise


@contextmanager
def writing(cure: str) -> Iterator[None]:
    """Turn an OSError inside into a sentence that the file cannot be written, and the cure."""
    try:
        yield
    except OSError as error:
        sentence = f'"{_shown(error)}" kan ikke skrives: {reason_of(error)}. {cure}'
        raise PraksisError(sentence) from None


@contextmanager
def listening(port: int, host: str = "127.0.0.1") -> Iterator[None]:
    """Turn an OSError for a port or an address that is not to be had into the cure."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            cure = f"Vælg en anden, fx --port {port + 1 if port < 65535 else 8000}."
            raise PraksisError(f"Porten {port} er i brug. {cure}") from None
        if error.errno == errno.EACCES and port < 1024:
            said = f"Porten {port} kræver, at du er administrator. Vælg en over 1023"
            raise PraksisError(f"{said}, fx --port 8000.") from None
        if error.errno == errno.EADDRNOTAVAIL:
            cure = "Skriv --host alene, så gælder alle maskinens adresser."
            raise PraksisError(f"{host} er ikke en adresse på denne maskine. {cure}") from None
        raise


def _text(error: PraksisError) -> str:
    if isinstance(error, SourceError):
        from records.messages import lines_of

        return lines_of(error)
    return str(error)


def _sentence(error: OSError) -> str:
    cure = " Slet noget, du ikke bruger, og prøv igen." if error.errno in _FULL else ""
    if error.filename is None:
        return f"Det kan ikke lade sig gøre: {reason_of(error)}.{cure}"
    return f'"{_shown(error)}" kan ikke læses eller skrives: {reason_of(error)}.{cure}'


def _shown(error: OSError) -> str:
    """The file as a user would write it: relative to the current folder where it is below."""
    file = Path(os.fsdecode(error.filename or ""))
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def _with_notes(text: str, error: BaseException) -> str:
    return "\n".join((text, *getattr(error, "__notes__", ())))
