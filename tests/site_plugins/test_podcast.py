"""What the step makes of the podcast when a site is built."""

from pathlib import Path

import pytest

from publishing.page import Page
from publishing.site import Site
from site_plugins.state import State, StepError
from site_plugins.steps.records import podcast
from tests.podcast.studio import CLOCK, SITE, Studio


def built(studio: Studio, site: Site) -> list[str]:
    """The addresses that the step makes."""
    state = State(studio.good_library(), site, CLOCK, studio.root)
    return [each.address if isinstance(each, Page) else each.path for each in podcast(state)]


def test_pages_and_files_are_published(studio: Studio) -> None:
    studio.episode("a")
    (studio.root / ".praksis").mkdir()

    assert built(studio, SITE) == [
        "podcast/a/", "podcast/a/afspiller/", "podcast/medvirkende/",
        "podcast.xml", "podcast.xsl", "podcast.css",
        "podcast/a/kapitler.json", "podcast/a/udskrift.srt", "podcast/a/udskrift.html",
    ]  # fmt: skip
    assert Path(studio.root / ".praksis/cache/sound.json").is_file()


@pytest.mark.parametrize("url", ["/", "http://example.org/"])
def test_a_build_without_an_https_address_stops(studio: Studio, url: str) -> None:
    with pytest.raises(StepError, match=r'^mkdocs.yml: feltet "site_url"'):
        built(studio, Site("Navn", url, "", ""))
