"""`praksis releases`: what went out, and what each release changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.commands.going_out import Run, repair, run_of
from praksis.project import current_project
from praksis.prompts import is_agreed, is_interactive
from records.errors import PraksisError
from records.started import command

if TYPE_CHECKING:
    from releasing.branch import Branch
    from releasing.release import Recorded

LOST_ANYWAY = """\
Det her kan ikke tages tilbage herfra:
  - indholdets egen historie i Git, hvor filen stadig ligger i ældre commits
  - kopier, som andre har hentet af Git, siden, feeds, kalendere og lyd
  - mails, der er sendt, og det, som søgemaskiner og arkiver har gemt
Bed søgemaskinerne om at fjerne adressen, og kør git gc --prune=now på hver maskine med en kopi."""


@click.group(
    cls=danish.Group,
    invoke_without_command=True,
    examples=(
        "praksis releases",
        "praksis releases show 2026-11-28.1",
        "praksis releases diff 2026-11-27.1 2026-11-28.1",
        "praksis releases purge episode:en-dag",
        "praksis releases prune",
    ),
)
@click.option("--all", "every", is_flag=True, help="Vis alle; ellers de 10 nyeste.")
@click.pass_context
def releases(context: click.Context, *, every: bool) -> None:
    """Vis, hvad der er udgivet, og hvad hver udgivelse ændrede for læserne."""
    if context.invoked_subcommand is None:
        _, known = _known()
        shown = known if every else known[:10]
        for recorded in shown:
            _show(recorded, known)
        if len(shown) < len(known):
            click.echo(f"Der er {len(known) - len(shown)} ældre. Se dem med --all.")


@releases.command(examples=("praksis releases show 2026-11-28.1",))
@click.argument("release", metavar="UDGIVELSE")
def show(release: str) -> None:
    """Vis en udgivelse: hvad den ændrede, hvad den er lavet af, og hvilke filer den skrev."""
    from releasing.history import find_release

    _, known = _known()
    recorded = find_release(known, release)
    _show(recorded, known)
    told, files = recorded.release, recorded.release.memory.files
    click.echo(
        f"  Lavet af indholdet i commit {told.content or '(ukendt)'}, program {told.program}."
    )
    click.echo(f"  {len(told.pages)} sider, {len(files)} filer, {len(told.openings)} ledige nu.")
    if not recorded.has_site:
        click.echo("  Filerne er slettet, så siden bygges forfra, hvis du ruller tilbage hertil.")
    for path, (_, since) in files.items():
        if since == told.moment:
            click.echo(f"    {path}")


@releases.command(examples=("praksis releases diff 2026-11-27.1 2026-11-28.1",))
@click.argument("before", metavar="FØR")
@click.argument("after", metavar="EFTER")
def diff(before: str, after: str) -> None:
    """Vis, hvad læserne mærkede mellem to udgivelser."""
    from releasing.comparison import compare
    from releasing.history import find_release
    from releasing.wording import lines

    _, known = _known()
    old, new = (find_release(known, named).release for named in (before, after))
    for line in lines(compare(old, new), {**old.memory.records, **new.memory.records}):
        click.echo(line)


@releases.command(examples=("praksis releases purge episode:en-dag",))
@click.argument("named", metavar="POST")
@click.option("--yes", is_flag=True, help="Gør det uden at spørge først.")
def purge(named: str, *, yes: bool) -> None:
    """Tag en post, der er trukket tilbage, ud af alle udgivelser. Den kan aldrig udgives igen."""
    from releasing.lock import alone
    from releasing.purge import find_key, purged
    from releasing.targets.target import Site

    project = current_project()
    with alone(project.root):
        run, branch, known = _kept(run_of(project))
        repair(run)
        key = find_key(known[0].release, named)
        made = purged(run.root, known, key)
        click.echo(
            f"{key} bliver taget ud af {len(known)} udgivelser, og grenen bliver skrevet om."
        )
        if made.emptied:
            click.echo(f"Disse viste posten og mister deres filer: {', '.join(made.emptied)}.")
        click.echo(LOST_ANYWAY)
        if not (yes or _is_meant("Skal det gøres?")):
            return
        _replace_branch(run, branch, made.last)
        for target in run.targets:
            target.deploy(Site.in_git(run.root, made.last))
            target.forget()
    click.echo(f"{key} er taget ud. Kør {command('publish')}, så ingen side nævner den længere.")


@releases.command(examples=("praksis releases prune",))
@click.option("--yes", is_flag=True, help="Gør det uden at spørge først.")
def prune(*, yes: bool) -> None:
    """Smid de ældste udgivelser væk ud over det, mkdocs.yml siger. Det, de lærte, huskes."""
    from releasing.history import release_at
    from releasing.lock import alone
    from releasing.retention import is_too_much, kept

    project = current_project()
    with alone(project.root):
        run, branch, known = _kept(run_of(project))
        keep = run.settings.release.keep
        if not is_too_much(run.root, branch.head, keep):
            click.echo(f"Der er {len(known)} udgivelser, og det er ikke for mange.")
            return
        made = kept(run.root, known[0], keep, at_once=True)
        if not (yes or _is_meant("Grenen bliver skrevet om. Skal de ældste smides væk?")):
            return
        _replace_branch(run, branch, release_at(run.root, made.commit))
    click.echo("De ældste udgivelser er smidt væk.")


def _is_meant(question: str) -> bool:
    """Whether somebody says yes. Raises PraksisError where nobody can answer."""
    if not is_interactive(None):
        raise PraksisError("Ingen kan svare her. Skriv --yes for at gøre det. Intet er ændret.")
    if is_agreed(question):
        return True
    click.echo("Intet er ændret.")
    return False


def _known() -> tuple[Run, tuple[Recorded, ...]]:
    run, _, known = _kept(run_of(current_project()))
    return run, known


def _kept(run: Run) -> tuple[Run, Branch, tuple[Recorded, ...]]:
    """The branch and all that is on it. Raises ReleaseError where nothing went out."""
    from releasing.errors import ReleaseError
    from releasing.history import all_of

    branch = run.past.branch
    known = all_of(branch) if branch else ()
    if branch is None or not known:
        raise ReleaseError(f"{run.past.why_not} Der er ikke udgivet noget endnu.".strip())
    return run, branch, known


def _show(recorded: Recorded, known: tuple[Recorded, ...]) -> None:
    from releasing.comparison import compare
    from releasing.wording import headline, lines

    at = known.index(recorded)
    before = known[at + 1].release if at + 1 < len(known) else None
    click.echo(headline(recorded.release, is_last=at == 0))
    if before is None and at > 0:
        click.echo("  Den ældste, der er gemt.")
        return
    for line in lines(compare(before, recorded.release), recorded.release.memory.records):
        click.echo(f"  {line}")


def _replace_branch(run: Run, branch: Branch, last: Recorded) -> None:
    """Let the branch be another history, here and on the remote: somebody was asked."""
    from releasing.branch import move, send
    from releasing.git import attempt

    if run.settings.release.remote:
        send(branch, last.commit, run.settings.release.remote, replacing=True)
    move(branch, last.commit)
    attempt(run.root, "reflog", "expire", "--expire=now", branch.ref)
