"""A project of so many openings that no two of them are alike, for the benches.

Title, summary, area, dates and status differ from record to record, as those of an office do: a
thousand copies of one record would let a cache look better than it is.
"""

from __future__ import annotations

import csv
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CLOCK = "2026-11-22T09:00"
TODAY = date(2026, 11, 22)
TEMPLATES = (
    "albertslund-2026-1",
    "gladsaxe-2025-1",
    "frederikssund-praksis-til-salg-2026",
    "halsnaes-vikariat-2027",
)
_DIVIDED = "0101"
"""Openings here name a district."""
_DATED = ("published", "updated", "posted", "deadline", "takeover", "allocated_on",
          "activated_on", "activation_deadline", "patients_date")  # fmt: skip
_PLACES = ("ved stationen", "i bymidten", "ved havnen", "nær skolen", "i sundhedshuset",
           "ved skoven", "på torvet")  # fmt: skip
_WORDS = ("lyse lokaler", "to behandlingsrum", "kort vej til apoteket", "en erfaren sygeplejerske",
          "god plads til uddannelse", "parkering ved døren", "faste aftaler med kommunen",
          "en stor venteliste", "nabo til fysioterapien")  # fmt: skip


def write_project(folder: Path, records: int) -> None:
    """The real project with so many openings in all, and a place for its caches."""
    copy_project(folder)
    (folder / ".praksis").mkdir()
    vacancies = folder / "content" / "vacancies"
    areas = _areas(folder)
    texts = [(vacancies / f"{name}.yml").read_text(encoding="utf-8") for name in TEMPLATES]
    for number in range(records - len(list(vacancies.glob("*.yml")))):
        text = varied(texts[number % len(texts)], number, areas[number * 7 % len(areas)])
        (vacancies / f"maalt-{number:04}.yml").write_text(text, encoding="utf-8")


def copy_project(folder: Path) -> None:
    """All that a command of the real project reads: records, settings, and the theme they name."""
    for name in ("content", "site_plugins/theme"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)


def varied(text: str, number: int, area: tuple[str, str]) -> str:
    """One opening made of a written one: its own words, place, dates and status."""
    code, name = area
    place, more = _PLACES[number % 7], _WORDS[number % 9]
    other = _WORDS[(number // 9 + 4) % 9]
    kind = text.partition("\ntitle: ")[2].partition("\n")[0].partition(" i ")[0]
    text = re.sub(r"(?m)^(city|postal_code|premises|covered_by):.*\n", "", text)
    text = re.sub(r"(?m)^id: .*", f"id: maalt-{number:04}", text)
    text = re.sub(r"(?m)^title: .*", f"title: {kind} i {name} {place}, nr. {number}", text)
    summary = f"Klinik {number} i {name} {place} med {more} og {other}."
    text = re.sub(r"(?m)^summary: .*", f"summary: {summary}", text)
    text = re.sub(r"(?m)^areas: .*", f'areas: ["{code}"]', text)
    text = re.sub(r"(?m)^planning_area: .*", f'planning_area: "{code}"', text)
    text = re.sub(r"(?m)^address: .*", f"address: Målevej {number + 1}", text)
    text = re.sub(r"(?m)^patients: .*", f"patients: {900 + number * 13 % 800}", text)
    text = re.sub(r"(?m)^applicants: .*", f"applicants: {1 + number % 8}", text)
    return _dated(text, number)


def _dated(text: str, number: int) -> str:
    """The record's dates moved together, and a status that they allow."""
    is_open = "\nstatus: opslaaet\n" in text
    away = 7 * (number * 5 % 9 - (4 if is_open else 0))  # whole weeks keep deadlines on weekdays

    def moved(found: re.Match[str]) -> str:
        day = date.fromisoformat(found[2]) + timedelta(days=away)
        past = found[1] in {"published", "updated", "posted", "patients_date"}
        return f"{found[1]}: {min(day, TODAY) if past else day}"

    text = re.sub(rf"(?m)^({'|'.join(_DATED)}): (\S+)$", moved, text)
    deadline = re.search(r"(?m)^deadline: (\S+)", text)
    if is_open and deadline and date.fromisoformat(deadline[1]) <= TODAY:
        text = text.replace("\nstatus: opslaaet\n", "\nstatus: vurderes\n")
    return text


def _areas(folder: Path) -> list[tuple[str, str]]:
    with (folder / "content/areas/kommuner.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [
        (row["code"], row["name"])
        for row in rows
        if row["region"] == "hovedstaden" and row["code"] != _DIVIDED
    ]
