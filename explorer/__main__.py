"""The command line.

    python -m explorer build SOURCE... --store DIR      articles in, a store out
    python -m explorer add SOURCE... --store DIR        more articles into it; only these are analysed
    python -m explorer remove ID... --store DIR         articles out of it
    python -m explorer build SOURCE... --project FILE.actors
                                                        articles in, a project as one file out
    python -m explorer open FILE.actors                 a project out of a file
    python -m explorer save PROJECT FILE.actors         a file out of a project, or of the folder of a store
    python -m explorer collect SOURCE... --to FILE.jsonl
                                                        articles from files and the web, without their surroundings
    python -m explorer feed URL                         what a news feed announces
    python -m explorer export --store DIR --to FOLDER --format csv [--view ADDRESS]
    python -m explorer basket --store DIR --to FOLDER   the sentences that were kept, as a hand-out
    python -m explorer compare --store DIR A B --to FOLDER
    python -m explorer evaluate names FILE.jsonl        how good it is, on marked texts
    python -m explorer evaluate draw ARTICLES --to SHEET.csv, evaluate judged SHEET.csv
                                                        how good it is, judged by hand

Whatever the reader can mend ends with one message on stderr and exit code 2; so does a build that had to leave
something out, after everything else was stored.
"""

from __future__ import annotations

import logging
import shlex
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from explorer import __version__
from explorer.commands_export import basket, export
from explorer.commands_growing import add, remove
from explorer.commands_messages import messages
from explorer.commands_projects import ProjectOption, built_into, open_, save
from explorer.commands_update import update
from explorer.errors import ReadingError, reason_of, to_printable
from explorer.progress import ProgressFormat, make_reporter

if TYPE_CHECKING:
    from explorer.build import BuildReport

app = typer.Typer(
    help="Who is in this story, who did or said what to whom, and which sentence says so.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
evaluate = typer.Typer(help="Measure how good the program is, on marked texts.", no_args_is_help=True)
app.add_typer(evaluate, name="evaluate")
app.command()(add)
app.command()(remove)
app.command("open")(open_)
app.command()(save)
app.command()(update)
app.command()(export)
app.command()(basket)

PipelineOption = Annotated[
    str,
    typer.Option("--pipeline", metavar="NAME", help="An installed spaCy pipeline or its folder; else the bundled one."),
]
# Whether they can be read is our own readers' to say, in their words and without giving up the others.
SourcesArgument = Annotated[
    list[Path], typer.Argument(metavar="SOURCE...", help="Files and folders of articles.", readable=False)
]
StoreOption = Annotated[Path, typer.Option("--store", metavar="DIR", help="Folder of the store.", readable=False)]
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="The marked texts.", readable=False)]

WriteRulesOption = Annotated[
    Path | None,
    typer.Option("--write-rules", metavar="FILE.tsv", help="Write how often each rule was right, for the page."),
]


@app.callback(invoke_without_command=True)
def start(version: Annotated[bool, typer.Option("--version", help="Show the version and end.")] = False) -> None:
    """Set up what all commands share."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    if version:
        typer.echo(__version__)
        raise typer.Exit


@app.command()
def build(
    sources: SourcesArgument,
    store: Annotated[
        Path | None, typer.Option("--store", metavar="DIR", help="Folder of the store.", readable=False)
    ] = None,
    project: ProjectOption = None,
    pipeline: PipelineOption = "",
    jobs: Annotated[int, typer.Option(min=1, help="Processes that share the work.")] = 1,
    progress: Annotated[
        ProgressFormat, typer.Option(help="How to tell on stderr how far it is: a bar, a JSON object a line, or not.")
    ] = ProgressFormat.BAR,
) -> None:
    """Read articles, find who does what to whom in them, and write it all as a store or as a project's file."""
    reporter = make_reporter(progress)
    with messages(reporter), built_into(store, project) as folder:
        from explorer.build import build_store

        report = build_store(
            sources, folder, pipeline=pipeline, jobs=jobs, on_progress=reporter.progress, on_problem=reporter.problem
        )
        reporter.count_problems()
        reporter.end()
    typer.echo(_summarise(report, project))
    if report.problems:
        reporter.message(f"{_count(len(report.problems), 'problem')} (see above); the rest is stored.")
        raise typer.Exit(2)


@app.command()
def collect(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, and web addresses, which are fetched.")
    ],
    to: Annotated[Path, typer.Option("--to", metavar="FILE.jsonl", help="Where to put the articles.")],
    columns: Annotated[
        str, typer.Option(metavar="text=NAME,title=NAME,...", help="What the columns of CSV and JSON lines are called.")
    ] = "",
    one_of_each: Annotated[bool, typer.Option("--one-of-each", help="Leave out what is there twice.")] = False,
) -> None:
    """Take articles out of files and web pages and write them as JSON lines, which `build` reads."""
    reporter = make_reporter(ProgressFormat.NONE)
    with messages(reporter):
        from explorer.collect import collect_articles, read_columns

        report = collect_articles(
            sources, to, columns=read_columns(columns), one_of_each=one_of_each, on_problem=reporter.problem
        )
        reporter.count_problems()
        for line in report.notes:
            reporter.message(line)
        typer.echo(f"{_count(report.articles, 'article')}: {report.file}")
    if report.problems:
        raise typer.Exit(2)


@app.command()
def feed(url: Annotated[str, typer.Argument(metavar="URL", help="The feed's address, or its file.")]) -> None:
    """List what an RSS or Atom feed announces, with the addresses for `collect`."""
    with messages():
        from explorer.collect import open_feed

        for entry in open_feed(url).entries:
            typer.echo(to_printable(f"{entry.published[:10]:10}  {entry.title}  {entry.url}"))


@app.command()
def compare(
    store: StoreOption,
    a: Annotated[str, typer.Argument(metavar="A", help="An outlet's name or an article's id.")],
    b: Annotated[str, typer.Argument(metavar="B", help="What to compare it with.")],
    to: Annotated[Path, typer.Option("--to", metavar="FOLDER", help="Where to put the files.")],
) -> None:
    """Write how two outlets or articles tell it: a web page, a table of figures, and their sentences."""
    with messages():
        from explorer.choosing import check_sides, find_side
        from explorer.compare import Comparer
        from explorer.deciding import apply_decisions
        from explorer.explore import Explorer
        from explorer.export.comparison import export_comparison
        from explorer.store import open_store
        from explorer.summary.notes import tell_gaps, tell_notes

        opened = open_store(store)
        apply_decisions(opened)
        comparer = Comparer(Explorer(opened))
        sides = find_side(comparer, a), find_side(comparer, b)
        check_sides(*sides)
        for note in (*tell_notes(comparer, *sides), *tell_gaps(comparer, *sides)):
            typer.echo(to_printable(note), err=True)
        for path in export_comparison(comparer, *sides, to):
            typer.echo(path)


@evaluate.command("names")
def evaluate_names(file: FileArgument, pipeline: PipelineOption = "") -> None:
    """Precision and recall of names; FILE is JSON lines of tokens and entities."""
    _measure("names", file, pipeline=pipeline)


@evaluate.command("parse")
def evaluate_parse(file: FileArgument, pipeline: PipelineOption = "") -> None:
    """Accuracy of sentences, word classes, lemmas and dependencies; FILE is CoNLL-U."""
    _measure("parse", file, pipeline=pipeline)


@evaluate.command("identities")
def evaluate_identities(
    file: FileArgument,
    across: Annotated[
        Path | None,
        typer.Option(metavar="ACTORS.csv", help="Who is who across the articles of FILE.", readable=False),
    ] = None,
    write_rules: WriteRulesOption = None,
    pipeline: PipelineOption = "",
) -> None:
    """Which mentions are the same actor; FILE is JSON lines of texts with marked mentions, or of articles."""
    if across is not None:
        _measure("across", file, across, pipeline=pipeline)
        return
    report = _measure("identities", file, pipeline=pipeline)
    if write_rules is not None:
        with messages():
            from explorer.evaluate.links import write_rules as write

            _say_written(write_rules, write(report.rules(), write_rules))


@evaluate.command("plover")
def evaluate_plover(file: FileArgument, pipeline: PipelineOption = "") -> None:
    """Who did what to whom, held against hand-coded sentences; FILE is JSON lines."""
    _measure("plover", file, pipeline=pipeline)


@evaluate.command("quotations")
def evaluate_quotations(file: FileArgument, pipeline: PipelineOption = "") -> None:
    """Who says what, held against marked passages; FILE is JSON lines, some of which name passages of articles."""
    _measure("quotations", file, pipeline=pipeline)


@evaluate.command("portrayals")
def evaluate_portrayals(file: FileArgument, pipeline: PipelineOption = "") -> None:
    """How articles portray whom they name: counts, and a sample to judge; FILE is JSON lines with id and text."""
    _measure("portrayals", file, pipeline=pipeline)


@evaluate.command("relations")
def evaluate_relations(
    articles: Annotated[Path, typer.Argument(metavar="ARTICLES", help="The articles, as JSON lines.", readable=False)],
    relations: Annotated[
        Path, typer.Argument(metavar="RELATIONS", help="The marked relations, as JSON lines.", readable=False)
    ],
    pipeline: PipelineOption = "",
) -> None:
    """Relations held against those that people marked in whole articles."""
    _measure("relations", articles, relations, pipeline=pipeline)


@evaluate.command("finder")
def evaluate_finder(
    articles: Annotated[Path, typer.Argument(metavar="ARTICLES", help="The articles, as JSON lines.", readable=False)],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Readers' relations, as JSON lines.", readable=False)],
    everything: Annotated[
        bool, typer.Option("--all", help="Also the articles that the finder may have learned from.")
    ] = False,
    pipeline: PipelineOption = "",
) -> None:
    """Relations that readers wrote down: recall, share in gold, calibration; on every third article, kept apart."""
    _measure("finder", articles, gold, pipeline=pipeline, held_out=not everything)


@evaluate.command("passages")
def evaluate_passages(
    articles: Annotated[Path, typer.Argument(metavar="ARTICLES", help="Articles, as JSON lines.", readable=False)],
    seed: Annotated[int, typer.Option(min=0, help="Another number plants other passages.")] = 0,
) -> None:
    """Shared passages held against some that are planted; ARTICLES is JSON lines of id and text."""
    with messages():
        _check_readable(articles)
        from explorer.evaluate.passages import evaluate_passages

        typer.echo(evaluate_passages(articles, seed=seed))


@evaluate.command("dates")
def evaluate_dates(file: FileArgument, pipeline: PipelineOption = "") -> None:
    """Dates found and resolved; FILE is JSON lines of texts with their dates."""
    _measure("dates", file, pipeline=pipeline)


@evaluate.command("draw")
def evaluate_draw(
    articles: Annotated[Path, typer.Argument(metavar="ARTICLES", help="File or folder of articles.", readable=False)],
    to: Annotated[Path, typer.Option("--to", metavar="FILE.csv", help="The judging sheet.")],
    count: Annotated[int, typer.Option(min=1, help="How many relations to draw.")] = 150,
    seed: Annotated[int, typer.Option(help="Equal seeds draw the same.")] = 1,
    with_text: Annotated[bool, typer.Option("--with-text", help="Write the sentences too, for reading.")] = False,
    pipeline: PipelineOption = "",
) -> None:
    """Draw relations at random and write them as a sheet in which people judge each against its sentence."""
    with messages():
        from explorer.evaluate.draw import evaluate_draw
        from explorer.language import load_pipeline

        drawn = evaluate_draw(load_pipeline(pipeline), articles, count=count, seed=seed, to=to, with_text=with_text)
        typer.echo(drawn)


@evaluate.command("judged")
def evaluate_judged(
    sheets: Annotated[list[Path], typer.Argument(metavar="SHEET...", help="Judging sheets.", readable=False)],
    write_rules: WriteRulesOption = None,
) -> None:
    """How many of the judged relations are right, by rule, kind, fault and stated confidence."""
    with messages():
        from explorer.evaluate.judged import evaluate_judged
        from explorer.evaluate.judged import write_rules as write

        report = evaluate_judged(sheets)
        typer.echo(report)
        if write_rules is not None:
            _say_written(write_rules, write(report, write_rules))


@evaluate.command("decisions")
def evaluate_decisions(
    store: StoreOption,
    to: Annotated[Path | None, typer.Option("--to", metavar="FILE.csv", help="Write a judging sheet of it.")] = None,
) -> None:
    """What readers of a store called wrong or right, and how much of each rule's evidence."""
    with messages():
        from explorer.evaluate.decisions import evaluate_decisions

        report = evaluate_decisions(store)
        typer.echo(report)
        if to is not None:
            typer.echo(report.write(to))


def _say_written(path: Path, gone: Sequence[str]) -> None:
    typer.echo(f"written: {path} (a store shows it when it is built again)")
    if gone:
        typer.echo(f"left out, as there are no such rules any more: {', '.join(gone)}")


def _measure(what: str, *files: Path, pipeline: str, **options: Any) -> Any:
    """Print and return the report of `explorer.evaluate.WHAT.evaluate_WHAT`; what cannot be opened is said first."""
    with messages():
        for file in files:
            _check_readable(file)
        from explorer.language import load_pipeline

        measure = getattr(import_module(f"explorer.evaluate.{what}"), f"evaluate_{what}")
        try:
            report = measure(load_pipeline(pipeline), *files, **options)
        except UnicodeDecodeError as error:
            where = ", ".join(map(str, files))
            raise ReadingError("This is not UTF-8 text.", where=where, way_out="Save it as UTF-8.") from error
        typer.echo(report)
    return report


def _check_readable(file: Path) -> None:
    try:
        with file.open("rb") as lines:
            is_empty = not any(map(bytes.strip, lines))
    except OSError as error:
        way_out = "Check the name and whether you may read it."
        raise ReadingError(f"It cannot be read ({reason_of(error)}).", where=str(file), way_out=way_out) from error
    if is_empty:
        raise ReadingError("The file is empty.", where=str(file), way_out="Give one of marked texts.")


def _summarise(report: BuildReport, project: Path | None = None) -> str:
    relations = ", ".join(f"{count} {kind}" for kind, count in report.relations.items()) or "none"
    return (
        f"{_count(report.documents, 'article')}, {_count(report.sentences, 'sentence')}, "
        f"{_count(report.actors, 'actor')} ({report.seconds:.1f} s)\n"
        f"relations: {relations}\n"
    ) + (
        f"look at it: python -m explorer open {shlex.quote(str(project))}"
        if project is not None
        else f"store: {report.folder}\n"
        f"look at it: EXPLORER_STORE={shlex.quote(str(report.folder))} streamlit run app.py"
    )


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


if __name__ == "__main__":
    # A pipe that was closed (| head) is no fault; spawned workers of a build import this module and go no further.
    try:
        app(prog_name="python -m explorer")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
