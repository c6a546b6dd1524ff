"""What each mail engine gets as files."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from newsletter.freezing import frozen_letter
from newsletter.handover.addressing import check_forms
from newsletter.handover.export import Addressed, export
from newsletter.mails import mail_of
from newsletter.outbox import made_of
from newsletter.targets import TargetError
from records.loading.library import Library
from records.model.newsletter import MailingList
from tests.newsletter.samples import (
    NEW,
    RENDERER,
    TRAINEE,
    all_editions,
    made,
    mailing_list,
)
from tests.samples import NOW, SITE

TO = {
    "listmonk": ("3", "4"),
    "mailchimp": ("a1b2c3d4e5/12", "a1b2c3d4e5/13"),
    "mailman": ("nye@lister.example.org", "hu@lister.example.org"),
    "zip": ("Nye speciallæger", "HU-læger"),
}
WEB = f"https://example.org/praksis/nyhedsbrev/november/{NEW}/"


def files(library: Library, provider: str, **more: tuple[int, ...] | int) -> dict[str, bytes]:
    editions = all_editions(library)
    letter = frozen_letter(editions, SITE, NOW, RENDERER, has_engine=True)
    given = [
        Addressed(mail_of(frozen, letter, to), made_of(edition, SITE, RENDERER), **more)  # type: ignore[arg-type]
        for frozen, edition, to in zip(letter.editions, editions.going, TO[provider], strict=True)
    ]
    return {file.path: file.content for file in export(given, provider)}


def test_listmonk_gets_a_campaign_for_each_edition_and_its_list(library: Library) -> None:
    found = files(library, "listmonk", template=7)
    assert list(found) == [f"{NEW}.json", f"{TRAINEE}.json"]
    campaign = json.loads(found[f"{NEW}.json"])
    body, text = campaign.pop("body"), campaign.pop("altbody")
    tag, digest = campaign.pop("tags")
    assert campaign == {
        "name": "Nyt i november 2026 – til nye speciallæger i almen medicin",
        "subject": "Hillerød: frist 26. november · 5 andre",
        "lists": [3],
        "from_email": "Min Almen Praksis <nyhedsbrev@example.org>",
        "type": "regular",
        "content_type": "html",
        "messenger": "email",
        "headers": [{"Auto-Submitted": "auto-generated"}, {"Content-Language": "da"}],
        "template_id": 7,
    }
    assert tag == f"praksis-november-{NEW}"
    assert digest
    assert 'href="{{ UnsubscribeURL }}"' in body
    assert 'href="{{ UnsubscribeURL }}?manage=true"' in body
    assert "Afmeld nyhedsbrev: {{ UnsubscribeURL }}\n" in text
    assert WEB in body
    assert json.loads(found[f"{TRAINEE}.json"])["lists"] == [4]
    other = json.loads(files(library, "listmonk", lists=(8, 9))[f"{NEW}.json"])
    assert other["lists"] == [8, 9]
    assert "template_id" not in other


def test_mailchimp_gets_merge_tags_and_the_segment(library: Library) -> None:
    found = files(library, "mailchimp")
    assert list(found) == [f"{key}.{e}" for key in (NEW, TRAINEE) for e in ("html", "txt", "json")]
    html, text = found[f"{NEW}.html"].decode(), found[f"{NEW}.txt"].decode()
    assert html.count("*|") == 2
    assert 'href="*|UNSUB|*"' in html
    assert 'href="*|UPDATE_PROFILE|*"' in html
    assert "Afmeld nyhedsbrev: *|UNSUB|*\n" in text
    assert WEB in html
    campaign = json.loads(found[f"{NEW}.json"])
    assert campaign["recipients"] == {
        "list_id": "a1b2c3d4e5",
        "segment_opts": {"saved_segment_id": 12},
    }
    assert campaign["tracking"] == {"opens": False, "html_clicks": False, "text_clicks": False}
    assert campaign["settings"]["from_name"] == "Min Almen Praksis"
    assert campaign["settings"]["reply_to"] == "nyhedsbrev@example.org"


def test_mailman_gets_a_message_without_the_headers_it_writes_itself(library: Library) -> None:
    message = message_from_bytes(files(library, "mailman")[f"{NEW}.eml"], policy=default)
    assert message["To"] == "nye@lister.example.org"
    assert message["Message-ID"].startswith(f"<praksis-november-{NEW}.")
    assert message["Auto-Submitted"] == "auto-generated"
    assert not [name for name in message if name.startswith("List-")]
    assert "Precedence" not in message
    text = message.get_body(("plain",))
    assert text
    assert "Afmeld nyhedsbrev: nye-leave@lister.example.org" in text.get_content().splitlines()


def test_zip_says_who_gets_what_and_is_the_same_again(library: Library) -> None:
    (name, octets), *others = files(library, "zip").items()
    assert (name, others) == ("november.zip", [])
    assert files(library, "zip")[name] == octets
    with ZipFile(BytesIO(octets)) as archive:
        assert archive.testzip() is None
        endings = ("html", "txt", "eml")
        names = [f"november/{key}.{e}" for key in (NEW, TRAINEE) for e in endings]
        assert archive.namelist() == ["november/udgaver.txt", *names]
        contents = archive.read("november/udgaver.txt").decode()
        message = archive.read(f"november/{NEW}.eml").decode()
    assert "Send aldrig alle udgaver til alle." in contents
    assert f"{NEW}.html, {NEW}.txt, {NEW}.eml\n  Liste:         Nye speciallæger\n" in contents
    assert "  Emne:          Hillerød: frist 26. november · 5 andre\n" in contents
    assert "List-Unsubscribe:" in message
    assert "List-Unsubscribe-Post" not in message


@pytest.mark.parametrize("provider", ["listmonk", "mailchimp", "mailman"])
def test_links_carry_nothing_about_the_reader(library: Library, provider: str) -> None:
    text = b"".join(files(library, provider).values()).decode()
    assert "utm_" not in text
    assert "?e=" not in text


@pytest.mark.parametrize(
    ("provider", "to", "told"),
    [
        ("mailchimp", "3", 'er "3", og sådan hedder en liste ikke i Mailchimp.'),
        ("mailchimp", "a1b2c3d4e5", 'Skriv fx "a1b2c3d4e5/12345".'),
        ("mailman", "3", 'Skriv fx "nyt@lister.example.org".'),
        ("listmonk", "nyt@lister.example.org", 'Skriv fx "3".'),
    ],
)
def test_a_list_of_another_engine_is_told_at_its_line(
    tmp_path: Path, provider: str, to: str, told: str
) -> None:
    targets = [{"audience": NEW, "to": "x" if provider == "zip" else to}]
    library = made(tmp_path, mailing_lists__paa_vej=mailing_list(targets=targets))
    own = library.all(MailingList)[0]
    check_forms(library, own, [TRAINEE], provider)
    check_forms(library, own, [NEW], "zip")
    with pytest.raises(TargetError) as error:
        check_forms(library, own, [NEW], provider)
    assert told in str(error.value)
    assert str(error.value).startswith("content/mailing_lists/paa-vej.yml:")
