"""A whole new file: what stands on each line of it."""

from __future__ import annotations

from dataclasses import replace

from editing.writing.file_text import bare_file, commented_file
from records.model.field_spec import FieldSpec, KindSpec, spec_of
from records.source.tree import Data

VALUES: dict[str, Data] = {"id": "a", "title": "En titel", "body": "\n\nEn tekst.\n\nTo.\n"}


def parts(kind: str, *keys: str) -> KindSpec:
    """The form of a kind with these fields alone."""
    form = spec_of(kind)
    return replace(form, fields=tuple(form.field(key) for key in keys))


def explained(field: FieldSpec) -> str:
    """The comment on a field of its own."""
    form = replace(spec_of("vacancy"), fields=(field,), body=None)
    return commented_file(form, {}, ".yml").partition("\n")[0]


VACANCY = parts("vacancy", "id", "title", "areas", "body")


def test_only_what_has_a_value_is_in_a_bare_file() -> None:
    assert bare_file(VACANCY, VALUES, ".yml") == (
        "id: a\ntitle: En titel\nbody: |2\n\n\n  En tekst.\n\n  To.\n"
    )
    assert bare_file(VACANCY, {"id": "a", "title": None}, ".yml") == "id: a\n"
    assert bare_file(VACANCY, {"title": "T", "id": "a"}, ".yml") == "id: a\ntitle: T\n"


def test_under_front_matter_the_body_stands_by_itself() -> None:
    assert bare_file(VACANCY, VALUES, ".md") == (
        "---\nid: a\ntitle: En titel\n---\n\nEn tekst.\n\nTo.\n"
    )
    assert bare_file(VACANCY, {"id": "a"}, ".md") == "---\nid: a\n---\n"
    assert bare_file(VACANCY, {"id": "a", "body": "\n"}, ".md") == "---\nid: a\n---\n"
    indented: dict[str, Data] = {"id": "a", "body": "\n    kode\n\nFra A til X\n"}
    assert bare_file(VACANCY, indented, ".md") == "---\nid: a\n---\n\n    kode\n\nFra A til X\n"
    no_body = parts("partner", "id")
    assert bare_file(no_body, {"id": "a"}, ".md") == "---\nid: a\n---\n"


def test_each_field_can_be_written_in_a_way_of_its_own() -> None:
    text = bare_file(VACANCY, VALUES, ".md", lambda field, value: f"{field.key}={value}\n")
    assert text == "---\nid=a\ntitle=En titel\n---\n\nEn tekst.\n\nTo.\n"


def test_a_commented_file_explains_each_field() -> None:
    form = parts("vacancy", "title", "areas", "criteria", "application", "body")
    assert commented_file(form, {"areas": ["0400"]}, ".yml") == (
        "# Titel. 5–90 tegn uden punktum. Skal med.\n"
        "# title: To 0-kapaciteter i Rønne\n"
        "# Områder. Kommuner og bydele, eller hele regionen.\n"
        'areas: ["0400"]\n'
        "# Kriterier. Vægtene skal give 100 i alt.\n"
        "# criteria:\n"
        "#   - text: Plan for at sikre kontinuitet\n"
        "#     weight: 40\n"
        "# Ansøgning.\n"
        "# application:\n"
        "#     method: mail\n"
        "#     address: eksempel@example.org\n"
        "#     instructions: Skriv højst fire sider, og vedlæg dit cv.\n"
        "#     official_url: https://example.org/opslag\n"
        "# Brødtekst.\n"
        "# body:\n"
    )
    assert commented_file(parts("vacancy", "id", "body"), {"id": "a", "body": "Hej"}, ".md") == (
        "---\n" + commented_file(parts("vacancy", "id"), {"id": "a"}, ".yml") + "---\n\nHej\n"
    )


def test_choices_are_listed_where_they_fit_on_a_line() -> None:
    event = spec_of("event")
    assert explained(event.field("attendance_mode")) == (
        "# Form. Vælg: fysisk, online, hybrid. Skal med."
    )
    kinds = event.field("type")
    assert len(f"Vælg: {', '.join(choice.value for choice in kinds.choices)}.") == 100
    assert explained(kinds) == "# Type. Skal med."
    fewer = replace(kinds, choices=kinds.choices[1:])
    assert "Vælg: " in explained(fewer)
    assert explained(replace(kinds, choices=(), required=False)) == "# Type."


def test_an_example_comes_before_the_parts_of_a_group() -> None:
    group = spec_of("vacancy").field("application")
    form = replace(VACANCY, fields=(replace(group, example="{method: mail}"),))
    assert commented_file(form, {}, ".yml") == ("# Ansøgning.\n# application: {method: mail}\n")
    part = replace(group.parts[0], example="")
    form = replace(VACANCY, fields=(replace(group, parts=(part,)),))
    assert commented_file(form, {}, ".yml") == "# Ansøgning.\n# application:\n#     method:\n"
