"""A week and a way that an article has drawn: strips and table agree, and nothing is lost."""

from __future__ import annotations

from typing import Any

from publishing.page import plain_value
from publishing.pages.learning.everyday import drawn_values
from publishing.pages.learning.guides import guide_page
from records.loading.library import Library
from records.model.article import Article
from records.model.guide import Guide
from tests.conftest import Loaded
from tests.landscape import article, guide, step
from tests.samples import NOW

WEEK = """\
week:
  title: Ugens rytme
  text: Dagen er delt.
  days:
    - day: mandag
      blocks:
        - {start: "08:00", end: "09:00", doing: telefon, text: Telefon}
        - {start: "09:00", end: "12:00", doing: samtaler}
        - {start: "12:00", end: "12:30", doing: pause}
    - day: torsdag
      blocks: [{start: "18:30", end: "20:30", doing: moede, text: DGE-gruppe}]
way:
  title: Vejen
  stations:
    - {title: Studiet, text: Du læser., target: "guide:aabn"}
    - {title: KBU, text: Du er læge., length: Det første år}"""


def drawn(loaded: Loaded, front: str) -> tuple[Library, dict[str, Any]]:
    library = loaded({"articles/tal.md": article("Regionen.", front)})
    assert not library.faults
    found = library.find(Article, "tal")
    assert found
    return library, plain_value(drawn_values(found, library))


def test_an_article_without_them_has_neither(loaded: Loaded) -> None:
    assert drawn(loaded, "fact_box: [kommuner]")[1] == {"week": None, "way": None}


def test_each_piece_of_the_week_is_in_its_strip_and_its_row(loaded: Loaded) -> None:
    week = drawn(loaded, WEEK)[1]["week"]
    rows = {row["day"]: [(b["time"], b["text"]) for b in row["blocks"]] for row in week["table"]}
    assert rows == {
        "Mandag": [
            ("kl.\u00a08.00–9.00", "Telefon"),
            ("kl.\u00a09.00–12.00", "Samtaler og undersøgelser"),
            ("kl.\u00a012.00–12.30", "Pause sammen"),
        ],
        "Torsdag": [("kl.\u00a018.30–20.30", "DGE-gruppe")],
    }
    for day, row in zip(week["chart"]["days"], week["table"], strict=True):
        assert day["name"] == row["day"]
        assert day["svg"].count("<rect") + day["svg"].count("<path") == len(row["blocks"])
    labels = [key["label"] for key in week["chart"]["legend"]]
    assert labels == ["Samtaler og undersøgelser", "Telefon og prøvesvar", "Møder og læring",
                      "Pause sammen"]  # fmt: skip


def test_stations_lead_where_they_say(loaded: Loaded) -> None:
    stations = drawn(loaded, WEEK)[1]["way"]["stations"]
    assert [(s["title"], s["length"], s["url"]) for s in stations] == [
        ("Studiet", "", "vejen/aabn/"),
        ("KBU", "Det første år", None),
    ]


def times_of(loaded: Loaded, *whens: str) -> list[tuple[str, int, list[str]]]:
    names = [chr(ord("a") + place) for place in range(len(whens))]
    files: dict[str, str | None] = {
        f"steps/{name}.yml": step(name, *([f"when: {when}"] if when else []))
        for name, when in zip(names, whens, strict=True)
    }
    library = loaded({**files, "guides/aabn.md": guide(*names)})
    found = library.find(Guide, "aabn")
    assert found
    rows = guide_page(found, library, NOW).meta["times"]
    return [(r["when"], r["gap"], [s["url"] for s in r["steps"]]) for r in rows]


def test_steps_of_a_guide_stand_by_their_time_in_their_order(loaded: Loaded) -> None:
    times = times_of(loaded, "{months_before: 12}", "", "", "{months_before: 4}",
                     "{months_before: 4}", "{months_before: 0}", "{months_after: 12}")  # fmt: skip
    assert times == [
        ("Senest 12\u00a0måneder før", 0, ["#a"]),
        ("Uden fast tid", 0, ["#b", "#c"]),
        ("Senest 4\u00a0måneder før", 8, ["#d", "#e"]),
        ("På dagen", 4, ["#f"]),
        ("Senest 12\u00a0måneder efter", 12, ["#g"]),
    ]


def test_a_guide_without_times_has_no_picture_of_them(loaded: Loaded) -> None:
    assert times_of(loaded, "", "", "") == []
