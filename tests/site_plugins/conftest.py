"""The studio is that of the podcast."""

from __future__ import annotations

from tests.podcast.conftest import made_cover, studio

__all__ = ["made_cover", "studio"]
