"""What `mkdocs.yml` says of the publisher, and which moment a build speaks of."""

from __future__ import annotations

from pathlib import Path

import pytest

from publishing.settings import Settings
from publishing.settings_file import read_settings
from publishing.site import Site
from records.clock import Clock

SITE = Site("Prøve", "https://example.org/", "En side", "Region Hovedstaden")
EPOCH = {"SOURCE_DATE_EPOCH": "1767225600"}
DEMO, STARTED = "2026-11-22T09:00", 1780000000.9
AT_EPOCH, AT_DEMO, AT_START = (
    "2026-01-01T01:00:00+01:00",
    "2026-11-22T09:00:00+01:00",
    "2026-05-28T22:26:40+02:00",
)


@pytest.mark.parametrize(
    ("given", "demo", "examples", "environment", "moment"),
    [
        ("2026-04-01", DEMO, True, EPOCH, "2026-04-01T00:00:00+02:00"),
        ("2026-04-01", "", False, {}, "2026-04-01T00:00:00+02:00"),
        ("", DEMO, True, EPOCH, AT_EPOCH),
        ("", DEMO, False, EPOCH, AT_EPOCH),
        ("", "", True, EPOCH, AT_EPOCH),
        ("now", DEMO, True, EPOCH, AT_EPOCH),
        ("", DEMO, True, {}, AT_DEMO),
        ("", DEMO, True, {"SOURCE_DATE_EPOCH": ""}, AT_DEMO),
        ("", DEMO, False, {}, AT_START),
        ("", "", True, {}, AT_START),
        ("now", DEMO, True, {}, AT_START),
    ],
)
def test_the_moment_of_a_build(
    given: str, demo: str, environment: dict[str, str], moment: str, *, examples: bool
) -> None:
    settings = Settings(SITE, demo)
    clock = settings.clock_at(STARTED, given, has_examples=examples, environment=environment)
    assert clock.now.isoformat() == moment


def test_a_moment_that_cannot_be_read_is_refused() -> None:
    for given, demo in (("i morgen", DEMO), ("", "i morgen")):
        with pytest.raises(ValueError, match="i morgen"):
            Settings(SITE, demo).clock_at(STARTED, given, has_examples=True, environment={})


TEXT = """\
site_name: Prøve
site_url: !ENV [ADDRESS, "https://example.org/a/"]
site_description: |
  En side
  om noget
theme: {name: null, custom_dir: !relative x}
plugins:
  - search
  - publisher:
      region: Region Hovedstaden
      tagline: Vejen ind i {region}
      demo_clock: 2026-11-22T09:00
      brand: {namespace: proeve}
      clock: !ENV PRAKSIS_CLOCK
"""


def test_settings_are_read_without_mkdocs(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(TEXT, encoding="utf-8")
    found = read_settings(tmp_path, {})
    site = found.site
    assert (site.name, site.url, site.description) == (
        "Prøve",
        "https://example.org/a/",
        "En side om noget",
    )
    assert (site.region, site.tagline) == ("Region Hovedstaden", "Vejen ind i {region}")
    assert site.brand.namespace == "proeve"
    assert (found.demo_clock, found.clock) == ("2026-11-22T09:00", "")
    assert read_settings(tmp_path, {"ADDRESS": "https://example.org/b"}).site.url == (
        "https://example.org/b/"
    )
    assert read_settings(tmp_path, {"PRAKSIS_CLOCK": "2026-12-24"}).clock == "2026-12-24"


def test_the_region_has_its_new_name_from_the_merger_on(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(TEXT, encoding="utf-8")
    found = read_settings(tmp_path, {})
    names = [found.site_at(Clock.parse(day)).region for day in ("2026-12-31", "2027-01-01")]
    assert names == ["Region Hovedstaden", "Region Østdanmark"]


@pytest.mark.parametrize(
    "plugins", ["", "plugins: [search, publisher]\n", "plugins:\n  - publisher:\n"]
)
def test_without_options_nothing_is_known(tmp_path: Path, plugins: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Prøve\n{plugins}", encoding="utf-8")
    found = read_settings(tmp_path, {})
    assert (found.site.url, found.site.region, found.demo_clock, found.clock) == ("/", "", "", "")
    assert (found.site.description, found.site.tagline) == ("", "")
