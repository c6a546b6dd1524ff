"""`praksis newsletter engine`: see whether the mail engine is as it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsletter.engines.engine import Mail
    from records.loading.library import Library


@click.command(cls=danish.Command, examples=("praksis newsletter engine",))
def engine() -> None:
    """Se efter, om afsenderprogrammet er sat rigtigt op.

    Spørger det, om adgangen, skabelonen og hver liste under targets er, som de skal være. Lægger
    intet i det.
    """
    from newsletter.engines.factory import engine_of
    from newsletter.errors import EngineError
    from praksis.project import current_project, settings_of
    from records.loading.library import load

    project = current_project()
    made = engine_of(settings_of(project).newsletter)
    trials = list(_trials(load(project, ())))
    if not trials:
        raise EngineError(
            "Ingen nyhedsbrevsliste siger, hvor dens målgrupper står i afsenderprogrammet. Skriv "
            "det under targets i content/mailing_lists/."
        )
    objections = made.objections(trials)
    if objections:
        raise EngineError("\n".join(objections))
    click.echo(f"{made.name} svarer, og {len(trials)} lister er, som de skal være.")


def _trials(library: Library) -> Iterator[Mail]:
    """A mail to each list, which is never handed over."""
    from newsletter.engines.engine import Mail
    from records.clock import Clock
    from records.model.newsletter import MailingList

    moment = Clock.parse("2026-01-01T08:00").now
    for mailing_list in library.all(MailingList):
        for target in mailing_list.targets:
            key = target.key
            words = {"name": key, "subject": key, "preheader": "", "html": "", "text": ""}
            yield Mail(
                issue=mailing_list.id, key=key, digest="", sender=mailing_list.sender,
                send_at=moment, to=target.to, **words,
            )  # fmt: skip
