"""The theme's templates, rendered only for what has changed: the adapter's third part.

`main.html` is taken from the store if all that it shows is as before, compiled templates come from
there as well, and what all pages of a folder have in common is rendered once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jinja2 import BytecodeCache

from mkdocs_settings import settings_version
from studyguide.command.store import Store
from studyguide.model.digest import digest
from studyguide.model.versions import code_version
from studyguide.pages.languages import prefix_of
from studyguide.pages.wording import wording

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from jinja2.bccache import Bucket
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


class KeptTheme:
    """The theme's templates, of which `main.html` is rendered only for what has changed."""

    def __init__(self, env: Environment, store: Store, shell: str) -> None:
        self._env, self._store, self._shell = env, store, shell

    def __getattr__(self, name: str) -> Any:
        return getattr(self._env, name)

    def get_template(self, name: str) -> Template | KeptTemplate:
        """Return a template by its name."""
        found = self._env.get_template(name)
        return KeptTemplate(found, self._store, self._shell) if name == "main.html" else found


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """The template of all pages."""

    template: Template
    store: Store
    shell: str
    """What all pages have in common: settings and navigation, as a hash."""

    def render(self, context: Mapping[str, Any]) -> str:
        """Return a page as it is written."""
        page: Page = context["page"]
        about = repr((page.url, page.title, page.edit_url, sorted(page.meta.items(), key=str)))
        key = digest("page", self.shell, about, page.content or "")
        return self.store.made(key, lambda: self.template.render(context))


class KeptCode(BytecodeCache):
    """The compiled templates of the theme: to compile them takes 0.4 s."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a template's bucket, if its code was kept."""
        if code := self._store.get(self._key(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self._store.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return digest("template", code_version(), bucket.key, bucket.checksum)


def once(
    kept: dict[tuple[str, ...], str], name: str, page: Page | None, make: Callable[[], str]
) -> str:
    """Return a part of the theme, rendered once for all pages of a folder beside the navigation.

    Nothing in these parts is about a page, except its place in the navigation and from which
    folder their links lead.
    """
    if page is None or page.parent or page.previous_page or page.next_page:
        return make()
    folder = page.url.rstrip("/").rpartition("/")[0]
    key = (name, folder, str(page.meta.get("hide")))
    if key not in kept:
        kept[key] = make()
    return kept[key]


@dataclass(frozen=True, slots=True)
class Root:
    """Where the site of a language begins, and its words."""

    language: str
    root: str
    """The path, with a slash at both ends."""
    words: Mapping[str, Any]


def not_found(config: MkDocsConfig) -> tuple[Root, ...]:
    """Return what the page says that is shown where nothing is: this language first, then all."""
    guide, own = config.extra["studyguide"]["guide"], config.theme["language"]
    path = urlsplit(config.site_url or "/").path.removesuffix(prefix_of(guide, own))
    return tuple(
        Root(code, path + prefix_of(guide, code), wording(code).entries)
        for code in guide.fallbacks(own)
    )


def shell_version(config: MkDocsConfig) -> str:
    """Return the hash of what the theme shows on every page: settings, navigation, templates."""
    own = config.extra["studyguide"]
    titles = [(page.url, page.title) for page in own["nav"].pages]
    known = (own["guide"].course.languages, own["preview_files"], titles)
    return digest(settings_version(config), repr(known), *_templates(config.theme.custom_dir))


def _templates(folder: str | None) -> Iterator[str | bytes]:
    """Yield the names and contents of the templates of a project."""
    for path in sorted(Path(folder).rglob("*.html")) if folder else ():
        yield path.relative_to(folder or "").as_posix()
        yield path.read_bytes()
