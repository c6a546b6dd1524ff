"""Every component of the theme: what it is called, and when to use it, in plain Danish."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A component; its specimens stand in `theme/design/NAME.html`."""

    name: str
    """Of the template in `theme/partials/`, or of what is a class of the style sheet alone."""
    title: str
    use: str
    is_wide: bool = False
    """Whether it needs the page's whole width, so that dark stands below light."""


@dataclass(frozen=True, slots=True)
class Group:
    """Components under one heading."""

    id: str
    title: str
    parts: tuple[Part, ...]


GROUPS = (
    Group("grund", "Skrift og handlinger", (
        Part("prose", "Løbende tekst", "Det, en redaktør skriver i Markdown."),
        Part("tables", "Tabel", "Tal, man sammenligner. Den ruller for sig selv på en telefon."),
        Part("link", "Link", "Teksten siger, hvor det fører hen. Aldrig »læs mere«."),
        Part("buttons", "Knapper", "Én fyldt knap på hver side: det, vi helst vil have, du gør. "
             "Resten har kant eller er links."),
        Part("fields", "Felter", "Etiketten står over feltet. En fejl siger, hvad der skal stå."),
        Part("alerts", "Beskeder", "Når noget ændrer, hvad man kan gøre. Ikke til pynt."),
    )),
    Group("smaa-dele", "Små dele", (
        Part("tag", "Mærkat", "Art og status i ét eller to ord. Eksempel står altid først."),
        Part("date_block", "Datoblad", "En dag, man skal nå. Det store er til et arrangement."),
        Part("brief", "Kort fortalt", "Først i en lang tekst: det, man skal have med, også når man "
             "ikke læser videre. Med fire overskrifter eller flere følger en indholdsliste."),
        Part("facts", "Fakta", "Oplysninger, man slår op: navn til venstre, værdi til højre."),
        Part("bars", "Bjælker", "Vægtning i procent, hvor få dele giver 100."),
        Part("pro_con", "For og imod", "Ærlige grunde ved siden af hinanden, lige lange."),
        Part("seekers", "Læger, der søger", "Ved et opslag, når nogen søger noget som det."),
        Part("history", "Forløb", "Hvad der er sket, og hvad der kommer, i rækkefølge."),
        Part("list", "Veje, trin og kilder", "Veje fører videre, trin siger rækkefølgen, kilder "
             "siger, hvor vi ved det fra."),
        Part("entry", "Linje med kilde", "En post, der kun er en linje i en liste."),
        Part("checked", "Kontrolleret", "Nederst, hvor noget kan blive forkert med tiden."),
        Part("share", "Del siden", "På sider, man sender til en kollega."),
        Part("add_to_calendar", "Læg i kalenderen", "Ved enhver dato, man skal nå."),
    )),
    Group("kort", "Kort og kasser", (
        Part("card", "Kort og rækker", "Rækker til det, man sammenligner. Kort til få ting, der "
             "skal lokke. Tegning kun på det, man læser.", is_wide=True),
        Part("person", "Person", "Den, man kan tale med, med rolle, tid og nummer."),
        Part("portrait", "Portræt", "Den, der har sagt ja til at blive vist, i døren, med hvem der "
             "tog billedet."),
        Part("talk", "Tal med en rådgiver", "Sidst på en side, én gang: den, der passer til det, "
             "siden handler om, med en tegning.", is_wide=True),
        Part("deadline_card", "Fristkort", "Der, hvor læseren handler. Ét på hver side."),
        Part("subscribe", "Følg podcasten", "Adressen på feedet og de apps, der kan følge det."),
        Part("said", "En stemme", "Først på forsiden og målgruppens side: hvem der siger det, og "
             "vejen til resten. Citater på historiens egen side.", is_wide=True),
        Part("signup", "Bånd til nyhedsbrevet", "Sidst på en side, én gang.", is_wide=True),
        Part("signup_form", "Tilmelding", "Valget først, adressen sidst.", is_wide=True),
    )),
    Group("lister", "Lister, der kan søges i", (
        Part("filters", "Spørgsmål", "Hvert svar siger, hvor mange det giver."),
        Part("listing", "Liste", "Enhver liste over fem. Uden script står den hel.", is_wide=True),
        Part("tile_map", "Kort over kommuner", "En dør er en kommune med noget ledigt."),
        Part("practice", "Former side om side", "Det, man vælger imellem, med kilde ved hver "
             "oplysning. Et kort for hver form på en telefon.", is_wide=True),
        Part("asks", "Spørgsmål i trin", "Få spørgsmål, som læseren svarer på i sin egen browser, "
             "og en knap til resultatet.", is_wide=True),
        Part("search", "Søgning", "Åbnes fra alle sider.", is_wide=True),
    )),
    Group("tal", "Tegnede tal og forløb", (
        Part("chart", "Tal i en tegning", "Når forskellen skal ses. De samme tal står altid i en "
             "tabel nedenunder."),
        Part("chart_way", "Vej", "Trinene fra begyndelse til mål, en dør til hver.", is_wide=True),
        Part("chart_times", "Trin efter tid", "Øverst i en guide. Hver dør fører ned til sit trin.",
             is_wide=True),
        Part("timeline", "Tidslinje", "Hvad der er sket i et område, og hvad der kommer. Den næste "
             "frist har lys i døren.", is_wide=True),
        Part("chart_week", "Uge", "Hvad en læges dage går med, time for time.", is_wide=True),
        Part("chart_article", "Uge og vej sammen", "Sådan står de i en tekst, der har dem begge.",
             is_wide=True),
    )),
    Group("lyd", "Podcast", (
        Part("player", "Afspiller", "Lyd hos os, og lyd hos en anden, som man selv henter."),
        Part("listen", "Lyt", "Afspiller og kapitler på en episodes side."),
        Part("transcript", "Udskrift", "Ordene med tid, så et link kan føre til dem."),
        Part("spoken", "Udskrift med filer", "Udskriften, som den står på episodens side."),
        Part("moments", "Citater og uddrag", "Det bedste, der bliver sagt, med et link til stedet "
             "i lyden."),
        Part("hear", "Hør om det", "Nederst på en side, som en episode handler om.", is_wide=True),
        Part("cover", "Omslag", "Podcastens eget, hvor der ikke er et billede."),
    )),
    Group("billeder", "Billeder", (
        Part("icon", "Ikoner", "Foran ord, aldrig i stedet for dem. Andre fra Materials samlinger "
             "skrives med navn: material-phone-outline.", is_wide=True),
        Part("mark", "Mærke", "Øverst og nederst på alle sider, og i mails."),
        Part("doors", "De tre døre", "Kun på forsiden."),
        Part("scene", "Tegninger", "Hvert emne, hver årstid og hvert lys. En post får selv sin "
             "egen, og et fotografi går altid foran.", is_wide=True),
        Part("picture", "Fotografi", "Med beskrivelse og ophav."),
        Part("film", "Film", "Intet hentes før et tryk. Under filmen står den i ord."),
    )),
    Group("ramme", "Sidens ramme", (
        Part("notice", "Besked øverst", "Det, der gælder hele siden.", is_wide=True),
        Part("header", "Top", "På alle sider.", is_wide=True),
        Part("breadcrumb", "Sti", "Siderne over den, man er på."),
        Part("page_head", "Sidens hoved", "Mærkater, overskrift og én eller to linjer.",
             is_wide=True),
        Part("footer", "Bund", "På alle sider.", is_wide=True),
        Part("preview_bar", "Redaktørens bjælke", "Kun i en forhåndsvisning.", is_wide=True),
    )),
)  # fmt: skip
"""In the order of the page."""
NAMES = frozenset(part.name for group in GROUPS for part in group.parts)
