"""MkDocs' own pages in `docs/`: the choice of their language, navigation, links to terms."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup
from mkdocs.structure.files import File, Files
from mkdocs.utils import dirname_to_title

from studyguide.addresses.uris import page_in_docs, relative_address, term_uri
from studyguide.engine.build_state import BuildState
from studyguide.engine.course_facts import escaped
from studyguide.linking.html_links import with_links
from studyguide.model.file_names import is_left_over
from studyguide.pages.html.view import PageView
from studyguide.pages.navigation import navigation
from studyguide.reading.drafts import hidden_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as MkDocsPage

    from studyguide.pages.site import Site

log = logging.getLogger("mkdocs.plugins.studyguide")


def leave_out_left_overs(files: Files, config: MkDocsConfig, build: BuildState) -> None:
    """Remove leftovers of systems and editors in `docs/`, such as `Thumbs.db`, from the build.

    Files of a surrounding site are not touched.
    """
    for file in () if build.prefix else tuple(files):
        parts = file.src_uri.split("/")
        if file.src_dir == config.docs_dir and any(map(is_left_over, parts)):
            files.remove(file)


def choose_language(files: Files, config: MkDocsConfig, site: Site) -> dict[str, str]:
    """Keep each page only in the language that is built; return the pages' languages by uri.

    `about.nb.md` is published as `about.md`. Untranslated pages are kept in another language.
    """
    texts: dict[str, dict[str, File]] = {}
    for file in files.documentation_pages():
        uri, language = page_in_docs(file.src_uri, site.languages)
        texts.setdefault(uri, {})[language] = file
    chosen: dict[str, str] = {}
    for uri, by_language in texts.items():
        language = next(
            code for code in (site.language, "", *site.languages) if code in by_language
        )
        chosen[uri] = language or site.language
        if set(by_language) == {""}:
            continue
        for file in by_language.values():
            files.remove(file)
        source = by_language[language]
        page = File.generated(config, uri, abs_src_path=str(source.abs_src_path))
        page.edit_uri = source.src_uri
        files.append(page)
    return chosen


def navigation_of(uris: Iterable[str]) -> list[object]:
    """Return pages in MkDocs' default navigation: those of a folder below its name."""
    navigation: list[object] = []
    folders: dict[str, list[object]] = {"": navigation}
    for uri in sorted(uris):
        above, names = navigation, uri.split("/")[:-1]
        for depth, name in enumerate(names, start=1):
            folder = "/".join(names[:depth])
            if folder not in folders:
                folders[folder] = []
                above.append({dirname_to_title(name): folders[folder]})
            above = folders[folder]
        above.append(uri)
    return navigation


def navigation_with(
    listed: list[object] | None, build: BuildState, replaced: Mapping[str, str]
) -> list[object]:
    """Return the navigation of a site: what is `listed`, or else all pages of `docs/`.

    Within another site the guide comes last, below its title, with pages of that site in place of
    ours that it has `replaced`.
    """
    site = build.site
    items = [*(listed or ()), *(navigation_of(build.docs) if build.lists_docs else ())]
    if not build.prefix:
        return items
    title = site.guide.course.title.localized(site.languages).markdown
    guide = _renamed(navigation(site.guide, site.language, build.prefix), replaced)
    return [*items, *escaped([{title: guide}])]


def _renamed(item: object, names: Mapping[str, str]) -> object:
    """Return a part of a navigation with some of its uris replaced."""
    match item:
        case str():
            return names.get(item, item)
        case dict():
            return {title: _renamed(inside, names) for title, inside in item.items()}
        case list():
            return [_renamed(inside, names) for inside in item]
        case _:
            return item


def with_terms(html: str, page: MkDocsPage, build: BuildState, docs: Path) -> str:
    """Return the HTML of a page of `docs` with links to terms, and a notice if untranslated."""
    uri, site = page.file.src_uri, build.site
    language = build.docs.get(uri, site.language)

    def address(term_id: str) -> str:
        return relative_address(build.prefix + term_uri(term_id), uri)

    finder = site.finders[language]
    automatic = page.meta.get("link") is not False
    linked, unknown = with_links(html, finder, address, automatic=automatic)
    hidden = hidden_names(site.guide)
    for target in (name for name in unknown if name not in hidden):
        source = Path(page.file.abs_src_path or docs / uri)
        path, line = source.relative_to(docs.parent).as_posix(), _line_of(source, f"[[{target}")
        log.warning("%s:%d: %s", path, line, finder.index.fault(target))
    if "summary" in page.meta:
        page.meta.setdefault("description", page.meta["summary"])
    return str(PageView(site, uri).marked(Markup(linked), language))  # noqa: S704, MkDocs' own


def _line_of(source: Path, text: str) -> int:
    """Return the line on which a text first occurs in a file, the first if it does not."""
    before = source.read_text(encoding="utf-8-sig").partition(text)[0]
    return before.count("\n") + 1
