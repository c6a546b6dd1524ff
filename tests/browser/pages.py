"""One page of each kind, as addresses on the real site."""

from __future__ import annotations

KINDS = {
    "search": "soeg/?q=frist+bornholm",
    "front": "",
    "vacancies": "muligheder/",
    "open vacancy": "muligheder/albertslund-2026-1/",
    "closed vacancy": "muligheder/gladsaxe-2025-1/",
    "re-posted vacancy": "muligheder/bornholm-roenne-2026-2/",
    "status": "muligheder/status-paa-kapaciteterne/",
    "all premises": "lokaler/",
    "saved vacancies": "muligheder/sammenlign/",
    "offers": "tilbud/",
    "themes": "tema/",
    "theme": "tema/travlhed/",
    "premises": "lokaler/lokale-roenne-1/",
    "events": "arrangementer/",
    "event": "arrangementer/fyraftensseminar-2026-12/",
    "event series": "arrangementer/raekker/fyraftensseminar/",
    "podcast": "podcast/",
    "episode": "podcast/eksempel-saadan-lyder-en-episode/",
    "episode without details": "podcast/saeson-1-episode-1/",
    "people of the podcast": "podcast/medvirkende/",
    "newsletter": "nyhedsbrev/",
    "issue": "nyhedsbrev/paa-vej-i-praksis-2026-10/",
    "section": "livet/",
    "article": "livet/en-uge-i-almen-praksis/",
    "contact": "om/kontakt/",
    "audience": "maalgrupper/ny-speciallaege/",
    "area": "omraader/bornholm/",
    "health council": "omraader/nordsjaelland/",
    "in English": "english/",
    "designations": "omraader/udpegninger/",
    "designation": "omraader/udpegninger/udpeget-i-2019/",
    "openings of an area": "muligheder/omraade/bornholm/",
    "way": "vejen/aabn-en-ny-klinik/",
    "figures": "om/tal-og-kilder/",
    "matching": "match/",
    "glossary": "ordbog/",
    "term": "ordbog/ydernummer/",
    "guide": "redaktoer/",
    "look": "design/",
    "lost": "404.html",
}

LONG = {"guide: faults": "redaktoer/fejl/", "guide: fields": "redaktoer/felter/"}
"""Pages of the same kind as others, with lines that no other has."""
