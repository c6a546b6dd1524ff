"""What stops the site in how it is set up: `mkdocs.yml`, and the environment of the build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publishing.settings import FILE, NOW, PLUGIN, Settings
from publishing.settings_file import place_in_settings
from records.clock import EPOCH, Clock
from records.danish.dates import long_date
from records.loading.library import Library
from records.source.diagnostics import Diagnostic, Position, Severity, diagnostic
from records.source.files import Project

CLOCK_VARIABLE = "PRAKSIS_CLOCK"
STATEMENTS = "https://was.digst.dk/"
"""Where the agency keeps the accessibility statements of public bodies."""


def addresses(library: Library, settings: Settings) -> Iterator[Diagnostic]:
    """The site's own address and names."""
    project, site = library.project, settings.site
    is_told = any(each.code == "site-address-not-https" for each in library.diagnostics)
    if not site.url.startswith("https://") and not is_told:  # a podcast asks for it at any time
        shown = site.url.removesuffix("/")
        yield diagnostic("golive-site-url", place_in_settings(project.root, "site_url"), url=shown)
    for key, value in (("site_name", site.name), ("site_description", site.description)):
        if not value.strip():
            yield diagnostic("golive-setting-empty", place_in_settings(project.root, key), key=key)
    if not site.region.strip():
        at = place_in_settings(project.root, "plugins", PLUGIN, "region")
        yield diagnostic("golive-setting-empty", at, key="region")


def law(project: Project, settings: Settings) -> Iterator[Diagnostic]:
    """What a public body has to tell: the accessibility statement, and where to tell of holes."""
    brand = settings.site.brand

    def at(key: str) -> Position:
        return place_in_settings(project.root, "plugins", PLUGIN, "brand", key)

    if not brand.accessibility_statement:
        yield diagnostic("golive-no-statement", at("accessibility_statement"))
    elif not brand.accessibility_statement.startswith(STATEMENTS):
        yield diagnostic(
            "golive-statement-elsewhere",
            at("accessibility_statement"),
            Severity.WARNING,
            address=brand.accessibility_statement,
        )
    if not brand.security_contact:
        yield diagnostic("golive-no-security-contact", at("security_contact"))


def moment(
    project: Project, settings: Settings, started: float, given: str, environment: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Whatever makes the site show another time than its readers have.

    `given` is the `--clock` of the command. Raises EpochError.
    """
    if settings.demo_clock:
        at = place_in_settings(project.root, "plugins", PLUGIN, "demo_clock")
        yield diagnostic("golive-demo-clock", at, clock=settings.demo_clock)
    variable = environment.get(CLOCK_VARIABLE, "")
    if given not in ("", NOW):
        yield diagnostic("golive-clock-given", Position(FILE), clock=given)
    if variable not in ("", NOW) and variable == settings.clock:
        at = place_in_settings(project.root, "plugins", PLUGIN, "clock")
        yield diagnostic("golive-clock-variable", at, name=CLOCK_VARIABLE, clock=variable)
    elif settings.clock not in ("", NOW):
        at = place_in_settings(project.root, "plugins", PLUGIN, "clock")
        yield diagnostic("golive-clock-set", at, clock=settings.clock)
    now, shown = Clock.at_start({}, started), Clock.at_start(environment, started)
    if now.today != shown.today:
        yield diagnostic("golive-epoch", Position(FILE), name=EPOCH, day=long_date(shown.today))
