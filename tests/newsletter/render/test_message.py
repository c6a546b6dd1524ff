"""The message, read back as a mail program does."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from newsletter.letter import letter_of
from newsletter.outbox import outbox_files
from newsletter.render.message import message_of
from newsletter.render.text import text_of
from records.clock import Clock
from records.loading.library import Library
from tests.newsletter.samples import NEW, edition, issue, made, mailing_list
from tests.samples import NOW, SITE

LONG = "https://example.org/afmeld/" + "a" * 300


def raw(library: Library) -> bytes:
    files = {file.path: file.content for file in outbox_files(library, SITE, NOW)}
    return files[f"november/{NEW}.eml"]


def parsed(library: Library) -> EmailMessage:
    message = message_from_bytes(raw(library), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_headers_are_what_bulk_senders_write(library: Library) -> None:
    headers = dict(parsed(library).items())
    del headers["Content-Type"]
    assert headers == {
        "Subject": "Hillerød: frist 26. november · 5 andre",
        "From": "Min Almen Praksis <nyhedsbrev@example.org>",
        "To": "undisclosed-recipients:;",
        "Date": "Mon, 23 Nov 2026 08:00:00 +0100",
        "Message-ID": f"<november.{NEW}@example.org>",
        "List-Id": "På vej i praksis <paa-vej.example.org>",
        "List-Unsubscribe": (
            "<https://example.org/afmeld>, "
            "<mailto:nyhedsbrev@example.org?subject=Afmeld%20P%C3%A5%20vej%20i%20praksis>"
        ),
        "List-Archive": "<https://example.org/praksis/nyhedsbrev/>",
        "Auto-Submitted": "auto-generated",
        "Precedence": "bulk",
        "MIME-Version": "1.0",
        "Content-Language": "da",
    }


def test_parts_are_text_then_html_as_quoted_printable(
    library: Library, files: dict[str, bytes]
) -> None:
    message = parsed(library)
    assert message.get_content_type() == "multipart/alternative"
    parts = list(message.iter_parts())
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    for part, ending in zip(parts, ("txt", "html"), strict=True):
        assert part["Content-Transfer-Encoding"] == "quoted-printable"
        assert part.get_content_charset() == "utf-8"
        assert (
            part.get_content().replace("\r\n", "\n") == files[f"november/{NEW}.{ending}"].decode()
        )
    assert [each.defects for each in message.walk()] == [[], [], []]


def test_lines_are_short_and_ascii(library: Library) -> None:
    message = raw(library)
    assert message.isascii()
    assert b"\n" not in message.replace(b"\r\n", b"")
    header, _, body = message.partition(b"\r\n\r\n")
    assert max(map(len, body.split(b"\r\n"))) <= 76
    assert all(len(line) <= 76 or b"Unsubscribe" in line or line[:2] == b" <"
               for line in header.split(b"\r\n"))  # fmt: skip


@pytest.mark.parametrize(
    "subject",
    ["Ø" * 60, "🎄" * 60, "Én lang række ord med æ, ø og å i hvert eneste, ja så", "x" * 60],
    ids=["letters", "emoji", "words", "ascii"],
)
def test_any_subject_is_read_back(tmp_path: Path, subject: str) -> None:
    words = issue(
        subject=subject.lower(), example="true", blocks=[{"type": "tekst", "text": "Hej."}]
    )
    library = made(tmp_path, issues__november=words)
    assert parsed(library)["Subject"] == f"[Eksempel] {subject.lower()}"
    header = raw(library).partition(b"\r\nFrom:")[0]
    assert all(len(line) <= 76 for line in header.split(b"\r\n"))
    assert all(len(word) <= 75 for word in re.findall(rb"=\?[^ ]+\?=", header))


def test_a_long_address_to_unsubscribe_stays_whole(tmp_path: Path) -> None:
    library = made(tmp_path, mailing_lists__paa_vej=mailing_list(unsubscribe_url=LONG))
    assert b"List-Unsubscribe: <" + LONG.encode() + b">,\r\n <mailto:" in raw(library)
    assert parsed(library)["List-Unsubscribe"].startswith(f"<{LONG}>, <mailto:")


def test_a_danish_sender_is_read_back(tmp_path: Path) -> None:
    sender = "Østjyske Læger og mødestedet for alle på vej mod egen praksis <post@example.org>"
    library = made(tmp_path, mailing_lists__paa_vej=mailing_list(sender=sender))
    header = raw(library).partition(b"\r\nFrom: ")[2].partition(b"\r\nTo:")[0].decode()
    assert str(make_header(decode_header(header))) == sender
    assert max(map(len, header.split("\r\n"))) <= 70


@pytest.mark.parametrize(
    ("link", "is_per_reader"),
    [
        ("*|UNSUB|*", True),
        ("{{ UnsubscribeURL }}", True),
        ("https://example.org/afmeld", False),
        ("https://example.org/afmeld?liste=3", False),
    ],
)
def test_one_click_is_promised_only_where_the_engine_knows_who_leaves(
    library: Library,
    link: str,
    is_per_reader: bool,  # noqa: FBT001 - a case of the table
) -> None:
    plain = edition(library)
    own = plain.mailing_list.model_copy(update={"unsubscribe_url": link})
    engine = replace(plain, mailing_list=own)
    letter = letter_of(engine, SITE)
    message = message_of(engine, letter, text_of(letter), "<p>x</p>", SITE)
    assert f"List-Unsubscribe: <{link}>,".encode() in message
    header = b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
    assert (header in message) is is_per_reader


def test_of_what_is_in_the_letter_a_message_says_its_parts_alone(library: Library) -> None:
    """So it is kept by these, its issue, its list and its subject (`newsletter.outbox`)."""
    full = edition(library)
    bare = replace(full, intro="", blocks=(), passed=(), previous=None, scene="")
    letter = letter_of(full, SITE)
    empty = replace(letter_of(bare, SITE), subject=letter.subject)
    assert empty.blocks != letter.blocks
    said = message_of(full, letter, "Hej", "<p>Hej</p>", SITE)
    assert message_of(bare, empty, "Hej", "<p>Hej</p>", SITE) == said


def test_each_edition_has_an_id_of_its_own(files: dict[str, bytes]) -> None:
    mails = [message for path, message in files.items() if path.endswith(".eml")]
    ids = [message_from_bytes(message, policy=default)["Message-ID"] for message in mails]
    assert len(set(ids)) == len(ids) == 2


def test_the_date_is_the_records_and_not_the_clocks(library: Library) -> None:
    later = Clock.parse("2026-11-25T17:00")
    message = {file.path: file.content for file in outbox_files(library, SITE, later)}
    assert b"\r\nDate: Mon, 23 Nov 2026 08:00:00 +0100\r\n" in message[f"november/{NEW}.eml"]
