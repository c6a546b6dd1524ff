"""What the components are shown with: invented, marked as examples, and of the real types."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from publishing.addresses import CONTACT, DESIGN
from publishing.blocks import (
    AddToCalendar,
    Bar,
    Card,
    CardGroup,
    Choice,
    DateBlock,
    Deadline,
    Fact,
    Filter,
    HistoryStep,
    Link,
    Moment,
    Person,
    SceneFiles,
    Tag,
    Tone,
)
from publishing.lists.listing import ListView, Sort, Words
from publishing.page import plain_value
from publishing.pages.design.drawn_sample import drawn
from publishing.pages.design.map_sample import MAP
from publishing.pages.design.practice_sample import PRACTICE
from publishing.voices import Voice

DAY = date(2027, 1, 11)
_DAY = DateBlock.of(DAY)
_FILM = {
    "url": DESIGN,
    "mime": "video/mp4",
    "host": "",
    "size": "75 kB",
    "duration": "00:13",
    "captions": DESIGN,
    "title": "Eksempel: En dag",
    "poster": "",
}
_LINKS = (Link("Sådan søger du en kapacitet", DESIGN), Link("Tal med en rådgiver", CONTACT))
_CALENDAR = AddToCalendar(DESIGN, "frist.ics", DESIGN, "Alle frister som kalender",
                          (Link("Google Kalender", "https://calendar.google.com/"),))  # fmt: skip
_SUMMARY = "Start din egen klinik i Rønne, alene eller sammen med en makker."


def _vacancy(title: str, *tags: Tag, state: str = "", day: DateBlock | None = _DAY) -> Card:
    return Card("vacancy", title, DESIGN, _SUMMARY, ("Bornholm", "2 kapaciteter"), tags, day,
                example=True, state=state)  # fmt: skip


CARDS = (
    _vacancy("To 0-kapaciteter i Rønne", Tag("0-kapacitet"), Tag("Åben", Tone.OPEN), state="open"),
    _vacancy("Kapacitet, hvor fristen er nær", Tag("Åben", Tone.OPEN),
             Tag("3 dage igen", Tone.NEAR), state="open"),
    _vacancy("Praksis til salg uden frist", Tag("Åben", Tone.OPEN), day=None),
    _vacancy("Stilling, der er besat", Tag("Besat", Tone.QUIET), state="closed"),
    Card("episode", "Bag om podcasten", DESIGN, "En kort episode.", ("12. november 2026",),
         (Tag("Bonus"),), example=True),
    Card("episode", "En episode uden lyd", DESIGN, "Den kommer senere.", ("Sæson 1",),
         (Tag("Kan ikke høres endnu", Tone.QUIET),)),
    Card("event", "Fyraftensseminar", DESIGN, "En aften om at etablere praksis.", ("København Ø",),
         (Tag("Seminar"),), _DAY, example=True, eyebrow="Næste arrangement"),
)  # fmt: skip


def samples(scene: SceneFiles, scenes: list[dict[str, Any]]) -> dict[str, Any]:
    """The values of all specimens by name; `scene` is the drawing of the cards."""
    pictures = tuple(
        Card("article", title, DESIGN, "En tekst om livet i almen praksis.", ("4 min.",),
             (Tag("Hverdag"),), scene=scene)
        for title in ("En uge i almen praksis", "Fri hver anden fredag")
    )  # fmt: skip
    values = {
        "scenes": scenes,
        "links": _LINKS,
        "date": _DAY,
        "tags": (Tag("Kapacitet med patienter"), Tag("Åben", Tone.OPEN),
                 Tag("3 dage igen", Tone.NEAR), Tag("Besat", Tone.QUIET)),
        "brief": ("Du vælger selv, hvor klinikken skal ligge.",
                  "En rådgiver følger dig, fra du søger, til du åbner."),
        "voice": Voice("Jeg kender dem, når de kommer ind ad døren.", "Praktiserende læge",
                       "En praksis på Bornholm", Link("Læs historien: En dag", DESIGN),
                       example=True, scene=None),
        "film": _FILM,
        "film_elsewhere": {**_FILM, "host": "film.andetsted.dk",
                           "url": "https://film.andetsted.dk/1.mp4"},
        "contents": tuple({"id": "kort-fortalt", "text": text} for text in
                          ("Før du søger", "Ansøgningen", "Afgørelsen", "Klinikken åbner")),
        "facts": (Fact("Kommune", "Bornholm", DESIGN),
                  Fact("Frist", "11. januar 2027", iso="2027-01-11"),
                  Fact("Patienter ved start", "0")),
        "bars": (Bar("Erfaring fra almen praksis", 50), Bar("Planer for klinikken", 30),
                 Bar("Kendskab til øen", 20)),
        "seekers": ({"text": "2\u00a0læger søger noget som dette", "url": "laeger-soeger/",
                     "example": True},),
        **PRACTICE,
        "benefits": ("Du vælger selv, hvor klinikken skal ligge", "Du får en rådgiver hele vejen"),
        "caveats": ("Du begynder uden patienter",),
        "history": (HistoryStep("Slået op", "2. november 2026", "2026-11-02"),
                    HistoryStep("Fristen er", "11. januar 2027", "2027-01-11", done=False)),
        "calendar": _CALENDAR,
        "apply": {"text": "Sådan søger du", "url": DESIGN, "note": "Skriv højst fire sider."},
        "deadlines": _deadlines(),
        "person": Person("Rådgiver for etablering", "Hverdage kl. 9.00–15.00", "Skriv til os",
                         "Ring til os", CONTACT, CONTACT, example=True,
                         topics=("Etablering", "Lokaler"), summary="Hjælper dig i gang.",
                         call_back="Vi ringer tilbage senest næste hverdag."),
        "adviser_scene": scene,
        "cards": CARDS,
        "pictures": pictures,
        "list": _list(),
        "map": MAP,
        "heard": tuple(card for card in CARDS if card.title == "Bag om podcasten"),
        **drawn(),
        **_sound(),
        **_frame(scene),
        **_signup(),
    }  # fmt: skip
    plain: dict[str, Any] = plain_value(values)
    return plain


def _deadlines() -> tuple[Deadline, ...]:
    """One that is far off, one that is near, one that has passed."""
    far = Deadline(
        "Ansøgningsfrist",
        "11. januar 2027 kl. 12.00",
        "Åben",
        "2027-01-11T12:00",
        None,
        near=False,
        passed=False,
        open=True,
        add_to_calendar=_CALENDAR,
    )
    near = replace(far, text="om 3 dage", near=True, add_to_calendar=None)
    past = replace(
        far,
        text="1. juni 2026",
        status="Besat",
        iso="2026-06-01",
        passed=True,
        open=False,
        add_to_calendar=None,
    )
    return far, near, past  # fmt: skip


def _list() -> ListView:
    kinds = (
        Choice("", "Alle", count=4),
        Choice("nul", "0-kapacitet", count=1),
        Choice("dele", "Delepraksis", level=1),
    )
    areas = (Choice("bornholm", "Bornholm", count=3), Choice("dragoer", "Dragør"))
    return ListView(
        name="proeve",
        words=Words("mulighed", "muligheder"),
        kinds=("vacancy",),
        filters=(Filter("type", "Type", kinds, many=False), Filter("omraade", "Område", areas)),
        sorts=(Sort("frist", "Frist"), Sort("nyest", "Nyest", "published", down=True)),
        groups=(CardGroup("ledige", "Ledige nu", "2 muligheder", CARDS[:2]),),
        total_text="2 muligheder (alle eksempler)",
        mixed=False,
        real=0,
        feed=Link("Muligheder som RSS", DESIGN),
        follow=Link("Sig til, når der kommer noget", DESIGN),
    )  # fmt: skip


def _sound() -> dict[str, Any]:
    audio = {
        "url": DESIGN, "host": "", "mime": "audio/mpeg", "seconds": 67, "measured": True,
        "duration_text": "1 min. 7 sek.", "size_text": "402 kB", "key": "proeve", "artwork": "",
        "title": "Bag om podcasten", "show": "Podcast", "page": DESIGN, "date": "12. november 2026",
    }  # fmt: skip
    said = ("Hvad gør en almindelig tirsdag god?", "At der er tid til at spørge en gang til.")
    turns = tuple(
        {"places": (), "seconds": at, "start_text": f"00:{at:02}", "speaker": who,
         "parts": ({"seconds": at, "text": text},)}
        for at, who, text in ((0, "Vært", said[0]), (6, "Læge", said[1]))
    )  # fmt: skip
    chapters = ({"seconds": 0, "start_text": "00:00", "title": "Velkommen"},
                {"seconds": 41, "start_text": "00:41", "title": "Hverdagen"})  # fmt: skip
    return {
        "audio": audio,
        "audio_elsewhere": {**audio, "host": "lyd.andetsted.dk", "key": "andet", "measured": False,
                            "url": "https://lyd.andetsted.dk/1.mp3"},
        "chapters": chapters,
        "turns": turns,
        "episode": {"audio": audio, "chapters": chapters, "turns": turns,
                    "transcript_files": (Link("WebVTT", DESIGN), Link("tekst", DESIGN))},
        "quotations": (
            {"text": said[0], "speaker": "Vært", "speaker_url": "", "seconds": 0,
             "start_text": "00:00", "anchor": "", "picture": DESIGN},
            {"text": said[1], "speaker": "Læge", "speaker_url": DESIGN, "seconds": 6,
             "start_text": "00:06", "anchor": "", "picture": DESIGN},
        ),
        "clips": ({"title": "Den gode tirsdag", "url": f"{DESIGN}#t=0,12", "start_text": "00:00",
                   "duration_text": "12 sek."},),
        "subscribe": {"url": "/podcast.xml", "open": DESIGN, "apps": (Link("en app", DESIGN),)},
    }  # fmt: skip


def _frame(scene: SceneFiles) -> dict[str, Any]:
    return {
        "head": {
            "title": "To 0-kapaciteter i Rønne", "lead": _SUMMARY, "example": True,
            "kind": "vacancy", "tags": (Tag("0-kapacitet"), Tag("Åben", Tone.OPEN)),
            "scene": scene, "checked": Moment("2. november 2026", "2026-11-02"),
            "updated": Moment("20. november 2026", "2026-11-20"),
            "breadcrumb": (Link("Muligheder", "muligheder/"), Link("To 0-kapaciteter i Rønne", "")),
        },
        "notice": {"text": "Siden viser eksempeldata.", "strong": "eksempeldata"},
        "image": {"sources": (), "src": scene.light, "width": 360, "height": 200,
                  "alt": "En tegning i stedet for et fotografi", "credit": "Kontoret"},
        "preview": {
            "draft": "", "moment": "22. november 2026 kl. 9.00", "control": "", "faults": (),
            "warnings": ({"place": "content/events/moede.yml:4:1", "help": DESIGN,
                          "sentence": "Fristen er passeret."},),
            "hidden": (), "notes": (), "letters": (),
        },
    }  # fmt: skip


def _signup() -> dict[str, Any]:
    def option(name: str, value: str, text: str) -> dict[str, str]:
        return {"id": f"valg-{value}", "name": name, "value": value, "covers": value, "text": text,
                "url": DESIGN}  # fmt: skip

    common = {
        "letters": (option("liste", "intro", "Introlæge"), option("liste", "ny", "Ny speciallæge")),
        "alerts": ({"title": "Få besked om et område", "text": "Vi skriver, når noget er ledigt.",
                    "options": (option("besked", "bornholm", "Bornholm"),)},),
        "closing": "Du kan altid melde dig fra igen.",
        "by_hand": ({"address": "Nyhedsbrevet", "text": "Skriv, hvilket brev du vil have."},),
        "example": False,
    }  # fmt: skip
    form = {"action": "#", "mail": "mail", "hidden": (), "trap": "navn"}
    return {"signup": {**common, "form": form}, "signup_mails": common}
