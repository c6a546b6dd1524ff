"""The served site and its tabs are those of `tests/browser`."""

from __future__ import annotations

from tests.browser.conftest import desk, new_tab, origin, phone

__all__ = ["desk", "new_tab", "origin", "phone"]
