"""Mailman 3, through its core's REST interface: one list for each audience.

Mailman has no drafts: a letter that is pushed is held for moderation, and a person releases it.
First a rule is added to the list that holds back everything with the letter's Message-ID. So no
copy of it ever goes out by itself, however the list is set and however often it is handed in;
and the rule stays, so that Mailman itself remembers what was handed in after it forgot the mail.
"""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from newsletter.engines.engine import Delivery, Mail, Stage
from newsletter.engines.mailman_lists import Held, ListInMailman, Note, moment_in
from newsletter.engines.mailman_message import message_id, message_to_list, pattern_of
from newsletter.engines.mailman_objections import objections_to
from newsletter.engines.smtp import relay_of, send_proofs
from newsletter.engines.web import Api, NoAnswerError, adding_cure
from newsletter.errors import EngineError
from publishing.mail_settings import MailSettings

T = TypeVar("T")
USER, PASSWORD = "PRAKSIS_MAILMAN_USER", "PRAKSIS_MAILMAN_PASSWORD"
_STEP = 0.5
_PATIENCE = 60.0
"""So many seconds Mailman has to sort what it was given."""
_OTHER_HAND = 10.0
"""So long another push of the same letter is waited for before it is taken to have died."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A letter that Mailman has or had."""

    held: list[Held]
    is_posted: bool


class Mailman:
    """An Engine (see engine.py)."""

    name = "mailman"

    def __init__(self, api: Api, public_url: str, environ: Mapping[str, str]) -> None:
        self._api, self._public_url, self._environ = api, public_url, environ

    def _list(self, address: str) -> ListInMailman:
        return ListInMailman(self._api, address)

    # --- before anything is handed over -----------------------------------------------------------

    def objections(self, mails: Sequence[Mail]) -> tuple[str, ...]:
        """Why these cannot be taken."""
        with _explained():
            return tuple(objections_to(mails, self._list))

    def on_several(self, lists: Sequence[str]) -> int | None:
        """How many get mail from more than one of the lists. Only their number is kept."""
        with _explained():
            found = Counter(
                person for address in set(lists) for person in self._people(self._list(address))
            )
            return sum(times > 1 for times in found.values())

    @staticmethod
    def _people(mailing_list: ListInMailman) -> set[str]:
        """Who stands on the list: one person may have several addresses."""
        return {str(each.get("user") or each["email"]) for each in mailing_list.members()}

    # --- handing over -----------------------------------------------------------------------------

    def push(self, mail: Mail, *, start: bool = False) -> str:
        """Hand the letter in, held for a person, or send it; returns list and tag."""
        with _explained():
            mailing_list = self._list(mail.to)
            note, held = self._handed_in(mail, mailing_list)
            if start and held:
                mailing_list.accept(held)
                self._until(lambda: mailing_list.posts() > note.posts, _PATIENCE)
            return f"{mail.to}/{mail.tag}"

    def find(self, mail: Mail) -> str | None:
        """List and tag, where Mailman remembers that the letter was handed in."""
        with _explained():
            known = self._list(mail.to).note(pattern_of(mail.tag))
            return f"{mail.to}/{mail.tag}" if known else None

    def _handed_in(self, mail: Mail, mailing_list: ListInMailman) -> tuple[Note, Held | None]:
        """The letter's rule, and the one copy that waits; None where it has been released."""
        is_new = mailing_list.add_note(pattern_of(mail.tag))
        note = self._note(mail, mailing_list)
        seconds = 0.0 if is_new else _OTHER_HAND
        seen = self._until(lambda: self._seen(mail, note, mailing_list), seconds)
        if seen and seen.is_posted:
            _discard(seen.held, mailing_list)
            return note, None
        held = seen.held if seen else []
        is_old = bool(held) and held[0].message_id != message_id(mail)
        if is_old or (not held and _later(note, mailing_list)):
            # Frozen anew, or thrown away before another letter went out: it begins again.
            _discard(held, mailing_list)
            mailing_list.remove_note(note)
            return self._handed_in(mail, mailing_list)
        if not held:
            seen = self._given(mail, note, mailing_list)
            if seen.is_posted:  # another hand released its copy, and threw ours away
                _discard(seen.held, mailing_list)
                return note, None
            held = seen.held
        _discard(held[1:], mailing_list)  # two hands pushing at once may have handed in another
        return note, held[0]

    def _seen(self, mail: Mail, note: Note, mailing_list: ListInMailman) -> _Seen | None:
        """The letter, waiting or sent; None where there is no trace of it.

        What is released is neither for a moment, so it is asked for again before that is believed.
        """
        held = self._waiting(mail, mailing_list)
        is_posted = self._posted(note, mailing_list) is not None
        return _Seen(held, is_posted) if held or is_posted else None

    def _note(self, mail: Mail, mailing_list: ListInMailman) -> Note:
        note = mailing_list.note(pattern_of(mail.tag))
        if note is None:
            raise EngineError(
                f"Reglen, der holder brevet tilbage på {mail.to}, er slettet i Mailman imens. "
                "Kør kommandoen igen."
            )
        return note

    def _given(self, mail: Mail, note: Note, mailing_list: ListInMailman) -> _Seen:
        """Hand it in, and wait until it lies among what is held, or has gone out meanwhile."""
        config = mailing_list.config() or {}
        leave = str(config.get("leave_address", mail.to))
        lost: NoAnswerError | None = None
        try:
            mailing_list.hand_in(message_to_list(mail, leave, self._choices(mail, config)))
        except NoAnswerError as error:
            if not error.is_heard:
                raise
            lost = error
        seen = self._until(lambda: self._seen(mail, note, mailing_list), _PATIENCE)
        if seen:
            return seen
        if lost:
            raise lost
        raise EngineError(
            f"Mailman har fået brevet til {mail.to}, men har ikke lagt det frem endnu. Intet er "
            "sendt. Se, om Mailman kører, og kør kommandoen igen om lidt."
        )

    def _choices(self, mail: Mail, config: Mapping[str, object]) -> str:
        """Where readers choose: the list's page, else a mail to those who own the list."""
        if self._public_url:
            return f"{self._public_url}/lists/{mail.to.replace('@', '.')}/"
        return f"mailto:{config.get('owner_address', mail.to)}"

    @staticmethod
    def _waiting(mail: Mail, mailing_list: ListInMailman) -> list[Held]:
        ours = re.compile(pattern_of(mail.tag))
        return [each for each in mailing_list.held() if ours.match(each.message_id)]

    def _until(self, ask: Callable[[], T], seconds: float) -> T:
        """The first answer that is something, or the last one."""
        answer = ask()
        for _ in range(round(seconds / _STEP)):
            if answer:
                break
            self._api.pause(_STEP)
            answer = ask()
        return answer

    def test(self, mail: Mail, to: Sequence[str]) -> None:
        """Send a proof by the relay of the environment: Mailman sends to whole lists alone."""
        send_proofs([mail], to, relay_of(self._environ), self._choices(mail, {}))

    # --- afterwards -------------------------------------------------------------------------------

    @staticmethod
    def _posted(note: Note, mailing_list: ListInMailman) -> datetime | None:
        """When a post went out after the letter was handed in, and before the next one was.

        One letter at a time waits on a list, and nobody else may write to it (`objections`).
        """
        later = _later(note, mailing_list)
        if later:
            return later[0].last_post if later[0].posts > note.posts else None
        return mailing_list.last_post() if mailing_list.posts() > note.posts else None

    def status(self, found: str) -> Delivery:
        """What became of the letter with this list and tag."""
        address, _, tag = found.partition("/")
        with _explained():
            mailing_list = self._list(address)
            note = mailing_list.note(pattern_of(tag)) if mailing_list.config() else None
            if note is None:
                return Delivery(Stage.GONE)
            ours = re.compile(pattern_of(tag))
            if any(ours.match(each.message_id) for each in mailing_list.held()):
                return Delivery(Stage.HELD)
            # Between being released and being counted a letter is nowhere for a moment.
            at = self._until(lambda: self._posted(note, mailing_list), 4 * _STEP)
            if at is None:
                return Delivery(Stage.GONE)
            is_last = mailing_list.last_post() == at
            bounced = _bounced_since(at, mailing_list) if is_last else None
            return Delivery(Stage.SENT, at, bounced=bounced)


def _discard(held: Sequence[Held], mailing_list: ListInMailman) -> None:
    for each in held:
        mailing_list.discard(each)


def _later(note: Note, mailing_list: ListInMailman) -> list[Note]:
    """The letters that were handed in after it."""
    return [each for each in mailing_list.notes() if each.position > note.position]


def mailman_of(settings: MailSettings, environ: Mapping[str, str] = os.environ) -> Mailman:
    """Mailman as `mkdocs.yml` and the environment say. Raises EngineError where one is silent."""
    address = settings.api_url
    if not address:
        raise EngineError("Skriv adressen på Mailmans REST i mkdocs.yml: newsletter → api_url.")
    user, password = environ.get(USER, ""), environ.get(PASSWORD, "")
    for name, value in ((USER, user), (PASSWORD, password)):
        if not value:
            raise EngineError(f"Sæt miljøvariablen {name}; docs/drift/nyhedsbrev.md siger hvordan.")
    secret = b64encode(f"{user}:{password}".encode()).decode()
    api = Api("Mailman", address, {"Authorization": f"Basic {secret}"})
    return Mailman(api, settings.public_url, environ)


def _bounced_since(at: datetime, mailing_list: ListInMailman) -> int:
    """How many addresses have sent a mail back since then."""
    bounces = (moment_in(each.get("last_bounce_received")) for each in mailing_list.members())
    return sum(moment is not None and moment >= at for moment in bounces)


def _explained() -> AbstractContextManager[None]:
    return adding_cure(
        f"Se efter, at {USER} og {PASSWORD} er admin_user og admin_pass i mailman.cfg."
    )
