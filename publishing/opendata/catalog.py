"""`data/catalog.jsonld`: every data set, described after DCAT-AP-DK for catalogues of data.

No licence is told while the region has set none; the terms stand as rights.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from publishing import addresses
from publishing.opendata.terms import TERMS
from publishing.site import Site

_EU = "http://publications.europa.eu/resource/authority/"
_MEDIA = "https://www.iana.org/assignments/media-types/"
_FORMATS = {"json": ("JSON", "application/json"), "csv": ("CSV", "text/csv")}
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, slots=True)
class Described:
    """A data set of the catalogue: the files that hold the same, and their schema if there is one.

    `changed` is the moment since which the data are as they are, in ISO 8601, or empty.
    """

    title: str
    description: str
    files: tuple[str, ...]
    schema: str = ""
    changed: str = ""


def catalog(found: Sequence[Described], site: Site) -> bytes:
    """The catalogue as JSON-LD."""
    document = {
        "@context": _CONTEXT,
        "@id": site.absolute(addresses.CATALOG),
        "@type": "dcat:Catalog",
        "dct:title": _danish(f"Åbne data fra {site.name}"),
        "dct:description": _danish(site.description),
        "dct:publisher": _publisher(site),
        "dct:language": {"@id": f"{_EU}language/DAN"},
        "foaf:homepage": {"@id": site.url},
        "dcat:themeTaxonomy": {"@id": f"{_EU}data-theme"},
        "dcat:dataset": [_dataset(each, site) for each in found],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _dataset(each: Described, site: Site) -> dict[str, Any]:
    made = {
        "@id": f"{site.absolute(each.files[0])}#datasaet",
        "@type": "dcat:Dataset",
        "dct:identifier": site.absolute(each.files[0]),
        "dct:title": _danish(each.title),
        "dct:description": _danish(each.description),
        "dct:publisher": _publisher(site),
        "dcat:contactPoint": {
            "@type": "vcard:Organization",
            "vcard:fn": site.name,
            "vcard:hasURL": {"@id": site.absolute(addresses.CONTACT)},
        },
        "dcat:theme": {"@id": f"{_EU}data-theme/HEAL"},
        "dcat:keyword": [_danish("almen praksis"), _danish("lægedækning")],
        "dct:accessRights": {"@id": f"{_EU}access-right/PUBLIC"},
        "dct:accrualPeriodicity": {"@id": f"{_EU}frequency/IRREG"},
        "dct:language": {"@id": f"{_EU}language/DAN"},
        "dct:spatial": {"@type": "dct:Location", "rdfs:label": _danish(site.region)},
        "dcat:landingPage": {"@id": site.absolute(addresses.OPEN_DATA)},
        "dcat:distribution": [_distribution(path, each, site) for path in each.files],
    }
    if each.changed:
        made["dct:modified"] = {"@type": "xsd:dateTime", "@value": each.changed}
    return made


def _distribution(path: str, each: Described, site: Site) -> dict[str, Any]:
    name, kind = _FORMATS[path.rpartition(".")[2]]
    at = {"@id": site.absolute(path)}
    made: dict[str, Any] = {
        "@type": "dcat:Distribution",
        "dct:title": _danish(f"{each.title} ({name})"),
        "dcat:accessURL": at,
        "dcat:downloadURL": at,
        "dct:format": {"@id": f"{_EU}file-type/{name}"},
        "dcat:mediaType": {"@id": f"{_MEDIA}{kind}"},
        "dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": _danish(TERMS)},
    }
    if each.schema and name == "JSON":
        made["dct:conformsTo"] = {
            "@id": site.absolute(each.schema),
            "@type": "dct:Standard",
        }
    return made


def _publisher(site: Site) -> dict[str, Any]:
    return {"@type": "foaf:Agent", "foaf:name": _danish(f"{site.name}, {site.region}")}


def _danish(text: str) -> dict[str, str]:
    return {"@language": "da", "@value": text}
