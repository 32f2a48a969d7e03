"""What of others a site brings along, and under which licence."""

from __future__ import annotations

from sites import ROOT

ASSETS = ROOT / "hooks/studyguide/theme/assets/studyguide"
IN_EVERY_SITE = ("Material for MkDocs", "Material Design Icons")
"""What the theme brings along."""


def bundled() -> tuple[str, ...]:
    """Return the names of what is bundled, from the files with their licences."""
    files = sorted(ASSETS.rglob("LICENSE-*.txt"))
    return (*IN_EVERY_SITE, *(file.stem.removeprefix("LICENSE-") for file in files))


def not_named(page: str, *more: str) -> list[str]:
    """Return what is bundled and not named on a page about a site."""
    words = page.casefold().replace("-", " ")
    return [name for name in (*bundled(), *more) if name.casefold().replace("-", " ") not in words]
