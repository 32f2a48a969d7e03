"""Builds the site of one language in this process, with MkDocs or ProperDocs."""

from __future__ import annotations

import importlib
import logging
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from studyguide.engine.build_environment import language_to_build, shows_drafts
from studyguide.engine.mkdocs_warnings import ProblemHandler, WarningReader
from studyguide.engine.project_guide import project_guide
from studyguide.engine.settings import read_settings
from studyguide.model.system_faults import system_fault

Engine = Literal["mkdocs", "properdocs"]


def build_site(
    config: Path, out: Path, *, engine: Engine, strict: bool, report: Callable[[str], None]
) -> bool:
    """Build a site into a folder and return whether it succeeded; `report` receives log messages.

    The language is that of the environment.
    """
    reader = _reader(config)
    handler = _log(engine, report, reader)
    import_engine(engine)
    from mkdocs.commands.build import build  # noqa: PLC0415, the engine is chosen at last
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    from studyguide.engine.plugin import require_plugin  # noqa: PLC0415

    try:
        settings = load_config(str(config), site_dir=str(out), strict=strict)
        require_plugin(settings)
        build(settings)
    except MkDocsException as error:
        if not handler.problems:  # they say more than the abort itself
            report(str(reader.problem(str(error))))
        return False
    except Exception as error:
        fault = system_fault(error) if isinstance(error, OSError) else None
        report(fault or traceback.format_exc())
        return False
    return True


def import_engine(engine: Engine) -> None:
    """Import all that a build needs: a process that forks shares it with its children."""
    if engine == "properdocs":
        importlib.import_module("properdocs.replacement")  # makes `mkdocs` an alias of `properdocs`
    importlib.import_module("studyguide.engine.plugin")


def _reader(config: Path) -> WarningReader:
    root = config.parent
    settings = read_settings(root, config.name)
    guide, _ = project_guide(root, settings, drafts=shows_drafts())
    languages = guide.fallbacks(language_to_build(guide)) if guide else ()
    return WarningReader(root, settings, languages)


def _log(engine: Engine, report: Callable[[str], None], reader: WarningReader) -> ProblemHandler:
    """Report what the engine logs, and what plugins log under the other engine's name."""
    handler = ProblemHandler(reader, report)
    for name in {"mkdocs", engine}:
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.propagate = False
        logger.addHandler(handler)
    return handler
