"""What was taken back and lies there under another id is asked about before it goes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.checks.told_again import told_again
from records.clock import Clock
from records.facts.memory import NOTHING, Memory
from records.facts.remembering import next_memory
from records.facts.told_traces import traces_of
from records.loading.library import Library
from records.messages import sentence_of
from records.model.told import Story
from tests.samples import NOW, Keys, article, exchange, film, story, wish, write_library

TAKEN = {"given_on": "2026-11-01", "withdrawn_on": "2026-11-24"}
BODY = (
    "Jeg tæller vadefugle på vej hjem fra klinikken. De kender mig efterhånden lidt for godt. "
    "Min kollega tager telefonen om torsdagen."
)
TOLD = story("En vinter med vadefugle", body=BODY)
NOBODY: Keys = {"people": [{"role": "Praktiserende læge", "consent": "false"}]}
OTHER: Keys = {
    "summary": "En ganske anden læge fortæller om noget, som ingen har læst før i dag.",
    "quotes": ["Her er der aldrig to dage, som ligner hinanden."],
    "body": "Jeg kom hertil for tre år siden og blev.",
    **NOBODY,
}
PORTRAIT = {"file": "media/images/cover.jpg", "alt": "En læge", "credit": "Min Almen Praksis"}
BEFORE, SAME_DAY, YEARS = (
    Clock.parse(moment) for moment in ("2026-11-23T23:59", "2026-11-24T00:00", "2031-05-01T09:00")
)


def _out(folder: Path, records: dict[str, Keys]) -> Memory:
    return next_memory(NOTHING, write_library(folder / "out", records), NOW, {})


def _taken_back(folder: Path, records: dict[str, Keys], taken: dict[str, Keys]) -> Memory:
    """Out on one day, taken back on another, and then the files deleted."""
    out = _out(folder, records)
    back = write_library(folder / "back", taken)
    gone = next_memory(out, back, Clock.parse("2026-11-24T04:00"), {})
    return next_memory(
        gone, write_library(folder / "none", {}), Clock.parse("2026-11-25T04:00"), {}
    )


def _asked(library: Library, memory: Memory, clock: Clock) -> list[str]:
    found = told_again(library, memory, clock)
    return [f"{each.record} {each.severity.value}: {dict(each.params)['names']}" for each in found]


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return _taken_back(tmp_path, {"stories/a": TOLD}, {"stories/a": TOLD | {"consent": TAKEN}})


@pytest.mark.parametrize(
    "again",
    [
        TOLD,
        TOLD | NOBODY | {"title": "Noget helt andet her"},
        story(
            "Noget andet",
            **OTHER | {"body": f"Ny indledning, som ikke stod der.\n\n> {BODY.upper()}"},
        ),
        story("Noget andet", **OTHER | {"body": BODY.replace("telefonen om torsdagen", "vagten")}),
        story("Noget andet", **OTHER | {"people": TOLD["people"]}),
        film(transcript=BODY, **{k: v for k, v in OTHER.items() if k != "body"}),
    ],
    ids=["whole", "no name", "quoted in capitals", "one sentence changed", "same name", "as film"],
)
@pytest.mark.parametrize("clock", [SAME_DAY, YEARS], ids=["same day", "years after"])
def test_under_a_new_id_it_stops_what_would_go_out(
    tmp_path: Path, memory: Memory, again: Keys, clock: Clock
) -> None:
    folder = "films" if "film" in again else "stories"
    library = write_library(tmp_path / "again", {f"{folder}/b": again})
    kind = folder.removesuffix("s").replace("storie", "story")
    assert _asked(library, memory, clock) == [f"{kind}:b fejl: story:a"]


def test_whoever_looked_at_it_is_asked_no_more(tmp_path: Path, memory: Memory) -> None:
    def asked(day: str) -> list[str]:
        again = TOLD | {"cleared_on": day, "consent": {"given_on": "2026-12-01"}}
        library = write_library(tmp_path / day, {"stories/b": again})
        return [sentence_of(each) for each in told_again(library, memory, YEARS)]

    assert asked("2026-12-01") == []
    assert asked("2026-11-22") == []
    (sentence,) = asked("2026-11-21")
    assert sentence == (
        'feltet "cleared_on" (Set efter) siger ikke, at nogen har set efter, og posten har '
        "sætninger, en fil eller et navn til fælles med det, der er trukket tilbage: story:a. Er "
        "det det samme, så slet filen. Er det noget andet, eller er der givet nyt samtykke, så "
        "skriv dagen, du så efter, tidligst 2026-11-22: cleared_on: 2026-11-22."
    )


def test_what_is_other_is_not_asked_about(tmp_path: Path, memory: Memory) -> None:
    records = {
        "stories/b": story("Noget andet", **OTHER),
        "stories/c": story("En vinter med vadefugle", **OTHER),
        "stories/d": TOLD | {"draft": "true"},
        "articles/e": article(body=BODY),
    }
    assert _asked(write_library(tmp_path / "other", records), memory, YEARS) == []


def test_on_the_very_day_no_release_knows_of_it_yet(tmp_path: Path) -> None:
    records = {"stories/a": TOLD | {"consent": TAKEN}, "stories/b": TOLD}
    library = write_library(tmp_path, records)
    assert _asked(library, NOTHING, BEFORE) == []
    assert _asked(library, NOTHING, SAME_DAY) == ["story:b fejl: story:a"]


def test_what_is_out_beside_it_keeps_no_withdrawal_from_going_out(tmp_path: Path) -> None:
    out = _out(tmp_path, {"stories/a": TOLD, "stories/b": TOLD})
    records = {"stories/a": TOLD | {"consent": TAKEN}, "stories/b": TOLD}
    back = write_library(tmp_path / "back", records)
    assert _asked(back, out, SAME_DAY) == ["story:b advarsel: story:a"]


def test_one_picture_is_enough(tmp_path: Path) -> None:
    shown = story("Et billede", image=PORTRAIT)
    taken = {"stories/a": shown | {"consent": TAKEN}}
    memory = _taken_back(tmp_path, {"stories/a": shown}, taken)
    library = write_library(
        tmp_path / "again", {"stories/b": story("Noget andet", **OTHER, image=PORTRAIT)}
    )
    assert _asked(library, memory, YEARS) == ["story:b fejl: story:a"]
    (library.project.content / PORTRAIT["file"]).write_bytes(b"another")
    assert _asked(library, memory, YEARS) == []


def test_a_number_that_was_taken_back_under_another_number(tmp_path: Path) -> None:
    summary = "Lægen vil gerne have en makker. Det haster ikke med at komme i gang."
    records = {
        "wishes/soeger-1": wish(summary=summary),
        "exchanges/dage-9": exchange(number="9", summary=summary.replace("makker", "mentor")),
    }
    taken = {key: each | {"consent_withdrawn_on": "2026-11-24"} for key, each in records.items()}
    memory = _taken_back(tmp_path, records, taken)
    again = {
        "wishes/soeger-2": wish(summary=summary, number="2"),
        "wishes/soeger-3": wish(summary=summary, number="3", cleared_on="2026-12-01"),
        "wishes/soeger-4": wish(number="4", title="Læge søger egen praksis"),
    }
    found = _asked(
        write_library(tmp_path / "again", again), memory, Clock.parse("2026-12-02T09:00")
    )
    assert found == ["wish:soeger-2 fejl: exchange:dage-9, wish:soeger-1"]


def test_nothing_of_it_can_be_read_in_what_is_remembered(memory: Memory) -> None:
    known = memory.records["story:a"]
    assert (known.title, known.fingerprint, known.withdrawn) == ("", "", True)
    assert len(known.traces) > 3
    assert all(len(trace) <= 18 and trace[1] == ":" for trace in known.traces)
    names = [trace for trace in known.traces if trace.startswith("p:")]
    assert all(len(name) == len("p:ab") for name in names)


def test_only_people_leave_traces(tmp_path: Path) -> None:
    library = write_library(tmp_path, {"stories/a": TOLD, "articles/b": article()})
    assert [bool(traces_of(one, library)) for one in library.all(Story)] == [True]
    memory = next_memory(NOTHING, library, NOW, {})
    assert {key for key, known in memory.records.items() if known.traces} == {"story:a"}
