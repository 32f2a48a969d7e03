"""The `studyguide` command: `new`, `check`, `build`, `serve`, `export`, `rename`, …"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import get_args

from studyguide.command.allow import allow
from studyguide.command.archive import archive
from studyguide.command.build import build
from studyguide.command.check import Further, check, list_missing
from studyguide.command.course_template import HOSTS
from studyguide.command.dev_server import LOCAL
from studyguide.command.export_options import add_export, needs_site, run_export
from studyguide.command.new import new
from studyguide.command.problem_lists import Layout
from studyguide.command.rename import rename
from studyguide.command.terminal import replace_unprintable_characters, told_if_refused
from studyguide.command.upgrade import upgrade
from studyguide.engine.build_environment import environment_fault
from studyguide.engine.settings import read_settings
from studyguide.importing.draft import OnConflict

_WITHIN = "with 'prefix' the guide is a part of a site. Run 'mkdocs build' or 'mkdocs serve'"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 success, 1 problems, 2 wrong use."""
    replace_unprintable_characters()
    options = _parser().parse_args(arguments)
    return told_if_refused(partial(_run, options))


def _run(options: argparse.Namespace) -> int:
    if options.command == "new":
        languages = tuple(options.language)
        return new(options.folder, title=options.title, languages=languages, host=options.host)
    if fault := environment_fault():
        print(fault, file=sys.stderr)
        return 2
    root = options.root.resolve()
    if not (root / "mkdocs.yml").is_file():
        print(f"{root}: no mkdocs.yml here. Run this in the project's folder.", file=sys.stderr)
        return 2
    is_whole_site = options.command in ("build", "serve") or needs_site(options)
    if is_whole_site and read_settings(root).prefix:
        print(f"mkdocs.yml: {_WITHIN}", file=sys.stderr)
        return 2
    match options.command:
        case "check":
            return _check(root, options)
        case "build":
            return build(root, strict=not options.draft, engine=options.engine)
        case "export":
            return run_export(root, options)
        case "import":
            return _import(root, options)
        case "allow" | "archive" | "upgrade" | "rename":
            return _changed(root, options)
        case _:
            # it imports MkDocs, which `build` may replace by another engine
            from studyguide.command.serve import serve  # noqa: PLC0415

            return serve(root, port=options.port, host=options.host)


def _import(root: Path, options: argparse.Namespace) -> int:
    # sixty modules that no other command needs
    from studyguide.command.import_notes import (  # noqa: PLC0415
        ImportOptions,
        import_notes,
        print_prompt,
    )

    if options.prompt:
        return print_prompt(root, options.lesson)
    if not options.files:
        print("Name the files to import, or --prompt.", file=sys.stderr)
        return 2
    chosen = ImportOptions(
        lesson=options.lesson, language=options.language, pair=tuple(options.pair),
        on_conflict=options.on_conflict, dry_run=options.dry_run,
    )  # fmt: skip
    return import_notes(root, options.files, chosen)


def _changed(root: Path, options: argparse.Namespace) -> int:
    """Run a command that changes files of a course."""
    match options.command:
        case "allow":
            return allow(root, options.files, dry_run=options.dry_run)
        case "archive":
            return archive(root, options.name, noindex=options.noindex)
        case "upgrade":
            return upgrade(root, dry_run=options.dry_run)
        case _:
            return rename(
                root, options.old, options.new, kind=options.kind, dry_run=options.dry_run
            )


def _check(root: Path, options: argparse.Namespace) -> int:
    if options.missing:
        return list_missing(root, options.missing, drafts=options.draft)
    return check(
        root,
        strict=not options.draft,
        further=Further(report=options.report, code=options.run_code, links=options.links),
        layout=options.format,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="studyguide", description="Build a study-guide site.")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    commands = parser.add_subparsers(dest="command", required=True)
    _add_new(commands)
    checked = commands.add_parser("check", help="list every mistake in the content")
    built = commands.add_parser("build", help="build the whole site into site/")
    checked.add_argument(
        "--report", action="store_true", help="tell what the glossary lacks: unused terms, words"
    )
    checked.add_argument(
        "--missing", metavar="LANGUAGE", help="list only what is not translated to this language"
    )
    checked.add_argument(
        "--run-code", action="store_true", help="run the code of lessons here: does it print that?"
    )
    checked.add_argument(
        "--links", action="store_true", help="ask other sites whether what is linked is still there"
    )
    checked.add_argument(
        "--format", choices=get_args(Layout), default="text", help="of the list of mistakes"
    )
    built.add_argument(
        "--engine", choices=("mkdocs", "properdocs"), default="mkdocs", help="the site generator"
    )
    exported = add_export(commands)
    _add_import(commands)
    _add_changes(commands)
    for command in (checked, built, exported):
        command.add_argument(
            "--draft",
            action="store_true",
            help="show drafts and let missing translations pass, visibly marked",
        )
    _add_serve(commands)
    return parser


def _add_serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    served = commands.add_parser("serve", help="show the site as it is after each save")
    served.add_argument("--port", type=int, default=8000, help="on this machine, default 8000")
    served.add_argument(
        "--host",
        default=LOCAL,
        metavar="ADDRESS",
        help="of this machine in a network, whose machines then see the site; 0.0.0.0: in any",
    )


def _add_new(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    created = commands.add_parser("new", help="write a small course to begin with")
    created.add_argument("folder", type=Path, help="a new or empty folder for the course")
    created.add_argument("--title", help="what the course is called; asked if left out")
    created.add_argument(
        "--language",
        action="append",
        default=[],
        metavar="CODE",
        help="such as en, de or nb; once for each language, the main one first; asked if left out",
    )
    created.add_argument(
        "--host", choices=tuple(HOSTS), default="github", help="where it is published from"
    )


def _add_import(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    imported = commands.add_parser(
        "import", help="add notes, decks or question banks to the course"
    )
    imported.add_argument("files", nargs="*", type=Path, metavar="FILE", help="what to import")
    imported.add_argument("--lesson", default="", help="its folder, such as 03-slug; made if new")
    imported.add_argument("--language", default="", metavar="CODE", help="recognized if left out")
    imported.add_argument(
        "--pair", nargs=2, default=(), metavar="CODE", help="two languages that say the same"
    )
    imported.add_argument(
        "--on-conflict",
        choices=get_args(OnConflict),
        help="what becomes of a term that the course has already; asked if left out",
    )
    imported.add_argument("--dry-run", action="store_true", help="show the changes, make none")
    imported.add_argument(
        "--prompt", action="store_true", help="print what to ask a chat assistant for, no more"
    )


def _add_changes(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    renamed = commands.add_parser("rename", help="rename a term, question or lesson everywhere")
    renamed.add_argument("old", help="its id; of a lesson, its folder or address")
    renamed.add_argument("new", help="what it is to be called")
    renamed.add_argument("--kind", choices=("term", "question", "lesson"), help="what it is")
    archived = commands.add_parser("archive", help="keep the built site below a path of its own")
    archived.add_argument("name", help="the path, such as 2026")
    archived.add_argument("--noindex", action="store_true", help="keep search engines away from it")
    allowed = commands.add_parser("allow", help="let scripts of figures run in readers' browsers")
    allowed.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="the scripts; all if left out"
    )
    upgraded = commands.add_parser("upgrade", help="bring a course of an older version up to date")
    for command in (renamed, upgraded, allowed):
        command.add_argument("--dry-run", action="store_true", help="show the changes, make none")


if __name__ == "__main__":
    sys.exit(main())
