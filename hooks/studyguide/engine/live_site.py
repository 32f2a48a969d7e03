"""The site of one language for `serve`: each page is rendered on request."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from studyguide.engine.build_environment import LANGUAGE
from studyguide.engine.plugin import StudyGuide, require_plugin
from studyguide.engine.search_index import docs_of
from studyguide.model.course import Course
from studyguide.pages.navigation import navigation
from studyguide.pages.registry import Registry
from studyguide.pages.search.files import INDEX, search_files
from studyguide.pages.titles import title_of

if TYPE_CHECKING:
    from jinja2 import Environment

_NOT_FOUND = "404.html"


@dataclass(slots=True)
class LiveSite:
    """A site that is never written: MkDocs is set up once and renders one page at a time."""

    config: MkDocsConfig
    plugin: StudyGuide
    files: Files
    by_url: dict[str, File]
    nav: Navigation
    env: Environment
    search: dict[str, bytes] = field(default_factory=dict)
    """The files of the search by uri, as they were when a reader began to search."""

    @classmethod
    def of(
        cls, registry: Registry, config_file: Path, *, out: Path, site_url: str | None = None
    ) -> LiveSite:
        """Set up MkDocs for the pages of a registry; `out` is a folder for what plugins write."""
        _forget_plugins()
        config = load_config(
            str(config_file), site_dir=str(out), site_url=site_url, strict=False
        )  # fmt: skip
        require_plugin(config)
        plugin = _own_plugin(config)
        plugin.use_registry(registry)
        with _language(registry.site.language):
            config.plugins.on_startup(command="serve", dirty=False)
            config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files, env = get_files(config), config.theme.get_env()
        files.add_files_from_theme(env, config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        for file in files.documentation_pages():
            page = file.page or Page(None, file, config)
            if not plugin.is_own(file):
                page.read_source(config)  # its title is in the navigation of every page
        env = config.plugins.on_env(env, config=config, files=files)
        return cls(config, plugin, files, {file.url: file for file in files}, nav, env)

    @property
    def registry(self) -> Registry:
        """The pages of the site."""
        return self.plugin.registry

    def try_renew(self, registry: Registry) -> bool:
        """Use a changed guide; return False if MkDocs must be set up again.

        It must if pages, navigation, words of the site, or facts about the course have changed.
        """
        before, language = self.plugin.registry, registry.site.language
        old, new = before.site.guide, registry.site.guide
        same = before.uris == registry.uris and old.words == new.words
        same = same and _facts(before) == _facts(registry)
        same = same and navigation(old, language) == navigation(new, language)
        if same:
            self.plugin.use_registry(registry)
        return same

    def answer(self, url: str) -> bytes | None:
        """Return the page or file at an address relative to this site, None if there is none."""
        match url:
            case _ if (file := self.by_url.get(url or "./")) is not None:
                page = file.page
                return self._page(page).encode() if page else file.content_bytes
            case _ if url.startswith("search/"):
                return self._searched(url)
            case _:
                return self._file(f"{url}index.html" if url.endswith("/") else url)

    def read_docs(self) -> None:
        """Read all pages of `docs/`, so that MkDocs logs the problems in them."""
        documents = self.files.documentation_pages()
        pages = [file.page for file in documents if file.page and not self.plugin.is_own(file)]
        for page in pages:
            self._filled(page)
        for page in pages:
            for file in page.links_to_anchors or ():
                if file.page and file.page.present_anchor_ids is None:
                    self._filled(file.page)
            level = self.config.validation.links.anchors
            page.validate_anchor_links(files=self.files, log_level=level)

    def not_found(self) -> bytes:
        """Return the 404 page."""
        base = urlsplit(self.config.site_url or "/").path
        context = get_context(self.nav, self.files, self.config, base_url=base)
        context = self.config.plugins.on_template_context(
            context, template_name=_NOT_FOUND, config=self.config
        )
        return self.env.get_template(_NOT_FOUND).render(context).encode()

    def _page(self, page: Page) -> str:
        """Return a page in the theme, identical to that of `mkdocs build`."""
        for neighbour in (page.previous_page, page.next_page):
            if neighbour:
                self._name(neighbour)
        plugins, config, files = self.config.plugins, self.config, self.files
        page = self._filled(page)
        page.active = True
        try:
            context = get_context(self.nav, files.documentation_pages(), config, page)
            template = self.env.get_template(cast("str", page.meta.get("template", "main.html")))
            context = plugins.on_page_context(context, page=page, config=config, nav=self.nav)
            return plugins.on_post_page(template.render(context), page=page, config=config)
        finally:
            page.active = False

    def _name(self, page: Page) -> None:
        """Set the title of a page, for the links to it from the previous and next page."""
        registry, uri = self.registry, page.file.src_uri
        if uri in registry:
            site, subject = registry.site, registry.entry(uri).subject
            title = title_of(site.guide, site.language, subject)
            page.markdown, page.meta = "", {**page.meta, "title": str(escape(title))}
        elif page.markdown is None:
            self._filled(page)

    def _filled(self, page: Page) -> Page:
        """Return a page with its body."""
        plugins, config, files = self.config.plugins, self.config, self.files
        page = plugins.on_pre_page(page, config=config, files=files)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(
            page.markdown or "", page=page, config=config, files=files
        )
        page.render(config, files)
        page.content = plugins.on_page_content(
            page.content or "", page=page, config=config, files=files
        )
        return page

    def _file(self, url: str) -> bytes | None:
        file = self.plugin.registry.file(url)
        return file.read() if file else None

    def _searched(self, url: str) -> bytes | None:
        """Return a file of the search; all are made anew when the first of them is asked for."""
        if url == INDEX or not self.search:
            for file in self.files.documentation_pages():
                if file.page and not self.plugin.is_own(file):
                    self._filled(file.page)
            others = docs_of(self.plugin.docs_found)
            made = search_files(self.registry.site, others)
            self.search = {file.uri: file.read() for file in made}
        return self.search.get(url)


def _facts(registry: Registry) -> Course:
    """Return the facts about the course that are in MkDocs' settings."""
    return replace(registry.site.guide.course, weeks=(), macros={}, not_terms={})


def _forget_plugins() -> None:
    """Make the next settings create their own plugins.

    MkDocs reuses plugins that support `mkdocs serve` for later builds:
    https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/config/config_options.py#L1119
    """
    for _, option in MkDocsConfig._schema:  # noqa: SLF001, there is no other way
        getattr(option, "plugin_cache", {}).clear()


def _own_plugin(config: MkDocsConfig) -> StudyGuide:
    """Return a new plugin in place of the one in the settings.

    MkDocs loads a hook once per process, even for several settings.
    """
    plugin = StudyGuide()
    for methods in config.plugins.events.values():
        for position, method in enumerate(methods):
            if isinstance(getattr(method, "__self__", None), StudyGuide):
                methods[position] = getattr(plugin, method.__name__)
    return plugin


@contextmanager
def _language(code: str) -> Iterator[None]:
    """Set the language to build within a `with` block."""
    before = os.environ.get(LANGUAGE)
    os.environ[LANGUAGE] = code
    try:
        yield
    finally:
        os.environ.pop(LANGUAGE)
        if before is not None:
            os.environ[LANGUAGE] = before
