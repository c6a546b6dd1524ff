"""Terms: a word of the field, what it means, and what else people call it (domain guide 6.15)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated
from unicodedata import normalize

from records.model.base import Content, checked_field, rule
from records.source.diagnostics import Violation, violation
from records.source.tree import Loc
from records.types.define import field
from records.types.field_type import Ref
from records.types.moments import Day
from records.types.text import Id, Markdown, Summary, Text

Word = Annotated[str, Text(2, 60)]


def word_key(word: str) -> str:
    """What two spellings of one word have in common: `KBU` and `kbu` are the same."""
    return " ".join(normalize("NFC", word).casefold().split())


class Term(Content):
    """A word with a page in the glossary; texts link to it where they first use it."""

    title: Word = field("Ord", help="Ordet, som man slår det op.", example="ydernummer")
    summary: Summary = field(
        "Forklaring",
        help="En eller to sætninger på 40–200 tegn, som kan stå alene ved ordet.",
        example="Et ydernummer giver en læge ret til at drive praksis med offentlig betaling.",
        widget="text",
    )
    synonyms: tuple[Word, ...] = field(
        "Andre ord for det samme",
        help="Synonymer, forkortelser og andre stavemåder. Søgningen finder siden ved dem alle.",
        required=False,
        many=True,
        example="[praksisnummer]",
        widget="list",
    )
    forms: tuple[Word, ...] = field(
        "Bøjninger",
        help="Kun dem, der ikke dannes med en endelse: ydernumre, klinikken.",
        required=False,
        many=True,
        example="[ydernumre, ydernumrene]",
        widget="list",
    )
    not_same_as: tuple[Annotated[Id, Ref("term")], ...] = field(
        "Ikke det samme som",
        help="Ord, som læsere forveksler det med.",
        required=False,
        many=True,
        example="[laegekapacitet]",
        widget="relation",
    )
    checked: Day = checked_field()
    body: Markdown | None = field("Brødtekst", required=False, widget="markdown")

    @property
    def words(self) -> tuple[str, ...]:
        """All that the term is called, its own name first."""
        return (self.title, *self.synonyms, *self.forms)

    @property
    def placed_words(self) -> Iterator[tuple[Loc, str]]:
        """The same, each with its place in the record."""
        yield ("title",), self.title
        for number, word in enumerate(self.synonyms):
            yield ("synonyms", number), word
        for number, word in enumerate(self.forms):
            yield ("forms", number), word

    @rule("sources")
    def _has_sources(self) -> Iterator[Violation]:
        if not self.sources:
            yield violation("sources-missing", ("sources",))

    @rule("title", "synonyms", "forms")
    def _says_each_word_once(self) -> Iterator[Violation]:
        seen: set[str] = set()
        for loc, word in self.placed_words:
            if word_key(word) in seen:
                yield violation("term-word-repeated", loc, word=word)
            seen.add(word_key(word))

    @rule("id", "not_same_as")
    def _is_not_another_than_itself(self) -> Iterator[Violation]:
        for number, other in enumerate(self.not_same_as):
            if other == self.id:
                yield violation("related-to-itself", ("not_same_as", number))
