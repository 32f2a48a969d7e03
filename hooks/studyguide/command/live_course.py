"""A course for `serve`: read again at each save, with pages rendered on request."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from studyguide.engine.build_environment import build_timestamp
from studyguide.engine.live_site import LiveSite
from studyguide.engine.project_guide import project_guide
from studyguide.engine.settings import Settings
from studyguide.model.guide import Guide
from studyguide.model.problems import Problems, errors
from studyguide.pages.alternates import prefix_of
from studyguide.pages.booklets.booklet import Booklet, Booklets
from studyguide.pages.booklets.booklet_builder import booklet_at
from studyguide.pages.booklets.pdf_compiler import CACHE, PdfCompiler
from studyguide.pages.registry import Registry
from studyguide.pages.site import Release, Site
from studyguide.reading.load import read_guide
from studyguide.reading.read_cache import ReadCache
from studyguide.reading.reference_checks import Targets
from studyguide.reading.text_checks import lesson_problems


@dataclass(slots=True)
class LiveCourse:
    """A course and its sites, which are never written to disk."""

    root: Path
    url: str
    """The address at which it is served, with a trailing slash."""
    settings: Settings
    on_problems: Callable[[Problems], None] = lambda _: None
    """Receives the problems in printing a requested booklet."""
    guide: Guide | None = None
    """The last guide without known mistakes."""
    _read_cache: ReadCache = field(default_factory=ReadCache)
    _sites: dict[str, LiveSite] = field(default_factory=dict)
    _language: str = ""
    """The language requested last."""
    _changed: int = 0
    """The time of the last commit."""
    _last_site: Site | None = None
    """The site created last, which the next one reuses."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def open(self) -> Problems:
        """Read the whole course, and set up the site of its first language."""
        self._changed = build_timestamp(self.root)
        guide, problems = project_guide(
            self.root, self.settings, self._read_cache, drafts=True, serving=True
        )
        if guide is not None and not errors(problems):
            with self._lock:
                self.guide, self._language = guide, guide.course.languages[0]
                self._site(self._language)
            gc.freeze()  # collecting garbage in a large course would take half a second
        return problems

    def renew(self, *, docs: bool) -> Problems:
        """Read what has changed; return the errors in it, with which the last pages are kept.

        Errors elsewhere and missing translations are left to the check of the whole course. `docs`
        means that pages in `docs/` may have been added or removed.
        """
        if self.guide is None:
            return self.open()
        reading = read_guide(
            self.root / "content", docs=self.settings.docs, read_cache=self._read_cache
        )
        if errors(reading.problems) or not reading.course_is_read:
            return reading.problems
        with self._lock:
            if reading.guide.course.languages != self.guide.course.languages or docs:
                self._sites.clear()
            all_problems = (*reading.problems, *self._problems(reading.guide))
            problems = tuple(problem for problem in all_problems if not problem.missing)
            if not errors(problems):
                self.guide = reading.guide
                self._site(self._language)
        return problems

    def answer(self, path: str) -> bytes | None:
        """Return the page or file at a path with a leading slash, None if there is none."""
        with self._lock:
            language, address = self._language_and_address(path)
            self._language = language
            live = self._site(language)
            return live.answer(address) or self._booklet(live.registry.site, address)

    def _booklet(self, site: Site, address: str) -> bytes | None:
        """Return a newly printed booklet; problems in printing it are reported."""
        match booklet_at(site, address, PdfCompiler(self.root / CACHE)):
            case Booklet(data=data):
                return data
            case None:
                return None
            case problems:
                self.on_problems(problems)
                return None

    def not_found(self, path: str) -> bytes:
        """Return the 404 page for a path."""
        with self._lock:
            return self._site(self._language_and_address(path)[0]).not_found()

    def _language_and_address(self, path: str) -> tuple[str, str]:
        """Return the language of a path, and the address within its site."""
        assert self.guide is not None, "nothing is asked for before there is a guide"
        address = unquote(path).removeprefix("/")
        for language in self.guide.course.languages[1:]:
            prefix = prefix_of(self.guide, language)
            if address.startswith(prefix):
                return language, address.removeprefix(prefix)
        return self.guide.course.languages[0], address

    def _site(self, language: str) -> LiveSite:
        """Return the site of a language, with the current guide."""
        assert self.guide is not None, "nothing is asked for before there is a guide"
        live = self._sites.get(language)
        if live and live.registry.site.guide is self.guide:
            return live
        registry = Registry(self._renewed_site(self.guide, language), Booklets())
        if live is None or not live.try_renew(registry):
            out = self.root / ".cache" / "serve" / language
            live = LiveSite.of(registry, self.root / "mkdocs.yml", out=out, site_url=self.url)
            self._sites[language] = live
        return live

    def _renewed_site(self, guide: Guide, language: str) -> Site:
        if (
            self._last_site
            and self._last_site.guide is guide
            and self._last_site.language == language
        ):
            return self._last_site
        live = self._sites.get(language)
        before = live.registry.site if live else None
        release = Release(self.url + prefix_of(guide, language), self._changed)
        self._last_site = Site.of(guide, language, release, before=before)
        return self._last_site

    def _problems(self, guide: Guide) -> Problems:
        """Return the problems in the texts of changed lessons."""
        before = {lesson.folder: lesson for lesson in self.guide.lessons} if self.guide else {}
        language = self._language if self._language in guide.course.languages else ""
        site = self._renewed_site(guide, language or guide.course.languages[0])
        name_indexes = {code: finder.index for code, finder in site.finders.items()}
        targets = Targets(name_indexes, guide.question_ids)
        pairs = ((lesson, before.get(lesson.folder)) for lesson in guide.lessons)
        return tuple(
            problem
            for lesson, former in pairs
            if lesson is not former
            for problem in lesson_problems(guide, lesson, targets, before=former)
        )
