"""What differs between two releases, and how that is said."""

from __future__ import annotations

from records.facts.memory import NOTHING
from releasing.comparison import Changes, compare
from releasing.release import Reason
from releasing.wording import headline, lines
from tests.releasing.made import FILES, at, known, release

FIRST = release(records={"event:moede": known("moede"), "event:fest": known("fest")})


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_same_again_is_nothing() -> None:
    later = release(
        "b", FILES, at(24), FIRST.memory,
        {"event:moede": known("moede", at(24)), "event:fest": known("fest", at(24))},
    )  # fmt: skip
    assert compare(FIRST, later) == Changes()
    assert list(lines(Changes(), {})) == ["Intet er anderledes end før."]


def test_new_changed_reworded_gone_and_letters() -> None:
    issue = {"issue:brev": known("brev", last=at(1))}
    page = "arrangementer/brev/index.html"
    files = {**FILES, page: "brev", "feed.xml": "<rss>ny</rss>", "arrangementer/ny/index.html": "x"}
    del files["om/index.html"]
    after = release(
        "b", files, at(1), FIRST.memory,
        {"event:ny": known("ny", at(1)), "event:moede": known("moede", at(1), sequence=1), **issue},
    )  # fmt: skip
    changes = compare(FIRST, after)
    assert changes == Changes(
        new=("event:ny", "issue:brev"),
        changed=("event:moede",),
        gone=("event:fest",),
        letters=("issue:brev",),
        written=(page, "arrangementer/ny/index.html", "feed.xml"),
        removed=("om/index.html",),
    )
    assert [plain(line) for line in lines(changes, after.memory.records)] == [
        "1 nyt arrangement: Ny",
        "1 ny nyhedsbrevsudgave: Brev",
        "1 ændret arrangement: Moede",
        "1 arrangement er væk: Fest",
        "Nyhedsbreve på nettet: Brev",
        "3 filer er nye eller ændrede, 1 er væk; 1 af dem er feeds og kalendere.",
    ]


def test_a_record_with_another_id_is_neither_new_nor_gone() -> None:
    lost = {"event:fest": known("fest")}
    before = release(records={**lost, "event:moede": known("moede")})
    now = known("gilde", at(1), former=("arrangementer/fest/",))
    records = {"event:gilde": now, "event:moede": known("moede", at(1))}
    changes = compare(before, release("b", FILES, at(1), before.memory, records))
    assert changes == Changes(moved=("event:gilde",))
    assert plain(next(iter(lines(changes, records)))) == (
        "1 arrangement har fået ny adresse: Gilde"
    )


def test_words_alone() -> None:
    page = "arrangementer/moede/index.html"
    before = release(files={page: "før"}, records={"event:moede": known("moede")})
    records = {"event:moede": known("moede", at(1))}
    after = release("b", {page: "efter"}, at(1), before.memory, records)
    assert compare(before, after).reworded == ("event:moede",)
    assert [plain(line) for line in lines(compare(before, after), records)] == [
        "Andre ord: Moede",
        "1 fil er ny eller ændret.",
    ]


def test_a_long_list_names_the_first_few() -> None:
    keys = tuple(f"event:{name}" for name in "abcdefgh")
    (line, *_) = lines(Changes(new=keys), {key: known(key[6:]) for key in keys})
    assert plain(line) == "8 nye arrangementer: A, B, C, D, E og 3 til"


def test_the_first_release_is_all_new() -> None:
    assert compare(None, FIRST).new == ("event:fest", "event:moede")
    assert len(compare(None, FIRST).written) == 3


def test_headlines() -> None:
    said = [
        plain(headline(each, is_last=is_last))
        for each, is_last in (
            (FIRST, False),
            (FIRST, True),
            (release(reason=Reason.ROLLBACK, of="2026-11-21.1", hold=True), True),
            (release(reason=Reason.PURGE, of="episode:en"), False),
        )
    ]
    day = "2026-11-22.1  22. november 2026 kl. 9.00"
    assert said == [
        day,
        f"{day}  er ude nu",
        f"{day}  tilbage til 2026-11-21.1, er ude nu, holder igen på den næste udgivelse",
        f"{day}  episode:en taget ud af historien",
    ]
    assert NOTHING.released is None


def test_parts_of_the_search_are_named_anew_and_are_not_gone() -> None:
    first = release(files={"search/0123456789/tekst-0.json": "[]", "om/index.html": "om"})
    later = release("b", {"search/9876543210/tekst-0.json": "[]"}, at(24), first.memory)
    assert compare(first, later).removed == ("om/index.html",)
