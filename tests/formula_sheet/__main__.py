"""`make formulas`: writes the contact sheet, with pictures of it, into `.cache/formulas`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from browser import MISSING, find_browser, launch_arguments
from formula_sheet.constructs import LIST, Kind, kinds, pages
from formula_sheet.page import write
from formula_sheet.print import pictures
from sites import ROOT

FOLDER = ROOT / ".cache/formulas"
_VIEWS = (("light", 1280), ("dark", 1280), ("light", 390), ("light", 320))
_SCHEMES = {"light": "default", "dark": "slate"}


def main(path: Path) -> None:
    """Write the sheet of a list of constructs."""
    found = pages(kinds(path))
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    page = write(FOLDER, found, _printed(found))
    executable = find_browser()
    if executable is None:
        sys.exit(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=launch_arguments())
        opened = browser.new_page(device_scale_factor=1.2)
        opened.goto(page.as_uri())
        for scheme, width in _VIEWS:
            _photograph(opened, scheme, width, found)
        browser.close()
    print(page)


def _printed(found: tuple[Kind, ...]) -> Mapping[str, Path]:
    """Return the picture of each formula; of one that cannot be printed there is no file."""
    formulas = [tex for kind in found for tex in kind.formulas]
    return dict(zip(formulas, pictures(formulas, FOLDER / "print"), strict=True))


def _photograph(page: Page, scheme: str, width: int, found: tuple[Kind, ...]) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(f"document.body.dataset.mdColorScheme = '{_SCHEMES[scheme]}'")
    page.evaluate("document.fonts.ready")
    for section, kind in zip(page.locator(".kind").all(), found, strict=True):
        name = kind.name.replace(",", "").replace(" ", "-")
        section.screenshot(path=FOLDER / f"{scheme}-{width}-{name}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else LIST)
