"""Addresses: mail, https, files under `content/`, other records."""

from __future__ import annotations

import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from records.types.field_type import FieldType, MediaFile, Ref, Target, refusal
from records.types.text import Pattern
from records.types.uri import as_uri

Wrong = tuple[str, dict[str, str]]
"""The code of a message, and its values."""


class _Email(FieldType):
    def read(self, value: str) -> str:
        wrong = wrong_mail_address(value)
        if wrong:
            raise refusal(wrong[0], **wrong[1])
        return value

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "email"}


_LONGEST = 200
"""Letters of an address that is worth writing out again."""
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def wrong_mail_address(value: str) -> Wrong | None:
    """The code and the values of what keeps the text from being the address of a mailbox."""
    if _MAIL.fullmatch(value):
        return None
    if value.count("@") > 1:
        return "mail-addresses-several", {"value": value}
    near = _mail_meant(value)
    if value.lower().startswith("mailto:") and near:
        return "mail-address-with-mailto", {"meant": near}
    if "@" in value and re.search(r"\s", value):
        return "address-with-space", {"value": value, "near": near}
    return "not-mail-address", {"value": value, "near": near}


def _mail_meant(value: str) -> str:
    """The address without what programs and people put around it; empty where that is none."""
    if len(value) > _LONGEST:
        return ""
    bracketed = re.search(r"<([^<>]+)>", value)
    said = bracketed[1] if bracketed else value
    said = re.sub(r"^mailto:", "", said.strip(), flags=re.IGNORECASE)
    said = re.sub(r"\s*(?:\(a\)|\[at\]|\(at\)|@)\s*", "@", said, flags=re.IGNORECASE)
    said = re.sub(r"\s*[.,]\s*(?=[A-Za-z0-9-]+$)", ".", said).rstrip(".,;")
    return said if _MAIL.fullmatch(said) else ""


def wrong_web_address(value: str) -> Wrong | None:
    """The same of the address of a page."""
    if _is_https(value):
        return None
    if re.match(r"https://[^/?#]*@", value):
        return "address-with-user", {"value": value}
    slip = re.match(r"(?:https?:?/{1,3}|https?:)+", value, re.IGNORECASE)
    rest = value[slip.end() :] if slip else value
    if re.search(r"\s", value):
        return "address-with-space", {"value": value, "near": ""}
    if slip and _is_https(f"https://{rest}") and not value.startswith("http://"):
        return "address-begins-wrong", {"value": value, "meant": f"https://{rest}"}
    bare = rest if len(rest) <= _LONGEST and (slip or _BARE.fullmatch(rest)) else ""
    near = f"https://{bare}" if bare and _is_https(f"https://{bare}") else ""
    return "not-https", {"value": value, "near": near}


_BARE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#].*)?", re.IGNORECASE)


class _WebAddress(FieldType):
    def read(self, value: str) -> str:
        wrong = wrong_web_address(value)
        if wrong:
            raise refusal(wrong[0], **wrong[1])
        return value

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "uri", "pattern": "^https://"}


class _SoundAddress(_WebAddress):
    """Where sound lies on another host, which may have spaces and letters of ours in its name."""

    def read(self, value: str) -> str:
        """The address as every app takes it: `æ` and spaces encoded, the host in ASCII."""
        try:
            uri = as_uri(value)
        except ValueError:
            raise refusal("not-https", value=value, near="") from None
        return uri if _is_https(uri) else super().read(value)


def _is_https(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    twice = parts.netloc.lower() in ("http:", "https:", "http", "https")
    plain = not re.search(r"[\s<>\"\\]", value) and not twice and "@" not in parts.netloc
    return parts.scheme == "https" and _is_host(parts.hostname or "") and plain


def _is_host(name: str) -> bool:
    """Whether it can be the name of a machine, or its number: a comma for a full stop cannot."""
    return bool(re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.?|[0-9a-f:.]+", name))


def origin_of(url: str) -> str:
    """`https://host:port` as headers and policies write it; empty where the host is no plain name.

    A name of another alphabet is written as servers know it (IDNA). Nothing is let through that
    could end a directive, hide the host behind a user, or be this machine or a number.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except (ValueError, UnicodeError):
        return ""
    written = parts.netloc.lower().removesuffix(f":{port}")
    if written != parts.hostname or parts.scheme != "https" or not _PLAIN_HOST.fullmatch(host):
        return ""
    return f"https://{host}" + (f":{port}" if port not in (None, 443) else "")


_PLAIN_HOST = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])")


_ODD_PATH = re.compile(r"\.\.|\\")


def _path_meant(value: str) -> str:
    """The path from `media/` on; empty where it does not lead there."""
    said = value.replace("\\", "/") if len(value) <= _LONGEST else ""
    at = said.find("media/")
    here = at >= 0 and said[:at] in ("/", "", "content/", "/content/", "./", "../", "../content/")
    return said[at:] if here and ".." not in said[at:] else ""


class _MediaPath(FieldType):
    def read(self, value: str) -> str:
        elsewhere = value.startswith(("/", "http:", "https:"))
        if value.startswith("content/") or not value or elsewhere or _ODD_PATH.search(value):
            raise refusal("not-path-from-content", value=value, near=_path_meant(value))
        return value

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^media/"}


class _LinkTarget(FieldType):
    def read(self, value: str) -> str:
        record = re.fullmatch(r"[a-z_]+:[a-z0-9-]+(#[a-z0-9-]+)?", value)
        path = re.fullmatch(r"/[a-z0-9/._-]*(#[a-z0-9-]+)?", value)
        mail = re.fullmatch(r"mailto:[^\s<>\":@]+@[^\s<>\"@]+", value)
        if record or path or mail or _is_https(value):
            return value
        wrong = wrong_web_address(value)
        if wrong and re.match(r"https?:?/{1,3}", value, re.IGNORECASE):
            raise refusal(wrong[0], **wrong[1])
        if re.search(r"\s", value):
            raise refusal("address-with-space", value=value, near="")
        raise refusal("not-link", value=value, near=_target_meant(value))

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string"}


def _target_meant(value: str) -> str:
    if _MAIL.fullmatch(value):
        return f"mailto:{value}"
    wrong = wrong_web_address(value)
    return wrong[1].get("near", "") if wrong else ""


class FourDigits(Pattern):
    """Its noughts are lost where it was a number once: 101 is 0101."""

    __slots__ = ()

    def _meant(self, value: str) -> str:
        return f'"0{value}"' if re.fullmatch(r"\d{3}(/[a-z0-9-]+)?", value) else ""


Email = Annotated[str, _Email()]
WebAddress = Annotated[str, _WebAddress()]
SoundAddress = Annotated[str, _SoundAddress()]
MediaPath = Annotated[str, _MediaPath(), MediaFile()]
LinkTarget = Annotated[str, _LinkTarget(), Target()]
KindId = Annotated[str, Pattern(r"[a-z_]+:[a-z0-9-]+", "not-kind-and-id"), Ref("*")]
_WHOLE_REGION = ("regionen", "hele regionen", "hele region hovedstaden", "region hovedstaden",
                 "alle", "alle kommuner", "alle områder", "hele hovedstaden", "hele")  # fmt: skip
_TWO_AREAS = re.compile(r"\d{4}(?:[\s/;+&]+\d{4})+")


class _AreaCode(FourDigits):
    __slots__ = ()

    def read(self, value: str) -> str:
        if _TWO_AREAS.fullmatch(value):
            meant = ", ".join(f'"{each}"' for each in re.findall(r"\d{4}", value))
            raise refusal("codes-without-comma", value=value, meant=meant)
        if value.casefold() in _WHOLE_REGION:
            raise refusal("whole-region-in-words", value=value)
        return super().read(value)


AreaCode = Annotated[str, _AreaCode(r"\d{4}(/[a-z0-9-]+)?|region", "not-area-code"), Ref("area")]
FocalPoint = Annotated[str, Pattern(r"(100|\d{1,2})% (100|\d{1,2})%", "not-focal-point")]
"""How far from the left and from the top, as CSS writes `object-position`."""
