"""Files as they may lie in `content/media/`, good and bad, and records that use them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject

SECRETS = ("Kamera 3000", "Ejer Ejersen", "Hemmelig kommentar")
"""What a planted photograph carries, by maker, owner and comment."""


def photo(kind: str = "JPEG", size: tuple[int, int] = (640, 480), **more: Any) -> bytes:
    """A picture with maker, owner, position, thumbnail, XMP, IPTC and a comment in it."""
    picture = Image.new(more.pop("mode", "RGB"), size, more.pop("colour", "#336699"))
    exif = Image.Exif()
    exif[0x010F], exif[0x8298] = SECRETS[:2]
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (55.0, 6.0, 0.0)
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRETS[1]}</x:xmpmeta>".encode()
    told: dict[str, Any] = {"exif": exif}
    if kind in {"JPEG", "WEBP", "AVIF"}:
        told["xmp"] = xmp
    if kind == "JPEG":
        told["comment"] = SECRETS[2]
    out = BytesIO()
    picture.save(out, kind, **told, **more)
    return _with_iptc(out.getvalue()) if kind == "JPEG" else out.getvalue()


def _with_iptc(jpeg: bytes) -> bytes:
    """The JPEG with an owner in IPTC (application segment 13)."""
    name = SECRETS[1].encode()
    record = b"\x1c\x02\x50" + len(name).to_bytes(2, "big") + name
    body = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + len(record).to_bytes(4, "big") + record
    body += b"\0" * (len(record) % 2)
    return jpeg[:2] + b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body + jpeg[2:]


def carried(raw: bytes) -> list[str]:
    """What a picture carries beside its pixels."""
    with Image.open(BytesIO(raw)) as picture:
        names = [str(name) for name in picture.info]
        found = [n for n in names if n not in {"jfif", "jfif_version", "jfif_unit", "jfif_density",
                                               "progressive", "progression", "loop", "background",
                                               "timestamp", "duration", "dpi"}]  # fmt: skip
        found += ["exif"] if dict(picture.getexif()) else []
    return found + [word for word in (*SECRETS, "Exif", "xmpmeta") if word.encode() in raw]


def pdf(
    author: str = "", *, title: str = "", xmp: str = "", password: str = "", js: bool = False
) -> bytes:
    """A PDF of one empty page."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if author or title:
        writer.add_metadata({"/Author": author, "/Title": title})
    if xmp:
        stream = StreamObject()
        stream.set_data(xmp.encode())
        writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)
    if js:
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")}
        )
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def office(ending: str = "docx", **parts: str | bytes) -> bytes:
    """A zip with the parts of a document; `__` in a name is `/`, `_dot_` a full stop."""
    heart = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "odt": "content.xml"}[ending]
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        made.writestr(heart, "<w:document/>")
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def wide_profile() -> bytes:
    """An ICC profile with the primaries of Adobe RGB (1998) and a gamma of 2.2."""

    def fixed(value: float) -> bytes:
        return round(value * 65536).to_bytes(4, "big", signed=True)

    def xyz(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(map(fixed, values))

    curve = b"curv\0\0\0\0\0\0\0\1" + (563).to_bytes(2, "big") + b"\0\0"
    tags = {
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.60974, 0.31111, 0.01947),
        b"gXYZ": xyz(0.20528, 0.62567, 0.06087),
        b"bXYZ": xyz(0.14919, 0.06322, 0.74457),
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    at, table, body = 132 + 12 * len(tags), len(tags).to_bytes(4, "big"), b""
    for name, content in tags.items():
        table += name + (at + len(body)).to_bytes(4, "big") + len(content).to_bytes(4, "big")
        body += content
    head = b"\0\0\0\0lcms\x02\x10\0\0mntrRGB XYZ ".ljust(36, b"\0") + b"acsp"
    head = (head.ljust(68, b"\0") + fixed(0.9642) + fixed(1) + fixed(0.8249)).ljust(128, b"\0")
    whole = head + table + body
    return len(whole).to_bytes(4, "big") + whole[4:]
