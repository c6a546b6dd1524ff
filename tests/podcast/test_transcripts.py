import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.transcript.transcripts import as_html, as_text, beyond
from podcast.transcript.webvtt import Cue, TranscriptError, TranscriptFault, parse
from records.messages import sentence_of_violation

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


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(),
        st.text().map(str.encode),
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
