"""Whoever is asked answers in Danish, and the English letters of old hands are taken too."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from praksis import danish_help as danish
from praksis.prompts import is_agreed


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
