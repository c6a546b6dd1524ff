"""One broken file each: what it holds, and the one line that has to come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.project_copy import ProjectCopy
from tests.small import article, vacancy

PATH = "content/vacancies/fejl.yml"
LINES = vacancy("fejl").splitlines()


@dataclass(frozen=True, slots=True)
class Fault:
    """How to make it, and the beginning and the end of the line that tells it."""

    make: Callable[[ProjectCopy], object]
    place: str
    says: str


def at(key: str) -> int:
    """The line of a key in the vacancy that the faults are put in."""
    return next(n for n, line in enumerate(LINES, start=1) if line.lstrip().startswith(f"{key}:"))


def _more(*lines: str) -> Callable[[ProjectCopy], object]:
    return lambda project: project.write(PATH, vacancy("fejl", *lines))


def _changed(old: str, new: str) -> Callable[[ProjectCopy], object]:
    text = vacancy("fejl")
    assert old in text
    return lambda project: project.write(PATH, text.replace(old, new))


def _file(text: str) -> Callable[[ProjectCopy], object]:
    return lambda project: project.write(PATH, text)


def _latin_1(project: ProjectCopy) -> None:
    file = project.write(PATH, "")
    file.write_bytes(vacancy("fejl").encode("latin-1"))


def _ten_megabytes(project: ProjectCopy) -> None:
    project.write(PATH, vacancy("fejl") + "# " + "x" * 10_000_000)


def _link_out(project: ProjectCopy) -> None:
    outside = project.folder.parent / "udenfor.yml"
    outside.write_text(vacancy("fejl"), encoding="utf-8")
    (project.folder / PATH).symlink_to(outside)


def _loop(project: ProjectCopy) -> None:
    for name, other in (("fejl", "fejl-2"), ("fejl-2", "fejl")):
        text = vacancy(name, f"repost_of: {other}")
        project.write(f"content/vacancies/{name}.yml", text)


def _same_id(project: ProjectCopy) -> None:
    project.write("content/vacancies/dyb/roenne-1.yml", vacancy("roenne-1"))


def _broken_front_matter(project: ProjectCopy) -> None:
    project.write("content/articles/fejl.md", article("fejl").replace("title: ", "title: ["))


def _event(project: ProjectCopy) -> None:
    project.write("content/partners/kontoret.yml", _PARTNER)
    project.write("content/events/moede.yml", _EVENT)


def _missing_sound(project: ProjectCopy) -> None:
    project.write("content/media/transcripts/fejl.vtt", _TRANSCRIPT)
    project.write("content/episodes/fejl.md", _EPISODE)


_PARTNER = """\
id: kontoret
name: Kontoret
example: true
type: organisation
description: Et kontor, der er skrevet for en prøve.
"""
_EVENT = """\
id: moede
start_time: 14.30
end_time: "16:00"
start_date: 2026-12-08
title: Et møde, der er skrevet for en prøve
summary: Et møde, der er skrevet for at prøve bygningen og ikke for at blive holdt.
example: true
audiences: [ny-speciallaege]
published: 2026-11-02
type: seminar
attendance_mode: online
online_note: Du får et link, når du har tilmeldt dig.
status: aaben
role: arrangoer
organizers: [kontoret]
registration: {method: ingen}
price: 0
contact: raadgiver
"""
_EPISODE = """\
---
id: fejl
title: Et stykke uden lyd
summary: En episode, der er skrevet for at prøve bygningen og ikke for at blive hørt.
example: true
audiences: [ny-speciallaege]
published: 2026-11-02
type: bonus
status: udgivet
released: 2026-11-02
audio: {file: media/audio/findes-ikke.mp3}
transcript: media/transcripts/fejl.vtt
people: [{role: Vært, consent: false}]
---
Noter til et stykke, der er lavet for en prøve.
"""
_TRANSCRIPT = """\
WEBVTT

00:00.000 --> 00:02.000
Goddag og velkommen.
"""

_END = len(LINES) + 1
FAULTS = {
    "unknown key": Fault(_more("frist: 2026-12-01"), f"{PATH}:{_END}:1", "Mente du"),
    "missing required key": Fault(
        _changed("origin: nyt-forloeb\n", ""),
        f"{PATH}:1:1",
        '"origin" (Baggrund for opslaget) mangler',
    ),
    "time with a point": Fault(
        _event, "content/events/moede.yml:2:13", '"14.30". Skriv klokkeslæt med kolon'
    ),
    "number with a point": Fault(
        _changed("patients: 0", "patients: 1.600"), f"{PATH}:{at('patients')}:11", "1600"
    ),
    "duplicate key": Fault(_more("count: 3"), f"{PATH}:{_END}:1", '"count"'),
    "tab": Fault(
        _changed("  - Du begynder", "\t- Du begynder"), f"{PATH}:{at('caveats') + 1}:1", "tabulator"
    ),
    "bad date": Fault(
        _changed("2026-12-21", "2027-02-31"), f"{PATH}:{at('deadline')}:11", "2027-02-31"
    ),
    "unknown audience": Fault(
        _changed("[ny-speciallaege, etableret]", "[ny-speciallege, etableret]"),
        f"{PATH}:{at('audiences')}:13",
        'Mente du "ny-speciallaege"',
    ),
    "dangling repost_of": Fault(
        _more("repost_of: roenne-3"), f"{PATH}:{_END}:12", 'Mente du "roenne-'
    ),
    "loop in repost_of": Fault(_loop, f"content/vacancies/fejl-2.yml:{_END}:12", "går i ring"),
    "deadline before posting": Fault(
        _changed("deadline: 2026-12-21", "deadline: 2026-02-01"),
        f"{PATH}:{at('deadline')}:11",
        '"posted" (Slået op)',
    ),
    "two records with one id": Fault(
        _same_id, "content/vacancies/", "roenne-1.yml:1:5: filen er en kopi"
    ),
    "empty file": Fault(_file(""), f"{PATH}:1:1", "tom"),
    "Latin-1 file": Fault(_latin_1, f"{PATH}:2:", "UTF-8"),
    "10 MB file": Fault(_ten_megabytes, f"{PATH}:1:1", "10,0 MB"),
    "broken front matter": Fault(_broken_front_matter, "content/articles/fejl.md:", ""),
    "missing sound file": Fault(
        _missing_sound, "content/episodes/fejl.md:11:15", "findes-ikke.mp3"
    ),
    "link out of content": Fault(_link_out, f"{PATH}:1:1", "peger ud af content/"),
}
