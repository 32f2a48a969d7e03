"""The MkDocs plugin, which builds the site of one language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.toc import TableOfContents

from studyguide.addresses.uris import address_of
from studyguide.engine.archived_sites import add_archived_sites
from studyguide.engine.build_state import BuildState
from studyguide.engine.course_facts import apply_course_facts
from studyguide.engine.defaults import apply_defaults, embed
from studyguide.engine.docs_pages import (
    choose_language,
    leave_out_left_overs,
    navigation_with,
    with_terms,
)
from studyguide.engine.docs_search_entries import found_in
from studyguide.engine.offline_files import app_files, write_offline_files
from studyguide.engine.page_context import page_context, template_context
from studyguide.engine.pages import add_files, fill, page_file, site_file
from studyguide.engine.policy_setting import allowed_sources, policy_fault
from studyguide.engine.read_course import read_registry
from studyguide.engine.search_index import (
    add_to_index,
    all_search_entries,
    leave_out_themes_files,
    search_engine_fault,
    write_index,
)
from studyguide.engine.settings import read_config, read_settings
from studyguide.engine.stored_bodies import StoredBodies
from studyguide.engine.theme import ThemeContext, prepare
from studyguide.engine.theme_files import minify_theme_files
from studyguide.pages.alternates import prefix_of
from studyguide.pages.assets.social_card import card_file
from studyguide.pages.registry import PAGE_LIST, Registry

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

    from studyguide.pages.page import File as SiteFile
    from studyguide.pages.search.entries import SearchEntry


class PluginOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs' own
    """The settings below `plugins: - studyguide:`; with the hook they are below `extra`."""

    booklets = config_options.Type(bool, default=True)
    search_engine = config_options.Type(str, default="")
    prefix = config_options.Type(str, default="")
    policy = config_options.Type((bool, dict), default=True)
    figure_scripts = config_options.Type(dict, default={})


def require_plugin(config: MkDocsConfig) -> None:
    """Raise `PluginError` if the settings name neither the plugin nor a hook like it."""
    methods = (method for listed in config.plugins.events.values() for method in listed)
    if not any(isinstance(getattr(method, "__self__", None), StudyGuide) for method in methods):
        raise PluginError(
            "mkdocs.yml: nothing makes the pages of the course. Write 'plugins: [studyguide]'"
        )


class StudyGuide(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]  # MkDocs' own
    """Reads the guide, adds its pages and navigation to the build, and logs problems."""

    _build: BuildState

    def __init__(self) -> None:
        self._used_registry: Registry | None = None

    @property
    def registry(self) -> Registry:
        """The pages of the site."""
        return self._build.registry

    @property
    def docs_found(self) -> tuple[tuple[SearchEntry, ...], ...]:
        """What the search finds in the pages of `docs/` that have been made."""
        return tuple(self._build.found.values())

    def use_registry(self, registry: Registry) -> None:
        """Use this registry instead of reading the guide in `on_config`.

        Only pages are then added to the build: the caller serves other files itself.
        """
        self._used_registry = registry
        if hasattr(self, "_build"):
            self._build.registry = registry

    def is_own(self, file: File) -> bool:
        """Return whether a file is a page of the guide, and not one of `docs/`."""
        return self._build.guide_uri(file) is not None

    @event_priority(100)  # before plugins that ask for the theme's language
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content, stop at problems, and put facts about the course into the settings.

        MkDocs has not emptied the output folder yet, so a mistake never costs the last good site.
        """
        config_file = Path(config.config_file_path)
        settings = read_settings(config_file.parent, config_file.name)
        policy, fault = None, ""
        if settings.prefix:
            embed(config, settings.prefix)
        else:
            apply_defaults(config, read_config(config_file))
            policy = allowed_sources(settings.policy, config)
            fault = policy_fault(settings.policy, config)
        if fault := search_engine_fault(settings.search_engine) or fault:
            raise PluginError(fault)
        registry = self._used_registry or read_registry(config, settings)
        lists_docs = not config.nav
        if not settings.prefix:
            apply_course_facts(config, registry.site.guide, registry.site.language)
        bodies = StoredBodies(Path(config.site_dir))
        self._build = BuildState(registry, bodies, settings.prefix, policy, lists_docs=lists_docs)
        return config

    @event_priority(100)  # before plugins that need all pages, such as one for redirects
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add every page and file of the guide to the build."""
        build = self._build
        leave_out_left_overs(files, config, build)
        build.docs = choose_language(files, config, build.site)
        if not build.prefix:
            leave_out_themes_files(files)
            minify_theme_files(files, config)
        registry, prefix = build.registry, build.prefix
        ours = [page_file(registry.entry(uri), config, prefix) for uri in registry.uris]
        if not self._used_registry:
            ours += (site_file(part, config, prefix) for part in registry.files())
        if not prefix:
            root = Path(config.config_file_path).parent
            ours += (site_file(part, config, prefix) for part in app_files(build.site, root))
        if social_card := self._social_card(config):
            ours.append(site_file(social_card, config, prefix))
            build.social_card = f"{build.site.release.address}{social_card.uri}"
        replaced = add_files(files, ours, prefix)
        config.nav = navigation_with(config.nav, build, replaced)
        return files

    @event_priority(-100)  # after other plugins, which may read the extensions
    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Disable Markdown's extensions for a page without Markdown, which saves 7 % of a build."""
        if self._build.guide_uri(page.file):
            self._build.extensions = config.markdown_extensions
            config.markdown_extensions = []
        return markdown

    @event_priority(100)  # before other plugins, which may change the body
    def _make(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Return the body of one of our pages, or a page of `docs/` with links to terms."""
        build, uri = self._build, self._build.guide_uri(page.file)
        if uri is None:
            build.titles.append((address_of(page.file.src_uri), str(page.title)))
            linked = with_terms(html, page, build, Path(config.docs_dir))
            build.found[page.file.src_uri] = found_in(linked, page)
            return linked
        config.markdown_extensions = build.extensions
        return fill(page, build.registry.page(uri))

    @event_priority(-100)  # after other plugins
    def _store(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Store one of our bodies until its page is written."""
        if self._build.guide_uri(page.file) is None:
            return html
        self._build.bodies.put(page.file.src_uri, html)
        return ""

    on_page_content = CombinedEvent(_make, _store)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme's templates what they show of the guide."""
        prepare(env, config, ThemeContext.of(self._build))
        return env

    @event_priority(100)  # before plugins that read the body
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Bring a page's body back, and tell the theme what it shows of the page."""
        body = self._build.bodies.take(page.file.src_uri)
        if body is not None:
            page.content = body
        values = page_context(page, self._build, config)
        return cast("TemplateContext", {**context, **values})

    @event_priority(-100)  # after other plugins
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Release the body and the contents of a page that has been rendered."""
        if self._build.guide_uri(page.file):
            page.content = None
            page.toc = TableOfContents([])
        return output

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Tell the theme what it shows on the 404 page."""
        values = template_context(template_name, self._build, config)
        return cast("TemplateContext", {**context, **values})

    @event_priority(-100)  # after another site's search, whose index is written then
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the search index and the lists of pages and files, and add archived sites."""
        build, site = self._build, Path(config.site_dir)
        build.bodies.close()
        listed = build.registry.page_list(build.titles)
        (site / build.prefix / PAGE_LIST).write_text(listed, encoding="utf-8", newline="\n")
        others = () if build.prefix else all_search_entries(build.found.values())
        write_index(site / build.prefix, build.site, others)
        if build.prefix:
            add_to_index(site, build.prefix, build.site)
        else:
            write_offline_files(site, build.site)
        guide, root = build.site.guide, Path(config.config_file_path).parent
        is_root = not prefix_of(guide, build.site.language)
        if is_root and (fault := add_archived_sites(root, site)):
            raise PluginError(fault)

    def _social_card(self, config: MkDocsConfig) -> SiteFile | None:
        """Return the social card; None within another site, which has its own."""
        root = Path(config.config_file_path).parent
        return None if self._build.prefix else card_file(self._build.site, root)
