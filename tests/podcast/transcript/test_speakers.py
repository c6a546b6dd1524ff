"""Who speaks in a transcript of another program, and what is read in its JSON: edge by edge."""

from __future__ import annotations

import json

import pytest

from podcast.transcript.incoming.json_segments import is_json, read_json
from podcast.transcript.incoming.letters import readable
from podcast.transcript.incoming.names import SpeakerError, carried_on, named, told_apart
from podcast.transcript.incoming.pieces import Piece
from podcast.transcript.webvtt import TranscriptError
from records.model.episode_parts import Person


def pieces(*lines: str | tuple[str, ...]) -> list[Piece]:
    """A piece of each line or lines, a second long."""
    return [
        Piece(at, at + 1, "", (each,) if isinstance(each, str) else each, at + 1)
        for at, each in enumerate(lines)
    ]


def apart(*lines: str | tuple[str, ...], told: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The speaker and the words of each piece."""
    found = told_apart(pieces(*lines), told)
    return [(each.speaker, " ".join(each.lines)) for each in found]


# --- found before the words -------------------------------------------------------------------


def test_a_speaker_stands_before_a_colon_in_many_ways() -> None:
    for before in ("Vært:", ">> Vært:", "»Vært:", "- Vært:", "[Vært]:", "Vært :", "<b>Vært</b>:"):
        assert apart(f"{before} Hej: du.", "Nå.", "Tak.")[0] == ("Vært", "Hej: du."), before
    for before in ("Vært.", "Vært:hej", "Vært;x:", "Hvad? x:", "[Vært] Hej"):
        assert apart(f"{before} Hej.", "Nå.", "Tak.")[0][0] == "", before


def test_a_name_has_at_most_five_words_and_is_nothing_that_is_said() -> None:
    five, six = "en to tre fire fem", "en to tre fire fem seks"
    assert apart(f"{five}: A", f"{five}: B") == [(five, "A"), (five, "B")]
    assert apart(f"{six}: A", f"{six}: B") == [("", f"{six}: A"), ("", f"{six}: B")]
    assert apart("[ ]: A", "[ ]: B")[0] == ("", "[ ]: A")
    for said in ("Husk", "For eksempel", "nb", "fx"):
        assert apart(f"{said}: A", f"{said}: B")[0][0] == "", said


def test_one_who_speaks_once_is_known_by_being_told_a_role_or_written_as_names_are() -> None:
    rest = ("Nå.", "Tak.")
    assert apart("taler: A", *rest)[0] == ("", "taler: A")
    assert apart("taler: A", *rest, told=("TALER",))[0] == ("taler", "A")
    assert apart("VÆRT: A", *rest)[0] == ("VÆRT", "A")
    assert apart("Fornavn Efternavn: A", *rest)[0] == ("Fornavn Efternavn", "A")
    assert apart("taler: A", "taler: B", *rest, *rest)[0] == ("taler", "A")


def test_where_half_the_pieces_have_a_colon_each_is_a_speaker() -> None:
    assert apart("taler: A", "Nå.")[0] == ("taler", "A")
    assert apart("taler: A", "gæsten: B", "Nå.", "Tak.")[1] == ("gæsten", "B")
    assert apart("taler: A", "gæsten: B", "Nå.", "Tak.", "Ja.")[1] == ("", "gæsten: B")
    assert apart("Efternavn, Fornavn: A", "Nå.")[0] == ("Efternavn, Fornavn", "A")
    assert apart("nej, altså nej: A", "Nå.")[0] == ("", "nej, altså nej: A")


def test_a_piece_of_several_voices_is_parted_and_a_lone_tag_is_none() -> None:
    lines = ("før", "Vært: et", "to", "Gæst: tre")
    assert apart(lines) == [("", "før"), ("Vært", "et to"), ("Gæst", "tre")]
    (found,) = told_apart(pieces(("<i></i>", "Vært: et")))
    assert (found.speaker, found.lines) == ("Vært", ("et",))
    voiced = [Piece(0, 1, "A", ("Vært: et",), 1), *pieces("Vært: to")]
    assert told_apart(voiced) == voiced


def test_those_without_a_name_go_on_with_the_one_before() -> None:
    given = [Piece(at, at + 1, who, ("x",), 1) for at, who in enumerate(("", "A", "", "B", "", ""))]
    assert [each.speaker for each in carried_on(given)] == ["", "A", "A", "B", "B", "B"]
    assert carried_on(pieces("x", "y")) == pieces("x", "y")


# --- what they are called ---------------------------------------------------------------------


def voices(*names: str) -> list[Piece]:
    return [Piece(at, at + 1, name, ("x",), 1) for at, name in enumerate(names)]


def person(role: str, name: str = "", *, consent: bool = False) -> Person:
    given = {"role": role, "consent": str(consent).lower()} | ({"name": name} if name else {})
    return Person.model_validate(given)


def test_voices_are_numbered_in_the_order_they_are_heard_without_those_that_are_known() -> None:
    people = [person("Læge", "Kim Prøve", consent=True)]
    told = {"speaker_3": "Sygeplejerske"}
    heard = voices("", "X Y", "kim prøve", "X Y", "SPEAKER_3", "gæst", "Z Æ", "læge")
    assert [(s.found, s.shown, s.times, s.known) for s in named(heard, people, told)] == [
        ("X Y", "Stemme 1", 2, False), ("kim prøve", "Kim Prøve", 1, True),
        ("SPEAKER_3", "Sygeplejerske", 1, True), ("gæst", "gæst", 1, True),
        ("Z Æ", "Stemme 2", 1, False), ("læge", "Læge", 1, True),
    ]  # fmt: skip
    assert named([], [], {}) == ()


def refused(found: str, shown: str, *people: Person) -> str:
    with pytest.raises(SpeakerError) as caught:
        named(voices(found), people, {found: shown})
    return str(caught.value)


def test_a_name_needs_consent_and_a_role_is_short() -> None:
    agreed = person("Læge", "Kim Prøve", consent=True)
    for shown in ("kim PRØVE", "Kim Prøve"):
        assert named(voices("X"), [agreed], {"X": shown})[0].shown == shown
    assert named(voices("X"), [agreed], {"X": "r" * 80})[0].shown == "r" * 80
    assert refused("X", "r" * 81) == (
        f"»X« kan ikke hedde »{'r' * 80}«. Skriv en rolle, fx Læge."
    )  # fmt: skip
    for sign in "<>&:":
        assert refused("X", f"r{sign}").startswith("»X« kan ikke hedde »r"), sign
    wanted = (
        "»{}« må kun stå i udskriften med samtykke. Skriv en rolle med små bogstaver, eller skriv "
        "navnet med consent: true under people i episodens post, og brug --episode."
    )
    assert refused("Kim Prøve", "Kim") == wanted.format("Kim")
    assert refused("X", "Kim Prøve") == wanted.format("Kim Prøve")
    assert named(voices("Læge Prøve"), [person("Læge")], {"Læge Prøve": "Læge"})[0].known
    assert named(voices("Kim Prøve"), [], {"Kim Prøve": "kim"})[0].shown == "kim"
    doctor, found = person("Praktiserende læge"), "Praktiserende Prøve"
    assert named(voices(found), [doctor], {found: "Praktiserende"})[0].shown == "Praktiserende"
    assert refused("Kim Prøve", "Kim hos os") == wanted.format("Kim")
    assert named(voices("Y"), [], {"Y": "rX"})[0].shown == "rX"


def test_who_is_not_heard_is_told_with_those_who_are() -> None:
    for heard, there in ((("A", "B"), "»A«, »B«"), ((), "ingen, som har et navn")):
        with pytest.raises(SpeakerError) as caught:
            named(voices(*heard), [], {"C": "Vært"})
        assert str(caught.value) == (
            f"»C« taler ikke i udskriften. Der taler: {there}. Ret --speaker."
        )


# --- JSON -------------------------------------------------------------------------------------


def test_a_text_begins_as_json_or_does_not() -> None:
    told = {'{"a": 1}': True, " \n{ }": True, "[]": True, '["a"]': True, "[ {": True,
            "[00:01] Hej.": False, "{\\an8}Hej": False, "WEBVTT": False, "": False}  # fmt: skip
    assert {text: is_json(text) for text in told} == told


def times(**row: object) -> tuple[float, float] | None:
    """When a segment of three words begins and ends; None where that cannot be read."""
    try:
        (piece,) = read_json(json.dumps([{"text": "et to tre", **row}])).pieces
    except TranscriptError:
        return None
    return piece.start, piece.end


def test_a_segment_tells_its_times_in_one_of_four_ways() -> None:
    assert times(start=1, end=2.0006) == (1, 2.001)
    assert times(startTime=1, endTime=2) == (1, 2)
    assert times(offsets={"from": 1500, "to": 2001}) == (1.5, 2.001)
    assert times(timestamp=[1, 2]) == (1, 2)
    assert times(timestamp=[1, None]) == times(start=1) == (1, 2.2)
    assert times(startTime=3, endTime=4, offsets={"from": 1}, timestamp=[5, 6]) == (3, 4)
    wrong: list[dict[str, object]] = [
        {}, {"timestamp": [1]}, {"timestamp": [1, 2, 3]}, {"timestamp": 1}, {"offsets": 1},
        {"start": True}, {"start": "1"}, {"end": 2},
    ]  # fmt: skip
    for odd in wrong:
        assert times(**odd) is None, odd


def test_no_recording_lasts_a_hundred_hours() -> None:
    assert times(start=359_999.5, end=0) == (359_999.5, 0)
    assert times(start=360_000, end=1) is None
    assert times(start=1, end=360_000) == (1, 2.2)
    assert times(start=-0.001) is None
    assert times(offsets={"from": 359_999_999, "to": 0}) == (359_999.999, 0)
    assert times(offsets={"from": 360_000_000, "to": 0}) is None


def test_words_and_speaker_of_a_segment_stand_on_one_line() -> None:
    row = {"start": 0, "end": 1, "body": " A\n B ", "speaker": "Taler \n 1"}
    found = read_json(json.dumps({"chunks": [row], "segments": 1}))
    assert found.form == "JSON, som fra Whisper"
    assert found.pieces == [Piece(0, 1, "Taler 1", ("A B",), 1)]
    nobody = read_json(json.dumps([{**row, "speaker": 1}])).pieces
    assert [each.speaker for each in nobody] == [""]
    for text in (
        100_000 * "[",
        "[1]",
        '{"segments": {}}',
        '{"text": "x"}',
        "[]1",
        '[{"start": 0, "text": 1}]',
    ):
        with pytest.raises(TranscriptError) as caught:
            read_json(text)
        assert [fault.line for fault in caught.value.faults] == [1]
    with pytest.raises(TranscriptError) as caught:
        read_json('[\n{"a": 1},\n}')
    assert [fault.line for fault in caught.value.faults] == [3]


# --- letters ----------------------------------------------------------------------------------


def test_a_coding_is_found_and_named() -> None:
    text = "Hej på øen, æbler"
    for coding, name in (
        ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"), ("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"),
    ):  # fmt: skip
        found = readable(text.encode(coding))
        assert (found.text, found.coding, found.mended, found.unseen) == (text, name, (), 0), coding
    assert [readable("Hej".encode(f"utf-16-{end}")).unseen for end in ("le", "be")] == [0, 0]
    marked = readable(b"\xfe\xff" + text.encode("utf-16-be"))
    assert (marked.text, marked.coding, marked.unseen) == (text, "UTF-16", 0)
    assert readable(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"


def test_what_has_no_coding_is_told_at_its_line() -> None:
    for raw, line in ((b"ab\n\0x\n\0", 2), (b"x\n\x81\n\x81", 2), (b"\x81", 1)):
        with pytest.raises(TranscriptError) as caught:
            readable(raw)
        assert [fault.line for fault in caught.value.faults] == [line], raw


def test_letters_that_were_coded_three_times_are_mended_and_no_more() -> None:
    def again(text: str, times: int) -> str:
        for _ in range(times):
            text = text.encode().decode("latin-1")
        return text

    for often in (1, 2, 3):
        found = readable(f"x\n{again('æ', often)}b".encode())
        assert (found.text, {each.line for each in found.mended}) == ("x\næb", {2}), often
    assert readable(again("æ", 4).encode()).text != "æ"


def test_entities_become_their_signs_unless_they_would_be_read_as_something_else() -> None:
    found = readable(b"&aelig;&#230;&#xE6; &lt;b&gt; &amp; &#10; &nbsp;&zwj;! &ukendt;")
    assert found.text == "æææ &lt;b&gt; &amp; &#10;  ! &ukendt;"
    assert found.unseen == 1
