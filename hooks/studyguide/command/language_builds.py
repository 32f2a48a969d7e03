"""Builds the site of each language in a separate process, all in parallel."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context, get_start_method
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING

from studyguide.engine.build_environment import DRAFTS, LANGUAGE, TODAY, last_commit, today
from studyguide.model.guide import Guide
from studyguide.model.system_faults import system_fault

if TYPE_CHECKING:
    from studyguide.engine.site_build import Engine


@dataclass(frozen=True, slots=True)
class LanguageBuild:
    """The site in one language."""

    language: str
    prefix: str
    """Its folder in the site: empty for the first language, else `nb`."""
    config: Path

    @property
    def folder(self) -> str:
        """The name of its folder during the build."""
        return self.prefix or "root"


def language_builds(root: Path, guide: Guide) -> tuple[LanguageBuild, ...]:
    """Return the sites to build, all with the same `mkdocs.yml`."""
    first, *others = guide.course.languages
    config = root / "mkdocs.yml"
    return LanguageBuild(first, "", config), *(LanguageBuild(code, code, config) for code in others)


@dataclass(frozen=True, slots=True)
class Running:
    """A build in a separate process."""

    process: BaseProcess
    log: Connection

    def lines(self) -> Iterator[str]:
        """Yield the lines that the build logs, until it ends."""
        while True:
            try:
                yield self.log.recv()
            except EOFError:
                return

    def wait(self) -> int:
        """Wait for the process, and return its exit code."""
        self.process.join()
        return self.process.exitcode or 0


def start_builds(
    builds: tuple[LanguageBuild, ...], folder: Path, *, engine: Engine, strict: bool
) -> list[Running]:
    """Start building every language into a folder below `folder`, in parallel.

    Processes are forked where possible, so that they share the guide and start at once; a start
    method that was set explicitly is respected.
    """
    method = get_start_method(allow_none=True) or ("fork" if sys.platform == "linux" else "spawn")
    context = get_context("fork") if method == "fork" else get_context("spawn")
    if method == "fork":
        from studyguide.engine.site_build import import_engine  # noqa: PLC0415, see `_build`

        import_engine(engine)
    running = []
    for language_build in builds:
        child_end, parent_end = context.Pipe(duplex=False)
        arguments = (language_build, folder / language_build.folder, engine, strict, parent_end)
        process = context.Process(target=_build, args=arguments)
        process.start()
        parent_end.close()
        running.append(Running(process, child_end))
    return running


def _build(
    language_build: LanguageBuild,
    out: Path,
    engine: Engine,
    strict: bool,  # noqa: FBT001, a process takes no keywords
    log: Connection,
) -> None:
    from studyguide.engine.site_build import build_site  # noqa: PLC0415, `check` needs no engine

    well = False
    try:
        variables = environment(language_build, drafts=not strict)
        os.environ.clear()
        os.environ.update(variables)
        os.chdir(language_build.config.parent)
        well = build_site(language_build.config, out, engine=engine, strict=strict, report=log.send)
    except OSError as error:
        if (fault := system_fault(error)) is None:
            raise
        log.send(fault)
    log.close()
    sys.exit(0 if well else 1)


def environment(language_build: LanguageBuild, *, drafts: bool = False) -> dict[str, str]:
    """Return the environment of a build: its language, dates from the last commit, no notices.

    An empty SITE_URL, as a workflow without Pages passes on, counts as none.
    """
    variables = {key: value for key, value in os.environ.items() if key != "SITE_URL" or value}
    variables[TODAY] = today().isoformat()  # the current day, not that of the last commit
    variables.setdefault("SOURCE_DATE_EPOCH", last_commit(language_build.config.parent))
    variables[LANGUAGE] = language_build.language
    variables[DRAFTS] = "yes" if drafts else ""
    variables["NO_MKDOCS_2_WARNING"] = "1"
    variables["DISABLE_MKDOCS_2_WARNING"] = "true"
    return variables
