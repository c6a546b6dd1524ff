"""The rules of safety that go with every page, in one place: for `<meta>` and for web servers."""

from __future__ import annotations

from collections.abc import Iterable

from publishing.addresses import DRAFTS, HIDDEN

_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; media-src 'self'{sounds}; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; form-action 'self' mailto:{forms}; base-uri 'none'"
)
REFERRER_POLICY = "strict-origin-when-cross-origin"
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": REFERRER_POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}
"""Headers of every answer."""

FINGERPRINTED = r"assets/(billeder/.+|(fonts/)?[a-z.-]+-[0-9a-f]{10}[.](css|js|woff2))"
"""Files whose name changes with their content: a browser never has to ask for them again."""
CACHING = (
    (r".*", "no-cache"),  # kept, but asked for each time: a deadline that moved is seen at once
    (r".+[.](xml|atom|ics)|[^/]+[.]json|data/.+", "public, max-age=300"),
    (r"media/.+|assets/(icons|deling|scener|breve)/.+", "public, max-age=86400"),
    (FINGERPRINTED, "public, max-age=31536000, immutable"),
)
"""`Cache-Control` by path below the root of the site; the last that matches holds."""
OPEN = r".+[.](xml|atom|json|jsonld|ics|csv|vtt|mp3|m4a|aac)"
"""What pages of other sites may read: feeds, calendars, open data, sound and what is said in it."""
NOT_SERVED = rf"(.*/)?[.]ht.*|{'|'.join(HIDDEN)}"
"""Rules for servers, which lie in the site because some hosts read them there."""
UNLISTED = rf"{DRAFTS}.*"
"""Previews, which no search engine should show."""
TYPES = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "txt": "text/plain",
    "xml": "application/xml", "atom": "application/atom+xml", "xsl": "text/xsl",
    "json": "application/json", "jsonld": "application/ld+json", "csv": "text/csv",
    "ics": "text/calendar", "vtt": "text/vtt", "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "webp": "image/webp",
    "avif": "image/avif", "woff2": "font/woff2", "mp3": "audio/mpeg", "m4a": "audio/mp4",
    "aac": "audio/aac", "mp4": "video/mp4", "webm": "video/webm",
    "pdf": "application/pdf", "gz": "application/gzip",
}  # fmt: skip
"""What each kind of file is, by its ending: servers know different ones."""
WRITTEN = tuple(
    ending
    for ending, kind in TYPES.items()
    if kind.startswith("text/") or kind.endswith(("json", "xml"))
)
"""The endings of what is text: all of it is UTF-8, and worth compressing."""


def page_policy(forms: str = "", sounds: Iterable[str] = ()) -> str:
    """Nothing from another host, and no script in the page itself (CSP Level 3).

    `forms` is the one other origin that a form may be sent to: that of the mail engine. `sounds`
    are the origins that players may fetch sound and films from, once somebody pressed their name.
    """
    return _PAGE_POLICY.format(
        forms=f" {forms}" if forms else "", sounds="".join(f" {origin}" for origin in sounds)
    )


def form_policy(origins: Iterable[str]) -> str:
    """The policy of the form alone: nothing from another host, and only `origins` may be asked.

    Sveltia CMS writes its styles into the page, shows pictures that it holds itself (`blob:`,
    `data:`), and reads those again; so these are wider than on the pages for readers.
    """
    asked = " ".join(("'self'", "blob:", "data:", *origins))
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; "
        f"frame-src 'self' blob:; connect-src {asked}; manifest-src 'self' blob:; "
        "form-action 'none'; base-uri 'none'"
    )


def form_headers(origins: Iterable[str], *, by_window: bool) -> dict[str, str]:
    """What the form's answers have. Signing in through a window of another host needs a tie to it.

    It may never stand in a frame, and robots pass it by.
    """
    headers = {
        "Content-Security-Policy": f"{form_policy(origins)}; frame-ancestors 'none'",
        "X-Frame-Options": "DENY",
        "X-Robots-Tag": "noindex, nofollow",
    }
    return headers | ({"Cross-Origin-Opener-Policy": "unsafe-none"} if by_window else {})


def page_headers(
    *, embeddable: bool, forms: str = "", sounds: Iterable[str] = ()
) -> dict[str, str]:
    """What a page's answer has as well. Only a player may stand in a frame of another site.

    `frame-ancestors` works in a header alone; `X-Frame-Options` says the same to old browsers.
    """
    frames = "*" if embeddable else "'none'"
    headers = {
        "Content-Security-Policy": f"{page_policy(forms, sounds)}; frame-ancestors {frames}",
    }
    return headers if embeddable else headers | {"X-Frame-Options": "DENY"}
