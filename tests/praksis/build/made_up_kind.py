"""`praksis`, in a program that has a kind more: run as a script, with the words of a command."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from records.model import registry
from records.model.base import Content
from records.model.registry import Kind
from records.types.define import field
from records.types.text import Line, Markdown


class Course(Content):
    """What a colleague would write first."""

    teacher: Line = field("Underviser", example="En erfaren læge")
    body: Markdown | None = field("Brødtekst", required=False, widget="markdown")


ADDRESSES = {"plain": "kurser/{id}/", "anchor": "om/kurser/#{id}", "none": None}


def main() -> None:
    """The kind, with the address that the first word names, and then the command."""
    where, *words = sys.argv[1:]
    course = Kind("course", "Kursus", "kurser", "courses", Course, ADDRESSES[where], is_neuter=True)
    registry.KINDS = (*registry.KINDS, course)
    registry.refuse_wrong_kinds(registry.KINDS)
    registry.BY_KEY["course"] = registry.BY_MODEL[Course] = course
    from praksis.cli import main as praksis

    if words == ["form"]:
        print_form()
    else:
        praksis(words)


def print_form() -> None:
    """The courses of the editors' form, which needs a fetched program to be built whole."""
    from praksis.project import find_project
    from records.loading.library import load
    from site_plugins.admin.collections import collections_of
    from site_plugins.admin.options import Pointing

    library = load(find_project(Path.cwd()))
    (course,) = (one for one in collections_of(library) if one.form.kind.key == "course")
    json.dump(course.settings(Pointing(library, "regionen", frozenset())), sys.stdout)


if __name__ == "__main__":
    main()
