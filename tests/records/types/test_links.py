"""The origin of an address, as policies and headers may hold it."""

from __future__ import annotations

from records.types.links import origin_of

PLAIN = {
    "https://lyd.example.org/a.mp3": "https://lyd.example.org",
    "https://LYD.example.org:443/a.mp3": "https://lyd.example.org",
    "https://lyd.example.org:8443/a.mp3?x=1;y": "https://lyd.example.org:8443",
    "https://lægelyd.example.org/a.mp3": "https://xn--lgelyd-pua.example.org",
}
HOSTILE = (
    "https://lyd.example.org;script-src/a.mp3", "https://lyd.example.org:1;a/a.mp3",
    "https://lyd.example.org,evil.example/a.mp3", "https://lyd.example.org:99999/a.mp3",
    "https://navn@lyd.example.org/a.mp3", "https://navn:ord@lyd.example.org/a.mp3",
    "https://*.example.org/a.mp3", "https://*/a.mp3", "https://'self'/a.mp3", "https:///a.mp3",
    "https://localhost/a.mp3", "https://127.0.0.1/a.mp3", "https://2130706433/a.mp3",
    "https://[::1]/a.mp3", "https://-a.example.org/a.mp3", "https://a_b.example.org/a.mp3",
    "https://a..example.org/a.mp3", "https://lyd.example.org./a.mp3",
    "https://lyd.example.org:/a.mp3", "https://ly d.example.org/a.mp3", "data:audio/mp3,",
    "http://lyd.example.org/a.mp3", f"https://{'a' * 70}.example.org/a.mp3", "https://[a/a.mp3",
)  # fmt: skip


def test_plain_hosts_have_an_origin() -> None:
    assert {url: origin_of(url) for url in PLAIN} == PLAIN


def test_what_could_open_more_than_one_host_has_none() -> None:
    assert {url for url in HOSTILE if origin_of(url)} == set()
