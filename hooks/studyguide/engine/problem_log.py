"""Logs problems in the content, and the progress of booklets."""

from __future__ import annotations

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from studyguide.model.problems import Problems, counted, stopping

log = get_plugin_logger("studyguide")


def report_progress(done: int, total: int) -> None:
    """Log how many booklets are printed."""
    log.info("booklets: %d of %d", done, total)


def report_problems(problems: Problems, *, strict: bool) -> None:
    """Log every problem as `path:line: message`, and stop if the site would be wrong."""
    levels = {"error": log.error, "warning": log.warning, "note": log.info}
    for problem in sorted(problems):
        levels[problem.severity](str(problem))
    if mistakes := stopping(problems, strict=strict):
        count = counted(len(mistakes), "problem", "problems")
        raise PluginError(f"{count} in the content: nothing is built, the last site is kept.")
