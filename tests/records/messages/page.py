"""The page `docs/fejl.md`: every message, how it looks, and how it is cured."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.records.messages.examples import Example, by_template, sentence_of
from tests.records.messages.templates import sites
from tests.records.messages.texts import HOLE

GROUPS = (
    ("Filer og mapper", ("records.source.files", "records.loading.loader")),
    ("Filens opbygning (YAML)", ("records.source.syntax", "records.source.tree")),
    ("Tekst med felter øverst, og tabeller (CSV)", ("records.source",)),
    ("Felter, der mangler, ikke kendes eller er tomme", ("records.loading.reader",)),
    ("Værdier: tekst og id", ("records.types.text", "records.types.field_type")),
    ("Værdier: tal, ja og nej", ("records.types.numbers",)),
    ("Værdier: datoer og klokkeslæt", ("records.types.moments",)),
    ("Værdier: adresser og links", ("records.types.links",)),
    ("Værdier fra lister", ("records.codes",)),
    ("Alle poster", ("records.model.base", "records.model.numbers_in_text")),
    ("Muligheder", ("records.model.vacancy", "records.checks.chains")),
    (
        "Når noget er ændret siden sidst",
        (
            "records.facts.lifecycle",
            "records.checks.moves",
            "records.loading.history",
            "editing.diff",
        ),
    ),
    ("Frister og datoer, der er gået", ("records.checks.deadlines", "records.checks.at_clock")),
    ("Lokaler", ("records.model.premises",)),
    ("Arrangementer", ("records.model.event",)),
    ("Rådgivere, målgrupper og partnere", ("records.model.people", "records.checks.coverage")),
    ("Områder", ("records.model.area",)),
    ("Guider og trin", ("records.model.guide", "records.checks.guides")),
    ("Tilbud", ("records.model.offer", "records.checks.offers")),
    ("Nøgletal", ("records.model.figure", "records.checks.figures")),
    ("Undersøgelser og indsatser", ("records.model.survey", "records.model.initiative")),
    (
        "Links, billeder og bilag",
        ("records.checks.references", "records.checks.media", "records.checks.pictures"),
    ),
    ("Poster, der støder sammen", ("records.checks",)),
    ("Podcast: felter", ("records.model.podcast",)),
    ("Podcast: lyd, billeder og kapitler", ("podcast.checks", "podcast.cover")),
    ("Podcast: det, der er udgivet", ("podcast.id",)),
    ("Podcast: udskrifter", ("podcast",)),
    ("Nyhedsbreve", ("records.model.newsletter", "newsletter")),
    ("Regneark, der hentes ind", ("editing.importing",)),
    ("Andet", ("",)),
)
"""Headings, and the beginnings of the modules whose messages stand under them; first one wins."""

_TELLS = 9
"""A problem with fewer letters is told with its cure, and so is one that several cures follow."""

_HEAD = """\
# Alle fejl

Her står hver besked, kontrollen kan give dig, og hvad du skal gøre ved den. Søg efter nogle
ord fra din besked: Ctrl+F. »…« står for det, der skifter: et felt, en dato, en fil.

Hver besked begynder med stedet: fil, linje og tegn på linjen. Så kommer, hvad der er galt, og til
sidst, hvad du skal skrive i stedet. Står der »advarsel«, bliver siden bygget alligevel.

Siden laves af programmets egne tekster. Ret den ikke i hånden. Felterne står i
[listen over felter](felter.md), og resten i [vejledningen](redaktoer.md).
"""


def page_text() -> str:
    """The page."""
    grouped = _grouped()
    examples = by_template()
    times = Counter(told_and_cure(template)[0] for group in grouped.values() for template in group)
    lines = [_HEAD]
    for title, _ in GROUPS:
        if grouped[title]:
            lines += [f"## {title}\n"]
            for template in sorted(grouped[title], key=_sort_key):
                lines += _entry(template, examples.get(template), times)
    return "\n".join(lines).rstrip() + "\n"


def _grouped() -> dict[str, list[str]]:
    """Each message once, under the heading of the first place that makes it."""
    homes: dict[str, str] = {}
    for title, beginnings in GROUPS:
        for site in sites():
            if site.module.startswith(beginnings):
                for template in site.templates:
                    homes.setdefault(template, title)
    grouped: dict[str, list[str]] = defaultdict(list)
    for template, title in homes.items():
        grouped[title].append(template)
    return grouped


def _sort_key(template: str) -> str:
    return template.replace(HOLE, "").strip().lower()


def _entry(template: str, example: Example | None, times: Counter[str]) -> Iterator[str]:
    problem, cure = told_and_cure(template)
    tells = sum(sign.isalpha() for sign in problem) >= _TELLS and times[problem] == 1
    yield f"### {_escaped(_shown(problem if tells else template.removesuffix('.')))}\n"
    if example:
        yield f"Sådan ser den ud:\n\n{_code(example.line)}\n"
        _, cure = told_and_cure(sentence_of(example.line))
    if example and _is_one_value(example):
        yield f"I filen står:\n\n{_code(example.wrong)}\n"
        yield f"Sådan retter du den: {_escaped(cure)}\n"
        yield f"I en fil uden fejl står for eksempel:\n\n{_code(example.right)}\n"
    elif example and example.right and not example.wrong:
        yield f"Sådan retter du den: {_escaped(cure)}\n"
        yield f"Her manglede:\n\n{_code(example.right)}\n"
    else:
        yield f"Sådan retter du den: {_escaped(_shown(cure))}\n"


def _is_one_value(example: Example) -> bool:
    """Whether the file differs in the value of one key, so that both lines say it all."""
    wrong, right = example.wrong.splitlines(), example.right.splitlines()
    return len(wrong) == 1 == len(right) and wrong[0].split(":")[0] == right[0].split(":")[0]


def told_and_cure(sentence: str) -> tuple[str, str]:
    """What is wrong, and the sentences after it."""
    problem, stop, cure = sentence.partition(". ")
    while stop and not cure[:1].isupper():
        more, stop, cure = cure.partition(". ")
        problem = f"{problem}. {more}"
    return (problem, cure) if cure else _halves(sentence)


def _halves(sentence: str) -> tuple[str, str]:
    """A sentence that is its own cure."""
    return sentence.removesuffix("."), sentence


def _shown(text: str) -> str:
    if text.startswith(f"{HOLE} "):
        text = f"feltet … {text[2:]}"
    return text.replace(HOLE, "…")


def _escaped(text: str) -> str:
    for sign in "\\`*_{}[]<>|#":
        text = text.replace(sign, f"\\{sign}")
    return text


def _code(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))
