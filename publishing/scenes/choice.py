"""Which scene belongs to a record: what it is about, where, and when."""

from __future__ import annotations

from datetime import date

from publishing.blocks import SceneFiles
from publishing.scenes.compose import Scene, files_of
from publishing.scenes.drawing import Dice
from publishing.scenes.roles import Mood, Season
from records.codes.people import Section, Topic
from records.loading.library import Library
from records.model.area import Area
from records.model.article import Article
from records.model.base import Record
from records.model.episode import Episode
from records.model.event import Event, EventSeries
from records.model.guide import Guide
from records.model.health_council import HealthCouncil
from records.model.offer import Offer
from records.model.people import Audience
from records.model.premises import Premises
from records.model.told import Told
from records.model.vacancy import Vacancy

LOST = Scene("skov", Mood.MINT, Season.SUMMER, 7)
"""What the page shows that stands where there is none."""
_VARIANTS = 4096
"""So many that two records of one subject are not drawn alike where they are shown side by side."""
_OF_A_PLACE = 12
"""So many drawings a place has in each season. Openings share them, as no page shows two of those
side by side with their drawings, and a drawing costs more than all else of a picture."""

_LIGHTS = (Mood.DAY, Mood.WARM, Mood.MINT)
_TOPICS = {
    "travlhed": "ventevaerelse telefon",
    "administration": "papir",
    "hverdag": "konsultation undersoegelse ventevaerelse telefon kaffe",
    "etablering": "flytning overtagelse vej",
    "oekonomi": "aftale",
    "lokaler": "flytning koebstad",
    "ledelse": "kaffe aftale",
    "faellesskab": "gruppe kaffe",
    "uddannelse": "oplaeg gruppe undersoegelse",
    "familie": "aften skov",
    "transport": "vej forstad",
    "senior": "skov overtagelse",
    "forskning": "undersoegelse oplaeg",
    "bornholm": "oe",
    "reform": "koebstad land",
}
"""The subjects of each topic, event type, offer type and audience, by their codes."""
_EVENTS = {
    "seminar": "oplaeg gruppe",
    "oplaeg": "oplaeg",
    "messe": "aabent-hus",
    "netvaerk": "gruppe kaffe",
    "konference": "oplaeg",
    "aabent-hus": "aabent-hus",
    "moede": "gruppe aftale",
    "praksisbesoeg": "konsultation aabent-hus",
    "fest": "aabent-hus",
    "webinar": "telefon oplaeg",
}
_OFFERS = {
    "raadgivning": "aftale telefon",
    "matching": "overtagelse",
    "makkerskab": "kaffe gruppe",
    "seminar": "oplaeg",
    "besoeg": "aabent-hus konsultation",
    "tilskud": "aftale flytning",
    "netvaerk": "gruppe",
    "opfoelgning": "telefon aftale",
    "lokalehjaelp": "flytning",
    "ledelse": "kaffe aftale",
    "dge": "gruppe",
    "ophold": "vej undersoegelse",
}
_AUDIENCES = {
    "medicinstuderende": "oplaeg",
    "kbu-laege": "ventevaerelse",
    "introlaege": "telefon",
    "hu-laege": "gruppe",
    "ny-speciallaege": "vej",
    "skifter-speciale": "undersoegelse",
    "nynedsat": "aabent-hus",
    "etableret": "kaffe",
    "seniorlaege": "skov",
    "saelger": "aftale",
    "kommune": "koebstad",
}


def scene_of(record: Record, library: Library) -> Scene | None:
    """The scene of the record's page and card; None for what is not drawn.

    It stays the same as long as the record does: it depends on what the record says and on its id,
    not on the clock, nor on other records but its area.
    """
    match record:
        case Article():
            return _article(record, library)
        case Area():
            return _area(record, library)
        case HealthCouncil():
            return _council(record, library)
    subjects = _subjects_of(record)
    day = record.start_date if isinstance(record, Event) else None
    return scene_for(record.id, subjects, day) if subjects else None


def scene_files(record: Record, library: Library) -> SceneFiles | None:
    """Where the scene of the record lies on the site."""
    scene = scene_of(record, library)
    return files_of(scene) if scene else None


def picture_scene(record: Record, library: Library) -> Scene | None:
    """What stands for the record where it is shown alone, as in a link or a mail.

    Its own scene, else that of the place of an opening, and what an episode is about.
    """
    if isinstance(record, Vacancy):
        area = next(filter(None, map(library.area, record.areas)), None)
        subjects = _subject_of_area(area, library) if area else _PLACE
        return _scene_of_place(record.id, subjects, record.published)
    if isinstance(record, Episode):
        about = _TOPICS[record.topics[0].value] if record.topics else "samtale"
        return scene_for(record.id, about)
    return scene_of(record, library)


def scene_for(name: str, subjects: str, day: date | None = None) -> Scene:
    """One of the subjects (with spaces between them) for what has that name.

    In the season of the day; without one in any season but winter.
    """
    dice = Dice(name)
    subject = dice.pick("subject", subjects.split())
    mood = dice.pick("mood", _LIGHTS)
    season = season_of(day) if day else dice.pick("season", (Season.SUMMER, *Season))
    variant = dice.between("variant", 0, _VARIANTS - 1)
    return Scene(subject, Mood.NIGHT if subject == "aften" else mood, season, variant)


def _scene_of_place(name: str, subjects: str, day: date) -> Scene:
    """One of the few drawings of a place in the season of the day, each in a light of its own."""
    dice = Dice(name)
    subject = dice.pick("subject", subjects.split())
    variant = dice.between("variant", 0, _OF_A_PLACE - 1)
    mood = _LIGHTS[variant % len(_LIGHTS)]
    return Scene(subject, Mood.NIGHT if subject == "aften" else mood, season_of(day), variant)


def topic_scene(topic: Topic) -> Scene:
    """What all that is said on one topic is shown with; the telephone is the adviser's, below."""
    subjects = _TOPICS[topic.value].replace("telefon", "").strip()
    return scene_for(f"tema-{topic.value}", subjects)


def season_of(day: date) -> Season:
    """The meteorological season, three months each."""
    by_quarter = (Season.WINTER, Season.SPRING, Season.SUMMER, Season.AUTUMN)
    return by_quarter[day.month % 12 // 3]


def _article(article: Article, library: Library) -> Scene:
    area = library.find(Area, article.id) if article.section is Section.OMRAADER else None
    if area and not article.scene:
        return _area(area, library)
    about = _TOPICS[article.topics[0].value] if article.topics else _PLAIN
    return scene_for(article.id, article.scene.value if article.scene else about)


def _area(area: Area, library: Library) -> Scene:
    return scene_for(area.id, _subject_of_area(area, library))


def _subject_of_area(area: Area, library: Library) -> str:
    whole = library.area(area.municipality) if area.is_district else area
    subject = area.scene or (whole.scene if whole else None)
    return subject.value if subject else _PLACE


def _council(council: HealthCouncil, library: Library) -> Scene:
    area = library.area(council.municipalities[0])
    return scene_for(council.id, area.scene.value if area and area.scene else _PLACE)


def _subjects_of(record: Record) -> str:
    """Of a record that says itself what it is about; empty for what is not drawn."""
    subjects = ""
    match record:
        case Guide():
            subjects = " ".join(_TOPICS[topic.value] for topic in record.topics) or _PLAIN
        case Told() if record.scene:
            subjects = record.scene.value
        case Told():
            subjects = _TOPICS[record.topics[0].value] if record.topics else "samtale"
        case Event() | EventSeries():
            subjects = _EVENTS[record.type.value] if record.type else "oplaeg gruppe"
        case Offer():
            subjects = _OFFERS[record.type.value]
        case Premises():
            subjects = "flytning"
        case Audience():
            subjects = _AUDIENCES[record.id]
    return subjects


_PLAIN, _PLACE = "konsultation kaffe", "koebstad land"
"""Where nothing says what it is about, or how a place looks."""
