"""Whatever a server answers, there is an answer or a reason, and an end."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest

from releasing.doctor.visitor import UnreachableError, Visitor
from tests.podcast.hosts import certificate, host
from tests.releasing.doctor.hostile import answer, server


@pytest.mark.parametrize(
    "sent",
    [
        b"", b"\r\n\r\n", b"HTTP/1.1", b"HTTP/9.9 999 Odd\r\n\r\n", b"\0" * 5000,
        b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000 + b"\r\n\r\n",
        answer(b"not packed", Content_Encoding="gzip"), answer(b"x", Content_Encoding="zz"),
        answer(b"x", status="302 Found", Location="http://[::1"),
        answer(b"x", status="302 Found", Location="\xff\xfe"),
    ],
)  # fmt: skip
def test_no_answer_is_too_odd(sent: bytes) -> None:
    with server(lambda _: sent) as url:
        try:
            answers = Visitor(longest=3).follow(url)
        except UnreachableError as error:
            said = str(error)
        else:
            said = str(answers[-1].status)
    assert said


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("/", "den leder i ring"),
        ("{path}x", "den leder videre mere end 5 gange"),
        ("file:///etc/passwd", "den leder til noget, der ikke er en webadresse"),
        ("http://127.0.0.1:1/", "serveren tager ikke imod"),
        ("http://er-her-ikke.invalid/", "adressen findes ikke"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_told(location: str, reason: str) -> None:
    def say(path: str) -> bytes:
        return answer(status="301 Moved", Location=location.format(path=path))

    with server(say) as url, pytest.raises(UnreachableError, match=reason):
        Visitor(longest=3).follow(url)


def test_an_answer_has_a_largest_size_also_unpacked() -> None:
    with server(lambda _: answer(b"0" * 300_000)) as url:
        found = Visitor(most=100_000).get(url)
        assert (len(found.body), found.is_cut) == (100_000, True)
    bomb = gzip.compress(b"0" * 50_000_000, 1)
    with server(lambda _: answer(bomb, Content_Encoding="gzip")) as url:
        assert len(Visitor(most=100_000).get(url).body) == 100_000


def test_an_answer_that_never_ends_is_given_up() -> None:
    began = time.monotonic()
    late = pytest.raises(UnreachableError, match="svaret er ikke færdigt efter 1 sekunder")
    with server(lambda _: answer(b"0" * 50_000), slow=0.05) as url, late:
        Visitor(longest=1).get(url)
    assert time.monotonic() - began < 8


def test_a_certificate_that_nobody_vouches_for_is_told(tmp_path: Path) -> None:
    certificate(tmp_path)
    with host(tmp_path, tls=tmp_path) as url:
        with pytest.raises(UnreachableError, match="ikke udstedt af nogen, browsere stoler på"):
            Visitor().get(url)
        other = url.replace("127.0.0.1", "localhost")
        with pytest.raises(UnreachableError, match="certifikatet gælder en anden adresse"):
            Visitor(certificates=str(tmp_path / "cert.pem")).get(other)
        assert Visitor(certificates=str(tmp_path / "cert.pem")).get(url).status == 200
