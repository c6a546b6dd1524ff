"""Transcripts that a slip, a broken program or somebody hostile hands over."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from podcast.transcript.incoming.taken_in import LARGEST, Known, take_in
from podcast.transcript.transcripts import LARGEST as LARGEST_OUT
from podcast.transcript.webvtt import TranscriptError
from podcast.transcript.writing import stamp
from records.errors import PraksisError
from tests.podcast.studio import Studio
from tests.steps import some

HEAD = "WEBVTT\n\n"
ONE = "00:00:00.000 --> 00:00:01.000\n"


def taken(text: str | bytes, known: Known | None = None) -> str:
    raw = text.encode("utf-8") if isinstance(text, str) else text
    return take_in(raw, known or Known()).content.decode()


def words(text: str | bytes, known: Known | None = None) -> str:
    """The words of the only cue."""
    return taken(text, known).split("\n")[3]


def codes(text: str | bytes, known: Known | None = None) -> list[str]:
    with pytest.raises(TranscriptError) as refused:
        taken(text, known)
    return [fault.found.code for fault in refused.value.faults]


def segment(**changes: object) -> str:
    return json.dumps({"segments": [{"start": 0, "end": 1, "text": "Hej.", **changes}]})


@pytest.mark.parametrize(
    "flood",
    some(["<v ", "<v.", "<v\t", "<a", "<0", "{\\", "a: ", "1:1 ", "&#", "Ã¸ ", "a\u200b "], 6),
)
def test_what_is_repeated_without_end_is_read_in_one_go(flood: str) -> None:
    """Each of them took minutes: every place was searched to the end of the file."""
    assert taken(HEAD + ONE + "Hej. " + 40_000 * flood)


@pytest.mark.parametrize("ends", some(["09:00:00.000", "00:00:00.000"], 1))
@pytest.mark.parametrize("voice", some(["<v Taler {}>", ""], 1))
def test_many_cues_at_once_are_put_right_in_one_go(ends: str, voice: str) -> None:
    """The time grew with the square of the cues: an hour for those of a day."""
    cues = (f"{stamp(n)} --> {ends}\n{voice.format(n)}Det er nummer {n}.\n\n" for n in range(6000))
    assert taken(HEAD + "".join(cues)).count("-->") == 6000


def test_a_number_that_is_no_time_is_told() -> None:
    for start in (10**400, 1e9, 1e300, -1, float("nan"), float("inf")):
        assert codes(segment(start=start)) == ["transcript-of-unknown-form"], start
    assert codes(segment().replace("1", 5000 * "1")) == ["transcript-of-unknown-form"]
    assert codes(100_000 * "[{" + '"') == ["transcript-of-unknown-form"]


def test_letters_of_json_are_judged_as_letters() -> None:
    assert words(segment(text="\u001b[31mEn \u202eø\u200bl\n\nto")) == "[31mEn øl to"
    assert words(json.dumps({"segments": [{"start": 0, "end": 1, "text": "Ã¸l"}]})) == "øl"
    assert codes('{"segments": [{"start": 0, "end": 1, "text": "\\ud800"}]}') == ["letter-lost"]
    told = take_in(segment(speaker="Taler\n\n1").encode(), Known()).speakers
    assert [speaker.found for speaker in told] == ["Taler 1"]


def test_what_nobody_sees_is_taken_out_in_every_spelling() -> None:
    odd = "En&lrm;&#x202e; \x1b[2J\x07\x9bto&#8203;&shy; &lt;b&gt; &amp; tre"
    assert words(HEAD + ONE + odd) == "En [2Jto &lt;b&gt; &amp; tre"


@pytest.mark.parametrize(
    ("seconds", "start", "code"),
    [(0.5, "00:00.600", "cue-after-the-end"), (0.0, "00:00.000", "cue-after-the-end"),
     (60.02612, "01:00.026", "cue-after-the-end")],
)  # fmt: skip
def test_words_at_the_very_end_of_the_sound(seconds: float, start: str, code: str) -> None:
    assert codes(f"{HEAD}{start} --> 02:00.000\nHej.\n", Known(seconds=seconds)) == [code]
    kept = f"{HEAD}00:59.900 --> 02:00.000\nHej.\n"
    assert "00:00:59.900 --> 00:01:00.026" in taken(kept, Known(seconds=60.02612))


def test_a_file_of_another_size_is_not_read(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "film.vtt"
    with file.open("wb") as opened:
        os.truncate(opened.fileno(), 200_000_000)
    done = studio.praksis("transcript", str(file), "--no-ask")
    assert done.exit_code == 1
    assert "filen fylder mere end 20 MB" in done.output
    assert codes(b"a" * (LARGEST + 1)) == ["transcript-too-big"]

    studio.write("media/transcripts/tekst.vtt", b"W" * (LARGEST_OUT + 1))
    studio.episode("a")
    assert studio.said() == [
        (
            "content/media/transcripts/tekst.vtt:1:1: filen fylder mere end 5 MB. "
            "Så meget fylder ingen udskrift. Se efter, om det er den rigtige fil."
        )
    ]


def test_a_file_that_is_wrong_all_through_tells_its_first_faults(studio: Studio) -> None:
    cues = "".join(f"{n} --> {n}\nHej.\n\n" for n in range(3000))
    studio.write("media/transcripts/tekst.vtt", HEAD + cues)
    studio.episode("a")
    assert len(studio.said()) == 50
    done = studio.praksis("transcript", "content/media/transcripts/tekst.vtt", "--no-ask")
    assert (done.exit_code, len(done.output.splitlines())) == (1, 51)


def test_signs_that_nobody_sees_do_not_go_out(studio: Studio) -> None:
    studio.write("media/transcripts/tekst.vtt", HEAD + ONE + "En \x1b[31m rød\nvend &#x202e; om\n")
    studio.episode("a")
    assert [line.partition(": ")[2].partition(". ")[0] for line in studio.said()] == [
        "her står et tegn, som ingen kan se (U+001B)",
        "her står et usynligt tegn, der vender skriften (U+202E)",
    ]


def test_what_was_written_on_an_old_mac() -> None:
    assert words((HEAD + ONE + "På en ø gør æbler gavn.").encode("mac_roman")) == (
        "På en ø gør æbler gavn."
    )


def test_names_of_meetings_are_voices_and_not_words() -> None:
    said = ("Efternavn, Fornavn: Et.", "+45 00 00 *00: To.", "Efternavn-To, Fornavn M.: Tre.",
            "Fornavn Efternavn (hun/hende): Fire.", "navn@example.org: Fem.",
            "Så sagde jeg, uden at tænke: nej.")  # fmt: skip
    cues = "".join(f"{stamp(2 * n)} --> {stamp(2 * n + 1)}\n{t}\n\n" for n, t in enumerate(said))
    lines = taken(HEAD + cues).split("\n")[3::3]
    assert lines == [f"<v Stemme {n}>{w}.</v>" for n, w in
                     enumerate(("Et", "To", "Tre", "Fire", "Fem"), start=1)] + [
        "<v Stemme 5>Så sagde jeg, uden at tænke: nej.</v>"]  # fmt: skip


@pytest.mark.parametrize(
    "shown",
    ["Fornavn Efternavn", "Dr. Fornavn Efternavn", "Læge Fornavn Efternavn", "Vært:", "<b>",
     "R\x1b[31mød", "R\u202eød", "x" * 81, "\u200b", "Fornavn de Efternavn"],
)  # fmt: skip
def test_a_voice_is_told_a_role_and_nothing_else(shown: str) -> None:
    with pytest.raises(PraksisError):
        taken(f"{HEAD}{ONE}<v Taler 1>Hej.</v>\n", Known(speakers={"Taler 1": shown}))


@pytest.mark.parametrize("shown", ["Vært", "Overlæge", "Læge på Bornholm", "Læge 2", "Stemme 3"])
def test_a_role_is_taken(shown: str) -> None:
    text = f"{HEAD}{ONE}<v Taler 1>Hej.</v>\n"
    assert f"<v {shown}>" in taken(text, Known(speakers={"Taler 1": shown}))


def test_a_name_does_not_outlive_its_consent(studio: Studio) -> None:
    voice = "Fornavn Efternavn"
    studio.write(
        "media/transcripts/tekst.vtt", f"{HEAD}{ONE}<v {voice}>Hej.\n\n{ONE}<v {voice}>Ja.\n"
    )
    agreed = [{"role": "Læge", "name": voice, "consent": True}]
    studio.episode("a", people=agreed)
    assert studio.said() == []
    studio.episode("a", people=[{"role": "Læge", "consent": False}])
    assert studio.said() == [
        (
            "content/media/transcripts/tekst.vtt:3:1: »Fornavn Efternavn« taler i udskriften, "
            "men har ikke sagt ja i episodens post. Skriv en rolle efter <v, eller skriv navnet "
            "med consent: true under people i episoden."
        )
    ]


def test_an_episode_is_named_and_no_way_leads_out(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "a.vtt"
    file.write_text(f"{HEAD}{ONE}Hej.\n", encoding="utf-8")
    studio.episode("a")
    for name in ("/a", "../episodes/a", "a/", "x/../a", "a.yml", "\0"):
        done = studio.praksis("transcript", str(file), "--episode", name, "--write", "--no-ask")
        assert done.exit_code == 1, name
        assert "Der er ingen episode" in done.output
    outside = tmp_path / "udenfor.vtt"
    outside.write_text("Rør mig ikke")
    (studio.content / "media/transcripts/tekst.vtt").unlink()
    (studio.content / "media/transcripts/tekst.vtt").symlink_to(outside)
    words = ("transcript", str(file), "--episode", "a", "--write", "--overwrite", "--no-ask")
    done = studio.praksis(*words)
    assert (done.exit_code, outside.read_text()) == (1, "Rør mig ikke")
    assert "fører ud af content/media" in done.output


@pytest.mark.parametrize(
    ("raw", "kind"),
    [(b"", "tom"), (b" \r\n", "tom"), (b"PK\x03\x04" + bytes(99), "et Word-dokument"),
     (b"\xd0\xcf\x11\xe0" + bytes(99), "et gammelt Word-dokument"), (b"%PDF-1.7", "en PDF"),
     (b"{\\rtf1 00:00:01.000 --> x}", "et dokument (RTF)"), (b"ID3\x04" + bytes(99), "en lydfil")],
)  # fmt: skip
def test_a_file_of_another_kind_is_told_as_what_it_is(
    studio: Studio, tmp_path: Path, raw: bytes, kind: str
) -> None:
    file = tmp_path / "moede.vtt"
    file.write_bytes(raw)
    done = studio.praksis("transcript", str(file), "--no-ask")
    assert done.exit_code == 1
    assert f"moede.vtt:1:1: filen er {kind}" in done.output


def test_slips_in_the_command_are_told(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "a.vtt"
    file.write_text(f"{HEAD}{ONE}<v Taler 1>Hej.</v>\n", encoding="utf-8")
    studio.episode("en-dag")
    done = studio.praksis("transcript", str(file), "--episode", "en-dg", "--no-ask")
    assert 'Der er ingen episode "en-dg". Mente du "en-dag"?' in done.output
    twice = ("--speaker", "Taler 1=Vært", "--speaker", "taler 1=Læge")
    done = studio.praksis("transcript", str(file), *twice, "--no-ask")
    assert (done.exit_code, "»taler 1« to roller. Skriv én." in done.output) == (2, True)
