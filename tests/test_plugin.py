"""The plugin in a `mkdocs.yml` of a few lines; what is set there holds instead of our defaults."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from conftest import served
from pages_in_browser import WIDE, axe_violations, opened
from site_links import broken_links
from sites import Site, build_site, files, project_with, run

SHORT = """\
site_name: Small
site_url: !ENV [SITE_URL, "https://example.org/"]
theme: material
plugins: [studyguide]
"""
OWN = """\
site_name: Small
site_url: !ENV [SITE_URL, "https://example.org/"]
theme:
  name: material
  custom_dir: overrides
  features: [toc.follow]
  logo: logo.svg
plugins:
  - studyguide: {booklets: false, policy: {script-src: "https://stats.example"}}
  - search: {separator: "[ ]+"}
markdown_extensions: [pymdownx.mark]
extra_css: [own.css]
extra_javascript: [own.js, "https://stats.example/count.js"]
"""


WITHIN = """\
site_name: Handbook
site_url: https://example.org/study-guide/
strict: true
theme: {name: material, font: false, palette: {primary: indigo}}
plugins: [search, {studyguide: {prefix: guide}}]
nav: [index.md, tools.md]
"""


FACTS = """
logo: logo.svg
colour: '#7a1f5c'
licence: CC-BY-4.0
repository: https://github.com/kari/course
"""


def project_in(folder: Path, settings: str) -> Path:
    project = project_with("tests/small_course", folder)
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a site whose settings say something else than ours wherever they can."""
    project = project_in(tmp_path_factory.mktemp("own"), OWN)
    (project / "overrides/partials").mkdir(parents=True)
    (project / "overrides/partials/copyright.html").write_text("<p>ours alone</p>")
    (project / "docs/own.css").write_text("p { color: red }")
    (project / "docs/own.js").write_text("")
    (project / "docs/logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (project / "docs/marked.md").write_text("# Marked\n\nIt is ==marked==, and [^1] no note.\n")
    return build_site(project)


def test_four_lines_build_the_same_site_as_the_hook(small_site: Site, tmp_path: Path) -> None:
    site = build_site(project_in(tmp_path, SHORT))
    expected, built = files(small_site.folder), files(site.folder)
    assert built.keys() == expected.keys()
    assert [name for name in built if built[name] != expected[name]] == []


def test_mkdocs_itself_builds_the_first_language_with_the_plugin(tmp_path: Path) -> None:
    project = project_in(tmp_path, SHORT + "extra: {booklets: false}\n")
    result = run(project, "build", "--strict", module="mkdocs")
    assert result.returncode == 0, result.stdout
    assert '<html lang="en"' in (project / "site/glossary/gradient/index.html").read_text("utf-8")


def test_templates_of_the_project_lie_over_ours(own: Site) -> None:
    page = own.page("glossary/gradient")
    assert "<p>ours alone</p>" in page
    assert 'class="search-open' in page


def test_a_list_of_features_takes_the_place_of_ours(own: Site) -> None:
    page = own.page("glossary/gradient")
    assert '"toc.follow"' in page
    assert '"navigation.tabs"' not in page


def test_styles_and_scripts_of_the_project_come_after_ours(own: Site) -> None:
    page = own.page("glossary/gradient")
    assert 0 < page.index("assets/studyguide/study-guide.css") < page.index("own.css")
    assert 0 < page.index("assets/studyguide/study-guide.js") < page.index("own.js")
    assert 'src="../../logo.svg"' in page


def test_markdown_extensions_of_the_project_take_the_place_of_ours(own: Site) -> None:
    page = own.page("marked")
    assert "<mark>marked</mark>" in page
    assert "footnote" not in page


def test_there_is_one_search_even_if_the_project_names_the_themes(own: Site) -> None:
    assert (own.folder / "search/index.json").is_file()
    assert not (own.folder / "search/search_index.json").exists()
    assert not [*own.folder.glob("assets/javascripts/lunr/*"), *own.folder.rglob("search.*.min.js")]
    assert "md-search" not in own.page("glossary/gradient")


def test_settings_of_the_plugin_hold(own: Site) -> None:
    assert not (own.folder / "pdf").exists()
    for address in ("", "glossary/gradient", "weeks/1"):
        assert "; script-src 'self' https://stats.example\">" in own.page(address)


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        (SHORT.replace("[studyguide]", "[studyguide: {policy: off}]"), "glossary/gradient"),
        (SHORT.replace("material", "{name: material, features: [navigation.instant]}"), "weeks/1"),
    ],
    ids=["switched off", "instant navigation"],
)
def test_pages_need_not_have_a_policy(tmp_path: Path, settings: str, address: str) -> None:
    project = project_in(tmp_path, settings + "extra: {booklets: false}\n")
    page = build_site(project).page(address)
    assert "Content-Security-Policy" not in page
    assert "theme-start.js" in page


@pytest.fixture(scope="module")
def within(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a site of somebody's own with a guide in one of its folders."""
    project = project_in(tmp_path_factory.mktemp("within"), WITHIN)
    for page in (project / "docs").iterdir():
        page.unlink()
    with (project / "content/course.yml").open("a") as course:
        course.write(FACTS)
    drawing = "lessons/01-walking-downhill/figures/parabola.svg"
    shutil.copyfile(project / "content" / drawing, project / "content/logo.svg")
    (project / "docs/index.md").write_text("# Handbook\n\nFollow the gradient.\n")
    (project / "docs/tools.md").write_text("# Tools\n")
    (project / "docs/guide/flashcards").mkdir(parents=True)
    (project / "docs/guide/flashcards/index.md").write_text("# Cards of their own\n")
    result = run(project, "build", module="mkdocs")
    assert result.returncode == 0, result.stdout
    return Site(project / "site", result.stdout)


def test_within_another_site_the_guide_is_in_its_folder(within: Site) -> None:
    assert "<title>Handbook</title>" in within.page("")
    home = within.page("guide")
    assert "<title>Small course - Handbook</title>" in home
    assert "assets/studyguide/look.css" not in home
    assert '"palette": {"primary": "indigo"' in home or 'data-md-color-primary="indigo"' in home
    assert (within.folder / "guide/glossary/gradient/index.html").is_file()
    assert (within.folder / "guide/terms.json").is_file()
    assert not (within.folder / "assets/studyguide").exists()
    assert list(broken_links(within.folder)) == []


def test_within_another_site_its_own_pages_link_to_terms_and_win(within: Site) -> None:
    page = within.page("")
    assert 'href="guide/"' in page
    assert 'href="guide/flashcards/"' in page
    assert '<a class="term" href="guide/glossary/gradient/">gradient</a>' in page
    assert "Cards of their own" in within.page("guide/flashcards")


def test_within_another_site_the_course_says_nothing_of_its_look(within: Site) -> None:
    own, theirs = within.page("guide/glossary/gradient"), within.page("")
    for page in (own, theirs):
        assert not re.search(r"assets/course|md-source|rel=.license|og:|noindex", page)
    edit = "https://github.com/kari/course/edit/main/content/lessons/01-walking-downhill/terms.yml"
    assert f'href="{edit}"' in own
    assert 'class="report-mistake"' in own
    assert "page-facts" not in theirs


def test_within_another_site_the_theme_and_plugins_may_write_into_pages(within: Site) -> None:
    for page in (within.page("guide/glossary/gradient"), within.page("")):
        assert "Content-Security-Policy" not in page
        assert "<script>__md_scope=" in page
        assert "theme-start.js" not in page


def test_within_another_site_no_worker_is_in_charge_of_it(within: Site) -> None:
    built = files(within.folder)
    assert [name for name in built if re.search(r"service-worker|offline/|webmanifest", name)] == []
    for page in (within.page("guide/weeks/1"), within.page("")):
        assert not re.search(r"studyguide-offline|rel=.manifest|data-set", page)


def test_within_another_site_its_search_finds_the_guide(within: Site) -> None:
    index = json.loads((within.folder / "search/search_index.json").read_text("utf-8"))
    found = {entry["location"]: entry["text"] for entry in index["docs"]}
    places = {"", "tools/", "guide/glossary/gradient/", "guide/weeks/1/"}
    assert places <= found.keys()
    assert "steepest descent" in found["guide/glossary/gradient-descent/"]
    assert not [text for text in found.values() if "<math" in text]


def test_within_another_site_terms_are_found_from_every_page(
    browser: Browser, within: Site, tmp_path: Path
) -> None:
    for url in served(within.folder, tmp_path):
        with opened(browser, url, viewport=WIDE) as page:
            page.locator("a.term").first.hover()
            expect(page.locator(".preview-name")).to_have_text("Gradient")
            page.keyboard.press("Control+K")
            page.get_by_role("combobox").fill("step")
            expect(page.get_by_role("option").first).to_contain_text("step size")
            page.keyboard.press("Enter")
            expect(page).to_have_url(f"{url}guide/glossary/step-size/")
            theirs = [".md-copyright"]  # the theme's own grey is one hundredth too pale
            assert [fault for fault in axe_violations(page) if fault[1] != theirs] == []


@pytest.mark.parametrize("command", ["build", "serve"])
def test_within_another_site_mkdocs_builds(tmp_path: Path, command: str) -> None:
    result = run(project_in(tmp_path, WITHIN), command)
    assert result.returncode == 2
    assert result.stdout == (
        "mkdocs.yml: with 'prefix' the guide is a part of a site."
        " Run 'mkdocs build' or 'mkdocs serve'\n"
    )


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            SHORT.replace("theme: material", "theme: mkdocs"),
            "mkdocs.yml:3: the pages need Material. Write 'theme: material'",
        ),
        (
            SHORT + "use_directory_urls: false\n",
            "mkdocs.yml:5: 'use_directory_urls: false' moves every page. Leave it out",
        ),
        (SHORT.replace("[studyguide]", "[studyguide: {booklets: maybe}]"), "Expected type"),
    ],
)
def test_settings_that_cannot_be_are_told(tmp_path: Path, settings: str, message: str) -> None:
    result = run(project_in(tmp_path, settings), "build")
    assert result.returncode == 1
    assert message in result.stdout
    assert "Traceback" not in result.stdout
