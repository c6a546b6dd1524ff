"""Listmonk, through its HTTP API: one list for each audience, one draft for each edition.

A person presses Send. What is restated of the API was read from Listmonk's own source and
documentation; tests/newsletter/engines/fixtures/facts.md says what, and of which version.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from newsletter.engines.engine import Delivery, Mail, Stage, places_of
from newsletter.engines.listmonk_answers import (
    Campaign,
    campaign_in,
    content_tag,
    leaving,
    moment_in,
    reached,
    record_in,
)
from newsletter.engines.listmonk_calls import UNKNOWN, campaign, lookup, subscribers, tagged
from newsletter.engines.placeholders import LISTMONK, filled
from newsletter.engines.web import Api, NoAnswerError, RefusedError, adding_cure
from newsletter.errors import EngineError
from publishing.mail_settings import MailSettings

USER, TOKEN = "PRAKSIS_LISTMONK_USER", "PRAKSIS_LISTMONK_TOKEN"
_BARE = re.compile(r"\s*\{\{-?\s*template\s+\"content\"\s+\.\s*-?\}\}\s*")
_LONGEST_TAG = 100
LEAVES_WITHIN = timedelta(days=14)
"""Who leaves a list so soon after a letter is counted as leaving because of it."""
_LOOK_AGAIN = (1.0, 4.0)
"""So many seconds until it is looked whether a draft that got no answer was made after all."""


class Listmonk:
    """An Engine (see engine.py)."""

    name = "listmonk"

    def __init__(self, api: Api, template: int | None) -> None:
        self._api, self._template = api, template

    # --- before anything is handed over -----------------------------------------------------------

    def objections(self, mails: Sequence[Mail]) -> tuple[str, ...]:
        """Why these cannot be taken."""
        with _explained():
            return (*self._of_template(), *self._of_lists(mails), *_of_tags(mails))

    def _of_template(self) -> Iterator[str]:
        if self._template is None:
            yield (
                "Skriv skabelonens nummer i mkdocs.yml: newsletter → template_id. Ellers lægger "
                "Listmonk sin egen skabelon om brevet."
            )
            return
        found = lookup(self._api, f"/api/templates/{self._template}")
        if found is None:
            yield f"Skabelon {self._template} findes ikke i Listmonk. Ret template_id i mkdocs.yml."
        elif found.get("type") != "campaign" or not _BARE.fullmatch(str(found.get("body", ""))):
            yield (
                f'Skabelon {self._template} i Listmonk må kun indeholde {{{{ template "content" . '
                "}}, for brevet har selv hoved og fod."
            )

    def _of_lists(self, mails: Sequence[Mail]) -> Iterator[str]:
        for to, times in Counter(mail.to for mail in mails).items():
            where = places_of(mails, to)
            if not (to.isascii() and to.isdigit()):
                yield f'"{to}" er ikke nummeret på en liste i Listmonk. Skriv fx "3". {where}'
            elif lookup(self._api, f"/api/lists/{int(to)}") is None:
                yield f"Liste {to} findes ikke i Listmonk, eller vi må ikke se den. {where}"
            if times > 1:
                keys = ", ".join(mail.key for mail in mails if mail.to == to)
                yield f"Liste {to} står for flere udgaver ({keys}). Hver skal have sin egen."

    def on_several(self, lists: Sequence[str]) -> int | None:
        """How many get mail from more than one of the lists. Only their number is kept."""
        wanted = {int(each) for each in lists}
        if len(wanted) < 2:
            return 0
        with _explained():
            found = subscribers(self._api, sorted(wanted))
            return sum(len(reached(each, wanted)) > 1 for each in found)

    # --- handing over -----------------------------------------------------------------------------

    def push(self, mail: Mail, *, start: bool = False) -> str:
        """Leave the mail as a draft, or start it; returns the number of the campaign."""
        with _explained():
            found = self._draft(mail, campaign_of(mail, self._template))
            if start and found.stage is Stage.DRAFT:
                self._start(found.id)
            return str(found.id)

    def find(self, mail: Mail) -> str | None:
        """The number of the campaign, whatever has become of it."""
        with _explained():
            found = tagged(self._api, mail.tag)
            begun = [each for each in found if each.stage is not Stage.DRAFT]
            return str((begun or found)[0].id) if found else None

    def _draft(self, mail: Mail, wanted: dict[str, Any]) -> Campaign:
        found = self._the_one(mail) or self._made(mail, wanted)
        if found.stage is Stage.DRAFT:
            return found if found.says(wanted) else self._updated(mail, found, wanted)
        if content_tag(mail) in found.tags:
            return found
        raise EngineError(
            f'Kampagne {found.id} i Listmonk, "{mail.name}", er {found.stage.value} med et andet '
            "indhold, så den bliver ikke rørt. Er den planlagt, så sæt den tilbage til kladde. Er "
            "den sendt, så lav et brev, der retter den."
        )

    def _updated(self, mail: Mail, found: Campaign, wanted: dict[str, Any]) -> Campaign:
        try:
            self._api.put(f"/api/campaigns/{found.id}", wanted)
        except RefusedError as error:
            now = campaign(self._api, found.id)
            if error.status not in UNKNOWN or (now and now.stage is Stage.DRAFT):
                raise
            raise EngineError(
                f'Kampagne {found.id} i Listmonk, "{mail.name}", blev sendt eller slettet, mens '
                "den blev rettet. Kør kommandoen igen."
            ) from None
        return found

    def _made(self, mail: Mail, wanted: dict[str, Any]) -> Campaign:
        """A new draft, or the one that a cut-off answer was about. Never a second."""
        try:
            made = campaign_in(record_in(self._api.post("/api/campaigns", wanted)))
        except NoAnswerError as error:
            if not error.is_heard:
                raise
            found = self._after_all(mail)
            if found:
                return found
            error.add_note("Måske er kladden lavet alligevel: næste gang ses der efter først.")
            raise
        return self._the_one(mail) or made

    def _after_all(self, mail: Mail) -> Campaign | None:
        for seconds in _LOOK_AGAIN:
            self._api.pause(seconds)
            found = self._the_one(mail)
            if found:
                return found
        return None

    def _the_one(self, mail: Mail) -> Campaign | None:
        """The campaign with the mail's tag.

        Two hands pushing at once may have made two. One is kept: that which is on its way, or the
        oldest; the rest go while they are drafts with the very same content for the same list.
        """
        found = tagged(self._api, mail.tag)
        if len(found) < 2:
            return found[0] if found else None
        kept = next((each for each in found if each.stage is not Stage.DRAFT), found[0])
        others = [each for each in found if each is not kept]
        if not all(_is_copy(each, kept, mail) for each in others):
            numbers = ", ".join(str(each.id) for each in found)
            raise EngineError(
                f'"{mail.name}" ligger flere gange i Listmonk: kampagne {numbers}. '
                "Slet dem, der ikke skal bruges, og kør kommandoen igen."
            )
        for each in others:
            self._removed(each.id)
        return kept

    def _removed(self, number: int) -> None:
        try:
            self._api.delete(f"/api/campaigns/{number}")
        except RefusedError as error:  # the other hand may have been faster
            if error.status not in UNKNOWN:
                raise

    def _start(self, number: int) -> None:
        try:
            self._api.put(f"/api/campaigns/{number}/status", {"status": "running"})
        except RefusedError:  # it may run already: a cut-off answer, another hand
            now = campaign(self._api, number)
            if not now or now.stage not in (Stage.SENDING, Stage.HELD, Stage.SENT):
                raise

    def test(self, mail: Mail, to: Sequence[str]) -> None:
        """Send a proof; Listmonk sends only to addresses that it has as subscribers."""
        proof = campaign_of(replace(mail, subject=f"[Prøve] {mail.subject}"), self._template)
        with _explained():
            found = self._the_one(mail)
            if found is None:
                raise EngineError("Læg brevet som kladde først: praksis newsletter push.")
            self._api.post(f"/api/campaigns/{found.id}/test", {**proof, "subscribers": [*to]})

    # --- afterwards -------------------------------------------------------------------------------

    def status(self, found: str) -> Delivery:
        """What became of the campaign with this number."""
        with _explained():
            now = campaign(self._api, int(found)) if found.isascii() and found.isdigit() else None
            if now is None:
                return Delivery(Stage.GONE)
            if now.stage in (Stage.DRAFT, Stage.SCHEDULED):
                return Delivery(now.stage)
            begun = moment_in(now.told.get("started_at"))
            return Delivery(
                now.stage,
                # Without a single subscriber it is finished without having begun.
                begun or moment_in(now.told.get("updated_at")),
                sent=now.number("sent"),
                bounced=now.number("bounces"),
                unsubscribed=self._left(now, begun) if begun else None,
            )

    def _left(self, sent: Campaign, begun: datetime) -> int | None:
        """How many left the campaign's lists soon after; None where Listmonk does not say."""
        lists = set(sent.lists)
        if not lists:
            return None
        try:
            return sum(
                any(begun <= when <= begun + LEAVES_WITHIN for when in leaving(each, lists))
                for each in subscribers(self._api, sorted(lists), "unsubscribed")
            )
        except KeyError:
            return None
        except RefusedError as error:
            if error.status == HTTPStatus.FORBIDDEN:
                return None
            raise


def listmonk_of(settings: MailSettings, environ: Mapping[str, str] = os.environ) -> Listmonk:
    """Listmonk as `mkdocs.yml` and the environment say. Raises EngineError where one is silent."""
    address = settings.api_url or settings.public_url
    if not address:
        raise EngineError("Skriv Listmonks adresse i mkdocs.yml: newsletter → api_url.")
    user, token = environ.get(USER, ""), environ.get(TOKEN, "")
    for name, value in ((USER, user), (TOKEN, token)):
        if not value:
            raise EngineError(f"Sæt miljøvariablen {name}; docs/drift/nyhedsbrev.md siger hvordan.")
        if not (value.isascii() and value.isprintable()) or " " in value or ":" in value:
            raise EngineError(f"Miljøvariablen {name} har tegn, der ikke kan stå i den.")
    api = Api("Listmonk", address, {"Authorization": f"token {user}:{token}"})
    return Listmonk(api, settings.template_id)


def campaign_of(mail: Mail, template: int | None) -> dict[str, Any]:
    """The campaign for `POST /api/campaigns`, filled with Listmonk's own placeholders.

    It has no `send_at`: Listmonk refuses every change to a draft whose time has passed.
    """
    ready = filled(mail, LISTMONK, unsubscribe="", preferences="")
    return {
        "name": mail.name,
        "subject": ready.subject,
        "lists": [int(mail.to)],
        "from_email": ready.sender,
        "type": "regular",
        "content_type": "html",
        "messenger": "email",
        "body": ready.html,
        "altbody": ready.text,
        "template_id": template,
        "tags": [mail.tag, content_tag(mail)],
        "headers": [{"Auto-Submitted": "auto-generated"}, {"Content-Language": mail.language}],
    }


def _is_copy(other: Campaign, kept: Campaign, mail: Mail) -> bool:
    same = other.content and (other.content <= kept.content or content_tag(mail) in other.content)
    return other.stage is Stage.DRAFT and bool(same) and other.lists == kept.lists


def _of_tags(mails: Sequence[Mail]) -> Iterator[str]:
    for mail in mails:
        if len(mail.tag) > _LONGEST_TAG:
            yield f"Id {mail.issue} er for langt til Listmonk: {len(mail.tag)} tegn i mærket."


def _explained() -> AbstractContextManager[None]:
    return adding_cure(
        f"Se efter, at {USER} og {TOKEN} er rigtige, og at API-brugeren har de rettigheder, som "
        "docs/drift/nyhedsbrev.md nævner."
    )
