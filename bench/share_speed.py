"""How long the pictures of shared links take without a cache, and how much of it is drawings.

`python bench/share_speed.py` in the project: processor time, so that other work on the machine
does not count.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from publishing.images.cache import PictureCache
from publishing.images.drawn import around_focus, pixels
from publishing.images.share import LINK
from publishing.scenes.compose import Scene, art_of
from publishing.scenes.files import look_of
from publishing.sharing import Desk, picture_files, posts
from records.source.files import Project
from site_plugins.building import judged_site, site_config

MOMENT = "2026-11-22T09:00"


def main() -> None:
    """Draw every picture once, then the drawings in them alone."""
    root = Path.cwd()
    project = Project(root, root / "content")
    with tempfile.TemporaryDirectory() as folder:
        state = judged_site(site_config(project, MOMENT, Path(folder))).state
    look = look_of(state.site.brand, project)
    desk = Desk(look, PictureCache(None))
    told = list(posts(state.pages.values(), state.site, state.library))
    files = [file for post in told for file in picture_files(post, desk)]
    begun = process_time()
    weight = sum(len(file.content) for file in files)
    whole = process_time() - begun
    left, top, right, bottom = LINK.arch
    size = right - left, bottom - top
    arts = [art_of(post.picture, look) for post in told if isinstance(post.picture, Scene)]
    begun = process_time()
    for art in arts:
        pixels(art, around_focus(art, size), size[0])
    drawn = process_time() - begun
    print(f"{len(files)} pictures, {weight // 1000} kB: {whole:.2f} s of processor time")
    print(f"{len(arts)} drawings in them, {len(set(arts))} different: {drawn:.2f} s")


if __name__ == "__main__":
    main()
