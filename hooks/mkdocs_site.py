"""The only code that knows MkDocs: guide in, pages and navigation into the build, problems out.

Pages are read and rendered in `on_config`, before MkDocs empties the output folder: a mistake in
the content never costs the last good site. Moving to another engine means rewriting this file.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader, PrefixLoader
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files

from mkdocs_index import engine_fault, names_for_pagefind, worker, write_index
from mkdocs_pages import GuidePage
from mkdocs_settings import address, describe, language_of
from mkdocs_theme import KeptCode, KeptTheme, not_found, once, shell_version
from studyguide.command.engine import last_change
from studyguide.command.kept_guide import kept_guide
from studyguide.command.settings import Settings
from studyguide.command.store import Store
from studyguide.linking.links import names_of
from studyguide.linking.uris import address_of
from studyguide.model.digest import digest
from studyguide.model.guide import Guide
from studyguide.model.problems import Problems, counted
from studyguide.model.versions import content_version
from studyguide.pages.booklets.press import KEPT, Press
from studyguide.pages.languages import Alternate, alternates
from studyguide.pages.page import File as SiteFile
from studyguide.pages.page import Page
from studyguide.pages.previews import file_count
from studyguide.pages.render import render
from studyguide.pages.site import Release
from studyguide.pages.wording import wording

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

_WORKER = "assets/javascripts/workers/search."
# the theme makes a table of all its words for each word on each page: here it is asked once
_WORDS = {"partials/language.html": "{% macro t(key) %}{{ word(key) }}{% endmacro %}"}
_SEARCH = {"search", "material/search"}
log = get_plugin_logger("studyguide")


@event_priority(100)  # before the search, which asks for the theme's language
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the content, stop at problems, and put the course's own facts into the settings."""
    if fault := engine_fault(_engine(config)):
        raise PluginError(fault)
    root = Path(config.config_file_path).parent
    settings = Settings(Path(config.docs_dir), booklets=config.extra.get("booklets", True))
    guide, problems = kept_guide(root, settings)
    if any(problem.severity == "error" for problem in problems):
        _report(problems, strict=config.strict)
    assert guide is not None, "a guide that cannot be read has problems, which stop the build"
    language = language_of(config, guide)
    store = Store(root / ".cache" / "pages" / language)
    release = Release(address(config, guide, language), last_change(root))
    press = Press(root / KEPT, tell=_tell) if settings.booklets else None
    key = digest(
        "pages", content_version(root, settings.docs), language, repr(release), str(bool(press))
    )
    if (pages := store.get_row(key)) is None:
        pages, unwritten = render(guide, language, release=release, press=press)
        problems = (*problems, *unwritten)
        if not unwritten:
            store.put_row(key, pages)
    _report(problems, strict=config.strict)
    describe(config, guide, language)
    config.extra["studyguide"] = _shared(guide, language) | {"pages": pages, "store": store}
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace the authored files of `docs/` by the rendered pages."""
    for file in list(files.documentation_pages()):
        files.remove(file)
    parts: tuple[Page | SiteFile, ...] = config.extra["studyguide"].pop("pages")
    titles = dict(_titles(config.nav))
    theirs = (file.src_uri for file in files if file.src_uri.startswith(_WORKER))
    config.extra["studyguide"]["worker"] = next(theirs, "")
    for part in parts:
        file = _file(part, config)
        files.append(file)
        if isinstance(part, Page):
            GuidePage(titles.get(part.uri), part, file, config)
    config.extra["studyguide"]["searched"] = [part for part in parts if isinstance(part, Page)]
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Note the navigation: pages whose title is not in the settings have it from themselves."""
    config.extra["studyguide"]["nav"] = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give MkDocs templates that know what they wrote before, unless a plugin changes pages."""
    store: Store = config.extra["studyguide"]["store"]
    # our own navigation partial includes the theme's by this name
    assert env.loader is not None, "the theme has templates"
    theme = FileSystemLoader(config.theme.dirs[1:])
    words = env.get_template("partials/language.html").make_module({"config": config})
    env.globals["once"] = partial(once, {})
    env.globals["word"] = cache(words.t)  # type: ignore[attr-defined]  # a macro of the template
    env.loader = ChoiceLoader([DictLoader(_WORDS), env.loader, PrefixLoader({"theme": theme})])
    env.bytecode_cache = KeptCode(store)
    env.auto_reload = False  # a build asks twenty times a page whether a template has changed
    own = config.extra["studyguide"]
    own["own_worker"] = worker(_engine(config), own["worker"])
    if not _others(config) <= _SEARCH:
        return env
    return cast("Environment", KeptTheme(env, store, shell_version(config)))


def on_post_build(config: MkDocsConfig) -> None:
    """Write the search's index, and down what is kept for the next build."""
    own = config.extra["studyguide"]
    own["store"].close()
    if failure := write_index(_engine(config), Path(config.site_dir), own["searched"]):
        raise PluginError(failure)


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Tell Pagefind the names of a term, so that who types one finds its page first."""
    guide: Guide = config.extra["studyguide"]["guide"]
    term = guide.terms.get(page.file.src_uri.removeprefix("glossary/").removesuffix(".md"))
    if _engine(config) != "pagefind" or term is None:
        return html
    return html + names_for_pagefind(names_of(term, config.theme["language"]))


def on_page_context(
    context: dict[str, Any], *, page: MkDocsPage, config: MkDocsConfig, nav: object
) -> dict[str, Any]:
    """Tell the theme where a page is in the other languages."""
    context["alternates"] = _alternates(config, address_of(page.file.src_uri))
    return context


def on_template_context(
    context: dict[str, Any], *, template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Tell the 404 page where the languages begin, and how each says that nothing is there."""
    context["alternates"] = _alternates(config, "")
    context["not_found"] = not_found(config)
    return context


def _titles(nav: object) -> Iterator[tuple[str, str]]:
    """Yield the uri and the title of each page that the navigation gives one."""
    if isinstance(nav, list):
        for item in nav:
            yield from _titles(item)
    elif isinstance(nav, dict):
        for title, inside in nav.items():
            if isinstance(inside, str):
                yield inside, title
            else:
                yield from _titles(inside)


def _engine(config: MkDocsConfig) -> str:
    return str(config.extra.get("search_engine", "theme"))


def _others(config: MkDocsConfig) -> set[str]:
    """Return the names of the plugins and hooks besides this file, which may change any page."""
    return {name for name, plugin in config.plugins.items() if plugin is not sys.modules[__name__]}


def _tell(done: int, of: int) -> None:
    log.info("booklets: %d of %d", done, of)


def _report(problems: Problems, *, strict: bool) -> None:
    """Log every problem as `path:line: message`, and stop if the site would be wrong."""
    for problem in sorted(problems):
        (log.error if problem.severity == "error" else log.warning)(str(problem))
    errors = [one for one in problems if strict or one.severity == "error"]
    if errors:
        found = counted(len(errors), "problem", "problems")
        raise PluginError(f"{found} in the content: nothing is built, the last site is kept.")


def _shared(guide: Guide, language: str) -> dict[str, Any]:
    """Return what the theme's templates and the other hooks ask for."""
    words, languages = wording(language), guide.fallbacks(language)
    return {
        "guide": guide,
        "words": words.entries,
        "find_placeholder": words.in_languages("filter_placeholder", languages),
        "find_help": words.in_languages("find_help", languages),
        "preview_files": file_count(guide),
    }


def _file(part: Page | SiteFile, config: MkDocsConfig) -> File:
    if isinstance(part, Page):
        file = File.generated(config, part.uri, content="")
        file.edit_uri = f"../{part.source}" if part.source else None
        return file
    if part.copied_from:
        return File.generated(config, part.uri, abs_src_path=str(part.copied_from))
    # MkDocs makes a page of whatever is called `.md` at its source
    file = File.generated(config, f"{part.uri}.file", content=part.data)
    file.dest_uri = part.uri
    return file


def _alternates(config: MkDocsConfig, address: str) -> tuple[Alternate, ...]:
    guide: Guide = config.extra["studyguide"]["guide"]
    return alternates(guide, config.theme["language"], address, config.site_url or "")


def _worker(config_file: str, site_url: str) -> None:
    """Build into each folder named on standard input; answer each with a line of JSON.

    For `studyguide serve`: a process that stays saves the second of starting MkDocs.
    """
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    for folder in map(str.strip, sys.stdin):
        failure = ""
        try:
            config = load_config(config_file, site_dir=folder, site_url=site_url, strict=False)
            # each save would wait for the whole guide: 10 s for three hundred pages
            config.extra["booklets"] = False
            build(config)
        except MkDocsException as error:
            failure = str(error)
        print(json.dumps({"failure": failure}), flush=True)


if __name__ == "__main__":
    _worker(*sys.argv[1:])
