"""The command: parses words, calls one function, prints sentences, sets the exit code.

0: all that was asked for is done; 1: some of it failed; 2: the command was used wrongly.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from giamsat.errors import Fault, GiamsatError, UsageError
from giamsat.formatting.consoles import errors_for
from giamsat.interpreter import collect_seldom, leave
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


class _Vietnamese(click.Command):
    """A command whose help speaks Vietnamese."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = texts.HELP_HELP
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), f"{texts.USAGE} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [record for parameter in self.get_params(ctx) if (record := parameter.get_help_record(ctx))]
        with formatter.section(texts.OPTIONS):
            formatter.write_dl(rows)


class _VietnameseGroup(_Vietnamese, click.Group):
    """A group of commands whose help speaks Vietnamese."""

    command_class = _Vietnamese

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(texts.COMMANDS):
            formatter.write_dl([(name, self.commands[name].help or "") for name in self.list_commands(ctx)])
        _Vietnamese.format_options(self, ctx, formatter)


@click.group(cls=_VietnameseGroup, help=texts.HELP_PROGRAM, options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def program() -> None:
    """Hold the commands together; the help text is Vietnamese and given above."""


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

    chosen = _words(formats) or FORMATS
    UsageError.raise_if(
        Fault.of("format-unknown", format=name, known=", ".join(FORMATS)) for name in chosen if name not in FORMATS
    )
    wanted = _words(rounds), _words(units), chosen, _number(jobs), force not in ("", "0"), cluster.strip()
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
    return _said(summary(result), is_clean=result.is_clean)


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

    wanted = Wanted(_words(rounds), _words(units), Path(folder) if folder else None, _number(jobs))
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
    result = make_forms(_words(rounds), _words(units), settings)
    return _said(told_forms(result, settings), is_clean=result.is_clean)


@program.command(help=visited_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--round", "round_id", default="", metavar="ĐỢT", help=visited_texts.HELP_ROUND)
@click.option("--units", default="", metavar="ĐƠN_VỊ", help=texts.HELP_UNITS)
def visits(round_id: str, units: str) -> int:
    """Make workbooks for visits, and the minutes of those that were filled in."""
    from giamsat.pipeline.tell_visits import told
    from giamsat.pipeline.visits import make_visits

    made = make_visits(find_settings(), round_id.strip(), _words(units))
    return _said(told(made), is_clean=not made.faults)


@program.command(help=findings_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--round", "round_id", default="", metavar="ĐỢT", help=findings_texts.HELP_ROUND)
@click.option("--units", default="", metavar="ĐƠN_VỊ", help=texts.HELP_UNITS)
def findings(round_id: str, units: str) -> int:
    """Make and refresh the registers of findings, and check what was typed into them."""
    from giamsat.pipeline.findings import make_findings
    from giamsat.pipeline.tell_findings import told

    made = make_findings(find_settings(), round_id.strip(), _words(units))
    return _said(told(made), is_clean=not made.faults)


@program.command(help=papers_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--round", "round_id", default="", metavar="ĐỢT", help=papers_texts.HELP_ROUND)
@click.option("--units", default="", metavar="ĐƠN_VỊ", help=texts.HELP_UNITS)
def papers(round_id: str, units: str) -> int:
    """Write the Word papers that are made of findings."""
    from giamsat.pipeline.paper_verb import make_papers
    from giamsat.pipeline.tell_papers import told

    made = make_papers(find_settings(), round_id.strip(), _words(units))
    return _said(told(made), is_clean=not made.faults)


@program.command(name="follow-up", help=follow_up_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--today", default="", metavar="NGÀY", help=follow_up_texts.HELP_TODAY)
@click.option("--units", default="", metavar="ĐƠN_VỊ", help=follow_up_texts.HELP_UNITS)
def follow_up(today: str, units: str) -> int:
    """Make the register of requests as of a day, a sheet for each unit, and list what units sent back."""
    from giamsat.pipeline.follow_up import make_follow_up
    from giamsat.pipeline.tell_follow_up import told

    made = make_follow_up(find_settings(), _day(today), _words(units))
    return _said(told(made), is_clean=not made.faults)


@program.command(help=clarified_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--round", "round_id", default="", metavar="ĐỢT", help=clarified_texts.HELP_ROUND)
@click.option("--units", default="", metavar="ĐƠN_VỊ", help=texts.HELP_UNITS)
def clarify(round_id: str, units: str) -> int:
    """Make or refresh the registers of questions, and the papers of a visit."""
    from giamsat.pipeline.clarify import clarify as make
    from giamsat.pipeline.clarify import told

    made = make(find_settings(), round_id.strip(), _words(units))
    return _said(told(made), is_clean=not made.faults)


@program.command(help=opinion_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--round", "round_id", default="", metavar="ĐỢT", help=opinion_texts.HELP_ROUND)
def voices(round_id: str) -> int:
    """Make the registers of opinions and objections, and the papers of those that were filled in."""
    from giamsat.pipeline.clarify import told
    from giamsat.pipeline.voices import make_voices

    made = make_voices(find_settings(), round_id.strip())
    return _said(told(made), is_clean=not made.faults)


@program.command(help=check_texts.HELP, options_metavar="[TÙY CHỌN]")
@click.option("--round", "rounds", default="", metavar="ĐỢT", help=texts.HELP_ROUND)
@click.option("--units", default="", metavar="ĐƠN_VỊ", help=check_texts.HELP_UNITS)
@click.option("--jobs", default="", metavar="SỐ", help=check_texts.HELP_JOBS)
def check(rounds: str, units: str, jobs: str) -> int:
    """Check what came in and tell of all that is to be looked at again."""
    from giamsat.pipeline.check import Wanted, check_rounds
    from giamsat.pipeline.tell_check import told

    wanted = Wanted(_words(rounds), _words(units), _number(jobs))
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

    day = _day(today.strip())
    found = status_of(find_settings(), _words(rounds), day)
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

    return _said(told(begin(find_settings(), round_id.strip(), source.strip(), _day(today.strip()))))


def _said(lines: Iterable[str], *, is_clean: bool = True) -> int:
    """Print what became of it and return the exit code."""
    for line in lines:
        click.echo(line)
    return 0 if is_clean else 1


def _day(text: str) -> date:
    """Return the day that was named, else today: the one place where the kit asks a clock for a day."""
    from giamsat.formatting.dates import parse_day

    found = parse_day(text) if text.strip() else datetime.now().astimezone().date()
    if found is None:
        raise UsageError.of("today-form", found=text)
    return found


def _number(jobs: str) -> int:
    """Return the number of reports made side by side; 0, for as many as the machine bears, when none is given."""
    if jobs and not (jobs.isdecimal() and int(jobs) > 0):
        raise UsageError.of("jobs-not-a-number", jobs=jobs)
    return int(jobs) if jobs else 0


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.replace(",", " ").split()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    try:
        return _code_of(arguments)
    except (click.Abort, KeyboardInterrupt):
        click.echo(texts.STOPPED, err=True)
        return 1


def _code_of(arguments: Sequence[str] | None) -> int:
    """Run the command and return its exit code; Ctrl-C goes on, as an exception of click's or Python's."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console of another code page must not end a finished build.
            stream.reconfigure(errors=errors_for(stream.encoding))
    try:
        code: Any = program.main(list(arguments) if arguments is not None else None, standalone_mode=False)
    except UsageError as error:
        click.echo(str(error), err=True)
        return 2
    except GiamsatError as error:
        click.echo(str(error), err=True)
        return 1
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else str(error), err=True)
        return 2
    except click.UsageError as error:
        click.echo(_usage_sentence(error), err=True)
        return 2
    return int(code or 0)


def run() -> NoReturn:
    """Run the command and end the process: what the console script calls."""
    leave(main())


def main_elsewhere(arguments: Sequence[str], encodings: Sequence[str]) -> int:
    """Run the command in a forked process for one that waits; ``encodings`` are those of its stdout and stderr.

    :raises KeyboardInterrupt: when it was stopped; whoever waits says so.
    """
    # The streams that this process was forked with know what lay behind them then, not what does now.
    output, errors = encodings
    sys.stdout = open(1, "w", encoding=output, closefd=False)  # noqa: SIM115 - no path
    sys.stderr = open(2, "w", 1, encoding=errors, closefd=False)  # noqa: SIM115
    try:
        return _code_of(arguments)
    except click.Abort:
        raise KeyboardInterrupt from None


def _usage_sentence(error: click.UsageError) -> str:
    """Say in Vietnamese what click found wrong with the words of the command."""
    match error:
        case click.NoSuchOption():
            detail = texts.NO_SUCH_OPTION.format(name=error.option_name)
        case click.BadParameter():
            detail = texts.BAD_VALUE.format(name=error.param.name if error.param else "", detail=error.message)
        case click.BadOptionUsage():
            detail = texts.NO_VALUE.format(name=error.option_name)
        case _ if error.ctx is not None and not isinstance(error.ctx.command, click.Group):
            name = error.message.partition("(")[2].rstrip(")") or error.message
            detail = texts.EXTRA_WORDS.format(name=name)
        case _:
            name = error.message.split("'")[1] if "'" in error.message else error.message
            detail = texts.NO_SUCH_COMMAND.format(name=name)
    command = error.ctx.info_name if error.ctx and error.ctx.parent else ""
    return texts.USAGE_ERROR.format(detail=detail, command=command or "").replace("  ", " ")


if __name__ == "__main__":
    run()
