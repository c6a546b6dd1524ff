"""What `praksis new --help` shows of lists and groups is what the options take."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from praksis.commands.new import kind_command, new
from praksis.prompts import given_values
from records.loading.library import Library
from records.model.field_spec import FieldSpec, spec_of
from records.model.registry import KINDS
from tests.newsletter.samples import INTRO, NEW, TRAINEE, made
from tests.praksis.test_newsletter import MKDOCS

GROUPS = [(kind.key, field) for kind in KINDS for field in spec_of(kind.key).fields if field.parts]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("poster")
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    return made(folder)


def blocks(library: Library, *given: str) -> Any:
    return given_values(spec_of("issue"), {"blocks": given}, library)["blocks"]


@pytest.mark.parametrize(
    "given",
    [
        ("muligheder", "tekst"),
        ("muligheder, tekst",),
        ("{type: muligheder}", "{type: tekst}"),
        ("[{type: muligheder}, {type: tekst}]",),
    ],
    ids=["words", "commas", "groups", "a list"],
)
def test_blocks_are_taken_in_any_plain_form(library: Library, given: tuple[str, ...]) -> None:
    assert blocks(library, *given) == [{"type": "muligheder"}, {"type": "tekst"}]


def test_a_block_that_cannot_be_read_says_how_one_is_written(library: Library) -> None:
    with pytest.raises(click.UsageError, match=r"Skriv fx '\{type: muligheder\}'\."):
        blocks(library, "{type: muligheder")


@pytest.mark.parametrize(
    "given", [("nynedsat", "etableret"), ("nynedsat, etableret",), ("nynedsat;etableret",),
              ("[nynedsat, etableret]",), ("Nynedsatte læger", "etableret")]
)  # fmt: skip
def test_a_list_of_codes_is_taken_as_a_file_has_it(
    library: Library, given: tuple[str, ...]
) -> None:
    data = given_values(spec_of("issue"), {"audiences": given}, library)
    assert data["audiences"] == ["nynedsat", "etableret"]


def test_a_sentence_that_begins_with_a_bracket_stays_one(library: Library) -> None:
    given = ("[Nyt] lokale, tæt på havnen",)
    data = given_values(spec_of("vacancy"), {"benefits": given}, library)
    assert data["benefits"] == ["[Nyt] lokale, tæt på havnen"]


@pytest.mark.parametrize(("kind", "field"), GROUPS, ids=[f"{k}-{f.key}" for k, f in GROUPS])
def test_the_help_of_each_group_shows_what_is_taken(
    library: Library, kind: str, field: FieldSpec
) -> None:
    option = next(o for o in kind_command(kind, kind).params if o.name == field.key)
    assert isinstance(option, click.Option)
    found = re.search(r"Fx '(\{.*\})'\.", option.help or "")
    assert found, option.help
    assert ("Kan gives flere gange." in (option.help or "")) is field.many
    given = (found[1],) if field.many else found[1]
    data = given_values(spec_of(kind), {field.key: given}, library)[field.key]
    group = data[0] if isinstance(data, list) else data
    assert isinstance(group, dict)
    assert set(group) <= {part.key for part in field.parts}


# --- the command itself -----------------------------------------------------------------------


def run(*words: str) -> Result:
    return CliRunner().invoke(new, words, prog_name="praksis new")


def test_an_issue_is_written_without_a_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = run(
        "udgave", "--no-ask", "--example", "false", "--title", "Nyt i december",
        "--summary", "Frister, arrangementer og en episode til dig, der er på vej.",
        "--audiences", f"[{NEW}, {TRAINEE}]", "--mailing-list", "paa-vej", "--number", "2026-12",
        "--subject", "Det sker i december", "--send-on", "14.12.2026",
        "--preheader", "Se frister i december, og find et arrangement, du kan nå inden jul.",
        "--intro", INTRO, "--blocks", "muligheder, arrangementer",
        "--blocks", '{type: tekst, text: "Vi holder lukket i julen."}',
    )  # fmt: skip
    assert "Skrevet: content/issues/" in done.output, done.output
    written = next((tmp_path / "content/issues").glob("*2026-12*"))
    text = written.read_text(encoding="utf-8")
    assert text.count("type: ") == 3
    assert "Vi holder lukket i julen." in text
