"""What the plugin makes of the podcast when MkDocs builds."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from mkdocs.exceptions import PluginError

from publishing.site import Site
from site_plugins import podcast as module
from site_plugins.podcast import PodcastPlugin
from tests.podcast.studio import CLOCK, SITE, Studio


def built(studio: Studio, site: Site, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the plugin publishes."""
    state = SimpleNamespace(library=studio.good_library(), site=site, clock=CLOCK)
    found: list[str] = []

    def publish(files: Any, config: Any, made: Any) -> None:
        found.extend(getattr(each, "path", None) or each.address for each in made)

    monkeypatch.setattr(module, "state_of", lambda _: state)
    monkeypatch.setattr(module, "publish_pages", publish)
    monkeypatch.setattr(module, "publish_files", publish)
    PodcastPlugin().on_files(cast("Any", []), config=cast("Any", None))
    return found


def test_pages_and_files_are_published(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    studio.episode("a")
    (studio.root / ".praksis").mkdir()

    assert built(studio, SITE, monkeypatch) == [
        "podcast/a/", "podcast/a/afspiller/", "podcast.xml", "podcast.xsl", "podcast.css",
        "podcast/a/kapitler.json", "podcast/a/udskrift.srt", "podcast/a/udskrift.html",
    ]  # fmt: skip
    assert Path(studio.root / ".praksis/cache/sound.json").is_file()


@pytest.mark.parametrize("url", ["/", "http://example.org/"])
def test_a_build_without_an_https_address_stops(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    with pytest.raises(PluginError, match=r'^mkdocs.yml: feltet "site_url"'):
        built(studio, Site("Navn", url, "", ""), monkeypatch)
