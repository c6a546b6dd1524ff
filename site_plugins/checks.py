"""The checks of sound, mail and rendered texts, run together with those that `records` knows."""

from __future__ import annotations

import newsletter.checks
import podcast.checks
from publishing.verify.texts import check_texts
from records.checks.personal_numbers import check_personal_numbers
from records.loading.library import Check

ALL_CHECKS: tuple[Check, ...] = (
    newsletter.checks.check,
    podcast.checks.check,
    check_texts,
    check_personal_numbers,
)
