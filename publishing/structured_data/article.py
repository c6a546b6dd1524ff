"""The publisher, articles, stories and films as structured data."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from publishing.sharing import picture_path
from publishing.site import Site
from records.model.article import Article
from records.model.episode_parts import seconds
from records.model.film import Film
from records.model.registry import address_of
from records.model.told import Told


def organization(site: Site) -> dict[str, Any]:
    """The office (schema.org/Organization), with the region above it."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": site.name,
        "url": site.url,
        "description": site.description,
        "logo": site.absolute("assets/icons/icon-512.png"),
    }
    if site.region:
        data["parentOrganization"] = {"@type": "GovernmentOrganization", "name": site.region}
    profiles = [link.url for link in site.brand.social]
    return data | ({"sameAs": profiles} if profiles else {})


def article_data(article: Article, site: Site, modified: str = "") -> dict[str, Any] | None:
    """The article (schema.org/Article), last changed on a day; None for an example."""
    if article.example:
        return None
    address = address_of(article) or ""
    office = {"@type": "Organization", "name": site.name, "url": site.url}
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": article.title,
        "description": article.summary,
        "inLanguage": article.language.value if article.is_foreign else site.language,
        "datePublished": article.published.isoformat(),
        "dateModified": modified or (article.updated or article.published).isoformat(),
        "author": office,
        "publisher": office | {"logo": site.absolute("assets/icons/icon-512.png")},
        "image": site.absolute(picture_path(address)),
        "mainEntityOfPage": site.absolute(address),
    }


def told_data(told: Told, site: Site, modified: str = "") -> dict[str, Any] | None:
    """A story (schema.org/Article) or a film (VideoObject); None for an example.

    Search engines keep what they read: nobody is named in it.
    """
    if told.example:
        return None
    address = address_of(told) or ""
    office = {"@type": "Organization", "name": site.name, "url": site.url}
    common = {
        "@context": "https://schema.org",
        "description": told.summary,
        "inLanguage": site.language,
        "publisher": office,
        "mainEntityOfPage": site.absolute(address),
    }
    picture, out = site.absolute(picture_path(address)), told.published.isoformat()
    if isinstance(told, Film):
        footage = told.film
        more = {
            "@type": "VideoObject",
            "name": told.title,
            "uploadDate": out,
            "thumbnailUrl": picture,
            "contentUrl": footage.url or site.absolute(quote(footage.file or "")),
            "duration": f"PT{seconds(footage.duration)}S",
        }
        return common | more
    day = modified or (told.updated or told.published).isoformat()
    more = {"@type": "Article", "headline": told.title, "datePublished": out}
    return common | more | {"dateModified": day, "author": office, "image": picture}
