"""What `mkdocs.yml` says under `podcast`: how the feed is cut into pages."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

PAGE_SIZE = 300
"""Apps are slow with larger feeds, and some cut them off."""
LEAST, MOST = 10, 1000


class PodcastSettings(BaseModel):
    """The options under `podcast`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    page_size: Annotated[int, Field(ge=LEAST, le=MOST, strict=True)] = PAGE_SIZE
    """Episodes on each page of the feed."""
