"""`praksis diff`: what the change since an earlier commit does for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import CLOCK, resolve_clock
from praksis.project import current_project, settings_of
from records.source.printing import json_text, printable_lines

if TYPE_CHECKING:
    from editing.diff.wording import Report


@click.command(cls=danish.Command, examples=("praksis diff main", "praksis diff HEAD~1 --markdown"))
@click.argument("ref", metavar="REF")
@CLOCK
@click.option("--markdown", is_flag=True, help="Skriv det som Markdown til en pull request.")
@click.option("--json", "as_json", is_flag=True, help="Skriv det som JSON til programmer.")
def diff(ref: str, clock: str, markdown: bool, as_json: bool) -> None:
    """Sig på dansk, hvad din ændring gør for læserne.

    Filerne, som de ligger nu, også dem du ikke har committet, bliver sammenlignet med udgaven REF
    i Git: en gren, et commit eller fx HEAD. Første linje er det hele i kort form.
    """
    from editing.diff.wording import as_markdown, as_text, values

    if markdown and as_json:
        raise click.UsageError("Vælg enten --markdown eller --json.")
    report = _report(ref, clock)
    if as_json:
        click.echo(json_text(values(report)))
    else:
        click.echo(printable_lines((as_markdown if markdown else as_text)(report)), nl=False)


def _report(ref: str, clock: str) -> Report:
    """What changed since the commit. Raises HistoryError, and a usage error for a wrong time."""
    from editing.diff.compare import compare
    from editing.diff.wording import Report
    from newsletter.past import with_letters_out
    from newsletter.plan.impact import newsletter_impacts
    from records.loading.cache import RecordCache
    from records.loading.history import library_at, media_since
    from records.loading.library import load
    from site_plugins.preview.presentable import comparable

    project = current_project()
    with library_at(project, ref) as then:
        media = media_since(project, ref)
        now = with_letters_out(load(project, (), RecordCache.open(project.root)))
        before = with_letters_out(then)
        at = resolve_clock(clock, settings_of(project), now)
        changes = compare(before, now, at, media)
        return Report(ref, changes, newsletter_impacts(*comparable(before, now), at))
