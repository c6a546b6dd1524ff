"""Further slips of whole files: what drives and programs leave, and kinds that need others."""

from __future__ import annotations

import unicodedata

from tests.projects import AREAS, ARTICLE, OFFER, VACANCY, Files

ROENNE = "content/vacancies/roenne-1.yml"
HVERDAG = "content/articles/hverdag.md"
TABLE = "content/areas/kommuner.csv"
FIGURE = """\
id: antal-laeger
text: "{value} læger i hele regionen"
example: false
value: "1813"
date: "2025"
state: aktuel
sources:
  - {title: En side til en prøve, publisher: Kontoret, date: "2026"}
"""
STEP = """\
id: find-lokale
title: Find et lokale
example: false
what: |
  Find et sted, hvor din klinik kan ligge, og spørg kommunen om hjælp.
why: |
  Uden lokale er der ingen klinik.
who: laegen
when: {months_before: 6}
vacancy_types: [nul-kapacitet]
checked: 2026-11-15
"""
GUIDE = """\
---
id: aabn-klinik
title: Åbn en ny klinik
summary: Nogle trin fra den første samtale til den første patient, til en prøve.
example: false
audiences: [ny-speciallaege]
published: 2026-09-10
sources:
  - {title: En side til en prøve, publisher: Kontoret, date: "2026"}
steps:
  - find-lokale
  - find-lokale-b
  - find-lokale-c
---

Her er de trin, du skal igennem.
"""
INITIATIVE = """\
id: strategi
title: Fælles strategi for lægedækning
summary: To regioner arbejder sammen om en strategi, som er skrevet til en prøve.
example: false
audiences: [kommune]
topics: [reform]
published: 2026-10-08
sources:
  - {title: En side til en prøve, publisher: Kontoret, date: "2026"}
description: |
  De to regioner arbejder mere sammen i det sidste år.
status: paabegyndt
status_date: "2026"
region: hovedstaden
"""
SURVEY = """\
id: valg-af-sted
title: Hvad får nye speciallæger til at vælge et sted?
summary: En undersøgelse, der er skrevet til en prøve og ikke findes nogen steder.
example: false
audiences: [hu-laege]
published: 2026-11-20
date: "2021"
respondents: Læger, som endnu ikke er speciallæger
findings:
  - Fagligt miljø og sparring kommer først.
sources:
  - {title: En side til en prøve, publisher: Kontoret, date: "2026"}
"""
_BASE = {
    "figure": ("content/figures/antal-laeger.yml", FIGURE),
    "step": ("content/steps/find-lokale.yml", STEP),
    "guide": ("content/guides/aabn-klinik.md", GUIDE),
    "initiative": ("content/initiatives/strategi.yml", INITIATIVE),
    "survey": ("content/surveys/valg-af-sted.yml", SURVEY),
    "offer": ("content/offers/netvaerk.yml", OFFER),
}
_STEPS: Files = {
    f"content/steps/{each}.yml": STEP.replace("id: find-lokale", f"id: {each}")
    for each in ("find-lokale", "find-lokale-b", "find-lokale-c")
}
_AROUND: Files = {"content/guides/aabn-klinik.md": GUIDE, **_STEPS}
_OF_KINDS = [
    (
        "figure",
        "value mangler i tekst",
        '"{value} læger i hele regionen"',
        "1813 læger i hele regionen",
    ),
    ("figure", "{{value}}", '"{value} læger', '"{{value}} læger'),
    ("figure", "{vaerdi}", '"{value} læger', '"{værdi} læger'),
    ("figure", "dato i dag", 'date: "2025"', "date: sidste år"),
    ("figure", "state gammel", "state: aktuel", "state: gammel"),
    (
        "figure",
        "uden kilde",
        'sources:\n  - {title: En side til en prøve, publisher: Kontoret, date: "2026"}\n',
        "",
    ),
    ("step", "hvornår tekst", "when: {months_before: 6}", "when: 6 måneder før"),
    ("step", "hvornår tal", "when: {months_before: 6}", "when: 6"),
    ("step", "hvem ukendt", "who: laegen", "who: Lægen"),
    ("step", "hvem kommune?", "who: laegen", "who: kommunen og lægen"),
    (
        "step",
        "afhænger af sig selv",
        "checked: 2026-11-15",
        "checked: 2026-11-15\ndepends_on: [find-lokale]",
    ),
    ("step", "tilbud ukendt", "checked: 2026-11-15", "checked: 2026-11-15\noffers: [netværk]"),
    ("guide", "trin navn", "  - find-lokale", "  - Find et lokale"),
    ("guide", "trin to gange", "  - find-lokale", "  - find-lokale\n  - find-lokale"),
    ("initiative", "status ukendt", "status: paabegyndt", "status: i gang"),
    ("initiative", "status_date dansk", 'status_date: "2026"', "status_date: forår 2026"),
    ("initiative", "region navn", "region: hovedstaden", "region: Region Hovedstaden"),
    (
        "survey",
        "findings tekst",
        "findings:\n  - Fagligt miljø og sparring kommer først.",
        "findings: Fagligt miljø og sparring kommer først.",
    ),
    ("survey", "svar i procent", 'date: "2021"', 'date: "2021"\nresponse_rate: 47 %'),
    ("offer", "type ukendt", "type: netvaerk", "type: Netværk"),
    ("offer", "state", "state: aktuelt", "state: aktuel"),
    ("offer", "regioner", "regions: [hovedstaden]", "regions: [Hovedstaden og Sjælland]"),
    ("offer", "udbyder navn", "providers: [kontoret]", "providers: [Kontoret]"),
]
_FILES: list[tuple[str, Files]] = [
    ("UTF-16 LE med BOM", {ROENNE: b"\xff\xfe" + VACANCY.encode("utf-16-le")}),
    ("UTF-16 BE med BOM", {ROENNE: b"\xfe\xff" + VACANCY.encode("utf-16-be")}),
    ("UTF-16 LE uden BOM", {ROENNE: VACANCY.encode("utf-16-le")}),
    ("UTF-16 artikel", {HVERDAG: ARTICLE.encode("utf-16")}),
    ("UTF-16 tabel", {TABLE: AREAS.encode("utf-16")}),
    ("UTF-32", {ROENNE: VACANCY.encode("utf-32")}),
    ("cp1252", {ROENNE: VACANCY.encode("cp1252")}),
    ("cp1252 tabel", {TABLE: AREAS.encode("cp1252")}),
    ("mac roman", {HVERDAG: ARTICLE.encode("mac_roman")}),
    ("nulbyte til sidst", {ROENNE: VACANCY.encode() + b"\0" * 20}),
    ("halvt gemt", {ROENNE: VACANCY[:300]}),
    ("halvt gemt md", {HVERDAG: ARTICLE[:120]}),
    ("tom md", {HVERDAG: ""}),
    ("kun mellemrum", {ROENNE: "\n\n  \n"}),
    ("OneDrive kopi (1)", {"content/vacancies/roenne-1 (1).yml": VACANCY}),
    ("OneDrive kopi maskine", {"content/vacancies/roenne-1-DESKTOP-AB12.yml": VACANCY}),
    ("kopi - Kopi", {"content/vacancies/roenne-1 - Kopi.yml": VACANCY}),
    ("Kopi af", {"content/vacancies/Kopi af roenne-1.yml": VACANCY}),
    ("copy mac", {"content/vacancies/roenne-1 copy.yml": VACANCY}),
    ("kopi 2 mac", {"content/vacancies/roenne-1 2.yml": VACANCY}),
    ("Dropbox konflikt", {"content/vacancies/roenne-1 (konflikt kopi 2026-11-28).yml": VACANCY}),
    ("~$ xlsx", {"content/vacancies/~$muligheder.xlsx": b"x"}),
    ("~WRL tmp", {"content/articles/~WRL0001.tmp": b"x"}),
    (".tmp", {"content/vacancies/roenne-1.yml.tmp": VACANCY}),
    (".bak", {"content/vacancies/roenne-1.yml.bak": VACANCY}),
    (".orig", {"content/vacancies/roenne-1.yml.orig": VACANCY}),
    (".rej", {"content/vacancies/roenne-1.yml.rej": VACANCY}),
    (".swp", {"content/vacancies/.roenne-1.yml.swp": b"x"}),
    ("vim 4913", {"content/vacancies/4913": b""}),
    ("emacs #", {"content/vacancies/#roenne-1.yml#": VACANCY}),
    (".DS_Store", {"content/vacancies/.DS_Store": b"x", "content/.DS_Store": b"x"}),
    ("Thumbs.db", {"content/vacancies/Thumbs.db": b"x", "content/Thumbs.db": b"x"}),
    (
        "thumbs.db lille",
        {"content/vacancies/thumbs.db": b"x", "content/media/images/Thumbs.db": b"x"},
    ),
    ("desktop.ini", {"content/desktop.ini": b"x", "content/vacancies/Desktop.ini": b"x"}),
    ("ehthumbs", {"content/media/images/ehthumbs.db": b"x"}),
    ("__MACOSX", {"content/__MACOSX/x": b"x"}),
    ("._ fil", {"content/vacancies/._roenne-1.yml": b"x"}),
    ("$RECYCLE.BIN", {"content/$RECYCLE.BIN/desktop.ini": b"x"}),
    (".yml.txt ved siden", {"content/vacancies/ny.yml.txt": VACANCY.replace("roenne-1", "ny")}),
    (".YML", {ROENNE: None, "content/vacancies/roenne-1.YML": VACANCY}),
    (".Yml case", {ROENNE: None, "content/vacancies/Roenne-1.Yml": VACANCY}),
    (".md.md", {HVERDAG: None, "content/articles/hverdag.md.md": ARTICLE}),
    (".yml med mellemrum", {ROENNE: None, "content/vacancies/roenne-1 .yml": VACANCY}),
    ("navn med mellemrum", {ROENNE: None, "content/vacancies/roenne 1.yml": VACANCY}),
    ("uden endelse", {ROENNE: None, "content/vacancies/roenne-1": VACANCY}),
    (".json", {ROENNE: None, "content/vacancies/roenne-1.json": "{}"}),
    (".yml- slåfejl", {ROENNE: None, "content/vacancies/roenne-1.ylm": VACANCY}),
    ("reserveret navn", {"content/vacancies/con.yml": VACANCY.replace("id: roenne-1", "id: con")}),
    ("reserveret navn aux", {"content/articles/aux.md": ARTICLE.replace("id: hverdag", "id: aux")}),
    (
        "NFD navn post",
        {
            "content/articles/" + unicodedata.normalize("NFD", "gård") + ".md": ARTICLE.replace(
                "id: hverdag", "id: gård"
            )
        },
    ),
    ("undermappe", {ROENNE: None, "content/vacancies/2026/roenne-1.yml": VACANCY}),
    ("undermappe gammel", {"content/vacancies/gamle/roenne-1.yml": VACANCY}),
    ("mappe med stort", {ROENNE: None, "content/Vacancies/roenne-1.yml": VACANCY}),
    ("mappe dansk", {ROENNE: None, "content/muligheder/roenne-1.yml": VACANCY}),
    ("mappe ny kopi", {"content/vacancies - Kopi/roenne-1.yml": VACANCY}),
    ("zip", {"content/vacancies/muligheder.zip": b"PK"}),
    ("msg mail", {"content/articles/mail.msg": b"x"}),
    ("pptx", {"content/articles/oplaeg.pptx": b"PK"}),
    ("lnk", {"content/articles/genvej.lnk": b"x"}),
    ("flettemærke rest ====", {ROENNE: VACANCY.replace("count: 2\n", "count: 2\n=======\n")}),
    ("flettemærke rest >>>>", {ROENNE: VACANCY.replace("count: 2\n", "count: 2\n>>>>>>> main\n")}),
    (
        "flettemærke diff3",
        {
            ROENNE: VACANCY.replace(
                "count: 2\n",
                "<<<<<<< HEAD\ncount: 2\n||||||| base\ncount: 1\n=======\ncount: 3\n>>>>>>> x\n",
            )
        },
    ),
    (
        "flettemærke CRLF",
        {
            ROENNE: VACANCY.replace(
                "count: 2\n", "<<<<<<< HEAD\ncount: 2\n=======\ncount: 3\n>>>>>>> x\n"
            ).replace("\n", "\r\n")
        },
    ),
    ("flettemærke i tekst", {HVERDAG: ARTICLE.replace("Her står", "<<<<<<< HEAD\nHer står")}),
    (
        "flettemærke csv",
        {TABLE: AREAS + "<<<<<<< HEAD\n0219,Hillerød,hovedstaden,1,2,55.93,12.30\n"},
    ),
    ("diff-linjer", {ROENNE: VACANCY.replace("count: 2", "-count: 2\n+count: 3")}),
    ("patch-hoved", {ROENNE: "diff --git a/x b/x\n" + VACANCY}),
    ("gamle Mac-linjeskift", {ROENNE: VACANCY.replace("\n", "\r")}),
    ("CRLF+BOM md", {HVERDAG: b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode()}),
    ("BOM csv", {TABLE: b"\xef\xbb\xbf" + AREAS.encode()}),
    ("BOM midt i", {ROENNE: VACANCY.replace("title: ", "title: \ufeff")}),
    ("to BOM", {ROENNE: b"\xef\xbb\xbf\xef\xbb\xbf" + VACANCY.encode()}),
    ("sep=; csv", {TABLE: "sep=;\n" + AREAS.replace(",", ";")}),
    (
        "citater hele linjen csv",
        {
            TABLE: AREAS.replace(
                "0219,Hillerød,hovedstaden,1,2,55.93,12.30",
                '"0219,Hillerød,hovedstaden,1,2,55.93,12.30"',
            )
        },
    ),
    ("csv tom", {TABLE: ""}),
    ("csv kun hoved", {TABLE: "code,name,region,row,col,lat,lon\n"}),
    ("xlsx gemt som csv", {TABLE: b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00"}),
    ("rtf gemt som md", {HVERDAG: r"{\rtf1\ansi Hej}"}),
    ("html gemt som md", {HVERDAG: "<!DOCTYPE html><html><body>Hej</body></html>"}),
    (
        "LFS-pegepind",
        {"content/media/images/cover.png": b"version https://git-lfs.github.com/spec/v1\nsize 1\n"},
    ),
    ("billede er html", {"content/media/images/cover.png": b"<!DOCTYPE html><html></html>"}),
    (
        "billede jpg er png-navn",
        {"content/media/images/cover.png": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\0" * 100},
    ),
    (
        "vtt med dansk komma",
        {"content/media/film/en-dag.vtt": "WEBVTT\n\n00:00,000 --> 00:02,000\nGodmorgen\n"},
    ),
    ("vtt tom", {"content/media/film/en-dag.vtt": ""}),
    (
        "vtt cp1252",
        {
            "content/media/film/en-dag.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\nFår\n".encode(
                "cp1252"
            )
        },
    ),
    (
        "vtt srt-indhold",
        {"content/media/film/en-dag.vtt": "1\n00:00:00,000 --> 00:00:02,000\nGodmorgen\n"},
    ),
]


def _slip(kind: str, old: str, new: str) -> Files:
    path, text = _BASE[kind]
    around = _AROUND if kind in ("guide", "step") else {}
    return {**around, path: text.replace(old, new, 1)}


MORE: list[tuple[str, Files]] = [
    *((f"{kind}: {name}", _slip(kind, old, new)) for kind, name, old, new in _OF_KINDS),
    *_FILES,
]
