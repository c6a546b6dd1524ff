"""What is said of the slips of the table: one exact line, with the cure; none is passed over."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from praksis.judgement import judged_library
from publishing.settings import SettingsError
from publishing.settings_file import read_settings
from records.messages import line_of
from records.messages.catalogue import catalogue
from records.source.diagnostics import Diagnostic
from records.source.files import Project
from site_plugins.checks import ALL_CHECKS
from tests.known import load_known
from tests.projects import SETTINGS, changed, is_of_fronts, make_project
from tests.slips.table import projects, slips, text_in, told_of
from tests.slips.whole_projects import PROJECTS, told
from tests.steps import some

Found = dict[str, list[str]]


def judged(folder: Path) -> tuple[Diagnostic, ...]:
    """As `check`, `build` and the hook before a commit have it."""
    library, _ = judged_library(Project(folder, folder / "content"), cached=False)
    return library.diagnostics


def loaded(folder: Path) -> tuple[Diagnostic, ...]:
    return load_known(folder, ALL_CHECKS).diagnostics


def test_there_are_enough_and_each_is_there_once() -> None:
    names = Counter((slip.kind, slip.name) for slip in slips())
    assert [name for name, times in names.items() if times > 1] == []
    assert len(names) + len(PROJECTS) >= 690


def test_each_slip_of_a_record_is_told_as_the_table_has_it(tmp_path: Path) -> None:
    wrong = []
    for number, group in enumerate(projects()):
        files = {path: text_in(path, slip) for path, slip in group.items()}
        folder = make_project(tmp_path / str(number), {**files})
        found: Found = defaultdict(list)
        for each in judged(folder) if number == 0 else loaded(folder):
            found[each.position.path].append(told_of(each))
        wrong += [
            (slip.name, found[path], list(slip.told))
            for path, slip in group.items()
            if found[path] != list(slip.told)
        ]
        wrong += [("elsewhere", said, []) for path, said in found.items() if path not in group]
    assert wrong == []


def test_each_code_of_the_table_is_in_the_catalogue_and_has_a_cure() -> None:
    told = [line for slip in slips() for line in slip.told]
    assert {line.split()[1] for line in told} <= set(catalogue())
    assert [line for line in told if line.rpartition(" | ")[2][-1] not in ".?"] == []
    silent = [slip.name for slip in slips() if not slip.told]
    assert silent == MEANT_AS_WRITTEN


MEANT_AS_WRITTEN = [
    "telefon uden mellemrum", "telefon med landekode", "telefon med bindestreg",
    "telefon med ord omkring", "ledig fra med stort", "fast mellemrum i en kode",
    "tabulator efter kolon",
]  # fmt: skip
"""What has one reading only, and is read so."""


@pytest.mark.parametrize("number", range(4))
def test_each_slip_of_a_project_is_one_line(number: int, tmp_path: Path) -> None:
    wrong = []
    wanted = told()
    assert list(wanted) == [name for name, _ in PROJECTS]
    for place, (name, files) in enumerate(some(PROJECTS, 60)[number::4]):
        folder = make_project(tmp_path / str(place), files)
        found = [each for each in map(line_of, loaded(folder)) if not is_of_fronts(each)]
        wrong += [(name, found, wanted[name])] if found != wanted[name] else []
    assert wrong == []


def test_one_slip_is_one_line() -> None:
    lines = [len(slip.told) for slip in slips()] + [len(each) for each in told().values()]
    assert max(lines) == 1


OPEN = "Sæt hele teksten i anførselstegn"
CHOOSE = "Vælg den ene udgave, og slet linjerne med <<<<<<<, ======= og >>>>>>>"
PLUGIN = 'publisher: {demo_clock: "2026-11-22T09:00"}'
UNDER = 'under "publisher" kan dette ikke bruges'
UNDER_RELEASE = 'under "release" kan dette ikke bruges'
UNDER_BRAND = 'under "brand" kan dette ikke bruges'
RELEASE = "docs/drift/udgivelse.md viser, hvad der kan stå."
TARGETS = (
    "Et mål er fx folder: /srv/www/praksis, ssh: web@example.org:/srv/www/praksis eller branch: "
    "gh-pages."
)
SETTINGS_SLIPS = [
    ("site_name: Prøve", "site_name:Prøve",
     "1:1: her mangler et mellemrum efter kolon. Skriv site_name: Prøve."),
    ("site_name: Prøve", 'site_name: "Prøve',
     '1:12: et anførselstegn bliver ikke lukket. Skriv site_name: "Prøve".'),
    ("site_name: Prøve", "site_name: Prøve: min",
     f'1:17: her står et kolon midt i en tekst. {OPEN}: site_name: "Prøve: min".'),
    ("site_name: Prøve", " site_name: Prøve",
     "1:2: linjen er rykket for langt ind. Slet mellemrummene foran den."),
    ("  - publisher", "  -publisher",
     f"4:3: her mangler et mellemrum efter stregen. Skriv - {PLUGIN}."),
    ('09:00"}', '09:00"', "4:16: et felt i {…} bliver ikke lukket. Sæt } efter det sidste."),
    ("plugins:", "\tplugins:",
     "3:1: linjen er rykket ind med tabulator. Skriv to mellemrum i stedet for."),
    ("plugins:", "plugins:\n<<<<<<< HEAD", f"4:1: her står et flettemærke fra Git. {CHOOSE}."),
    ('"2026-11-22T09:00"', "22.11.2026",
     '4:29: "demo_clock" er ikke et tidspunkt. Skriv fx "2026-11-22T09:00".'),
    ("demo_clock", "demo_klokke", f'4:30: {UNDER}: demo_klokke. Mente du "demo_clock"?'),
    ("{demo", "{security_contact: x, demo",
     f'4:35: {UNDER}: security_contact. Skriv "security_contact" under "brand".'),
    ("{demo", "{release: {keep: {release: 9}}, demo",
     f'4:43: {UNDER_RELEASE}: keep.release. {RELEASE} Mente du "releases"?'),
    ("{demo", "{release: {targets: [{ftp: x}]}, demo",
     f"4:37: {UNDER_RELEASE}: targets.0. {TARGETS} {RELEASE}"),
    ("{demo", "{release: {targets: [{ssh: example.org}]}, demo",
     f"4:37: {UNDER_RELEASE}: targets.0. {TARGETS} {RELEASE}"),
    ("{demo", '{demo_clock: "2026-11-22T09:00",\n      demo',
     ('5:7: "demo_clock" står også på linje 4, og kun den ene ville gælde. Skriv det ind dér, og '
     "slet det her.")),
    ("plugins:", "plugins:\n  - publisher\nplugins:",
     ('5:1: "plugins" står også på linje 3, og kun den ene ville gælde. Skriv det ind dér, og '
     "slet det her.")),
    ("publisher", "publiser",
     '4:5: der er intet plugin, der hedder "publiser". Skriv "publisher".'),
    ("plugins:", "plugin:", '3:1: "plugin" kendes ikke. Skriv plugins.'),
    ("site_url: https", "site_url: ",
     ('2:11: "site_url" er "://proeve.example.org/", som ikke er en hel adresse. '
     "Skriv site_url: https://example.org/.")),
    ("https://proeve.example.org/", "proeve.example.org",
     ('2:11: "site_url" er "proeve.example.org", som ikke er en hel adresse. '
     "Skriv site_url: https://proeve.example.org.")),
    ("site_name: Prøve", "site_name:",
     "1:1: siden har intet navn. Skriv fx site_name: Min Almen Praksis."),
    ("site_name: Prøve", "site_name: [Prøve]",
     '1:12: "site_name" skal være én tekst. Skriv fx site_name: Min Almen Praksis.'),
    ("plugins:", "docs_dir: docs\nplugins:",
     ('3:11: "docs_dir" er "docs", men indholdet ligger altid i content/. '
     "Skriv docs_dir: content.")),
    ("plugins:", "site_dir: content/site\nplugins:",
     '3:11: "site_dir" er "content/site", hvor dine egne filer ligger. Skriv site_dir: site.'),
    ("plugins:", "theme: {name: materiale}\nplugins:",
     ('3:8: temaet hedder "materiale", og sidens skabeloner kræver material. '
     "Skriv name: material.")),
    ("plugins:", "theme: {name: material, custom_dir: tema}\nplugins:",
     ('3:8: "custom_dir" er "tema", som ikke er en mappe. '
     "Skriv custom_dir: site_plugins/theme.")),
    ("plugins:", "hooks: [krog.py]\nplugins:",
     '3:8: "hooks" peger på "krog.py", som ikke findes. Ret stien, eller slet linjen.'),
    ("plugins:", "INHERIT: mere.yml\nplugins:",
     '3:10: "INHERIT" peger på "mere.yml", som ikke findes. Ret stien, eller slet linjen.'),
    ("plugins:", "strict: ja\nplugins:",
     '3:9: "strict" er "ja". Skriv strict: true eller strict: false.'),
    ("plugins:", "use_directory_urls: false\nplugins:",
     ('3:21: "use_directory_urls" skal være true, for alle adresser ender på /. '
     "Skriv use_directory_urls: true.")),
    ("plugins:", "dev_addr: 8000\nplugins:",
     '3:11: "dev_addr" er "8000". Skriv værten og porten, fx dev_addr: 127.0.0.1:8000.'),
    ("plugins:", "extra_css: [min.css]\nplugins:",
     ('3:12: "extra_css" bliver ikke brugt af sidens skabeloner, så filen når ingen læser. '
     "Slet linjen.")),
    ("plugins:", "farver: røde\nplugins:",
     '3:1: "farver" kendes ikke. Slet linjen, eller skriv den under extra.'),
    ("Prøve", "!!python/object:os.system ls",
     '1:12: "!!python/object:os.system" kører et program. Slet det, og skriv en tekst.'),
    ("plugins:", "plugins:\n  - publisher",
     '5:5: "publisher" står to gange under "plugins". Slet den ene.'),
    ("{demo", "{brand: {colours: {light: {paper: ffffff}}}, demo",
     f'4:50: {UNDER_BRAND}: colours.light.paper. Skriv paper: "#ffffff".'),
    ("{demo", "{brand: {security_contact: os@example.org}, demo",
     f'4:43: {UNDER_BRAND}: security_contact. Skriv security_contact: "mailto:os@example.org".'),
    ("{demo", "{brand: {namespace: min praksis}, demo",
     f'4:36: {UNDER_BRAND}: namespace. Skriv namespace: "min-praksis".'),
    ("site_url", "siteurl", '2:1: "siteurl" kendes ikke. Skriv site_url.'),
]  # fmt: skip
"""What is exchanged in the settings, and what is said of it."""


@pytest.mark.parametrize(("old", "new", "said"), SETTINGS_SLIPS)
def test_a_slip_in_the_settings_is_told_at_its_place(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "mkdocs.yml").write_text(changed(SETTINGS, (old, new)), "utf-8")
    with pytest.raises(SettingsError) as raised:
        read_settings(tmp_path)
    assert str(raised.value) == f"mkdocs.yml:{said}"
