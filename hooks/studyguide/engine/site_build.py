"""Builds the site of one language in this process, with MkDocs or ProperDocs."""

from __future__ import annotations

import importlib
import logging
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Literal

Engine = Literal["mkdocs", "properdocs"]


def build_site(
    config: Path, out: Path, *, engine: Engine, strict: bool, report: Callable[[str], None]
) -> bool:
    """Build a site into a folder and return whether it succeeded; `report` receives log messages.

    The language is that of the environment.
    """
    _log(engine, report)
    if engine == "properdocs":
        importlib.import_module("properdocs.replacement")  # makes `mkdocs` an alias of `properdocs`
    from mkdocs.commands.build import build  # noqa: PLC0415, the engine is chosen at last
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    try:
        build(load_config(str(config), site_dir=str(out), strict=strict))
    except MkDocsException as error:
        report(str(error))
        return False
    except Exception:
        report(traceback.format_exc())
        return False
    return True


def _log(engine: Engine, report: Callable[[str], None]) -> None:
    """Report what the engine logs, and what plugins log under the other engine's name."""
    handler = _CallbackHandler(report)
    handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    for name in {"mkdocs", engine}:
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.propagate = False
        logger.addHandler(handler)


class _CallbackHandler(logging.Handler):
    def __init__(self, report: Callable[[str], None]) -> None:
        super().__init__()
        self._report = report

    def emit(self, record: logging.LogRecord) -> None:
        self._report(self.format(record))
