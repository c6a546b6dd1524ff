from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.transcript import transcripts as module
from podcast.transcript.transcripts import as_html, as_text, beyond, transcript_faults, turns
from podcast.transcript.voices import agreed, unagreed
from podcast.transcript.webvtt import Cue, TranscriptError, TranscriptFault, parse
from records.messages import sentence_of_violation
from records.model.episode_parts import Person
from tests.any_text import any_text
from tests.steps import steps

GOOD = """WEBVTT - PraksisPerspektiv
Kind: captions

NOTE
Skrevet af efter lyden.

STYLE
::cue { color: white }

indledning
00:00.500 --> 00:04.000 align:start position:10%
<v.first Vært>Velkommen til <i>podcasten</i>
om A&amp;B.</v>

00:00:04.000 --> 00:00:09.250
<v Vært>Hvordan har du det?</v> <v Læge, Bornholm>Godt, <00:00:08.000>tak.

100:00:10.000 --> 100:00:11.000
Musik
"""
PICTURE = "udskriften har et billede eller en ramme. Skriv kun det, der bliver sagt."
CUES = (
    Cue(0.5, 4.0, "Vært", "Velkommen til podcasten om A&B.", 11),
    Cue(4.0, 9.25, "Vært", "Hvordan har du det?", 15),
    Cue(4.0, 9.25, "Læge, Bornholm", "Godt, tak.", 15),
    Cue(360_010.0, 360_011.0, "", "Musik", 18),
)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_cues_are_read_with_speakers_and_lines(ends: str, mark: str) -> None:
    assert parse((mark + GOOD.replace("\n", ends)).encode()) == CUES


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", [(1, "filen begynder ikke med WEBVTT")]),
        ("WEBVTT\n", [(1, "der er ingen tekst i udskriften")]),
        ("WEBVTTX\n\n00:01.000 --> 00:02.000\nA\n", [(1, "filen begynder ikke med WEBVTT")]),
        (
            "1\n00:00:01,000 --> 00:00:02,500\nA\n",
            [
                (1, "filen begynder ikke med WEBVTT"),
                (2, 'tiden "00:00:01,000" har komma. Skriv punktum: 00:00:01.000.'),
                (2, 'tiden "00:00:02,500" har komma. Skriv punktum: 00:00:02.500.'),
            ],
        ),
        (
            "WEBVTT\n\n00:02.000 --> 00:01.000\nA\n",
            [(3, "tiden slutter 00:01.000, før den begynder")],
        ),
        (
            "WEBVTT\n\n00:02.000 --> 00:02.000\nA\n",
            [(3, "tiden slutter 00:02.000, før den begynder")],
        ),
        (
            "WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n00:01.000 --> 00:02.000\nB\n",
            [(6, "tiden ligger før den forrige")],
        ),
        ("WEBVTT\n\n1:00 --> 00:02.000\nA\n", [(3, 'tiden "1:00" kan ikke læses')]),
        ("WEBVTT\n\n00:61.000 -->\nA\n", [(3, 'tiden "00:61.000"'), (3, 'tiden ""')]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n", [(3, "der er ingen tekst under tiden")]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<b> </b>\n", [(3, "der er ingen tekst under tiden")]),
        ("WEBVTT\n\nBare tekst\nuden tid\n", [(3, "teksten har ingen tid")]),
        ("WEBVTT\n00:01.000 --> 00:02.000\nA\n", [(2, "der mangler en tom linje over tiden")]),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\nA\n00:03.000 --> 00:04.000\nB\n",
            [(5, "der mangler en tom linje over tiden")],
        ),
    ],
)
def test_every_fault_has_its_line(text: str, faults: list[tuple[int, str]]) -> None:
    with pytest.raises(TranscriptError) as caught:
        parse(text.encode())

    found = caught.value.faults
    assert [fault.line for fault in found] == [line for line, _ in faults]
    for fault, (_, said) in zip(found, faults, strict=True):
        assert sentence_of_violation(fault.found, "").startswith(said)
        assert sentence_of_violation(fault.found, "").endswith(".")


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (GOOD.encode("latin-1"), 12),
        (GOOD.encode("utf-16"), 1),
        (GOOD.encode("utf-16-le"), 1),
    ],
)
def test_other_encodings_are_refused(raw: bytes, line: int) -> None:
    with pytest.raises(TranscriptError) as caught:
        parse(raw)

    (fault,) = caught.value.faults
    assert (fault.line, fault.found.code) == (line, "transcript-not-utf-8")


def test_text_behind_the_end_of_the_sound_is_found() -> None:
    assert [fault.line for fault in beyond(CUES, 9)] == [18]
    assert [fault.line for fault in beyond(CUES, 8)] == [15, 15, 18]
    (fault, *_) = beyond(CUES, 3.5 - 1)
    said = "teksten slutter 4 sekunder inde, men lyden varer kun 2,5 sekunder. Ret tiden."
    assert (fault.line, sentence_of_violation(fault.found, "")) == (11, said)


def test_html_is_escaped_and_grouped_by_speaker() -> None:
    cues = (
        Cue(0, 1.5, "Vært <b>", '1 < 2 & "3"', 1),
        Cue(1.5, 3, "Vært <b>", "Videre", 2),
        Cue(3, 4.125, "Læge", "<script>alert(1)</script>", 3),
        Cue(5, 6, "", "Musik", 4),
    )

    assert as_html(cues) == (
        '<p data-start="0"><b class="transcript-speaker">Vært &lt;b&gt;:</b> '
        '<span data-start="0">1 &lt; 2 &amp; &quot;3&quot;</span> '
        '<span data-start="1.5">Videre</span></p>\n'
        '<p data-start="3"><b class="transcript-speaker">Læge:</b> '
        '<span data-start="3">&lt;script&gt;alert(1)&lt;/script&gt;</span></p>\n'
        '<p data-start="5"><span data-start="5">Musik</span></p>'
    )


def test_a_chapter_begins_a_paragraph_and_the_speaker_is_named_once() -> None:
    cues = tuple(Cue(start, start + 1, "Vært", f"Nr. {start}") for start in (0, 5, 10, 15))

    html = as_html(cues, breaks=(0, 10, 12))

    assert [part.count("<span") for part in html.split("\n")] == [2, 1, 1]
    assert html.count("Vært") == 1


def test_plain_text_has_a_line_for_each_turn() -> None:
    assert as_text(CUES).split("\n") == [
        "Vært: Velkommen til podcasten om A&B. Hvordan har du det?",
        "Læge, Bornholm: Godt, tak.",
        "Musik",
    ]


@settings(max_examples=steps(15, 60), deadline=None)
@given(
    st.one_of(
        st.binary(),
        any_text().map(str.encode),
        st.lists(st.sampled_from([*GOOD.split("\n"), "-->", "00:00:01,000 --> 1", "<v", "\x0b"]))
        .map("\n".join)
        .map(str.encode),
    )
)
def test_any_file_gives_cues_or_faults(raw: bytes) -> None:
    faults: tuple[TranscriptFault, ...] = ()
    cues: tuple[Cue, ...] = ()
    try:
        cues = parse(raw)
    except TranscriptError as error:
        faults = error.faults

    assert bool(cues) != bool(faults)
    assert all(fault.line >= 1 for fault in faults)
    assert "<script" not in as_html(cues)


def cues_at(*times: tuple[str, str]) -> bytes:
    """A transcript with a word at each of these times."""
    return "\n\n".join(["WEBVTT", *(f"{start} --> {end}\nOrd" for start, end in times)]).encode()


def faults_of(raw: bytes) -> list[tuple[int, str]]:
    with pytest.raises(TranscriptError) as caught:
        parse(raw)
    assert str(caught.value) == ", ".join(
        f"{fault.line} {fault.found.code}" for fault in caught.value.faults
    )
    return [(fault.line, sentence_of_violation(fault.found, "")) for fault in caught.value.faults]


OUT_OF_ORDER = "tiden ligger før den forrige. Sæt teksterne i rækkefølge."


@pytest.mark.parametrize(
    ("start", "faults"),
    [
        ("00:04.999", [(6, OUT_OF_ORDER)]),
        ("00:05.000", []),  # two who begin together
        ("00:05.001", []),  # one who begins while the other still speaks
        ("00:06.000", []),
        ("00:06.001", []),
    ],
)
def test_cues_stand_in_the_order_in_which_they_begin(
    start: str, faults: list[tuple[int, str]]
) -> None:
    raw = cues_at(("00:05.000", "00:06.000"), (start, "00:07.000"))
    if faults:
        assert faults_of(raw) == faults
    else:
        assert len(parse(raw)) == 2


def test_order_is_told_of_each_cue_against_the_one_before() -> None:
    raw = cues_at(
        ("00:05.000", "00:06.000"), ("00:03.000", "00:04.000"), ("00:04.000", "00:05.000")
    )
    assert faults_of(raw) == [(6, OUT_OF_ORDER)]


@pytest.mark.parametrize(
    ("start", "end", "times"),
    [
        ("00:00.000", "00:00.001", (0, 0.001)),
        ("59:59.999", "01:00:00.000", (3599.999, 3600)),
        ("01:02:03.004", "99:59:59.999", (3723.004, 359_999.999)),
        ("9999:00:00.000", "9999:00:00.001", (35_996_400, 35_996_400.001)),
    ],
)
def test_stamps_are_read_to_the_thousandth(
    start: str, end: str, times: tuple[float, float]
) -> None:
    (cue,) = parse(cues_at((start, end)))
    assert (cue.start, cue.end) == times


EXAMPLE = "00:00:01.000 --> 00:00:04.000"
HOW = "Skriv timer, minutter og sekunder: 00:01:05.000."


@pytest.mark.parametrize(
    "stamp",
    ["60:00.000", "00:60.000", "0:00:01.000", "00:01.00", "00:01.0000", "00:01", "1:01.000",
     "10000:00:00.000", "-00:01.000", "٠٠:٠١.000"],
)  # fmt: skip
def test_other_stamps_are_refused(stamp: str) -> None:
    assert faults_of(cues_at((stamp, "9999:00:00.000"))) == [
        (3, f'tiden "{stamp}" kan ikke læses. {HOW}')
    ]


def test_a_stamp_that_is_told_is_cut_short() -> None:
    assert faults_of(cues_at(("0" * 41, "00:01.000"))) == [
        (3, f'tiden "{"0" * 40}" kan ikke læses. {HOW}')
    ]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", [(1, 'filen begynder ikke med WEBVTT. Skriv "WEBVTT" alene på første linje.')]),
        (
            "WEBVTT",
            [(1, "der er ingen tekst i udskriften. Skriv tid og tekst for alt, der bliver sagt.")],
        ),
        (
            "WEBVTT\n\n00:02.000 --> 00:02.000\nA",
            [(3, "tiden slutter 00:02.000, før den begynder. Byt eller ret tiderne.")],
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000",
            [(3, "der er ingen tekst under tiden. Skriv, hvad der bliver sagt.")],
        ),
        (
            "WEBVTT\n\nBare tekst",
            [(3, f"teksten har ingen tid. Skriv fx {EXAMPLE} på linjen over teksten.")],
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\nA\n00:03.000 --> 00:04.000\nB",
            [(5, "der mangler en tom linje over tiden. Indsæt en.")],
        ),
        (
            "WEBVTT\n\nnavn\n00:01.000 --> 00:02.000\n00:03.000 --> 00:04.000\nB",
            [(5, "der mangler en tom linje over tiden. Indsæt en.")],
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n00:03.000 --> 00:04.000\nB",
            [(4, "der mangler en tom linje over tiden. Indsæt en.")],
        ),
        (
            "WEBVTT\n\nnavn\n00:01.000 --> 00:02.000",
            [(4, "der er ingen tekst under tiden. Skriv, hvad der bliver sagt.")],
        ),
        (
            "\nBare tekst",
            [
                (1, 'filen begynder ikke med WEBVTT. Skriv "WEBVTT" alene på første linje.'),
                (2, f"teksten har ingen tid. Skriv fx {EXAMPLE} på linjen over teksten."),
            ],
        ),
        (
            "WEBVTT\n\n0:01,000 --> 00:02.000\nA",
            [(3, 'tiden "0:01,000" har komma. Skriv punktum: 0:01.000.')],
        ),
    ],
)
def test_every_fault_says_how_to_mend_it(text: str, faults: list[tuple[int, str]]) -> None:
    assert faults_of(text.encode()) == faults


@pytest.mark.parametrize("block", ["NOTE\nnoget", "NOTE noget", "STYLE\nx", "REGION\nid:x"])
def test_blocks_that_are_no_cues_are_passed_over(block: str) -> None:
    raw = f"WEBVTT\n\n{block}\n\n00:01.000 --> 00:02.000\nA".encode()
    assert parse(raw) == (Cue(1, 2, "", "A", block.count("\n") + 5),)


def test_a_block_that_only_begins_like_a_note_is_text() -> None:
    assert faults_of(b"WEBVTT\n\nNOTER\n")[0][0] == 3


@pytest.mark.parametrize(("header", "right"), [("WEBVTT\tx", True), ("WEBVTT-x", False)])
def test_the_first_line(header: str, *, right: bool) -> None:
    raw = f"{header}\n\n00:01.000 --> 00:02.000\nA".encode()
    if right:
        assert len(parse(raw)) == 1
    else:
        assert faults_of(raw)[0][0] == 1


def test_a_broken_letter_is_told_with_its_line() -> None:
    said = "filen er ikke UTF-8. Gem den som UTF-8."
    assert faults_of(b"WEBVTT\n\n\n\xe6") == [(4, said)]
    assert faults_of(b"WEBVTT\n\0") == [(2, said)]


def test_voices_and_tags() -> None:
    words = "Uden <v.stor.rolig Vært &amp; co>hej  <b>du</b></v> <v Læge>  </v><v Gæst>farvel"
    raw = f"WEBVTT\n\n00:01.000 --> 00:02.000\n{words}".encode()
    assert [(cue.speaker, cue.text) for cue in parse(raw)] == [
        ("", "Uden"),
        ("Vært & co", "hej du"),
        ("Gæst", "farvel"),
    ]


@pytest.mark.parametrize(("seconds", "lines"), [(3.0, []), (2.999, [3]), (2.0, [3])])
def test_a_second_of_grace_behind_the_sound(seconds: float, lines: list[int]) -> None:
    cues = parse(cues_at(("00:01.000", "00:04.000")))
    assert [fault.line for fault in beyond(cues, seconds)] == lines


def told(file: Path, seconds: float) -> list[tuple[int, str]]:
    found = transcript_faults(file, seconds)
    return [(fault.line, sentence_of_violation(fault.found, "")) for fault in found]


def test_what_ends_behind_the_sound_is_told_in_whole(tmp_path: Path) -> None:
    file = tmp_path / "A.VTT"
    file.write_bytes(cues_at(("00:01.000", "00:04.500")) + b"\n<v A>to")
    said = "teksten slutter 4,5 sekunder inde, men lyden varer kun 3,3 sekunder. Ret tiden."
    # told once, though two speak at that time
    assert told(file, 3.26) == [(3, said)]
    assert list(transcript_faults(file, None)) == []


def test_letters_are_told_at_their_line_with_entities_as_the_signs_they_stand_for(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.md"
    file.write_text("Hej\x07\n&#10;a  b\n\u200b\n&#x200b;\n&lrm; og \u200e\n", encoding="utf-8")
    found = [(fault.line, dict(fault.found.params)["sign"], fault.found.loc)
             for fault in transcript_faults(file, None)]  # fmt: skip
    assert found == [
        (1, "U+0007", ()), (3, "U+200B", ()), (4, "U+200B", ()), (5, "U+200E", ())
    ]  # fmt: skip


def test_what_stands_behind_the_times_is_no_time() -> None:
    (cue,) = parse(b"WEBVTT\n\n00:01.000 --> 00:02.000 a-->b\nHej\n")
    assert (cue.start, cue.end) == (1, 2)


def test_a_transcript_may_be_as_large_as_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"12345")
    for largest, codes in ((5, []), (4, ["transcript-too-big"])):
        monkeypatch.setattr(module, "LARGEST", largest)
        assert [fault.found.code for fault in transcript_faults(file, None)] == codes


def test_who_did_not_agree_is_told_of_each_voice_once() -> None:
    people = [
        Person.model_validate({"role": "Læge", "consent": "false"}).model_copy(
            update={"name": "Kim Prøve"}
        ),
        Person.model_validate({"role": "Vært", "consent": "false"}),
    ]
    voices = ("vært", "Kim Prøve", "Stemme 1", "Bo De Prøve", "Kim Prøve", "læge", "Bo, Prøve",
              "Prøve 2", "Bo prøve", "2 3", "Ø X")  # fmt: skip
    cues = [Cue(at, at + 1, voice, "x", at) for at, voice in enumerate(voices)]
    found = [(f.line, dict(f.found.params)["name"]) for f in unagreed(cues, people)]
    assert found == [(1, "Kim Prøve"), (3, "Bo De Prøve"), (7, "Prøve 2"), (10, "Ø X")]
    assert set(agreed(people)) == {"læge", "vært"}


def test_a_paragraph_goes_on_without_a_name_only_after_the_same_one() -> None:
    cues = (Cue(0, 1, "", "et"), Cue(1, 2, "A", "to"), Cue(10, 11, "A", "tre"))
    found = turns(cues, (10,))
    assert [(turn.speaker, turn.seconds) for turn in found] == [("", "0"), ("A", "1"), ("", "10")]
    assert [turn.seconds for turn in turns((Cue(0.5, 1, "", "x"), Cue(100, 101, "B", "y")))] == [
        "0.5", "100"
    ]  # fmt: skip


def test_a_file_of_markdown_has_something_in_it(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    said = "der er ingen tekst i udskriften. Skriv, hvad der bliver sagt."
    for raw, faults in (
        (b" \n", [(1, said)]),
        (b"Hej", []),
        (b"\xe6", [(1, "filen er ikke UTF-8. Gem den som UTF-8.")]),
        (
            b"Hej\n\n![x](y.png) ![z](y.png)\n\n<iframe src=x></iframe>\n",
            [(3, PICTURE), (5, PICTURE)],
        ),
    ):
        file.write_bytes(raw)
        assert told(file, 1) == faults


@pytest.mark.parametrize(
    ("mark", "paragraphs"), [(0, 1), (4.999, 2), (5, 2), (5.001, 1), (0.001, 2)]
)
def test_a_chapter_breaks_where_a_cue_begins_at_it_or_after(mark: float, paragraphs: int) -> None:
    cues = (Cue(0, 5, "A", "et"), Cue(5, 6, "A", "to"))
    assert len(turns(cues, (mark,))) == paragraphs
