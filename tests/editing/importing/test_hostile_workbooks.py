"""Workbooks made to hurt, or broken on their way: one sentence, soon, and nothing is written."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from openpyxl.chart import BarChart

from editing.importing import xlsx_table
from tests.editing.importing.conftest import HEADERS, ROW, xlsx_of
from tests.projects import write
from tests.steps import some

Run = Callable[..., Result]
GOOD = xlsx_of([HEADERS, ROW])
SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def repacked(change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """A good workbook with parts changed and added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(GOOD)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in more.items():
            new.writestr(name, content)
    return out.getvalue()


def with_dtd(part: str, dtd: str, encoding: str = "utf-8") -> bytes:
    def change(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        text = re.sub(r"^<\?xml[^>]*\?>", "", content.decode())
        body = text.replace("Bornholm", "&i;").replace("Titel", "&a;")
        return f'<?xml version="1.0" encoding="{encoding}"?>{dtd}{body}'.encode(encoding)

    return repacked(change)


def sheet_with(xml: str) -> bytes:
    return repacked(lambda name, content: xml.encode() if name == SHEET else content)


def empty_rows(number: int) -> str:
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(1, number + 1))
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
    )


def wide_rows(number: int) -> str:
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, number + 1))
    return empty_rows(0).replace("<sheetData>", f"<sheetData>{rows}")


def flood() -> bytes:
    return repacked(lambda _, content: content, **{"xl/media/a.xml": b"\0" * 210_000_000})


def with_outside_link() -> bytes:
    target = b'<Relationships><Relationship Id="r" Target="file:///etc/passwd"/></Relationships>'
    return repacked(
        lambda _, content: content,
        **{"xl/externalLinks/_rels/externalLink1.xml.rels": target},
    )


def with_chart() -> bytes:
    book = openpyxl.Workbook()
    book.create_chartsheet("Diagram").add_chart(BarChart())
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "laughs in the styles": (
        lambda: with_dtd("xl/styles.xml", LAUGHS), "har en DOCTYPE, som intet regneark"
    ),
    "laughs in the sheet": (lambda: with_dtd(SHEET, LAUGHS), "har en DOCTYPE"),
    "laughs in two octets": (lambda: with_dtd(SHEET, LAUGHS, "utf-16"), "har en DOCTYPE"),
    "a file of the machine": (
        lambda: with_dtd("xl/workbook.xml", OUTSIDE), 'delen "xl/workbook.xml" har en DOCTYPE'
    ),
    "a flood": (flood, "alt for stor, når den pakkes ud"),
    "a million rows of nothing": (lambda: sheet_with(empty_rows(1_000_000)), ":1:1: "),
    "rows as wide as they can be": (lambda: sheet_with(wide_rows(400)), "over 5.000.000 celler"),
    "a sheet cut short": (
        lambda: sheet_with(wide_rows(2)[:-30]), "filen kan ikke læses som Excel"
    ),
    "a sheet that is none": (lambda: sheet_with("ikke xml"), "filen kan ikke læses som Excel"),
    "another archive": (
        lambda: repacked(lambda _, __: b"", **{"a.txt": b"a"}), "kan ikke læses som Excel"
    ),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "filen er ikke en Excel-fil"),
    "an old workbook": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 999, "filen er ikke en Excel-fil"
    ),
    "nothing": (lambda: b"", "filen er ikke en Excel-fil"),
    "half of it": (lambda: GOOD[: len(GOOD) // 2], "filen er ikke en Excel-fil"),
}  # fmt: skip


@pytest.mark.parametrize("name", some(HOSTILE, 4))
def test_it_is_told_soon_and_writes_nothing(project: Path, run: Run, name: str) -> None:
    make, says = HOSTILE[name]
    write(project / "k.xlsx", make())
    began = time.process_time()
    done = run("k.xlsx", "--write")
    assert time.process_time() - began < 15
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    assert says in done.output
    assert done.output.startswith("k.xlsx:")
    assert len(list((project / "content/vacancies").iterdir())) == 1


def test_a_link_to_another_file_is_not_followed(project: Path, run: Run) -> None:
    write(project / "k.xlsx", with_outside_link())
    done = run("k.xlsx")
    assert done.exit_code == 0
    assert "root:" not in done.output


def test_a_chart_has_no_rows(project: Path, run: Run) -> None:
    write(project / "k.xlsx", with_chart())
    done = run("k.xlsx", "--sheet", "Diagram")
    assert done.exit_code == 1
    assert 'arket "Diagram" er et diagram uden rækker' in done.output


def test_a_workbook_of_another_name(project: Path, run: Run) -> None:
    write(project / "k.csv", GOOD)
    assert run("k.csv").exit_code == 1
    write(project / "k.xlsx", b"Titel;Frist\na;b\n")
    assert "filen er ikke en Excel-fil" in run("k.xlsx").output


def test_dtds_are_looked_for_in_every_part_that_is_read() -> None:
    assert xlsx_table._DTD.search("<!DOCTYPE x>".encode("utf-16"))
    assert not xlsx_table._DTD.search(b"<doctype>")
