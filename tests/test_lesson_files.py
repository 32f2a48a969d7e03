"""Files beside a lesson: whatever they are called and wherever a text leads to them."""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest

from mistakes import small_course
from pictures import png
from studyguide.addresses.uris import address_of
from studyguide.model.problems import Problems
from studyguide.pages.registry import Registry, registry_of
from studyguide.pages.site import Release
from studyguide.reading.load import load_guide

LESSON = "content/lessons/01-walking-downhill"
ROOT = "https://example.org/course/"
PLAYED = ("mp3", "m4a", "ogg", "wav", "mp4", "webm")
FORMATS = (*PLAYED, "pdf", "PPTX", "ipynb", "docx", "zip", "csv", "md")
FILES = [
    f"files/{name} {ending}.{ending}" if " " in name else f"files/{name}-{ending}.{ending}"
    for ending in FORMATS
    for name in ("plain", "sub folder/Große Datei (1)")
]
PICTURES = [
    f"figures/{name}.{ending}"
    for ending in ("svg", "png", "jpg", "JPEG", "webp", "avif", "gif")
    for name in ("plain", "Über uns/ein Bild")
]
TERM = """
- id: filed
  name: {{en: filed thing, nb: arkivert ting}}
  definition: &text
    en: &words |
      First of all, [a file](<{file}>).

{text}
    nb: *words
"""
QUESTION = """
- id: filed
  kind: true-false
  prompt: &text
    en: &words |
      First of all, [a file](<{file}>).

{text}
    nb: *words
  answer: true
  explanation: *text
  terms: [gradient]
"""


def course_with(folder: Path, files: list[str], text: str) -> Path:
    """Return the small course with files, and a text in its lesson, a term and a question."""
    course = small_course(folder)
    lesson = course / LESSON
    for file in files:
        (lesson / file).parent.mkdir(parents=True, exist_ok=True)
        (lesson / file).write_bytes(png(width=8, height=8) if "figures" in file else b"x")
        if file.endswith(".svg"):
            (lesson / file).write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    for name in ("lesson.en.md", "lesson.nb.md"):
        (lesson / name).write_text(f"{(lesson / name).read_text()}\n{text}", encoding="utf-8")
    indented = "\n".join(f"      {line}" for line in text.splitlines())
    for name, record in (("terms.yml", TERM), ("quiz.yml", QUESTION)):
        written = record.format(file=files[0], text=indented)
        (lesson / name).write_text((lesson / name).read_text() + written, encoding="utf-8")
    return course


def read(course: Path) -> tuple[Registry, Problems]:
    guide, problems = load_guide(course / "content")
    assert guide is not None
    return registry_of(guide, "en", release=Release(ROOT, 0))[0], problems


def addresses(body: str) -> list[str]:
    return [html.unescape(found) for found in re.findall(r'(?:href|src)="([^"]+)"', body)]


def markdown(file: str, number: int) -> str:
    """Return a link and, of what is shown or played, a picture: encoded, or in angle brackets."""
    target = quote(file) if number % 2 else f"<{file}>"
    shown = file in PICTURES or file.rpartition(".")[2] in PLAYED
    picture = f"![What {number} shows]({target})\n\n" if shown else ""
    return f"{picture}[to file {number}]({target})\n"


def test_a_file_is_reached_by_whatever_name_from_whatever_text(tmp_path: Path) -> None:
    listed = [*FILES, *PICTURES]
    text = "\n".join(markdown(file, number) for number, file in enumerate(listed))
    registry, problems = read(course_with(tmp_path, listed, text))
    assert problems == ()
    published = {file.uri for file in registry.files()}
    reached = set()
    for page in registry.pages():
        for address in addresses(str(page.body)):
            assert re.fullmatch(r"[!-~]+", address), address
            path = unquote(urlsplit(address).path)
            if (not urlsplit(address).scheme and "files/" in path) or "figures/" in path:
                uri = posixpath.normpath(f"{address_of(page.uri)}{path}")
                assert uri in published, (page.uri, address)
                reached.add(uri)
    assert reached == {f"lessons/walking-downhill/{file}" for file in listed}


def test_decks_lead_to_a_file_on_the_site(tmp_path: Path) -> None:
    file = "files/Große Datei.pdf"
    registry, _ = read(course_with(tmp_path, [file], f"[the slides](<{file}>)\n"))
    deck = next(part.text for part in registry.files() if part.uri == "decks/course.gift")
    assert f"{ROOT}lessons/walking-downhill/{quote(file)}".replace(":", r"\:") in deck


def test_a_name_that_macos_has_packed_is_the_name_that_was_typed(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "files/Übung.pdf")
    course = course_with(tmp_path, [name], "[the exercise](files/Übung.pdf)\n")
    registry, problems = read(course)
    assert problems == ()
    body = str(registry.page("lessons/walking-downhill.md").body)
    assert quote(unicodedata.normalize("NFC", name)) in body


@pytest.mark.parametrize("ending", ["heic", "HEIF", "tiff", "bmp", "psd"])
def test_a_picture_that_browsers_do_not_show_is_told_with_what_to_do(
    ending: str, tmp_path: Path
) -> None:
    file = f"figures/photo.{ending}"
    _, problems = read(course_with(tmp_path, [file], f"![A photo]({file})\n"))
    told = {problem.message for problem in problems if problem.path.endswith("lesson.en.md")}
    assert told == {f"browsers do not show '{file}'. Save the picture as .jpg or .png"}
