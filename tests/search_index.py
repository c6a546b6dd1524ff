"""What the built index of the search tells of each page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def read(text: bytes | str) -> list[dict[str, Any]]:
    """The pages of `search/index.json`, in its order."""
    head = json.loads(text)
    kinds = [head["kinds"][ord(sign) - 35] for sign in head["of"]]
    return [
        {
            "url": url,
            "title": title,
            "kind": kind,
            "label": label,
            "summary": summary,
            "example": bool(example),
        }
        for (url, title, summary, *_, example, _past), (kind, label, _) in zip(
            head["shown"], kinds, strict=True
        )
    ]


def read_site(site: Path) -> list[dict[str, Any]]:
    """The same of a built site."""
    return read((site / "search" / "index.json").read_bytes())
