"""Reads `_headers` as the hosts do that take their rules out of the site."""

from __future__ import annotations

import re
from collections.abc import Mapping

LONGEST = 2000
"""Cloudflare Pages takes no longer line, and no more than a hundred rules."""
MOST = 100
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


def read_headers(text: str) -> dict[str, dict[str, str]]:
    """The headers by path pattern. Raises AssertionError for what a host would pass over."""
    rules: dict[str, dict[str, str]] = {}
    path = ""
    for number, line in enumerate(text.splitlines(), 1):
        assert len(line) <= LONGEST, number
        if not line or line.startswith("#"):
            continue
        if line.startswith("  "):
            name, separator, value = line.strip().partition(": ")
            assert path, number
            assert separator, number
            assert value, number
            assert _NAME.fullmatch(name), number
            assert name not in rules[path], number
            rules[path][name] = value
        else:
            path = line
            assert path.startswith("/"), number
            assert path.count("*") <= 1, number
            assert path not in rules, number
            rules[path] = {}
    return rules


def headers_at(rules: Mapping[str, Mapping[str, str]], path: str) -> dict[str, str]:
    """What such a host answers for a path; two rules may not say the same header."""
    found: dict[str, str] = {}
    for pattern, headers in rules.items():
        if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path):
            assert not set(found) & set(headers), pattern
            found |= headers
    return found
