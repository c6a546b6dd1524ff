"""Transcripts of other programs become the one form that the site reads."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.transcript.incoming.taken_in import Known, TakenIn, take_in
from podcast.transcript.incoming.told import told, told_speakers
from podcast.transcript.webvtt import Cue, TranscriptError, parse
from podcast.transcript.writing import as_webvtt
from records.errors import PraksisError
from records.messages import sentence_of_violation
from records.model.episode_parts import Person
from tests.any_text import any_text
from tests.podcast.transcript.incoming_samples import (
    DESCRIPT,
    STAMPED,
    TEAMS,
    WHISPER_JSON,
    WHISPER_VTT,
    YOUTUBE,
    ZOOM,
)
from tests.steps import steps


def taken(text: str | bytes, **known: object) -> TakenIn:
    raw = text.encode() if isinstance(text, str) else text
    return take_in(raw, Known(**known))  # type: ignore[arg-type]


def written(text: str | bytes, **known: object) -> list[str]:
    """The blocks of what would be written, without the first line."""
    whole = taken(text, **known).content.decode()
    assert whole.startswith("WEBVTT\n\n")
    return whole.removeprefix("WEBVTT\n\n").rstrip("\n").split("\n\n")


def changes(text: str | bytes, **known: object) -> list[str]:
    return [line.replace("\u00a0", " ") for line in told(taken(text, **known))]


def test_teams() -> None:
    assert written(TEAMS) == [
        (
            "00:00:00.560 --> 00:00:02.900\n"
            "<v Stemme 1>Velkommen til. I dag taler vi om hverdagen i en klinik.</v>"
        ),
        "00:00:02.900 --> 00:00:04.100\n<v Stemme 1>Ja.</v>",
        "00:00:03.250 --> 00:00:05.000\n<v Stemme 2>Tak, fordi jeg måtte komme.</v>",
    ]
    assert changes(TEAMS) == [
        "2 noter fra programmet er taget ud.",
        "1 tekst er sat i rækkefølge.",
        "1 tekst gik ind over den næste og er kortet af.",
    ]


def test_zoom_has_the_speaker_before_the_words_and_a_colon_is_no_speaker() -> None:
    assert written(ZOOM, speakers={"Taler Et": "Vært"}) == [
        "00:00:01.210 --> 00:00:04.630\n<v Vært>Kan du høre mig? Klokken er 10:30.</v>",
        "00:00:04.700 --> 00:00:06.000\n<v Stemme 1>Ja, tak.</v>",
        "00:00:06.100 --> 00:00:08.000\n<v Stemme 1>Husk: der er kaffe.</v>",
    ]


def test_youtube_says_each_word_once_in_sentences() -> None:
    assert written(YOUTUBE) == [
        "00:00:00.160 --> 00:00:03.200\nvelkommen til et besøg i en klinik.",
        "00:00:03.200 --> 00:00:06.000\nher er ventetid kl. 10. marts",
    ]
    assert changes(YOUTUBE) == [
        "5 placeringer på skærmen er taget ud.",
        "5 rullende undertekster er samlet til 2 sætninger.",
    ]


@pytest.mark.parametrize("form", [WHISPER_VTT, WHISPER_JSON, DESCRIPT])
def test_whisper_and_descript(form: str) -> None:
    found = [(cue.start, cue.end, cue.text) for cue in taken(form).cues]
    assert found == [
        (0.0, 2.5, "Velkommen til podcasten."), (2.5, 4.0, "Godt at være her.")
    ]  # fmt: skip
    assert changes(form) == []


def test_roles_that_every_podcast_has_stay() -> None:
    assert [cue.speaker for cue in taken(DESCRIPT).cues] == ["Vært", "Gæst"]


def test_text_with_times() -> None:
    assert written(STAMPED) == [
        "00:00:01.000 --> 00:00:04.000\n<v Vært>Velkommen. Vi er i gang.</v>",
        "00:00:04.000 --> 00:00:05.000\n<v Gæst>Tak.</v>",
    ]
    assert changes(STAMPED) == ["1 note fra programmet er taget ud."]
    assert written("Taler 1  0:03\nHej med dig.\n\nTaler 2  1:02:05\nTak.\n") == [
        "00:00:03.000 --> 01:02:05.000\n<v Stemme 1>Hej med dig.</v>",
        "01:02:05.000 --> 01:02:06.000\n<v Stemme 2>Tak.</v>",
    ]
    assert written("[00:00.000 --> 00:02.000]  Hej.\n[00:02.000 --> 00:03.500]  Dav.\n") == [
        "00:00:00.000 --> 00:00:02.000\nHej.", "00:00:02.000 --> 00:00:03.500\nDav."
    ]  # fmt: skip


def test_other_json() -> None:
    namespace = {
        "version": "1.0.0",
        "segments": [
            {"speaker": "SPEAKER_00", "startTime": 0.5, "endTime": 2, "body": "Hej med dig."}
        ],
    }
    cpp = {"transcription": [{"offsets": {"from": 500, "to": 2000}, "text": " Hej med dig."}]}
    chunks = {"chunks": [{"timestamp": [0.5, 2.0], "text": " Hej med dig."}]}
    for tree in (namespace, cpp, chunks, namespace["segments"]):
        (cue,) = taken(json.dumps(tree)).cues
        assert (cue.start, cue.end, cue.text) == (0.5, 2.0, "Hej med dig.")
    assert taken(json.dumps(namespace)).cues[0].speaker == "Stemme 1"


def test_single_words_become_sentences() -> None:
    words = ["Vi", "er", "læger.", "Her", "er", "det", "godt", "at", "være."]
    rows = [{"startTime": at, "endTime": at + 1, "body": w} for at, w in enumerate(words)]
    assert written(json.dumps({"segments": rows})) == [
        "00:00:00.000 --> 00:00:03.000\nVi er læger.",
        "00:00:03.000 --> 00:00:09.000\nHer er det godt at være.",
    ]


def test_captions_that_grow_word_by_word() -> None:
    growing = "WEBVTT\n\n" + "\n\n".join(
        f"00:0{at}.000 --> 00:0{at + 1}.000\n{' '.join(['Vi', 'er', 'læger', 'her.'][: at + 1])}"
        for at in range(4)
    )
    assert written(growing) == ["00:00:00.000 --> 00:00:04.000\nVi er læger her."]


def test_the_same_short_answer_twice_is_no_rolling() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nJa.\n\n00:02.000 --> 00:03.000\nJa.\n"
    assert len(taken(text).cues) == 2


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("\ufeff" + DESCRIPT, []),
        (DESCRIPT.replace("\n", "\r\n"), []),
        (DESCRIPT.replace("\n", "\r"), []),
        (DESCRIPT.encode("cp1252"), ["Filen var Windows-1252 og bliver UTF-8."]),
        (DESCRIPT.encode("utf-16"), ["Filen var UTF-16 og bliver UTF-8."]),
        (DESCRIPT.encode("utf-16-le"), ["Filen var UTF-16 og bliver UTF-8."]),
        (
            DESCRIPT.encode().decode("cp1252"),
            [
                "Bogstaver var kodet to gange 3 steder og er rettet, fx Ã¦ til æ i linje 3.",
            ],
        ),
        (
            DESCRIPT.encode().decode("latin-1").encode().decode("latin-1"),
            [
                "Bogstaver var kodet to gange 6 steder og er rettet, fx Ã\x83Â¦ til Ã¦ i linje 3.",
            ],
        ),
        (DESCRIPT.replace("God", "\u200bGod"), ["1 usynligt tegn er taget ud."]),
        (DESCRIPT.replace("være her.", "va\u0308re her.").replace("ä", "æ"), None),
    ],
)
def test_letters_of_any_coding(raw: str | bytes, said: list[str] | None) -> None:
    found = taken(raw)
    assert [cue.speaker for cue in found.cues] == ["Vært", "Gæst"]
    if said is not None:
        assert found.cues == taken(DESCRIPT).cues
        assert changes(raw) == said


def test_what_is_no_word_is_taken_out_and_no_word_is_lost() -> None:
    text = (
        "WEBVTT - titel\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000\n\nSTYLE\n::cue { color: red }\n\n"
        "REGION\nid:a\n\n"
        "1\n00:01.000 --> 00:02.000 line:84%\n{\\an8}<i>A &amp; B</i>\n\nlagt til\n\n"
        "2\n00:03.000 --> 00:04.000\n \n\n3\n00:05.000 --> 00:05.000\nC\n\n"
        "3\n00:05.000 --> 00:05.000\nC\n4\n00:06.000 --> 00:07.000\nD\n"
    )
    assert written(text) == [
        "00:00:01.000 --> 00:00:02.000\nA &amp; B lagt til",
        "00:00:05.000 --> 00:00:06.000\nC",
        "00:00:06.000 --> 00:00:07.000\nD",
    ]
    assert changes(text) == [
        "2 afsnit STYLE eller REGION er taget ud.",
        "1 placering på skærmen er taget ud.",
        "1 tekst uden ord er taget ud.",
        "1 gentagelse er taget ud.",
        "1 afsnit uden tid er lagt til teksten før.",
        "1 sluttid lå før begyndelsen og er rettet.",
    ]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Bare ord.\nUden tid.\n", ["1 her er ingen tider, som programmet kender."]),
        ("", ["1 filen er tom."]),
        ("WEBVTT\n", ["1 her er ingen tider, som programmet kender."]),
        ("{", ["1 her er ingen tider, som programmet kender."]),
        ('{"segments": [{"text": "A"}]}', ["1 her er ingen tider, som programmet kender."]),
        ('{"segments": [{"text": "A", "start": NaN}]}',
         ["1 her er ingen tider, som programmet kender."]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n", ["1 der er ingen tekst i udskriften."]),
        ("1\n00:01,000 --> snart\nA\n\n2\n0.5 --> 00:02,000\nB\n",
         ['2 tiden "snart" kan ikke læses.', '6 tiden "0.5" kan ikke læses.']),
        ("1\n00:01,000 --> 00:02,000\nA \ufffd\n", ["3 her står et tegn, som er gået tabt"]),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_in_says_its_line(text: str, faults: list[str]) -> None:
    with pytest.raises(TranscriptError) as caught:
        taken(text)
    found = [f"{f.line} {sentence_of_violation(f.found, '')}" for f in caught.value.faults]
    assert len(found) == len(faults)
    assert all(one.startswith(said) for one, said in zip(found, faults, strict=True))


def person(role: str, name: str | None = None) -> Person:
    fields = {"role": role, "name": name or "", "consent": "true" if name else "false"}
    return Person.model_validate({key: value for key, value in fields.items() if value})


def test_names_stay_with_consent_alone() -> None:
    people = (person("Læge, Bornholm", "Værten Taler Et"), person("Syntetisk stemme"))
    found = taken(TEAMS, people=people)
    assert list(told_speakers(found)) == [
        "»Lægen Taler To« taler 2\u00a0gange og hedder nu »Stemme 1«.",
        "»Værten Taler Et« taler 1\u00a0gang og hedder det også i udskriften.",
    ]


@pytest.mark.parametrize(
    ("speakers", "said"),
    [
        ({"Ukendt": "Vært"}, "»Ukendt« taler ikke i udskriften. Der taler: »Lægen Taler To«, »Vær"),
        ({"Lægen Taler To": "Lægen"}, "»Lægen« må kun stå i udskriften med samtykke."),
        ({"Lægen Taler To": "<b>"}, "»Lægen Taler To« kan ikke hedde »<b>«. Skriv en rolle"),
    ],
)  # fmt: skip
def test_a_speaker_that_cannot_be_called_so(speakers: dict[str, str], said: str) -> None:
    with pytest.raises(PraksisError) as caught:
        taken(TEAMS, speakers=speakers)
    assert str(caught.value).startswith(said)


def test_a_name_that_is_said_aloud_is_told() -> None:
    text = TEAMS.replace("Tak, fordi jeg", "Tak, Lægen, fordi jeg")
    assert list(told_speakers(taken(text)))[-1] == (
        "Se efter: et navn, der ikke vises som stemme, bliver også sagt ved 00:03."
    )


def test_words_go_on_after_the_sound_a_little_or_not_at_all() -> None:
    assert changes(DESCRIPT, seconds=3.5) == ["1 tekst gik ud over lyden og er kortet af."]
    with pytest.raises(TranscriptError) as caught:
        taken(DESCRIPT, seconds=2.0)
    (fault,) = caught.value.faults
    assert (fault.line, fault.found.code) == (6, "cue-after-the-end")


CUES = st.lists(
    st.tuples(
        st.integers(0, 10_000_000), st.integers(1, 9_999),
        any_text(max_size=9), any_text(max_size=30),
    ),
    min_size=1, max_size=8,
)  # fmt: skip


@settings(max_examples=steps(5, 300), deadline=None)
@given(CUES)
def test_what_is_written_is_what_is_read(rows: list[tuple[int, int, str, str]]) -> None:
    cues = [
        Cue(start / 1000, (start + length) / 1000, " ".join(who.split()), " ".join(words.split()))
        for start, length, who, words in sorted(rows)
        if words.split() and "\0" not in who + words
    ]
    if not cues:
        return
    read = parse(as_webvtt(cues).encode("utf-8", "replace"))
    assert [(c.start, c.end) for c in read] == [(c.start, c.end) for c in cues]
