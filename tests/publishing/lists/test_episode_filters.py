"""The list of episodes is narrowed by season and by whether there is a transcript."""

from publishing.lists.episodes import episode_list
from publishing.lists.listing import Part
from records.model.episode import Episode
from tests.conftest import Make
from tests.samples import NOW, episode


def test_seasons_newest_first_and_transcripts(make: Make) -> None:
    full = {"type": "full", "number": "1"}
    missing = {"status": "mangler-oplysninger", "released": None, "audio": None}
    library = make({
        "episodes/a": episode(season="2", **full),
        "episodes/b": episode("Den anden episode", season="10", **full),
        "episodes/c": episode("Uden lyd endnu", transcript=None, **missing),
    })  # fmt: skip
    made = episode_list((Part("alle", "", library.all(Episode)),), library, NOW)
    asked = {f.name: [(c.value, c.text, c.count) for c in f.choices] for f in made.filters}
    assert asked["saeson"] == [("10", "Sæson 10", 1), ("2", "Sæson 2", 1)]
    assert asked["udskrift"] == [("ja", "Med udskrift", 2), ("nej", "Uden udskrift", 1)]
    rows = {card.title: card.facets for group in made.groups for card in group.cards}
    assert (rows["Uden lyd endnu"]["saeson"], rows["Uden lyd endnu"]["udskrift"]) == ("", "nej")
