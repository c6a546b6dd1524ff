from __future__ import annotations

from publishing.output import OutputFile, made_once, packed


def test_what_is_made_once_is_the_same_each_time() -> None:
    asked: list[int] = []

    def make() -> bytes:
        asked.append(1)
        return b"\x00linje\r\n" * 1000

    file = OutputFile("a.xml", made_once(make))
    assert asked == []
    assert file.content == file.content == b"\x00linje\r\n" * 1000
    assert asked == [1]


def test_large_content_is_held_packed_and_told_by_itself() -> None:
    small, large = OutputFile("a.json", b"a"), OutputFile("b.json", b"b" * 100_000)
    assert packed(small) is small
    held = packed(large)
    assert not isinstance(held.made, bytes)
    assert held.content == large.content
    assert held.made_of
    assert held.made_of != packed(OutputFile("b.json", b"c" * 100_000)).made_of
