"""What the coming letters would bring, where one of them cannot be made."""

from __future__ import annotations

import pytest

from newsletter.edition import Editions, make_editions
from newsletter.errors import NewsletterError
from newsletter.past import Past, past_of
from newsletter.plan import outlook
from records.clock import Clock
from records.loading.library import Library
from records.model.newsletter import Issue


def test_a_letter_that_cannot_be_made_hides_no_other(
    real_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (good,) = outlook._to_send(real_library, past_of(real_library))
    broken = [good.model_copy(update={"title": title}) for title in ("Brev A", "Brev B")]
    clock = Clock.parse("2026-11-22T09:00")

    def made(issue: Issue, library: Library, clock: Clock, past: Past) -> Editions:
        if issue in broken:
            message = "Afsnittet er tomt."
            raise NewsletterError(message)
        return make_editions(issue, library, clock, past)

    monkeypatch.setattr(outlook, "make_editions", made)
    monkeypatch.setattr(outlook, "_to_send", lambda _library, _past: [broken[0], good, broken[1]])
    editions = make_editions(good, real_library, clock, past_of(real_library))
    key = next(pick.key for edition in editions.going for pick in edition.picks)
    first, told, last = outlook.letters_with(key, real_library, clock)
    assert (first, last) == ("Brev A: Afsnittet er tomt.", "Brev B: Afsnittet er tomt.")
    assert told.startswith(f"{good.title}, ")
