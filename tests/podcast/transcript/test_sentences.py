"""How captions of other programs become sentences: the edges of each rule, one by one."""

from __future__ import annotations

from podcast.transcript.incoming.order import in_time, put_right
from podcast.transcript.incoming.pieces import (
    OPEN,
    Piece,
    bare,
    seconds_of,
    spoken_for,
    with_ends,
)
from podcast.transcript.incoming.rolling import (
    Word,
    is_rolling,
    is_word_by_word,
    sentences,
    words_of,
)


def piece(start: float, end: float, *lines: str, speaker: str = "", line: int = 1) -> Piece:
    return Piece(start, end, speaker, lines, line)


def word(text: str, start: float, end: float, speaker: str = "") -> Word:
    return Word(start, end, speaker, text, 1)


# --- times and words --------------------------------------------------------------------------


def test_a_time_is_minutes_and_seconds_with_hours_and_parts_where_they_are_told() -> None:
    times = {
        "1:05": 65, "01:05.5": 65.5, "1:05.05": 65.05, "00:01:05,250": 65.25, "1:2": 62,
        "1:02:03.004": 3723.004, "999:00:00": 3_596_400, "75:00": 4500, "0:59": 59,
        "0:60": None, "0:99": None, "": None, "5": None, "1:05 ": None, "1:05:07:01": None,
        "1:05.1234": None, "٠:٠٥": None,
    }  # fmt: skip
    assert {stamp: seconds_of(stamp) for stamp in times} == times


def test_words_take_time_by_their_number_and_at_least_a_second() -> None:
    taken = {"": 1, "et": 1, "et to": 1, "et to tre": 1.2, "a b c d e f g h i j": 4}
    assert {words: spoken_for(words) for words in taken} == taken


def test_the_words_of_a_line_are_without_tags_and_needless_spaces() -> None:
    assert bare("{\\an8}<i>A  &amp;\tB</i> ") == "A & B"
    assert piece(0, 1, " A ", "", "<c>B</c>").text == "A B"


def test_what_has_no_end_ends_where_the_next_begins_and_the_last_when_it_is_spoken() -> None:
    told = [
        piece(1, OPEN, "A"), piece(1, OPEN, "B"), piece(4, 4.5, "C"), piece(6, OPEN, "et to tre")
    ]  # fmt: skip
    assert [each.end for each in with_ends(told)] == [4, 4, 4.5, 7.2]
    assert [each.lines for each in with_ends(told)] == [each.lines for each in told]


# --- what rolls -------------------------------------------------------------------------------


def rolls(going_on: str) -> bool:
    """Whether captions roll of which these (`+`) go on from the one before; the first never."""
    lines, made = ["begin"], [piece(0, 1, "begin")]
    for at, goes_on in enumerate(going_on, start=1):
        lines = [*lines[-1:], f"ord {at}"] if goes_on == "+" else [f"ord {at}"]
        made.append(piece(at, at + 1, *lines))
    return is_rolling(made)


def test_captions_roll_where_two_and_a_quarter_of_them_go_on() -> None:
    found = {each: rolls(each) for each in ("+", "++", "++-----", "++------", "+++--------")}
    assert list(found.values()) == [False, True, True, False, True]
    assert not is_rolling([])


def test_a_caption_goes_on_with_a_line_a_flash_or_a_longer_line() -> None:
    def goes_on(old: Piece, new: Piece) -> bool:
        return is_rolling([old, new, *[piece(9, 10, "x", "y"), piece(10, 11, "y", "z")]])

    old = piece(0, 1, "vi er", "her")
    assert goes_on(old, piece(1, 2, "her", "nu"))
    assert goes_on(old, piece(1, 2, "vi er", "her", "nu"))
    assert goes_on(old, piece(1, 2, "her nu"))
    assert not goes_on(old, piece(1, 2, "herre"))
    assert not goes_on(old, piece(1, 2, "vi er nu"))
    assert not goes_on(old, piece(1, 2, "her"))
    assert not goes_on(old, piece(0, 0.051, "her"))
    assert goes_on(old, piece(0, 0.05, "her"))
    assert goes_on(old, piece(1, 1.04, "her"))
    assert not goes_on(old, piece(1, 1.01, "nu"))
    assert not goes_on(piece(0, 1, ""), piece(1, 2, "nu"))
    assert not goes_on(old, piece(1, 2, ""))


def test_single_words_are_more_than_four_with_hardly_more_than_one_each() -> None:
    def by_word(*counts: int) -> bool:
        return is_word_by_word([piece(n, n + 1, "ord " * many) for n, many in enumerate(counts)])

    assert by_word(1, 1, 1, 1, 1)
    assert not by_word(1, 1, 1, 1)
    assert by_word(1, 1, 1, 2, 2, 2)
    assert not by_word(1, 1, 2, 2, 2, 2)


# --- words with their times -------------------------------------------------------------------


def timed(*pieces: Piece, rolling: bool = True) -> list[tuple[str, float, float]]:
    return [(w.text, w.start, w.end) for w in words_of(pieces, rolling=rolling)]


def test_words_share_the_time_of_their_caption() -> None:
    found = list(words_of([piece(2, 3.5, "en to", "tre", speaker="A", line=7)], rolling=False))
    assert found == [
        Word(2, 2.5, "A", "en", 7), Word(2.5, 3, "A", "to", 7), Word(3, 3.5, "A", "tre", 7)
    ]  # fmt: skip


def test_a_word_with_a_time_of_its_own_begins_there() -> None:
    told = piece(1, 4, "en<00:00:02.500> to tre<00:00:03.500> fire")
    assert timed(told) == [("en", 1, 2.5), ("to", 2.5, 3), ("tre", 3, 3.5), ("fire", 3.5, 4)]
    assert timed(piece(1, 2, "en<0:03.000> to")) == [("en", 1, 3), ("to", 3, 3)]
    assert timed(piece(1, 2, "en<99> to")) == [("en", 1, 1), ("to", 1, 2)]


def test_a_line_that_was_there_is_told_once() -> None:
    found = timed(piece(0, 2, "en"), piece(2, 4, "en", "to"), piece(4, 6, "to", "tre"))
    assert found == [("en", 0, 2), ("to", 2, 4), ("tre", 4, 6)]
    found = timed(piece(0, 2, "en"), piece(2, 3, ""), piece(3, 4, "en", "to"))
    assert [each[0] for each in found] == ["en", "to"]


def test_a_line_that_grows_tells_its_new_words_alone() -> None:
    found = timed(piece(0, 2, "nul", "en to"), piece(2, 4, "en to tre fire"))
    assert found == [
        ("nul", 0, 0.667), ("en", 0.667, 1.333), ("to", 1.333, 2),
        ("tre", 3, 3.5), ("fire", 3.5, 4),
    ]  # fmt: skip
    assert [w[0] for w in timed(piece(0, 1, "en"), piece(1, 2, "enten"))] == ["en", "enten"]


def test_what_does_not_roll_is_told_as_often_as_it_is_said() -> None:
    found = timed(piece(0, 1, "ja"), piece(1, 2, "ja"), piece(2, 3, "ja tak"), rolling=False)
    assert [each[0] for each in found] == ["ja", "ja", "ja", "tak"]


def test_words_end_where_the_next_caption_begins() -> None:
    assert timed(piece(0, 5, "en"), piece(2, 3, "to")) == [("en", 0, 2), ("to", 2, 3)]
    found = timed(piece(0, 5, "en"), piece(2, 6, "to"), piece(4, 5, "tre"))
    assert found == [("en", 0, 2), ("to", 2, 4), ("tre", 4, 5)]
    assert timed(piece(0, 5, "en"), piece(5, 6, "to"))[0] == ("en", 0, 5)
    assert timed(piece(0, 5, "en"), piece(0, 6, "to"))[0] == ("en", 0, 5)


# --- sentences --------------------------------------------------------------------------------


def said(*words: Word) -> list[str]:
    return [each.lines[0] for each in sentences(words)]


def test_a_sentence_has_the_times_speaker_and_line_of_its_words() -> None:
    (found,) = sentences([Word(1, 2, "A", "Hej", 3), Word(2, 3.5, "A", "du.", 4)])
    assert found == Piece(1, 3.5, "A", ("Hej du.",), 3)
    assert sentences([]) == []


def test_a_sentence_ends_at_its_full_stop_and_not_at_that_of_a_short_word() -> None:
    for end in (".", "?", "!", "…", '."', ".)", ".”", "!»", ".'"):
        assert said(word(f"ja{end}", 0, 1), word("nu", 1, 2)) == [f"ja{end}", "nu"]
    for short in (
        "10.",
        "a.",
        "bl.a.",
        "f.eks.",
        "Dvs.",
        "ca.",
        "kl.",
        "nr.",
        "m.fl.",
        "ja,",
        "å.",
    ):
        assert said(word(short, 0, 1), word("nu", 1, 2)) == [f"{short} nu"], short


def test_without_a_full_stop_a_pause_another_voice_or_the_length_ends_it() -> None:
    assert said(word("a", 0, 0), word("b", 1.2, 3)) == ["a b"]
    assert said(word("a", 0, 0), word("b", 1.201, 3)) == ["a", "b"]
    assert said(word("a", 0, 1, "A"), word("b", 1, 2, "B")) == ["a", "b"]
    assert said(word("a", 1, 15), word("b", 15, 15.9), word("c", 15.9, 17)) == ["a b c"]
    assert said(word("a", 1, 15), word("b", 15, 16), word("c", 16, 17)) == ["a b", "c"]


def test_the_mark_of_another_voice_begins_a_sentence_and_goes() -> None:
    assert said(word("ja", 0, 1), word(">>", 1, 1), word("nej", 1, 2)) == ["ja", "nej"]
    assert said(word(">>nej", 0, 1), word("»tak«", 1, 2)) == ["nej »tak«"]
    assert said(word(">>", 0, 1)) == []


# --- in order ---------------------------------------------------------------------------------


def test_what_stands_behind_a_later_one_is_counted_and_moved() -> None:
    found, moved = in_time([piece(2, 3, "b"), piece(1, 2, "a"), piece(1, 2, "c"), piece(2, 3, "d")])
    assert ([each.lines[0] for each in found], moved) == (["a", "c", "b", "d"], 2)
    assert in_time([piece(0, 1, "a"), piece(0, 1, "b")])[1] == 0


def test_each_is_there_once_with_an_end_behind_its_beginning() -> None:
    found = put_right(
        [
            piece(0, 5, "a", speaker="A", line=1), piece(1, 2, " ", line=2),
            piece(0, 9, "a", speaker="A", line=3), piece(3, 3, "b", speaker="B", line=4),
            piece(3, 4, "c", speaker="A", line=5), piece(3.5, 3, "d", line=6),
            piece(6, 1, "e f g h", line=7),
        ]
    )  # fmt: skip
    assert [(p.line, p.start, p.end) for p in found.pieces] == [
        (1, 0, 3), (4, 3, 3.5), (5, 3, 4), (6, 3.5, 4.5), (7, 6, 7.6)
    ]  # fmt: skip
    counted = (found.moved, found.repeated, found.empty, found.ends, found.overlapping)
    assert counted == (0, 1, 1, 3, 1)


def test_nobody_speaks_at_once_with_himself_and_anybody_with_another() -> None:
    found = put_right(
        [
            piece(0, 9, "a", speaker="A"), piece(0, 8, "b", speaker="A"),
            piece(2, 9, "c", speaker="B"), piece(4, 5, "d", speaker="A"),
            piece(5, 6, "e", speaker="A"),
        ]
    )  # fmt: skip
    assert [each.end for each in found.pieces] == [4, 4, 9, 5, 6]
    assert (found.ends, found.overlapping) == (0, 2)
