"""What lies on another host: the part of a page that asks for it, and the host's own answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Route

from publishing.appearance import icon_sets


def part_of_theme(root: Path, name: str, told: dict[str, Any], base_url: str) -> str:
    """What the macro of a partial of that name writes of these values."""
    folders = (root / "site_plugins/theme", icon_sets.templates())
    theme = Environment(loader=FileSystemLoader(folders), autoescape=False)
    macro = f'{{% from "partials/{name}.html" import {name} with context %}}{{{{ {name}(told) }}}}'
    return theme.from_string(macro).render(
        told=told, base_url=base_url, config={"extra": {"site": {"assets": {}}}}
    )


def fulfill_part(route: Route, content: bytes, mime: str) -> None:
    """Answer with what is asked for of a file, from its first byte to the end."""
    wanted = route.request.headers.get("range", "bytes=0-")
    first = int(wanted.removeprefix("bytes=").partition("-")[0])
    span = f"bytes {first}-{len(content) - 1}/{len(content)}"
    headers = {"Content-Range": span, "Content-Type": mime, "Accept-Ranges": "bytes"}
    route.fulfill(status=206, body=content[first:], headers=headers)
