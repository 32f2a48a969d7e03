"""Code in lessons that readers run and change, in their browser and nowhere else."""

from __future__ import annotations

import io
import json
import re
import tarfile
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha512
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from playwright.sync_api import Browser, Locator, expect

from checks.policy import every_page_of_ours_has_the_policy_and_none_of_docs
from conftest import BuiltOnce, served
from pages_in_browser import NARROW, WIDE, axe_violations, opened
from sites import ROOT, Site, project_with, run
from studyguide.addresses.uris import lesson_uri
from studyguide.engine.project_guide import project_guide
from studyguide.engine.settings import read_settings
from studyguide.pages.assets.browser_python import LOCK, PARTS, VERSION
from studyguide.pages.assets.python_download import unpack
from studyguide.pages.assets.run_program import run as run_program
from studyguide.pages.registry import registry_of
from test_offline import LESSON, hosted, reader

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/programs.yml").read_text("utf-8"))
LESSONS = "content/lessons/01-walking-downhill"
TEXT = """
## Run it {#run-it}

```python run
for n in range(3):
    print(n * n)
```

```output
0
1
4
```

```python run
def twice(n):
    return n  # change this line
```

```expect
>>> twice(4)
8
```

??? tip "A solution"

    ```python
    def twice(n):
        return 2 * n
    ```

```python run
import small_wheel

print(small_wheel.WORD)
```

```python run
import numpy
```
"""
PROBE = """
import js, pyodide.code
print([name for name in dir(js) if not name.startswith("_") and name[0].isupper()])
for reach in ("import pyodide_js", "from js import fetch", "pyodide.code.run_js('1')"):
    try:
        exec(reach)
        print("reached", reach)
    except BaseException as error:
        print(type(error).__name__)
"""


def project_to_run(folder: Path) -> Path:
    """Return the small course with code to run, a wheel, and the Python of browsers."""
    project = project_with("tests/small_course", folder)
    course = project / "content/course.yml"
    text = course.read_text(encoding="utf-8").replace("weeks:\n", "run_python: true\nweeks:\n", 1)
    course.write_text(text, encoding="utf-8")
    for language in ("en", "nb"):
        with (project / f"{LESSONS}/lesson.{language}.md").open("a", encoding="utf-8") as lesson:
            lesson.write(TEXT)
    (project / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    (project / "wheels").mkdir()
    with ZipFile(project / "wheels/small_wheel-1-py3-none-any.whl", "w") as wheel:
        about = "Metadata-Version: 2.1\nName: small-wheel\nVersion: 1\n"
        tags = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        wheel.writestr("small_wheel.py", "WORD = 'from a wheel'\n")
        wheel.writestr("small_wheel-1.dist-info/METADATA", about)
        wheel.writestr("small_wheel-1.dist-info/WHEEL", tags)
        wheel.writestr("small_wheel-1.dist-info/RECORD", "small_wheel.py,,\n")
    return project


@pytest.fixture(scope="module")
def site(built_once: BuiltOnce) -> Site:
    return built_once("programs", project_to_run)


@pytest.fixture(scope="module")
def url(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(site.folder, tmp_path_factory.mktemp("programs-root"))


def press(program: Locator, name: str) -> None:
    program.get_by_role("button", name=name, exact=True).click()


def write(program: Locator, code: str) -> None:
    program.get_by_role("textbox").fill(code)
    press(program, "Run")


def output(program: Locator) -> Locator:
    return program.get_by_role("group", name="Output")


def test_readers_run_code_change_it_and_are_told_and_it_reaches_nothing_else(
    browser: Browser, url: str
) -> None:
    with opened(browser, url + LESSON, viewport=WIDE) as page:
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url))
        squares, twice, wheel = page.locator(".program").all()
        expect(squares.get_by_role("status")).to_contain_text("at most 13.4 MB")
        assert not [one for one in asked if "assets/python" in one]
        press(squares, "Run")
        expect(output(squares)).to_have_text("0\n1\n4\n", timeout=60_000)
        press(wheel, "Run")
        expect(output(wheel)).to_have_text("from a wheel\n")

        press(twice, "Run")
        expect(twice.get_by_role("status")).to_contain_text("twice(4) gives 4.")
        press(twice, "Change the code")
        editor = twice.get_by_role("textbox", name="The code, to be changed")
        expect(editor).to_be_focused()
        editor.press("ControlOrMeta+A")
        page.keyboard.type("def twice(n):\nreturn 2 * n")  # the line is indented by itself
        editor.press("Control+Enter")
        expect(twice.get_by_role("status")).to_contain_text("Right")
        assert axe_violations(page) == []

        write(twice, PROBE)
        expect(output(twice)).to_have_text("[]\nModuleNotFoundError\nImportError\nImportError\n")
        write(twice, "def twice(n):\n    return 1 / 0\ntwice(1)")
        expect(output(twice)).to_contain_text('File "program.py", line 2, in twice')
        page.reload()  # what was written is kept
        expect(editor).to_have_value("def twice(n):\n    return 1 / 0\ntwice(1)")
        press(twice, "Reset")
        expect(twice.locator("pre code").first).to_be_visible()


def test_keys_indent_and_leave_the_editor(browser: Browser, url: str) -> None:
    with opened(browser, url + LESSON, viewport=WIDE) as page:
        program = page.locator(".program").first
        press(program, "Change the code")
        editor = program.get_by_role("textbox")
        editor.fill("x")
        for key, value in (("Home", "x"), ("Tab", "    x"), ("Shift+Tab", "x")):
            editor.press(key)
            expect(editor).to_have_value(value)
        editor.press("Escape")
        expect(program.get_by_role("button", name="Run")).to_be_focused()
        page.keyboard.press("Tab")
        expect(program.get_by_role("button", name="Reset")).to_be_focused()


def test_what_never_ends_is_stopped(browser: Browser, url: str) -> None:
    with opened(browser, url + LESSON, viewport=NARROW, color_scheme="dark") as page:
        page.clock.install()
        program = page.locator(".program").first
        told = program.get_by_role("status")
        press(program, "Change the code")
        write(program, "print('begun')\nwhile True:\n    pass")
        expect(output(program)).to_have_text("begun\n", timeout=60_000)
        expect(program.get_by_role("button", name="Stop")).to_be_focused()
        press(program, "Stop")
        expect(told).to_have_text("Stopped.")
        write(program, "while True:\n    print('x' * 99)")
        expect(told).to_contain_text("it printed too much", timeout=60_000)
        write(program, "print('again')\nwhile True:\n    pass")
        expect(output(program)).to_have_text("again\n", timeout=60_000)
        page.clock.fast_forward(31_000)
        expect(told).to_contain_text("Stopped after 30 seconds.")
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_a_run_has_its_thirty_seconds_whatever_ran_before_it(browser: Browser, url: str) -> None:
    with opened(browser, url + LESSON, viewport=WIDE) as page:
        page.clock.install()
        first, second = page.locator(".program").first, page.locator(".program").nth(1)
        press(first, "Change the code")
        write(first, "print('begun')\nwhile True:\n    pass")
        expect(output(first)).to_have_text("begun\n", timeout=60_000)
        page.clock.pause_at(page.evaluate("Date.now() / 1000") + 1)
        page.clock.run_for(20_000)
        press(second, "Change the code")
        write(second, "print('instead')\nwhile True:\n    pass")
        expect(first.get_by_role("status")).to_have_text("Stopped.")
        expect(output(second)).to_have_text("instead\n", timeout=60_000)
        page.clock.run_for(20_000)
        expect(second.get_by_role("button", name="Stop")).to_be_visible()
        page.clock.run_for(11_000)
        expect(second.get_by_role("status")).to_contain_text("Stopped after 30 seconds.")
        press(first, "Reset")
        press(first, "Run")
        expect(output(first)).to_have_text("0\n1\n4\n", timeout=60_000)


def test_code_that_was_run_once_runs_without_a_network(browser: Browser, site: Site) -> None:
    with hosted(site.folder) as host, reader(browser) as page:
        page.goto(host.url + LESSON)
        page.wait_for_function("() => navigator.serviceWorker.controller")
        program = page.locator(".program").first
        press(program, "Run")
        expect(output(program)).to_have_text("0\n1\n4\n", timeout=60_000)
        assert page.evaluate(ARE_KEPT, host.url)
        host.is_down = True
        page.reload()
        press(program, "Run")
        expect(output(program)).to_have_text("0\n1\n4\n", timeout=60_000)


ARE_KEPT = """async (root) => {
    const listed = await (await fetch(`${root}offline/files.json`)).json();
    const wanted = Object.keys(listed).filter((uri) => uri.startsWith("assets/python/"));
    for (let tries = 0; tries < 600; tries++) {
        const files = await caches.open(`studyguide-files ${root}`);
        const kept = (await files.keys()).map(({ url }) => url.split("/").pop());
        if (wanted.every((uri) => kept.includes(listed[uri][0]))) return true;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
}"""


def test_without_scripts_there_is_the_code_with_what_it_prints(browser: Browser, url: str) -> None:
    with opened(browser, url + LESSON, java_script_enabled=False) as page:
        expect(page.get_by_role("button", name="Run")).to_have_count(0)
        shown = page.locator(".program-result")
        expect(shown.first).to_contain_text("It prints")
        expect(shown.last).to_contain_text("It should give")


def test_only_a_page_with_code_to_run_lets_webassembly_in(site: Site) -> None:
    every_page_of_ours_has_the_policy_and_none_of_docs(site)
    pages = {
        path.parent.relative_to(site.folder).as_posix()
        for path in site.folder.rglob("index.html")
        if "wasm-unsafe-eval" in path.read_text(encoding="utf-8")
    }
    assert pages == {LESSON.strip("/"), f"nb/{LESSON}".strip("/")}
    text = site.page(LESSON)
    assert text.count('<div class="program"') == 3, "nothing here brings NumPy"
    assert "import numpy" in re.sub("<[^>]*>", "", text)


def test_python_is_kept_for_offline_only_by_who_has_asked_for_it(site: Site) -> None:
    listed = json.loads((site.folder / "offline/files.json").read_text(encoding="utf-8"))
    groups = {entry[2] for uri, entry in listed.items() if uri.startswith("assets/python/")}
    assert groups == {"asked"}
    assert sum(entry[1] for entry in listed.values() if entry[2] == "asked") > 10_000_000


def test_downloads_have_the_code_with_what_it_should_give(site: Site) -> None:
    text = (site.folder / "guide/week-01.md").read_text(encoding="utf-8")
    assert 'title="It prints"\n0\n1\n4\n' in text
    assert 'title="It should give"\n>>> twice(4)\n8\n' in text


def test_code_is_run_on_this_machine_only_if_that_is_asked_for(tmp_path: Path) -> None:
    project = project_to_run(tmp_path)
    lesson = project / f"{LESSONS}/lesson.en.md"
    text = lesson.read_text(encoding="utf-8").replace("\n4\n", "\n5\n").replace("2 * n", "3 * n")
    started = "\n```python run\nopen('started', 'w').close()\nstart()\n```\n"
    lesson.write_text(text + started, encoding="utf-8")
    assert run(project, "check").returncode == 0
    result = run(project, "check", "--run-code")
    assert result.returncode == 1
    said = re.findall(r"lesson\.en\.md:\d+: (.*)", result.stdout)
    assert [message.partition(". ")[0] for message in said] == [
        "the code prints '4', which is not what is written below",
        "the solution does not do what it should: 'twice(4)' gives '12'",
        "the code ends with 'NameError: name 'start' is not defined'",
    ]
    assert not [*project.rglob("started")]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_program_is_judged(case: dict[str, Any]) -> None:
    written: list[str] = []
    result = json.loads(run_program(case["code"], case.get("expected", ""), written.append))
    assert "".join(written).startswith(case.get("written", ""))
    assert "studyguide" not in "".join(written), "nothing of ours is in what is told"
    assert result == {
        "failed": case.get("failed", False),
        "right": case.get("right"),
        "wrong": case.get("wrong", []),
    }


def test_only_the_package_that_is_known_is_taken(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name in (*PARTS, LOCK, "package.json", "../outside"):
            archive.addfile(tarfile.TarInfo(f"package/{name}"), io.BytesIO())
    package, folder = packed.getvalue(), tmp_path / "cache/pyodide" / VERSION
    with pytest.raises(ValueError, match="not the one that was expected"):
        unpack(package, folder)
    assert not folder.exists()
    unpack(package, folder, digest=b64encode(sha512(package).digest()).decode())
    assert {path.name for path in folder.iterdir()} == {*PARTS, LOCK, "package.json"}
    assert [path.name for path in folder.parent.iterdir()] == [VERSION]


def test_a_course_is_built_without_buttons_where_no_registry_can_be_asked(tmp_path: Path) -> None:
    project = project_to_run(tmp_path)
    (project / "node_modules").unlink()
    guide, problems = project_guide(project, read_settings(project))
    assert guide is not None
    [note] = problems
    assert note.severity == "note"
    assert note.message.startswith("Python for browsers cannot be fetched")
    page = registry_of(guide, "en")[0].page(lesson_uri(guide.lessons[0])).body
    assert '<div class="program"' not in page
    assert "It prints" in page
