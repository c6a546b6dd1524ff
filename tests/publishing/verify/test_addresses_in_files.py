"""Addresses of ours in feeds, data and calendars: each that a reader would meet, and whole."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.output import OutputFile
from publishing.verify.pages import addresses_in

ORIGINS = ("https://example.org/praksis/", "https://øst.example.org/")
PIECES = st.sampled_from(
    ("/", "a", "Æ", "İ", "&amp;", "https://", '"', "<", ">", "\\", ",", ";", ")", " ", "\n",
     "\u00a0", "\u2028", "#x", *ORIGINS, *(each.upper() for each in ORIGINS), ORIGINS[0][:-1])
)  # fmt: skip


@pytest.mark.parametrize("origin", ORIGINS)
@given(pieces=st.lists(PIECES, max_size=12))
def test_they_end_where_no_address_goes_on(origin: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    ours = re.compile(re.escape(origin) + r'[^\s"<>\\,;)]*', re.IGNORECASE)
    found = addresses_in(OutputFile("a.xml", text.encode()), origin)
    assert found == tuple(dict.fromkeys(ours.findall(text)))


def test_a_long_line_of_a_calendar_is_one_address() -> None:
    file = OutputFile("a.ics", b"URL:https://example.org/prak\r\n sis/aab\r\n en/\r\nEND:VEVENT")
    assert addresses_in(file, ORIGINS[0]) == ("https://example.org/praksis/aaben/",)
