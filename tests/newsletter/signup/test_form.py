"""The sign-up page of each mail engine, as a browser without script reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import FormElement, HtmlElement, document_fromstring

from tests import needs
from tests.newsletter.signup.offices import LISTMONK, MAILCHIMP, MAILMAN, SAID, UUIDS, office
from tests.project_copy import ProjectCopy
from tests.steps import some

PAGE = "nyhedsbrev/index.html"
PRIVACY = "//*[@aria-labelledby='din-mailadresse']"
POLICY = "form-action 'self' mailto:{origin}; base-uri 'none'"


@pytest.fixture(scope="module")
def built_offices(
    root: Path, tmp_path_factory: pytest.TempPathFactory, built_small: ProjectCopy
) -> dict[str, ProjectCopy]:
    folder = tmp_path_factory.mktemp("offices")
    made = {}
    for mail in some([LISTMONK, MAILMAN, MAILCHIMP, {}], 2):
        name = mail.get("engine", "none")
        project = office(root, folder / name, mail | (SAID if mail else {}), built_small)
        done = project.praksis("build")
        assert done.exit_code == 0, done.output
        made[name] = project
    return made


def found(node: HtmlElement, path: str) -> list[HtmlElement]:
    """The elements of an XPath."""
    elements = node.xpath(path)
    assert isinstance(elements, list)
    return [each for each in elements if isinstance(each, HtmlElement)]


def page_of(project: ProjectCopy, path: str = PAGE) -> HtmlElement:
    return document_fromstring((project.site / path).read_text(encoding="utf-8"))


def the_form(page: HtmlElement) -> FormElement:
    (form,) = found(page, "//form[@data-signup]")
    assert isinstance(form, FormElement)
    return form


def choices(form: HtmlElement, kind: str) -> list[tuple[str, str, str]]:
    return [
        (box.get("name", ""), box.get("value", ""), label.text_content())
        for label in found(form, ".//label[@class='opt']")
        for box in found(label, f".//input[@type='{kind}']")
    ]


def test_listmonk_gets_the_fields_of_its_own_form(built_offices: dict[str, ProjectCopy]) -> None:
    form = the_form(page_of(built_offices["listmonk"]))
    assert form.action == "https://breve.example.org/subscription/form"
    assert form.method == "POST"
    assert choices(form, "radio") == [
        ("l", UUIDS[1], "Læger i hoveduddannelse"),
        ("l", UUIDS[2], "Nye speciallæger i almen medicin"),
    ]
    assert choices(form, "checkbox") == [
        ("l", UUIDS[3], "Hele regionen"),
        ("l", UUIDS[4], "Bornholm"),
    ]
    assert found(form, ".//input[@type='email'][@required][@name='email']")
    (trap,) = found(form, ".//input[@name='nonce']")
    assert (trap.get("value"), trap.get("tabindex")) == ("", "-1")
    assert not found(form, ".//button[@disabled] | .//input[@checked] | .//input[@type='hidden']")


@needs.TIME
def test_mailchimp_gets_the_fields_of_its_own_form(built_offices: dict[str, ProjectCopy]) -> None:
    form = the_form(page_of(built_offices["mailchimp"]))
    assert form.action == "https://kontor.us1.list-manage.com/subscribe/post"
    form.fields["EMAIL"] = "ny@example.org"
    assert dict(form.form_values()) == {
        "u": "1a2b3c4d5e6f",
        "id": "9a8b7c6d",
        "EMAIL": "ny@example.org",
        "b_1a2b3c4d5e6f_9a8b7c6d": "",
    }
    assert [each[:2] for each in choices(form, "radio")] == [("group[10]", "1"), ("group[10]", "2")]


@needs.TIME
def test_mailman_is_written_to_list_by_list(built_offices: dict[str, ProjectCopy]) -> None:
    page = page_of(built_offices["mailman"])
    assert not found(page, "//form[@data-signup]")
    assert [(a.text_content(), a.get("href")) for a in found(page, "//a[@class='opt']")] == [
        ("Læger i hoveduddannelse", "mailto:hu-join@lister.example.org?subject=Tilmeld&body="),
        (
            "Nye speciallæger i almen medicin",
            "mailto:ny-join@lister.example.org?subject=Tilmeld&body=",
        ),
        ("Hele regionen", "mailto:alle-join@lister.example.org?subject=Tilmeld&body="),
        ("Bornholm", "mailto:bornholm-join@lister.example.org?subject=Tilmeld&body="),
    ]
    by_hand = [each.text_content() for each in found(page, "//strong[@class='join__address']")]
    assert by_hand[0] == "hu-join@lister.example.org"


def test_without_an_engine_the_mail_names_the_choice(built_offices: dict[str, ProjectCopy]) -> None:
    page = page_of(built_offices["none"])
    assert not found(page, "//form[@data-signup]")
    first, _ = (a.get("href", "") for a in found(page, "//a[@class='opt']"))
    assert first.startswith("mailto:nyhedsbrev@example.org?subject=Tilmelding%20til%20nyhedsbrev&")
    assert "Brevet%20%28til%3A%20L%C3%A6ger%20i%20hoveduddannelse%29" in first
    assert "%0D%0A" in first  # RFC 6068, 5
    (hand,) = found(page, "//ul[@class='join__hand']/li")
    assert hand.text_content().startswith("nyhedsbrev@example.org")


@pytest.mark.parametrize(
    ("engine", "origin"),
    some([
        ("listmonk", " https://breve.example.org"),
        ("mailchimp", " https://kontor.us1.list-manage.com"),
        ("mailman", ""),
        ("none", ""),
    ], 2),
)  # fmt: skip
def test_forms_may_go_to_the_engine_alone(
    built_offices: dict[str, ProjectCopy], engine: str, origin: str
) -> None:
    project = built_offices[engine]
    policy = POLICY.format(origin=origin)
    servers = ("site/_headers", "site/.htaccess")
    for path in (*servers, "outbox/webserver/nginx.conf", "outbox/webserver/Caddyfile"):
        text = (project.folder / path).read_text(encoding="utf-8")
        assert policy in text, path
        assert text.count("form-action") == text.count(policy) + text.count("form-action 'none'")
    for path in (PAGE, "index.html", "muligheder/index.html"):
        (meta,) = found(page_of(project, path), "//meta[@http-equiv='Content-Security-Policy']")
        assert meta.get("content", "").endswith(policy), path


@needs.TIME
def test_the_page_tells_what_becomes_of_the_address(built_offices: dict[str, ProjectCopy]) -> None:
    said = {
        name: found(page_of(project), PRIVACY)[0].text_content()
        for name, project in built_offices.items()
    }
    assert "ligger i programmet Listmonk hos regionens egen it." in said["listmonk"]
    assert "gemmer vi i to år, efter at du har meldt dig fra." in said["listmonk"]
    assert "ligger i programmet Mailman" in said["mailman"]
    assert "Formularen" not in said["mailman"]
    assert "ligger i programmet Mailchimp" in said["mailchimp"]
    assert "ligger hos os og ikke her på hjemmesiden" in said["none"]
    for text in said.values():
        assert "trække dit ja tilbage" in text


@needs.TIME
def test_how_to_leave_is_said_before_the_yes(built_offices: dict[str, ProjectCopy]) -> None:
    for project in built_offices.values():
        (join,) = found(page_of(project), "//*[@data-signup]")
        told = join.text_content()
        assert "Du kan altid melde dig fra igen med linket nederst i hver mail." in told


def test_the_choice_comes_before_every_text(built_offices: dict[str, ProjectCopy]) -> None:
    main = page_of(built_offices["listmonk"])
    order = [
        e.text_content() for e in found(main, "//main//*[self::h1 or self::legend or self::h2]")
    ]
    assert order[1] == "Hvor er du i dit lægeliv?"


def test_an_example_can_be_looked_at_and_not_sent(built_site: Path) -> None:
    page = document_fromstring((built_site / PAGE).read_text(encoding="utf-8"))
    form = the_form(page)
    assert form.get("action") is None
    assert form.get("method") is None
    assert found(form, ".//button[@type='submit'][@disabled]")
    assert "Et eksempel. Du kan ikke tilmelde dig endnu." in form.text_content()
    assert "Eksempel" in form.text_content()
    assert len(choices(form, "radio")) == 11
    assert not found(page, PRIVACY)


def test_every_way_to_the_page_has_its_choice(built_site: Path) -> None:
    page = document_fromstring((built_site / PAGE).read_text(encoding="utf-8"))
    places = {element.get("id") for element in found(page, "//*[@id]")}
    chosen = set()
    for path in built_site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if "nyhedsbrev/?" not in text:
            continue
        for link in found(document_fromstring(text), "//a[contains(@href, 'nyhedsbrev/?')]"):
            query, _, anchor = link.get("href", "").partition("#")
            assert anchor in places, (path, link.get("href"))
            chosen.add(query.partition("?")[2])
    assert {"maalgruppe=hu-laege", "maalgruppe=kommune", "omraade=bornholm"} <= chosen
    audience = document_fromstring(
        (built_site / "maalgrupper/hu-laege/index.html").read_text(encoding="utf-8")
    )
    ways = [a.get("href", "") for a in found(audience, "//main//a | //section[@class='signup']//a")]
    to_letters = [way for way in ways if "nyhedsbrev/" in way]
    assert to_letters
    assert all(way.endswith("?maalgruppe=hu-laege#maalgruppe-hu-laege") for way in to_letters)


@needs.TIME
def test_an_area_without_openings_says_that_it_will_tell(
    built_site: Path, built_offices: dict[str, ProjectCopy]
) -> None:
    text = "Sig til, når der kommer noget"
    demo = (built_site / "omraader/ballerup/index.html").read_text(encoding="utf-8")
    (link,) = [a for a in found(document_fromstring(demo), "//main//a") if a.text_content() == text]
    assert link.get("href", "").endswith("nyhedsbrev/?omraade=ballerup#omraade-region")
    without = built_offices["none"].site.rglob("omraader/*/index.html")
    for path in without:
        assert text not in path.read_text(encoding="utf-8")
