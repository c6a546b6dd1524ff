"""Nights in a Listmonk on loopback: each fact once, whatever goes wrong."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from newsletter.engines.listmonk import Listmonk
from newsletter.ledger import load_ledger
from newsletter.past import load_past
from records.clock import Clock
from records.loading.library import Library
from tests import needs
from tests.newsletter.alerts.night_shift import alert_list, opening, project, run, told
from tests.newsletter.engines.conftest import engine_for
from tests.newsletter.engines.listmonk_double import ListmonkDouble
from tests.steps import some

NEXT = Clock.parse("2026-11-29T00:15")
ROOT = Path(__file__).parents[3]
A = [("0400", [("a", "new-opening")])]


@pytest.fixture
def double() -> Iterator[ListmonkDouble]:
    """A Listmonk with a list for Bornholm, one for Hillerød and one for the region."""
    with ListmonkDouble() as made:
        for number, name in ((9, "Bornholm"), (8, "Hillerød"), (7, "Regionen")):
            made.state.add_list(number, name)
            made.state.add_reader(f"laeser{number}@example.org", number)
        yield made


@pytest.fixture
def engine(double: ListmonkDouble) -> Listmonk:
    """The engine, let in; nothing really waits."""
    return engine_for(double, [])


def campaigns(double: ListmonkDouble) -> list[tuple[str, str]]:
    return [(each["subject"], each["status"]) for each in double.state.campaigns.values()]


def sent(library: Library) -> set[str]:
    states = load_ledger(library.project).states
    return {issue for (issue, _), state in states.items() if state.sent}


def test_an_alert_is_frozen_started_and_remembered(
    tmp_path: Path, engine: Listmonk, double: ListmonkDouble
) -> None:
    library = project(tmp_path, vacancies__a=opening())
    night = run(library, engine)
    assert told(night) == A
    assert campaigns(double) == [("Ny mulighed på Bornholm: To 0-kapaciteter i Rønne", "finished")]
    assert sent(library) == {"varsel-ledige-0400-2026-11-28"}
    (letter,) = load_past(library.project).letters.values()
    assert (letter.alert, letter.mailing_list) == (True, "ledige")
    assert not run(library, engine).going
    assert not run(library, engine, NEXT).going
    assert len(campaigns(double)) == 1


def test_a_night_without_news_asks_nobody(
    tmp_path: Path, engine: Listmonk, double: ListmonkDouble
) -> None:
    run(project(tmp_path), engine)
    assert double.asked == []


# --- never twice ------------------------------------------------------------------------------


def later(folder: Path, engine: Listmonk, clock: Clock = NEXT, **records: Any) -> list[Any]:
    return told(run(project(folder, **records), engine, clock))


def test_a_new_name_is_no_news_nor_is_the_old_one_again(tmp_path: Path, engine: Listmonk) -> None:
    run(project(tmp_path, vacancies__a=opening()), engine)
    assert later(tmp_path, engine, vacancies__b=opening(was=["a"])) == []
    run(project(tmp_path / "to", vacancies__b=opening(was=["a"])), engine)
    assert later(tmp_path / "to", engine, vacancies__a=opening()) == []


def test_a_withdrawal_and_a_return_are_no_news(tmp_path: Path, engine: Listmonk) -> None:
    run(project(tmp_path, vacancies__a=opening()), engine)
    gone = opening(status="trukket", withdrawn_on="2026-11-28", withdrawn_reason="Flytter")
    assert later(tmp_path, engine, vacancies__a=gone) == []
    assert later(tmp_path, engine, Clock.parse("2026-12-01T00:15"), vacancies__a=opening()) == []


def test_a_better_summary_is_no_news(tmp_path: Path, engine: Listmonk) -> None:
    run(project(tmp_path, vacancies__a=opening()), engine)
    assert (
        later(
            tmp_path,
            engine,
            vacancies__a=opening(summary="En meget bedre tekst om det, der venter dig på øen."),
        )
        == []
    )


def test_a_deadline_is_told_once_until_it_moves(tmp_path: Path, engine: Listmonk) -> None:
    old = {"published": "2026-08-01", "posted": "2026-08-01"}
    near = opening(**old, deadline="2026-12-01")
    moved = opening(**old, deadline="2026-12-03")
    run(project(tmp_path, vacancies__a=near), engine)
    assert later(tmp_path, engine, vacancies__a=near) == []
    told_of = later(tmp_path, engine, Clock.parse("2026-11-30T00:15"), vacancies__a=moved)
    assert told_of == [("0400", [("a", "deadline-near")])]
    back = Clock.parse("2026-12-01T00:15")
    assert later(tmp_path, engine, back, vacancies__a=near) == []  # as before a rollback


def test_a_new_opening_is_told_again_when_its_deadline_comes(
    tmp_path: Path, engine: Listmonk
) -> None:
    near, far = opening("Nær frist", deadline="2026-12-01"), opening("Fjern", deadline="2026-12-20")
    records = {"vacancies__naer": near, "vacancies__fjern": far}
    run(project(tmp_path, **records), engine)
    at = Clock.parse("2026-12-13T00:15")
    assert later(tmp_path, engine, at, **records) == [("0400", [("fjern", "deadline-near")])]


def test_an_alert_that_went_out_and_was_not_kept_holds_nothing_back(
    tmp_path: Path, engine: Listmonk, double: ListmonkDouble
) -> None:
    run(project(tmp_path / "lost", vacancies__a=opening()), engine)
    library = project(tmp_path / "again", vacancies__a=opening())
    hour_later = Clock.parse("2026-11-28T01:15")
    night = run(library, engine, hour_later)
    assert not night.failed
    (remark,) = night.remarks
    assert remark == (
        "varsel-ledige-0400-2026-11-28 er sendt i listmonk (nr. 1), før den blev frosset her. "
        "Læserne får den ikke igen."
    )
    assert sent(library) == {"varsel-ledige-0400-2026-11-28"}
    assert len(campaigns(double)) == 1
    more = {"vacancies__a": opening(), "vacancies__b": opening("Andel i Nexø")}
    assert told(run(project(tmp_path / "again", **more), engine, NEXT)) == [
        ("0400", [("b", "new-opening")])
    ]


# --- bounds -----------------------------------------------------------------------------------


def test_what_is_over_the_day_waits_for_the_next(tmp_path: Path, engine: Listmonk) -> None:
    a, b = {"vacancies__a": opening()}, {"vacancies__b": opening("Andel i Nexø")}
    run(project(tmp_path, **a), engine)
    noon = Clock.parse("2026-11-28T12:00")
    night = run(project(tmp_path, **a, **b), engine, noon)
    assert told(night) == []
    (held,) = night.held
    assert held.held == "området har allerede fået 1 besked i dag"
    assert told(run(project(tmp_path, **a, **b), engine, NEXT)) == [
        ("0400", [("b", "new-opening")])
    ]


@needs.TIME
def test_a_week_has_seven_days(tmp_path: Path, engine: Listmonk) -> None:
    records: dict[str, Any] = {}
    for day in (28, 29, 30):
        records[f"vacancies__nr{day}"] = opening(f"Nummer {day}")
        clock = Clock.parse(f"2026-11-{day}T00:15")
        assert len(told(run(project(tmp_path, **records), engine, clock))) == 1
    records["vacancies__sidst"] = opening("Den sidste")
    library = project(tmp_path, **records)
    for day, expected in ((1, 0), (4, 0), (5, 1)):
        night = run(library, engine, Clock.parse(f"2026-12-0{day}T00:15"))
        assert (day, len(night.going), len(night.held)) == (day, expected, 1 - expected)


def test_two_a_day_have_two_names(tmp_path: Path, engine: Listmonk) -> None:
    a, b = {"vacancies__a": opening()}, {"vacancies__b": opening("Andel i Nexø")}
    run(project(tmp_path, **a), engine, alerts_per_day=2)
    night = run(project(tmp_path, **a, **b), engine, alerts_per_day=2)
    assert [each.issue for each in night.going] == ["varsel-ledige-0400-2026-11-28-2"]


# --- what goes wrong --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", some(["lost", "slow", "half", "cut", "broken-after", "busy", "html"], 1)
)
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_an_answer_that_is_lost_starts_nothing_twice(
    tmp_path: Path, engine: Listmonk, double: ListmonkDouble, kind: str, method: str
) -> None:
    double.hangs = 1.2
    library = project(tmp_path, vacancies__a=opening())
    double.fails(method, *[kind] * 5)
    run(library, engine)
    double.faults.clear()
    run(library, engine, NEXT)
    assert [status for _, status in campaigns(double)] == ["finished"]
    assert sent(library) == {"varsel-ledige-0400-2026-11-28"}
    assert not run(library, engine, Clock.parse("2026-11-30T00:15")).going


def test_an_engine_that_is_down_is_told_and_nothing_is_lost(
    tmp_path: Path, engine: Listmonk, double: ListmonkDouble
) -> None:
    library = project(tmp_path, vacancies__a=opening())
    double.fails("GET", *["broken"] * 20)
    night = run(library, engine)
    assert "Listmonk" in night.failed[0].reason
    double.faults.clear()
    assert [each.mail.issue for each in run(library, engine, NEXT).started] == [
        "varsel-ledige-0400-2026-11-28"
    ]


def test_what_is_not_true_any_more_is_never_started(
    tmp_path: Path, engine: Listmonk, double: ListmonkDouble
) -> None:
    library = project(tmp_path, vacancies__a=opening())
    double.fails("POST", *["busy"] * 5)
    run(library, engine)
    double.faults.clear()
    moved = project(tmp_path, vacancies__a=opening(deadline="2027-02-01"))
    night = run(moved, engine, NEXT)
    assert night.remarks == ["varsel-ledige-0400-2026-11-28 passer ikke mere og bliver ikke sendt."]
    assert [each.issue for each in night.going] == ["varsel-ledige-0400-2026-11-29"]
    assert len(campaigns(double)) == 1


def test_what_a_person_stopped_is_not_started_again(
    tmp_path: Path, engine: Listmonk, double: ListmonkDouble
) -> None:
    double.state.holds = True
    library = project(tmp_path, vacancies__a=opening())
    double.fails("PUT", *["busy"] * 5)
    run(library, engine)
    double.faults.clear()
    (campaign,) = double.state.campaigns.values()
    campaign["status"] = "cancelled"
    night = run(library, engine, NEXT)
    assert night.remarks == ["varsel-ledige-0400-2026-11-28 er stoppet i listmonk."]
    assert not run(library, engine, Clock.parse("2026-11-30T00:15")).remarks


def test_one_list_that_is_missing_does_not_stop_the_others(
    tmp_path: Path, engine: Listmonk, double: ListmonkDouble
) -> None:
    library = project(
        tmp_path,
        mailing_lists__ledige=alert_list(("0219", "77"), ("0400", "9")),
        vacancies__a=opening(areas=["0400", "0219"]),
    )
    night = run(library, engine)
    assert [each.mail.key for each in night.failed] == ["0219"]
    assert "Liste 77" in night.failed[0].reason
    assert [each.mail.key for each in night.started] == ["0400"]


def test_an_alert_that_cannot_start_holds_back_its_own_list_alone(
    tmp_path: Path, engine: Listmonk, double: ListmonkDouble
) -> None:
    lists = {
        "mailing_lists__aften": alert_list(("0219", "77")),
        "mailing_lists__ledige": alert_list(("0400", "9")),
    }
    first = project(tmp_path, **lists, vacancies__a=opening(areas=["0219"]))
    assert [each.mail.to for each in run(first, engine).failed] == ["77"]
    more = project(
        tmp_path, **lists, vacancies__a=opening(areas=["0219"]),
        vacancies__b=opening("Ny i Rønne"), vacancies__c=opening("Ny i Hillerød", areas=["0219"]),
    )  # fmt: skip
    for moment in ("2026-11-29T00:15", "2026-11-30T00:15"):
        night = run(more, engine, Clock.parse(moment))
        assert [each.mail.to for each in night.failed] == ["77"]
    assert sorted(load_past(more.project).letters) == [
        "varsel-aften-0219-2026-11-28",
        "varsel-ledige-0400-2026-11-29",
    ]
    assert [status for _, status in campaigns(double)] == ["finished"]


@needs.TIME
def test_a_reader_of_two_areas_is_counted_and_told(
    tmp_path: Path, engine: Listmonk, double: ListmonkDouble
) -> None:
    double.state.add_reader("begge@example.org", 9, 7)
    library = project(
        tmp_path, mailing_lists__ledige=alert_list(("region", "7"), ("0400", "9")),
        vacancies__a=opening(),
    )  # fmt: skip
    night = run(library, engine)
    assert night.remarks == [
        "1 læser følger flere af områderne og får den samme mulighed mere end én gang."
    ]


def test_an_example_is_never_started(
    tmp_path: Path, engine: Listmonk, double: ListmonkDouble
) -> None:
    library = project(
        tmp_path,
        mailing_lists__ledige=alert_list(example="true"),
        vacancies__a=opening(example="true"),
    )
    night = run(library, engine)
    assert night.remarks == ["Eksempler bliver ikke sendt: ledige."]
    assert campaigns(double) == []


def test_two_at_once_start_one(tmp_path: Path, double: ListmonkDouble) -> None:
    library = project(tmp_path, vacancies__a=opening())
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: run(library, engine_for(double, [])), range(4)))
    assert [status for _, status in campaigns(double)] == ["finished"]


_KILLED = """
    import os, sys
    from pathlib import Path
    sys.path.insert(0, {root!r})
    from newsletter import pushing
    from newsletter.alerts import night, running
    from tests.newsletter.alerts.night_shift import desk
    from tests.newsletter.engines.conftest import engine_for
    from records.loading.library import load
    from records.source.files import Project

    class Double:
        url = {url!r}

    def die(*_, **__):
        os.kill(os.getpid(), 9)

    folder = Path({folder!r})
    engine = engine_for(Double, [])
    point = {point!r}
    if point == "frozen":
        night._tell_doubles = die
    elif point == "draft":
        engine._start = die
    elif point == "started":
        pushing._remember = die
    elif point == "remembered":
        running.read_back = die
    library = load(Project(folder, folder / "content"))
    night.run_night(desk(library), lambda: engine)
"""


@pytest.mark.parametrize("point", some(["frozen", "draft", "started", "remembered"], 1))
def test_a_run_that_was_killed_is_finished_by_the_next(
    tmp_path: Path, engine: Listmonk, double: ListmonkDouble, point: str
) -> None:
    library = project(tmp_path, vacancies__a=opening())
    script = textwrap.dedent(_KILLED).format(
        root=str(ROOT), url=double.url, folder=str(tmp_path), point=point
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, cwd=ROOT, timeout=60)
    assert done.returncode == -signal.SIGKILL
    run(library, engine, NEXT)
    assert [status for _, status in campaigns(double)] == ["finished"]
    assert sent(library) == {"varsel-ledige-0400-2026-11-28"}
    assert not run(library, engine, Clock.parse("2026-11-30T00:15")).going
