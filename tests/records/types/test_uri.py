"""Addresses with letters of ours, languages and countries."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from records.types.links import SoundAddress
from records.types.uri import as_uri
from records.types.world import CountryCode, LanguageCode


class _Record(BaseModel):
    url: SoundAddress = "https://example.org/"
    language: LanguageCode = "da"
    country: CountryCode = "dk"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://lyd.example.org/a.mp3?a=1&b=2#t=10", ""),
        ("https://example.org/æ ø å.mp3", "https://example.org/%C3%A6%20%C3%B8%20%C3%A5.mp3"),
        ("https://example.org/%C3%A6.mp3", ""),
        ("https://example.org/100%.mp3", "https://example.org/100%25.mp3"),
        ("https://example.org/100%æ.mp3", "https://example.org/100%25%C3%A6.mp3"),
        ("https://example.org/a.mp3?navn=prøve 1", "https://example.org/a.mp3?navn=pr%C3%B8ve%201"),
        ("https://lydø.example.org:8443/a.mp3", "https://xn--lyd-2na.example.org:8443/a.mp3"),
        ("https://BØRN.dk/a.mp3", "https://xn--brn-0na.dk/a.mp3"),
        ("https://[::1]:1/a.mp3", ""),
    ],
)
def test_every_app_can_take_the_address(written: str, meant: str) -> None:
    assert as_uri(written) == (meant or written)
    assert as_uri(as_uri(written)) == as_uri(written)
    assert _Record.model_validate({"url": written}).url == (meant or written)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("url", "http://example.org/ø.mp3", "not-https"),
        ("url", "https://exa mple.org/ø.mp3", "address-with-space"),
        ("url", "https://ø..dk/", "not-https"),
        ("url", "https://ø" + "a" * 80 + ".dk/", "not-https"),
        ("url", "https:///ø.mp3", "address-begins-wrong"),
        ("url", "https:/example.org/ø", "address-begins-wrong"),
        ("language", "xx", "not-language"),
        ("language", "da-XX", "not-language"),
        ("language", "da-ZZ", "not-language"),
        ("language", "da-EU", "not-language"),
        ("language", "DA", "not-language"),
        ("language", "da_DK", "not-language"),
        ("language", "dan", "not-language"),
        ("country", "zz", "not-country"),
        ("country", "eu", "not-country"),
        ("country", "DK", "not-country"),
    ],
)
def test_what_there_is_not_is_refused(key: str, value: str, code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        _Record.model_validate({key: value})
    assert caught.value.errors()[0]["ctx"]["code"] == code


@pytest.mark.parametrize("language", ["da", "da-DK", "en-GB", "kl", "fo-FO", "de-AT"])
def test_languages_that_there_are(language: str) -> None:
    assert _Record.model_validate({"language": language}).language == language
