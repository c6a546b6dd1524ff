"""Links carry no parameters unless the office asks for them, and then only to its own site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsletter.render.text import text_of
from tests.newsletter.samples import html_of, letter, made, mailing_list
from tests.samples import SITE, vacancy

ASKED = "kilde=nyhedsbrev&udgave={udgave}&til={maalgruppe}"
TOLD = "kilde=nyhedsbrev&udgave=november&til=ny-speciallaege"
_LINK = re.compile(r'https://[^\s"<>)]+')


def links(tmp_path: Path, asked: str | None) -> tuple[set[str], set[str]]:
    """The addresses in the HTML and in the text."""
    library = made(
        tmp_path,
        mailing_lists__paa_vej=mailing_list(link_parameters=asked),
        vacancies__aaben=vacancy(deadline="2026-12-15"),
    )
    found = letter(library)
    html = html_of(found).replace("&amp;", "&")
    return set(_LINK.findall(html)), set(_LINK.findall(text_of(found)))


def test_by_default_no_link_has_a_parameter(tmp_path: Path) -> None:
    html, text = links(tmp_path, None)
    assert html
    assert not [url for url in html | text if "?" in url]


def test_every_link_to_the_site_has_them_and_no_other(tmp_path: Path) -> None:
    html, text = links(tmp_path, ASKED)
    everything = {url for url in html | text if url.startswith(SITE.url)}
    pictures = {url for url in everything if url.endswith(".png")}
    ours = everything - pictures
    assert len(pictures) == 1
    assert "?" not in "".join(pictures)  # one address for all: it says nothing of who reads
    assert len(ours) > 5
    assert {url.partition("?")[2].partition("#")[0] for url in ours} == {TOLD}
    others = (html | text) - everything
    assert {"https://example.org/tilmeld", "https://example.org/afmeld"} <= others
    assert not [url for url in others if "?" in url]


@pytest.mark.parametrize("bad", ["?a=b", "a", "a=b&", "a=æ", "a={email}", "a=b c"])
def test_what_is_no_parameter_is_refused(tmp_path: Path, bad: str) -> None:
    with pytest.raises(AssertionError, match="Linkparametre"):
        links(tmp_path, bad)
