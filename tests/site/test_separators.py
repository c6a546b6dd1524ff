"""Facts in one line are parted by the style sheet: a written dot could begin or end a line."""

from __future__ import annotations

from tests.site.html import Site

_WRITTEN = "//main//text()[contains(., '·')][not(ancestor::template or ancestor::script)]"


def test_no_page_writes_a_dot_between_facts(site: Site) -> None:
    told = {
        address: found
        for address, page in site.pages.items()
        if (found := [text for text in page.tree.xpath(_WRITTEN) if "»" not in text])
    }
    assert not told
