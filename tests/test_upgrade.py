"""A course of an older version is brought up to date by one command, and reads as it did."""

from __future__ import annotations

import shutil
from functools import partial
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

from mistakes import small_course
from sites import ROOT, build_site, files
from studyguide.command.check import read
from studyguide.command.course_template import SCHEMAS
from studyguide.command.edits import Edits
from studyguide.command.requirement import installed
from studyguide.command.template_files import with_checksum
from studyguide.command.upgrade import upgrade
from studyguide.command.upgrade_search import one_search
from studyguide.command.upgrade_steps import Step, renew_templates
from studyguide.reading.schemas import schemas

WORKFLOW = ".github/workflows/publish.yml"
TEMPLATE = "github/dot-github/workflows/publish.yml"


def first_edition(folder: Path) -> Path:
    """Return the small course as the first edition would have had it."""
    course = small_course(folder)
    write(course / "content/course.yml", lambda text: text.replace("id: small-course\n", ""))
    for file in (ROOT / "tests/first_edition").iterdir():
        shutil.copyfile(file, course / file.name)
    pin = "# the generator\nstudyguide[pagefind]==0.0.9  # pinned\nmkdocs-redirects>=1.2\n"
    (course / "requirements.txt").write_text(pin, encoding="utf-8")
    return course


def write(file: Path, change: object) -> None:
    assert callable(change)
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8", newline="")


def test_one_command_makes_a_course_of_the_first_edition_right(tmp_path: Path) -> None:
    course = first_edition(tmp_path)
    (problem,) = read(course)[1]
    assert "the course has no 'id'." in problem.message
    assert problem.message.endswith("or run 'studyguide upgrade'")
    assert upgrade(course, dry_run=False) == 0
    guide, problems = read(course)
    assert problems == ()
    assert guide is not None
    assert (guide.course.id, guide.course.first_edition) == ("small-course", True)


def test_a_course_without_requirements_is_given_the_version_that_upgraded_it(
    tmp_path: Path,
) -> None:
    course = first_edition(tmp_path)
    (course / "requirements.txt").unlink()
    assert upgrade(course, dry_run=False) == 0
    requirements = (course / "requirements.txt").read_text(encoding="utf-8")
    assert requirements == f"{installed().line}\n"
    assert requirements.startswith(("studyguide==", "studyguide @ "))


def test_nothing_is_lost_of_what_was_written(tmp_path: Path) -> None:
    course = first_edition(tmp_path)
    before = files(course)
    assert upgrade(course, dry_run=False) == 0
    lost = {
        name: [line for line in data.decode().splitlines() if line.encode() not in after]
        for name, data in before.items()
        if data != (after := files(course).get(name, b""))
    }
    assert set(lost) == {
        "content/course.yml", "mkdocs.yml", "mkdocs.nb.yml", "requirements.txt"
    }  # fmt: skip
    assert lost["content/course.yml"] == []
    assert "site_name: Study guide" not in lost["mkdocs.yml"]
    assert lost["requirements.txt"] == ["studyguide[pagefind]==0.0.9  # pinned"]
    pin = (course / "requirements.txt").read_text(encoding="utf-8").splitlines()[1]
    assert pin == f"studyguide=={version('studyguide')}  # pinned"
    assert not (course / "mkdocs.nb.yml").exists()


def test_mkdocs_needs_only_the_plugin_afterwards(tmp_path: Path) -> None:
    course = first_edition(tmp_path)
    config = course / "mkdocs.yml"
    mine = "extra_css:\n  - assets/own.css\n  - assets/studyguide/site.css\n"
    write(config, lambda text: text.replace("extra_css:\n", mine).replace("copyright:", "c:"))
    assert upgrade(course, dry_run=False) == 0
    settings = yaml.load(config.read_text("utf-8"), yaml.BaseLoader)
    assert settings["theme"] == "material"
    assert settings["plugins"] == ["studyguide"]
    assert "search_engine" not in settings["extra"]
    assert settings["extra_css"] == ["assets/own.css"]
    assert {"hooks", "watch", "extra_javascript"}.isdisjoint(settings)
    assert build_site(course).page("nb/glossary/gradient")


BLOCKS = """\
plugins:
  - search:
      lang: en
  - studyguide:
      booklets: false
      # for a large course
      search_engine: pagefind
  - redirects
"""
FLOW = """\
plugins: [search, {studyguide: {search_engine: theme, booklets: no}}]
extra:
  search_engine: theme
strict: true
"""
WITHIN = "plugins: [search, {studyguide: {prefix: guide}}] # ours\n"
OTHER = "plugins: [search]\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BLOCKS, "plugins:\n  - studyguide:\n      booklets: false\n  - redirects\n"),
        (FLOW, "plugins: [{studyguide: {booklets: no}}]\nstrict: true\n"),
        (WITHIN, WITHIN),
        (OTHER, OTHER),
    ],
    ids=["blocks", "flow", "within another site", "no guide"],
)
def test_the_settings_of_the_search_are_taken_out(before: str, after: str, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"theme: material\n{before}", encoding="utf-8")
    edits = Edits(tmp_path)
    assert list(one_search(edits)) == []
    assert edits.text(config) == f"theme: material\n{after}"


def test_a_second_time_there_is_nothing_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    course = first_edition(tmp_path)
    assert upgrade(course, dry_run=False) == 0
    told = capsys.readouterr().out
    assert "- A course has an id, by which decks and browsers tell it from others.\n" in told
    assert "Changed: content/course.yml, mkdocs.yml, requirements.txt, mkdocs.nb.yml." in told
    after = files(course)
    assert upgrade(course, dry_run=False) == 0
    assert capsys.readouterr().out == (
        f"The course is as studyguide {version('studyguide')} wants it.\n"
    )
    assert files(course) == after


def test_a_dry_run_shows_the_changes_and_makes_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    course = first_edition(tmp_path)
    before = files(course)
    assert upgrade(course, dry_run=True) == 0
    shown = capsys.readouterr().out
    for line in ("+id: small-course\n", "+++ b/mkdocs.yml\n", "deleted file mkdocs.nb.yml\n"):
        assert line in shown
    assert files(course) == before


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("mkdocs.yml", "theme: [\n", "mkdocs.yml:2: not YAML: "),
        ("content/course.yml", "title: x\n  y: z\n", "content/course.yml:2: not YAML: "),
        ("mkdocs.nb.yml", "a: b: c\n", "mkdocs.nb.yml:1: not YAML: "),
        ("requirements.txt", b"\xff\xfe", "requirements.txt:1: the file is not in UTF-8."),
    ],
)
def test_what_cannot_be_read_stops_everything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, text: str | bytes, told: str
) -> None:
    course = first_edition(tmp_path)
    (course / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    before = files(course)
    assert upgrade(course, dry_run=False) == 1
    said = capsys.readouterr().err
    assert told in said
    assert "Nothing was changed." in said
    assert files(course) == before


@pytest.mark.parametrize(
    ("course_yml", "begins"),
    [
        ("\ufeffTITLE", "\ufeffid: x\n"),
        ("{TITLE}\n", "{id: x, first_edition: true, TITLE}\n"),
        ("# a comment\n\nTITLE\r\n", "# a comment\r\n\r\nid: x\r\nfirst_edition: true "),
    ],
)
@pytest.mark.parametrize(
    "title", ["title: X!", 'title: {nb: "Y", "en": x}', "# no: title\ntitle: x"]
)
def test_the_id_is_written_into_any_form_of_the_file(
    tmp_path: Path, course_yml: str, begins: str, title: str
) -> None:
    if course_yml.startswith("{") and title.startswith("#"):
        title = "title: x"
    file = tmp_path / "content/course.yml"
    file.parent.mkdir()
    text = course_yml.replace(
        "TITLE", f"languages: [en, nb]{', ' if '{T' in course_yml else chr(10)}{title}"
    )
    file.write_bytes(text.encode())
    assert upgrade(tmp_path, dry_run=False) == 0
    expected = begins.replace("TITLE", f"languages: [en, nb], {title}")
    assert file.read_bytes().decode().startswith(expected)


def test_settings_of_a_language_that_the_course_does_not_decide_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    course = first_edition(tmp_path)
    write(course / "mkdocs.nb.yml", lambda text: f"{text}copyright: Ola\n")
    assert upgrade(course, dry_run=False) == 0
    assert "mkdocs.nb.yml is no longer read. Move what is in it to mkdocs.yml: copyright." in (
        capsys.readouterr().out
    )
    assert (course / "mkdocs.nb.yml").is_file()


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_file_that_studyguide_wrote_is_renewed_unless_somebody_changed_it(
    tmp_path: Path, ends: str
) -> None:
    templates, course = tmp_path / "templates", tmp_path / "course"
    for file, text in (
        (templates / TEMPLATE, "on: [push]\n"), (course / WORKFLOW, with_checksum("on: push\n"))
    ):  # fmt: skip
        file.parent.mkdir(parents=True)
        file.write_bytes(text.replace("\n", ends).encode())
    file = course / WORKFLOW
    steps = (Step("Published as new courses are.", partial(renew_templates, folder=templates)),)
    assert upgrade(course, dry_run=False, steps=steps) == 0
    assert file.read_bytes().decode().replace("\r\n", "\n") == with_checksum("on: [push]\n")
    changed = file.read_bytes() + b"# mine\n"
    file.write_bytes(changed)
    (templates / TEMPLATE).write_text("on: []\n", encoding="utf-8")
    assert upgrade(course, dry_run=False, steps=steps) == 0
    assert file.read_bytes() == changed


def test_editors_are_given_the_schemas_of_this_version(tmp_path: Path) -> None:
    course = first_edition(tmp_path)
    schema = course / SCHEMAS / "terms.schema.json"
    schema.parent.mkdir(parents=True)
    schema.write_text("{}", encoding="utf-8")
    assert upgrade(course, dry_run=False) == 0
    assert files(schema.parent) == {name: text.encode() for name, text in schemas().items()}


def test_all_files_are_ready_before_any_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a", encoding="utf-8")
    (tmp_path / "b").write_text("a file, where a folder is needed", encoding="utf-8")
    edits = Edits(tmp_path)
    edits.write(tmp_path / "a.yml", "b")
    edits.write(tmp_path / "b/c.yml", "c")
    with pytest.raises(OSError, match="b"):
        edits.apply()
    assert files(tmp_path) == {"a.yml": b"a", "b": b"a file, where a folder is needed"}
