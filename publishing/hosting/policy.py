"""The rules of safety that go with every page, in one place: for `<meta>` and for web servers."""

from __future__ import annotations

from collections.abc import Iterable

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self' mailto:; base-uri 'none'"
)
"""Nothing from another host, and no script in the page itself (CSP Level 3)."""
REFERRER_POLICY = "strict-origin-when-cross-origin"
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": REFERRER_POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}
"""Headers of every answer."""


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


def page_headers(*, embeddable: bool) -> dict[str, str]:
    """What a page's answer has as well. Only a player may stand in a frame of another site.

    `frame-ancestors` works in a header alone; `X-Frame-Options` says the same to old browsers.
    """
    frames = "*" if embeddable else "'none'"
    headers = {
        "Content-Security-Policy": f"{CONTENT_SECURITY_POLICY}; frame-ancestors {frames}",
    }
    return headers if embeddable else headers | {"X-Frame-Options": "DENY"}
