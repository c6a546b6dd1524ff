"""Counting frames byte by byte: each version, each edge, and where the end is."""

from __future__ import annotations

import pytest

from podcast.audio.frames import Change, Frames, count_frames


def head(version: int, rate: int, bits: int, *, padded: bool = False) -> bytes:
    """A header of layer III: version 3 is MPEG 1, 2 is MPEG 2, 0 is MPEG 2.5; one channel."""
    return bytes((0xFF, 0xE3 | version << 3, bits << 4 | rate << 2 | padded << 1, 0xC4))


HEAD = head(3, 0, 5)
"""MPEG 1, 44.1 kHz, 64 kbit/s: a frame of 208 octets, 1152 samples."""
FRAME = HEAD.ljust(208, b"\0")


def counted(data: bytes, start: int = 0) -> tuple[int, bool]:
    found = count_frames(data, start)
    return found.count, found.cut


@pytest.mark.parametrize(
    ("header", "length", "samples", "rate"),
    [
        (head(3, 0, 9), 417, 1152, 44_100),
        (head(3, 0, 9, padded=True), 418, 1152, 44_100),
        (head(3, 0, 1), 104, 1152, 44_100),
        (head(3, 0, 14), 1044, 1152, 44_100),
        (head(3, 1, 9), 384, 1152, 48_000),
        (head(3, 2, 9), 576, 1152, 32_000),
        (head(2, 0, 8), 208, 576, 22_050),
        (head(2, 0, 1), 26, 576, 22_050),
        (head(2, 1, 14), 480, 576, 24_000),
        (head(2, 2, 8), 288, 576, 16_000),
        (head(0, 0, 8), 417, 576, 11_025),
        (head(0, 1, 2), 96, 576, 12_000),
        (head(0, 2, 8, padded=True), 577, 576, 8_000),
    ],
)
def test_length_of_a_frame(header: bytes, length: int, samples: int, rate: int) -> None:
    sound = header.ljust(length, b"\0") * 3
    assert count_frames(sound, 0) == Frames(3, 3 * samples / rate, cut=False)
    assert counted(sound[:-1]) == (2, True)
    assert counted(sound + b"\0") == (3, False)


MPEG_1 = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
MPEG_2 = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)


@pytest.mark.parametrize(("version", "table"), [(3, MPEG_1), (2, MPEG_2), (0, MPEG_2)])
def test_every_bit_rate(version: int, table: tuple[int, ...]) -> None:
    """At the second sample rate, so that every length is whole."""
    for bits, kilobits in enumerate(table, start=1):
        rate = {3: 48_000, 2: 24_000, 0: 12_000}[version]
        length = (1152 if version == 3 else 576) * 1000 * kilobits // 8 // rate
        header = head(version, 1, bits)
        assert counted(header.ljust(length, b"\0") * 2) == (2, False)
        assert counted((header.ljust(length, b"\0") * 2)[:-1]) == (1, True)


@pytest.mark.parametrize("version", [3, 2, 0])
@pytest.mark.parametrize("bits", [0, 15])
@pytest.mark.parametrize("padded", [False, True])
def test_frames_without_a_known_length_are_none(version: int, bits: int, *, padded: bool) -> None:
    header = head(version, 0, bits, padded=padded)
    assert counted(header.ljust(208, b"\0") * 3) == (0, False)


def test_it_begins_where_the_first_frame_is() -> None:
    assert counted(b"junk" + FRAME * 2, 4) == (2, False)
    assert counted(FRAME * 3, 208) == (2, False)


@pytest.mark.parametrize("kept", [1, 2, 3, 4, 5, 207])
def test_a_last_frame_that_is_cut_is_told_from_its_first_octet_on(kept: int) -> None:
    assert counted(FRAME * 2 + FRAME[:kept]) == (2, True)


@pytest.mark.parametrize("after", [b"\0", b"\0" * 3, b"\0" * 4, b"\0" * 500, b"LYRICS", b"\0\xff"])
def test_other_octets_at_the_end_are_no_cut(after: bytes) -> None:
    assert counted(FRAME * 2 + after) == (2, False)


def test_a_tag_of_128_octets_behind_the_sound_is_passed_over() -> None:
    tag = b"TAG".ljust(128, b"\xff")
    assert counted(FRAME * 2 + tag) == (2, False)
    assert counted(FRAME * 2 + b"TAG".ljust(127, b"\0") + HEAD[:1]) == (2, False)
    # one octet more or less is no such tag: what stands there counts as sound
    assert counted(FRAME + HEAD.ljust(80, b"\0") + b"TAG".ljust(128, b"\0")) == (1, True)
    assert counted(FRAME * 2 + HEAD.ljust(79, b"\0") + tag + b"\0") == (3, False)


def test_sound_goes_on_where_two_frames_follow_each_other() -> None:
    junk = b"\0" * 10
    assert counted(FRAME * 2 + junk + FRAME * 2) == (4, False)
    # a last frame that ends exactly with the file needs no other behind it
    assert counted(FRAME * 2 + junk + FRAME) == (3, False)
    assert counted(FRAME * 2 + junk + FRAME + b"\0") == (2, False)
    assert counted(FRAME * 2 + junk + FRAME[:-1]) == (2, False)
    assert counted(FRAME * 2 + b"\0" + FRAME * 2) == (4, False)
    # what only looks like a frame is passed over, and so is one of another sound
    assert counted(FRAME * 2 + junk + HEAD + junk + FRAME * 2) == (4, False)
    other = head(3, 1, 5).ljust(192, b"\0")
    assert counted(FRAME * 2 + other * 3 + FRAME * 2) == (4, False)
    assert counted(FRAME * 2 + b"\xff" + FRAME * 2) == (4, False)
    assert counted(FRAME * 2 + b"\0\xff" + FRAME * 2) == (4, False)


def test_two_files_of_other_rates_are_told_with_the_second_where_they_meet() -> None:
    """Twice 383 frames; between them may lie a tag with a picture."""
    first, tag = FRAME * 383, b"ID3\x03\0\0\0\0\x10\0" + b"\xff\xd8\xff\xe0" * 500
    for other, rate in ((head(3, 1, 5).ljust(192, b"\0"), 48_000),
                        (head(2, 0, 8).ljust(208, b"\0"), 22_050)):  # fmt: skip
        for between in (b"", tag):
            found = count_frames(first + between + other * 383, 0)
            assert found == Frames(
                383, 383 * 1152 / 44_100, cut=False, change=Change(383 * 1152 / 44_100, rate)
            )
    # another bit rate of the same sample rate is the same sound
    assert count_frames(first + head(3, 0, 9).ljust(417, b"\0") * 9, 0).change is None
    assert count_frames(first + other * 7 + first, 0).change is None
    back = count_frames(first + other * 8 + first, 0)
    assert (back.count, back.change) == (766, Change(383 * 1152 / 44_100, 22_050))


def test_four_octets_can_be_a_header_and_three_only_the_beginning_of_one() -> None:
    assert counted(FRAME * 2 + b"\xff\0\0\0") == (2, False)
    assert counted(FRAME * 2 + b"\xff\0\0") == (2, True)


def test_frames_of_one_sound_may_differ_in_what_is_no_sound() -> None:
    """The mode, the rights and the emphasis stand in the last octet of the header."""
    other = HEAD[:3] + b"\x3f"
    assert counted(FRAME + other.ljust(208, b"\0") + FRAME) == (3, False)


def test_the_bit_rate_may_change_from_frame_to_frame() -> None:
    sound = FRAME + head(3, 0, 9).ljust(417, b"\0") + head(3, 0, 9, padded=True).ljust(418, b"\0")
    assert count_frames(sound, 0) == Frames(3, 3 * 1152 / 44_100, cut=False)


def test_what_a_frame_holds_is_no_part_of_the_next() -> None:
    """The last octet of the first frame and the foreign ones behind it look like a header."""
    first = FRAME[:-1] + b"\xff"
    assert counted(first + FRAME[1:] + FRAME * 2) == (3, False)
