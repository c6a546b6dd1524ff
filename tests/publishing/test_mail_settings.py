"""What `newsletter:` in `mkdocs.yml` may say, and what would break a page or a header."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from publishing.hosting.policy import page_policy
from publishing.mail_settings import MailSettings


def settings(**keys: str) -> MailSettings:
    return MailSettings.model_validate({"engine": "listmonk"} | keys)


@pytest.mark.parametrize(
    "url",
    [
        "http://breve.example.org",
        "https://",
        "https://a b.example.org",
        "https://breve.example.org;script-src *",
        "https://breve.example.org'",
        'https://breve.example.org"><script>',
        "https://breve.example.org,https://ond.example",
        "https://bruger:ord@breve.example.org",
        "https://breve.example.org\\@ond.example",
        "https://breve.example.org/?a=b",
        "https://breve.example.org/?",
        "https://breve.example.org/#a",
        "https://breve.example.org/{{x}}",
        "https://breve.example.org/$host",
        "https://breve.example.org\nX-Ond: 1",
        "https://breve.example.org/\t",
        "https://*.example.org",
        "https://breve..example.org",
        "https://brève.example.org",
        "javascript:alert(1)",
        "//breve.example.org",
    ],
)
def test_an_address_that_would_mean_more_than_a_host_is_refused(url: str) -> None:
    with pytest.raises(ValidationError):
        settings(public_url=url)


@pytest.mark.parametrize("key", ["run_by", "kept"])
@pytest.mark.parametrize("text", ["<b>os</b>", "{{ navn }}", "os\nX: 1", "o" * 201, "os\u202e"])
def test_words_for_readers_are_plain(key: str, text: str) -> None:
    with pytest.raises(ValidationError):
        settings(**{key: text})


@pytest.mark.parametrize("text", ["a", "1a2b3c4d/", "1a2b3c4d5e/9f8e'", "1A2B3C/4D5E"])
def test_the_form_of_mailchimp_is_known_by_two_numbers(text: str) -> None:
    with pytest.raises(ValidationError):
        settings(form_id=text)


@pytest.mark.parametrize(
    ("keys", "origin"),
    [
        (
            {"public_url": "https://Breve.Example.org:8443/lister/"},
            "https://breve.example.org:8443",
        ),
        ({"public_url": "http://127.0.0.1:9000"}, "http://127.0.0.1:9000"),
        ({"public_url": ""}, ""),
        ({"public_url": "https://breve.example.org", "engine": "mailman"}, ""),
        ({"public_url": "https://breve.example.org", "engine": "none"}, ""),
    ],
)
def test_forms_go_to_one_origin(keys: dict[str, str], origin: str) -> None:
    assert settings(**keys).form_origin == origin
    added = f" {origin}" if origin else ""
    assert f"; form-action 'self' mailto:{added}; base-uri" in page_policy(origin)
