"""The mail engine that `mkdocs.yml` chooses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from newsletter.engines.engine import Engine
from newsletter.engines.listmonk import listmonk_of
from newsletter.engines.mailman import mailman_of
from newsletter.errors import EngineError
from publishing.mail_settings import EngineName, MailSettings

_MADE_BY: Mapping[EngineName, Callable[[MailSettings], Engine]] = {
    EngineName.LISTMONK: listmonk_of,
    EngineName.MAILMAN: mailman_of,
}


def takes_drafts(settings: MailSettings) -> bool:
    """Whether there is an engine that letters can be left in; else they are exported."""
    return settings.engine in _MADE_BY


def export_to(settings: MailSettings) -> str:
    """What `newsletter export --to` is asked for where letters are not left as drafts."""
    return "zip" if settings.engine is EngineName.NONE else settings.engine.value


def engine_of(settings: MailSettings) -> Engine:
    """The engine, let in by the environment. Raises EngineError where there is none to speak to."""
    if settings.engine is EngineName.NONE:
        raise EngineError(
            "Der er intet afsenderprogram. Skriv det i mkdocs.yml: newsletter → engine; "
            "docs/drift/nyhedsbrev.md viser hvordan."
        )
    made_by = _MADE_BY.get(settings.engine)
    if made_by is None:
        raise EngineError(
            f"{settings.engine} tager ikke imod kladder. Brug praksis newsletter export med --to "
            f"{settings.engine}."
        )
    return made_by(settings)
