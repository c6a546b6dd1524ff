"""The rules of safety that go with every page, in one place: for `<meta>` and for web servers."""

from __future__ import annotations

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


def page_headers(*, embeddable: bool) -> dict[str, str]:
    """What a page's answer has as well. Only a player may stand in a frame of another site.

    `frame-ancestors` works in a header alone; `X-Frame-Options` says the same to old browsers.
    """
    frames = "*" if embeddable else "'none'"
    headers = {
        "Content-Security-Policy": f"{CONTENT_SECURITY_POLICY}; frame-ancestors {frames}",
    }
    return headers if embeddable else headers | {"X-Frame-Options": "DENY"}
