"""`praksis new`: a new record, asked for in Danish or given as options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from praksis import danish_help as danish
from praksis.clock import clock_now
from praksis.project import current_project
from praksis.prompts import (
    by_option,
    example_of_group,
    given_values,
    is_agreed,
    is_interactive,
    prompter_for,
)
from praksis.proposal import RefusedChangeError, Wish, propose
from records.started import command

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from editing.drafting.prompter import Prompter
    from editing.writing.together import FileChange
    from records.clock import Clock
    from records.loading.library import Library
    from records.model.field_spec import FieldSpec, KindSpec
    from records.source.diagnostics import Diagnostic
    from records.source.files import Project
    from records.source.tree import Data

_SHORTEST = 5
"""So many letters the last part of a name has at least."""


EVERYDAY = {
    "opslag": "mulighed", "stilling": "mulighed", "job": "mulighed", "kapacitet": "mulighed",
    "nyhed": "artikel", "side": "artikel", "blog": "artikel", "tekst": "artikel",
    "møde": "arrangement", "moede": "arrangement", "seminar": "arrangement",
    "kursus": "arrangement", "afsnit": "episode", "klinik": "lokale", "portræt": "historie",
    "video": "film", "kommune": "område", "vikar": "dageopslag",
}  # fmt: skip
"""What people call a kind."""


class Kinds(danish.Group):
    """A command for each kind, by its key and its Danish name; made when it is asked for.

    The last part of a name is enough where no other ends so: `udgave`.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The Danish names, in the order of the site."""
        del ctx
        from records.model.registry import KINDS

        return [danish_name(kind.label) for kind in KINDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a kind, by either name."""
        del ctx
        from records.model.registry import KINDS

        wanted = cmd_name.casefold()
        for name in (wanted, EVERYDAY.get(wanted, wanted)):
            for kind in KINDS:
                if danish_name(name) in kind.words:
                    return kind_command(kind.key, danish_name(kind.label))
        ends = [kind for kind in KINDS if danish_name(kind.label).endswith(wanted)]
        if len(ends) == 1 and len(wanted) >= _SHORTEST:
            return kind_command(ends[0].key, danish_name(ends[0].label))
        return None


def danish_name(label: str) -> str:
    """`Arrangementsrække` → `arrangementsraekke`, as it is typed."""
    from records.danish.slugs import slug

    return slug(label)


def show_kinds(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print every kind with its Danish name and its folder, and end."""
    if not wanted or ctx.resilient_parsing:
        return
    from records.model.registry import KINDS

    names = [(danish_name(kind.label), kind) for kind in KINDS]
    width = max(len(name) for name, _ in names)
    for name, kind in names:
        click.echo(f"{name:<{width}}  {kind.label}, content/{kind.folder}/")
    ctx.exit()


@click.command(
    cls=Kinds,
    examples=(
        "praksis new --list",
        "praksis new mulighed",
        "praksis new arrangement --title 'Åbent hus' --ask",
    ),
)
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=show_kinds,
    help="Vis de arter, der kan skrives, og hvor de ligger.",
)
def new() -> None:
    """Skriv en ny post. Du bliver spurgt om det, der skal med.

    Alt kan også gives som valg, så intet bliver spurgt om. Filen får en forklaring til hvert felt.
    """


def kind_command(key: str, name: str) -> click.Command:
    """The command that writes a record of the kind, with an option for each field."""
    from records.model.field_spec import spec_of

    form = spec_of(key)

    def run(**options: Any) -> None:  # noqa: ANN401 - click hands over what the fields are
        write_new(form, ask=options.pop("ask__"), options=options)

    return KindCommand(
        name,
        callback=run,
        params=list(_options(form)),
        help=f"Skriv en ny post af arten {form.kind.label.lower()} i content/{form.kind.folder}/.",
        short_help=f"{form.kind.label} (content/{form.kind.folder}/).",
        examples=(
            *(f"praksis new {name} --{key} 'Skriv den her'" for key in _called_by(form)),
            f"praksis new {name}",
            f"praksis new {name} --help",
        ),
        labels={field.key: field.label for field in form.fields},
    )


class KindCommand(danish.Command):
    """Knows its options by their Danish labels too."""

    def __init__(self, *args: Any, labels: Mapping[str, str], **settings: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **settings)
        self.labels = labels

    def explained(self, error: click.UsageError) -> str:
        """The option that was meant by a label."""
        from records.danish.nearest import nearest_key

        if not isinstance(error, click.NoSuchOption):
            return ""
        near = nearest_key(error.option_name.lstrip("-").replace("-", "_"), self.labels)
        said = f"Valget {error.option_name} kendes ikke."
        return f"{said} Mente du --{near.replace('_', '-')}?" if near else ""


def _called_by(form: KindSpec) -> tuple[str, ...]:
    """The field that says what a record is called, if there is one."""
    keys = [field.key for field in form.fields if field.key in ("title", "name", "role")]
    return tuple(keys[:1])


def _options(form: KindSpec) -> Iterator[click.Option]:
    yield click.Option(
        ["--ask/--no-ask", "ask__"],
        default=None,
        help="Spørg om det, der mangler. Ellers spørges der kun, når nogen sidder ved tastaturet.",
    )
    for field in form.fields:
        yield click.Option(
            [f"--{field.key.replace('_', '-')}", field.key],
            metavar="…",
            multiple=field.many,
            help=_help_of(field),
        )


def _help_of(field: FieldSpec) -> str:
    must = " Skal med." if field.required and field.key != "id" else ""
    fx = f" Fx {field.spoken_example}." if field.example else ""
    choices = f" En af: {', '.join(c.value for c in field.choices)}." if field.choices else ""
    group = f" Fx {example_of_group(field)}." if field.parts else ""
    many = " Kan gives flere gange." if field.many else ""
    told = f"{field.label}.{' ' + field.help if field.help else ''}"
    return f"{told}{must}{group or choices or fx}{many}"


def write_new(form: KindSpec, *, ask: bool | None, options: Mapping[str, object]) -> None:
    """Complete the record, judge it, and write its file.

    What would be red is not written: whoever answered all those questions may answer some anew, or
    write it all the same.
    """
    from editing.writing.file_text import commented_file
    from editing.writing.together import FileChange
    from records.loading.library import load
    from site_plugins.checks import ALL_CHECKS

    project = current_project()
    library, clock = load(project, ALL_CHECKS), clock_now()
    data = given_values(form, options, library)
    prompter = prompter_for(form, library) if is_interactive(ask) else None
    wanted: dict[str, Data] | None = data
    while wanted is not None:
        data = completed(form, wanted, library, clock, prompter)
        file = file_of(project, form, data)
        made = FileChange(file, None, commented_file(form, data, file.suffix).encode())
        try:
            propose(project, library, [made], Wish(dry_run=False, yes=True, shown=True))
            wanted = None
        except RefusedChangeError as error:
            click.echo(str(error), err=True)
            faults = of_fields(error, project.shown(file))
            wanted = answered_anew(form, data, faults, prompter)
            if wanted is None:
                write_all_the_same(project, made, ask=prompter is not None)
    click.echo(f"Skrevet: {project.shown(file)}")
    click.echo(f"Åbn filen, og se den igennem. Kør {command('serve')} for at se siden.")


def write_all_the_same(project: Project, made: FileChange, *, ask: bool) -> None:
    """Write what is red where somebody wants to put it right in the file; else exit with 1."""
    from editing.writing.together import write_together

    if not ask or not is_agreed("Skal den skrives, så du kan rette den?"):
        raise SystemExit(1)
    write_together(project, [made])


def of_fields(error: RefusedChangeError, shown: str) -> list[Diagnostic]:
    """The faults of the file's own fields, one for each field."""
    from editing.drafting.validate import key_of

    ours = (one for one in error.faults if one.position.path == shown and one.field)
    return list({key_of(fault): fault for fault in ours}.values())


def answered_anew(
    form: KindSpec, data: dict[str, Data], faults: list[Diagnostic], prompter: Prompter | None
) -> dict[str, Data] | None:
    """The data with other answers for what is wrong; None where nobody wants to give any."""
    from editing.drafting.fill_missing import answered

    if prompter is None or not faults or not is_agreed("Vil du svare på det igen nu?"):
        return None
    for fault in faults:
        data = {**data, **answered(form, data, fault, prompter)}
    return {key: value for key, value in data.items() if value is not None}


def completed(
    form: KindSpec, data: dict[str, Data], library: Library, clock: Clock, prompter: Prompter | None
) -> dict[str, Data]:
    """The data with an id and all that is required, which the prompter asks for.

    Without a prompter, prints everything that is missing and exits with 1.
    """
    from editing.drafting.fill_missing import fill_missing, still_missing
    from editing.drafting.ids import proposed_id

    today = clock.today.isoformat()
    if prompter:
        data = fill_missing(form, data, prompter, {"published": today})
    elif "published" in {field.key for field in form.fields}:
        data.setdefault("published", today)
    proposed = proposed_id(form, data, library, clock.today)
    if prompter and "id" not in data:
        data["id"] = prompter.value(form.field("id"), proposed)
    data.setdefault("id", proposed)
    faults = still_missing(form, data, but=())
    if faults:
        for fault in faults:
            click.echo(by_option(fault, "--{}"), err=True)
        click.echo("Intet er skrevet.", err=True)
        raise SystemExit(1)
    return data


def file_of(project: Project, form: KindSpec, data: Mapping[str, Data]) -> Path:
    """Where the record's file goes; articles go into the folder of their section."""
    folder = project.content / form.kind.folder
    if form.kind.key == "article":
        folder /= str(data["section"])
    return folder / f"{data['id']}{form.suffix}"
