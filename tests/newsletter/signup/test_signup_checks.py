"""What is told of lists that would let a reader sign up to nothing, or to two things."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.checks import check
from newsletter.signup_checks import engine_faults
from publishing.mail_settings import MailSettings
from records.codes.people import AudienceCode
from records.facts.signup import letter_choices
from records.loading.library import Library, load
from records.messages import line_of
from records.source.diagnostics import Diagnostic, Severity
from records.source.files import Project
from tests.newsletter.samples import mailing_list
from tests.samples import NOW, Keys, write_library, write_records

UUID = "0a1b2c3d-0a1b-4c2d-8e3f-0a1b2c3d4e5f"
NEW, TRAINEE = "ny-speciallaege", "hu-laege"
LISTMONK = MailSettings.model_validate(
    {"engine": "listmonk", "public_url": "https://breve.example.org", "run_by": "os", "kept": "x"}
)
MAILMAN = MailSettings.model_validate({"engine": "mailman", "run_by": "os", "kept": "x"})
MAILCHIMP = MailSettings.model_validate(
    {
        "engine": "mailchimp",
        "public_url": "https://a.us1.list-manage.com",
        "form_id": "1a2b3c/4d5e6f",
        "run_by": "os",
        "kept": "x",
    }
)


def letter(*targets: Keys, **changes: object) -> Keys:
    return mailing_list(audiences=[NEW, TRAINEE], targets=list(targets), **changes)


def alerts(*targets: Keys, **changes: object) -> Keys:
    return letter(*targets, **{"trigger": ["new-opening"], **changes})


def library_of(folder: Path, **lists: Keys) -> Library:
    return write_library(
        folder, {f"mailing_lists/{name.replace('_', '-')}": keys for name, keys in lists.items()}
    )


def told(library: Library, mail: MailSettings | None = None) -> list[tuple[str, str]]:
    """Code, and the line of the file as it is written there."""
    found = [*check(library), *(engine_faults(library, NOW, mail) if mail else ())]
    lines = []
    for each in found:
        assert line_of(each)
        file = library.project.root / each.position.path
        written = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        number = each.position.line
        lines.append((each.code, written[number - 1] if number <= len(written) else ""))
    return lines


def _from_there(library: Library, found: Diagnostic) -> str:
    """The file from the place that was told, without brackets and quotes."""
    file = library.project.root / found.position.path
    line = file.read_text(encoding="utf-8").splitlines()[found.position.line - 1]
    return line[found.position.column - 1 :].lstrip('["')


@pytest.mark.parametrize(
    ("lists", "code", "column"),
    [
        ({"a": letter({"audience": "kommune", "to": "1"})}, "mail-target-not-on-list", "kommune"),
        (
            {"a": letter({"audience": NEW, "to": "1"}, {"audience": NEW, "to": "2"})},
            "mail-target-twice",
            NEW,
        ),
        (
            {"a": letter({"audience": NEW, "to": "7"}, {"audience": TRAINEE, "to": "7"})},
            "mail-target-shared",
            "7",
        ),
        ({"a": letter({"area": "0400", "to": "1"})}, "letter-to-area", "0400"),
        (
            {"a": alerts({"area": "0400", "to": "1"}, {"audience": "kommune", "to": "2"})},
            "mail-target-not-on-list",
            "kommune",
        ),
        (
            {
                "a": alerts({"audience": NEW, "to": "1"}),
                "b": alerts({"audience": NEW, "to": "2"}),
            },
            "alert-twice",
            NEW,
        ),
        ({"a": alerts()}, "alert-without-areas", "new-opening"),
        (
            {
                "a": alerts({"area": "0400", "to": "1"}),
                "b": alerts({"area": "0400", "to": "2"}),
            },
            "alert-twice",
            "0400",
        ),
    ],
)
def test_a_list_that_contradicts_itself_or_another(
    tmp_path: Path, lists: dict[str, Keys], code: str, column: str
) -> None:
    library = library_of(tmp_path, **lists)
    (found,) = [each for each in check(library) if each.code == code]
    assert _from_there(library, found).startswith(column)


def _loaded(folder: Path, records: dict[str, Keys]) -> Library:
    """The library with what a whole project would be told of besides: no adviser, no pages."""
    write_records(folder, records)
    return load(Project(folder, folder / "content"))


def audience(mailing_list: str) -> Keys:
    steps = [{"text": f"Skridt {n}", "target": "/muligheder/"} for n in range(3)]
    return {
        "code": NEW,
        "example": "false",
        "name": "Nye speciallæger",
        "journey": "paa-vej-i",
        "questions": steps,
        "first_steps": steps,
        "mailing_list": mailing_list,
    }


def test_an_audience_whose_own_list_is_not_for_it_is_told_and_gets_one_that_is(
    tmp_path: Path,
) -> None:
    library = _loaded(
        tmp_path,
        {
            f"audiences/{NEW}": audience("a"),
            "mailing_lists/a": mailing_list(audiences=["kommune"]),
            "mailing_lists/b": mailing_list(audiences=[NEW]),
            "mailing_lists/c": mailing_list(audiences=[NEW]),
        },
    )
    (found,) = check(library)
    assert (found.code, found.severity) == ("audience-not-on-own-list", Severity.WARNING)
    assert found.position.path == f"content/audiences/{NEW}.yml"
    assert _from_there(library, found).startswith("a")
    chosen = {c.audience: c.mailing_list.id for c in letter_choices(library)}
    assert chosen[AudienceCode(NEW)] == "b"


def test_an_audience_of_two_lists_gets_the_one_that_it_names(tmp_path: Path) -> None:
    library = _loaded(
        tmp_path,
        {
            f"audiences/{NEW}": audience("c"),
            "mailing_lists/b": mailing_list(audiences=[NEW]),
            "mailing_lists/c": mailing_list(audiences=[NEW]),
        },
    )
    assert list(check(library)) == []
    assert [c.mailing_list.id for c in letter_choices(library)] == ["c"]


def test_one_list_of_the_engine_cannot_serve_two_of_ours(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        a=letter({"audience": NEW, "to": "1", "signup": UUID}),
        b=alerts({"area": "0400", "to": "2", "signup": UUID.upper()}),
    )
    (found,) = [each for each in check(library) if each.code == "mail-target-shared"]
    assert found.position.path == "content/mailing_lists/b.yml"


def test_two_alerts_of_different_kinds_may_share_an_area(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        a=alerts({"area": "0400", "to": "1"}),
        b=letter({"area": "0400", "to": "2"}, trigger=["deadline-near"]),
    )
    assert told(library) == []


def test_a_complete_list_is_fine_with_each_engine(tmp_path: Path) -> None:
    listmonk = library_of(
        tmp_path / "l",
        a=letter(
            {"audience": NEW, "to": "1", "signup": UUID},
            {"audience": TRAINEE, "to": "2", "signup": UUID.replace("0a1b2c3d", "1a1b2c3d")},
        ),
    )
    mailman = library_of(
        tmp_path / "m",
        a=letter(
            {"audience": NEW, "to": "nye@l.example.org"},
            {"audience": TRAINEE, "to": "hu@l.example.org"},
        ),
    )
    mailchimp = library_of(
        tmp_path / "c",
        a=letter(
            {"audience": NEW, "to": "A/1", "signup": "group[1]=1"},
            {"audience": TRAINEE, "to": "A/2", "signup": "group[1]=2"},
        ),
    )
    assert told(listmonk, LISTMONK) == []
    assert told(mailman, MAILMAN) == []
    assert told(mailchimp, MAILCHIMP) == []
    assert told(mailchimp, MailSettings()) == []


def test_an_example_needs_no_engine(tmp_path: Path) -> None:
    library = library_of(tmp_path, a=letter(example="true"), b=alerts(example="true"))
    assert [code for code, _ in told(library, LISTMONK)] == ["alert-without-areas"]


@pytest.mark.parametrize(
    ("mail", "target", "code"),
    [
        (LISTMONK, {"to": "1"}, "signup-missing"),
        (LISTMONK, {"to": "1", "signup": "nye"}, "signup-not-uuid"),
        (LISTMONK, {"to": "1", "signup": f"{UUID}' onclick='x"}, "signup-not-uuid"),
        (MAILCHIMP, {"to": "1"}, "signup-missing"),
        (MAILCHIMP, {"to": "1", "signup": "tags=1"}, "signup-not-group"),
        (MAILMAN, {"to": "3"}, "mail-target-not-address"),
        (MAILMAN, {"to": "a@b.example.org?bcc=x@y.org"}, "mail-target-not-address"),
    ],
)
def test_a_place_that_the_engine_does_not_know(
    tmp_path: Path, mail: MailSettings, target: Keys, code: str
) -> None:
    keys = mailing_list(audiences=[NEW], targets=[{"audience": NEW} | target])
    found = told(library_of(tmp_path, a=keys), mail)
    assert [each for each, _ in found] == [code]
    assert NEW in found[0][1]


def test_an_audience_without_a_list_in_the_engine(tmp_path: Path) -> None:
    library = library_of(tmp_path, a=letter({"audience": NEW, "to": "1", "signup": UUID}))
    (found,) = engine_faults(library, NOW, LISTMONK)
    assert found.code == "mail-target-missing"
    assert _from_there(library, found).startswith(TRAINEE)


def test_choices_of_mailchimp_exclude_each_other(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        a=letter(
            {"audience": NEW, "to": "A/1", "signup": "group[1]=1"},
            {"audience": TRAINEE, "to": "A/2", "signup": "group[2]=2"},
        ),
    )
    assert [code for code, _ in told(library, MAILCHIMP)] == ["signup-other-group"]


@pytest.mark.parametrize("mail", [MailSettings(), MAILCHIMP])
def test_an_alert_that_nobody_would_send(tmp_path: Path, mail: MailSettings) -> None:
    target = {"area": "0400", "to": "A/1", "signup": "group[1][1]=1"}
    found = told(library_of(tmp_path, a=alerts(target)), mail)
    assert [code for code, _ in found] == ["alert-without-engine"]


def test_settings_that_lack_are_told_at_their_place(tmp_path: Path) -> None:
    keys = mailing_list(
        audiences=[NEW], targets=[{"audience": NEW, "to": "A", "signup": "group[1]=1"}]
    )
    library = library_of(tmp_path, a=keys)
    (tmp_path / "mkdocs.yml").write_text(
        "plugins:\n  - publisher:\n      newsletter:\n        engine: mailchimp\n", "utf-8"
    )
    bare = MailSettings.model_validate({"engine": "mailchimp"})
    found = list(engine_faults(library, NOW, bare))
    assert [each.code for each in found] == [
        "signup-setting-missing",
        "signup-setting-missing",
        "signup-privacy-unsaid",
        "signup-privacy-unsaid",
    ]
    assert {str(each.position) for each in found} == {"mkdocs.yml:4:9"}
