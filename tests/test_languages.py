"""A course in any languages: the site follows `course.yml`, and what it lacks is told at once."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from pypdf import PdfReader

from languages import add_words, course_in
from site_links import broken_links, pages
from sites import Site, build_site, run
from studyguide.languages.wording import wording

ADDRESS = "https://example.org/study-guide/"
NO_BOOKLETS = "extra: {booklets: false}\n"


def settings(project: Path, text: str) -> None:
    """Add lines to a project's settings."""
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(text)


def placeholder(page: str) -> str:
    """Return what the field of the glossary asks for."""
    found = re.search(r'id="glossary-filter" placeholder="([^"]*)"', page)
    assert found
    return found[1]


def search_wording(page: str) -> dict[str, str]:
    """Return what the search says."""
    found = re.search(r'class="search-open"[^>]* data-words="([^"]*)"', page)
    assert found
    words: dict[str, str] = json.loads(unescape(found[1]))
    return words


@pytest.mark.parametrize(
    ("code", "own", "says"),
    [
        ("nb", "nb", ("ltr", "Søk", "ene", "Skriv et navn")),
        ("de", "en", ("ltr", "Suchen", "ung", "Namen eingeben")),
        ("ar", "en", ("rtl", "بحث", "ات", "اكتب اسمًا")),
    ],
)
def test_a_course_in_one_language_is_in_that_language(
    code: str, own: str, says: tuple[str, str, str, str], tmp_path: Path
) -> None:
    direction, search, ending, asks = says
    project = course_in(tmp_path, {code: own})
    settings(project, NO_BOOKLETS)
    english = (project / "base.yml").read_text(encoding="utf-8")
    english = english.replace("theme:\n", "theme:\n  language: en\n")
    (project / "base.yml").write_text(english, encoding="utf-8")
    result = run(project, "build", "--strict", module="mkdocs")
    assert result.returncode == 0, result.stdout
    site = Site(project / "site", result.stdout)
    for path in pages(site.folder):
        page = path.read_text(encoding="utf-8")
        assert f'<html lang="{code}"' in page, path
        assert f'<body dir="{direction}"' in page, path
        assert search_wording(page)["label"] == search, path
        assert "untranslated" not in page, path
        assert f"/{code}/" not in page, path
        assert "/en/" not in page, path
    assert f'<link rel="canonical" href="{ADDRESS}glossary/">' in site.page("glossary/")
    assert placeholder(site.page("glossary/")) == asks
    assert 'value="translate"' not in site.page("flashcards/")
    assert f"<loc>{ADDRESS}glossary/</loc>" in (site.folder / "sitemap.xml").read_text()
    index = json.loads((site.folder / "search/index.json").read_text(encoding="utf-8"))
    assert (ending in index["rules"]["endings"]) == bool(ending)


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_the_first_language_is_at_the_root_whichever_it_is(engine: str, tmp_path: Path) -> None:
    project = course_in(tmp_path, {"nb": "nb", "en": "en"})
    settings(project, NO_BOOKLETS)
    site = build_site(project, "--engine", engine)
    assert "0 problems" in site.log
    assert list(broken_links(site.folder)) == []
    for prefix, code, asks, dark in (
        ("", "nb", "Skriv et navn, på norsk eller engelsk", "Bytt til mørk visning"),
        ("en/", "en", "Type a name, in English or Norwegian", "Switch to dark mode"),
    ):
        page = site.page(prefix)
        assert f'<html lang="{code}"' in page
        assert f'<link rel="canonical" href="{ADDRESS}{prefix}">' in page
        assert f'title="{dark}"' in page
        assert placeholder(site.page(f"{prefix}glossary/")) == asks
        assert f"<loc>{ADDRESS}{prefix}map/</loc>" in (
            site.folder / f"{prefix}sitemap.xml"
        ).read_text(encoding="utf-8")
        missing = (site.folder / f"{prefix}404.html").read_text(encoding="utf-8")
        assert f'href="/study-guide/{prefix}assets/' in missing
        assert f'<html lang="{code}"' in missing


def test_plain_mkdocs_builds_the_first_language(tmp_path: Path) -> None:
    project = course_in(tmp_path, {"nb": "nb", "en": "en"})
    settings(project, NO_BOOKLETS)
    assert run(project, "build", "-q", "--strict", module="mkdocs").returncode == 0
    page = (project / "site/index.html").read_text(encoding="utf-8")
    assert '<html lang="nb"' in page
    assert f'<link rel="canonical" href="{ADDRESS}">' in page
    assert 'hreflang="en"' in page
    assert not (project / "site/en").exists()


def test_a_language_without_words_has_english_ones_and_says_so_once(tmp_path: Path) -> None:
    project = course_in(tmp_path, {"en": "en", "nb": "nb", "pt-BR": "en"})
    course = (project / "content/course.yml").read_text(encoding="utf-8").splitlines()
    note = (
        f"content/course.yml:{course.index('- pt-BR') + 1}: the site has no words in 'pt-BR':"
        " English ones are shown. Translate them in content/languages/pt-BR.yml\n"
    )
    checked = run(project, "check").stdout
    assert checked.startswith(note)
    assert checked.endswith(": 0 problems\n")
    assert checked.count("\n") == 2
    site = build_site(project)
    assert note in site.log
    assert list(broken_links(site.folder)) == []
    asks = "Type a name, in English, Norwegian, or Brazilian Portuguese"
    assert placeholder(site.page("glossary/")) == asks
    assert (
        placeholder(site.page("nb/glossary/"))
        == "Skriv et navn, på norsk, engelsk eller portugisisk (Brasil)"
    )
    assert "In Brazilian Portuguese" in site.page("glossary/gradient/")
    assert "The term in another language" in site.page("flashcards/")
    assert '<html lang="pt-BR"' in site.page("pt-BR/about/")
    assert (site.folder / "pt-BR/pdf/guide.pdf").is_file()


def test_a_course_may_have_words_of_its_own(tmp_path: Path) -> None:
    project = course_in(tmp_path, {"en": "en", "pt-BR": "en"})
    settings(project, NO_BOOKLETS)
    words = project / "content/languages"
    words.mkdir()
    (words / "en.yml").write_text("weeks: Modules\nweek: Module {n}\n", encoding="utf-8")
    (words / "pt-BR.yml").write_text(
        "home: Início\nweek: Semana {n}\nis_true: Verdadeiro\nflashcards_kinds: {meaning: O quê}\n",
        encoding="utf-8",
    )
    checked = run(project, "check").stdout
    assert checked.startswith("content/languages/pt-BR.yml:1: no words for 'language', ")
    assert re.search(r" and \d{3} more: English ones are shown\. Translate them\n", checked)
    assert checked.endswith(": 0 problems\n")
    site = build_site(project)
    assert "Module 1" in site.page("weeks/")
    assert "Semana 1" in site.page("pt-BR/weeks/")
    assert "Verdadeiro" in site.page("pt-BR/quiz/week-1/")
    assert "O quê" in site.page("pt-BR/flashcards/")
    assert "Which term it is" in site.page("pt-BR/flashcards/")


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small course in three languages, German with English texts."""
    folder = tmp_path_factory.mktemp("three")
    return build_site(course_in(folder, {"en": "en", "nb": "nb", "de": "en"}))


def test_three_languages_lead_to_each_other_from_every_page(three: Site) -> None:
    assert list(broken_links(three.folder)) == []
    for path in pages(three.folder):
        page = path.read_text(encoding="utf-8")
        code = path.relative_to(three.folder).parts[0]
        own = code if code in ("nb", "de") else "en"
        assert f'<html lang="{own}"' in page, path
        others = re.findall(r'<a [^>]*lang="([a-z]+)" class="language-link">', page)
        assert {*others} == {"en", "nb", "de"} - {own}, path
        assert page.count('class="language-open"') == 1, path


def test_three_languages_have_menus_searches_and_quizzes_of_their_own(three: Site) -> None:
    for prefix, words, search in (
        ("", ("Glossary", "Weeks", "in English, Norwegian, or German"), "Search"),
        ("nb/", ("Ordliste", "Uker", "på norsk, engelsk eller tysk"), "Søk"),
        ("de/", ("Glossar", "Wochen", "auf Deutsch, Englisch oder Norwegisch"), "Suchen"),
    ):
        assert all(word in three.page(prefix) for word in words), prefix
        assert search_wording(three.page(prefix))["label"] == search
        quiz = unescape(three.page(f"{prefix}quiz/week-1/"))
        articles = re.search(r'data-folding="{"articles": (\[.*?\])', quiz)
        assert articles
        assert {"the", "det", "das"} <= {*json.loads(articles[1])}
        cards = json.loads((three.folder / prefix / "cards.json").read_text(encoding="utf-8"))
        translated = [card["back"] for card in cards if card["id"] == "gradient-descent:translate"]
        assert len(translated) == 1
        assert 'value="translate"' in three.page(f"{prefix}flashcards/")
    missing = (three.folder / "404.html").read_text(encoding="utf-8")
    for said in ("Page not found", "Siden finnes ikke", "Seite nicht gefunden"):
        assert f"<h1>{said}</h1>" in missing


def test_three_languages_have_booklets_with_lists_of_words_and_decks(three: Site) -> None:
    titles = {
        "": ("English – Norwegian", "Norwegian – English", "English – German"),
        "nb/": ("Norsk – engelsk", "Engelsk – norsk", "Norsk – tysk"),
        "de/": ("Deutsch – Englisch", "Englisch – Deutsch", "Deutsch – Norwegisch"),
    }
    for prefix, lists in titles.items():
        reader = PdfReader(three.folder / prefix / "pdf/guide.pdf")
        text = " ".join(page.extract_text() for page in reader.pages)
        assert all(title in text for title in lists), prefix
        assert (three.folder / prefix / "decks/course.apkg").is_file()
        assert [*(three.folder / prefix / "pdf").glob("week*1.pdf")]
    week = PdfReader(next((three.folder / "de/pdf").glob("week*2.pdf")))
    told = " ".join(page.extract_text() for page in week.pages)
    assert "(Woche 1)" in told  # a noun keeps its capital within a sentence


def test_check_and_build_tell_alike_what_is_wrong_with_words(tmp_path: Path) -> None:
    codes = ("en", "da", "de", "es", "fr", "it", "tlh")
    project = course_in(tmp_path, dict.fromkeys(codes, "en"))
    for code, changes in _CHANGES.items():
        add_words(project, code, *changes)
    checked, built = run(project, "check"), run(project, "build")
    found = re.sub(r"content/course.yml:\d+", "course", checked.stdout)
    found = re.sub(r"content/languages/(.*):\d\d+:", r"\1:", found)
    assert found.replace("content/languages/", "") == _TOLD
    assert built.stdout == f"{checked.stdout}Nothing was built: site/ is as it was.\n"
    plain = run(project, "build", module="mkdocs")
    problems = (line for line in checked.stdout.splitlines() if "English ones" not in line)
    assert all(line in plain.stdout for line in [*problems][:-1])
    assert "Traceback" not in plain.stdout


_CHANGES = {
    "da": [("\nhome: Home\n", "\nhome: Start: her\n")],
    "de": [("\nhomework: Homework\n", "\n"), ("\nreadings: Readings\n", "\nreadngs: Readings\n")],
    "es": [
        ("\nweek: Week {n}\n", "\nweek: Semana {numero}\n"),
        ("this is in {language}", "this is {language}, {n"),
        ("done} of {all} done", "done} done"),
        ("\nis_true: \"True\"\n", "\nis_true: True\n"),
        ("minute: {one: \"{n} min\", many: \"{n} min\"}", "minute: [\"{n} min\"]"),
        ("term: {one: \"{n} term\",", "term: {one: \"un término\","),
    ],
    "it": [("\ncounts:\n", "\ncounts: none\nothers:\n")],
    "fr": [("\nlanguage: Own fr\n", "\nlanguage: Own fr\nlanguages: {no: norvégien}\n")],
}  # fmt: skip
_TOLD = """\
da.yml:5: a colon with a space behind it, in text without quotes. Put the text in quotes: '…'
de.yml: unknown key 'readngs'. Did you mean 'readings'?
es.yml: 'week' has the place '{numero}', which is never filled. Known: '{n}'
es.yml: 'flashcard.progress' has no '{all}'. Write where it belongs
es.yml: 'flashcard.time.minute' must be text, not a list. Put it in quotes
es.yml: 'is_true' must be text, not the YAML truth value true (as 'yes' and 'on' are). \
Put it in quotes
es.yml: 'not_translated' has a brace without its other. Write '{n}'
fr.yml:4: 'languages' must be lines 'code: name'. Put 'no' in quotes
it.yml: 'counts' must be lines 'key: text' as in English
it.yml: unknown key 'others'. Did you mean 'other_signs'?
10 problems in the content.
"""


def test_one_message_says_that_no_booklet_is_printed_in_a_script(tmp_path: Path) -> None:
    project = course_in(tmp_path, {"en": "en", "hi": "en", "am": "en"})
    terms = project / "content/lessons/01-walking-downhill/terms.yml"
    text = terms.read_text(encoding="utf-8").replace("hi: gradient descent\n", "hi: ढाल अवरोह\n")
    terms.write_text(text, encoding="utf-8")
    course = (project / "content/course.yml").read_text(encoding="utf-8").splitlines()
    told = "".join(
        f"content/course.yml:{course.index(f'- {code}') + 1}: no booklet of '{code}' can be"
        " printed in its script. Write 'booklets: false' below 'extra:' in mkdocs.yml\n"
        for code in ("hi", "am")
    )
    told += "2 problems in the content.\n"
    assert run(project, "check").stdout.endswith(told)
    assert told in run(project, "build").stdout
    settings(project, NO_BOOKLETS)
    assert run(project, "check").returncode == 0
    assert "ढाल अवरोह" in build_site(project).page("hi/glossary/gradient-descent/")


def test_pages_of_docs_are_read_where_mkdocs_has_them(tmp_path: Path) -> None:
    project = course_in(tmp_path, {"en": "en"})
    settings(project, f"{NO_BOOKLETS}docs_dir: pages\n")
    (project / "docs").rename(project / "pages")
    about = project / "pages/about.en.md"
    text = about.read_text(encoding="utf-8")
    assert "About" in build_site(project).page("about/")
    about.write_text(text.replace("title: About", "title: Who we are"), encoding="utf-8")
    site = build_site(project)
    assert all("Who we are" in path.read_text() for path in pages(site.folder))
    about.write_text(f"{text}\n[[nowhere]]\n", encoding="utf-8")
    assert "pages/about.en.md:8: unknown term 'nowhere'." in run(project, "build").stdout


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [
        ("en", "nb", "Norwegian"),
        ("nb", "en", "engelsk"),
        ("nb", "nb", "norsk"),
        ("nb", "de", "tysk"),
        ("en", "pt-BR", "Brazilian Portuguese"),
    ],
)
def test_a_language_has_a_name_in_every_other(language: str, code: str, name: str) -> None:
    assert wording(language).language_name(code).startswith(name)
