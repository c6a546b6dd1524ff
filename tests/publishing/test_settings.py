"""Settings: one value of plain values, whoever read them, and the clock that follows from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from publishing.release_settings import FolderSettings
from publishing.settings import Settings, SettingsError, settings_of
from publishing.settings_file import FORMER_NAMES, read_settings
from publishing.site import Site

NAMES = {"site_name": "Navn", "site_url": "https://example.org/x", "site_description": "En\n  to"}
STARTED = 1767225600.0
"""1 January 2026, 1 o'clock in Copenhagen."""
SITE = Site("Navn", "https://example.org/", "", "")


def written(folder: Path, text: str, **environment: str) -> Settings:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return read_settings(folder, environment)


def test_plain_values_become_one_value() -> None:
    made = settings_of(NAMES, {"region": "Region Hovedstaden", "demo_clock": date(2026, 12, 1)})
    assert (made.site.name, made.site.url) == ("Navn", "https://example.org/x/")
    assert made.site.description == "En to"
    assert made.site.region == "Region Hovedstaden"
    assert (made.demo_clock, made.clock) == ("2026-12-01", "")


def test_what_is_left_empty_is_as_if_it_were_not_there() -> None:
    nothing = dict.fromkeys(("clock", "demo_clock", "region", "tagline", "brand"))
    assert settings_of(NAMES, nothing) == settings_of(NAMES, {})


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins: [{publisher: {region: R, clock: !ENV [A_CLOCK, 2026-01-02]}}, admin]",
        "plugins: {publisher: {region: R, clock: !ENV [A_CLOCK, 2026-01-02]}, admin: {}}",
    ],
)
def test_text_gives_the_same_value(tmp_path: Path, plugins: str) -> None:
    names = "site_name: Navn\nsite_url: https://example.org/x\nsite_description: En to\n"
    options = {"region": "R", "clock": "2026-01-02"}
    assert written(tmp_path, f"{names}{plugins}\n") == settings_of(NAMES, options)
    later = written(tmp_path, f"{names}{plugins}\n", A_CLOCK="2026-03-04")
    assert later.clock == "2026-03-04"


def test_a_project_without_plugins_has_the_defaults(tmp_path: Path) -> None:
    assert written(tmp_path, "site_name: Navn\n") == settings_of({"site_name": "Navn"}, {})


@pytest.mark.parametrize("size", [9, 1001, 0, -1, "300", 12.5, True, None, [300]])
def test_the_page_size_of_the_podcast_has_bounds(size: Any) -> None:
    assert settings_of(NAMES, {}).podcast.page_size == 300
    for least_and_most in (10, 1000):
        made = settings_of(NAMES, {"podcast": {"page_size": least_and_most}})
        assert made.podcast.page_size == least_and_most
    with pytest.raises(SettingsError) as refused:
        settings_of(NAMES, {"podcast": {"page_size": size}})
    assert str(refused.value) == (
        'mkdocs.yml: under "podcast" kan dette ikke bruges: page_size. '
        "Skriv kun page_size, et helt tal fra 10 til 1000."
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"clock": "i morgen"}, '"clock" er ikke et tidspunkt. Skriv fx "2026-11-22T09:00".'),
        ({"demo_clock": 7}, '"demo_clock" er ikke et tidspunkt. Skriv fx "2026-11-22T09:00".'),
        ({"brand": {"logos": "x"}}, 'under "brand" kan dette ikke bruges: logos. Farver skrives'),
        ({"brand": "rød"}, 'under "brand" kan dette ikke bruges: brand. Farver skrives'),
        (
            {"release": {"branch": "a b"}},
            'under "release" kan dette ikke bruges: branch. docs/drift',
        ),
        (
            {"release": {"branch": "-x"}},
            'under "release" kan dette ikke bruges: branch. docs/drift',
        ),
        (
            {"release": {"branch": "a..b"}},
            'under "release" kan dette ikke bruges: branch. docs/drift',
        ),
        ({"release": {"grene": 1}}, 'under "release" kan dette ikke bruges: grene. docs/drift'),
        (
            {"release": {"loss": {"percent": 101}}},
            'under "release" kan dette ikke bruges: loss.perc',
        ),
        ({"release": {"keep": {"releases": 1}}}, 'under "release" kan dette ikke bruges: keep.rel'),
        (
            {"release": {"targets": [{"ftp": "x"}]}},
            'under "release" kan dette ikke bruges: targets',
        ),
        ({"release": "x"}, 'under "release" kan dette ikke bruges: release. docs/drift/udgivelse'),
        (
            {"region": 3},
            'under "publisher" kan dette ikke bruges: region. Skriv region som en tekst ',
        ),
        (
            {"egn": "x", "by": "y"},
            'under "publisher" kan dette ikke bruges: by, egn. Der kan',
        ),
    ],
)
def test_what_cannot_be_used_is_one_sentence(options: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingsError) as told:
        settings_of(NAMES, options)
    assert str(told.value).startswith(f"mkdocs.yml: {said}")


def test_how_the_site_goes_out() -> None:
    said = {"branch": "ud/nu", "remote": "origin", "targets": [{"folder": "/srv/www"}]}
    release = settings_of(NAMES, {"release": said}).release
    assert (release.branch, release.remote) == ("ud/nu", "origin")
    assert release.targets == (FolderSettings(folder="/srv/www"),)
    assert settings_of(NAMES, {}).release.branch == "udgivelser"


@pytest.mark.parametrize("text", ["- en\n- liste\n", "", "\x00"])
def test_a_file_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match=r"^mkdocs\.yml: filen kan ikke læses\."):
        written(tmp_path, text)
    with pytest.raises(SettingsError, match=r"^mkdocs\.yml: filen kan ikke læses\."):
        read_settings(tmp_path / "findes-ikke")


@pytest.mark.parametrize("name", FORMER_NAMES)
def test_former_plugins_are_told_what_to_write(tmp_path: Path, name: str) -> None:
    for plugin in (name, f"{name}: {{region: R}}"):
        with pytest.raises(SettingsError, match='skriv "publisher" i stedet for "library"'):
            written(tmp_path, f"site_name: Navn\nplugins:\n  - admin\n  - {plugin}\n")


@pytest.mark.parametrize(
    ("given", "own", "demo", "epoch", "examples", "moment"),
    [
        ("2026-05-05", "2026-04-04", "2026-03-03", "1767225600", True, "2026-05-05T00:00:00+02:00"),
        ("", "2026-04-04", "2026-03-03", "1767225600", True, "2026-04-04T00:00:00+02:00"),
        ("", "", "2026-03-03", "1767225600", True, "2026-01-01T01:00:00+01:00"),
        ("", "", "2026-03-03", "", True, "2026-03-03T00:00:00+01:00"),
        ("", "", "2026-03-03", "", False, "2026-01-01T01:00:00+01:00"),
        ("", "", "", "", True, "2026-01-01T01:00:00+01:00"),
        ("now", "2026-04-04", "2026-03-03", "", True, "2026-01-01T01:00:00+01:00"),
        ("now", "", "2026-03-03", "1767225600", True, "2026-01-01T01:00:00+01:00"),
        ("", "now", "2026-03-03", "", True, "2026-01-01T01:00:00+01:00"),
        ("", "", "now", "", True, "2026-01-01T01:00:00+01:00"),
    ],
)
def test_whose_moment_counts(
    given: str, own: str, demo: str, epoch: str, moment: str, *, examples: bool
) -> None:
    settings = Settings(SITE, demo_clock=demo, clock=own)
    environment = {"SOURCE_DATE_EPOCH": epoch}
    clock = settings.clock_at(STARTED, given, has_examples=examples, environment=environment)
    assert clock.now.isoformat() == moment


def test_a_given_moment_that_cannot_be_read() -> None:
    with pytest.raises(ValueError, match="i går"):
        Settings(SITE).clock_at(STARTED, "i går", has_examples=True, environment={})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("site_url", "https://example.org/;}\nadd_header X 1; {"),
        ("site_url", "https://example.org/ x"),
        ("site_url", 'https://example.org/"'),
        ("site_url", "https://example.org/$host"),
        ("site_name", "Navn\r\nATTACH:x"),
        ("site_name", "Navn\x1b[31m"),
        ("site_description", "En\u202eto"),
    ],
)
def test_no_name_begins_a_line_or_an_order_of_its_own(key: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        settings_of({**NAMES, key: value}, {})
    assert str(caught.value) == (
        f'mkdocs.yml: "{key}" har tegn, der ikke kan stå der. Skriv det på én linje og uden '
        "usynlige tegn, fx https://example.org/."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "plugins: [publisher]\nnewsletter: {engine: listmonk}\n",
            'mkdocs.yml:2:1: "newsletter" står det forkerte sted. Flyt den ind under plugins → ',
        ),
        (
            "plugins:\n  - newsletter: {engine: listmonk}\n  - publisher\n",
            'mkdocs.yml:2:5: "newsletter" er ikke et plugin. Flyt den ind under plugins → ',
        ),
    ],
)
def test_what_belongs_under_publisher_is_told_where(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SettingsError) as refused:
        written(tmp_path, text)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("key", "value", "cure"),
    [
        ("engine", "Listmonk", "Skriv engine: listmonk."),
        ("engine", "sendgrid", "Vælg en af: none, listmonk, mailman, mailchimp."),
        ("public_url", "breve.example.org/", "Skriv public_url: https://breve.example.org."),
        ("api_url", "her", "Skriv api_url: https://breve.example.org."),
        ("api_url", "https://a.example.org/?x", "Skriv api_url: https://breve.example.org."),
        ("template_id", "x", "Skriv nummeret på den tomme skabelon i Listmonk, fx template_id: 7."),
        ("form_id", "x", "docs/drift/nyhedsbrev.md viser, hvad der kan stå."),
    ],
)
def test_what_the_newsletter_cannot_use_is_told_with_what_to_write(
    key: str, value: str, cure: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        settings_of(NAMES, {"newsletter": {key: value}})
    said = f'mkdocs.yml: under "newsletter" kan dette ikke bruges: {key}. {cure}'
    assert str(refused.value) == said


def test_each_value_that_the_newsletter_cannot_use_has_its_own_cure() -> None:
    written = {"engine": "Listmonk", "api_url": "post.example.org", "form_id": "x"}
    with pytest.raises(SettingsError) as refused:
        settings_of(NAMES, {"newsletter": written})
    assert str(refused.value) == (
        'mkdocs.yml: under "newsletter" kan dette ikke bruges: api_url, engine, form_id. '
        "Skriv api_url: https://post.example.org. Skriv engine: listmonk. "
        "docs/drift/nyhedsbrev.md viser, hvad der kan stå."
    )
