"""The search of the guide knows each part of each chapter."""

from __future__ import annotations

import json
from pathlib import Path

from publishing.pages.about.handbook import handbook_pages
from publishing.pages.about.handbook_search import INDEX, LONGEST, handbook_index


def test_each_part_is_found_by_its_heading_and_its_first_words(tmp_path: Path) -> None:
    (tmp_path / "redaktoer.md").write_text(
        "# Til dig\n\nAlt står her.\n\nOg mere.\n\n## Flyt en frist\n\nSkriv *dagen*.\n\n"
        f"### Og så\n\n{'ord ' * 300}\n",
        encoding="utf-8",
    )
    made = handbook_index(handbook_pages(tmp_path))
    first, second, third = json.loads(made.content)
    assert made.path == INDEX
    assert first == {"title": "Til dig", "part": "", "url": "redaktoer/",
                     "text": "Alt står her. Og mere."}  # fmt: skip
    assert second == {"title": "Til dig", "part": "Flyt en frist",
                      "url": "redaktoer/#flyt-en-frist", "text": "Skriv dagen."}  # fmt: skip
    assert len(third["text"]) == LONGEST
