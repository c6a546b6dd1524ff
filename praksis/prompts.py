"""What the commands that write records ask and show in the terminal."""

from __future__ import annotations

import difflib
import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from editing.drafting.prompter import Prompter
    from records.loading.library import Library
    from records.model.field_spec import FieldSpec, KindSpec
    from records.source.diagnostics import Diagnostic
    from records.source.files import Project
    from records.source.tree import Data


class Terminal:
    """Prints and asks in the terminal; what a `Prompter` talks to."""

    def say(self, text: str) -> None:
        """Print a line."""
        click.echo(text)

    def ask(self, prompt: str, default: str = "") -> str:
        """The answer; Enter alone gives `default`. Raises click.Abort where nobody answers."""
        shown = f"{prompt} [{default}]" if default else prompt
        answer: str = click.prompt(shown, default=default, show_default=False)
        return answer.strip()


def is_agreed(question: str) -> bool:
    """Whether the answer is yes, which Enter alone is too; asks again for what is neither."""
    while True:
        answer = click.prompt(f"{question} [J/n]", default="j", show_default=False)
        said = _ANSWERS.get(answer.strip().lower())
        if said is not None:
            return said
        click.echo("Svar j for ja eller n for nej.")


_ANSWERS = dict.fromkeys(("j", "ja", "y", "yes"), True) | dict.fromkeys(("n", "nej", "no"), False)


def is_interactive(ask: bool | None) -> bool:  # noqa: FBT001 - as click hands it over
    """Whether to ask questions: as `--ask` says, else whether stdin is a terminal."""
    return sys.stdin.isatty() if ask is None else ask


def prompter_for(form: KindSpec, library: Library) -> Prompter:
    """A prompter that asks in the terminal for fields of the kind."""
    from editing.drafting.fill_missing import objection_to
    from editing.drafting.prompter import Prompter
    from editing.normalise import area_names
    from praksis.clock import clock_now

    objection = partial(objection_to, form)
    return Prompter(Terminal(), library, area_names(library), objection, clock_now().today)


def by_option(fault: Diagnostic, option: str) -> str:
    """What is wrong, after the option that says its field: `--{}` or `--set {}=…`."""
    from editing.drafting.validate import key_of
    from records.messages import sentence_of

    key = key_of(fault)
    shown = key.replace("_", "-") if option.startswith("--{") else key
    return f"{option.format(shown)}: {sentence_of(fault)}" if key else sentence_of(fault)


@contextmanager
def naming_options(option: str, but: Collection[str] = ()) -> Iterator[None]:
    """Let a refusal of values inside say which option has each, apart from those in `but`."""
    from editing.drafting.changing import ChangeError, WrongValuesError
    from editing.drafting.validate import key_of
    from records.messages import sentence_of

    try:
        yield
    except WrongValuesError as error:
        lines = (
            sentence_of(fault) if key_of(fault) in but else by_option(fault, option)
            for fault in error.faults
        )
        raise ChangeError("\n".join(lines)) from None


def given_values(
    form: KindSpec, options: Mapping[str, object], library: Library
) -> dict[str, Data]:
    """What the options say, written as the fields want it; fields without an option are left out.

    A group is given as YAML on one line, or as the value of the only field that it must have; a
    list as one value after the other, or all of them as YAML. Raises a usage error where that
    cannot be read.
    """
    from editing.normalise import area_names, normalise

    areas = area_names(library)
    data: dict[str, Data] = {}
    for field in form.fields:
        given = options.get(field.key)
        if isinstance(given, tuple) and given and field.parts:
            data[field.key] = [group for text in given for group in _groups_in(field, text)]
        elif isinstance(given, tuple) and given:
            text = ";".join(item for text in given for item in _items_in(field, text))
            data[field.key] = normalise(text, field, areas)
        elif isinstance(given, str):
            data[field.key] = _read(field, given) if field.parts else normalise(given, field, areas)
    return data


def _groups_in(field: FieldSpec, text: str) -> list[Data]:
    """The groups of one option: `{type: tekst, …}`, several in `[…]`, or `muligheder, episode`."""
    if text.lstrip().startswith(("{", "[")):
        found = _read(field, text)
        return found if isinstance(found, list) else [found]
    key = _only_needed(field)
    if key is None or ":" in text:
        return [_read(field, text)]
    return [{key: word.strip()} for word in text.split(",") if word.strip()]


def _items_in(field: FieldSpec, text: str) -> list[str]:
    """The values of one option; a list may be written as in a file, `[nynedsat, etableret]`."""
    if not (text.strip().startswith("[") and text.strip().endswith("]")):
        return [text]
    found = _read(field, text)
    plain = isinstance(found, list) and all(isinstance(item, str) for item in found)
    return [str(item) for item in found] if plain and isinstance(found, list) else [text]


def _only_needed(field: FieldSpec) -> str | None:
    """The one field that a group cannot be without; None where there are several or none."""
    needed = [part.key for part in field.parts if part.required]
    return needed[0] if len(needed) == 1 else None


def _read(field: FieldSpec, text: str) -> Data:
    from records.messages import sentence_of
    from records.source.diagnostics import SourceError
    from records.source.tree import parse

    try:
        return parse("", f"x: {text}").data["x"]
    except SourceError as error:
        option = f"--{field.key.replace('_', '-')}"
        message = f"{option}: {sentence_of(error.diagnostics[0])} Skriv fx {_example(field)}"
        raise click.UsageError(message) from None


def _example(field: FieldSpec) -> str:
    if field.parts:
        return f"{example_of_group(field)}."
    return f"'[{field.spoken_example}]'."


def example_of_group(field: FieldSpec) -> str:
    """What an option of a group can say: its needed fields, or else all with an example."""
    parts = [part for part in field.parts if part.required]
    parts = parts or [part for part in field.parts if part.example] or list(field.parts)
    inner = ", ".join(f"{part.key}: {_in_braces(part.example or '…')}" for part in parts)
    return f"'{{{inner}}}'"


def _in_braces(example: str) -> str:
    """An example as it stands within `{…}`, where a comma would end it."""
    is_marked = example.startswith(("[", "{", '"'))
    return example if is_marked or not set(example) & set(",:#[]{}") else f'"{example}"'


def show_difference(project: Project, file: Path, before: str, after: str) -> None:
    """Print the changed lines as a unified diff."""
    name = project.shown(file)
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), f"{name} (før)", f"{name} (efter)", lineterm=""
    )
    click.echo("\n".join(lines))
