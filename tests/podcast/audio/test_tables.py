"""The tables of an MP4 and the heads of ADTS, octet by octet: in every width that they may have."""

from __future__ import annotations

from struct import pack
from typing import Any

import pytest

from podcast.audio import mp4 as module
from podcast.audio.adts import count_adts
from podcast.audio.frames import Change, Frames
from podcast.audio.kinds import AudioError
from podcast.audio.mp4 import Box, Mp4Sound, boxes, mvhd_seconds, read_mp4

SIZES = (3, 4, 5, 6)
"""Octets of the samples: three in the first chunk, one in the second."""
STEPS = ((3, 1024), (1, 512))
"""Their lengths, in units of which 2,048 are a second."""
FTYP = pack(">I4s4sI", 16, b"ftyp", b"M4A ", 0)


def box(name: bytes, *parts: bytes) -> bytes:
    content = b"".join(parts)
    return pack(">I4s", 8 + len(content), name) + content


def table(name: bytes, code: str, *values: int | bytes, version: int = 0) -> bytes:
    return box(name, pack(">I", version << 24), pack(f">{code}", *values))


def moov(offsets: tuple[int, int], *, wide: bool = False, **odd: Any) -> bytes:
    """The index of one sound; `odd` puts something else in a table."""
    version = int(wide)
    long, step = ("QQ", ">Qq") if wide else ("II", ">Ii")
    steps = [value for pair in odd.get("steps", STEPS) for value in pair]
    edits = odd.get("edits", (512,))
    rows = b"".join(pack(step, 9, time) + pack(">I", 1) for time in edits)
    sizes = odd.get("sizes", (0, len(SIZES), *SIZES))
    sound = [
        table(b"stsd", "II4s24xI", 1, 48, b"mp4a", odd.get("rate", 44_100) << 16),
        table(b"stts", f"I{len(steps)}I", len(steps) // 2, *steps),
        table(b"stsz", f"{len(sizes)}I", *sizes),
        table(b"stsc", "I6I", 2, 1, 3, 1, 2, 1, 1),
        table(b"co64" if wide else b"stco", f"I{long}", 2, *offsets),
    ]
    mdhd = table(b"mdhd", f"{long}I{long[0]}", 7, 7, odd.get("scale", 2048), 7, version=version)
    hdlr = table(b"hdlr", "I4s", 0, b"soun")
    edts = box(b"edts", box(b"elst", pack(">II", version << 24, len(edits)), rows))
    media = box(b"mdia", mdhd, hdlr, box(b"minf", box(b"stbl", *sound)))
    return box(b"moov", box(b"trak", edts, media))


def file(*, late: bool = False, free: int = 0, **how: Any) -> bytes:
    """A whole file; `free` are octets in its sound that no sample has."""
    content = bytes(range(1, sum(SIZES) + 1 + free))
    mdat, size = box(b"mdat", content), len(moov((0, 0), **how))
    begin = len(FTYP) + 8 + (0 if late else size)
    index = moov((begin, begin + how.get("second", sum(SIZES[:3]))), **how)
    return FTYP + (mdat + index if late else index + mdat)


def measured(data: bytes) -> tuple[float, float, int]:
    found = read_mp4(data)
    return found.promised, found.seconds, found.sample_rate


def refused(data: bytes) -> str:
    with pytest.raises(AudioError) as caught:
        read_mp4(data)
    return caught.value.code


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("late", [False, True])
def test_a_file_is_measured_by_its_tables(*, wide: bool, late: bool) -> None:
    data = file(wide=wide, late=late)
    start = data.index(b"mdat") + 4
    seconds = (3 * 1024 + 512 - 512) / 2048
    assert read_mp4(data) == Mp4Sound(
        seconds, seconds, 44_100, late, (Box(b"mdat", start, start + sum(SIZES)),)
    )


@pytest.mark.parametrize("wide", [False, True])
def test_what_is_cut_off_counts_no_more(*, wide: bool) -> None:
    whole = file(wide=wide)
    seconds = {0: 1.5, 1: 1.25, 6: 1.25, 7: 0.75, 11: 0.75, 12: 0.25, 15: 0.25, 16: 0, 18: 0, 26: 0}
    for gone, left in seconds.items():
        assert measured(whole[: len(whole) - gone]) == (1.5, left, 44_100), gone


def test_the_first_edit_that_is_not_empty_says_where_the_sound_begins() -> None:
    for wide in (False, True):
        edits = {
            (0,): 1.75,
            (512,): 1.5,
            (-1, 512): 1.5,
            (-1,): 1.75,
            (512, 0): 1.5,
            (0, 512): 1.75,
            (9999,): 0,
        }
        for times, seconds in edits.items():
            assert measured(file(wide=wide, edits=times))[0] == seconds, times


def test_no_sample_lasts_for_more_than_a_second_nor_holds_more_than_there_is() -> None:
    assert measured(file(scale=1024))[0] == 3
    assert refused(file(scale=1023)) == "audio-unreadable-as"
    assert measured(file(free=1))[0] == 1.5
    assert measured(file(second=0, sizes=(0, 4, 3, 4, 5, 6)))[0] == 1.5
    assert refused(file(second=0, sizes=(0, 4, 3, 4, 5, 7))) == "audio-unreadable-as"
    assert refused(file(sizes=(0, 4, 3, 4, 5, 0))) == "audio-unreadable-as"
    assert refused(file(sizes=(0, 3, 3, 4, 5))) == "audio-unreadable-as"
    assert refused(file(sizes=(0, 0), steps=())) == "audio-unreadable-as"


def test_samples_may_all_have_one_size_and_the_rate_may_be_left_out() -> None:
    assert measured(file(sizes=(4, 4)))[:2] == (1.5, 1.5)
    assert measured(file(rate=0))[2] == 2048


def test_a_row_of_chunks_holds_up_to_the_next_row() -> None:
    rows = pack(">II6I", 0, 2, 1, 3, 9, 3, 1, 9)
    assert list(module._in_chunks(rows, Box(b"stsc", 0, len(rows)), 5)) == [3, 3, 1, 1, 1]


def test_a_box_may_be_long_or_last_and_never_shorter_than_its_head() -> None:
    long = pack(">I4sQ", 1, b"long", 20) + b"abcd"
    assert list(boxes(long, 0, len(long))) == [Box(b"long", 16, 20)]
    bare = pack(">I4sQ", 1, b"long", 16)
    assert list(boxes(bare, 0, 16)) == [Box(b"long", 16, 16)]
    assert list(boxes(bare, 0, 15)) == []
    assert list(boxes(pack(">I4s", 0, b"last") + b"ab", 0, 10)) == [Box(b"last", 8, 10)]
    assert list(boxes(pack(">I4s", 8, b"free") * 2, 0, 16)) == [
        Box(b"free", 8, 8), Box(b"free", 16, 16)
    ]  # fmt: skip
    assert list(boxes(pack(">I4s", 0, b"last") * 2, 8, 16)) == [Box(b"last", 16, 16)]
    assert list(boxes(pack(">I4s", 8, b"free"), 0, 7)) == []
    assert list(boxes(pack(">I4s", 1 << 31, b"mdat"), 0, 9)) == [Box(b"mdat", 8, 1 << 31)]
    for wrong in (pack(">I4s", 7, b"free"), pack(">I4sQ", 1, b"long", 15)):
        with pytest.raises(AudioError) as caught:
            list(boxes(wrong, 0, len(wrong)))
        assert caught.value.values == {"format": "M4A"}


def test_more_than_fifty_thousand_boxes_are_none() -> None:
    many = pack(">I4s", 8, b"free") * 50_001
    assert len(list(boxes(many, 0, 400_000))) == 50_000
    with pytest.raises(AudioError):
        list(boxes(many, 0, len(many)))


def test_the_length_at_the_head_of_the_index_has_two_widths() -> None:
    assert mvhd_seconds(pack(">I4sIIIII", 32, b"mvhd", 0, 7, 7, 1000, 1500)) == 1.5
    assert mvhd_seconds(pack(">I4sIQQIQ", 44, b"mvhd", 1 << 24, 7, 7, 1000, 1500)) == 1.5
    for wrong in (b"", pack(">I4sIIIII", 32, b"mvhd", 0, 7, 7, 0, 1500), bytes(40)):
        with pytest.raises(AudioError):
            mvhd_seconds(wrong)


# --- ADTS -------------------------------------------------------------------------------------


def adts(length: int, index: int = 4, blocks: int = 1) -> bytes:
    """A frame of so many octets, of the given rate (4 is 44,100 Hz)."""
    head = bytes((0xFF, 0xF1, 0x40 | index << 2, 0x80 | length >> 11, length >> 3 & 0xFF,
                  (length & 7) << 5 | 0x1F, 0xFC | blocks - 1))  # fmt: skip
    return head + bytes([1]) * (length - len(head))


def test_frames_of_aac_are_counted_by_their_blocks() -> None:
    sound = adts(7) + adts(300, blocks=4) + adts(2100) + adts(8191)
    assert count_adts(b"xx" + sound, 2) == (Frames(7, 7 * 1024 / 44_100, cut=False), 44_100)
    assert count_adts(adts(9) + adts(7), 0)[0].count == 2
    assert count_adts(sound[:-1], 0) == (Frames(6, 6 * 1024 / 44_100, cut=True), 44_100)
    assert count_adts(sound + bytes(9), 0)[0] == Frames(7, 7 * 1024 / 44_100, cut=False)
    assert count_adts(adts(9) + adts(9)[:6], 0)[0] == Frames(1, 1024 / 44_100, cut=True)


def test_another_rate_is_told_with_the_second_where_it_begins() -> None:
    found, rate = count_adts(adts(9) + adts(9) + adts(9, 3) + adts(9, 11), 0)
    assert rate == 44_100
    assert found.change == Change(2 * 1024 / 44_100, 48_000)
    assert count_adts(adts(9, 12), 0)[1] == 7_350


def test_what_is_no_frame_is_refused() -> None:
    right = adts(9)
    wrong = (b"", right[:6], bytes(9), adts(9, 13), adts(9)[:3] + bytes(6), b"\xfe" + right[1:],
             b"\xff\xf3" + right[2:], right + b"\xfe" + right[1:], right[:-1])  # fmt: skip
    for data in wrong:
        with pytest.raises(AudioError) as caught:
            count_adts(data, 0)
        told = (caught.value.code, caught.value.values)
        assert told == ("audio-unreadable-as", {"format": "AAC"}), data
