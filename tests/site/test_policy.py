"""The rules of safety word by word: a change here is one that somebody has thought of."""

from __future__ import annotations

from publishing.addresses import FORM
from publishing.hosting.policy import (
    EVERYWHERE,
    REFERRER_POLICY,
    form_headers,
    form_policy,
    page_headers,
    page_policy,
)
from publishing.hosting.rules import Addresses, header_rules
from publishing.hosting.servers import server_files, site_files
from publishing.site import Site

PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; form-action 'self' mailto:; base-uri 'none'"
)
FORM_AT_GITHUB = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; "
    "frame-src 'self' blob:; connect-src 'self' blob: data: https://api.github.com "
    "https://github.com; manifest-src 'self' blob:; form-action 'none'; base-uri 'none'"
)
ORIGINS = ("https://api.github.com", "https://github.com")


def test_a_page_loads_nothing_from_elsewhere() -> None:
    assert page_policy() == PAGE
    assert page_headers(embeddable=False) == {
        "Content-Security-Policy": f"{PAGE}; frame-ancestors 'none'",
        "X-Frame-Options": "DENY",
    }


def test_the_hosts_of_sound_are_opened_to_sound_alone() -> None:
    opened = ("https://lyd.example.org", "https://xn--lgelyd-pua.example.org:8443")
    wanted = PAGE.replace("media-src 'self'", f"media-src 'self' {' '.join(opened)}")
    assert page_policy(sounds=opened) == wanted
    addresses = Addresses("/", ("/",), ("/podcast/a/afspiller/",), sounds=opened)
    (rule,) = (r for r in header_rules(addresses) if r.name == "Content-Security-Policy")
    assert rule.at("/om/") == f"{wanted}; frame-ancestors 'none'"
    assert rule.at("/podcast/a/afspiller/") == f"{wanted}; frame-ancestors *"
    site = Site("Navn", "https://example.org/", "Beskrivelse", "Region")
    for file in (*site_files(addresses, site), *server_files(addresses, site)):
        text = file.content.decode()
        if "Content-Security-Policy" in text:
            assert text.count("media-src") == text.count(
                f"media-src 'self' {opened[0]} {opened[1]};"
            )


def test_a_form_is_sent_to_the_mail_engine_and_to_no_other_host() -> None:
    wanted = PAGE.replace("'self' mailto:", "'self' mailto: https://post.example.org")
    assert page_policy("https://post.example.org") == wanted
    headers = page_headers(embeddable=False, forms="https://post.example.org")
    assert headers["Content-Security-Policy"] == f"{wanted}; frame-ancestors 'none'"


def test_only_a_player_may_stand_in_a_frame_of_another_site() -> None:
    assert page_headers(embeddable=True) == {
        "Content-Security-Policy": f"{PAGE}; frame-ancestors *"
    }


def test_every_answer_has_the_same_headers() -> None:
    assert EVERYWHERE == {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Strict-Transport-Security": "max-age=31536000",
    }
    assert EVERYWHERE["Referrer-Policy"] == REFERRER_POLICY


def test_the_form_asks_its_own_hosts_and_no_other() -> None:
    assert form_policy(ORIGINS) == FORM_AT_GITHUB
    assert form_policy(()) == FORM_AT_GITHUB.replace(
        " https://api.github.com https://github.com", ""
    )
    assert FORM == "admin/"


def test_the_form_is_in_no_frame_and_found_by_no_robot() -> None:
    headers = {
        "Content-Security-Policy": f"{FORM_AT_GITHUB}; frame-ancestors 'none'",
        "X-Frame-Options": "DENY",
        "X-Robots-Tag": "noindex, nofollow",
    }
    assert form_headers(ORIGINS, by_window=False) == headers
    assert form_headers(ORIGINS, by_window=True) == {
        **headers,
        "Cross-Origin-Opener-Policy": "unsafe-none",
    }
