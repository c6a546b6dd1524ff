"""The editor's road on a real Mailman: freeze, push, release, and read back what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from newsletter.checks import check
from praksis.commands.newsletter import context, newsletter
from tests.newsletter.engines.mailman_server import PASSWORD, USER, MailmanServer, eventually
from tests.newsletter.engines.postfix_server import READERS
from tests.newsletter.samples import NEW, TRAINEE, made, mailing_list
from tests.praksis.test_newsletter import MKDOCS

FROZEN = ("--clock", "2026-11-22T09:00")


def run(*words: str) -> str:
    done = CliRunner().invoke(newsletter, words, prog_name="praksis newsletter")
    assert done.exit_code == 0, done.output
    return done.output


def test_from_frozen_to_the_inbox(
    mailman: MailmanServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = [mailman.create_list("vej-nye"), mailman.create_list("vej-hu")]
    anna, bo = f"vej-anna@{READERS}", f"vej-bo@{READERS}"
    mailman.subscribe(lists[0], anna)
    mailman.subscribe(lists[1], bo)
    targets = [{"audience": key, "to": to} for key, to in zip((NEW, TRAINEE), lists, strict=True)]
    made(tmp_path, mailing_lists__paa_vej=mailing_list(targets=targets))
    engine = f"      newsletter: {{engine: mailman, api_url: '{mailman.api_url}'}}\n"
    region = "      region: Region Hovedstaden\n"
    (tmp_path / "mkdocs.yml").write_text(MKDOCS.replace(region, region + engine), encoding="utf-8")
    monkeypatch.setattr(context, "ALL_CHECKS", (check,))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRAKSIS_MAILMAN_USER", USER)
    monkeypatch.setenv("PRAKSIS_MAILMAN_PASSWORD", PASSWORD)

    assert "mailman svarer, og 2 lister er, som de skal være." in run("engine")
    run("freeze", "november", *FROZEN)
    for _ in range(2):
        told = run("push", "november", *FROZEN)
        assert "2 af 2 venter på, at nogen frigiver dem. Se dem efter, og tryk Accept" in told
    assert "holdt tilbage" in run("status", "november", *FROZEN)

    (held,) = mailman.held(lists[0])
    mailman.call("POST", f"lists/{lists[0]}/held/{held['request_id']}", action="accept")
    (arrived,) = mailman.wait_for(anna)
    assert arrived["Subject"] == held["subject"]
    eventually(lambda: "sendt" in run("status", "november", *FROZEN))
    told = run("status", "november", *FROZEN)
    assert f"{NEW}: sendt " in told
    assert f"{TRAINEE}: holdt tilbage" in told
    mailman.settle()
    assert mailman.inbox(bo) == []
