"""Pages of `docs/` are MkDocs' own: its Markdown, its plugins; and terms are links in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from site_links import broken_links
from sites import CONFIG, ROOT, Site, build_site, project_with, run, searched_places

PAGE = """\
---
title: Tools & notes
---
# Tools

The gradient, the gradient again, and [[step-size|the size]]; `[[gradient]]` is code. {{ sum }}.

## Where {#where}

See [the slope](../lessons/walking-downhill.md#the-slope) and [about](../about.md).

!!! note "A gradient"
    ++ctrl+k++ finds ==it==.
"""
HOOK = """\
def on_page_markdown(markdown, page, config, files):
    return markdown.replace("{{ sum }}", str(2 + 2))


def on_page_content(html, page, config, files):
    return html + "<p>seen by a plugin</p>"
"""


def project_in(folder: Path, *, settings: str = "") -> Path:
    project = project_with("tests/small_course", folder)
    (project / "docs/notes").mkdir()
    (project / "docs/notes/tools.md").write_text(PAGE, encoding="utf-8")
    (project / "hook.py").write_text(HOOK, encoding="utf-8")
    text = CONFIG.format(root=ROOT).replace('mkdocs_site.py"]', 'mkdocs_site.py", hook.py]')
    text += f"extra: {{booklets: false}}\n{settings}"
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_site(project_in(tmp_path_factory.mktemp("docs")))


@pytest.mark.parametrize("prefix", ["", "nb/"])
def test_a_page_without_a_language_is_in_every_language(site: Site, prefix: str) -> None:
    page = site.page(f"{prefix}notes/tools/")
    assert page.count('<a class="term" href="../../glossary/gradient/">gradient</a>') == 1
    assert page.count('<a class="term" href="../../glossary/step-size/">the size</a>') == 1
    assert "<code>[[gradient]]</code>" in page
    assert 'href="notes/tools/"' in site.page(prefix), "not in the menu"
    assert '<h2 id="where">' in page
    assert 'href="../../lessons/walking-downhill/#the-slope"' in page
    assert "<kbd" in page
    assert "<mark>it</mark>" in page
    assert list(broken_links(site.folder)) == []


def test_what_plugins_do_is_done_to_pages_of_docs_and_to_ours(site: Site) -> None:
    assert "is code. 4." in site.page("notes/tools/")
    for address in ("notes/tools/", "glossary/gradient/", "weeks/1/"):
        assert "<p>seen by a plugin</p>" in site.page(address), address


def test_a_page_of_docs_is_found_as_all_others_are(site: Site) -> None:
    places = searched_places(site.folder)
    assert {"notes/tools/", "notes/tools/#where", "about/"} <= places
    listed = json.loads((site.folder / "pages.json").read_text(encoding="utf-8"))
    assert ["about/", "About"] in listed
    menu = site.page("glossary/")
    assert menu.index('href="../quiz/"') < menu.index('href="../about/"')
    assert "notes/tools/" in menu


def test_the_settings_say_which_pages_of_docs_the_menu_lists(tmp_path: Path) -> None:
    project = project_in(tmp_path, settings="nav: [{Things: notes/tools.md}]\n")
    menu = build_site(project).page("glossary/")
    assert "Things" in menu
    assert 'href="../about/"' not in menu


def test_what_is_not_translated_is_there_in_a_draft_and_says_so(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    (project / "docs/about.nb.md").unlink()
    result = run(project, "build")
    assert "docs/about.nb.md:1: the page is not translated. Write this file" in result.stdout
    page = build_site(project, "--draft").page("nb/about/")
    assert "Ikke oversatt ennå: Dette er på engelsk." in page
    assert '<a class="term" href="../glossary/gradient/">gradient</a>' in page


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[nowhere]]", "docs/notes/tools.md:15: unknown term 'nowhere'."),
        (
            "[x](../glosary/index.md)",
            "docs/notes/tools.md:15: no page or file at '../glosary/index.md'.",
        ),
        (
            "[x](../quiz/index.md#nowhere)",
            "docs/notes/tools.md:15: nothing has the anchor of '../quiz/index.md#nowhere'.",
        ),
    ],
)
def test_a_link_that_leads_nowhere_stops_the_build(tmp_path: Path, text: str, told: str) -> None:
    project = project_in(tmp_path)
    page = project / "docs/notes/tools.md"
    page.write_text(f"{PAGE}\n{text}\n", encoding="utf-8")
    result = run(project, "build")
    assert result.returncode == 1
    assert told in result.stdout
