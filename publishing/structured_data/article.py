"""The publisher and articles as structured data."""

from __future__ import annotations

from typing import Any

from publishing.sharing import picture_path
from publishing.site import Site
from records.model.article import Article
from records.model.registry import address_of


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
