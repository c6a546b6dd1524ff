from __future__ import annotations

from publishing.output import OutputFile, made_once


def test_what_is_made_once_is_the_same_each_time() -> None:
    asked: list[int] = []

    def make() -> bytes:
        asked.append(1)
        return b"\x00linje\r\n" * 1000

    file = OutputFile("a.xml", made_once(make))
    assert asked == []
    assert file.content == file.content == b"\x00linje\r\n" * 1000
    assert asked == [1]
