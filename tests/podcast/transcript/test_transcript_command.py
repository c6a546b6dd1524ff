"""`praksis podcast transcript`: shown first, written when asked, never over another file."""

import re
from pathlib import Path

import pytest

from tests.podcast.studio import Studio
from tests.podcast.transcript.incoming_samples import DESCRIPT, TEAMS

TARGET = "media/transcripts/a.vtt"
PEOPLE = [{"role": "Læge, Bornholm", "name": "Lægen Taler To", "consent": True}]


@pytest.fixture(name="file")
def file_of_teams(studio: Studio) -> Path:
    """A transcript beside the project, and an episode that lacks nothing else."""
    studio.episode("a", transcript=None, people=PEOPLE)
    file = studio.root / "Møde.vtt"
    file.write_text(TEAMS, encoding="utf-8")
    return file


def said(studio: Studio, *words: str) -> tuple[int, str]:
    done = studio.praksis("transcript", *words, "--no-ask")
    return done.exit_code, done.output.replace("\u00a0", " ")


def test_it_is_shown_first(studio: Studio, file: Path) -> None:
    before = sorted(studio.root.rglob("*.vtt"))
    code, shown = said(studio, str(file), "--episode", "a")

    assert (code, sorted(studio.root.rglob("*.vtt"))) == (0, before)
    assert shown == (
        "Møde.vtt: WebVTT med stemmer, som fra Teams, 3 tekster.\n"
        "  2 noter fra programmet er taget ud.\n"
        "  1 tekst er sat i rækkefølge.\n"
        "  1 tekst gik ind over den næste og er kortet af.\n"
        "  »Lægen Taler To« taler 2 gange og hedder det også i udskriften.\n"
        "  »Værten Taler Et« taler 1 gang og hedder nu »Stemme 1«.\n"
        "\n"
        "00:00:00.560 --> 00:00:02.900\n"
        "<v Lægen Taler To>Velkommen til. I dag taler vi om hverdagen i en klinik.</v>\n\n"
        "00:00:02.900 --> 00:00:04.100\n<v Lægen Taler To>Ja.</v>\n\n"
        "00:00:03.250 --> 00:00:05.000\n<v Stemme 1>Tak, fordi jeg måtte komme.</v>\n\n"
        "Intet er skrevet endnu. Ser det rigtigt ud, så kør igen med --write. "
        "Så bliver den skrevet til content/media/transcripts/a.vtt.\n"
    )


def test_it_is_written_once_and_never_over_another(studio: Studio, file: Path) -> None:
    words = (str(file), "--episode", "a", "--speaker", "Værten Taler Et=Vært", "--write")
    code, shown = said(studio, *words)
    target = studio.content / TARGET
    first = target.read_bytes()

    assert code == 0
    assert shown.endswith(
        "Skrevet: content/media/transcripts/a.vtt\n"
        "I episodens post skal der stå: transcript: media/transcripts/a.vtt\n"
    )
    studio.episode("a", transcript=TARGET, people=PEOPLE)
    assert studio.everything_said() == []
    assert said(studio, *words)[1].endswith("er allerede sådan. Der er intet at skrive.\n")

    file.write_text(DESCRIPT, encoding="utf-8")
    other = (str(file), "--episode", "a", "--write")
    assert said(studio, *other) == (1, (
        said(studio, *other[:-1])[1].partition("Intet er skrevet endnu")[0]
        + "content/media/transcripts/a.vtt findes allerede og er anderledes. "
        "Tilføj --overwrite for at skrive den om.\nIntet er skrevet.\n"
    ))  # fmt: skip
    assert target.read_bytes() == first
    assert said(studio, *other, "--overwrite")[0] == 0
    assert target.read_bytes() != first


def test_without_an_episode_the_file_names_the_target(studio: Studio, file: Path) -> None:
    assert said(studio, str(file))[1].endswith("content/media/transcripts/moede.vtt.\n")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["--episode", "b"], 1, 'Der er ingen episode "b". Ret --episode.\nIntet er skrevet.\n'),
        (["--speaker", "Ingen"], 2, '--speaker "Ingen" kan ikke bruges. Skriv "Navn=Rolle".\n'),
        (["--overwrite"], 2, "--overwrite skal bruges sammen med --write.\n"),
    ],
)
def test_wrong_use(studio: Studio, file: Path, words: list[str], code: int, message: str) -> None:
    found = said(studio, str(file), *words)
    assert (found[0], found[1].endswith(message)) == (code, True), found


def test_faults_stand_at_their_lines(studio: Studio) -> None:
    file = studio.root / "a.srt"
    file.write_text("1\n00:01,000 --> snart\nA\n", encoding="utf-8")

    code, shown = said(studio, str(file))
    assert code == 1
    assert re.search(
        r'a\.srt:2:1: tiden "snart" kan ikke læses\. Skriv timer, minutter og sekunder: '
        r"00:01:05\.000\.\nIntet er skrevet\.\n$", shown,
    )  # fmt: skip


def test_an_editor_is_asked_who_speaks(studio: Studio, file: Path) -> None:
    from click.testing import CliRunner

    from praksis.commands.podcast import podcast
    from tests.project_copy import working_in

    studio.praksis("transcript", str(file), "--no-ask")
    with working_in(studio.root):
        done = CliRunner().invoke(podcast, ("transcript", str(file), "--ask"), input="Læge\n\n")
    assert "Hvem er »Lægen Taler To«? Skriv en rolle [Stemme 1]: Læge\n" in done.output
    assert "<v Læge>Ja.</v>" in done.output
    assert "<v Stemme 1>Tak, fordi jeg måtte komme.</v>" in done.output


def test_letters_coded_twice_and_styles_are_faults_of_what_is_committed(studio: Studio) -> None:
    studio.episode("a")
    studio.write(
        "media/transcripts/tekst.vtt",
        "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\nNOTE Her er en note.\n\n"
        "00:01.000 --> 00:02.000\nVÃ¦rsgo, STYLE\n",
    )
    start = "content/media/transcripts/tekst.vtt"
    style = "som er pynt for film og ikke ord. Slet afsnittet, eller kør praksis podcast transcript"
    assert studio.everything_said() == [
        f"{start}:3:1: udskriften har et afsnit STYLE, {style} med filen.",
        f"{start}:6:1: udskriften har et afsnit REGION, {style} med filen.",
        f'{start}:12:1: her står "Ã¦", fordi teksten er læst med et forkert tegnsæt. Skriv "æ".',
    ]
