"""The eight kinds of page that are looked at and measured, as addresses on the real site."""

from __future__ import annotations

EIGHT = {
    "forside": "",
    "oversigt": "muligheder/",
    "mulighed": "muligheder/albertslund-2026-1/",
    "episode": "podcast/eksempel-saadan-lyder-en-episode/",
    "arrangement": "arrangementer/fyraftensseminar-2026-12/",
    "guide": "vejen/aabn-en-ny-klinik/",
    "omraade": "omraader/bornholm/",
    "artikel": "livet/en-uge-i-almen-praksis/",
}
