"""Whatever goes wrong between us and Listmonk: never two campaigns, and it is told what is so."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

from newsletter.engines import listmonk_calls
from newsletter.engines.engine import Stage
from newsletter.engines.listmonk import Listmonk
from newsletter.engines.listmonk_answers import Campaign
from newsletter.engines.web import TRIES, Api, NoAnswerError
from newsletter.errors import EngineError
from tests.newsletter.engines.conftest import MAIL, engine_for
from tests.newsletter.engines.listmonk_double import ListmonkDouble

NOT_DONE = ["busy", "broken", "gateway"]
NOT_TOLD = ["lost", "slow", "half", "cut", "broken-after"]
SAID = "Listmonk på 127.0.0.1: "


@pytest.fixture(autouse=True)
def impatient(double: ListmonkDouble) -> None:
    double.hangs = 1.2


@pytest.mark.parametrize("kind", ["busy", "broken", "gateway", "lost", "half", "cut", "slow"])
def test_reading_is_repeated(double: ListmonkDouble, listmonk: Listmonk, kind: str) -> None:
    listmonk.push(MAIL)
    double.fails("GET", kind)
    assert listmonk.status("1").stage is Stage.DRAFT


@pytest.mark.parametrize("kind", [*NOT_DONE, *NOT_TOLD])
def test_making_a_draft_never_makes_two(
    double: ListmonkDouble, listmonk: Listmonk, kind: str
) -> None:
    double.fails("POST", kind)
    try:
        listmonk.push(MAIL)
    except NoAnswerError:
        assert kind in NOT_DONE
    assert listmonk.push(MAIL) == "1"
    assert list(double.state.campaigns) == [1]


@pytest.mark.parametrize("kind", NOT_TOLD)
def test_a_draft_that_was_made_and_not_told_is_found(
    double: ListmonkDouble, listmonk: Listmonk, kind: str
) -> None:
    double.fails("POST", kind)
    assert listmonk.push(MAIL) == "1"
    assert double.asked.count("POST /api/campaigns") == 1


def test_where_it_is_not_known_whether_a_draft_was_made_it_says_so(
    double: ListmonkDouble, listmonk: Listmonk
) -> None:
    double.fails("POST", "broken")
    with pytest.raises(NoAnswerError, match=SAID) as told:
        listmonk.push(MAIL)
    assert told.value.is_heard
    assert told.value.__notes__ == [
        "Måske er kladden lavet alligevel: næste gang ses der efter først."
    ]


@pytest.mark.parametrize("kind", [*NOT_DONE, *NOT_TOLD])
def test_starting_never_sends_twice(double: ListmonkDouble, listmonk: Listmonk, kind: str) -> None:
    double.state.add_reader("a@example.org", 3)
    double.fails("PUT", kind)
    assert listmonk.push(MAIL, start=True) == "1"
    assert len(double.state.mails) == 1


def test_it_waits_as_long_as_it_is_asked_to(
    double: ListmonkDouble, listmonk: Listmonk, pauses: list[float]
) -> None:
    double.fails("GET", "busy", "busy")
    listmonk.push(MAIL)
    assert pauses == [7.0, 7.0]


def test_it_does_not_wait_for_a_day(
    double: ListmonkDouble, listmonk: Listmonk, pauses: list[float]
) -> None:
    double.fails("GET", "busy-long")
    with pytest.raises(NoAnswerError, match=r"den har for travlt \(429\)"):
        listmonk.push(MAIL)
    assert pauses == []


def test_it_gives_up_in_the_end(
    double: ListmonkDouble, listmonk: Listmonk, pauses: list[float]
) -> None:
    double.fails("GET", *["gateway"] * 10)
    with pytest.raises(NoAnswerError, match=r"den melder fejl \(502\)"):
        listmonk.push(MAIL)
    assert len(double.asked) == TRIES
    assert pauses == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("html", r"svaret er en hjemmeside, ikke data \(200\). Ret api_url i mkdocs.yml."),
        ("not-here", r"svaret er en hjemmeside, ikke data \(404\). Ret api_url i mkdocs.yml."),
        ("elsewhere", r"den sender videre til en anden adresse \(302\). Ret api_url"),
        ("strange", "Listmonks svar er ikke til at forstå. Er api_url i mkdocs.yml den rigtige?"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_answer_of_something_else_is_told(
    double: ListmonkDouble, listmonk: Listmonk, kind: str, said: str, method: str
) -> None:
    double.fails(method, kind)
    with pytest.raises(EngineError, match=said):
        listmonk.push(MAIL)
    assert not double.state.campaigns or kind == "html"


def test_a_wrong_password_is_told_and_never_shown(double: ListmonkDouble) -> None:
    engine = engine_for(double, [], token="forkert-noegle")
    with pytest.raises(EngineError, match=r"siger nej \(403: invalid API credentials\)") as told:
        engine.push(MAIL)
    assert "PRAKSIS_LISTMONK_TOKEN" in told.value.__notes__[0]
    whole = f"{told.value!r} {told.value.__notes__} {told.value.__context__!r} {engine._api!r}"
    assert "forkert-noegle" not in whole


@pytest.mark.parametrize("right", ["campaigns:get", "campaigns:manage"])
def test_a_right_that_is_missing_is_named(
    double: ListmonkDouble, listmonk: Listmonk, right: str
) -> None:
    double.rights.remove(right)
    with pytest.raises(EngineError, match=f"permission denied: {right}"):
        listmonk.push(MAIL)
    assert not double.state.campaigns


def test_who_stands_on_several_lists_must_be_seen(
    double: ListmonkDouble, listmonk: Listmonk
) -> None:
    double.rights.remove("subscribers:get_all")
    with pytest.raises(EngineError, match="permission denied: subscribers:get_all"):
        listmonk.on_several(["3", "4"])


def test_two_at_once_leave_one_draft(double: ListmonkDouble) -> None:
    for _ in range(5):
        double.state.campaigns.clear()
        with ThreadPoolExecutor(4) as hands:
            made = [hands.submit(engine_for(double, []).push, MAIL) for _ in range(4)]
        numbers = {each.result() for each in made}
        assert len(double.state.campaigns) == 1
        assert numbers == {str(number) for number in double.state.campaigns}


def test_two_alerts_at_once_are_sent_once(double: ListmonkDouble) -> None:
    double.state.add_reader("a@example.org", 3)
    with ThreadPoolExecutor(4) as hands:
        made = [hands.submit(engine_for(double, []).push, MAIL, start=True) for _ in range(4)]
    assert {each.result() for each in made} == {"1"}
    assert len(double.state.mails) == 1


def test_what_another_hand_changed_meanwhile_is_not_ours(
    double: ListmonkDouble, listmonk: Listmonk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the list and the look at each, a draft was deleted and its number given anew."""
    listmonk.push(MAIL)
    look = listmonk_calls.campaign

    def later(api: Api, number: int) -> Campaign | None:
        double.state.campaigns[number]["tags"] = ["praksis-november-hu-laege"]
        return look(api, number)

    monkeypatch.setattr(listmonk_calls, "campaign", later)
    assert listmonk.find(MAIL) is None


def test_where_nobody_answers_it_says_so(pauses: list[float]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    engine = Listmonk(Api("Listmonk", f"http://127.0.0.1:{port}", {}, pause=pauses.append), 7)
    with pytest.raises(
        NoAnswerError, match=f"{SAID}den tager ikke imod. Se efter, at den k"
    ) as told:
        engine.push(MAIL)
    assert not told.value.is_heard


def test_a_connection_without_tls_is_refused(double: ListmonkDouble, pauses: list[float]) -> None:
    secure = double.url.replace("http:", "https:")
    engine = Listmonk(Api("Listmonk", secure, {}, pause=pauses.append), 7)
    with pytest.raises(NoAnswerError, match="den sikre forbindelse kan ikke oprettes"):
        engine.push(MAIL)
    assert pauses == []
