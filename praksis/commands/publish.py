"""`praksis publish`: the one step from content to readers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from praksis import danish_help as danish
from praksis.clock import check_clock
from praksis.commands.build import OUTBOX, SITE, Wanted, stop_on_errors
from praksis.commands.going_out import (
    Run,
    bring_out,
    built_site,
    forget_former,
    recorded,
    repair,
    run_of,
    show_plan,
    show_repair,
    trial,
)
from praksis.project import current_project
from praksis.prompts import is_agreed, is_interactive

if TYPE_CHECKING:
    from pathlib import Path

    from records.facts.memory import Memory
    from releasing.gathering import Built
    from releasing.release import Release
    from releasing.targets.target import Site

NOTHING_NEW = "Der er intet nyt siden {id}, så der er ikke udgivet igen."


@dataclass(frozen=True, slots=True)
class Words:
    """What was said on the command line."""

    clock: str
    dry_run: bool
    yes: bool
    allow_loss: bool
    resume: bool
    first: bool
    examples: bool
    preview: str


@click.command(
    cls=danish.Command,
    examples=(
        "praksis publish --dry-run",
        "praksis publish",
        "praksis publish --yes --allow-loss",
        "praksis publish --resume",
        "praksis publish --preview",
    ),
)
@click.option("--dry-run", is_flag=True, help="Vis kun, hvad der ville blive udgivet.")
@click.option("--yes", is_flag=True, help="Udgiv uden at spørge først.")
@click.option("--clock", default="", help="Udgiv som på dette tidspunkt, fx 2026-12-01T09:00.")
@click.option("--allow-loss", is_flag=True, help="Det er meningen, at så meget forsvinder.")
@click.option("--resume", is_flag=True, help="Udgiv igen efter en tilbagerulning.")
@click.option("--first", is_flag=True, help="Det er den første udgivelse.")
@click.option("--examples", is_flag=True, help="Udgiv, selv om der er eksempler.")
@click.option(
    "--preview", default="", is_flag=False, flag_value=".", metavar="[NAVN]",
    help="Læg kun en forhåndsvisning ud, på udkast/navn/; uden navn er det grenens.",
)  # fmt: skip
def publish(**words: str | bool) -> None:
    """Udgiv siden: kontrol, bygning, sammenligning med det, der er ude, og så ud til læserne.

    Hver udgivelse bliver husket på sin egen gren i Git. Forsvinder der for meget på én gang, eller
    går uret forkert, standser det, før læserne mærker noget. Kan køres hver nat.
    """
    from praksis.gate import output_verdict, refuse_unless_ready
    from praksis.progress import Progress
    from praksis.swap import staging
    from releasing.grace import keep_former_assets
    from releasing.lock import alone
    from releasing.targets.target import Site

    said = Words(**words)  # type: ignore[arg-type] # click gives each option by its name
    project, progress = current_project(), Progress(steps=3 if said.preview else 5)
    check_clock(said.clock)
    if said.preview:
        from praksis.commands.previewing import publish_preview

        publish_preview(project, progress, said.preview, said.clock)
        return
    with alone(project.root):
        run = run_of(project)
        if not said.first:
            (show_repair if said.dry_run else repair)(run)
        memory, content = _begun(run, said)
        wanted = Wanted(memory, said.clock, publish=not said.examples)
        folders = trial(project.root) if said.dry_run else staging(project.root, (SITE, OUTBOX))
        with stop_on_errors(), folders as made:
            built = built_site(made, project, progress, content, wanted)
            if wanted.publish:
                refuse_unless_ready(output_verdict(made))
            if run.past.last and run.past.last.has_site:
                keep_former_assets(run.root, run.past.last, made[SITE])
            with progress.step("Sammenligner med det, der er ude"):
                release = _compared(run, built, said)
            if release is None or not _is_wanted(run, release, said):
                return
            kept = _recorded(run, release, made[SITE])
        with progress.step("Lægger udgivelsen ud"):
            bring_out(run, kept or Site.in_folder(project.root / SITE, release))
            forget_former(run, run.past.release, release)


def _begun(run: Run, said: Words) -> tuple[Memory, str]:
    """What is remembered, and the commit of the content; or a refusal."""
    from records.facts.memory import NOTHING
    from releasing.guard import refuse_hold, refuse_unknown_past
    from releasing.past import content_commit

    past = run.past
    refuse_hold(past.release, resume=said.resume)
    refuse_unknown_past(past.last, is_first=said.first, may_be_missing=past.may_be_missing)
    content = content_commit(run.root) if past.branch else ""
    if past.why_not:
        click.echo(past.why_not)
    return past.release.memory if past.release else NOTHING, content


def _compared(run: Run, built: Built, said: Words) -> Release | None:
    """The release that would go out, with what it changes told; None where nothing does."""
    from releasing.comparison import compare
    from releasing.gathering import release_of
    from releasing.guard import refuse_clock_behind, refuse_loss, refuse_withdrawn
    from releasing.wording import lines

    before = run.past.release
    refuse_clock_behind(before, built.clock)
    taken = [before.id] if before else []
    if not before or said.first:
        taken += (target.live() for target in run.targets)
    release = release_of(built, before, taken)
    refuse_withdrawn(release.memory, release.shown)
    if not said.allow_loss:
        refuse_loss(before, release, run.settings.release.loss)
    changes = compare(before, release)
    if changes.is_nothing and before and not before.hold:
        click.echo(NOTHING_NEW.format(id=before.id))
        return None
    for line in lines(changes, release.memory.records):
        click.echo(f"  {line}")
    return release


def _is_wanted(run: Run, release: Release, said: Words) -> bool:
    """Whether to go on: not on a dry run, and not where somebody says no."""
    if said.dry_run:
        show_plan(run, release)
        click.echo("Intet er udgivet (--dry-run).")
        return False
    if said.yes or not is_interactive(None) or is_agreed("Skal det udgives?"):
        return True
    click.echo("Intet er udgivet.")
    return False


def _recorded(run: Run, release: Release, folder: Path) -> Site | None:
    """The release in Git, before any reader sees it; None for a project that is not in Git."""
    from releasing.targets.target import Site

    return Site.in_git(run.root, recorded(run, release, folder)) if run.past.branch else None
