"""Transfers facts about the course to MkDocs' settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import escape

from studyguide.addresses.site_map import Overview
from studyguide.languages.language_checks import theme_language
from studyguide.languages.wording import wording_of
from studyguide.model.guide import Guide
from studyguide.pages.alternates import prefix_of
from studyguide.pages.assets.course_files import COLOURS, logo_uri
from studyguide.pages.navigation import navigation
from studyguide.pages.site_facts import footer, repository_of
from studyguide.pages.titles import title_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def apply_course_facts(config: MkDocsConfig, guide: Guide, language: str) -> None:
    """Put the facts about a course into the settings, in the language that is built.

    A navigation in the settings is for pages of `docs/`, and follows that of the guide.
    """
    languages, words = guide.fallbacks(language), wording_of(guide, language)
    config.theme["language"] = theme_language(language)
    _name_palettes(config.theme.get("palette"), escaped_words(words.entries["scheme"]))
    config.site_url = address(config, guide, language)
    config.site_name = title_of(guide, language, Overview("home"))
    config.site_description = guide.course.description.localized(languages).markdown
    config.nav = [*escaped(navigation(guide, language)), *(config.nav or ())]
    _put_facts(config, guide, language)
    if config.mdx_configs.get("toc", {}).get("permalink"):
        config.mdx_configs["toc"].setdefault("permalink_title", words["permalink"])


def _put_facts(config: MkDocsConfig, guide: Guide, language: str) -> None:
    """Put the course's logo, colour, licence, contact and repository into the settings."""
    course, languages = guide.course, guide.fallbacks(language)
    if logo := logo_uri(guide):
        config.theme["logo"] = config.theme["favicon"] = logo
    if course.colour:
        config.extra_css = [*config.extra_css, COLOURS]
    lines = (config.copyright, footer(course, languages, wording_of(guide, language)))
    config.copyright = " · ".join(str(line) for line in lines if line)
    if repository := repository_of(course):
        config.repo_url, config.repo_name = repository.url, repository.name


def address(config: MkDocsConfig, guide: Guide, language: str) -> str:
    """Return the address of a language's site, empty if unknown."""
    root = config.site_url
    return f"{root.rstrip('/')}/{prefix_of(guide, language)}" if root else ""


def escaped_words(words: Any) -> Any:
    """Return words of the site, and words below them, escaped: themes show them as HTML."""
    match words:
        case dict():
            return {key: escaped_words(inside) for key, inside in words.items()}
        case list() | tuple():
            return [escaped_words(inside) for inside in words]
        case _:
            return escape(words) if isinstance(words, str) else words


def escaped(items: list[object]) -> list[object]:
    """Return a navigation with titles escaped, since themes show them as HTML."""
    return [_escaped_item(item) for item in items]


def _escaped_item(item: object) -> object:
    match item:
        case dict():
            return {str(escape(title)): _escaped_item(inside) for title, inside in item.items()}
        case list():
            return escaped(item)
        case _:
            return item


def _name_palettes(palettes: object, names: dict[str, str]) -> None:
    """Name each light or dark button without a name after the scheme it switches to."""
    listed = palettes if isinstance(palettes, list) else []
    for palette, following in zip(listed, [*listed[1:], *listed[:1]], strict=True):
        if isinstance(toggle := palette.get("toggle"), dict):
            dark = following.get("scheme") == "slate"
            toggle.setdefault("name", names["dark" if dark else "light"])
