"""What Mailman needs to be told, and the message it gets; no server is needed for these."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.policy import default

import pytest

from newsletter.engines.factory import engine_of
from newsletter.engines.mailman import Mailman, mailman_of
from newsletter.engines.mailman_lists import moment_in
from newsletter.engines.mailman_message import message_id, message_to_list, pattern_of
from newsletter.errors import EngineError
from publishing.mail_settings import EngineName, MailSettings
from tests.newsletter.engines.conftest import MAIL

SETTINGS = MailSettings(engine=EngineName.MAILMAN, api_url="http://127.0.0.1:8001")
ENVIRON = {"PRAKSIS_MAILMAN_USER": "restadmin", "PRAKSIS_MAILMAN_PASSWORD": "hemmelig-adgang"}
LETTER = replace(
    MAIL, to="nyt@lister.example.org", subject="Søg nu: ærligt talt en god mulighed 🎄"
)


@pytest.mark.parametrize(
    ("settings", "environ", "told"),
    [
        (MailSettings(engine=EngineName.MAILMAN), ENVIRON, "newsletter → api_url"),
        (SETTINGS, {}, "PRAKSIS_MAILMAN_USER"),
        (SETTINGS, {"PRAKSIS_MAILMAN_USER": "restadmin"}, "PRAKSIS_MAILMAN_PASSWORD"),
    ],
)
def test_what_is_missing_is_told(
    settings: MailSettings, environ: dict[str, str], told: str
) -> None:
    with pytest.raises(EngineError, match=told):
        mailman_of(settings, environ)


def test_mkdocs_yml_chooses_mailman(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRON.items():
        monkeypatch.setenv(name, value)
    engine = engine_of(SETTINGS)
    assert isinstance(engine, Mailman)
    assert "hemmelig" not in repr(engine._api)


def test_the_message_is_the_same_again_and_leaves_list_headers_to_the_list() -> None:
    choices = "https://lister.example.org/lists/nyt.lister.example.org/"
    made = message_to_list(LETTER, "nyt-leave@lister.example.org", choices)
    assert made == message_to_list(LETTER, "nyt-leave@lister.example.org", choices)
    assert made.isascii()
    message = message_from_bytes(made, policy=default)
    assert message["Subject"] == LETTER.subject
    assert message["To"] == LETTER.to
    assert message["Date"].datetime == LETTER.send_at
    assert message["Message-ID"] == "<praksis-november-nynedsat.a1a1a1a1a1a1a1a1@example.org>"
    assert not [name for name in message if name.startswith(("List-", "Precedence", "Approved"))]
    assert ".invalid" not in made.decode()
    assert max(map(len, made.split(b"\r\n"))) <= 76


@pytest.mark.parametrize("length", [8, 20, 24, 28, 34, 60])
def test_the_name_of_a_letter_stays_in_its_line_however_long_it_is(length: int) -> None:
    letter = replace(LETTER, issue="b" * length)
    made = message_to_list(letter, "nyt-leave@lister.example.org", "mailto:kontor@example.org")
    assert f"\r\nMessage-ID: {message_id(letter)}\r\n".encode() in made


def test_no_header_can_be_added() -> None:
    with pytest.raises(ValueError, match="linefeed"):
        message_to_list(replace(LETTER, subject="a\r\nBcc: x@example.org"), "l@e.org", "l@e.org")


def test_a_letter_is_known_by_its_tag_and_by_no_other() -> None:
    longer = replace(LETTER, key="nynedsat-2")
    assert pattern_of(LETTER.tag) == r"^<praksis\-november\-nynedsat\."
    assert message_id(LETTER).startswith("<praksis-november-nynedsat.")
    assert message_id(longer).startswith("<praksis-november-nynedsat-2.")


def test_mailmans_moments_are_in_utc() -> None:
    moment = moment_in("2026-11-23T08:00:00.5")
    assert moment
    assert moment.isoformat() == "2026-11-23T08:00:00.500000+00:00"
    assert moment_in(None) is None
