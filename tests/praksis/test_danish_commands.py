"""click's own words are Danish in every command, and wrong use ends with status 2."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from praksis import danish_help as danish
from records.started import COMMANDS

Praksis = Callable[..., Result]
ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|Error|Show|Try|No such|Missing|Invalid|default|TEXT|INTEGER|exit)\b"
)


@click.command(cls=danish.Group)
def tool() -> None:
    """Et værktøj til en prøve."""


@tool.command(examples=("tool count 3 --to 5",))
@click.argument("start", type=int)
@click.option("--to", type=click.IntRange(0, 10), default=5, show_default=True, help="Til.")
@click.option("--how", type=click.Choice(["op", "ned"]), help="Hvordan.")
@click.option("--file", type=click.Path(exists=True), required=True, help="Hvor.")
def count(start: int, to: int, how: str, file: str) -> None:
    """Tæl."""
    click.echo(f"{start} {to} {how} {file}")


@tool.command()
def stop() -> None:
    """Stop."""
    raise click.Abort


@tool.command()
@click.pass_context
def leave(context: click.Context) -> None:
    """Gå."""
    context.exit(3)


def run(*words: str) -> Result:
    return CliRunner().invoke(tool, words, prog_name="tool")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["cout"], 'Kommandoen "cout" kendes ikke. Mente du count?'),
        (["zzz"], 'Kommandoen "zzz" kendes ikke. Vælg en af: count, leave, stop.'),
        (["--zzz"], "Valget --zzz kendes ikke."),
        (["count", "--hov", "op"],
         "Valget --hov kendes ikke. Mente du en af disse: '--how', '--to'?"),
        (["count", "1", "--to"], "Valget --to mangler en værdi."),
        (["count", "--help=ja"], "Valget --help kan ikke have en værdi."),
        (["count", "--file", "/"], "Her mangler ordet 'START'."),
        (["count", "1"], "Her mangler valget '--file'."),
        (["count", "en", "--file", "/"],
         "Værdien for 'START' kan ikke bruges. Skriv et heltal i stedet for \"en\"."),
        (["count", "1", "--file", "/", "--to", "11"],
         "Værdien for '--to' kan ikke bruges. Skriv et tal fra 0 til 10 i stedet for 11."),
        (["count", "1", "--file", "/", "--how", "hen"],
         "Værdien for '--how' kan ikke bruges. Skriv en af 'op', 'ned' i stedet for \"hen\"."),
        (["count", "1", "--file", "/findes-ikke"],
         "Værdien for '--file' kan ikke bruges. \"/findes-ikke\" findes ikke. Ret stien."),
        (["count", "1", "2", "3", "--file", "/"], "Her er for mange ord: 2 3."),
    ],
)  # fmt: skip
def test_wrong_use(words: list[str], sentence: str) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert f"Fejl: {sentence}" in done.stderr.splitlines()[-2:]
    has_example = done.stderr.splitlines()[-1] == "Skriv fx tool count 3 --to 5"
    assert has_example is (words[0] == "count")
    assert not ENGLISH.search(done.output)


def test_help_of_a_command() -> None:
    done = run("count", "--help")
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "Brug: tool count [VALG] START",
        "",
        "  Tæl.",
        "",
        "Valg:",
        "  --to HELTAL     Til.  [ellers: 5; fra 0 til 10]",
        "  --how [op|ned]  Hvordan.",
        "  --file STI      Hvor.  [skal med]",
        "  -h, --help      Vis denne hjælp.",
        "",
        "Eksempler:",
        "  tool count 3 --to 5",
    ]


def test_other_endings() -> None:
    assert run("stop").exit_code == 1
    assert run("stop").stderr == "Afbrudt.\n"
    assert run("leave").exit_code == 3
    assert run("count", "1", "--file", "/", "--how", "op").output == "1 5 op /\n"


def test_nothing_asked_for_shows_the_help() -> None:
    done = run()
    assert done.exit_code == 2
    assert done.output.startswith("Brug: tool [VALG] KOMMANDO [VALG]...")


@pytest.mark.parametrize("name", [None, *sorted(COMMANDS)])
def test_every_command_helps_in_danish(praksis: Praksis, tmp_path: Path, name: str | None) -> None:
    done = praksis(tmp_path, *([name] if name else []), "--help")
    assert done.exit_code == 0
    assert done.output.startswith("Brug: praksis")
    assert not ENGLISH.search(done.output)
    assert "Eksempler:" in done.output


def test_version(praksis: Praksis, tmp_path: Path) -> None:
    assert re.fullmatch(r"praksis \d+\.\d+\.\d+\n", praksis(tmp_path, "--version").output)
