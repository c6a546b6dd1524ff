"""Listmonk: what is asked, what is left there, and what it tells afterwards."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from newsletter.engines.engine import Delivery, Engine, Stage
from newsletter.engines.listmonk import TOKEN, USER, Listmonk, campaign_of, listmonk_of
from newsletter.errors import EngineError
from publishing.mail_settings import EngineName, MailSettings
from tests.newsletter.engines import listmonk_double
from tests.newsletter.engines.conftest import MAIL, OTHER, engine_for
from tests.newsletter.engines.listmonk_double import ListmonkDouble
from tests.newsletter.engines.listmonk_state import FIELDS

FIXTURES = Path(__file__).parent / "fixtures"
LATER = replace(MAIL, digest="b2" * 32, subject="Frist 2. december")


def fixture(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((FIXTURES / name).read_text("utf-8"))
    return told


def only(double: ListmonkDouble) -> dict[str, Any]:
    (campaign,) = double.state.campaigns.values()
    return campaign


# --- shapes ---------------------------------------------------------------------------------------


def test_it_is_an_engine(listmonk: Listmonk) -> None:
    engine: Engine = listmonk
    assert engine.name == "listmonk"


def test_the_double_tells_of_campaigns_and_readers_as_listmonk_does(
    double: ListmonkDouble, listmonk: Listmonk
) -> None:
    listmonk.push(MAIL)
    assert only(double).keys() == fixture("campaign.json").keys()
    told = double.state.told_of(double.state.add_reader("a@example.org", 3))
    real = fixture("subscriber.json")
    assert told.keys() <= real.keys()
    assert told["lists"][0].keys() <= real["lists"][0].keys()


def test_a_campaign_holds_what_the_api_takes_and_no_time() -> None:
    campaign = campaign_of(MAIL, 7)
    assert campaign.keys() <= FIELDS
    assert "send_at" not in campaign
    assert campaign["tags"] == ["praksis-november-nynedsat", f"praksis-indhold-{'a1' * 16}"]
    assert campaign["lists"] == [3]
    assert 'href="{{ UnsubscribeURL }}"' in campaign["body"]
    assert "{{ UnsubscribeURL }}?manage=true" in campaign["altbody"]


# --- pushing --------------------------------------------------------------------------------------


def test_a_push_leaves_a_draft_and_nothing_is_sent(
    double: ListmonkDouble, listmonk: Listmonk
) -> None:
    double.state.add_reader("a@example.org", 3)
    assert listmonk.push(MAIL) == "1"
    assert only(double)["status"] == "draft"
    assert only(double)["lists"] == [{"id": 3, "name": "Nynedsat"}]
    assert not double.state.mails
    assert listmonk.status("1") == Delivery(Stage.DRAFT)


def test_a_push_again_finds_the_draft_and_writes_nothing(
    double: ListmonkDouble, listmonk: Listmonk
) -> None:
    listmonk.push(MAIL)
    double.asked.clear()
    assert listmonk.push(MAIL) == "1"
    assert all(each.startswith("GET") for each in double.asked)


def test_a_draft_is_brought_up_to_date(double: ListmonkDouble, listmonk: Listmonk) -> None:
    listmonk.push(MAIL)
    assert listmonk.push(LATER) == "1"
    assert only(double)["subject"] == "Frist 2. december"
    assert f"praksis-indhold-{'b2' * 16}" in only(double)["tags"]


def test_the_right_one_is_found_among_many(double: ListmonkDouble, listmonk: Listmonk) -> None:
    first = double.state.make(campaign_of(replace(MAIL, key="nynedsat-1"), 7))
    for number in range(2, 121):
        double.state.campaigns[number] = first | {"id": number, "tags": [f"{MAIL.tag}-{number}"]}
    assert listmonk.push(MAIL) == "121"
    assert listmonk.push(MAIL) == "121"


@pytest.mark.parametrize("status", ["running", "finished", "paused", "cancelled", "scheduled"])
def test_what_is_on_its_way_is_left_alone(
    double: ListmonkDouble, listmonk: Listmonk, status: str
) -> None:
    listmonk.push(MAIL)
    only(double)["status"] = status
    assert listmonk.push(MAIL) == "1"
    with pytest.raises(EngineError, match=r"Kampagne 1 i Listmonk.*et andet indhold"):
        listmonk.push(LATER)
    assert only(double)["subject"] == MAIL.subject


def test_a_draft_that_is_sent_while_it_is_changed_is_told(
    double: ListmonkDouble, listmonk: Listmonk, monkeypatch: pytest.MonkeyPatch
) -> None:
    listmonk.push(MAIL)
    change = double.state.change

    def sent_first(number: int, given: dict[str, Any]) -> dict[str, Any]:
        double.state.move(number, "running")
        return change(number, given)

    monkeypatch.setattr(double.state, "change", sent_first)
    with pytest.raises(EngineError, match="blev sendt eller slettet, mens den blev rettet"):
        listmonk.push(LATER)


def test_an_alert_is_started_once(double: ListmonkDouble, listmonk: Listmonk) -> None:
    double.state.add_reader("a@example.org", 3)
    assert listmonk.push(MAIL, start=True) == "1"
    assert listmonk.push(MAIL, start=True) == "1"
    assert [each["To"] for each in double.state.mails] == ["a@example.org"]
    assert listmonk.status("1") == Delivery(
        Stage.SENT, double.state.moment, sent=1, bounced=0, unsubscribed=0
    )


def test_a_reader_gets_the_letter_with_a_link_of_their_own(
    double: ListmonkDouble, listmonk: Listmonk
) -> None:
    reader = double.state.add_reader("a@example.org", 3)
    listmonk.push(MAIL, start=True)
    (sent,) = double.state.mails
    leave = f"{double.url}/subscription/{only(double)['uuid']}/{reader.uuid}"
    html = sent.get_body(("html",))
    assert html
    assert "<!--[if mso]><i>x</i><![endif]-->" in html.get_content()
    assert f'href="{leave}"' in html.get_content()
    assert sent["Subject"] == MAIL.subject
    assert sent["Auto-Submitted"] == "auto-generated"
    assert sent["List-Unsubscribe"] == f"<{leave}>"


def test_a_copy_that_another_hand_made_goes(double: ListmonkDouble, listmonk: Listmonk) -> None:
    double.state.make(campaign_of(MAIL, 7))
    double.state.make(campaign_of(MAIL, 7))
    assert listmonk.push(MAIL) == "1"
    assert list(double.state.campaigns) == [1]


def test_the_copy_that_was_sent_is_the_one_to_keep(
    double: ListmonkDouble, listmonk: Listmonk
) -> None:
    double.state.make(campaign_of(MAIL, 7))
    double.state.make(campaign_of(MAIL, 7))
    double.state.move(2, "running")
    assert listmonk.push(MAIL, start=True) == "2"
    assert list(double.state.campaigns) == [2]


def test_a_copy_that_somebody_changed_is_theirs_to_judge(
    double: ListmonkDouble, listmonk: Listmonk
) -> None:
    double.state.make(campaign_of(MAIL, 7))
    double.state.make(campaign_of(replace(MAIL, to="4"), 7))
    with pytest.raises(EngineError, match="flere gange i Listmonk: kampagne 1, 2"):
        listmonk.push(MAIL)
    assert list(double.state.campaigns) == [1, 2]


def test_a_proof_goes_to_subscribers_alone(double: ListmonkDouble, listmonk: Listmonk) -> None:
    double.state.add_reader("kontor@example.org")
    with pytest.raises(EngineError, match="Læg brevet som kladde først"):
        listmonk.test(MAIL, ["kontor@example.org"])
    listmonk.push(MAIL)
    listmonk.test(MAIL, ["kontor@example.org"])
    assert [each["Subject"] for each in double.state.mails] == ["[Prøve] Frist 1. december"]
    assert only(double)["status"] == "draft"
    with pytest.raises(EngineError, match="siger nej"):
        listmonk.test(MAIL, ["ukendt@example.org"])


# --- before ---------------------------------------------------------------------------------------


def test_nothing_to_object_to(listmonk: Listmonk) -> None:
    assert listmonk.objections([MAIL, OTHER]) == ()


@pytest.mark.parametrize(
    ("to", "said"),
    [
        (
            "9",
            "Liste 9 findes ikke i Listmonk, eller vi må ikke se den. Den er til nynedsat (nov",
        ),
        ("nyt@example.org", '"nyt@example.org" er ikke nummeret på en liste i Listmonk. Skriv'),
        ("3²", '"3²" er ikke nummeret på en liste'),
        ("4", "Liste 4 står for flere udgaver (nynedsat, hu-laege). Hver skal have sin egen."),
    ],
)
def test_lists_that_cannot_be_used_are_told(listmonk: Listmonk, to: str, said: str) -> None:
    (objection,) = listmonk.objections([replace(MAIL, to=to), OTHER])
    assert objection.startswith(said)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ({"type": "campaign", "body": '<b>{{ template "content" . }}</b>'}, "må kun indeholde"),
        ({"type": "tx", "body": '{{ template "content" . }}'}, "må kun indeholde"),
        ({"type": "campaign", "body": ' {{template "content" .}}\n'}, ""),
        (None, "Skabelon 7 findes ikke i Listmonk. Ret template_id i mkdocs.yml."),
    ],
)
def test_the_template_must_be_bare(
    double: ListmonkDouble, listmonk: Listmonk, template: dict[str, str] | None, said: str
) -> None:
    double.state.templates = {7: template} if template else {}
    found = listmonk.objections([MAIL])
    assert [said in each for each in found] == ([True] if said else [])


def test_without_a_template_it_says_where_to_write_it(double: ListmonkDouble) -> None:
    engine = engine_for(double, [])
    engine._template = None
    assert "newsletter → template_id" in engine.objections([MAIL])[0]


def test_a_tag_that_listmonk_cannot_hold_is_told(listmonk: Listmonk) -> None:
    (objection,) = listmonk.objections([replace(MAIL, issue="x" * 120)])
    assert "er for langt til Listmonk" in objection


def test_it_counts_those_who_would_get_two_mails(
    double: ListmonkDouble, listmonk: Listmonk
) -> None:
    state = double.state
    state.add_list(5, "Enkel", optin="single")
    for number in range(130):
        state.add_reader(f"en-{number}@example.org", 3)
    for number in range(61):
        state.add_reader(f"to-{number}@example.org", 3, 4)
    state.add_reader("ubekraeftet@example.org", 3)
    state.add_reader("ubekraeftet@example.org", 4, status="unconfirmed")
    state.add_reader("skiftet@example.org", 3)
    state.add_reader("skiftet@example.org", 4, status="unsubscribed")
    state.add_reader("enkel@example.org", 5, status="unconfirmed")
    state.add_reader("enkel@example.org", 4)
    state.add_reader("spaerret@example.org", 3, 4).status = "blocklisted"
    assert listmonk.on_several(["3", "4"]) == 61
    assert listmonk.on_several(["3", "4", "5"]) == 62
    assert listmonk.on_several(["3"]) == 0
    assert listmonk.on_several([]) == 0


# --- afterwards -----------------------------------------------------------------------------------


def test_status_counts_who_left_soon_after(double: ListmonkDouble, listmonk: Listmonk) -> None:
    readers = [double.state.add_reader(f"{name}@example.org", 3) for name in "abcd"]
    listmonk.push(MAIL, start=True)
    begun = double.state.moment
    readers[0].stand(3, "unsubscribed", begun + timedelta(hours=2))
    readers[1].stand(3, "unsubscribed", begun + timedelta(days=40))
    readers[2].stand(3, "unsubscribed", begun - timedelta(days=1))
    only(double)["bounces"] = 1
    assert listmonk.status("1") == Delivery(Stage.SENT, begun, sent=4, bounced=1, unsubscribed=1)


def test_status_does_without_a_number_that_it_may_not_see(
    double: ListmonkDouble, listmonk: Listmonk
) -> None:
    double.state.add_reader("a@example.org", 3)
    listmonk.push(MAIL, start=True)
    double.rights.remove("subscribers:get_all")
    assert listmonk.status("1").unsubscribed is None
    assert listmonk.status("1").sent == 1


def test_a_campaign_for_nobody_is_sent_all_the_same(
    double: ListmonkDouble, listmonk: Listmonk
) -> None:
    listmonk.push(MAIL, start=True)
    found = listmonk.status("1")
    assert (found.stage, found.sent, found.at) == (Stage.SENT, 0, double.state.moment)


@pytest.mark.parametrize(
    ("status", "stage"),
    [("scheduled", Stage.SCHEDULED), ("running", Stage.SENDING), ("paused", Stage.HELD),
     ("cancelled", Stage.STOPPED)],
)  # fmt: skip
def test_every_stage_is_known(
    double: ListmonkDouble, listmonk: Listmonk, status: str, stage: Stage
) -> None:
    listmonk.push(MAIL)
    only(double)["status"] = status
    assert listmonk.status("1").stage is stage


def test_a_campaign_that_was_deleted_is_gone(listmonk: Listmonk) -> None:
    assert listmonk.status("77") == Delivery(Stage.GONE)


# --- who we are -----------------------------------------------------------------------------------

SETTINGS = MailSettings(
    engine=EngineName.LISTMONK, public_url="https://breve.example.org", template_id=7
)


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, f"Sæt miljøvariablen {USER};"),
        ({USER: "a"}, f"Sæt miljøvariablen {TOKEN};"),
        ({USER: "a", TOKEN: "b\nc"}, f"Miljøvariablen {TOKEN} har tegn,"),
        ({USER: "å", TOKEN: "b"}, f"Miljøvariablen {USER} har tegn,"),
        ({USER: "a:x", TOKEN: "b"}, f"Miljøvariablen {USER} har tegn,"),
    ],
)
def test_the_password_comes_from_the_environment(environ: dict[str, str], said: str) -> None:
    with pytest.raises(EngineError, match=said):
        listmonk_of(SETTINGS, environ)


def test_it_is_made_of_settings_and_environment(double: ListmonkDouble) -> None:
    settings = SETTINGS.model_copy(update={"api_url": double.url})
    environ = {USER: listmonk_double.USER, TOKEN: listmonk_double.TOKEN}
    assert listmonk_of(settings, environ).objections([MAIL]) == ()
    with pytest.raises(EngineError, match="newsletter → api_url"):
        listmonk_of(MailSettings(engine=EngineName.LISTMONK), environ)


def test_a_mail_is_found_by_its_tag_whatever_became_of_it(
    listmonk: Listmonk, double: ListmonkDouble
) -> None:
    assert listmonk.find(MAIL) is None
    number = listmonk.push(MAIL)
    before = len(double.asked)
    assert listmonk.find(MAIL) == number
    listmonk.push(MAIL, start=True)
    assert listmonk.find(MAIL) == number
    assert all(each.startswith("GET") for each in double.asked[before : before + 1])
