"""A built site with all its facts: links to its source and to reports, dates, cards, requests."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page

from conftest import served
from site_links import broken_links, pages
from sites import ROOT, Site, build_site, environment, project_with
from studyguide.command.live_course import LiveCourse
from studyguide.engine.change_dates import change_dates
from studyguide.engine.settings import read_settings

FACTS = """\
colour: '#ffe14d'
logo: badge.svg
licence: {en: CC-BY-4.0, nb: Alle rettigheter forbeholdt}
contact: Kari <kari@example.org>
repository: https://github.com/kari/lectures/tree/master/course
"""
SETTINGS = "extra: {booklets: false}\nrepo_url: https://github.com/mkdocs/mkdocs\n"
ADDRESS = "https://example.org/study-guide/"


def git(folder: Path, *arguments: str, date: str = "2026-03-01T23:30:00+00:00") -> None:
    own = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    name = ("-c", "user.name=Kari", "-c", "user.email=kari@example.org")
    command = ["git", "-C", str(folder), *name, *arguments]
    subprocess.run(command, env=environment() | own, check=True, capture_output=True)


def put_facts(project: Path, facts: str = FACTS, settings: str = SETTINGS) -> None:
    """Write facts into a project that has none."""
    course = project / "content/course.yml"
    text = course.read_text(encoding="utf-8")
    course.write_text(text.replace("weeks:\n", f"{facts}weeks:\n", 1), encoding="utf-8")
    shutil.copyfile(
        ROOT / "hooks/studyguide/theme/assets/studyguide/logo.svg", project / "content/badge.svg"
    )
    (project / "docs/CNAME").write_text("course.example.org\n", encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(settings)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a site with facts and a history, whose second lesson changed later."""
    project = project_with("tests/small_course", tmp_path_factory.mktemp("facts"))
    put_facts(project)
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "Begin")
    lesson = project / "content/lessons/02-steps/lesson.nb.md"
    lesson.write_text(lesson.read_text(encoding="utf-8") + "\nMer.\n", encoding="utf-8")
    git(project, "commit", "-qam", "Go on", date="2026-05-17T01:00:00+02:00")
    return build_site(project)


@pytest.fixture(scope="module")
def url(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(site.folder, tmp_path_factory.mktemp("facts-root"))


def facts_of(page: str) -> str:
    """Return what stands below the text of a page, its addresses decoded."""
    found = re.search(r'<aside class="page-facts".*?</aside>', page, re.S)
    return unquote(found[0]) if found else ""


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("lessons/steps/", "content/lessons/02-steps/lesson.en.md"),
        ("nb/lessons/steps/", "content/lessons/02-steps/lesson.nb.md"),
        ("glossary/step-size/", "content/lessons/02-steps/terms.yml"),
        ("quiz/week-1/", "content/lessons/01-walking-downhill/quiz.yml"),
        ("weeks/1/", "content/course.yml"),
        ("about/", "docs/about.en.md"),
        ("nb/about/", "docs/about.nb.md"),
    ],
)
def test_each_page_leads_to_its_source_and_to_a_report_of_it(
    address: str, source: str, site: Site
) -> None:
    facts = facts_of(site.page(address))
    assert f'href="https://github.com/kari/lectures/edit/master/course/{source}"' in facts
    assert f"{ADDRESS}{address} ({source})\n" in facts
    assert "https://github.com/kari/lectures/issues/new?title=" in facts


def test_a_page_without_a_source_can_be_reported_all_the_same(site: Site) -> None:
    facts = facts_of(site.page("glossary/"))
    assert 'rel="edit"' not in facts
    assert f"{ADDRESS}glossary/\n" in facts


def test_a_lesson_tells_when_its_own_file_changed_in_the_words_of_its_language(site: Site) -> None:
    first, later = site.page("lessons/steps/"), site.page("nb/lessons/steps/")
    assert '<time datetime="2026-03-01">March 1, 2026</time>' in first
    assert 'Sist endret <time datetime="2026-05-16">16. mai 2026</time>' in later
    assert '<time datetime="2026-03-01">' in site.page("about/")
    assert "<time" not in facts_of(site.page("glossary/step-size/"))


def test_every_page_has_the_logo_the_colour_and_the_licence(site: Site) -> None:
    for path in pages(site.folder):
        page = path.read_text(encoding="utf-8")
        assert 'assets/course/logo.svg" alt="logo"' in page, path
        assert re.search(r'rel="icon" href="[^"]*assets/course/logo\.svg"', page), path
        assert "assets/course/colours.css" in page, path
        assert 'href="mailto:kari@example.org">Kari</a>' in page, path
        licence = (
            "Lisens: Alle rettigheter forbeholdt"
            if "nb" in path.relative_to(site.folder).parts
            else 'Licence: <a href="https://creativecommons.org/licenses/by/4.0/"'
        )
        assert licence in page, path
    assert list(broken_links(site.folder)) == []


def test_the_link_to_the_repository_asks_it_nothing(site: Site) -> None:
    page = site.page("")
    assert '<a href="https://github.com/kari/lectures"' in page
    assert "kari/lectures" in page
    assert 'data-md-component="source"' not in page
    assert "mkdocs/mkdocs" not in page


def test_no_request_leaves_a_site_with_a_repository(browser: Browser, url: str) -> None:
    context = browser.new_context(service_workers="block")
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url, wait_until="networkidle")
    page.goto(f"{url}lessons/steps/", wait_until="networkidle")
    context.close()
    assert any("colours.css" in address for address in asked)
    assert [address for address in asked if not address.startswith(url)] == []


def test_programs_that_show_links_get_title_words_and_a_picture(site: Site) -> None:
    for prefix, title in (("", "Steps"), ("nb/", "Steg")):
        page = site.page(f"{prefix}lessons/steps/")
        for name, value in {
            "title": title,
            "url": f"{ADDRESS}{prefix}lessons/steps/",
            "image": f"{ADDRESS}{prefix}assets/course/card.png",
            "locale": prefix.strip("/") or "en",
        }.items():
            assert f'<meta property="og:{name}" content="{value}">' in page
        assert '<meta name="twitter:card" content="summary_large_image">' in page
        card = site.folder / f"{prefix}assets/course/card.png"
        assert card.read_bytes().startswith(b"\x89PNG")


def test_files_of_docs_such_as_that_of_a_domain_are_published(site: Site) -> None:
    assert (site.folder / "CNAME").read_text(encoding="utf-8") == "course.example.org\n"


def test_search_engines_may_list_the_site_unless_the_course_forbids_it(
    site: Site, tmp_path: Path
) -> None:
    assert "noindex" not in site.page("")
    project = project_with("tests/small_course", tmp_path)
    put_facts(project, "publish: {search_engines: forbid}\nsocial_card: false\n")
    hidden = build_site(project)
    for path in pages(hidden.folder):
        assert '<meta name="robots" content="noindex">' in path.read_text(encoding="utf-8"), path
    assert "og:image" not in hidden.page("")
    # outside a course's own repository the one in MkDocs' settings is taken
    facts = facts_of(hidden.page("lessons/steps/"))
    assert "https://github.com/mkdocs/mkdocs/issues/new" in facts
    assert "<time" not in facts


def test_no_page_of_a_draft_is_listed(tmp_path: Path) -> None:
    project = project_with("tests/small_course", tmp_path)
    put_facts(project, "")
    assert '<meta name="robots" content="noindex">' in build_site(project, "--draft").page("")


def test_a_site_below_any_path_or_at_no_known_address_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_links.ROOT", "/a/b/")
    project = project_with("tests/small_course", tmp_path)
    put_facts(project, FACTS, f"{SETTINGS}site_url: https://kari.example/a/b/\n")
    site = build_site(project)
    assert list(broken_links(site.folder)) == []
    assert '<link rel="canonical" href="https://kari.example/a/b/about/">' in site.page("about/")
    assert 'content="https://kari.example/a/b/nb/assets/course/card.png"' in site.page("nb/")
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    without = text.replace("site_url: https://kari.example/a/b/", "site_url: ''")
    (project / "mkdocs.yml").write_text(without, encoding="utf-8")
    unknown = build_site(project)
    assert "canonical" not in unknown.page("about/")
    assert "og:image" not in unknown.page("")
    assert not (unknown.folder / "assets/course/card.png").exists()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(service_workers="block")
    yield context.new_page()
    context.close()


def report_of(page: Page, selector: str = ".page-facts .report-mistake") -> str:
    """Return where a report goes, decoded, when its link is about to be used."""
    page.locator(selector).first.dispatch_event("pointerdown")
    return unquote(page.locator(selector).first.get_attribute("href") or "")


def test_a_report_names_the_question_it_stands_in(page: Page, url: str) -> None:
    page.goto(f"{url}quiz/week-1/")
    ids = page.locator("section.question h2").evaluate_all("all => all.map(one => one.id)")
    links = page.locator("section.question .report-mistake")
    addresses = [unquote(link.get_attribute("href") or "") for link in links.all()]
    assert len(addresses) == len(ids) > 3
    for id_, address in zip(ids, addresses, strict=True):
        assert f"{ADDRESS}quiz/week-1/#{id_} (content" in address


def test_a_report_names_the_heading_that_was_asked_for(page: Page, url: str) -> None:
    page.goto(f"{url}lessons/steps/#size")
    assert f"{ADDRESS}lessons/steps/#size (content" in report_of(page)


def test_a_report_quotes_what_is_selected_below_its_heading(page: Page, url: str) -> None:
    page.goto(f"{url}lessons/steps/")
    assert f"{ADDRESS}lessons/steps/ (content" in report_of(page)
    page.locator("#size + p").evaluate("node => getSelection().selectAllChildren(node)")
    report = report_of(page)
    assert f"{ADDRESS}lessons/steps/#size (content" in report
    assert report.endswith(
        "> The step size decides how far gradient descent walks; in code rate.\n"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_browser_shows_the_colours_that_were_computed(
    scheme: str, browser: Browser, url: str, site: Site
) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(f"{url}lessons/steps/")
    accent = page.evaluate("getComputedStyle(document.body).getPropertyValue('--accent').trim()")
    context.close()
    css = (site.folder / "assets/course/colours.css").read_text(encoding="utf-8")
    accents = re.findall(r"--accent: (.*?);", css)
    assert accent == accents[scheme == "dark"]
    assert accents[0] != "#ffe14d"
    assert accents[1] == "#ffe14d"


def repository(folder: Path) -> Path:
    """Return a repository in which `a/x.md` and then `a/ø.md` were committed."""
    (folder / "a").mkdir(parents=True)
    git(folder, "init", "-q")
    for name, date in (("x.md", "2026-01-02T00:00:00Z"), ("ø.md", "2026-02-03T00:00:00Z")):
        (folder / "a" / name).write_text("x\n", encoding="utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "-qm", name, date=date)
    return folder


def test_each_file_has_the_date_of_its_last_commit(tmp_path: Path) -> None:
    folder = repository(tmp_path / "one")
    assert change_dates(folder) == {"a/x.md": 1_767_312_000, "a/ø.md": 1_770_076_800}
    assert change_dates(folder / "a") == {"x.md": 1_767_312_000, "ø.md": 1_770_076_800}


def test_a_file_that_is_not_committed_as_it_is_has_no_date(tmp_path: Path) -> None:
    folder = repository(tmp_path / "one")
    (folder / "a/ø.md").write_text("y\n", encoding="utf-8")
    assert set(change_dates(folder / "a")) == {"x.md"}
    assert set(change_dates(folder)) == {"a/x.md"}


def test_a_history_that_is_cut_off_tells_no_dates(tmp_path: Path) -> None:
    folder = repository(tmp_path / "one")
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{folder}", "shallow")
    git(tmp_path, "clone", "-q", f"file://{folder}", "whole")
    assert change_dates(tmp_path / "shallow") == {}
    assert change_dates(tmp_path / "whole") == change_dates(folder)
    assert change_dates(tmp_path) == {}


def test_a_change_of_the_facts_reaches_the_pages_that_are_served(tmp_path: Path) -> None:
    project = project_with("tests/small_course", tmp_path)
    put_facts(project, "")
    live = LiveCourse(project, "http://127.0.0.1:1/", read_settings(project))
    live.open()
    before = live.answer("/") or b""
    course = project / "content/course.yml"
    text = course.read_text(encoding="utf-8")
    course.write_text(text.replace("weeks:", "licence: MIT\ncolour: '#fa0'\nweeks:", 1))
    assert live.renew(docs=False) == ()
    after = live.answer("/") or b""
    assert b"Licence: " not in before
    assert b"Licence: " in after
    assert b"--accent" in (live.answer("/assets/course/colours.css") or b"")
    assert (live.answer("/assets/course/card.png") or b"").startswith(b"\x89PNG")
