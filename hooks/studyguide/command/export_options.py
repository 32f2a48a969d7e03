"""The options of `studyguide export`, and which export they ask for."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import get_args

from studyguide.command.export import Bank, export, export_bank, export_key
from studyguide.command.export_packages import Package, export_package


def add_export(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse.ArgumentParser:
    """Add the command and return its parser."""
    exported = commands.add_parser("export", help="write the course as files for other programs")
    exported.add_argument("folder", type=Path, help="where to; a folder in it for each language")
    exported.add_argument(
        "--key", action="store_true", help="write instead all questions with their answers"
    )
    exported.add_argument(
        "--to",
        choices=(*get_args(Bank), *get_args(Package)),
        help="instead of the pages: the questions by week for Moodle or as QTI, the glossary for "
        "Glosario, the whole site as one zip, or the self-check of each week as a SCORM package",
    )
    return exported


def needs_site(options: argparse.Namespace) -> bool:
    """Return whether the export is made of a built site."""
    return options.command == "export" and options.to in get_args(Package)


def run_export(root: Path, options: argparse.Namespace) -> int:
    """Run the export that is asked for; return its exit code."""
    strict = not options.draft
    if options.key:
        return export_key(root, options.folder)
    if needs_site(options):
        return export_package(root, options.folder, options.to, strict=strict)
    if options.to:
        return export_bank(root, options.folder, options.to, strict=strict)
    return export(root, options.folder, strict=strict)
