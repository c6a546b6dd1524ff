"""What is answered at once, above the results: an adviser, a term, the next deadline or event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from publishing.addresses import CONTACT
from publishing.search.documents import Document
from publishing.search.words import STOP_WORDS, stem, words, written_words
from records.loading.library import Library
from records.model.people import Adviser

Answer: TypeAlias = dict[str, object]

CONTACT_WORDS = "rådgiver kontakt telefon telefonnummer ringe ring mail email mailadresse konsulent"
TALKING = ("tale med", "snakke med", "skrive til", "ringe til", "ring til")
"""What asks for an adviser although no word of it does so alone."""
_NEAREST = 5
DEADLINE_WORDS = "frist frister deadline ansøgningsfrist udløber ansøgningsfrister"
EVENT_WORDS = "næste dato datoer kommende hvornår arrangement arrangementer program tilmelding"


def answers(documents: Sequence[Document], library: Library) -> list[Answer]:
    """Those that there are, in the order in which a question tries them."""
    return [*_terms(documents), *_advisers(documents, library), *_dates(documents)]


def occasions() -> dict[str, list[str]]:
    """The stems that ask for each sort of answer."""
    asked = {"adviser": CONTACT_WORDS, "deadline": DEADLINE_WORDS, "event": EVENT_WORDS}
    return {sort: sorted({stem(word) for word in words(text)}) for sort, text in asked.items()}


def _terms(documents: Sequence[Document]) -> Iterator[Answer]:
    for number, document in enumerate(documents):
        if document.answer:
            names = (document.title, *document.synonyms)
            asked = sorted({name for each in names for name in _names(each)})
            yield {"sort": "term", "at": number, "names": asked, "text": document.answer}


def _names(name: str) -> Iterator[str]:
    """The name as one word, as a question is compared with it: in its parts, and whole."""
    yield "".join(_asked(name.replace("-", " ")))
    yield "".join(stem(word) for word in written_words(name) if word not in STOP_WORDS)


def _advisers(documents: Sequence[Document], library: Library) -> Iterator[Answer]:
    at = next((n for n, document in enumerate(documents) if document.url == CONTACT), None)
    if at is None:
        return
    for adviser in library.all(Adviser):
        named = " ".join(code.label for code in (*adviser.topics, *adviser.audiences))
        yield {
            "sort": "adviser",
            "at": at,
            "title": adviser.name or adviser.role,
            "text": adviser.office_hours or "",
            "phone": adviser.phone or "",
            "mail": adviser.email,
            "example": adviser.example,
            "role": [word for word in _asked(adviser.role) if word not in _asked(CONTACT_WORDS)],
            "names": _asked(named),
        }


def _dates(documents: Sequence[Document]) -> Iterator[Answer]:
    """What is to come, the nearest first; of each area only as much as an answer can need."""
    coming = sorted((each.moment, n) for n, each in enumerate(documents) if each.moment)
    told: Counter[str] = Counter()
    for moment, number in coming:
        document = documents[number]
        sort = "deadline" if document.kind == "vacancy" else "event"
        wheres = [f"{sort} {where}" for where in (document.areas or ("",))]
        if any(told[where] < _NEAREST for where in wheres):
            told.update(wheres)
            yield {"sort": sort, "at": number, "moment": moment, "text": document.when}


def _asked(text: str) -> list[str]:
    return list(dict.fromkeys(stem(word) for word in words(text) if word not in STOP_WORDS))
