"""Who publishes and which moment is shown: one value, read once and handed down.

The plugin makes it of what MkDocs has parsed, commands of the text (`publishing.settings_file`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeGuard

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from publishing.brand import Brand
from publishing.mail_settings import MailSettings
from publishing.mail_settings import meant as mail_meant
from publishing.podcast_settings import LEAST, MOST, PodcastSettings
from publishing.release_settings import ReleaseSettings
from publishing.site import Site
from records.clock import Clock
from records.danish.nearest import nearest
from records.danish.slugs import slug
from records.errors import PraksisError

FILE = "mkdocs.yml"
PLUGIN = "publisher"
NOW = "now"
"""In place of a moment: the start of the build, even while examples remain."""


Where = tuple[str | int, ...]
"""The keys that lead to a value under `publisher`."""


class SettingsError(PraksisError):
    """Something in `mkdocs.yml` that cannot be used, as a Danish sentence."""

    def __init__(self, text: str, where: Where = ()) -> None:
        super().__init__(text)
        self.where = where
        """The first value that cannot be used, below `publisher`; empty where it is none there."""


def _moment(text: str) -> str:
    if text not in ("", NOW):
        Clock.parse(text)
    return text


_Moment = Annotated[str, BeforeValidator(str), AfterValidator(_moment)]
"""What `Clock.parse` reads, `now`, or nothing; YAML makes a date of an unquoted day."""


class _Options(BaseModel):
    """What may stand under `publisher`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    clock: _Moment = ""
    demo_clock: _Moment = ""
    region: str = ""
    tagline: str = ""
    brand: Brand = Brand()
    release: ReleaseSettings = ReleaseSettings()
    newsletter: MailSettings = MailSettings()
    podcast: PodcastSettings = PodcastSettings()


@dataclass(frozen=True, slots=True)
class Settings:
    """Who publishes, and which moment a build speaks of."""

    site: Site
    """Its region has the name from before 1 January 2027: `site_at` knows the one that holds."""
    demo_clock: str = ""
    """The moment that is shown while examples remain."""
    clock: str = ""
    """The moment that the project itself asks for; empty for the rule of `clock_at`."""
    release: ReleaseSettings = field(default_factory=ReleaseSettings)
    """How the site goes out, and what is kept of it."""
    newsletter: MailSettings = field(default_factory=MailSettings)
    """The mail engine that letters are handed to."""
    podcast: PodcastSettings = field(default_factory=PodcastSettings)
    """How the podcast's feed is cut into pages."""

    def site_at(self, clock: Clock) -> Site:
        """The publisher at that moment: from 1 January 2027 the region has a new name."""
        from records.facts.regions import region_name  # not for those who only ask for a setting

        return self.site.in_region(region_name(self.site.region, clock))

    def clock_at(
        self,
        started: float,
        given: str = "",
        *,
        has_examples: bool,
        environment: Mapping[str, str] = os.environ,
    ) -> Clock:
        """The given time, else the project's; else `SOURCE_DATE_EPOCH`; else the demonstration's
        while examples remain; else the start of the build.

        `started` is in seconds since 1970. Raises ValueError for a given time that cannot be read.
        """  # noqa: D205 - one rule of five steps
        asked = given or self.clock
        if asked and asked != NOW:
            return Clock.parse(asked)
        is_demo = has_examples and self.demo_clock not in ("", NOW)
        if not asked and is_demo and not environment.get("SOURCE_DATE_EPOCH"):
            return Clock.parse(self.demo_clock)
        return Clock.at_start(environment, started)


_NOT_IN_ADDRESS = re.compile(r"[\s\"'<>{};\\^`|$]")


def settings_of(names: Mapping[str, Any], options: Mapping[str, Any]) -> Settings:
    """The settings made of plain values: the keys of `mkdocs.yml`, and those under `publisher`.

    Raises SettingsError.
    """
    given = {key: value for key, value in options.items() if value is not None}
    try:
        own = _Options.model_validate(given)
    except ValidationError as error:
        found = _own_faults(error)
        where = min((_whole(each["loc"]) for each in found), key=str)
        raise SettingsError(_refusal(found) + _meant(where), where) from None
    site = Site(
        name=_text(names, "site_name"),
        url=_text(names, "site_url").rstrip("/") + "/",
        description=" ".join(_text(names, "site_description").split()),
        region=own.region,
        tagline=own.tagline,
        brand=own.brand,
    )
    return Settings(site, own.demo_clock, own.clock, own.release, own.newsletter, own.podcast)


def _text(names: Mapping[str, Any], key: str) -> str:
    """The value. Raises SettingsError for signs that would begin a line or an order of their own
    in the calendars, feeds and servers' files that name it.
    """  # noqa: D205 - one sentence
    text = str(names.get(key) or "")
    refused = _NOT_IN_ADDRESS.search(text) if key == "site_url" else None
    if refused or not " ".join(text.split()).isprintable() or (key == "site_name" and "\n" in text):
        raise SettingsError(
            f'{FILE}: "{key}" har tegn, der ikke kan stå der. Skriv det på én linje og uden '
            "usynlige tegn, fx https://example.org/."
        )
    return text


def _own_faults(error: ValidationError) -> list[ErrorDetails]:
    """The faults without what is only missing, where something else is wrong there."""
    told = error.errors()
    return [each for each in told if each["type"] != "missing"] or told


_TARGETS = (
    "Et mål er fx folder: /srv/www/praksis, ssh: web@example.org:/srv/www/praksis eller "
    "branch: gh-pages. "
)


def _refusal(found: list[ErrorDetails]) -> str:
    """All keys that cannot be used in one sentence, those of the brand first."""
    by_key = {".".join(map(str, _whole(each["loc"]))): each for each in found}
    keys = sorted(by_key)
    brand = [key.removeprefix("brand.") for key in keys if key.split(".")[0] == "brand"]
    if brand:
        said = f'{FILE}: under "brand" kan dette ikke bruges: {", ".join(brand)}. '
        meant = _brand_meant(found[0]) if len(brand) == 1 else ""
        return said + (meant or "Farver skrives som #0e5a4f, adresser med https://.")
    mail = [key.removeprefix("newsletter.") for key in keys if key.split(".")[0] == "newsletter"]
    if mail:
        cures = (mail_meant(key, by_key[f"newsletter.{key}"]["input"]) for key in mail)
        return (
            f'{FILE}: under "newsletter" kan dette ikke bruges: {", ".join(mail)}. '
            f"{' '.join(dict.fromkeys(cures))}"
        )
    release = [key.removeprefix("release.") for key in keys if key.split(".")[0] == "release"]
    if release:
        has_target = any(key.startswith("targets.") for key in release)
        return (
            f'{FILE}: under "release" kan dette ikke bruges: {", ".join(release)}. '
            f"{_TARGETS if has_target else ''}docs/drift/udgivelse.md viser, hvad der kan stå."
        )
    podcast = [key.removeprefix("podcast.") for key in keys if key.split(".")[0] == "podcast"]
    if podcast:
        return (
            f'{FILE}: under "podcast" kan dette ikke bruges: {", ".join(podcast)}. '
            f"Skriv kun page_size, et helt tal fra {LEAST} til {MOST}."
        )
    if keys[0] in ("clock", "demo_clock"):
        return f'{FILE}: "{keys[0]}" er ikke et tidspunkt. Skriv fx "2026-11-22T09:00".'
    return f'{FILE}: under "{PLUGIN}" kan dette ikke bruges: {", ".join(keys)}.'


def _brand_meant(found: ErrorDetails) -> str:
    """The one value of the brand as it can be used; empty where that is not known."""
    written, key = str(found["input"]), str(found["loc"][-1])
    meant = ""
    if found["type"] == "missing":
        return f"Skriv alle farverne, også {key}."
    if found["type"] == "extra_forbidden":
        return ""
    if re.fullmatch(r"#?[0-9a-fA-F]{6}", written):
        meant = f"#{written.removeprefix('#').lower()}"
    elif re.fullmatch(r"#?[0-9a-fA-F]{3}", written):
        meant = "#" + "".join(sign * 2 for sign in written.removeprefix("#").lower())
    elif re.fullmatch(r"[\w.+-]+@[\w.-]+\.\w+", written):
        meant = f"mailto:{written}"
    elif re.fullmatch(r"(?:http://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", written):
        meant = f"https://{written.removeprefix('http://')}"
    elif key == "namespace":
        meant = slug(written)
    return f'Skriv {key}: "{meant}".' if meant else ""


def _whole(loc: Where) -> Where:
    """The keys as they are written: where one of several forms fits, pydantic names each form."""
    forms = (at for at, part in enumerate(loc) if str(part).endswith("Settings"))
    return loc[: next(forms, len(loc))]


def _meant(where: Where) -> str:
    """What to write in place of a key that is not known there; empty for a known one."""
    parents: list[type[BaseModel]] = [_Options]
    for key in where[:-1]:
        below = parents[-1].model_fields.get(str(key))
        parents.append(below.annotation if below and _is_group(below.annotation) else _Options)
    key = str(where[-1])
    if isinstance(where[-1], int) or any(isinstance(part, int) for part in where):
        return ""
    if key in parents[-1].model_fields:
        is_told = len(where) > 1 or key in ("clock", "demo_clock")
        return "" if is_told else f" Skriv {key} som en tekst i anførselstegn."
    near = nearest(key, parents[-1].model_fields)
    groups = [name for name, info in _Options.model_fields.items()
              if _is_group(info.annotation) and key in info.annotation.model_fields]  # fmt: skip
    if groups and len(where) == 1:
        return f' Skriv "{key}" under "{groups[0]}".'
    return (
        f' Mente du "{near}"?' if near else f" Der kan stå: {', '.join(parents[-1].model_fields)}."
    )


OPTIONS = tuple(_Options.model_fields)
"""What may stand under `publisher`."""


def _is_group(kind: object) -> TypeGuard[type[BaseModel]]:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
