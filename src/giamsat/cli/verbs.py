"""The verbs of the command: each parses its words, calls one function, prints sentences and returns the exit code."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from giamsat.cli.program import program
from giamsat.cli.words import day_of, number_of, said, words_of
from giamsat.errors import Fault, UsageError
from giamsat.interpreter import collect_seldom
from giamsat.settings import find_settings, ready_minutes
from giamsat.texts_vi import check as check_texts
from giamsat.texts_vi import clarifications as clarified_texts
from giamsat.texts_vi import findings as findings_texts
from giamsat.texts_vi import follow_up as follow_up_texts
from giamsat.texts_vi import forms as forms_texts
from giamsat.texts_vi import opinions as opinion_texts
from giamsat.texts_vi import papers as papers_texts
from giamsat.texts_vi import pipeline as texts
from giamsat.texts_vi import roundbook as round_texts
from giamsat.texts_vi import status as status_texts
from giamsat.texts_vi import verify as verify_texts
from giamsat.texts_vi import visited as visited_texts


@program.command(help=texts.HELP_REPORTS, options_metavar="[TÙY CHỌN]")
@click.option("--round", "rounds", default="", metavar="ĐỢT", help=texts.HELP_ROUND)
@click.option("--units", default="", metavar="ĐƠN_VỊ", help=texts.HELP_UNITS)
@click.option("--jobs", default="", metavar="SỐ", help=texts.HELP_JOBS)
@click.option("--formats", default="html,pdf", metavar="LOẠI", help=texts.HELP_FORMATS)
@click.option("--force", default="", is_flag=False, flag_value="1", metavar="1", help=texts.HELP_FORCE)
@click.option("--cluster", default="", metavar="ĐỊA_CHỈ", help=texts.HELP_CLUSTER)
def reports(rounds: str, units: str, jobs: str, formats: str, force: str, cluster: str) -> int:
    """Build reports and tell what became of them."""
    from giamsat.pipeline.jobs import FORMATS, Request
    from giamsat.pipeline.warming import run_elsewhere, warm_up_early

    chosen = words_of(formats) or FORMATS
    UsageError.raise_if(
        Fault.of("format-unknown", format=name, known=", ".join(FORMATS)) for name in chosen if name not in FORMATS
    )
    wanted = words_of(rounds), words_of(units), chosen, number_of(jobs), force not in ("", "0"), cluster.strip()
    request = Request(*wanted, ready_seconds=60 * ready_minutes())
    settings = find_settings()
    given = {"round": rounds, "units": units, "jobs": jobs, "formats": formats, "force": force, "cluster": cluster}
    code = run_elsewhere(["reports", *(f"--{name}={value}" for name, value in given.items())], settings)
    if code is not None:
        return code
    from giamsat.pipeline.tell import Progress, summary
    from giamsat.pipeline.unchanged import unchanged
    from giamsat.provenance.prints import Prints

    prints = Prints(settings)
    result = unchanged(request, settings, prints)
    if result is None:
        collect_seldom()
        warm_up_early(request, settings, prints)
        from giamsat.pipeline.batch import build_many

        with Progress(sys.stderr) as progress:
            result = build_many(request, settings, progress.hear, prints)
    return said(summary(result), is_clean=result.is_clean)


@program.command(help=verify_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--round", "rounds", default="", metavar="ĐỢT", help=verify_texts.HELP_ROUND)
@click.option("--units", default="", metavar="ĐƠN_VỊ", help=texts.HELP_UNITS)
@click.option("--folder", default="", metavar="THƯ_MỤC", help=verify_texts.HELP_FOLDER)
@click.option("--jobs", default="", metavar="SỐ", help=texts.HELP_JOBS)
def verify(rounds: str, units: str, folder: str, jobs: str) -> int:
    """Make reports again and tell of each file that was handed out whether it is the same."""
    from giamsat.pipeline.tell import Progress
    from giamsat.pipeline.tell_verify import told
    from giamsat.pipeline.verify import Wanted, check_round, rounds_of

    wanted = Wanted(words_of(rounds), words_of(units), Path(folder) if folder else None, number_of(jobs))
    settings = find_settings()
    is_clean = True
    for round_id in rounds_of(wanted, settings):
        with Progress(sys.stderr) as progress:
            checked = check_round(wanted, round_id, settings, progress.hear)
        is_clean = is_clean and checked.is_clean
        for line in told(checked):
            click.echo(line)
    return 0 if is_clean else 1


@program.command(help=forms_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--round", "rounds", default="", metavar="ĐỢT", help=forms_texts.HELP_ROUND)
@click.option("--units", default="", metavar="ĐƠN_VỊ", help=forms_texts.HELP_UNITS)
def forms(rounds: str, units: str) -> int:
    """Make the forms that go out to the units."""
    from giamsat.pipeline.forms import make_forms
    from giamsat.pipeline.tell_forms import told_forms

    settings = find_settings()
    result = make_forms(words_of(rounds), words_of(units), settings)
    return said(told_forms(result, settings), is_clean=result.is_clean)


@program.command(help=visited_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--round", "round_id", default="", metavar="ĐỢT", help=visited_texts.HELP_ROUND)
@click.option("--units", default="", metavar="ĐƠN_VỊ", help=texts.HELP_UNITS)
def visits(round_id: str, units: str) -> int:
    """Make workbooks for visits, and the minutes of those that were filled in."""
    from giamsat.pipeline.tell_visits import told
    from giamsat.pipeline.visits import make_visits

    made = make_visits(find_settings(), round_id.strip(), words_of(units))
    return said(told(made), is_clean=not made.faults)


@program.command(help=findings_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--round", "round_id", default="", metavar="ĐỢT", help=findings_texts.HELP_ROUND)
@click.option("--units", default="", metavar="ĐƠN_VỊ", help=texts.HELP_UNITS)
def findings(round_id: str, units: str) -> int:
    """Make and refresh the registers of findings, and check what was typed into them."""
    from giamsat.pipeline.findings import make_findings
    from giamsat.pipeline.tell_findings import told

    made = make_findings(find_settings(), round_id.strip(), words_of(units))
    return said(told(made), is_clean=not made.faults)


@program.command(help=papers_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--round", "round_id", default="", metavar="ĐỢT", help=papers_texts.HELP_ROUND)
@click.option("--units", default="", metavar="ĐƠN_VỊ", help=texts.HELP_UNITS)
def papers(round_id: str, units: str) -> int:
    """Write the Word papers that are made of findings."""
    from giamsat.pipeline.paper_verb import make_papers
    from giamsat.pipeline.tell_papers import told

    made = make_papers(find_settings(), round_id.strip(), words_of(units))
    return said(told(made), is_clean=not made.faults)


@program.command(name="follow-up", help=follow_up_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--today", default="", metavar="NGÀY", help=follow_up_texts.HELP_TODAY)
@click.option("--units", default="", metavar="ĐƠN_VỊ", help=follow_up_texts.HELP_UNITS)
def follow_up(today: str, units: str) -> int:
    """Make the register of requests as of a day, a sheet for each unit, and list what units sent back."""
    from giamsat.pipeline.follow_up import make_follow_up
    from giamsat.pipeline.tell_follow_up import told

    made = make_follow_up(find_settings(), day_of(today), words_of(units))
    return said(told(made), is_clean=not made.faults)


@program.command(help=clarified_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--round", "round_id", default="", metavar="ĐỢT", help=clarified_texts.HELP_ROUND)
@click.option("--units", default="", metavar="ĐƠN_VỊ", help=texts.HELP_UNITS)
def clarify(round_id: str, units: str) -> int:
    """Make or refresh the registers of questions, and the papers of a visit."""
    from giamsat.pipeline.clarify import clarify as make
    from giamsat.pipeline.clarify import told

    made = make(find_settings(), round_id.strip(), words_of(units))
    return said(told(made), is_clean=not made.faults)


@program.command(help=opinion_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--round", "round_id", default="", metavar="ĐỢT", help=opinion_texts.HELP_ROUND)
def voices(round_id: str) -> int:
    """Make the registers of opinions and objections, and the papers of those that were filled in."""
    from giamsat.pipeline.clarify import told
    from giamsat.pipeline.voices import make_voices

    made = make_voices(find_settings(), round_id.strip())
    return said(told(made), is_clean=not made.faults)


@program.command(help=check_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--round", "rounds", default="", metavar="ĐỢT", help=texts.HELP_ROUND)
@click.option("--units", default="", metavar="ĐƠN_VỊ", help=check_texts.HELP_UNITS)
@click.option("--jobs", default="", metavar="SỐ", help=check_texts.HELP_JOBS)
def check(rounds: str, units: str, jobs: str) -> int:
    """Check what came in and tell of all that is to be looked at again."""
    from giamsat.pipeline.check import Wanted, check_rounds
    from giamsat.pipeline.tell_check import told

    wanted = Wanted(words_of(rounds), words_of(units), number_of(jobs))
    found = [one for one in check_rounds(wanted, find_settings()) if one.chosen(wanted.unit_ids)]
    for one in found:
        for line in told(one, wanted.unit_ids):
            click.echo(line)
    return 0 if all(one.is_clean(wanted.unit_ids) for one in found) else 1


@program.command(help=status_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--round", "rounds", default="", metavar="ĐỢT", help=texts.HELP_ROUND)
@click.option("--today", default="", metavar="NGÀY", help=status_texts.HELP_TODAY)
def status(rounds: str, today: str) -> int:
    """Tell where each unit stands and what is next; write each round's calendar and journal."""
    from giamsat.pipeline.status import status_of
    from giamsat.pipeline.tell_status import told, told_written

    day = day_of(today.strip())
    found = status_of(find_settings(), words_of(rounds), day)
    for one in found.rounds:
        for line in told(one, day):
            click.echo(line)
    for line in told_written(found):
        click.echo(line)
    return 0 if found.is_clean else 1


@program.command(name="new-round", help=round_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--round", "round_id", default="", metavar="ĐỢT", help=round_texts.HELP_ROUND)
@click.option("--from", "source", default="", metavar="ĐỢT_TRƯỚC", help=round_texts.HELP_FROM)
@click.option("--today", default="", metavar="NGÀY", help=round_texts.HELP_TODAY)
def new_round(round_id: str, source: str, today: str) -> int:
    """Begin the next round from the last one."""
    from giamsat.pipeline.new_round import new_round as begin
    from giamsat.pipeline.tell_new_round import told

    return said(told(begin(find_settings(), round_id.strip(), source.strip(), day_of(today.strip()))))
