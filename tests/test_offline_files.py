"""What is built for reading without a network: a list of files, a worker, a manifest."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from mistakes import small_course
from pages_in_browser import ROOT
from sites import Site, build_site, files, project_with
from studyguide.model.result_cache import ResultCache
from studyguide.pages.assets.app_icons import ICONS, icon_files
from studyguide.pages.offline.file_groups import FileGroups
from studyguide.pages.offline.file_list import content_hash
from studyguide.pages.offline.worker_script import WORKER, no_service_worker
from studyguide.reading.load import load_guide

LANGUAGES = pytest.mark.parametrize("prefix", ["", "nb/"])


def listed(site: Site, prefix: str = "") -> dict[str, list[object]]:
    found: dict[str, list[object]] = json.loads(
        (site.folder / prefix / "offline/files.json").read_text(encoding="utf-8")
    )
    return found


@LANGUAGES
def test_the_list_has_every_page_and_each_file_with_its_hash(small_site: Site, prefix: str) -> None:
    built = files(small_site.folder / prefix)
    for path, (hash_, size, _) in listed(small_site, prefix).items():
        assert (hash_, size) == (content_hash(built[path]), len(built[path]))
    others = {path for path in built if path not in listed(small_site, prefix)}
    pages = {path for path in others if path.endswith("index.html")}
    assert {path for path in pages if not path.startswith("nb/")} == set()
    version = json.loads(built["offline/version.json"])["version"]
    assert version == content_hash(built["offline/files.json"])


@LANGUAGES
def test_a_week_has_its_pages_and_what_all_need_comes_with_it(
    small_site: Site, prefix: str
) -> None:
    groups: dict[object, set[str]] = {}
    for path, (*_, group) in listed(small_site, prefix).items():
        groups.setdefault(group, set()).add(path)
    assert {
        "weeks/1/index.html", "lessons/walking-downhill/index.html", "quiz/week-1/index.html",
        "quiz/week-1-terms/index.html", "glossary/gradient/index.html",
    } <= groups["week-1"]  # fmt: skip
    assert "glossary/step-size/index.html" in groups["week-2"]
    assert {"index.html", "offline/index.html", "terms.json"} < groups["shell"]
    assert {"cards.json", "flashcards/index.html", "search/index.json"} < groups["common"]
    assert {"map/index.html", "about/index.html"} <= groups["course"]
    downloads = ("pdf/", "guide/", "glossary.json", "decks/c", "decks/w")
    assert not [path for group in groups.values() for path in group if path.startswith(downloads)]


def test_a_picture_of_a_lesson_belongs_to_its_week() -> None:
    guide, _ = load_guide(ROOT / "tests/small_course/content")
    assert guide is not None
    group_of = FileGroups.of(guide).group_of
    assert group_of("lessons/steps/figures/step.webp") == "week-2"
    assert group_of("pictures/of-docs.png") == "course"
    assert group_of("pdf/week-01.pdf") == ""


@LANGUAGES
def test_the_manifest_leads_to_what_is_there(small_site: Site, prefix: str) -> None:
    folder = small_site.folder / prefix
    manifest = json.loads((folder / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["lang"] == (prefix.strip("/") or "en")
    assert manifest["name"] == {"": "Small course", "nb/": "Lite kurs"}[prefix]
    assert len(manifest["short_name"]) <= 12
    for icon in manifest["icons"]:
        with Image.open(folder / icon["src"]) as picture:
            assert "x".join(map(str, picture.size)) == icon["sizes"]
    for shortcut in manifest["shortcuts"]:
        assert (folder / shortcut["url"] / "index.html").is_file()
    scope = (folder / manifest["scope"]).resolve()
    assert scope == small_site.folder.resolve()


def test_an_icon_is_drawn_from_the_logo_in_any_format(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    drawn = Image.new("RGB", (300, 100), "#c02020")
    drawn.save(course / "content/logo.avif")
    text = (course / "content/course.yml").read_text(encoding="utf-8")
    changed = text.replace("weeks:\n", "logo: logo.avif\nweeks:\n", 1)
    (course / "content/course.yml").write_text(changed, encoding="utf-8")
    guide, _ = load_guide(course / "content")
    assert guide is not None
    one, other = (tuple(icon_files(guide, ResultCache())) for _ in range(2))
    assert one == other
    assert [file.uri for file in one] == [icon.uri for icon in ICONS]
    with Image.open(BytesIO(one[0].data)) as icon:
        assert icon.getpixel((96, 10))[3] == 0  # type: ignore[index]
        red, green, _, alpha = icon.getpixel((96, 96))  # type: ignore[misc]
        assert (red > 150, green < 80, alpha) == (True, True, 255)


def test_the_worker_of_a_site_is_one_script(small_site: Site) -> None:
    script = (small_site.folder / WORKER).read_text(encoding="utf-8")
    assert 'self.SITE = {"languages": ["nb/", ""]};' in script
    assert not (small_site.folder / "nb" / WORKER).exists()
    assert re.findall(r"^(?:import|export)\b", script, re.MULTILINE) == []
    names = re.findall(r"^(?:async function|function|const|class) (\w+)", script, re.MULTILINE)
    assert len(names) == len(set(names)) > 30


def test_a_course_need_not_be_kept(tmp_path: Path) -> None:
    project = project_with("tests/small_course", tmp_path)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("extra: {booklets: false}\n")
    course = project / "content/course.yml"
    text = course.read_text(encoding="utf-8")
    course.write_text(text.replace("weeks:\n", "offline: false\nweeks:\n", 1), encoding="utf-8")
    site = build_site(project)
    assert (site.folder / WORKER).read_text(encoding="utf-8") == no_service_worker()
    built = files(site.folder)
    assert [name for name in built if name.startswith(("offline/", "nb/offline/"))] == []
    for name in ("index.html", "weeks/1/index.html", "decks/index.html"):
        page = built[name].decode()
        assert "studyguide-offline" not in page
        assert "data-set" not in page
