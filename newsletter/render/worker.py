"""The process that turns MJML into HTML: it may die without taking anyone along.

Reads from standard input, again and again, a length (4 octets, big-endian) and that much UTF-8;
answers with one octet, `0` for HTML or `1` for a refusal, and then length and text in the same
way. It imports nothing of ours, so that it starts quickly.
"""

from __future__ import annotations

import struct
import sys

LENGTH = struct.Struct(">I")
MEGABYTE = 1024 * 1024


def main() -> None:
    """Answer until the input ends. The first argument is the most memory, in megabytes."""
    from mjml import mjml2html

    _bound(int(sys.argv[1]) * MEGABYTE)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while head := source.read(LENGTH.size):
        markup = source.read(LENGTH.unpack(head)[0]).decode()
        try:
            status, answer = b"0", mjml2html(markup, disable_comments=True, fonts={})
        except Exception as error:  # noqa: BLE001 - whatever it is, the other process tells it
            status, answer = b"1", str(error)
        octets = str(answer).encode()
        target.write(status + LENGTH.pack(len(octets)) + octets)
        target.flush()


def _bound(octets: int) -> None:
    """No more memory than that, and no file of a crash. Windows has no such bounds."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (octets, octets))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
