"""The apps that a podcast can be followed in: those an editor names, then those that open a feed.

How each app is asked to follow a feed, read in November 2026:
Apple Podcasts and Pocket Casts: Podlove's list of clients (github.com/podlove/podlove-ui,
packages/clients). Overcast: overcast.fm/podcasterinfo. AntennaPod: its page for podcasters
(antennapod.org, "Add on AntennaPod"). Podcast Addict: podcastaddict.com/feed/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from publishing.appearance.icon_sets import outline
from records.model.show import Show
from records.source.diagnostics import Violation, violation
from records.source.tree import Loc

_BRANDS = "simple"
"""The set of brands' signs in Material for MkDocs (Simple Icons, CC0)."""


@dataclass(frozen=True, slots=True)
class KnownApp:
    """An app whose sign is known, and perhaps how it is asked to follow a feed."""

    name: str
    icon: str
    """The name of its sign in the set of brands."""
    hosts: tuple[str, ...]
    """Of the addresses that lead to a podcast in it."""
    follow: Callable[[str, str], str] | None = None
    """From the feed's address and the podcast's title; None where only its own address does."""


@dataclass(frozen=True, slots=True)
class AppLink:
    """A button: the app's name, where it leads, and the outline of its sign, 24 units wide."""

    text: str
    url: str
    sign: str
    """An SVG path; empty for an app whose sign is not known."""


def _bare(url: str) -> str:
    return url.partition("://")[2]


def _quoted(text: str) -> str:
    return quote(text, safe="")


KNOWN = (
    KnownApp("Apple Podcasts", "applepodcasts", ("podcasts.apple.com", "itunes.apple.com"),
             lambda feed, _: f"podcast://{_bare(feed)}"),
    KnownApp("Spotify", "spotify", ("open.spotify.com", "podcasters.spotify.com")),
    KnownApp("Pocket Casts", "pocketcasts", ("pca.st", "pocketcasts.com", "play.pocketcasts.com"),
             lambda feed, _: f"pktc://subscribe/{_bare(feed)}"),
    KnownApp("Overcast", "overcast", ("overcast.fm",),
             lambda feed, _: f"overcast://x-callback-url/add?url={_quoted(feed)}"),
    KnownApp("AntennaPod", "antennapod", ("antennapod.org",),
             lambda feed, title: "https://antennapod.org/deeplink/subscribe"
                                 f"?url={_quoted(feed)}&title={_quoted(title)}"),
    KnownApp("Podcast Addict", "podcastaddict", ("podcastaddict.com",),
             lambda feed, _: f"https://podcastaddict.com/feed/{_quoted(feed)}"),
    KnownApp("Castbox", "castbox", ("castbox.fm",)),
    KnownApp("Castro", "castro", ("castro.fm",)),
    KnownApp("Player FM", "playerfm", ("player.fm",)),
    KnownApp("YouTube Music", "youtubemusic", ("music.youtube.com",)),
    KnownApp("YouTube", "youtube", ("youtube.com", "youtu.be")),
    KnownApp("iHeart", "iheartradio", ("iheart.com",)),
    KnownApp("Podcast Index", "podcastindex", ("podcastindex.org",)),
)  # fmt: skip


def app_links(show: Show, feed: str) -> tuple[AppLink, ...]:
    """The buttons of a show: its own addresses as an editor wrote them, then the other apps."""
    return tuple(_links(show, feed))


def _links(show: Show, feed: str) -> Iterator[AppLink]:
    named = [(app, _known(app.url)) for app in show.apps]
    for app, known in named:
        yield AppLink(app.title, app.url, sign_of(known.icon) if known else "")
    told = {known.name for _, known in named if known}
    for known in KNOWN:
        if known.follow and known.name not in told:
            yield AppLink(known.name, known.follow(feed, show.title), sign_of(known.icon))


def app_faults(show: Show) -> Iterator[Violation]:
    """Buttons that say one app and lead to another."""
    by_name = {app.name.casefold(): app for app in KNOWN}
    for number, app in enumerate(show.apps):
        said, known = by_name.get(app.title.casefold()), _known(app.url)
        if said and known and known is not said:
            loc: Loc = ("apps", number, "url")
            yield violation("app-of-another-name", loc, title=app.title, other=known.name)


def _known(url: str) -> KnownApp | None:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return next((app for app in KNOWN if host in app.hosts), None)


def sign_of(icon: str) -> str:
    """The outline of a brand's sign. Raises OSError where the set has none of that name."""
    return outline(f"{_BRANDS}-{icon}")
