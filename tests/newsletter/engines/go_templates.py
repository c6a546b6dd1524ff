"""Listmonk's filling of templates, done by Go itself: `listmonk_templates` is built once."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests import in_memory
from tests.needs import program

_SOURCE = Path(__file__).parent / "listmonk_templates"
ROOT = "https://breve.example.org"
BARE = '{{ template "content" . }}'


def fill(campaigns: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What readers get of the campaigns: subject, from_email, body, altbody, error."""
    lines = "\n".join(json.dumps(campaign) for campaign in campaigns)
    done = subprocess.run(
        [_program()], input=lines, capture_output=True, text=True, check=True, timeout=60
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@cache
def _program() -> Path:
    """The program, built from the standard library alone; kept between runs by its source."""
    compiler = program("golang-go", "go")
    source = b"".join(file.read_bytes() for file in sorted(_SOURCE.iterdir()))
    folder = in_memory.lasting() / f"praksis-go-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    built = folder / sha256(source).hexdigest()[:20]
    if not built.exists():
        fresh = built.with_suffix(f".{os.getpid()}")
        offline = os.environ | {"GOFLAGS": "-mod=mod", "GOPROXY": "off", "CGO_ENABLED": "0",
                                "GOCACHE": str(folder / "cache")}  # fmt: skip
        subprocess.run(
            [compiler, "build", "-o", fresh, "."], cwd=_SOURCE, env=offline, check=True, timeout=300
        )
        fresh.replace(built)
    return built
