"""What the theme's templates are given for one page, or for one that MkDocs makes of none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studyguide.addresses.uris import address_of
from studyguide.engine.page_facts import page_facts
from studyguide.engine.theme import not_found
from studyguide.pages.alternates import Alternate, alternates
from studyguide.pages.content_policy import content_policy

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as MkDocsPage

    from studyguide.engine.build_state import BuildState

_NOT_FOUND = "404.html"


def page_context(page: MkDocsPage, build: BuildState, config: MkDocsConfig) -> dict[str, object]:
    """Return where a page is in the other languages, facts about it, and the policy of ours."""
    address = address_of(page.file.src_uri)
    values: dict[str, object] = {"alternates": _alternates(build, config, address)}
    if facts := page_facts(page, build, config):
        values["page_facts"] = facts
    if build.policy is not None and build.guide_uri(page.file):
        values["content_policy"] = content_policy(page.content or "", build.policy)
    return values


def template_context(name: str, build: BuildState, config: MkDocsConfig) -> dict[str, object]:
    """Return where the languages begin, and how each says that nothing is there."""
    site = build.site
    values: dict[str, object] = {
        "alternates": _alternates(build, config, ""),
        "not_found": not_found(site.guide, site.language, config.site_url or "", build.prefix),
    }
    if build.policy is not None and name == _NOT_FOUND:
        # its search is a form, which works without scripts
        values["content_policy"] = content_policy("", build.policy, form_action="'self'")
    return values


def _alternates(build: BuildState, config: MkDocsConfig, address: str) -> tuple[Alternate, ...]:
    if build.prefix:
        return ()
    return alternates(build.site.guide, build.site.language, address, config.site_url or "")
