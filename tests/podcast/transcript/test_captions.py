"""What captions and stamped texts hold beside their words, and what an editor is told of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from podcast.transcript.incoming import taken_in as module
from podcast.transcript.incoming.captions import read_captions
from podcast.transcript.incoming.episode import EpisodeOf, episode_of
from podcast.transcript.incoming.letters import Mended
from podcast.transcript.incoming.pieces import Incoming, Piece
from podcast.transcript.incoming.stamped_text import read_stamped
from podcast.transcript.incoming.taken_in import Known, TakenIn, take_in
from podcast.transcript.incoming.told import told, told_speakers
from podcast.transcript.webvtt import Cue, TranscriptError
from records.errors import PraksisError
from records.source.files import Project

A, B = "00:01.000 --> 00:02.000", "00:03.000 --> 00:04.000"


def lines_of(text: str) -> list[tuple[str, ...]]:
    return [piece.lines for piece in read_captions(text).pieces]


def test_the_form_is_named_as_people_know_it() -> None:
    cue = f"\n\n{A}\nHej"
    forms = {
        f"1\n{A}\nHej": "SRT", f"WEBVTT{cue}": "WebVTT", f" \nWEBVTT{cue}": "WebVTT",
        f"WEBVTT\nKind: captions{cue}": "WebVTT fra YouTube",
        f"WEBVTT{cue} <c>du</c>": "WebVTT fra YouTube",
        f"WEBVTT\n\n{A}\n<v Vært>Hej": "WebVTT med stemmer, som fra Teams",
        f"1\n{A}\n<v Vært>Hej": "SRT",
    }  # fmt: skip
    assert {text: read_captions(text).form for text in forms} == forms


def test_the_number_of_a_cue_is_no_word_wherever_it_stands() -> None:
    assert lines_of(f"1\n{A}\nA\n2\n{B}\nB") == [("A",), ("B",)]
    assert lines_of(f"1\n{A}\nA\n\nmere\n2\n{B}\nB") == [("A", "mere"), ("B",)]
    assert lines_of(f"1\n{A}\nA\n\nmere\nog mere\n{B}\nB") == [
        ("A", "mere", "og mere"), ("B",)
    ]  # fmt: skip
    assert lines_of(f"1\n{A}\nA\n\n7\n\n2\n{B}\nB\n\n8\nni") == [("A",), ("B", "8", "ni")]
    assert lines_of(f"1\n{A}\nKlokken er\n10\n\n{B}\nB") == [("Klokken er", "10"), ("B",)]
    assert lines_of(f"WEBVTT\n\nNavn\n{A}\nA\n\nAndet\n{B}\nB") == [("A",), ("B",)]
    assert lines_of(f" WEBVTT\n{A}\nA") == [("A",)]
    assert lines_of(f"1\n{A}\nA\n\nmere\nog\n2\n{B}\nB") == [("A", "mere", "og"), ("B",)]


def test_words_without_a_time_are_those_of_the_voice_before() -> None:
    found = read_captions(f"1\n{A}\nHej\n<v Vært>Du\n\nmere\n").pieces
    assert found == [Piece(1, 2, "", ("Hej", ""), 2), Piece(1, 2, "Vært", ("Du", "mere"), 2)]
    assert read_captions(f" WEBVTT\n\n{A}\nA").notes == 0


def test_a_cue_without_an_end_is_told() -> None:
    with pytest.raises(TranscriptError) as caught:
        read_captions("1\n00:01.000 -->\nA\n\n2\n00:02.000 --> x y z\nB\n")
    told = [(fault.line, dict(fault.found.params)) for fault in caught.value.faults]
    assert told == [(2, {"time": ""}), (6, {"time": "x"})]


def test_what_is_left_behind_is_counted() -> None:
    text = (
        f"WEBVTT\n\nSTYLE\nx\n\nSTYLE\ny\n\nNOTE a\n\nNOTE b\n\n{A} align:start x-->y\nA\n\n"
        f"en\n\nto\nlinjer\n\n{B} line:1\nB"
    )
    found = read_captions(text)
    counted = (found.notes, found.styles, found.placed, found.untimed)
    assert counted == (2, 2, 2, 2)
    assert found.pieces[0].lines == ("A", "en", "to", "linjer")
    before = read_captions(f"Titel\n\nUndertitel\nto\n\n5\n\n1\n{A}\nA")
    assert (before.notes, before.untimed, len(before.pieces)) == (2, 0, 1)


def test_a_text_with_times_keeps_its_lines() -> None:
    text = "Referat\nto\n\n[00:01] Hej.\nMere.\n\n**Taler 1** 0:05\nHej.\n(0:07 - 0:09)\nSlut.\n"
    assert read_stamped(text) == Incoming(
        "tekst med tider",
        [
            Piece(1, 5, "", ("Hej.", "Mere."), 4),
            Piece(5, 7, "Taler 1", ("Hej.",), 7),
            Piece(7, 9, "", ("Slut.",), 9),
        ],
        notes=2,
    )
    assert read_stamped("Ord.\n0:61 nej\nTaler 1 0:61\n").pieces == []


def test_times_in_brackets_may_be_indented() -> None:
    found = take_in(b"  [00:00.000 --> 00:02.000]  Hej.\n", Known())
    assert found.cues == (Cue(0, 2, "", "Hej."),)
    headed = take_in(b"Referat\n[00:00.000 --> 00:02.000]  Hej.\n", Known())
    assert (headed.incoming.form, headed.cues) == ("tekst med tider", found.cues)


def test_no_more_is_taken_in_than_a_recording_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"1\n{A}\nHej.\n".encode()
    monkeypatch.setattr(module, "LARGEST", len(text))
    assert take_in(text, Known()).cues
    with pytest.raises(TranscriptError) as caught:
        take_in(text + b"\n", Known())
    assert [(fault.line, fault.found.code) for fault in caught.value.faults] == [
        (1, "transcript-too-big")
    ]  # fmt: skip


def test_letters_of_json_count_in_the_file_and_in_its_words() -> None:
    row = {"start": 0, "end": 1, "text": "Ã¸l \u200bXX"}
    raw = json.dumps([row]).replace("XX", "Ã¦\u200b\u200b")
    letters = take_in(raw.encode(), Known()).letters
    assert [each.meant for each in letters.mended] == ["æ", "ø"]
    assert letters.unseen == 3


def test_a_speaker_who_is_told_is_found_before_the_words() -> None:
    text = f"1\n{A}\nkim: Hej.\n\n2\n{B}\nNå.\n\n3\n00:05.000 --> 00:06.000\nTak.\n"
    assert take_in(text.encode(), Known()).cues[0].text == "kim: Hej."
    found = take_in(text.encode(), Known(speakers={"Kim": "Vært"})).cues
    assert [(cue.speaker, cue.text) for cue in found][:2] == [("Vært", "Hej."), ("Vært", "Nå.")]


# --- what an editor is told -------------------------------------------------------------------


def everything(taken: TakenIn, number: int) -> TakenIn:
    """The same with each kind of change so many times."""
    mended = (Mended("Ã¸", "ø", 3), *[Mended("Ã¦", "æ", 9)] * (number - 1))
    n = number
    incoming = replace(taken.incoming, notes=n, styles=n, placed=n, untimed=n)
    ordered = replace(taken.ordered, moved=n, repeated=n, empty=n, ends=n, overlapping=n)
    return replace(
        taken,
        letters=replace(taken.letters, coding="UTF-16", mended=mended, unseen=number),
        incoming=incoming,
        ordered=ordered,
        shortened=number,
    )


@pytest.fixture
def taken() -> TakenIn:
    return take_in(f"1\n{A}\nKim Prøve: Hej, Prøve.\n".encode(), Known())


def test_each_change_is_told_of_one_and_of_many(taken: TakenIn) -> None:
    said = [
        ("Filen var UTF-16 og bliver UTF-8.", "Filen var UTF-16 og bliver UTF-8."),
        ("Bogstaver var kodet to gange 1 sted og er rettet, fx Ã¸ til ø i linje 3.",
         "Bogstaver var kodet to gange 2 steder og er rettet, fx Ã¸ til ø i linje 3."),
        ("1 usynligt tegn er taget ud.", "2 usynlige tegn er taget ud."),
        ("1 note fra programmet er taget ud.", "2 noter fra programmet er taget ud."),
        ("1 afsnit STYLE eller REGION er taget ud.", "2 afsnit STYLE eller REGION er taget ud."),
        ("1 placering på skærmen er taget ud.", "2 placeringer på skærmen er taget ud."),
        ("1 tekst uden ord er taget ud.", "2 tekster uden ord er taget ud."),
        ("1 gentagelse er taget ud.", "2 gentagelser er taget ud."),
        ("1 afsnit uden tid er lagt til teksten før.",
         "2 afsnit uden tid er lagt til teksten før."),
        ("1 tekst er sat i rækkefølge.", "2 tekster er sat i rækkefølge."),
        ("1 sluttid lå før begyndelsen og er rettet.",
         "2 sluttider lå før begyndelsen og er rettet."),
        ("1 tekst gik ind over den næste og er kortet af.",
         "2 tekster gik ind over den næste og er kortet af."),
        ("1 tekst gik ud over lyden og er kortet af.",
         "2 tekster gik ud over lyden og er kortet af."),
    ]  # fmt: skip
    for number in (1, 2):
        lines = [line.replace("\u00a0", " ") for line in told(everything(taken, number))]
        assert lines == [each[number - 1] for each in said]
    assert list(told(taken)) == []


def test_rolling_captions_are_told_as_sentences_and_not_as_empty(taken: TakenIn) -> None:
    ordered = replace(taken.ordered, empty=1)
    for read, cues, said in (
        (1, 1, "1 rullende undertekst er samlet til 1 sætning."),
        (5, 2, "5 rullende undertekster er samlet til 2 sætninger."),
    ):
        found = replace(taken, rolled=True, read=read, cues=taken.cues * cues, ordered=ordered)
        assert [line.replace("\u00a0", " ") for line in told(found)] == [said]


def test_where_a_hidden_name_is_said_is_told_for_five_places(taken: TakenIn) -> None:
    begun = "Se efter: et navn, der ikke vises som stemme, bliver også sagt ved "
    for many, more in ((1, "00:01."), (5, "00:01, 00:01, 00:01, 00:01 og 00:01."),
                       (6, "00:01, 00:01, 00:01, 00:01 og 00:01 ….")):  # fmt: skip
        found = replace(taken, cues=taken.cues * many)
        assert list(told_speakers(found)) == [
            "»Kim Prøve« taler 1\u00a0gang og hedder nu »Stemme 1«.", begun + more
        ]  # fmt: skip


# --- the episode ------------------------------------------------------------------------------


def test_of_an_episode_is_read_what_can_be_read(tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path / "content")
    episodes = project.content / "episodes"
    episodes.mkdir(parents=True)
    sound = project.content / "media/audio/lyd.mp3"
    sound.parent.mkdir(parents=True)
    sound.write_bytes(b"x")
    record = "id: a\naudio: {file: media/audio/%s}\ntranscript: %s\n"
    whole = EpisodeOf((), sound, "media/transcripts/a.vtt")
    cases = {
        record % ("lyd.mp3", "media/transcripts/a.vtt"): whole,
        record % ("vaek.mp3", "media/transcripts/a.vtt"): replace(whole, sound=None),
        record % ("lyd.mp3", "media/../a.vtt"): replace(whole, transcript=""),
        record % ("lyd.mp3", "andet/a.vtt"): replace(whole, transcript=""),
        "id: a\naudio: lyd\ntranscript: [1]\n": EpisodeOf((), None, ""),
        "id: a\naudio: {file: [1]}\npeople: Kim\n": EpisodeOf((), None, ""),
    }
    for text, found in cases.items():
        (episodes / "a.yml").write_text(text, encoding="utf-8")
        assert episode_of(project, "a") == found, text
    people = "people:\n- {role: 1, x: 2}\n- {role: Læge, consent: false}\n- Kim\n"
    (episodes / "b.md").write_text(f"---\nid: b\n{people}---\n", encoding="utf-8")
    assert [person.role for person in episode_of(project, "b").people] == ["Læge"]


def test_an_episode_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path / "content")
    (project.content / "episodes").mkdir(parents=True)
    for wanted in ("en-dg", "../x", ""):
        with pytest.raises(
            PraksisError, match=rf'^Der er ingen episode "{wanted}"\. Ret --episode\.$'
        ):
            episode_of(project, wanted)
    (project.content / "episodes/en-dag.yml").write_text("id: en-dag\n", encoding="utf-8")
    with pytest.raises(PraksisError, match=r'Mente du "en-dag"\?$'):
        episode_of(project, "en-dg")
