"""The small project and its commands, as where records are drafted."""

from __future__ import annotations

from tests.editing.drafting.conftest import project, run

__all__ = ["project", "run"]
