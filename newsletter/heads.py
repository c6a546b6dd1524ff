"""The drawing at the head of a letter: which it is, and the files that mails fetch it from.

A mail shows a picture by its address on the site, because that is what every mail engine carries:
few take pictures along with a message. So the picture has to be there when the mail is opened,
whether the site went out since the letter was frozen or not. That is why it is one of a fixed set,
a drawing for each subject in this season, the next, and that of each letter in hand, and never a
file of one letter; the pictures of frozen letters stay for good. Its address is the same for all
readers and says nothing of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from io import BytesIO

from newsletter.in_hand import in_hand
from newsletter.past import Past, past_of
from newsletter.selection.cards import Item
from newsletter.selection.choose import by_deadline
from publishing.images.cache import PictureCache
from publishing.images.drawn import Window, drawn_by, in_few_colours, pixels
from publishing.output import OutputFile
from publishing.scenes.choice import picture_scene, season_of
from publishing.scenes.compose import SUBJECTS, Look, Scene, art_of, scene_named
from publishing.scenes.files import drawn_of, look_of
from publishing.scenes.roles import Mood
from publishing.site import Site
from records.clock import Clock
from records.loading.library import Library
from records.model.area import Area
from records.model.newsletter import Issue, MailingList

FOLDER = "assets/breve"
SIZE = (568, 268)
"""Points in a mail that is as wide as it gets."""
_WINDOW = Window(0, 20, 360, 170)
_WIDTH = 720
"""Pixels: twice a phone's, and enough on a wide screen for areas without fine lines."""
_COLOURS = 96
_AHEAD = timedelta(days=21)
"""So long before it is sent a letter may be frozen after the last time the site went out."""
_PLAIN = "vej"
"""Where nothing in the letter is drawn."""


def head_of(issue: Issue, items: Iterable[Item], library: Library) -> str:
    """The name of the drawing at the head of an edition; empty for one that corrects another.

    It is of what the editor chose, else of what is most urgent, else of what comes first.
    """
    if issue.corrects:
        return ""
    subject = issue.scene.value if issue.scene else subject_of(by_deadline(items), library)
    return head_scene(subject, issue.send_on).name


def subject_of(items: Iterable[Item], library: Library) -> str:
    """What the first of the items that can be drawn is about."""
    for item in items:
        record = library.resolve(item.key)
        scene = picture_scene(record, library) if record else None
        if scene:
            return scene.subject
    return _PLAIN


def subject_of_area(area: Area | None, library: Library) -> str:
    """How an area looks; the whole region as the way there."""
    scene = picture_scene(area, library) if area else None
    return scene.subject if scene else _PLAIN


def head_scene(subject: str, day: date) -> Scene:
    """The one drawing of the subject that letters of that day have."""
    mood = Mood.NIGHT if subject == "aften" else Mood.DAY
    return Scene(subject, mood, season_of(day), 0)


def known_scene(name: str) -> Scene | None:
    """The drawing of that name; None for one that this version cannot draw, and for no name."""
    try:
        scene = scene_named(name)
    except ValueError:
        return None
    return scene if scene.subject in SUBJECTS else None


def picture_path(name: str) -> str:
    """Where the picture of that name lies on the site."""
    return f"{FOLDER}/{name}.png"


def head_files(
    library: Library, site: Site, clock: Clock, cache: PictureCache
) -> Iterator[OutputFile]:
    """The pictures that mails may show; none for an office without a letter."""
    if not library.all(MailingList):
        return
    look = look_of(site.brand, library.project)
    past = past_of(library)
    days = _days(library, clock, past)
    names = {head_scene(subject, day).name for day in days for subject in SUBJECTS}
    for letter in past.letters.values():
        names.update(edition.scene for edition in letter.editions)
    for name in sorted(names):
        scene = known_scene(name)
        if scene:
            drawn = drawn_of(scene, look, library.kept)
            key = repr((drawn, _WINDOW, _WIDTH, _COLOURS, drawn_by())).encode()
            yield cache.file(picture_path(name), key, partial(_png, scene, look))


def _days(library: Library, clock: Clock, past: Past) -> set[date]:
    """Those that a letter not frozen yet may be of: also one that is late, or far ahead."""
    waiting = {i.send_on for i in in_hand(library, clock) if i.id not in past.letters}
    return {clock.today, clock.today + _AHEAD, *waiting}


def _png(scene: Scene, look: Look) -> bytes:
    out = BytesIO()
    drawn = pixels(art_of(scene, look), _WINDOW, _WIDTH)
    in_few_colours(drawn, _COLOURS).save(out, "PNG", compress_level=6)
    return out.getvalue()
