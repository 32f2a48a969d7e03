"""The variables of the theme's templates."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader

from studyguide.engine.build_environment import shows_drafts
from studyguide.engine.course_facts import escaped_words
from studyguide.engine.defaults import THEME, page_styles
from studyguide.engine.offline_files import worker_address
from studyguide.languages.cldr import direction_of
from studyguide.languages.wording import Wording
from studyguide.model.course import Course
from studyguide.model.guide import Guide
from studyguide.pages.alternates import prefix_of
from studyguide.pages.data.previews import file_count
from studyguide.pages.week_names import words_for

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

    from studyguide.engine.build_state import BuildState


@dataclass(frozen=True, slots=True)
class ThemeContext:
    """The variable `studyguide` in the theme's templates."""

    words: Mapping[str, Any]
    """Escaped, since themes show them as HTML, and a course may have words of its own."""
    page_words: Mapping[str, str]
    """The theme's words that we replace: the language and its direction.

    Empty within another site, which has its own language.
    """
    search_wording: str
    """What the search says, as JSON."""
    preview_files: int
    course: Course
    renamed: Mapping[str, Mapping[str, str]]
    """The present ids of `terms` and `questions` by former ones; empty without any."""
    listed: bool
    """Whether search engines may index the pages of the guide."""
    social_card: str = ""
    """The address of the social card; empty without one."""
    worker: str = ""
    """Where the service worker is, from the root of this language; empty if there is none."""
    folder: str = ""
    """The folder of this language in the site: empty for the first, else `nb/`."""
    prefix: str = ""
    """The folder of another site that the guide is in; empty if it is the whole site."""
    page_styles: tuple[str, ...] = ()
    """Within another site: the style sheets of our pages."""
    site_styles: tuple[str, ...] = ()
    """Within another site: the style sheets of its own pages."""

    @classmethod
    def of(cls, build: BuildState) -> ThemeContext:
        """Return what is shown of the guide that is built."""
        guide, prefix = build.site.guide, build.prefix
        words, languages = build.site.words, build.site.languages
        return cls(
            words=escaped_words(words.entries),
            page_words={} if prefix else _page_words(build.site.language),
            search_wording=_search_words(words, languages, embedded=bool(prefix)),
            preview_files=file_count(guide),
            course=guide.course,
            renamed=_renamed(guide),
            listed=guide.course.publish.search_engines == "allow" and not shows_drafts(),
            social_card=build.social_card,
            worker=worker_address(build.site),
            folder="" if prefix else prefix_of(guide, build.site.language),
            prefix=prefix,
            page_styles=_embedded(prefix, *page_styles()[1:]) if prefix else (),
            site_styles=_embedded(prefix, *_ANYWHERE) if prefix else (),
        )


_ANYWHERE = ("assets/studyguide/finding.css", "assets/studyguide/search.css")
"""The styles of what any page of another site has."""


def _renamed(guide: Guide) -> Mapping[str, Mapping[str, str]]:
    records = {
        "terms": guide.terms.values(),
        "questions": [question for _, question in guide.questions()],
    }
    ids = {
        kind: {former: record.id for record in listed for former in record.formerly}
        for kind, listed in records.items()
    }
    return ids if any(ids.values()) else {}


def _search_words(words: Wording, languages: Sequence[str], *, embedded: bool) -> str:
    """Return the words of the search; within another site the key `/` is that site's."""
    said = {
        "label": words["find_term" if embedded else "search"],
        "help": words.in_languages("find_help", languages),
        "close": words["close"],
        "results": words.entries["counts"]["hit"],
        "slash": not embedded,
        **{key: words[f"find_{key}"] for key in _SEARCH_WORDS},
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


_SEARCH_WORDS = (
    "failed", "incomplete", "placeholder", "terms", "passages", "questions", "none", "nearest",
)  # fmt: skip


def _page_words(language: str) -> dict[str, str]:
    return {"language": language, "direction": direction_of(language)}


def _embedded(prefix: str, *styles: str) -> tuple[str, ...]:
    return tuple(prefix + style for style in ("assets/studyguide/embedded.css", *styles))


def prepare(env: Environment, config: MkDocsConfig, context: ThemeContext) -> None:
    """Add the variable `studyguide` to the theme's templates."""
    assert env.loader is not None, "the theme has templates"
    env.globals["studyguide"] = context
    # our navigation partial includes the theme's by this name
    dirs = config.theme.dirs
    theme = FileSystemLoader(dirs[dirs.index(str(THEME)) + 1 :])
    env.loader = ChoiceLoader([env.loader, PrefixLoader({"theme": theme})])
    env.globals["theme_word"] = _theme_word(env, config.theme["language"], context.page_words)


def _theme_word(env: Environment, language: str, ours: Mapping[str, str]) -> Callable[[str], str]:
    """Return the function that looks up a word: ours, the theme's, or the theme's in English.

    The theme has a macro, which makes the list of all words anew for each of them.
    """

    @cache
    def theme_word(key: str) -> str:
        modules: Iterator[Any] = (
            env.get_template(f"partials/languages/{code}.html").module
            for code in dict.fromkeys((language, "en"))
        )
        return ours.get(key) or next(filter(None, (module.t(key) for module in modules)), key)

    return theme_word


@dataclass(frozen=True, slots=True)
class Root:
    """The root of a language's site, and its words."""

    language: str
    root: str
    """The path, with a slash at both ends."""
    words: Mapping[str, Any]


def not_found(guide: Guide, language: str, site_url: str, prefix: str) -> tuple[Root, ...]:
    """Return the roots for the 404 page, that of this language first.

    Within another site that is only the language of the guide, in the folder of its `prefix`.
    """
    path = urlsplit(site_url or "/").path
    if prefix:
        words = escaped_words(words_for(guide, language).entries)
        return (Root(language, path + prefix, words),)
    path = path.removesuffix(prefix_of(guide, language))
    return tuple(
        Root(code, path + prefix_of(guide, code), escaped_words(words_for(guide, code).entries))
        for code in guide.fallbacks(language)
    )
