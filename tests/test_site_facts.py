"""What a course says of itself: colours, licence, repository, reports, and how they are shown."""

from __future__ import annotations

import colorsys
import re
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path
from struct import unpack
from urllib.parse import parse_qs, urlsplit
from zipfile import ZipFile

import pytest

from mistakes import small_course
from parts import data_of, text_of
from studyguide.languages.wording import wording
from studyguide.model.authored_text import AuthoredText
from studyguide.model.course import BookletRules, Course, Publishing
from studyguide.model.guide import Guide
from studyguide.model.repository import Repository
from studyguide.model.result_cache import ResultCache
from studyguide.pages.assets.colours import (
    SCHEMES,
    STRONG,
    TEXT,
    Scheme,
    accents,
    colours_css,
    contrast,
    parsed,
    written,
)
from studyguide.pages.assets.social_card import SIZE, card_source, social_card
from studyguide.pages.booklets.week_booklet import week_parts
from studyguide.pages.mistake_reports import ReportedPage, report_address
from studyguide.pages.render import render
from studyguide.pages.site import Release, Site
from studyguide.pages.site_facts import footer, licence_of, mail_of
from studyguide.reading.load import load_guide

ROOT = Path(__file__).parents[1]
EN = wording("en")
COURSE = Course(
    id="a-course",
    title=AuthoredText({"": "A course"}, "plain"), description=AuthoredText({"": "It is one."}),
    languages=("en",), weeks=(),
)  # fmt: skip
PAGE = ReportedPage("Steps & more", "https://example.org/lessons/steps/", "content/x.md")
RELEASE = Release("https://example.org/course/", 1_700_000_000)


def guide_with(folder: Path, lines: str) -> Guide:
    """Return the small course with lines in its `course.yml`."""
    course = small_course(folder)
    file = course / "content/course.yml"
    text = file.read_text(encoding="utf-8").replace("weeks:\n", f"{lines}\nweeks:\n", 1)
    file.write_text(text, encoding="utf-8")
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert problems == ()
    assert guide is not None
    return guide


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("https://github.com/o/n", "https://github.com/o/n/edit/main/a/b%20c.md"),
        ("https://github.com/o/n.git", "https://github.com/o/n/edit/main/a/b%20c.md"),
        ("https://github.com/o/n/tree/old/in/it/", "https://github.com/o/n/edit/old/in/it/a/b%20c.md"),
        ("https://gitlab.com/g/s/n", "https://gitlab.com/g/s/n/-/edit/main/a/b%20c.md"),
        ("https://git.uni.example/g/n/-/tree/x", "https://git.uni.example/g/n/-/edit/x/a/b%20c.md"),
        ("https://codeberg.org/o/n", "https://codeberg.org/o/n/_edit/main/a/b%20c.md"),
        ("https://git.uni.example/o/n/src/branch/x", "https://git.uni.example/o/n/_edit/x/a/b%20c.md"),
        ("https://git.uni.example/o/n", ""),
    ],
)  # fmt: skip
def test_a_repository_says_where_its_files_are_edited(text: str, edit: str) -> None:
    repository = Repository.of(text)
    assert repository is not None
    assert repository.edit_address("a/b c.md") == edit
    assert repository.name.endswith("/n")


@pytest.mark.parametrize("text", ["", "github.com/o/n", "https://github.com", "o/n", "ftp://x/o/n"])
def test_what_is_no_repository_is_none(text: str) -> None:
    assert Repository.of(text) is None


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("https://github.com/o/n", "title", "body"),
        ("https://gitlab.com/o/n", "issue[title]", "issue[description]"),
        ("https://codeberg.org/o/n", "title", "body"),
    ],
)
def test_a_report_is_an_issue_that_names_the_page(text: str, title: str, body: str) -> None:
    address = report_address(COURSE, Repository.of(text), PAGE, EN)
    assert urlsplit(address).path.endswith("/issues/new")
    values = parse_qs(urlsplit(address).query)
    assert values[title] == ["Mistake on the page “Steps & more”"]
    assert values[body][0].startswith(f"Page: {PAGE.address} (content/x.md)\n\nWhat is wrong")


@pytest.mark.parametrize(
    ("reports", "repository", "contact", "begins"),
    [
        (None, "https://github.com/o/n", "a@b.org", "https://github.com/o/n/issues/new?"),
        (None, "", "Kari <a@b.org>", "mailto:a@b.org?subject=Mistake%20on"),
        (None, "https://git.uni.example/o/n", "a@b.org", "mailto:a@b.org?"),
        (None, "", "Room 3", ""),
        ("email", "https://github.com/o/n", "a@b.org", "mailto:a@b.org?"),
        ("none", "https://github.com/o/n", "a@b.org", ""),
        ("issues", "https://github.com/o/n", None, "https://github.com/o/n/issues/new?"),
    ],
)
def test_reports_go_where_the_course_wants_them(
    reports: str | None, repository: str, contact: str | None, begins: str
) -> None:
    course = replace(COURSE, reports=reports, contact=contact)  # type: ignore[arg-type]
    address = report_address(course, Repository.of(repository), PAGE, EN)
    assert address.startswith(begins)
    assert bool(address) == bool(begins)


def circle() -> list[str]:
    """Return colours of every hue, from nearly black to nearly white, and greys."""
    return [
        written(colorsys.hls_to_rgb(hue / 12, lightness / 10, saturation))
        for hue in range(12)
        for lightness in range(11)
        for saturation in (0.0, 0.5, 1.0)
    ]


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark"])
def test_any_colour_can_be_read_in_both_schemes(scheme: Scheme) -> None:
    for colour in circle():
        own = {name: parsed(value) for name, value in accents(colour, scheme).items()}
        for ground in (parsed(scheme.ground), parsed(scheme.sheet), own["accent-soft"]):
            assert contrast(own["accent"], ground) >= TEXT, colour
            assert contrast(own["accent-strong"], ground) >= STRONG, colour
        assert contrast(own["on-accent"], own["accent"]) >= TEXT, colour
        assert contrast(parsed(_ink(scheme)), own["accent-soft"]) >= TEXT, colour


def _ink(scheme: Scheme) -> str:
    return "#1c2430" if scheme is SCHEMES[0] else "#e4e8ee"


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert accents("#0c5f62", SCHEMES[0])["accent"] == "#0c5f62"
    assert accents("#9be2dc", SCHEMES[1])["accent"] == "#9be2dc"


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(parsed("#000"), parsed("#ffffff")) == pytest.approx(21)
    assert contrast(parsed("#777777"), parsed("#fff")) == pytest.approx(4.48, abs=0.005)


def test_the_colours_are_computed_for_the_grounds_of_the_styles() -> None:
    css = (ROOT / "hooks/studyguide/theme/assets/studyguide/look.css").read_text(encoding="utf-8")
    for scheme in SCHEMES:
        block = css.partition(f"{scheme.selector} {{")[2].partition("}")[0]
        assert f"--ground: {scheme.ground};" in block
        assert f"--sheet: {scheme.sheet};" in block
        assert f"--ink: {_ink(scheme)};" in block
        for name in accents("#0c5f62", scheme):
            assert f"--{name}:" in block
    assert all(scheme.selector in colours_css("#fa0") for scheme in SCHEMES)


@pytest.mark.parametrize(
    ("text", "name", "url"),
    [
        ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-NC-SA 3.0", "CC BY-NC-SA 3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("MIT", "MIT", "https://spdx.org/licenses/MIT.html"),
        ("All rights reserved", "All rights reserved", ""),
    ],
)  # fmt: skip
def test_a_licence_is_known_by_its_identifier(text: str, name: str, url: str) -> None:
    course = replace(COURSE, licence=AuthoredText({"": text}, "plain"))
    licence = licence_of(course, ("en",))
    assert licence is not None
    assert (licence.name, licence.url) == (name, url)


@pytest.mark.parametrize(
    ("contact", "shown", "mail"),
    [
        ("a@b.org", '<a href="mailto:a@b.org">a@b.org</a>', "a@b.org"),
        ("Kari <a@b.org>", '<a href="mailto:a@b.org">Kari</a>', "a@b.org"),
        ("https://b.org/kari/", '<a href="https://b.org/kari/">b.org/kari</a>', ""),
        ("Room <3>", "Room &lt;3&gt;", ""),
    ],
)
def test_a_contact_is_shown_as_what_it_is(contact: str, shown: str, mail: str) -> None:
    assert footer(replace(COURSE, contact=contact), ("en",), EN) == f"Contact: {shown}"
    assert mail_of(contact) == mail


def test_the_licence_is_told_in_booklets_and_decks(tmp_path: Path) -> None:
    guide = guide_with(tmp_path, "licence: CC-BY-4.0")
    told = "Licence: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"
    parts = render(guide, "en")[0]
    assert text_of(parts, "decks/course.gift").startswith(f"// {told}\n")
    assert text_of(parts, "guide/week-01.txt").endswith(f"{told}\n")
    package = ZipFile(BytesIO(data_of(parts, "decks/course.apkg")))
    assert told.encode() in package.read("collection.anki2")
    (source, _), _ = week_parts(Site.of(guide, "en"), guide.course.weeks[0])
    assert told in source


def test_the_card_is_a_picture_of_the_usual_size_and_the_same_each_time(tmp_path: Path) -> None:
    site = Site.of(guide_with(tmp_path, "colour: '#ffee00'"), "en", RELEASE)
    one, other = social_card(site, ResultCache()), social_card(site, ResultCache())
    assert one is not None
    assert one == other
    assert one[:8] == b"\x89PNG\r\n\x1a\n"
    assert unpack(">II", one[16:24]) == SIZE
    assert len(one) < 100_000
    assert "example.org/course" in card_source(site)


def test_a_card_that_was_drawn_is_kept_and_a_damaged_one_drawn_anew(tmp_path: Path) -> None:
    site = Site.of(guide_with(tmp_path, ""), "nb", RELEASE)
    store = ResultCache(tmp_path / "cards")
    drawn = social_card(site, store)
    (kept,) = (tmp_path / "cards").iterdir()
    assert drawn is not None
    assert kept.read_bytes().endswith(drawn)
    kept.write_bytes(kept.read_bytes()[:-10])
    assert social_card(site, store) == drawn
    assert kept.read_bytes().endswith(drawn)


def test_there_is_no_card_where_none_is_wanted_or_none_can_be(tmp_path: Path) -> None:
    def card(lines: str, release: Release, name: str) -> bytes | None:
        guide = guide_with(tmp_path / name, lines)
        return social_card(Site.of(guide, "en", release), ResultCache())

    assert card("social_card: false", RELEASE, "off") is None
    assert card("", Release(), "nowhere") is None
    guide = guide_with(tmp_path / "signs", "")
    title = AuthoredText({"": "勾配"}, "plain")
    signs = replace(guide, course=replace(guide.course, title=title))
    assert social_card(Site.of(signs, "en", RELEASE), ResultCache()) is None


def test_the_page_of_settings_has_every_setting() -> None:
    page = (ROOT / "docs/project/settings.md").read_text(encoding="utf-8")
    for field in fields(Course):
        if field.name not in ("publish", "booklets"):
            assert f"| `{field.name}` |" in page
    for key, record in (("publish", Publishing), ("booklets", BookletRules)):
        for field in fields(record):
            assert f"`{key}: {field.name}`" in page


def test_the_settings_work_as_written(tmp_path: Path) -> None:
    page = (ROOT / "docs/project/settings.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(id: .*?)```", page, re.S)
    assert found
    lines = found[1].replace(" de:", " nb:").replace("[en, de]", "[en, nb]")
    course = small_course(tmp_path)
    file = course / "content/course.yml"
    weeks = file.read_text(encoding="utf-8").partition("weeks:\n")[2]
    file.write_text(f"{lines}weeks:\n{weeks}", encoding="utf-8")
    (course / "content/logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    guide, problems = load_guide(course / "content", docs=course / "docs")
    assert problems == ()
    assert guide is not None
    assert guide.course.colour == "#7a1f5c"


def test_the_statement_about_privacy_names_what_the_browser_keeps() -> None:
    script = (ROOT / "hooks/studyguide/theme/assets/studyguide/store-key.js").read_text(
        encoding="utf-8"
    )
    assert "OWN_KEY = `studyguide:" in script
    others = [
        file.name
        for file in (ROOT / "hooks/studyguide/theme/assets/studyguide").glob("*.js")
        if re.search(
            r"(?:local|session)Storage|indexedDB|\bcaches\.|document\.cookie",
            file.read_text("utf-8"),
        )
    ]
    taking_away = "python-worker.js"  # names them so that code which is run cannot reach them
    keeping = ["database.js", "journal.js", "offline-worker.js", "theme-start.js"]
    assert sorted(others) == sorted([*keeping, taking_away])
    for language in ("en", "nb"):
        file = ROOT / f"docs/project/statements/privacy.{language}.md"
        statement = file.read_text(encoding="utf-8")
        assert "`studyguide:`" in statement
        assert "(IndexedDB " in statement
        assert "`__palette`" in statement
        assert "`__reading`" in statement
        assert "cache" in statement
        assert f"*{wording(language)['report_mistake']}*" in statement
        assert f"*{wording(language)['what_i_know']}*" in statement
