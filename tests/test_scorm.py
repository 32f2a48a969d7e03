"""The self-check of a week as a SCORM package, within a runtime that others have written."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from lxml import etree
from playwright.sync_api import Browser, FrameLocator, Page, expect

from conftest import served
from mistakes import SMALL_COURSE
from pages_in_browser import axe_violations, opened
from sites import Site, project_with, run
from studyguide.pages.packages.scorm_package import write_scorm_package
from studyguide.pages.site import Site as SiteOfGuide
from studyguide.reading.load import load_guide
from test_quiz import answer_rightly

SCO = "quiz/week-1/index.html"
PLATFORM = f"""<!doctype html><html lang="en"><title>Platform</title>
<script src="scorm12.min.js"></script><script>
const wanted = new URL(location.href).searchParams;
window.API = new Scorm12API({{ autocommit: false, logLevel: 5 }});
const kept = JSON.parse(localStorage.getItem("kept") ?? "null");
if (kept && !wanted.has("anew")) API.loadFromJSON(kept);
API.cmi.core.student_id = wanted.get("student") ?? "ada";
API.cmi.core.entry = kept && !wanted.has("anew") ? "resume" : "ab-initio";
if (wanted.has("refusing")) API.LMSCommit = () => "false";
</script><iframe title="Self-check" src="{SCO}" width="900" height="700"></iframe></html>"""
TOLD = "JSON.parse(JSON.stringify(API.renderCMIToJSONObject())).cmi"
NAMESPACES = {
    "cp": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
}


def write_package(site: Site, language: str, package: Path) -> None:
    guide, _ = load_guide(SMALL_COURSE / "content", docs=SMALL_COURSE / "docs")
    assert guide is not None
    built = site.folder if language == "en" else site.folder / language
    write_scorm_package(SiteOfGuide.of(guide, language), guide.week(1), built, package)


@pytest.fixture(scope="module")
def folder(small_site: Site, node_modules: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a platform in which the package was unpacked."""
    folder = tmp_path_factory.mktemp("scorm")
    write_package(small_site, "en", folder / "week.zip")
    with ZipFile(folder / "week.zip") as archive:
        archive.extractall(folder)
    shutil.copy(node_modules / "scorm-again/dist/scorm12.min.js", folder)
    (folder / "platform.html").write_text(PLATFORM, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def url(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(folder, tmp_path_factory.mktemp("scorm-root"))


def told(page: Page) -> dict[str, Any]:
    """Return what the platform was told last."""
    cmi = page.evaluate(TOLD)
    return {**cmi["core"], "suspend_data": cmi["suspend_data"]}


def leave(page: Page) -> dict[str, Any]:
    """Leave the self-check; return everything that the platform knows of it."""
    page.evaluate("document.querySelector('iframe').src = 'about:blank'")
    page.wait_for_function("API.isTerminated()")
    cmi: dict[str, Any] = page.evaluate(TOLD)
    return cmi


def answer_next(frame: FrameLocator) -> None:
    question = frame.locator("section.question[data-shown]")
    answer_rightly(question)
    question.get_by_role("button", name="Check", exact=True).click()
    for point in question.locator(".self-grade input").all():
        point.check()
    if question.locator(".self-grade button").count():
        question.locator(".self-grade button").first.click()
    question.get_by_role("button", name=re.compile("Next|result")).click()


def test_the_manifest_names_the_page_and_every_file(small_site: Site, tmp_path: Path) -> None:
    write_package(small_site, "nb", tmp_path / "week.zip")
    with ZipFile(tmp_path / "week.zip") as archive:
        manifest = etree.fromstring(archive.read("imsmanifest.xml"))
        names = {*archive.namelist()}

    def find(path: str) -> Any:
        return manifest.xpath(path, namespaces=NAMESPACES)

    assert find("string(//cp:schema)") == "ADL SCORM"
    assert find("string(//cp:schemaversion)") == "1.2"
    assert find("string(//cp:item/cp:title)") == "Selvtest: uke 1"
    (resource,) = find("//cp:resource[@adlcp:scormtype='sco']")
    assert resource.get("identifier") == find("string(//cp:item/@identifierref)")
    assert resource.get("href") == SCO
    assert {unquote(href) for href in find("//cp:file/@href")} == names - {"imsmanifest.xml"}


def test_the_platform_hears_of_every_answer_and_gives_them_back(browser: Browser, url: str) -> None:
    with opened(browser, url + "platform.html") as page:
        frame = page.frame_locator("iframe")
        expect(frame.get_by_text("Your learning platform keeps your answers")).to_be_visible()
        page.wait_for_function("API.cmi.core.lesson_status === 'incomplete'")
        answer_next(frame)
        page.wait_for_function("API.cmi.core.score.raw === '11.11'")
        score = {"min": "0", "max": "100", "raw": "11.11"}
        assert told(page)["score"].items() >= score.items()
        kept = leave(page)
        assert kept["core"]["exit"] == "suspend"
        assert kept["core"]["session_time"].startswith("00:00:")
        page.evaluate("kept => localStorage.setItem('kept', JSON.stringify({ cmi: kept }))", kept)
        page.goto(url + "platform.html?student=grace")  # another storage
        expect(frame.locator(".quiz-score")).to_contain_text("1 of 9")
        page.goto(url + "platform.html?anew")
        expect(frame.locator(".quiz-score")).to_contain_text("0 of 9")
    with opened(browser, url + "platform.html") as page:  # at another computer
        page.evaluate("kept => localStorage.setItem('kept', JSON.stringify({ cmi: kept }))", kept)
        page.reload()
        frame = page.frame_locator("iframe")
        for _ in range(8):
            answer_next(frame)
        page.wait_for_function("API.cmi.core.lesson_status === 'completed'")
        assert told(page)["score"]["raw"] == "100"
        assert len(told(page)["suspend_data"]) < 4096
        assert len(json.loads(told(page)["suspend_data"])["a"]) == 9


LONG = """async (url) => {
  const { textOf, answersIn } = await import(url);
  const ids = Array.from({ length: 60 }, (_, at) => `a-question-with-a-long-name-${at}`);
  const answer = (id, at) => ({ at: 5000, score: 0.5, tries: 2, given: ["long ".repeat(at)] });
  const text = textOf(Object.fromEntries(ids.map((id, at) => [id, answer(id, at)])), ids);
  return [text.length, Object.values(answersIn(text))];
}"""


def test_what_is_too_long_for_a_platform_loses_words_and_no_result(
    browser: Browser, url: str
) -> None:
    with opened(browser, url + SCO) as page:
        script = f"{url}assets/studyguide/scorm-state.js"
        length, answers = page.evaluate(LONG, script)
        assert 3500 < length <= 4096
        assert [(one["at"], one["score"], one["tries"]) for one in answers] == [(5000, 0.5, 2)] * 60
        assert answers[1]["given"] == ["long "]
        assert "given" not in answers[59]


def test_it_says_when_no_platform_takes_the_result(browser: Browser, url: str) -> None:
    with opened(browser, url + SCO) as page:
        expect(page.get_by_text("no score is reported")).to_be_visible()
        expect(page.locator("section.question[data-shown]")).to_be_visible()
        assert axe_violations(page) == []
    with opened(browser, url + "platform.html?refusing") as page:
        notice = page.frame_locator("iframe").get_by_text("has not taken your last result")
        expect(notice).to_be_visible()


def test_the_command_builds_the_site_and_writes_a_package_for_each_week(tmp_path: Path) -> None:
    project = project_with("tests/plain_course", tmp_path)
    result = run(project, "export", str(tmp_path / "out"), "--to", "scorm")
    assert result.returncode == 0, result.stdout
    packages = sorted((tmp_path / "out").rglob("*.zip"))
    assert [package.name for package in packages] == ["week-01.zip", "week-02.zip"]
