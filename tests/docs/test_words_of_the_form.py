"""Words that the guide quotes from the form stand in the form so, letter by letter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from publishing.site import Site
from records.loading.library import Library
from site_plugins.admin.backend import Backend
from site_plugins.admin.bundle import SVELTIA, Bundle, BundleError
from site_plugins.admin.settings import form_settings
from tests import needs

DOCS = Path(__file__).parents[2] / "docs"
WEB = Path(__file__).parents[2] / "site_plugins/admin/web"

KIND_OF = {
    "formular.md": "vacancy",
    "foerste-dag-browser.md": "vacancy",
    "opgave-slaa-op.md": "vacancy",
    "opgave-flyt-frist.md": "vacancy",
    "opgave-luk-opslag.md": "vacancy",
    "opgave-arrangement.md": "event",
    "opgave-artikel.md": "article",
    "opgave-billede.md": "article",
    "opgave-nyhedsbrev.md": "issue",
    "opgave-podcastafsnit.md": "episode",
    "opgave-raadgiver-stopper.md": "vacancy",
    "opgave-ret-fejl.md": "event",
}
"""The kind whose fields, headings and choices a page speaks of."""

_LEADS = {
    "Se efter", "Ofte galt", "Har du kun browseren", "Forstår du ikke linjen",
    "Siger formularen selv nej til at gemme", "Overskrifterne", "Et felt, der forsvinder",
    "Billeder, lyd, udskrifter og bilag", "Dage og klokkeslæt", "Tekst fra Word", "Lange tekster",
    "Links",
}  # fmt: skip
"""What the guide puts in bold to say what a paragraph is about."""
_ELSEWHERE = {"Contents", "Pull requests", "Read and write", "GitHub", "GitLab", "Gitea", "Send"}
"""What stands at a forge or in a mail engine, and not in the form."""
_EXPLAINED = {"token"}
_QUOTED = re.compile(r"(?<!\*)(\*{1,2})(?!\*)([^*\n]+?)\1(?!\*)")


def quoted(page: str) -> set[str]:
    """What a page has in bold or italics, each step of a path by itself."""
    text = (DOCS / page).read_text(encoding="utf-8")
    found = (part for _, words in _QUOTED.findall(text) for part in words.split(" → "))
    return {words.rstrip(":.,") for words in found} - _LEADS - _ELSEWHERE - _EXPLAINED


def labels(told: Any) -> Iterator[str]:
    """Every label in some settings of Sveltia CMS."""
    if isinstance(told, dict):
        yield from (value for key, value in told.items()
                    if key.startswith("label") and isinstance(value, str))  # fmt: skip
        told = list(told.values())
    if isinstance(told, list):
        for each in told:
            yield from labels(each)


def texts(told: Any) -> Iterator[str]:
    """Every text of a catalogue."""
    if isinstance(told, str):
        yield told
    else:
        for each in told.values():
            yield from texts(each)


@pytest.fixture(scope="module")
def general(root: Path) -> set[str]:
    """The words of the form's program and of what we put beside it."""
    bundle = Bundle(root)
    try:
        bundle.read(SVELTIA, "locales/da.json")
    except BundleError:
        needs.leave_out("the form's program (python3 start.py admin fetch)")
    [danish] = (each for each in bundle.outputs() if each.path.endswith("/locales/da.json"))
    ours = {
        text.rstrip(":.") for file in WEB.iterdir() if file.suffix in (".js", ".html")
        for text in re.findall(r'[">]([^"<>\n]{3,})["<]', file.read_text(encoding="utf-8"))
    }  # fmt: skip
    return {*texts(json.loads(danish.content)), *ours}


@pytest.fixture(scope="module")
def of_kind(real_library: Library) -> Any:
    """The labels, headings and names of lists that somebody meets who writes a kind of record."""
    site = Site("Min Almen Praksis", "https://example.org/", "", "Region Hovedstaden")
    told = form_settings(real_library, site, Backend())
    collections = told["cms"]["collections"]
    names = {each["label"] for each in collections}

    @cache
    def words(kind: str) -> set[str]:
        own = [each for each in collections if told["kinds"][each["name"]] == kind]
        titles = {each["title"] for one in own for each in told["groups"][one["name"]]}
        return names | set(labels(own)) | titles

    return words


@pytest.mark.parametrize("page", KIND_OF)
def test_every_word_that_a_page_quotes_stands_in_the_form(
    page: str, general: set[str], of_kind: Any
) -> None:
    assert quoted(page) - general - of_kind(KIND_OF[page]) == set()


def test_every_page_of_a_job_is_held_to_the_form() -> None:
    assert {file.name for file in DOCS.glob("opgave-*.md")} <= set(KIND_OF)
