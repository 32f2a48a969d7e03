"""What MkDocs finds wrong in its settings and in `docs/` is told by `check` as by a build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sites import build_site, project_with, run
from studyguide.engine.settings import read_settings, settings_problems

ABOUT = "docs/about.en.md"
WRITE = "Write the path of a file from this page: 'other.md', 'glossary/name.md'"
LINKS = """
[a](nowhere.md), [b](/glossary/), [c](gradient/),
[d](#nowhere), [e](index.md#nowhere), [a](other.md)

[again](nowhere.md), ![picture](no.png)
"""
TOLD_OF_LINKS = (
    (8, f"no page or file at 'nowhere.md'. {WRITE}"),
    (8, "'/glossary/' begins at the root of the server, where another site may be."),
    (8, "no page or file at 'gradient/'."),
    (9, "nothing has the anchor of '#nowhere'. Link to a heading that is there"),
    (9, "nothing has the anchor of 'index.md#nowhere'. Link to a heading that is there"),
    (9, f"no page or file at 'other.md'. {WRITE}"),
    (11, f"no page or file at 'nowhere.md'. {WRITE}"),
    (11, f"no page or file at 'no.png'. {WRITE}"),
)
REFUSED = "needs what the policy of the pages refuses. Write what is let in, 'policy: {"
SETTINGS = (
    ("nav: [missing.md]", "nav: no page 'missing.md' in docs/. Write the path of a page as it is"),
    ("nav: [/x/]", "nav: no page '/x/' in docs/. Write the path of a page as it is"),
    ("plugins: [nosuch]", "'plugins': The \"nosuch\" plugin is not installed"),
    ("use_directory_urls: false", "'use_directory_urls: false' moves every page. Leave it out"),
    ("bogus: 1", "'bogus': Unrecognised configuration name: bogus"),
    ("markdown_extensions: [nope]", "'markdown_extensions': Failed to load extension 'nope'."),
    ("extra: {policy: x}", "'policy: x' is no policy. Write 'policy: off', or what is let in"),
    ("extra: {policy: {script-src: 'a; b'}}", "'policy: {'script-src': 'a; b'}' is no policy."),
    ("extra: {analytics: {provider: google}}", f"'analytics' {REFUSED}"),
    ("extra_css: [https://a.example/x.css]", f"'extra_css' {REFUSED}"),
    ("extra_javascript: [{path: //a.example/x.js, async: true}]", f"'extra_javascript' {REFUSED}"),
    ("extra: {search_engine: theme}", "'search_engine' chooses nothing any more: there is one"),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return project_with("tests/small_course", tmp_path)


def told(said: str) -> list[tuple[str, int, str]]:
    """Return the places and messages of an output, sorted."""
    lines = re.findall(r"^(docs/[^:]*|mkdocs\.yml):(\d+): (.*)$", said, re.MULTILINE)
    return sorted((path, int(line), message) for path, line, message in lines)


def test_every_link_that_leads_nowhere_has_its_line_in_check_and_build(project: Path) -> None:
    with (project / ABOUT).open("a", encoding="utf-8") as page:
        page.write(LINKS)
    checked, built = run(project, "check"), run(project, "build")
    problems = told(checked.stdout)
    assert [path for path, _, _ in problems] == [ABOUT] * len(TOLD_OF_LINKS)
    for line, message in TOLD_OF_LINKS:
        found = [text for _, number, text in problems if number == line]
        assert any(text.startswith(message) for text in found), (line, message, found)
    assert told(built.stdout) == problems
    assert (checked.returncode, built.returncode) == (1, 1)
    assert "Aborted" not in built.stdout
    assert not (project / "site").exists()


@pytest.mark.parametrize(("line", "message"), SETTINGS, ids=[line for line, _ in SETTINGS])
def test_a_wrong_setting_has_its_line_in_check_and_build(
    project: Path, line: str, message: str
) -> None:
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(f"{text}{line}\n", encoding="utf-8")
    checked, built = run(project, "check"), run(project, "build")
    ((path, number, said),) = told(checked.stdout)
    assert (path, number) == ("mkdocs.yml", len(text.splitlines()) + 1)
    assert said.startswith(message)
    assert told(built.stdout) == [(path, number, said)]
    assert (checked.returncode, built.returncode) == (1, 1)


def test_settings_without_the_plugin_are_told(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: x\ntheme: material\n", encoding="utf-8")
    problem = "nothing makes the pages of the course. Write 'plugins: [studyguide]'"
    for command in ("check", "build"):
        result = run(project, command)
        assert told(result.stdout) == [("mkdocs.yml", 1, problem)]
        assert result.returncode == 1


def test_pages_of_docs_may_link_to_each_other_to_the_guide_and_to_files(project: Path) -> None:
    (project / "docs/files").mkdir()
    (project / "docs/files/plan.pdf").write_bytes(b"%PDF-1.7")
    (project / "docs/other.md").write_text("# Other\n\n## Part\n", encoding="utf-8")
    with (project / ABOUT).open("a", encoding="utf-8") as page:
        page.write(
            "\n[a](other.md#part) [b](glossary/gradient.md) [c](files/plan.pdf)"
            " [d](https://example.org/) [e](glossary/gradient.md#nowhere)\n"
        )
    problems = told(run(project, "check").stdout)
    message = "nothing has the anchor of 'glossary/gradient.md#nowhere'."
    assert problems == [(ABOUT, 8, f"{message} Link to a heading that is there")]
    text = (project / ABOUT).read_text(encoding="utf-8")
    (project / ABOUT).write_text(text.replace("#nowhere", ""), encoding="utf-8")
    assert run(project, "check").returncode == 0
    assert 'href="../other/#part"' in build_site(project).page("about/")


def test_a_draft_is_built_although_a_link_leads_nowhere(project: Path) -> None:
    with (project / ABOUT).open("a", encoding="utf-8") as page:
        page.write("\n[a](nowhere.md)\n")
    checked = run(project, "check", "--draft")
    assert checked.returncode == 0
    assert told(checked.stdout) == [(ABOUT, 8, f"no page or file at 'nowhere.md'. {WRITE}")]
    assert run(project, "build", "--draft").returncode == 0


@pytest.mark.parametrize(
    "value",
    [
        "!!int x", "!!float x", "!!bool x", "!!timestamp x", "!!binary x",
        "2026-13-45", "{[a]: b}", "{a: b", "[" * 3000, "&a [*a", "*a",
    ],
)  # fmt: skip
def test_a_value_that_is_none_is_told_and_nothing_is_read_of_the_settings(
    value: str, tmp_path: Path
) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\nextra:\n  a: {value}\n", encoding="utf-8")
    [problem] = settings_problems(tmp_path)
    assert problem.path == "mkdocs.yml"
    assert problem.line in (1, 3, 4)
    assert read_settings(tmp_path).booklets == read_settings(tmp_path / "nowhere").booklets
