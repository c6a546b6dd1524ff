"""Why a release cannot be made, read or brought out."""

from __future__ import annotations

from records.errors import PraksisError


class ReleaseError(PraksisError):
    """Something about a release, as a Danish sentence with what to do."""
