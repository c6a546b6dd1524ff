"""What each mail engine gets."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from zipfile import ZipFile

import pytest

from newsletter.handover.export import Target, export
from newsletter.handover.providers import PROVIDERS
from records.loading.library import Library
from tests.newsletter.samples import NEW, RENDERER, TRAINEE, all_editions
from tests.samples import SITE

TARGET = Target(lists=(3, 4), template=7, address="nyt@lister.example.org")
WEB = f"https://example.org/praksis/nyhedsbrev/november/{NEW}/"


def files(library: Library, engine: str) -> dict[str, bytes]:
    made = export(all_editions(library), PROVIDERS[engine], TARGET, SITE, RENDERER)
    return {file.path: file.content for file in made}


def test_listmonk_gets_a_campaign_for_each_edition(library: Library) -> None:
    made = files(library, "listmonk")
    assert list(made) == [f"{NEW}.json", f"{TRAINEE}.json"]
    campaign = json.loads(made[f"{NEW}.json"])
    body, text = campaign.pop("body"), campaign.pop("altbody")
    assert campaign == {
        "name": "Nyt i november 2026 – til nye speciallæger i almen medicin",
        "subject": "Hillerød: frist 26. november · 5 andre",
        "lists": [3, 4],
        "from_email": "Min Almen Praksis <nyhedsbrev@example.org>",
        "type": "regular",
        "content_type": "html",
        "messenger": "email",
        "send_at": "2026-11-23T08:00:00+01:00",
        "tags": ["paa-vej", NEW],
        "headers": [{"Auto-Submitted": "auto-generated"}, {"Content-Language": "da"}],
        "template_id": 7,
    }
    assert body.count("{{") == 2
    assert 'href="{{ UnsubscribeURL }}"' in body
    assert 'href="{{ UnsubscribeURL }}?manage=true"' in body
    assert "Afmeld nyhedsbrev: {{ UnsubscribeURL }}\n" in text
    assert WEB in body
    assert "Track" not in body + text


def test_mailchimp_gets_merge_tags_and_no_tracking(library: Library) -> None:
    made = files(library, "mailchimp")
    assert list(made) == [f"{key}.{e}" for key in (NEW, TRAINEE) for e in ("html", "txt", "json")]
    html, text = made[f"{NEW}.html"].decode(), made[f"{NEW}.txt"].decode()
    assert html.count("*|") == 2
    assert 'href="*|UNSUB|*"' in html
    assert 'href="*|UPDATE_PROFILE|*"' in html
    assert "Afmeld nyhedsbrev: *|UNSUB|*\n" in text
    assert WEB in html
    settings = json.loads(made[f"{NEW}.json"])
    assert settings["tracking"] == {"opens": False, "html_clicks": False, "text_clicks": False}
    assert settings["settings"]["reply_to"] == "nyhedsbrev@example.org"


def test_mailman_gets_a_message_without_the_headers_it_writes_itself(library: Library) -> None:
    message = message_from_bytes(files(library, "mailman")[f"{NEW}.eml"], policy=default)
    assert message["To"] == "nyt@lister.example.org"
    assert message["Message-ID"] == f"<november.{NEW}@example.org>"
    assert not [name for name in message if name.startswith("List-")]
    assert "Precedence" not in message


def test_zip_holds_everything_and_is_the_same_again(library: Library) -> None:
    (name, octets), *others = files(library, "zip").items()
    assert (name, others) == ("november.zip", [])
    assert files(library, "zip")[name] == octets
    with ZipFile(BytesIO(octets)) as archive:
        assert archive.testzip() is None
        endings = ("html", "txt", "eml")
        names = [f"november/{key}.{e}" for key in (NEW, TRAINEE) for e in endings]
        assert archive.namelist() == names
        assert "List-Unsubscribe" in archive.read(f"november/{NEW}.eml").decode()


@pytest.mark.parametrize("engine", ["listmonk", "mailchimp", "mailman"])
def test_links_carry_nothing_about_the_reader(library: Library, engine: str) -> None:
    text = b"".join(files(library, engine).values()).decode()
    assert "utm_" not in text
    assert "?e=" not in text
