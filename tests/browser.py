"""The Chromium or Chrome that the tests drive; as a script, makes sure that there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

COMMANDS = (
    "chromium-headless-shell", "chromium", "chromium-browser",
    "google-chrome", "google-chrome-stable", "chrome",
)  # fmt: skip
"""The first is Debian's Chromium without the browser's own window: a page costs it a third."""
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
MISSING = (
    "No Chromium or Chrome found: install one (Debian: apt-get install chromium-headless-shell), "
    "or set CHROME"
)


def find_browser() -> Path | None:
    """Return the browser to drive: $CHROME, one on the PATH, or the one Playwright installed."""
    return next((path for path in _candidates() if path.is_file()), None)


def launch_arguments() -> list[str]:
    """Return options that keep the browser from asking the network for anything of its own."""
    quiet = ["quic", "background-networking", "component-update", "sync", "gpu"]
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [*sandbox, "--no-first-run", *(f"--disable-{what}" for what in quiet)]


def _candidates() -> Iterator[Path]:
    if chosen := os.environ.get("CHROME"):
        yield Path(shutil.which(chosen) or chosen)
    yield from (Path(found) for name in COMMANDS if (found := shutil.which(name)))
    yield from map(Path, APPLICATIONS)
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def _install() -> bool:
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    if find_browser() is None and not (_install() and find_browser()):
        sys.exit(MISSING)
