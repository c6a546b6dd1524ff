"""Whoever is asked answers in Danish, and the English letters of old hands are taken too."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from editing.drafting.changing import ChangeError, WrongValuesError
from editing.drafting.validate import key_of, validate
from praksis import danish_help as danish
from praksis.prompts import by_option, is_agreed, naming_options
from records.messages import sentence_of
from records.model.field_spec import spec_of
from records.source.diagnostics import Diagnostic, Position


@click.command(cls=danish.Command)
def tool() -> None:
    """Spørg."""
    click.echo("ja" if is_agreed("Skal det skrives?") else "nej")


@pytest.mark.parametrize(
    ("answer", "said"),
    [("", "ja"), ("j", "ja"), ("JA", "ja"), ("y", "ja"), (" n ", "nej"), ("nej", "nej"),
     ("no", "nej")],
)  # fmt: skip
def test_yes_and_no(answer: str, said: str) -> None:
    done = CliRunner().invoke(tool, input=f"{answer}\n")
    assert done.exit_code == 0
    assert done.output.startswith("Skal det skrives? [J/n]: ")
    assert done.output.endswith(f"\n{said}\n")


def test_neither_is_asked_again() -> None:
    done = CliRunner().invoke(tool, input="måske\nnej\n")
    assert "Svar j for ja eller n for nej.\n" in done.output
    assert done.output.endswith("\nnej\n")


def test_nobody_answers() -> None:
    done = CliRunner().invoke(tool, input="")
    assert (done.exit_code, done.stderr.strip()) == (1, "Afbrudt.")


def test_a_fault_of_the_argument_itself_names_no_option() -> None:
    """What is wrong comes as data; which option has it, each command says."""
    form = spec_of("event")
    _, faults = validate(form, {"status": "forkert", "start_time": "kl. 99"})
    of_both = [one for one in faults if key_of(one) in ("status", "start_time")]
    with pytest.raises(ChangeError) as told, naming_options("--set {}=…", but=("status",)):
        raise WrongValuesError(of_both)
    time, status = sorted(str(told.value).split("\n"))
    assert time.startswith('--set start_time=…: feltet "start_time"')
    assert status.startswith('feltet "status"')
    of_all = Diagnostic("file-empty-of-fields", Position(""))
    assert by_option(of_all, "--{}") == sentence_of(of_all)
