"""The colours of a brand: told apart wherever the style sheet puts one on another, or refused."""

from __future__ import annotations

from pathlib import Path

from publishing.appearance.contrast import contrasts, ratio
from publishing.brand import LIGHT, Brand, Schemes
from publishing.pages.design.other_brand import OTHER
from publishing.verify.brand import brand_faults
from records.messages import line_of
from records.source.files import Project

SETTINGS = """\
site_name: Et kontor
plugins:
  - publisher:
      brand:
        colours:
          light: {paper: "#faf7f1", card: "#ffffff", ink: "#17332e", muted: "#9ab0a9",
                  pine: "#0e5a4f"}
"""


def test_the_ratio_is_that_of_the_guidelines() -> None:
    assert ratio("#000000", "#ffffff") == 21
    assert round(ratio("#777777", "#ffffff"), 2) == 4.48


def test_our_brand_and_another_hold() -> None:
    for schemes in (Schemes(), OTHER.colours):
        assert [found for found in contrasts(schemes) if not found.holds] == []


def test_a_brand_that_cannot_be_read_is_refused_at_its_colour(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    pale = Schemes(light=LIGHT.model_copy(update={"muted": "#9ab0a9"}))
    project = Project(tmp_path, tmp_path / "content")
    told = [line_of(found) for found in brand_faults(Brand(colours=pale), project)]
    assert told[0] == (
        "mkdocs.yml:6:77: muted kan ikke skelnes nok fra paper i det lyse tema: kontrasten er 2,1, "
        "og den skal være mindst 4,5. Gør den ene farve mørkere eller lysere. "
        "Siden /design/ viser alle tallene."
    )
    assert len(told) == 6
