"""The line of an area: what records know of what was and what comes, and nothing else."""

from pathlib import Path

from publishing.pages.areas.area_timeline import Timeline, area_timeline
from records.clock import Clock
from records.loading.library import load
from records.source.files import Project
from tests.projects import make_project

FIGURE = """\
id: {name}
text: "{text}"
example: false
value: "{value}"
date: "{date}"
state: aktuel
topics: [{topic}]
sources:
  - {{title: Bilag, publisher: Regionen, date: "2026"}}
"""


def line(folder: Path, moment: str, code: str = "0400", **files: str) -> Timeline | None:
    written = {f"content/{name}.yml": text for name, text in files.items()}
    make_project(folder, {path.replace("__", "/"): text for path, text in written.items()})
    library = load(Project(folder, folder / "content"))
    assert library.faults == ()
    area = library.area(code)
    assert area
    return area_timeline(area, library, Clock.parse(moment))


def figure(name: str, text: str, value: str, date: str, topic: str = "bornholm") -> str:
    return FIGURE.format(name=name, text=text, value=value, date=date, topic=topic)


def test_days_stand_in_order_around_today(tmp_path: Path) -> None:
    found = line(
        tmp_path,
        "2026-03-10",
        figures__start=figure("start", "Forløbet begyndte den {value}", "1. marts 2026",
                              "2026-03-01"),
        figures__amount=figure("amount", "{value} læger på øen", "12", "2026-02-01"),
        figures__other=figure("other", "Kurset begyndte i {value}", "januar 2026", "2026-01",
                              "uddannelse"),
    )  # fmt: skip
    assert found is not None
    said = [(stop.when.replace("\u00a0", " "), stop.text) for stop in (*found.past, *found.coming)]
    assert said == [
        ("1. januar 2026", "Udpeget som lægedækningstruet område"),
        ("1. marts 2026", "Forløbet begyndte"),
        ("1. januar 2027", "Bornholm ligger i Region Østdanmark"),
        ("31. december 2028", "Sidste dag som udpeget område"),
    ]
    assert [len(found.past), found.today.replace("\u00a0", " ")] == [2, "I dag, 10. marts 2026"]
    assert found.title == "Hvad sker der i Bornholm?"


def test_the_next_deadline_has_the_light(tmp_path: Path) -> None:
    found = line(tmp_path, "2026-11-22T09:00")
    assert found is not None
    assert [(stop.text, stop.state) for stop in found.coming if stop.state != "coming"] == [
        ("Frist: To 0-kapaciteter i Rønne", "next")
    ]


def test_a_single_day_makes_no_line(tmp_path: Path) -> None:
    assert line(tmp_path, "2026-03-10", code="0219") is None
