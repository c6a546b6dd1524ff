"""Which moment a build speaks of: the rule of `publishing.settings`, which commands share."""

from __future__ import annotations

from publishing.settings import NOW, build_clock

__all__ = ["NOW", "build_clock"]
