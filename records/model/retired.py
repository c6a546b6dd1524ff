"""Fields that no kind has, and that editors write: they are told what to write instead."""

from __future__ import annotations

from collections.abc import Mapping

RETIRED: Mapping[tuple[str, str], str] = {
    ("Area", "health_council"): "health-council-retired",
    ("Area", "weak_coverage"): "weak-coverage-retired",
    ("Offer", "amount"): "offer-amount-retired",
    ("Episode", "show"): "episode-names-show",
}
"""The code of the message, by the name of the model and the key."""
