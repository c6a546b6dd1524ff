"""What the step makes of the podcast when a site is built."""

import re
from pathlib import Path

import pytest

from publishing.page import Page
from publishing.site import Site
from records.loading.library import load
from records.source.files import Project
from site_plugins.site_values import site_values
from site_plugins.state import State, StepError
from site_plugins.steps.records import podcast
from site_plugins.steps.whole_site import assets, server_addresses
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
        "podcast.xml", "podcast.css",
        "podcast/a/kapitler.json", "podcast/a/udskrift.srt", "podcast/a/udskrift.html",
    ]  # fmt: skip
    assert Path(studio.root / ".praksis/cache/sound.json").is_file()


def test_the_feed_is_shown_in_the_look_of_the_site(studio: Studio, root: Path) -> None:
    state = State(studio.good_library(), SITE, CLOCK, root / "site_plugins/theme")
    files = {each.path: each for each in assets(state)}
    view = files["podcast.xsl"].content.decode()
    asked = re.findall(r'<link rel="stylesheet" href="([^"]+)"', view)
    assert len(asked) == 2
    assert set(asked) <= files.keys()
    bare = State(load(Project(root, root / "no-such-folder")), SITE, CLOCK, state.theme)
    assert "podcast.xsl" not in {each.path for each in assets(bare)}


@pytest.mark.parametrize("url", ["/", "http://example.org/"])
def test_a_build_without_an_https_address_stops(studio: Studio, url: str) -> None:
    with pytest.raises(StepError, match=r'^mkdocs.yml: feltet "site_url"'):
        built(studio, Site("Navn", url, "", ""))


def test_pages_and_servers_open_the_host_of_sound_that_is_out(studio: Studio) -> None:
    away = {"bytes": 12345, "mime": "audio/mpeg", "duration": "10:00", "url": ""}
    studio.episode("a", audio={**away, "url": "https://lyd.example.org/a.mp3"})
    studio.episode("b", audio={**away, "url": "https://senere.example.org/b.mp3"},
                   released="2026-12-24")  # fmt: skip
    state = State(studio.good_library(), SITE, CLOCK, studio.root)
    assert "media-src 'self' https://lyd.example.org;" in site_values(state)["csp"]
    assert server_addresses(state).sounds == ("https://lyd.example.org",)
