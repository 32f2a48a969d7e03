"""The self-check of a week as a SCORM 1.2 package, with what it needs of a built site."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from zipfile import ZipFile

from studyguide.addresses.uris import address_of, quiz_uri
from studyguide.languages.cldr import direction_of
from studyguide.model.course import Week
from studyguide.pages.content_policy import content_policy
from studyguide.pages.html.html_template import fill_in
from studyguide.pages.html.make_page import quiz_questions
from studyguide.pages.html.view import PageView
from studyguide.pages.packages.package_files import SCRIPTS, built_files, entry
from studyguide.pages.packages.scorm_manifest import MANIFEST, scorm_manifest
from studyguide.pages.packages.start_tags import Attributes, with_start_tags
from studyguide.pages.site import Site

_ASSETS = ("assets/stylesheets/", "assets/studyguide/")
_SCRIPTS = ("scorm.js", "scorm-api.js", "scorm-attempt.js", "scorm-state.js")
_SOURCES = frozenset(("src", "poster", "data-src"))


def write_scorm_package(site: Site, week: Week, built: Path, package: Path) -> None:
    """Write the self-check of a week, given the folder of the site that was built in its language.

    Other pages are linked to where the course is published, if the site knows.
    """
    view = PageView(site, quiz_uri(week.number))
    page = f"{address_of(view.uri)}index.html"
    head = _Head()
    with_start_tags((built / page).read_text(encoding="utf-8"), head.read)
    links = _Links(page, head.online)
    html = with_start_tags(_page(view, week, head), links.changed)
    files = {
        name: path
        for name, path in built_files(built).items()
        if name.startswith(_ASSETS) or name in links.loaded
    }
    files |= {f"assets/studyguide/{name}": SCRIPTS / name for name in _SCRIPTS}
    identifier = f"course-{site.guide.course.id}-{site.language}-week-{week.number}"
    item = site.week_words("self_check_week", week.number)
    manifest = scorm_manifest(identifier, view.plain(week.title), item, page, (page, *files))
    with ZipFile(package, "w") as archive:
        archive.writestr(entry(MANIFEST), manifest)
        archive.writestr(entry(page), html)
        for name, path in files.items():
            archive.writestr(entry(name), path.read_bytes())


@dataclass(slots=True)
class _Head:
    """Notes what a page of the site says in its head."""

    styles: list[str] = field(default_factory=list, init=False)
    theme_script: Attributes = field(default_factory=dict, init=False)
    """The script that chooses colours before anything is shown."""
    online: str = field(default="", init=False)

    def read(self, tag: str, attributes: Attributes) -> Attributes:
        match tag, attributes.get("rel"):
            case "link", "stylesheet":
                self.styles.append(attributes["href"] or "")
            case "link", "canonical":
                self.online = attributes["href"] or ""
            case "script", _ if "data-scope" in attributes:
                self.theme_script = attributes
        return attributes


@dataclass(slots=True)
class _Links:
    """Lets links of a page lead to the published site, and notes what the page loads."""

    page: str
    online: str
    loaded: set[str] = field(default_factory=set, init=False)

    def changed(self, tag: str, attributes: Attributes) -> Attributes:
        for name in attributes.keys() & _SOURCES:
            file = posixpath.join(posixpath.dirname(self.page), unquote(attributes[name] or ""))
            self.loaded.add(posixpath.normpath(file))
        address = attributes.get("href") or ""
        if tag != "a" or address.startswith("#"):
            return attributes
        if urlsplit(address).scheme:
            return attributes | {"target": "_blank", "rel": "noopener"}
        del attributes["href"]
        if not self.online:
            return attributes
        there = {"href": urljoin(self.online, address), "target": "_blank", "rel": "noopener"}
        return attributes | there


def _page(view: PageView, week: Week, head: _Head) -> str:
    """Return the page of a self-check that stands alone."""
    filled = fill_in(
        "scorm.html",
        view,
        week=week,
        questions=quiz_questions(view, week),
        policy=content_policy(""),
        direction=direction_of(view.site.language),
        styles=head.styles,
        theme_script=head.theme_script,
    )
    return filled.body
