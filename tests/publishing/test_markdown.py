"""What Markdown becomes on a page."""

from __future__ import annotations

from publishing.markdown import render
from tests.conftest import Loaded


def test_the_region_in_markdown(loaded: Loaded) -> None:
    from dataclasses import replace

    library = loaded({})
    assert render("Vi er {{region}}s indgang.", library) == "<p>Vi er regionens indgang.</p>"
    named = replace(library, region="Region Østdanmark")
    assert "Region Østdanmarks indgang" in render("Vi er {{region}}s indgang.", named)
