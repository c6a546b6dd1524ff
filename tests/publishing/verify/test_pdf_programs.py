"""A PDF that runs, sends or carries something is told, wherever in it that stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from publishing.verify.media_kinds import look_into


def _dict(**values: Any) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in values.items()})


def _action(kind: str = "JavaScript", **more: Any) -> DictionaryObject:
    return _dict(S=NameObject(f"/{kind}"), JS=TextStringObject("app.alert(1)"), **more)


_LINK = ArrayObject([_dict(Subtype=NameObject("/Link"), A=_action("Launch"))])
AT_ROOT = {
    "when opened": _dict(OpenAction=_action()),
    "after another": _dict(OpenAction=_action("GoTo", Next=_action())),
    "when closed": _dict(AA=_dict(WC=_action())),
    "sends": _dict(OpenAction=_action("SubmitForm")),
    "a form": _dict(AcroForm=_dict(XFA=TextStringObject("x"))),
}
AT_PAGE = {"when turned": _dict(AA=_dict(O=_action())), "a link": _dict(Annots=_LINK)}


def _written(file: Path, writer: PdfWriter) -> Path:
    writer.write(file)
    return file


@pytest.mark.parametrize("name", [*AT_ROOT, *AT_PAGE, "a file inside"])
def test_it_is_told(tmp_path: Path, name: str) -> None:
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    writer.root_object.update(AT_ROOT.get(name, {}))
    page.update(AT_PAGE.get(name, {}))
    if name == "a file inside":
        writer.add_attachment("x.exe", b"MZ")
    found = look_into(_written(tmp_path / "a.pdf", writer), {})
    assert found is not None
    assert found.code == "document-with-program"


def test_links_and_plain_pages_are_none(tmp_path: Path) -> None:
    writer = PdfWriter()
    page = writer.add_blank_page(100, 100)
    link = _dict(Subtype=NameObject("/Link"), A=_action("URI"), P=page.indirect_reference)
    page[NameObject("/Annots")] = ArrayObject([link])
    assert look_into(_written(tmp_path / "a.pdf", writer), {}) is None
