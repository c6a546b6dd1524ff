"""The checks of sound and mail, run together with those that `records` knows."""

from __future__ import annotations

import newsletter.checks
import podcast.checks
import publishing.verify.links
from records.loading.library import Check

ALL_CHECKS: tuple[Check, ...] = (
    newsletter.checks.check,
    podcast.checks.check,
    publishing.verify.links.check,
)
