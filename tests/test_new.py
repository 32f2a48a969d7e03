"""`studyguide new`: the course that it writes, what it asks and what it refuses."""

from __future__ import annotations

import io
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import PathDistribution
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
import yaml

from studyguide.command.check import read
from studyguide.command.course_template import HOSTS, TEMPLATES, Host, text_languages
from studyguide.command.main import main
from studyguide.command.requirement import requirement_of
from studyguide.languages.language_checks import language_notices
from studyguide.languages.wording import words_file
from studyguide.model.questions import Question
from studyguide.model.yaml_writer import scalar
from studyguide.reading.schemas import schemas

ROOT = Path(__file__).parents[1]
ACTION = re.compile(r"uses: ([\w/-]+)@(\S+)")
COURSES = [("en",), ("nb",), ("de",), ("pt",), ("ja",), ("ar",), ("en", "nb"), ("de", "pt", "en")]


def create(folder: Path, *languages: str, host: Host = "github") -> Path:
    """Return the folder of a new course."""
    codes = [part for code in languages for part in ("--language", code)]
    arguments = ["new", str(folder), "--title", "How to learn", *codes, "--host", host]
    assert main(arguments) == 0
    return folder


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return create(tmp_path_factory.mktemp("new") / "course", "en")


class Terminal(io.StringIO):
    """What somebody types."""

    def isatty(self) -> bool:
        return True


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{line}\n" for line in lines)))


@pytest.mark.parametrize("languages", COURSES, ids="+".join)
def test_a_new_course_has_no_mistakes(tmp_path: Path, languages: tuple[str, ...]) -> None:
    guide, problems = read(create(tmp_path / "course", *languages))
    assert guide is not None
    assert guide.course.languages == languages
    assert problems == ()
    wordless = [note.message for note in language_notices(guide)]
    assert [
        code for code in languages if any(f"words in '{code}'" in note for note in wordless)
    ] == [code for code in languages if not words_file(code)]


def test_it_has_a_question_of_each_kind(course: Path) -> None:
    guide, _ = read(course)
    assert guide is not None
    kinds = [get_args(get_type_hints(kind)["kind"])[0] for kind in get_args(Question)]
    assert sorted(question.kind for _, question in guide.questions()) == sorted(kinds)


CONSTRUCTS = (
    "[[", "\\begin{equation}", "\\eqref{", "![", "](files/", '=== "', "[^", ":   ", "| :-", "!!! ",
    "??? ", "```check", "```python", "- [x]", "- [ ]", "<!--",
)  # fmt: skip


@pytest.mark.parametrize("language", text_languages())
def test_its_lesson_shows_what_can_be_written(tmp_path: Path, language: str) -> None:
    lesson = create(tmp_path / "x", language) / "content/lessons/01-learning-that-lasts"
    text = (lesson / f"lesson.{language}.md").read_text(encoding="utf-8")
    assert [sign for sign in CONSTRUCTS if sign not in text] == []


def keys(entries: Mapping[str, object], above: str = "") -> Iterator[str]:
    for key, value in entries.items():
        yield from keys(value, f"{above}{key}.") if isinstance(value, dict) else (above + key,)


@pytest.mark.parametrize("language", text_languages())
def test_its_texts_are_there_in_each_of_our_languages(language: str) -> None:
    texts = {
        code: yaml.safe_load((TEMPLATES / f"texts/{code}.yml").read_text(encoding="utf-8"))
        for code in ("en", language)
    }
    assert list(keys(texts[language])) == list(keys(texts["en"]))
    for english in TEMPLATES.rglob("*.en.*"):
        assert english.with_name(english.name.replace(".en.", f".{language}.")).is_file(), english


def test_another_language_gets_the_english_texts(tmp_path: Path, capsys: object) -> None:
    course = create(tmp_path / "x", "pt")
    assert "# Learning" not in (course / "README.md").read_text(encoding="utf-8")
    assert "title: Learning that lasts" in (course / "content/course.yml").read_text("utf-8")
    assert isinstance(capsys, pytest.CaptureFixture)
    told = capsys.readouterr().out
    assert "Its example is in English where it should be in Portuguese: write your own." in told
    assert "no words in Portuguese yet: translate them in content/languages/pt.yml." in told


@pytest.mark.parametrize("language", [*text_languages(), "de-AT"])
def test_a_language_of_ours_needs_no_translating(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    create(tmp_path / "x", language)
    told = capsys.readouterr().out
    assert "in English" not in told
    assert "no words" not in told


def test_a_course_asks_for_the_fonts_of_its_languages(tmp_path: Path) -> None:
    course = create(tmp_path / "x", "en", "ar", "ja")
    assert "studyguide[fonts-cjk,fonts-rtl]" in (course / "requirements.txt").read_text("utf-8")


def test_the_readme_is_in_the_first_language(tmp_path: Path) -> None:
    readme = create(tmp_path / "x", "de", "en") / "README.md"
    assert "## Schreiben" in readme.read_text(encoding="utf-8")


def test_mkdocs_yml_has_few_lines(course: Path) -> None:
    lines = (course / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 10
    assert "plugins: [studyguide]" in lines


def test_editors_find_the_schemas(course: Path) -> None:
    settings = (course / ".vscode/settings.json").read_text(encoding="utf-8")
    named = json.loads(re.sub(r"^\s*//.*$", "", settings, flags=re.M))["yaml.schemas"]
    for name, pattern in named.items():
        assert (course / name).read_text(encoding="utf-8") == schemas()[Path(name).name]
        assert list(course.glob(str(Path(pattern).parent))), pattern
    assert len(named) == len(schemas())


def test_a_browser_is_enough(course: Path) -> None:
    container = json.loads((course / ".devcontainer/devcontainer.json").read_text("utf-8"))
    assert container["name"] == "How to learn"
    assert container["forwardPorts"] == [8000]
    assert "requirements.txt" in container["postCreateCommand"]


def test_the_workflow_pins_the_actions_that_this_repository_uses(course: Path) -> None:
    text = (course / ".github/workflows/publish.yml").read_text(encoding="utf-8")
    ours = dict(ACTION.findall((ROOT / ".github/workflows/site.yml").read_text("utf-8")))
    pinned = dict(ACTION.findall(text))
    assert all(re.fullmatch(r"[0-9a-f]{40}", version) for version in pinned.values())
    assert {name: pinned[name] for name in pinned if name in ours} == {
        name: ours[name] for name in ours if name in pinned
    }
    assert pinned.keys() - ours.keys() == {"actions/upload-artifact"}


def test_the_workflow_may_do_no_more_than_it_needs(course: Path) -> None:
    workflow = yaml.safe_load((course / ".github/workflows/publish.yml").read_text("utf-8"))
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "build": {"contents": "read", "pages": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }
    steps = workflow["jobs"]["build"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
    assert [line for line in commands if "SITE_URL" not in line] == [
        "python -m pip install -r requirements.txt", "studyguide check --format github",
        "studyguide build",
    ]  # fmt: skip
    assert steps[0]["with"] == {"fetch-depth": 0, "persist-credentials": False}


PUBLISHING = {
    "github": ".github/workflows/publish.yml",
    "gitlab": ".gitlab-ci.yml",
    "codeberg": ".woodpecker.yml",
    "netlify": "netlify.toml",
}


@pytest.mark.parametrize("host", HOSTS)
def test_a_course_has_the_files_of_its_host_alone(tmp_path: Path, host: Host) -> None:
    course = create(tmp_path / "x", "en", host=host)
    assert [name for name in PUBLISHING.values() if (course / name).exists()] == [PUBLISHING[host]]
    text = (course / PUBLISHING[host]).read_text(encoding="utf-8")
    settings = tomllib.loads(text) if host == "netlify" else yaml.safe_load(text)
    assert {"studyguide check", "studyguide build", "SITE_URL"} <= set(
        re.findall(r"studyguide check|studyguide build|SITE_URL", str(settings))
    )
    assert HOSTS[host] in (course / "README.md").read_text(encoding="utf-8")


def test_title_and_languages_are_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "", "Kjemi: 1", "norsk", "nb, en")
    assert main(["new", str(tmp_path / "x")]) == 0
    assert "'norsk' is no code of a language" in capsys.readouterr().out
    guide, problems = read(tmp_path / "x")
    assert guide is not None
    assert problems == ()
    assert guide.course.title.get("nb") == "Kjemi: 1"
    assert guide.course.languages == ("nb", "en")


def test_english_is_the_answer_of_who_gives_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "Law", "")
    assert main(["new", str(tmp_path / "x")]) == 0
    assert "languages: [en]" in (tmp_path / "x/content/course.yml").read_text(encoding="utf-8")


def refusal(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """Return what is said when nothing is written."""
    before = sorted(folder.parent.rglob("*"))
    assert main(["new", str(folder), *options]) == 1
    assert sorted(folder.parent.rglob("*")) == before
    told, last = capsys.readouterr().err.rstrip("\n").rsplit("\n", 1)
    assert last == "Nothing was written."
    return told.strip()


def test_who_stops_answering_has_no_half_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "Law")
    assert refusal(tmp_path / "x", capsys) == "No more was answered."


def test_without_a_terminal_the_options_are_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Law\nen\n"))
    told = refusal(tmp_path / "x", capsys, "--title", "Law")
    assert "write --language CODE as well" in told
    assert "write --title TEXT and --language CODE as well" in refusal(tmp_path / "x", capsys)


def test_a_folder_that_is_not_empty_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x/notes.txt").touch()
    told = refusal(tmp_path / "x", capsys, "--title", "Law", "--language", "en")
    assert "is not empty (notes.txt …). Name a new folder, or empty this one first." in told
    told = refusal(tmp_path / "x/notes.txt", capsys, "--title", "Law", "--language", "en")
    assert "is a file. Name a new folder." in told


def test_a_cloned_repository_without_files_counts_as_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    create(Path(), "en")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == [
        ".devcontainer", ".git", ".github", ".studyguide", ".vscode", "content", "docs",
    ]  # fmt: skip
    assert "\n  cd " not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("german", "'german' is no code of a language, such as 'en'"),
        ("german", "Did you mean 'de'?"),
        ("Deutsch", "Did you mean 'de'?"),
        ("EN", "Did you mean 'en'?"),
        ("frensh", "Did you mean 'fr'?"),
        ("no", "'no' is several written languages. Write 'nb' (bokmål) or 'nn' (nynorsk)."),
        ("en,de,en", "The language 'en' is named twice. Name it once."),
        ("../x", "'../x' is no code of a language"),
    ],
)  # fmt: skip
def test_an_unknown_language_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], code: str, told: str
) -> None:
    assert told in refusal(tmp_path / "x", capsys, "--title", "Law", "--language", code)


def test_it_ends_with_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    create(tmp_path / "my course", "en")
    commands = re.findall(r"^  (.*?)(?:    .*)?$", capsys.readouterr().out, re.M)
    assert commands == [f'cd "{tmp_path / "my course"}"', "studyguide serve", "studyguide build"]


@pytest.mark.parametrize(
    "title", ["Exam #2", "Law: part 1", "It's “law”", "yes", "1984", "- x", "[x]", "? x", "{x}, y"]
)
def test_any_title_is_read_back(tmp_path: Path, title: str) -> None:
    assert yaml.safe_load(f"[{scalar(title, in_braces=True)}, x]") == [title, "x"]
    assert main(["new", str(tmp_path / "x"), "--title", title, "--language", "en"]) == 0
    guide, problems = read(tmp_path / "x")
    assert problems == ()
    assert guide is not None
    assert guide.course.title.get("en") == title
    settings = (tmp_path / "x/mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", "")
    assert yaml.safe_load(settings)["site_name"] == title


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        (None, "studyguide==1.2.3"),
        ({"url": "file:///home/me/studyguide.whl", "archive_info": {}}, "studyguide==1.2.3"),
        (
            {"url": "https://example.org/r", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}},
            "studyguide @ git+https://example.org/r@0a1b",
        ),
        (
            {"url": "https://example.org/s.zip", "archive_info": {"hashes": {"sha256": "0a1b"}}},
            "studyguide @ https://example.org/s.zip#sha256=0a1b",
        ),
    ],
)
def test_what_is_installed_is_required_exactly(
    tmp_path: Path, origin: dict[str, object] | None, line: str
) -> None:
    info = tmp_path / "studyguide-1.2.3.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.4\nName: studyguide\nVersion: 1.2.3\n")
    if origin:
        (info / "direct_url.json").write_text(json.dumps(origin))
    requirement = requirement_of(PathDistribution(info))
    assert requirement.line == line
    assert bool(requirement.note) == (origin is not None and line == "studyguide==1.2.3")
