"""Facts about a page for the theme: metadata for link previews, and the lines below the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from studyguide.engine.change_dates import change_dates
from studyguide.languages.cldr import long_day_in
from studyguide.model.guide import Lesson
from studyguide.pages.mistake_reports import ReportedPage, report_address
from studyguide.pages.site_facts import repository_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as MkDocsPage

    from studyguide.addresses.site_map import PageEntry
    from studyguide.engine.build_state import BuildState


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Facts about a page, as plain text; empty if unknown."""

    title: str
    description: str
    address: str
    edit: str
    """The address for editing its source."""
    report: str
    """The address for reporting a mistake in it."""
    changed: str
    """The date of its source's last change, formatted."""
    changed_iso: str


def page_facts(page: MkDocsPage, build: BuildState, config: MkDocsConfig) -> PageFacts | None:
    """Return the facts about a page of the guide or of `docs/`; None for those of another site.

    The last change is given only if the file has this page alone.
    """
    uri, site = build.guide_uri(page.file), build.site
    if uri is None and build.prefix:
        return None
    entry = build.registry.entry(uri) if uri is not None else None
    course, root = site.guide.course, Path(config.config_file_path).parent
    source = _source(page, entry, root)
    of_own_file = entry is None or isinstance(entry.subject, Lesson)
    repository = repository_of(course, config.repo_url or "")
    title = Markup(page.meta.get("title") or page.title or "").striptags()  # noqa: S704, the theme's
    address = page.canonical_url or page.url
    edit = repository.edit_address(source) if repository and source else ""
    seconds = change_dates(root).get(source) if of_own_file else None
    date = datetime.fromtimestamp(seconds, UTC).date() if seconds else None
    description = page.meta.get("description") or config.site_description or ""
    return PageFacts(
        title=title,
        description=Markup(description).striptags(),  # noqa: S704, the theme's
        address=page.canonical_url or "",
        edit=edit if course.repository else page.edit_url or edit,
        report=report_address(course, repository, ReportedPage(title, address, source), site.words),
        changed=long_day_in(site.language, date) if date else "",
        changed_iso=date.isoformat() if date else "",
    )


def _source(page: MkDocsPage, entry: PageEntry | None, root: Path) -> str:
    """Return the file that an author edits to change a page, relative to the root, or ''."""
    if entry is not None:
        return entry.path if entry.is_edited else ""
    file = Path(page.file.abs_src_path or root)
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else ""
