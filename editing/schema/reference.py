"""The field reference in the editors' guide: every field of every kind, in words for an office."""

from __future__ import annotations

from collections.abc import Iterator

from editing.schema.choices import Lists
from editing.schema.kinds import describe
from editing.schema.wording import what_to_write
from records.danish.slugs import slug
from records.loading.loader import TABLES
from records.model.field_spec import FieldSpec, KindSpec, spec_of
from records.model.registry import KINDS

_HEAD = """\
# Felter

Her står hvert felt, du kan skrive, art for art. Siden laves af `python3 start.py schema` ud af
programmet selv, så den passer altid. Ret den ikke i hånden.

- **Felt** er det ord, du skriver i filen, før kolon.
- **Skal med** siger, om feltet altid skal være der. Andre felter kan blive nødvendige, når du
  vælger en bestemt værdi; det fortæller `python3 start.py check`.
- Står et felt »under« et andet, så ryk det to mellemrum ind.
- Tomme felter kan du slette.

Hvordan en fil er bygget op, står i [vejledningen](redaktoer.md). Hvad fejlene betyder, står i
[listen over fejl](fejl.md).
"""
_KINDS = """\
## Arter

Efter hver art står det ord, som `python3 start.py new` kender den ved, og dens mappe.
"""


def reference_text() -> str:
    """The page `docs/felter.md`."""
    lists = Lists()
    kinds = [line for kind in KINDS for line in _kind(spec_of(kind.key), lists)]
    contents = [
        f"- [{kind.label}](#{kind.key}): `{slug(kind.label)}`, `content/{kind.folder}/`"
        for kind in KINDS
    ]
    parts = [_HEAD, _KINDS, *contents, "", *kinds, *lists.section()]
    return "\n".join(parts).rstrip() + "\n"


def _kind(form: KindSpec, lists: Lists) -> Iterator[str]:
    kind = form.kind
    if slug(kind.label) != kind.key:  # else the heading has that anchor by itself
        yield f'<a id="{kind.key}"></a>\n'
    yield f"## {kind.label}\n"
    yield f"Ligger i `content/{kind.folder}/` som en fil, der slutter på `{form.suffix}`."
    if form.suffix == ".yml" and form.body:
        yield "Vil du skrive en længere tekst, så lad den slutte på `.md`."
    if kind.key in TABLES:
        code = TABLES[kind.key].code
        yield f"En fil her lægger felter til den række i tabellen, der har samme `{code}`."
    if form.body:
        yield f"\nTeksten under felterne i en `.md`-fil er feltet `{form.body}`."
    yield ""
    yield from _table(form.fields, (), lists, kind.key)


def _table(
    fields: tuple[FieldSpec, ...], above: tuple[str, ...], lists: Lists, place: str
) -> Iterator[str]:
    yield "| Felt | Navn | Skal med | Skriv | Eksempel |"
    yield "| --- | --- | --- | --- | --- |"
    yield from (_row(field, lists, f"{place}-{field.key}") for field in fields)
    yield ""
    for field in fields:
        if field.parts:
            path = (*above, field.key)
            each = ", i hvert punkt på listen" if field.many else ""
            yield f"### Under `{'.'.join(path)}` ({field.label}){each}\n"
            yield from _table(field.parts, path, lists, f"{place}-{field.key}")


def _row(field: FieldSpec, lists: Lists, place: str) -> str:
    said = [what_to_write(field), lists.words_for(field, place), describe(field)]
    if field.default:
        said.append(f"Ellers gælder `{field.default}`.")
    cells = (
        f"`{field.key}`",
        field.label,
        "ja" if field.required else "",
        " ".join(filter(None, said)),
        f"`{field.key}: {field.example}`" if field.example else "",
    )
    safe = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(safe)} |"
